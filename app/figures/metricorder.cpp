// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/metricorder.h"

#include "runs/metricname.h"

#include <QHash>

#include <algorithm>

namespace yeonji::figures {

namespace {

constexpr int loneRank = 5;

int rankOf(const QString &metric)
{
    const bool evaluated = runs::isEvaluation(metric);
    if (runs::isCost(metric))
        return 4;
    if (runs::isLoss(metric))
        return evaluated ? 0 : 1;
    return evaluated ? 2 : 3;
}

} // namespace

QStringList orderedMetrics(const std::vector<runs::RunPtr> &runs)
{
    std::vector<std::pair<int, QString>> ranked;
    QHash<QString, size_t> places;
    for (const auto &run : runs)
        for (const runs::Series &series : run->series) {
            const int rank = series.size() > 1 ? rankOf(series.name) : loneRank;
            if (const auto place = places.find(series.name); place != places.end()) {
                ranked[*place].first = std::min(ranked[*place].first, rank);
            } else {
                places.insert(series.name, ranked.size());
                ranked.emplace_back(rank, series.name);
            }
        }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, QString>::first);
    QStringList metrics;
    for (const auto &[rank, metric] : ranked)
        metrics.append(metric);
    return metrics;
}

} // namespace yeonji::figures
