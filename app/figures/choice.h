// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which figures to draw of runs that nobody asked anything of yet: curves that answer one question stand
// in one figure.

#include "figures/metrics.h"

namespace yeonji::figures {

struct Choice
{
    QString heading;               // empty: it goes on below the one before
    std::vector<Metric> metrics;
    QString caption;
};

// Losses, scores of one scale, each other kind.
std::vector<Choice> chooseFigures(const std::vector<Metric> &metrics, size_t runCount);

// `seed`, if three or more runs differ in nothing else.
QString groupOf(const std::vector<runs::RunPtr> &runs);

} // namespace yeonji::figures
