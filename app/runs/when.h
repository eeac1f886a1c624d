// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Times as files tell them: a number of seconds or milliseconds that may be anything.

#include <QDateTime>
#include <QTimeZone>

#include <cmath>

namespace yeonji::runs {

// Invalid for what is no time: NaN, or further off than a calendar goes (275 760, as in JavaScript).
inline QDateTime whenOf(double millisecondsSince1970)
{
    constexpr double farthest = 8.64e15;
    return std::abs(millisecondsSince1970) <= farthest ? QDateTime::fromMSecsSinceEpoch(qint64(millisecondsSince1970), QTimeZone::UTC)
                                                       : QDateTime();
}

} // namespace yeonji::runs
