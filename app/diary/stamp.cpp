// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/stamp.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

// Patterns of Korean in its letters, so that an end of a syllable (ㅆ, ㄴ) can be asked for.
QRegularExpression ofLetters(const QString &pattern)
{
    return QRegularExpression(pattern.normalized(QString::NormalizationForm_D), QRegularExpression::CaseInsensitiveOption);
}

// A place is a name: no sentence ends within it, and it is none itself, as far as its words tell: a verb in the
// past, a polite or a noted ending behind a word that something is done to, somebody who does something, a
// metric with its value. What may be a name is one. In text that is searched all letters are small, so none is told by
// a capital: what is cut short is listed.
// (resources/web/dialect/stamps.js says the same.)
bool isPlace(QStringView text)
{
    static const QRegularExpression shortened(
        uR"((?<![\p{L}\p{N}])(?:[a-z]|st|mt|ft|dr|mr|mrs|ms|prof|rm|fl|apt|ste|bldg|ave|blvd|rd|ln|hwy|pl|sq|str|dept|univ|inst|jr|sr|co|inc|ltd|no(?=\.[ ]\d))\.[ ])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression sentence(
        uR"([.?][ ]+\S|![ ]+\S+[ ]+\S|[?!]$|^(?:I|We|You|He|She|It|They)(?:['’]|[ ](?:am|is|are|was|were|had|have|has|do|did|can|will|got|went|ran|made|saw|met|\p{L}+ed)[ ])|_[\p{L}\p{N}_]+[ ]+[-+]?\d)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const auto told = ofLetters(uR"(\x{11BB}(?:다|어(?:요)?|네(?:요)?|죠|지|음|습니다)\.?$|니다\.?$|(?:세|해|어|아|에|예|네|데)요\.$|(?:죠|까)\.$|(?<!바)다\.$)"_s);
    static const auto done = ofLetters(uR"((?:[a-z\d_](?:가|이|은|는|을|를)|(?<!가|고|노|마)을|를|에서|에게)[ ].*(?:다|요|네|함|됨|음)\.?$)"_s);
    const QString letters = text.toString().normalized(QString::NormalizationForm_D);
    return text.size() <= 80 && !sentence.match(text.toString().remove(shortened)).hasMatch()
        && !told.match(letters).hasMatch() && !done.match(letters).hasMatch();
}

// The date and time that open a stamp.
const QRegularExpression &opening()
{
    static const QRegularExpression re(
        uR"((?<![\w.-])(?:(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.|(\d{4})-(\d{2})-(\d{2}))(?:[ ]?\((?:[월화수목금토일](?:요일)?|(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\)|[ ]+[월화수목금토일]요일)?(?:(?:[Tt]|[ ]+)(\d{1,2}):(\d{2}))?(?=$|[ ,]))"_s);
    return re;
}

} // namespace

QList<Stamp> parseStamps(QStringView line)
{
    line = line.trimmed();
    if (line.isEmpty() || !line.front().isDigit())
        return {};
    QList<QRegularExpressionMatch> found;
    for (auto matches = opening().globalMatchView(line); matches.hasNext();)
        found.append(matches.next());
    if (found.isEmpty() || found.first().capturedStart() != 0)
        return {};
    QList<Stamp> stamps;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const auto &match = found.at(i);
        const int group = match.hasCaptured(1) ? 1 : 4;
        Stamp stamp;
        stamp.date = QDate(match.captured(group).toInt(), match.captured(group + 1).toInt(), match.captured(group + 2).toInt());
        if (!stamp.date.isValid())
            return {};
        if (match.hasCaptured(7)) {
            stamp.time = QTime(match.captured(7).toInt(), match.captured(8).toInt());
            if (!stamp.time->isValid())
                return {};
        }
        const auto end = i + 1 < found.size() ? found.at(i + 1).capturedStart() : line.size();
        QStringView rest = line.sliced(match.capturedEnd(), end - match.capturedEnd()).trimmed();
        // After the date comes a comma and a place, or nothing: other words make it a sentence.
        if (!rest.isEmpty()) {
            if (rest.front() != u',')
                return {};
            rest = rest.sliced(1).trimmed();
            if (i + 1 < found.size() && rest.endsWith(u','))
                rest = rest.chopped(1).trimmed();
            if (!isPlace(rest))
                return {};
            if (rest.endsWith(u'.'))
                rest = rest.chopped(1).trimmed();
        }
        stamp.place = rest.toString().normalized(QString::NormalizationForm_C);
        stamps.append(stamp);
    }
    return stamps;
}

bool isWorthSuggesting(const QString &place)
{
    static const QRegularExpression mayBeSaid(uR"(^(?:\p{Ll}\S*(?:[ ]+\S+){3,}|\S+(?:[ ]+\S+)+[ ]+\S*[다요네함됨음])$)"_s, QRegularExpression::UseUnicodePropertiesOption);
    return !place.isEmpty() && !mayBeSaid.match(place).hasMatch();
}

QString writeStamp(const Stamp &stamp)
{
    QString text = stamp.date.toString(u"yyyy. MM. dd."_s);
    if (stamp.time)
        text += u' ' + stamp.time->toString(u"HH:mm"_s);
    if (!stamp.place.isEmpty())
        text += u", "_s + stamp.place + (stamp.place.endsWith(u'.') ? u""_s : u"."_s);
    return text;
}

} // namespace yeonji::diary
