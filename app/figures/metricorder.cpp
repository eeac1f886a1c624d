// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/metricorder.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace yeonji::figures {

namespace {

constexpr int loneRank = 5;

int rankOf(const QString &metric)
{
    static const QRegularExpression evaluation(QStringLiteral("(^|[_/.-])(eval|val|valid|validation|test)([_/.-]|$)"),
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression loss(QStringLiteral("(^|[_/.-])loss$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression cost(QStringLiteral("runtime|per_second|(^|[_/.-])(time|epoch|step)s?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const bool evaluated = metric.contains(evaluation);
    if (metric.contains(cost))
        return 4;
    if (metric.contains(loss))
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
