// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/card.h"

#include "runs/metricname.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yeonji::runs {

namespace {

// The loss on unseen data, else the training loss, else the first.
const Series *telling(const Run &run)
{
    const Series *first = nullptr, *loss = nullptr;
    for (const Series &series : run.series) {
        if (series.size() < 2)
            continue;
        if (isLoss(series.name) && isEvaluation(series.name))
            return &series;
        first = first ? first : &series;
        loss = loss || !isLoss(series.name) ? loss : &series;
    }
    return loss ? loss : first;
}

// A bucket's mean, so that noise does not hide the way it goes.
std::vector<float> curveOf(const Series &series)
{
    const Numbers &values = *series.values;
    const size_t buckets = std::min<size_t>(40, values.size());
    std::vector<double> means;
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t bucket = 0; bucket < buckets; ++bucket) {
        double sum = 0;
        int count = 0;
        for (size_t i = bucket * values.size() / buckets; i < (bucket + 1) * values.size() / buckets; ++i)
            if (std::isfinite(values[i])) {
                sum += values[i];
                ++count;
            }
        const double mean = count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
        if (std::isfinite(mean)) {
            low = std::min(low, mean);
            high = std::max(high, mean);
        }
        means.push_back(mean);
    }
    std::vector<float> curve;
    if (low <= high)
        for (const double mean : means)
            curve.push_back(high > low ? float((mean - low) / (high - low)) : std::isfinite(mean) ? 0.5f : float(mean));
    return curve;
}

} // namespace

Card cardOf(const Run &run)
{
    Card card;
    card.status = run.status;
    card.findings = int(run.findings.size());
    for (const Series &series : run.series)
        if (series.axis.step && !series.axis.step->empty() && std::isfinite(series.axis.step->back()))
            card.step = std::max(card.step, series.axis.step->back());
    if (const Series *series = telling(run))
        card.curve = curveOf(*series);
    return card;
}

} // namespace yeonji::runs
