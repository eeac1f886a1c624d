// SPDX-License-Identifier: GPL-3.0-or-later
// One kind of quotation marks: “these” or "these", ‘these’ or 'these'; what most pairs are is right.
#include "decks/lint/rule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

struct Marks
{
    QString straight, curly;
    QRegularExpression straightPair, curlyPair;
};

Remarks alike(const Prose &prose, const Marks &marks)
{
    int straightPairs = 0, curlyPairs = 0;
    for (const ProseLine &line : prose) {
        for (auto matches = marks.straightPair.globalMatch(line.text); matches.hasNext(); matches.next())
            ++straightPairs;
        for (auto matches = marks.curlyPair.globalMatch(line.text); matches.hasNext(); matches.next())
            ++curlyPairs;
    }
    if (straightPairs == 0 || curlyPairs == 0)
        return {};
    const bool toCurly = curlyPairs >= straightPairs;
    const QString &right = toCurly ? marks.curly : marks.straight;
    Remarks remarks;
    for (const ProseLine &line : prose)
        for (auto matches = (toCurly ? marks.straightPair : marks.curlyPair).globalMatch(line.text); matches.hasNext();) {
            const auto match = matches.next();
            const QString within = line.written.mid(match.capturedStart(1), match.capturedLength(1));
            remarks.append(remark("quotes", tr("the other quotation marks are %1; use them here too").arg(right.first(1) % u' ' % right.last(1)),
                                  line, match.capturedStart(), line.written.mid(match.capturedStart(), match.capturedLength()),
                                  right.front() % within % right.back()));
        }
    return remarks;
}

} // namespace

Remarks quotes(const Prose &prose)
{
    // An apostrophe is no quotation mark: it stands in or behind a Latin word.
    static const Marks kinds[] = {
        {u"\"\""_s, u"“”"_s, QRegularExpression(u"\"([^\"“”]+)\""_s), QRegularExpression(u"“([^\"“”]+)”"_s)},
        {u"''"_s, u"‘’"_s, QRegularExpression(u"(?<![A-Za-z0-9'])'(?=\\S)([^'‘’]+)(?<=\\S)'(?![A-Za-z0-9'])"_s),
         QRegularExpression(u"(?<![A-Za-z0-9])‘([^'‘’]+)’(?![A-Za-z0-9])"_s)}};
    Remarks remarks;
    for (const Marks &marks : kinds)
        remarks += alike(prose, marks);
    return remarks;
}

} // namespace yeonji::decks
