// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/dues.h"

#include "core/frontmatter.h"
#include "core/words.h"
#include "diary/blocks.h"
#include "diary/outline.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

const QRegularExpression &dueForm()
{
    static const QRegularExpression form(uR"((?<!\S)~(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?(?: ?까지)?(?=$|[\s.,:;)]))"_s);
    return form;
}

bool isMoment(const QRegularExpressionMatch &due)
{
    const QString time = due.captured(2);
    return QDate::fromString(due.captured(1), Qt::ISODate).isValid() && (time.isEmpty() || QTime::fromString(time, u"H:mm"_s).isValid());
}

Findings impossibleDues(const QString &text, const QString &file)
{
    static const QRegularExpression box(u"^\\[[ xX]\\][ \\t]"_s);
    const auto matter = findFrontMatter(text);
    Findings findings;
    forEachBlock(matter ? QStringView(text).sliced(matter->end) : QStringView(text), matter ? matter->lines + 1 : 1, [&](const TextBlock &block) {
        if (block.kind != TextBlock::Paragraph || !block.item || !box.match(block.text).hasMatch())
            return;
        const QString open = withoutHidden(block.text);
        Findings wrong;
        for (auto matches = dueForm().globalMatch(open); matches.hasNext();) {
            const auto match = matches.next();
            if (isMoment(match))  // one that can be kept makes it a promise
                return;
            const int line = block.line + int(QStringView(open).first(match.capturedStart()).count(u'\n'));
            wrong.append({Level::Warning, u"impossible-day"_s,
                          tr("`%1` is no day or hour there is, so this is no promise; write ~2026-04-17 18:00").arg(open.sliced(match.capturedStart(), match.capturedEnd(match.hasCaptured(2) ? 2 : 1) - match.capturedStart())), file, line, 0});
        }
        findings += wrong;
    });
    return findings;
}

} // namespace yeonji::diary
