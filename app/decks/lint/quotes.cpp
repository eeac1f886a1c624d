// SPDX-License-Identifier: GPL-3.0-or-later
// One kind of quotation marks: “these” or "these", ‘these’ or 'these'; what most pairs are is right.
#include "decks/lint/rule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

struct Pair
{
    qsizetype from = 0, length = 0;   // its marks too
};

struct Marks
{
    QString straight, curly;
    QList<Pair> (*straightPairs)(const QString &line);
    QRegularExpression curlyPair;
};

QList<Pair> pairsOf(const QRegularExpression &pair, const QString &line)
{
    QList<Pair> pairs;
    for (auto matches = pair.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        pairs.append({match.capturedStart(), match.capturedLength()});
    }
    return pairs;
}

// An apostrophe is no quotation mark: it stands in or behind a Latin word.
QList<Pair> singlePairs(const QString &line)
{
    static const QRegularExpression pair(u"(?<![A-Za-z0-9'])'(?=\\S)([^'‘’]+)(?<=\\S)'(?![A-Za-z0-9'])"_s);
    return pairsOf(pair, line);
}

// A mark behind a number is one of inches, unless it ends what has begun. Where one is left over, nobody knows
// which belong together: none do.
QList<Pair> doublePairs(const QString &line)
{
    const auto isLatin = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    QList<Pair> pairs;
    qsizetype begun = -1;
    for (qsizetype at = line.indexOf(u'"'); at >= 0; at = line.indexOf(u'"', at + 1)) {
        const QChar above = at > 0 ? line.at(at - 1) : QChar(u' '), below = at + 1 < line.size() ? line.at(at + 1) : QChar(u' ');
        if (above == u'\\' || above == u'"')
            return {};
        if (begun >= 0) {
            const QStringView within = QStringView(line).sliced(begun + 1, at - begun - 1);
            if (above.isSpace() || isLatin(below) || within.contains(u'“') || within.contains(u'”'))
                return {};
            pairs.append({begun, at + 1 - begun});
            begun = -1;
        } else if (!isLatin(above) && !below.isSpace()) {
            begun = at;
        } else if (!above.isDigit()) {
            return {};
        }
    }
    return begun < 0 ? pairs : QList<Pair>();
}

Remarks alike(const Prose &prose, const Marks &marks)
{
    qsizetype straightPairs = 0, curlyPairs = 0;
    for (const ProseLine &line : prose) {
        straightPairs += marks.straightPairs(line.text).size();
        curlyPairs += pairsOf(marks.curlyPair, line.text).size();
    }
    if (straightPairs == 0 || curlyPairs == 0)
        return {};
    const bool toCurly = curlyPairs >= straightPairs;
    const QString &right = toCurly ? marks.curly : marks.straight;
    Remarks remarks;
    for (const ProseLine &line : prose)
        for (const Pair &pair : toCurly ? marks.straightPairs(line.text) : pairsOf(marks.curlyPair, line.text))
            remarks.append(remark("quotes", tr("the other quotation marks are %1; use them here too").arg(right.first(1) % u' ' % right.last(1)),
                                  line, pair.from, line.written.mid(pair.from, pair.length),
                                  right.front() % line.written.mid(pair.from + 1, pair.length - 2) % right.back()));
    return remarks;
}

} // namespace

Remarks quotes(const Prose &prose)
{
    static const Marks kinds[] = {
        {u"\"\""_s, u"“”"_s, doublePairs, QRegularExpression(u"“([^\"“”]+)”"_s)},
        {u"''"_s, u"‘’"_s, singlePairs, QRegularExpression(u"(?<![A-Za-z0-9])‘([^'‘’]+)’(?![A-Za-z0-9])"_s)}};
    Remarks remarks;
    for (const Marks &marks : kinds)
        remarks += alike(prose, marks);
    return remarks;
}

} // namespace yeonji::decks
