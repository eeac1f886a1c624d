// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Days as people say them, for promises: *수요일까지*, *다음 주 금요일 18시*, *사흘 뒤*, *next Friday*, *in two
// weeks*. A weekday alone is the coming one, never today; *다음 주* and *next* are the week that begins
// with the coming Monday. *이번 주 수요일* is today or lies ahead: said after Wednesday it is the next one. A part of the
// day without an hour (*내일 오전*) leaves the hour open. What lasts (*이번 주 중으로*, *주말까지*, *월말*) is due on its last day, and a day of
// the month in the next month that has it.
//
// Hours: *밤 12시*, *자정*, *midnight* and *24시* end the day that is named (23:59), *오전 12시* and *12am* begin
// it. *밤 2시* and *새벽 2시* are 02:00 of the named day; without a day, and of *오늘 밤*, the coming one. An
// hour without a day is today's.

#include <QDateTime>
#include <QString>

#include <optional>

namespace yeonji::diary {

struct SpokenDay
{
    QDate day;
    std::optional<QTime> time;

    friend bool operator==(const SpokenDay &, const SpokenDay &) = default;
};

// All of `said`, blanks around it left out; nothing: it is no day that is meant.
std::optional<SpokenDay> spokenDay(const QString &said, QDate today);

// `2026-11-25` or `2026-11-25 18:00`, as a promise carries it behind its ~.
QString writeDue(const SpokenDay &day);

} // namespace yeonji::diary
