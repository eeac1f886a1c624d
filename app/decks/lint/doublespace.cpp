// SPDX-License-Identifier: GPL-3.0-or-later
// Two spaces between words. Not in a table's source, where they align, nor at a line's end.
#include "decks/lint/rule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

Remarks doubleSpace(const Prose &prose)
{
    static const QRegularExpression twice(u"(?<=\\S)(?<![-*+>#]|\\d[.)])[ \u00a0]{2,}(?=\\S)"_s);
    Remarks remarks;
    for (const ProseLine &line : prose) {
        if (line.table)
            continue;
        for (auto matches = twice.globalMatch(line.text); matches.hasNext();) {
            const auto match = matches.next();
            remarks.append(remark("double-space", tr("two spaces where one is enough"), line, match.capturedStart(),
                                  match.captured(), u" "_s));
        }
    }
    return remarks;
}

} // namespace yeonji::decks
