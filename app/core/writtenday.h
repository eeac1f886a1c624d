// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A day as file names, front matter and blogs write it: `2024-04-26`, `2024.4.26`, `2024. 4. 26`,
// `2024_04_26`, `2024/4/26`, `20240426`, `2024년 4월 26일`, `Jul 08 2022`, `8 July 2022`, `Fri, 8 Jul 2022`.

#include <QDate>
#include <QStringView>

#include <optional>

namespace yeonji {

struct WrittenDay
{
    QDate date;            // valid
    qsizetype length = 0;  // of the text that is the day
};

// The day `text` begins with; nothing: it begins with none.
std::optional<WrittenDay> writtenDay(QStringView text);

} // namespace yeonji
