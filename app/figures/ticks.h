// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where an axis is marked and what stands there: few ticks, at round numbers, in even steps.

#include "figures/figure.h"

namespace yeonji::figures {

enum class Fit {
    Grow,  // the range grows to the outer ticks: a value axis
    Keep,  // the range stays, ticks lie inside it: steps, and whatever a person zoomed to
};

struct Scale
{
    double from = 0, to = 1;  // in drawn units
    QList<Tick> ticks;
};

// `low` ≤ `high` are finite; `most` ≥ 2 is how many labels there is room for.
Scale linearScale(double low, double high, int most, Fit fit);

// `low` and `high` are values above zero; the result is in log10 of them.
Scale logScale(double low, double high, int most, Fit fit);

// Seconds, labelled in the unit that fits: `30 s`, `20 min`, `1.5 h`, `3 d`.
Scale timeScale(double low, double high, int most, Fit fit);

// Whole numbers at most: bins, counts.
Scale countScale(double high, int most);

} // namespace yeonji::figures
