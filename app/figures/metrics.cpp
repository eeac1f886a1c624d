// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/metrics.h"

#include <algorithm>
#include <array>

namespace yeonji::figures {

using namespace Qt::StringLiterals;

bool Metric::isLoss() const
{
    return direction == runs::Direction::Down && has("loss"_L1);
}

bool Metric::isRate() const
{
    const QString last = name.section(u'/', -1).toLower();
    return last == "lr"_L1 || last.startsWith("lr-"_L1) || last.startsWith("lr_"_L1) || has("learning_rate"_L1);
}

bool Metric::isCost() const
{
    return has("runtime"_L1) || has("per_second"_L1) || has("flos"_L1) || has("_time"_L1) || has("elapsed"_L1)
        || has("remaining"_L1) || has("percentage"_L1) || has("total_steps"_L1) || has("stderr"_L1) || has("memory"_L1);
}

bool Metric::isEvaluation() const
{
    return has("eval"_L1) || has("val"_L1) || has("test"_L1) || has("dev"_L1);
}

bool Metric::isShare() const
{
    static constexpr std::array shares{"acc"_L1, "f1"_L1, "precision"_L1, "recall"_L1, "rouge"_L1, "bleu"_L1, "exact_match"_L1, "wer"_L1, "cer"_L1};
    return std::ranges::any_of(shares, [this](QLatin1StringView share) { return has(share); });
}

QString Metric::kind() const
{
    for (const auto part : {"perplexity"_L1, "ppl"_L1, "wer"_L1, "cer"_L1, "rmse"_L1, "mae"_L1, "mse"_L1})
        if (has(part))
            return part;
    return name;
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
