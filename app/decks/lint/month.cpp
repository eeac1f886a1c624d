// SPDX-License-Identifier: GPL-3.0-or-later
// A month cut to three letters has a full stop: `Feb.`, not `Feb`. May is whole, and `2024-Aug-03` is written so.
#include "decks/lint/rule.h"

using namespace Qt::StringLiterals;

namespace yeonji::decks {

Remarks month(const Prose &prose)
{
    // Some are names or words too: those count beside a number only.
    static const QRegularExpression cut(
        u"(?<![A-Za-z.])(?<!\\d-)(?:(?:Feb|Apr|Aug|Sept?|Oct|Nov)|(?:Jan|Mar|Jun|Jul|Dec)(?=\\s*\\d)|(?<=\\d )(?:Jan|Mar|Jun|Jul|Dec))(?![A-Za-z.]|-\\d)"_s);
    return everywhere(prose, cut, [](const ProseLine &line, const QRegularExpressionMatch &match) {
        return remark("month", tr("a shortened month needs a full stop: write %1.").arg(match.captured()),
                      line, match.capturedEnd(), {}, u"."_s);
    });
}

} // namespace yeonji::decks
