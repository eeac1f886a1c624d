// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run at a glance: what a list shows of it, without its numbers.

#include "runs/run.h"

namespace yeonji::runs {

struct Card
{
    Status status = Status::Unknown;
    double step = 0;      // the last
    int findings = 0;
    // Of the series that says most, about forty values from 0 to 1; NaN where there is none.
    std::vector<float> curve;

    friend bool operator==(const Card &, const Card &) = default;
};

Card cardOf(const Run &run);

} // namespace yeonji::runs
