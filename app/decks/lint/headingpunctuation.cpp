// SPDX-License-Identifier: GPL-3.0-or-later
// Headings end alike: all with a full stop (or colon), or none. What most of them do is right.
#include "decks/lint/rule.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

// Where a heading's words end: before closing marks, spaces and #s.
qsizetype endOf(const QString &heading)
{
    qsizetype end = heading.size();
    while (end > 0 && (heading.at(end - 1).isSpace() || u"#*_~"_s.contains(heading.at(end - 1))))
        --end;
    return end;
}

// `et al.`, `Feb.`, `U.S.`, `2026. 11. 12.`: the full stop is the last word's own.
bool endsInAbbreviation(QStringView words)
{
    static const QRegularExpression own(
        u"(?:\\b(?:et al|etc|vs|cf|approx|resp|Inc|Ltd|Corp|Fig|Eq|Sec|Univ|Dept|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
        "|\\b[A-Za-z]{1,2}\\.[A-Za-z]|\\d{1,2}\\. ?\\d{1,2})\\.$"_s);
    return own.matchView(words).hasMatch();
}

} // namespace

Remarks headingPunctuation(const Prose &prose)
{
    QHash<QChar, int> counts;
    const auto markOf = [](const ProseLine &line) {
        const qsizetype end = endOf(line.text);
        const QChar last = end > 0 ? line.text.at(end - 1) : QChar();
        return u".:;,。"_s.contains(last) ? last : QChar();
    };
    // A question is a question.
    const auto counted = [](const ProseLine &line) {
        const qsizetype end = endOf(line.text);
        return line.heading > 0 && end > line.heading + 1 && !u"?!…"_s.contains(line.text.at(end - 1))
            && line.text.at(end - 1) != QChar::ObjectReplacementCharacter && !endsInAbbreviation(QStringView(line.text).first(end));
    };
    for (const ProseLine &line : prose)
        if (counted(line))
            ++counts[markOf(line)];
    QChar usual;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        if (count.value() > counts.value(usual))
            usual = count.key();
    Remarks remarks;
    for (const ProseLine &line : prose) {
        if (!counted(line) || markOf(line) == usual)
            continue;
        const QChar mark = markOf(line);
        const qsizetype end = endOf(line.text);
        const QString sentence = usual.isNull()
            ? tr("this heading ends with “%1” and the others do not; leave it out").arg(mark)
            : tr("the other headings end with “%1”; end this one alike").arg(usual);
        remarks.append(remark("heading-punctuation", sentence, line, mark.isNull() ? end : end - 1,
                              mark.isNull() ? QString() : QString(mark), usual.isNull() ? QString() : QString(usual)));
    }
    return remarks;
}

} // namespace yeonji::decks
