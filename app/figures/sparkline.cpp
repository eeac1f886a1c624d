// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/sparkline.h"

#include <algorithm>
#include <cmath>

namespace yeonji::figures {

namespace {

// The loss on unseen data, else the training loss, else the first.
const runs::Series *telling(const runs::Run &run)
{
    for (const QStringView name : {u"eval_loss", u"val_loss", u"loss", u"train_loss", u"train/loss"})
        if (const runs::Series *series = run.find(name); series && series->size() > 1)
            return series;
    const auto first = std::ranges::find_if(run.series, [](const runs::Series &series) { return series.size() > 1; });
    return first == run.series.end() ? nullptr : &*first;
}

QList<QPointF> curveOf(const runs::Numbers &values)
{
    constexpr size_t most = 40;
    const size_t buckets = std::min(most, values.size());
    QList<QPointF> points;
    for (size_t bucket = 0; bucket < buckets; ++bucket) {
        double sum = 0;
        int count = 0;
        for (size_t i = bucket * values.size() / buckets; i < (bucket + 1) * values.size() / buckets; ++i) {
            if (std::isfinite(values[i])) {
                sum += values[i];
                ++count;
            }
        }
        if (count > 0)
            points.append({double(bucket) / double(std::max<size_t>(1, buckets - 1)), sum / count});
    }
    if (points.isEmpty())
        return {};
    const auto [low, high] = std::ranges::minmax_element(points, {}, &QPointF::y);
    const double from = low->y(), range = high->y() - low->y();
    for (QPointF &point : points)
        point.setY(range > 0 ? (point.y() - from) / range : 0.5);
    return points;
}

} // namespace

Sparkline sparklineOf(const runs::Run &run, const Sparkline &before)
{
    const runs::Series *series = telling(run);
    if (!series)
        return {};
    return series->values == before.of ? before : Sparkline{curveOf(*series->values), series->values};
}

} // namespace yeonji::figures
