// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "core/words.h"
#include "diary/search.h"

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

// `2024`, `2024-05`, `2024-05-17`, dots as well: its first day.
Result<QDate> dayOf(const QString &text)
{
    static const QRegularExpression shape(uR"(^(\d{4})(?:[-.](\d{1,2}))?(?:[-.](\d{1,2}))?\.?$)"_s);
    const auto match = shape.match(text);
    const QDate day = match.hasMatch() ? QDate(match.captured(1).toInt(), match.hasCaptured(2) ? match.captured(2).toInt() : 1,
                                               match.hasCaptured(3) ? match.captured(3).toInt() : 1) : QDate();
    if (!day.isValid())
        return failure(ErrorKind::Usage, tr("`%1` is no day; write 2024, 2024-05 or 2024-05-17").arg(text));
    return day;
}

// A line on which an expression goes astray (`(a+)+b`) is given up after so many steps, some milliseconds.
constexpr QStringView patience = u"(*LIMIT_MATCH=200000)";

QRegularExpression caseless(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace

Query literalQuery(const QString &text)
{
    Query query;
    if (!text.isEmpty())
        query.terms.append({Query::Kind::Words, Pattern::literal(text), {}, false});
    return query;
}

Result<Query> parseQuery(const QString &given, Typing typing)
{
    const QString text = nfc(given);
    static const QRegularExpression part(
        uR"((-?)(?:(tag|place|before|after):)?(?:"([^"]*)(?:"|$)|(/(?:[^/\\]|\\.)+/)(?=\s|$)|(\S+)))"_s);
    Query query;
    for (auto parts = part.globalMatch(text); parts.hasNext();) {
        const auto match = parts.next();
        const QString key = match.captured(2);
        const QString quoted = match.captured(3), expression = match.captured(4);
        QString word = match.hasCaptured(3) ? quoted : match.captured(5);
        // What is still being typed may go on.
        const bool open = typing == Typing::Still && !parts.hasNext() && !match.hasCaptured(3);
        const QString end = open ? QString() : u"(?![\\p{L}\\p{N}_-])"_s;
        Query::Term term;
        term.negated = !match.captured(1).isEmpty();
        if (!expression.isEmpty() && key.isEmpty()) {
            term.kind = Query::Kind::Expression;
            term.expression = caseless(patience.toString() % expression.sliced(1).chopped(1));
            if (!term.expression.isValid())
                return failure(ErrorKind::Usage, tr("this expression is wrong at its character %1: %2")
                                                     .arg(std::max<qsizetype>(0, term.expression.patternErrorOffset() - patience.size()) + 1).arg(term.expression.errorString()));
            query.terms.append(term);
            continue;
        }
        if (word.isEmpty())
            continue;
        if (key == "before"_L1 || key == "after"_L1) {
            const auto day = dayOf(word);
            if (!day)
                return std::unexpected(day.error());
            // What is not before a day is on it or after. All bounds hold.
            if ((key == "before"_L1) != term.negated)
                query.before = query.before.isValid() ? std::min(query.before, *day) : *day;
            else
                query.after = query.after.isValid() ? std::max(query.after, *day) : *day;
            continue;
        }
        if (key == "tag"_L1) {
            term.kind = Query::Kind::Tag;
            while (word.startsWith(u'#'))
                word = word.sliced(1);
            term.pattern = Pattern::literal(word);
            const QString tag = QRegularExpression::escape(word);
            // What may follow a # is what diary/outline.cpp takes for a tag: no number alone, and no other marks. Front matter
            // may name any.
            static const QRegularExpression letters(u"^[\\p{L}\\p{N}_/-]*$"_s, QRegularExpression::UseUnicodePropertiesOption);
            const QString marked = letters.match(word).hasMatch() ? QString(u"(?<![^\\s(])#(?=[\\p{L}\\p{N}_/-]*[\\p{L}_])" % tag % end % u'|') : QString();
            term.expression = caseless(marked % u"^tags:.*(?<![\\p{L}\\p{N}_/.-])"_s % tag % (open ? QString() : u"(?![\\p{L}\\p{N}_.-])"_s));
        } else if (key == "place"_L1) {
            term.kind = Query::Kind::Place;
            term.pattern = open ? Pattern::typed(word) : Pattern::literal(word);
            const QStringList words = word.split(u' ', Qt::SkipEmptyParts);
            for (qsizetype i = 0; i < words.size() && words.size() > 1; ++i)
                term.words.append(Pattern::literal(words.at(i)));
        } else if (key.isEmpty() && !match.hasCaptured(3) && word.size() > 1 && word.startsWith(u'@')) {
            term.kind = Query::Kind::Person;
            term.pattern = Pattern::literal(word);
            term.expression = caseless(u"(?<!\\S)"_s % QRegularExpression::escape(word) % (open ? QString() : u"(?![\\p{L}\\p{N}_])"_s));
        } else {
            term.pattern = open ? Pattern::typed(word) : Pattern::literal(word);
        }
        query.terms.append(term);
    }
    return query;
}

} // namespace yeonji::diary
