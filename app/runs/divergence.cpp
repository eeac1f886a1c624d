// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/divergence.h"

#include "runs/metricname.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

double medianOf(Column &some)
{
    if (some.empty())
        return std::nan("");
    const auto middle = some.begin() + qsizetype(some.size() / 2);
    std::ranges::nth_element(some, middle);
    return *middle;
}

Column finiteOf(const Numbers &values, size_t from, size_t to)
{
    Column some;
    for (size_t i = from; i < to; ++i)
        if (std::isfinite(values[i]))
            some.push_back(values[i]);
    return some;
}

// Of the finite ones among the `count` values from `from` on; NaN if there are none.
double medianOf(const Numbers &values, size_t from, size_t count)
{
    Column some = finiteOf(values, from, from + count);
    return medianOf(some);
}

struct Levels
{
    double first = 0, best = 0;  // medians: where training began, and the lowest there was
};

Levels levelsOf(const Numbers &values, size_t begin, size_t width)
{
    constexpr size_t windows = 200;
    const size_t size = values.size() - begin;
    Levels levels;
    levels.best = levels.first = medianOf(values, begin, width);
    const size_t stride = std::max(width, (size - width) / windows);
    for (size_t at = begin; at + width <= values.size(); at += stride)
        if (const double median = medianOf(values, at, width); median < levels.best)
            levels.best = median;
    return levels;
}

struct Divergence
{
    double was = 0, is = 0;
};

// What most curves are told from that did not diverge.
bool isBelowItsBeginning(const Numbers &values, size_t begin)
{
    constexpr size_t looked = 64;
    if (values.size() - begin < 2)
        return true;
    const size_t count = std::min(looked, values.size() - begin);
    const Column last = finiteOf(values, values.size() - count, values.size());
    const Column first = finiteOf(values, begin, begin + count);
    return last.empty() || first.empty() || std::ranges::max(last) < std::min(0.9 * std::ranges::min(first), std::ranges::min(first));
}

std::optional<Divergence> suddenly(const Numbers &values, size_t begin)
{
    constexpr size_t enough = 4, fewest = 10, few = 24, some = 100, looked = 200, longest = 100'000;
    const size_t size = values.size();
    if (size - begin < enough + fewest)
        return {};
    double lowest = HUGE_VAL;
    for (size_t i = size - enough; i < size; ++i)
        lowest = std::isfinite(values[i]) ? std::min(lowest, values[i]) : lowest;
    // A level must be told from the points of one place, however few came before.
    const Levels levels = levelsOf(values, begin, std::clamp<size_t>((size - begin) / 6, 5, 16));
    const auto beyondOf = [&](double times) {
        if (levels.best > 0 || (levels.best == 0 && levels.first > 0))
            return std::max(times * levels.best, 0.9 * levels.first);
        const double way = std::max(levels.first - levels.best, std::abs(levels.best));
        return std::max(levels.best + 1.5 * way, levels.first + 0.5 * way);
    };
    const double least = beyondOf(3);
    if (!(lowest > least) || lowest == HUGE_VAL)
        return {};
    size_t from = size;
    while (from > begin && size - from < longest && (values[from - 1] > least || !std::isfinite(values[from - 1])))
        --from;
    if (from - begin < fewest)
        return {};
    // The fewer came before, the less is known of their noise.
    if (const size_t count = from - begin; count < some && !(lowest > beyondOf(count < few ? 8 : 5)))
        return {};
    Column before = finiteOf(values, std::max(begin, from - std::min(from, looked)), from);
    if (before.size() < fewest)
        return {};
    const double was = medianOf(before);
    Column distances;
    for (const double value : before)
        distances.push_back(std::abs(value - was));
    const double deviation = std::max(1.4826 * medianOf(distances), 0.02 * std::abs(was));
    const Column behind = finiteOf(values, from, size);
    if (behind.size() < enough)
        return {};
    const double lowestOfAll = std::ranges::min(behind);
    const auto high = std::ranges::count_if(before, [lowestOfAll](double value) { return value >= lowestOfAll; });
    if (high * 50 > qsizetype(before.size()) || !(lowestOfAll > was + 10 * deviation))
        return {};
    return Divergence{was, medianOf(values, size - enough, enough)};
}

std::optional<Divergence> slowly(const Numbers &values, size_t begin)
{
    constexpr size_t few = 24, some = 100, widest = 64;
    const size_t size = values.size() - begin;
    if (size < few)
        return {};
    const size_t width = std::min(widest, size / 6);
    const double last = medianOf(values, values.size() - width, width);
    const Levels levels = levelsOf(values, begin, width);
    // What goes around zero has no times.
    if (std::ranges::any_of(finiteOf(values, begin, begin + width), [](double value) { return value < 0; })
        || std::ranges::any_of(finiteOf(values, values.size() - width, values.size()), [](double value) { return value < 0; }))
        return {};
    if (!(levels.best > 0) || !(last > 3 * levels.best) || !(last > 1.5 * levels.first))
        return {};
    // Of few points a median is noise, too: they must have left all that came before.
    if (size < some) {
        Column before = finiteOf(values, begin, values.size() - width);
        const auto high = std::ranges::count_if(before, [last](double value) { return value >= last; });
        if (!(last > 5 * levels.best) || high * 20 > qsizetype(before.size()))
            return {};
    }
    return Divergence{levels.best, last};
}

} // namespace

Findings divergencesOf(const Run &run)
{
    Findings findings;
    // What an agent learns from moves with it: of its losses no level is known.
    const bool isOfAnAgent = std::ranges::any_of(run.series, [](const Series &series) { return isReward(series.name); });
    for (const Series &series : run.series) {
        // Each start has its own beginning.
        const size_t begin = series.restarts.empty() ? 0 : series.restarts.back();
        if (isBelowItsBeginning(*series.values, begin) || !isBroughtDown(series.name) || (isOfAnAgent && !isEvaluation(series.name)))
            continue;
        auto diverged = suddenly(*series.values, begin);
        if (!diverged)
            diverged = slowly(*series.values, begin);
        if (!diverged)
            continue;
        findings.append({Level::Warning, u"diverged"_s,
                         QCoreApplication::translate("runs", "%1 diverged: it was %2 and is %3 at step %4")
                             .arg(series.name, QString::number(diverged->was, 'g', 4), QString::number(diverged->is, 'g', 4),
                                  QString::number(series.axis.step->back(), 'g', 15)),
                         run.files.value(0, run.path), 0, 0});
    }
    return findings;
}

} // namespace yeonji::runs
