// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What runs measure, as a person would sort it: losses, scores, rates, what the machine did. By name,
// direction and values alone.

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

    bool has(QLatin1StringView part) const { return name.contains(part, Qt::CaseInsensitive); }
    bool isLoss() const;
    bool isRate() const;         // of learning
    bool isCost() const;         // what the machine did, not what was learnt
    bool isEvaluation() const;
    bool isShare() const;        // told from 0 to 1 by some, in per cent by others
    QString kind() const;        // errors of one kind share an axis; perplexity and word error rate do not
    bool isCurve() const { return points > 1 && least <= most; }
    // A curve that falls over more than a factor of thirty hides its end on a linear axis.
    bool spreads() const { return least > 0 && most / least > 30; }
};

// Of all runs, in the order of the files; `directions`: as of Surroundings.
std::vector<Metric> metricsOf(const std::vector<runs::RunPtr> &runs, const QHash<QString, QString> &directions);

} // namespace yeonji::figures
