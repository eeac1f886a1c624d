// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/spokenday.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

QRegularExpression whole(const QString &pattern)
{
    return QRegularExpression(u"^(?:"_s + pattern + u")$"_s, QRegularExpression::CaseInsensitiveOption);
}

int weekday(const QString &word)
{
    static const QString korean = u"월화수목금토일"_s;
    static const QStringList english = {u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    const auto at = word.size() == 1 ? korean.indexOf(word) : english.indexOf(word.first(3).toLower());
    return int(at) + 1;
}

int count(const QString &word)
{
    static const QHash<QString, int> words = {{u"하루"_s, 1}, {u"이틀"_s, 2}, {u"사흘"_s, 3}, {u"나흘"_s, 4}, {u"닷새"_s, 5},
        {u"엿새"_s, 6}, {u"이레"_s, 7}, {u"열흘"_s, 10}, {u"보름"_s, 15}, {u"a"_s, 1}, {u"one"_s, 1}, {u"two"_s, 2},
        {u"three"_s, 3}, {u"four"_s, 4}, {u"five"_s, 5}, {u"six"_s, 6}, {u"seven"_s, 7}, {u"ten"_s, 10}};
    return words.value(word.toLower(), word.toInt());
}

// A day of the year that has no year is the coming one.
QDate coming(int month, int day, QDate today)
{
    const QDate date(today.year(), month, day);
    return date.isValid() && date >= today ? date : QDate(today.year() + 1, month, day);
}

QDate inWeek(int weeks, int weekday, QDate today)
{
    return today.addDays(1 - today.dayOfWeek() + 7 * weeks + weekday - 1);
}

QDate dayOf(const QString &said, QDate today)
{
    static const QHash<QString, int> near = {{u"오늘"_s, 0}, {u"내일"_s, 1}, {u"모레"_s, 2}, {u"글피"_s, 3}, {u"today"_s, 0},
        {u"tomorrow"_s, 1}, {u"다음 주"_s, 7}, {u"다음주"_s, 7}, {u"next week"_s, 7}};
    if (near.contains(said.toLower()))
        return today.addDays(near.value(said.toLower()));

    static const auto inDays = whole(uR"((하루|이틀|사흘|나흘|닷새|엿새|이레|열흘|보름) ?(?:뒤|후|안)|(\d{1,3}) ?(일|주|주일|달|개월) ?(?:뒤|후|안)|in (a|one|two|three|four|five|six|seven|ten|\d{1,3}) (day|week|month)s?)"_s);
    if (const auto match = inDays.match(said); match.hasMatch()) {
        if (!match.captured(1).isEmpty())
            return today.addDays(count(match.captured(1)));
        const int number = count(match.captured(2) + match.captured(4));
        const QString unit = match.captured(3) + match.captured(5).toLower();
        return unit == u"일" || unit == u"day" ? today.addDays(number)
            : unit.startsWith(u'주') || unit == u"week" ? today.addDays(7 * number) : today.addMonths(number);
    }

    static const auto named = whole(uR"((?:(이번|다음|다다음) ?주 ?)?([월화수목금토일])요일|(?:(this|next) )?((?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun))"_s);
    if (const auto match = named.match(said); match.hasMatch()) {
        const QString which = match.captured(1) + match.captured(3).toLower();
        const int day = weekday(match.captured(2) + match.captured(4));
        if (which == u"이번")
            return inWeek(0, day, today);
        if (which == u"다음" || which == u"next")
            return inWeek(1, day, today);
        if (which == u"다다음")
            return inWeek(2, day, today);
        return today.addDays((day - today.dayOfWeek() + 6) % 7 + 1);
    }

    static const auto calendar = whole(uR"((\d{1,2})월 ?(\d{1,2})일|(\d{1,2})/(\d{1,2})|(\d{4})-(\d{1,2})-(\d{1,2}))"_s);
    if (const auto match = calendar.match(said); match.hasMatch()) {
        if (!match.captured(5).isEmpty())
            return QDate(match.captured(5).toInt(), match.captured(6).toInt(), match.captured(7).toInt());
        return coming(QString(match.captured(1) + match.captured(3)).toInt(), QString(match.captured(2) + match.captured(4)).toInt(), today);
    }
    static const auto dayAlone = whole(u"(?:(이번|이|다음) ?달 ?)?(?:(\\d{1,2})일|말(?:일)?)|월말"_s);
    if (const auto match = dayAlone.match(said); match.hasMatch()) {
        const QDate month = today.addMonths(match.captured(1) == u"다음" ? 1 : 0);
        if (match.captured(2).isEmpty())
            return QDate(month.year(), month.month(), month.daysInMonth());
        const QDate date(month.year(), month.month(), match.captured(2).toInt());
        return match.captured(1).isEmpty() && date < today ? date.addMonths(1) : date;
    }
    return {};
}

} // namespace

std::optional<SpokenDay> spokenDay(const QString &said, QDate today)
{
    static const QRegularExpression by(uR"(\s*(?:까지|전까지|안으로)$|^(?:by|on|until)\s+)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression clock(
        uR"(\s+(?:(오전|오후|낮|밤|저녁|아침)\s*)?(?:(\d{1,2})시(?:\s*(\d{1,2})분|\s*(반))?|(?:at )?(\d{1,2}):(\d{2})|(?:at )?(\d{1,2})\s*(am|pm))$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString text = said.simplified().normalized(QString::NormalizationForm_C);
    text.remove(by);
    SpokenDay found;
    if (const auto match = clock.match(text); match.hasMatch()) {
        int hour = QString(match.captured(2) + match.captured(5) + match.captured(7)).toInt();
        const int minute = match.captured(4).isEmpty() ? QString(match.captured(3) + match.captured(6)).toInt() : 30;
        const QString half = match.captured(1);
        if (((!half.isEmpty() && half != u"오전" && half != u"아침") || match.captured(8).toLower() == u"pm") && hour < 12)
            hour += 12;
        if (!QTime::isValid(hour, minute, 0))
            return std::nullopt;
        found.time = QTime(hour, minute);
        text = text.first(match.capturedStart());
    }
    found.day = dayOf(text, today);
    return found.day.isValid() ? std::optional(found) : std::nullopt;
}

QString writeDue(const SpokenDay &day)
{
    return day.day.toString(Qt::ISODate) + (day.time ? u' ' + day.time->toString(u"HH:mm"_s) : QString());
}

} // namespace yeonji::diary
