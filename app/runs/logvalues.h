// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The values of a log line, behind their names.

#include "runs/logline.h"

namespace yeonji::runs {

// The value of `name`, which may be quoted or wrapped, `tensor(0.5)`; its end, null where there is none.
const char *numberAt(const char *at, const char *end, QByteArrayView name, double &value);

// `(6.9)` behind a value that ends at `at`; the mean is that of the last number.
const char *readMean(const char *at, const char *end, LogLine &parsed);

// `[1e-05, 2e-05]` of `lr=[1e-05, 2e-05]` and `dice [0.5, 0.6]`, where the name says that they measure: `lr[0]` and `lr[1]`. Its
// end, null where there is none.
const char *listAt(const char *at, const char *end, QByteArrayView name, bool isMarked, LogLine &parsed);

// What stands in parentheses before a mark, `ms` of `time (ms): 5` and `val` of `loss(val): 5`; its end, `at` where nothing does.
const char *behindUnit(const char *at, const char *end, QByteArrayView &unit);

// Behind the dots of `lr ....... 0.5`, as Megatron lists its arguments; `at` where there are none.
const char *behindDots(const char *at, const char *end);

} // namespace yeonji::runs
