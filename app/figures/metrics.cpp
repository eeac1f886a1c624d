// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/metrics.h"

#include <algorithm>

namespace yeonji::figures {

bool canBeRanked(const QString &metric, double least, double most)
{
    return !runs::isShare(metric) || least > 1 || most <= 1;
}

std::vector<Metric> metricsOf(const std::vector<runs::RunPtr> &runs, const QHash<QString, QString> &directions)
{
    std::vector<Metric> metrics;
    QHash<QString, size_t> places;
    constexpr size_t most = 500;  // a table of a million columns is drawn by choice, not by default
    for (const runs::RunPtr &run : runs)
        for (const runs::Series &series : run->series) {
            auto at = places.find(series.name);
            if (at == places.end()) {
                if (metrics.size() == most)
                    continue;
                at = places.insert(series.name, metrics.size());
                metrics.push_back({series.name, runs::directionOf(series.name, directions)});
            }
            Metric &metric = metrics[*at];
            const auto summary = runs::summarize(series, metric.direction);
            metric.points = std::max(metric.points, summary.points);
            metric.least = std::min(metric.least, summary.min.value_or(metric.least));
            metric.most = std::max(metric.most, summary.max.value_or(metric.most));
        }
    return metrics;
}

} // namespace yeonji::figures
