// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/lists.h"

#include "diary/stamp.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

// `2026. 4. 19. 정리` is a day, and no item of a list of lists (as in blocks.cpp).
const QRegularExpression &dottedDay()
{
    static const QRegularExpression re(uR"(^\d{4}\. ?\d{1,2}\.)"_s);
    return re;
}

} // namespace

std::optional<Enter> enterInList(QStringView before, QStringView after)
{
    // Quote marks and blanks, then perhaps a bullet or a number, then perhaps a box.
    static const QRegularExpression pattern(
        uR"(^((?:\s*>)*\s*)(?:([-*+])|(\d{1,9})([.)]))?((?<=[-*+.)])[ \t]+)?((?<=\s)\[[ xX]\][ \t]+)?)"_s);
    const QString whole = before.toString() + after;
    if (!parseStamps(whole).isEmpty())
        return std::nullopt;
    const auto match = pattern.matchView(before);
    const bool marked = (match.hasCaptured(2) || match.hasCaptured(3)) && !match.capturedView(5).isEmpty();
    if (marked && dottedDay().match(QStringView(whole).sliced(match.capturedLength(1)).toString()).hasMatch())
        return std::nullopt;
    const bool quoted = match.capturedView(1).contains(u'>');
    if (!marked && !quoted)
        return std::nullopt;
    const auto begun = marked ? match.capturedLength(0) : match.capturedLength(1);
    if (QStringView(whole).sliced(begun).trimmed().isEmpty()) {
        // An empty item ends the list, an empty line of a quote the quote.
        const qsizetype kept = marked ? match.capturedLength(1) : 0;
        return Enter{int(before.size() - kept), {}};
    }
    QString next = match.captured(1);
    if (marked) {
        next += match.hasCaptured(2) && !match.capturedView(2).isEmpty()
            ? match.captured(2) : QString::number(match.captured(3).toLongLong() + 1) + match.captured(4);
        next += match.captured(5);
        if (!match.capturedView(6).isEmpty())
            next += u"[ ] "_s;
    }
    return Enter{0, u'\n' + next};
}

bool isItem(const QString &line)
{
    static const QRegularExpression mark(uR"(^(?:[-*+]|\d{1,9}[.)])[ \t])"_s);
    return mark.match(line).hasMatch() && !dottedDay().match(line).hasMatch() && parseStamps(line).isEmpty();
}

bool beginsBlock(const QString &line)
{
    static const QRegularExpression block(uR"(^(?:#{1,6}[ \t]|>|```|~~~|\$\$|(?:---|\*\*\*|___)\s*$))"_s);
    return block.match(line).hasMatch() || isItem(line);
}

} // namespace yeonji::diary
