// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which figures to draw of runs that nobody asked anything of yet: curves that answer one question stand
// in one figure, as many as can be told apart, and of runs about as long as each other.

#include "figures/metrics.h"

namespace yeonji::figures {

struct Choice
{
    QString heading;               // empty: it goes on below the one before
    std::vector<Metric> metrics;
    std::vector<runs::RunPtr> runs;  // those with a curve of one of the metrics
    QString caption;
};

// Losses, scores of one scale, each other kind. `group`: as of groupOf.
std::vector<Choice> chooseFigures(const std::vector<Metric> &metrics, const std::vector<runs::RunPtr> &runs, const QString &group);

// `seed`, if three or more runs differ in nothing else.
QString groupOf(const std::vector<runs::RunPtr> &runs);

} // namespace yeonji::figures
