// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/dues.h"

#include "core/frontmatter.h"
#include "core/words.h"
#include "diary/blocks.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

Findings impossibleDues(const QString &text, const QString &file)
{
    static const QRegularExpression box(u"^\\[[ xX]\\][ \\t]"_s);
    static const QRegularExpression code(u"(`+)[^`]*\\1"_s);
    static const QRegularExpression due(uR"((?<!\S)~(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?(?=(?: ?까지)?(?:$|[\s.,:;)])))"_s);
    const auto matter = findFrontMatter(text);
    Findings findings;
    forEachBlock(matter ? QStringView(text).sliced(matter->end) : QStringView(text), matter ? matter->lines + 1 : 1, [&](const TextBlock &block) {
        if (block.kind != TextBlock::Paragraph || !block.item || !box.match(block.text).hasMatch())
            return;
        QString open = block.text;
        for (auto spans = code.globalMatch(QString(open)); spans.hasNext();) {
            const auto span = spans.next();
            for (qsizetype i = span.capturedStart(); i < span.capturedEnd(); ++i)
                open[i] = open.at(i) == u'\n' ? u'\n' : u'`';
        }
        Findings wrong;
        for (auto matches = due.globalMatch(open); matches.hasNext();) {
            const auto match = matches.next();
            const QString time = match.captured(2);
            // One that can be kept makes it a promise.
            if (QDate::fromString(match.captured(1), Qt::ISODate).isValid() && (time.isEmpty() || QTime::fromString(time, u"H:mm"_s).isValid()))
                return;
            const int line = block.line + int(QStringView(open).first(match.capturedStart()).count(u'\n'));
            wrong.append({Level::Warning, u"impossible-day"_s,
                          tr("`%1` is no day or hour there is, so this is no promise; write ~2026-04-17 18:00").arg(match.captured()), file, line, 0});
        }
        findings += wrong;
    });
    return findings;
}

} // namespace yeonji::diary
