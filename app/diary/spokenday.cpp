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
        {u"엿새"_s, 6}, {u"이레"_s, 7}, {u"열흘"_s, 10}, {u"보름"_s, 15}, {u"일"_s, 1}, {u"이"_s, 2}, {u"삼"_s, 3}, {u"사"_s, 4},
        {u"한"_s, 1}, {u"두"_s, 2}, {u"세"_s, 3}, {u"네"_s, 4}, {u"다섯"_s, 5}, {u"여섯"_s, 6}, {u"a"_s, 1}, {u"an"_s, 1}, {u"one"_s, 1},
        {u"two"_s, 2}, {u"three"_s, 3}, {u"four"_s, 4}, {u"five"_s, 5}, {u"six"_s, 6}, {u"seven"_s, 7}, {u"ten"_s, 10}};
    return words.value(word.toLower(), word.toInt());
}

int weeksOf(const QString &which)
{
    return which == u"다음" || which == u"담" || which == u"차" || which == u"next" ? 1 : which == u"다다음" || which == u"다담" || which == u"차차" ? 2 : 0;
}

// A day of the year that has no year is the coming one; 29 February may be years away.
QDate coming(int month, int day, QDate today)
{
    for (int year = today.year(); year <= today.year() + 8; ++year)
        if (const QDate date(year, month, day); date.isValid() && date >= today)
            return date;
    return {};
}

// The next month that has the day, this one included.
QDate coming(int day, QDate today)
{
    for (int months = 0; months <= 2; ++months) {
        const QDate month = today.addMonths(months);
        if (const QDate date(month.year(), month.month(), day); date.isValid() && date >= today)
            return date;
    }
    return {};
}

QDate lastOf(QDate month)
{
    return QDate(month.year(), month.month(), month.daysInMonth());
}

QDate inWeek(int weeks, int weekday, QDate today)
{
    return today.addDays(1 - today.dayOfWeek() + 7 * weeks + weekday - 1);
}

// The beginning, the middle and the end of a month: the last day of each, since what is promised for it is not due before.
QDate within(QDate first, const QString &part)
{
    return !first.isValid() ? QDate() : part == u"초" ? first.addDays(9) : part == u"중순" ? first.addDays(19) : lastOf(first);
}

// `3월 2일`, `내년 3월 2일`, `2027년 3월 2일`, `12/4`, `12월 말`, `2026-12-04`, `2026. 12. 4.`, `April 17`, `17 April 2027`.
QDate dayOfCalendar(const QString &said, QDate today)
{
    static const auto numbers = whole(uR"((\d{1,2})월 ?(?:(\d{1,2})일|(초|중순|말)일?)|(\d{1,2})/(\d{1,2})|(\d{4})(?:-|/|\. ?)(\d{1,2})(?:-|/|\. ?)(\d{1,2})\.?)"_s);
    static const auto ofYear = whole(uR"((올해|내년|내후년|(\d{4})년) ?(\d{1,2})월 ?(?:(\d{1,2})일|(초|중순|말)일?))"_s);
    if (const auto match = ofYear.match(said); match.hasMatch()) {
        const QString which = match.captured(1);
        const int year = match.hasCaptured(2) && !match.captured(2).isEmpty() ? match.captured(2).toInt() : today.year() + (which == u"내년" ? 1 : which == u"내후년" ? 2 : 0);
        const QDate first(year, match.captured(3).toInt(), 1);
        return !match.captured(4).isEmpty() ? QDate(year, match.captured(3).toInt(), match.captured(4).toInt()) : within(first, match.captured(5));
    }
    if (const auto match = numbers.match(said); match.hasMatch()) {
        if (match.hasCaptured(6))
            return QDate(match.captured(6).toInt(), match.captured(7).toInt(), match.captured(8).toInt());
        if (match.hasCaptured(4))
            return coming(match.captured(4).toInt(), match.captured(5).toInt(), today);
        const int month = match.captured(1).toInt();
        if (match.hasCaptured(2))
            return coming(month, match.captured(2).toInt(), today);
        const QDate day = within(QDate(today.year(), month, 1), match.captured(3));
        return day >= today ? day : within(QDate(today.year() + 1, month, 1), match.captured(3));
    }
    static const QString month = u"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"_s;
    static const QString day = u"(\\d{1,2})(?:st|nd|rd|th)?"_s;
    static const auto words = whole(u"(?:"_s + month + u"\\.? "_s + day + u"|"_s + day + u" (?:of )?"_s + month + u"\\.?)(?:,? (\\d{4}))?"_s);
    if (const auto match = words.match(said); match.hasMatch()) {
        static const QString months = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
        const QString name = match.captured(1) + match.captured(4);
        const int number = int(months.indexOf(name.first(3).toLower())) / 3 + 1;
        const int of = QString(match.captured(2) + match.captured(3)).toInt();
        return match.hasCaptured(5) ? QDate(match.captured(5).toInt(), number, of) : coming(number, of, today);
    }
    return {};
}

// `30일`, `다음 달 3일`, `이달 말`, `월말`, `연말`, `end of the month`.
QDate dayOfMonth(const QString &said, QDate today)
{
    static const auto ofYear = whole(u"(?:연|년|올해 ?)말|(?:the )?end of (?:the |this )?year"_s);
    if (ofYear.match(said).hasMatch())
        return QDate(today.year(), 12, 31);
    static const auto last = whole(u"월말|말일|이번 ?달|이달|(?:the )?end of (?:the |this )?month"_s);
    if (last.match(said).hasMatch())
        return lastOf(today);
    static const auto the = whole(u"the (\\d{1,2})(?:st|nd|rd|th)"_s);
    if (const auto match = the.match(said); match.hasMatch())
        return coming(match.captured(1).toInt(), today);
    static const auto named = whole(u"(?:(이번|이|다음|담|다다음) ?달 ?)?(?:(\\d{1,2})일|(초|중순|말)일?)"_s);
    const auto match = named.match(said);
    if (!match.hasMatch())
        return {};
    const int number = match.captured(2).toInt();
    if (match.hasCaptured(2) && !match.hasCaptured(1))
        return coming(number, today);
    const QDate month = QDate(today.year(), today.month(), 1).addMonths(weeksOf(match.captured(1)));
    return match.hasCaptured(2) ? QDate(month.year(), month.month(), number) : within(month, match.captured(3));
}

QDate dayOf(const QString &said, QDate today)
{
    static const QHash<QString, int> near = {{u"오늘"_s, 0}, {u"내일"_s, 1}, {u"낼"_s, 1}, {u"모레"_s, 2}, {u"내일모레"_s, 2}, {u"내일 모레"_s, 2}, {u"낼모레"_s, 2},
        {u"글피"_s, 3}, {u"today"_s, 0}, {u"tonight"_s, 0}, {u"tomorrow"_s, 1},
        {u"day after tomorrow"_s, 2}, {u"the day after tomorrow"_s, 2}, {u"다음 주"_s, 7}, {u"다음주"_s, 7}, {u"next week"_s, 7}};
    if (const auto found = near.constFind(said.toLower()); found != near.cend())
        return today.addDays(*found);
    static const auto endOfDay = whole(u"(?:the )?end of (?:the )?day|eod"_s);
    if (endOfDay.match(said).hasMatch())
        return today;
    if (said == u"다음 달" || said == u"다음달" || said.toLower() == u"next month")
        return today.addMonths(1);

    static const auto inDays = whole(uR"((?:(하루|이틀|사흘|나흘|닷새|엿새|이레|열흘|보름)|(\d{1,3}|[일이삼사한두세네]|다섯|여섯) ?(일|주일?|달|개월)) ?(?:뒤|후|안|이내|내)(?:에|로|으로)?|(?:in|within) (an?|one|two|three|four|five|six|seven|ten|\d{1,3}) (day|week|month)s?|(an?|one|two|three|four|five|six|seven|ten|\d{1,3}) (day|week|month)s? from (?:now|today))"_s);
    if (const auto match = inDays.match(said); match.hasMatch()) {
        if (match.hasCaptured(1))
            return today.addDays(count(match.captured(1)));
        const int number = count(match.captured(2) + match.captured(4) + match.captured(6));
        const QString unit = match.captured(3) + QString(match.captured(5) + match.captured(7)).toLower();
        return unit == u"일" || unit == u"day" ? today.addDays(number)
            : unit.startsWith(u'주') || unit == u"week" ? today.addDays(7 * number) : today.addMonths(number);
    }

    static const auto lasting = whole(u"(다음|담|다다음|다담|차|차차) ?주 ?(?:내|안|중|까지)(?:에|로|으로)?|(?:by |within )?(?:the )?end of (next) week|by (next) week"_s);
    if (const auto match = lasting.match(said); match.hasMatch())
        return inWeek(weeksOf(match.captured(1) + QString(match.captured(2) + match.captured(3)).toLower()), 7, today);
    static const auto week = whole(u"(?:(이번|다음|담|다다음|다담|금|차|차차) ?(?:주 ?)?)?주말|(?:이번|금) ?주(?: ?(?:내|안)(?:에|로|으로)?)?|(?:(?:this |the )?|(next) )weekend|this week|(?:the )?end of (?:the |this )?week"_s);
    if (const auto match = week.match(said); match.hasMatch())
        return inWeek(weeksOf(match.captured(1) + match.captured(2).toLower()), 7, today);
    static const auto nextWeek = whole(u"(담|차|차차|다다음|다담) ?주"_s);
    if (const auto match = nextWeek.match(said); match.hasMatch())
        return today.addDays(7 * weeksOf(match.captured(1)));

    static const auto named = whole(uR"((?:(이번|다음|담|다다음|다담|오는|돌아오는|금|차|차차) ?(?:주 ?)?)?([월화수목금토일])(?:요일|욜)|(?:(this|next|coming) )?((?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)(?: (?:of )?(this|next) week)?)"_s);
    if (const auto match = named.match(said); match.hasMatch()) {
        const QString which = match.captured(1) + QString(match.captured(3) + match.captured(5)).toLower();
        const int day = weekday(match.captured(2) + match.captured(4));
        const QDate coming = today.addDays((day - today.dayOfWeek() + 6) % 7 + 1);
        if (weeksOf(which) == 0) {
            // Today may be meant by *이번 주*, not by the bare name; a day that has passed cannot be promised for.
            const bool isThisWeek = which == u"이번" || which == u"금";
            return isThisWeek && day == today.dayOfWeek() ? today : coming;
        }
        return inWeek(weeksOf(which), day, today);
    }

    const QDate day = dayOfCalendar(said, today);
    return day.isValid() ? day : dayOfMonth(said, today);
}

// The hour of the clock that `hour` means beside the part of the day it is said with. `spoken`: as a word, not as `03:00`.
std::optional<QTime> timeOf(const QString &part, int hour, int minute, bool spoken)
{
    const QTime endOfDay(23, 59);
    const bool night = part == u"밤" || part == u"저녁";
    if (minute == 0 && ((night && hour == 12) || hour == 24))
        return endOfDay;
    if ((part == u"am" || part == u"pm") && (hour < 1 || hour > 12))
        return std::nullopt;
    if (part == u"오전" || part == u"새벽" || part == u"am" || night)
        hour = hour == 12 ? 0 : hour;
    const bool afternoon = part == u"오후" || part == u"pm" || part == u"저녁" || (part == u"낮" && hour < 7) || (part == u"밤" && hour > 5);
    // `3시`, `at 3`: nobody promises anything for the hours before dawn without saying so.
    const bool waking = part.isEmpty() && spoken && hour < 7;
    if ((afternoon || waking) && hour > 0 && hour < 12)
        hour += 12;
    return QTime::isValid(hour, minute, 0) ? std::optional(QTime(hour, minute)) : std::nullopt;
}

std::optional<SpokenDay> momentOf(QString text, QDate today)
{
    // `12월 4일(금)`: the weekday says nothing new.
    static const QRegularExpression weekdayBehind(uR"((?<=[일말\d.])\s*\((?:[월화수목금토일](?:요일)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\))"_s, QRegularExpression::CaseInsensitiveOption);
    text.remove(weekdayBehind);
    // A part of the day without an hour leaves the hour open.
    static const QRegularExpression partOfDay(uR"(^(오늘|내일|낼|모레|내일모레|글피|.*(?:요일|욜|\d일)) ?(?:오전|오후|아침|저녁|밤|낮|점심|새벽)(?: ?중)?$|^(.+) (?:morning|afternoon|evening|night)$)"_s, QRegularExpression::CaseInsensitiveOption);
    if (const auto said = partOfDay.match(text); said.hasMatch())
        text = said.captured(1) + said.captured(2);
    static const QRegularExpression clock(
        uR"((?:^|\s+|(?<=\S)(?=오전|오후|새벽|저녁|아침)|(?<=[일욜레낼늘피])(?=\d{1,2}시))(?:(자정|(?:at )?midnight)|(정오|(?:at )?noon)|(?:(오전|오후|낮|밤|저녁|아침|새벽)\s*)?(?:(\d{1,2})시(?:\s*(\d{1,2})분|\s*(반))?|(?:at )?(\d{1,2}):(\d{2})(?:\s*(am|pm))?|(?:at )?(\d{1,2})\s*(am|pm)|at (\d{1,2})))$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    SpokenDay found;
    bool smallHours = false;
    const auto match = clock.match(text);
    if (match.hasMatch()) {
        const QString part = match.captured(3) + QString(match.captured(9) + match.captured(11)).toLower();
        const int hour = QString(match.captured(4) + match.captured(7) + match.captured(10) + match.captured(12)).toInt();
        const int minute = match.hasCaptured(6) ? 30 : QString(match.captured(5) + match.captured(8)).toInt();
        found.time = match.hasCaptured(1) ? QTime(23, 59) : match.hasCaptured(2) ? QTime(12, 0) : timeOf(part, hour, minute, match.hasCaptured(4) || match.hasCaptured(12));
        if (!found.time)
            return std::nullopt;
        text = text.first(match.capturedStart());
        // Tonight's small hours are tomorrow's; what is promised for them has not passed.
        smallHours = found.time->hour() < 6 && (part == u"밤" || part == u"새벽") && (text.isEmpty() || (text == u"오늘" && part == u"밤"));
    }
    found.day = match.hasMatch() && text.isEmpty() ? today : dayOf(text, today);
    if (smallHours)
        found.day = found.day.addDays(1);
    return found.day.isValid() ? std::optional(found) : std::nullopt;
}

} // namespace

std::optional<SpokenDay> spokenDay(const QString &said, QDate today)
{
    static const QRegularExpression by(uR"(\s*(?:(?:(?<!오)전)?까지|안으로|내(?:로|에)|중(?:으로|에)?|에)$|^(?:by|on|until|before)\s+)"_s, QRegularExpression::CaseInsensitiveOption);
    QString text = said.simplified().normalized(QString::NormalizationForm_C);
    if (const auto found = momentOf(text, today))
        return found;
    return momentOf(text.remove(by), today);
}

QString writeDue(const SpokenDay &day)
{
    return day.day.toString(Qt::ISODate) + (day.time ? u' ' + day.time->toString(u"HH:mm"_s) : QString());
}

} // namespace yeonji::diary
