// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A stamp is a line that says when and where. These forms, alone on the line, two on a line allowed:
//   2024. 04. 19., 경북 포항시 남구 청암로 77.    2024. 4. 19.
//   2026. 04. 16. 22:30, Vancouver, BC            2026-04-16 22:30, place
// A weekday may follow the date: `2024. 4. 15.(월), 포항시.`, `2026-04-16 (Thu) 22:30`, `2024. 4. 16. 화요일`.
// A date inside a sentence is not a stamp.

#include <QDate>
#include <QList>
#include <QString>
#include <QTime>

#include <optional>

namespace yeonji::diary {

struct Stamp
{
    QDate date;
    std::optional<QTime> time;
    QString place;  // without its final full stop; empty if none is named

    friend bool operator==(const Stamp &, const Stamp &) = default;
};

// The stamps a line consists of; empty if it is anything else.
QList<Stamp> parseStamps(QStringView line);

// Whether the place of a stamp is one to be suggested for the next: a line that was taken for a stamp, and may be a
// sentence all the same, is not.
bool isWorthSuggesting(const QString &place);

// `2026. 04. 16. 22:30, 포항시 남구 청암로 77.`, as new entries carry it.
QString writeStamp(const Stamp &stamp);

} // namespace yeonji::diary
