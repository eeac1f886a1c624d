// SPDX-License-Identifier: GPL-3.0-or-later
// A month cut to three letters has a full stop: `Feb.`, not `Feb`. May is whole, and `2024-Aug-03` is written so.
#include "decks/lint/rule.h"

using namespace Qt::StringLiterals;

namespace yeonji::decks {

Remarks month(const Prose &prose)
{
    // Some are names or words too (`Strong Aug`): those count beside a day, a year or another month only.
    static const QRegularExpression cut(
        u"(?<![A-Za-z.])(?<!\\d-)(?:(?:Feb|Apr|Sept?|Oct|Nov)|WORD(?=\\s*(?:\\d{1,2}|\\d{4})(?!\\d|\\.\\d|[%x×]))|WORD(?=[-–~]MONTH(?![A-Za-z]))"
        "|(?<=\\d )WORD|(?<=MONTH[-–~]|MONTH\\.[-–~])WORD)(?![A-Za-z.]|-\\d)"_s
            .replace(u"WORD"_s, u"(?:Jan|Mar|Jun|Jul|Aug|Dec)"_s)
            .replace(u"MONTH"_s, u"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"_s));
    return everywhere(prose, cut, [](const ProseLine &line, const QRegularExpressionMatch &match) {
        return remark("month", tr("a shortened month needs a full stop: write %1.").arg(match.captured()),
                      line, match.capturedEnd(), {}, u"."_s);
    });
}

} // namespace yeonji::decks
