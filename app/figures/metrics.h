// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What runs measure, as a person would sort it: losses, scores, rates, what the machine did. By name
// (runs/metricname.h), direction and values alone.

#include "runs/metricname.h"
#include "runs/run.h"

#include <QHash>

#include <cmath>

namespace yeonji::figures {

struct Metric
{
    QString name;
    runs::Direction direction = runs::Direction::Unknown;
    size_t points = 0;               // of the run that has most
    double least = HUGE_VAL, most = -HUGE_VAL;

    bool isLoss() const { return direction == runs::Direction::Down && runs::isLoss(name); }
    bool isEvaluation() const { return runs::isEvaluation(name); }
    bool isCost() const { return runs::isCost(name); }
    bool isCurve() const { return points > 1 && least <= most; }
    // A curve that falls over more than a factor of thirty hides its end on a linear axis.
    bool spreads() const { return least > 0 && most / least > 30; }
};

// Whether the best of these values of a metric is the best: not if some count from 0 to 1 and some in per cent.
bool canBeRanked(const QString &metric, double least, double most);

// Of all runs, in the order of the files; `directions`: as of Surroundings.
std::vector<Metric> metricsOf(const std::vector<runs::RunPtr> &runs, const QHash<QString, QString> &directions);

} // namespace yeonji::figures
