// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Numbers as people read them.

#include "core/error.h"

#include <QString>

namespace yeonji::figures {

// For tables, legends and numbers without a format: whole numbers whole, others to four significant
// digits: `0.9812`, `1204`, `3e-4`, `NaN`.
QString plainNumber(double value);

// As Python's format() with `spec`, of which this takes [+][,][.N][f|F|e|E|g|G|%|d]. Another spec is
// an Error that says so.
Result<QString> pythonFormat(double value, const QString &spec);

// `3e-4`, `1.25e9`: to `digits` significant ones, without zeros that say nothing.
QString scientific(double value, int digits);

// Without the zeros after the point that say nothing.
QString trimmedZeros(QString number);

// `1234567.5` with a comma every three digits before the point.
QString grouped(QString number);

} // namespace yeonji::figures
