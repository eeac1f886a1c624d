// SPDX-License-Identifier: GPL-3.0-or-later
// One kind of quotation marks: “these” or "these"; what most pairs are is right.
#include "decks/lint/rule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

Remarks quotes(const Prose &prose)
{
    static const QRegularExpression straight(u"\"([^\"“”]+)\""_s), curly(u"“([^\"“”]+)”"_s);
    int straightPairs = 0, curlyPairs = 0;
    for (const ProseLine &line : prose) {
        for (auto matches = straight.globalMatch(line.text); matches.hasNext(); matches.next())
            ++straightPairs;
        for (auto matches = curly.globalMatch(line.text); matches.hasNext(); matches.next())
            ++curlyPairs;
    }
    if (straightPairs == 0 || curlyPairs == 0)
        return {};
    const bool toCurly = curlyPairs >= straightPairs;
    Remarks remarks;
    for (const ProseLine &line : prose)
        for (auto matches = (toCurly ? straight : curly).globalMatch(line.text); matches.hasNext();) {
            const auto match = matches.next();
            const QString within = line.written.mid(match.capturedStart(1), match.capturedLength(1));
            remarks.append(remark("quotes", toCurly ? tr("the other quotation marks are “ ”; use them here too")
                                                    : tr("the other quotation marks are \" \"; use them here too"),
                                  line, match.capturedStart(), line.written.mid(match.capturedStart(), match.capturedLength()),
                                  (toCurly ? u'“' : u'"') + within + (toCurly ? u'”' : u'"')));
        }
    return remarks;
}

} // namespace yeonji::decks
