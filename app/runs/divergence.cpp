// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/divergence.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// Of the finite ones among the `count` values from `from` on; NaN if there are none.
double medianOf(const Numbers &values, size_t from, size_t count)
{
    Column some;
    for (size_t i = from; i < from + count; ++i)
        if (std::isfinite(values[i]))
            some.push_back(values[i]);
    if (some.empty())
        return std::nan("");
    const auto middle = some.begin() + qsizetype(some.size() / 2);
    std::ranges::nth_element(some, middle);
    return *middle;
}

} // namespace

Findings divergencesOf(const Run &run)
{
    constexpr size_t few = 24, widest = 64, windows = 200;
    Findings findings;
    for (const Series &series : run.series) {
        if (!series.name.contains("loss"_L1, Qt::CaseInsensitive) || directionOf(series.name) != Direction::Down)
            continue;
        // Each start has its own beginning.
        const size_t begin = series.restarts.empty() ? 0 : series.restarts.back();
        const size_t size = series.size() - begin;
        if (size < few)
            continue;
        const size_t width = std::min(widest, size / 6);
        const double first = medianOf(*series.values, begin, width);
        const double last = medianOf(*series.values, series.size() - width, width);
        double best = first;
        const size_t stride = std::max(width, (size - width) / windows);
        for (size_t at = begin; at + width <= series.size(); at += stride)
            if (const double median = medianOf(*series.values, at, width); median < best)
                best = median;
        if (!(best > 0) || !(last > 3 * best) || !(last > 1.5 * first))
            continue;
        findings.append({Level::Warning, u"diverged"_s,
                         QCoreApplication::translate("runs", "%1 diverged: it was %2 and is %3 at step %4")
                             .arg(series.name, QString::number(best, 'g', 4), QString::number(last, 'g', 4),
                                  QString::number(series.axis.step->back(), 'g', 15)),
                         run.files.value(0, run.path), 0, 0});
    }
    return findings;
}

} // namespace yeonji::runs
