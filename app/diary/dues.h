// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tasks whose day or hour does not exist (30 February, 25:00) or is written otherwise (`~수요일까지`): they are no
// promises, and to be silent about it would let them be forgotten.

#include "core/finding.h"

#include <QRegularExpression>
#include <QString>

namespace yeonji::diary {

// `~2026-04-17`, `~2026-04-17 18:00까지`: 1 the day, 2 the hour if there is one.
const QRegularExpression &dueForm();
// 30 February is no day to promise anything for, nor is 25:70 a time.
bool isMoment(const QRegularExpressionMatch &due);

// Warnings, in the order of the text's lines: `impossible-day`, and
// `unread-day` where a day (or only its hour) is written as people say it and as nothing reads it.
Findings impossibleDues(const QString &text, const QString &file);

} // namespace yeonji::diary
