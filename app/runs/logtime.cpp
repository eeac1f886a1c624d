// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logtime.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace yeonji::runs {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Exactly so many digits, `at` moves behind them; -1: they do not stand there.
int digits(const char *&at, const char *end, int count)
{
    if (end - at < count || !std::all_of(at, at + count, isDigit) || (end - at > count && isDigit(at[count])))
        return -1;
    int value = 0;
    for (const char *const stop = at + count; at != stop; ++at)
        value = 10 * value + (*at - '0');
    return value;
}

bool take(const char *&at, const char *end, QByteArrayView oneOf)
{
    const bool is = at != end && oneOf.contains(*at);
    at += is;
    return is;
}

// Seconds east of Greenwich: `+09:00`, `-0500`.
std::optional<int> zoneAt(const char *at, const char *end)
{
    if (at == end || (*at != '+' && *at != '-'))
        return {};
    const int sign = *at++ == '-' ? -60 : 60;
    if (const int both = digits(at, end, 4); both >= 0)
        return sign * (both / 100 * 60 + both % 100);
    const int hours = digits(at, end, 2);
    const int minutes = take(at, end, ":") ? digits(at, end, 2) : -1;
    return hours < 0 || minutes < 0 ? std::nullopt : std::optional(sign * (hours * 60 + minutes));
}

} // namespace

std::optional<double> LogClock::timeOf(QByteArrayView line)
{
    const char *const end = line.end();
    const char *at = line.begin();
    if (at == end)
        return {};
    if (const auto time = timeAt(at + (*at == '['), end))
        return time;
    // Behind the first word or bracket.
    constexpr qsizetype far = 64;
    const char *const stop = std::find(at, at + std::min(far, line.size()), *at == '[' ? ']' : ' ');
    at = std::find_if(stop, end, [](char c) { return c != ']' && c != ' '; });
    return at == end || !isDigit(*at) || at - stop > 2 ? std::nullopt : timeAt(at, end);
}

std::optional<double> LogClock::timeAt(const char *at, const char *end)
{
    if (at == end || !isDigit(*at))
        return {};
    int year = digits(at, end, 4), month = 0, day = 0;
    if (year >= 0) {
        month = take(at, end, "-/.") ? digits(at, end, 2) : -1;
        day = take(at, end, "-/.") ? digits(at, end, 2) : -1;
    } else {
        month = digits(at, end, 2);
        day = take(at, end, "/") ? digits(at, end, 2) : -1;
        year = take(at, end, "/") ? digits(at, end, 4) : -1;
        if (month > 12)
            std::swap(month, day);
    }
    if (year < 1970 || month < 1 || day < 1 || !take(at, end, " T"))
        return {};
    const int hour = digits(at, end, 2);
    const int minute = take(at, end, ":") ? digits(at, end, 2) : -1;
    const int second = take(at, end, ":") ? digits(at, end, 2) : -1;
    if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 60)
        return {};
    double time = 60 * minute + second;
    if (take(at, end, ".,")) {
        double unit = 0.1;
        for (; at != end && isDigit(*at); ++at, unit /= 10)
            time += unit * (*at - '0');
    }
    const auto zone = take(at, end, "Z") ? std::optional(0) : zoneAt(at, end);
    const bool isUtc = zone.has_value();
    const int key = (((year * 12 + month) * 31 + day) * 24 + hour) * 2 + isUtc;
    if (key != m_hour) {
        const QDateTime begin(QDate(year, month, day), QTime(hour, 0), isUtc ? QTimeZone(QTimeZone::UTC) : QTimeZone(QTimeZone::LocalTime));
        if (!begin.isValid())
            return {};
        m_begin = double(begin.toSecsSinceEpoch());
        m_hour = key;
    }
    return m_begin + time - zone.value_or(0);
}

} // namespace yeonji::runs
