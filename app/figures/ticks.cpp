// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/ticks.h"

#include "figures/format.h"
#include "core/words.h"

#include <cmath>
#include <span>

namespace yeonji::figures {

namespace {

// Steps of one decade, with what a less round one costs.
struct Step
{
    double size;
    double cost;
};

constexpr Step decade[] = {{1, 0}, {2, 0.02}, {5, 0.02}, {2.5, 0.12}, {3, 0.17}, {4, 0.1}};
constexpr int wanted = 5;
constexpr double onlyTwo = 0.3;  // what it costs that nothing is marked between the ends
constexpr double fuzz = 1e-9;  // of a step: 0.1 × 3 is meant to be 0.3

struct Choice
{
    double step = 0;
    double first = 0, last = 0;  // in steps
};

// The step whose ticks are round, about five, and leave little of the axis empty or unmarked.
Choice choose(double low, double high, int most, Fit fit, std::span<const Step> steps)
{
    // Around nought two ticks cannot cover both sides.
    most = std::max(fit == Fit::Grow ? 3 : 2, most);
    Choice best;
    double least = std::numeric_limits<double>::infinity();
    for (const auto &[step, roundness] : steps) {
        const bool grow = fit == Fit::Grow;
        const double first = grow ? std::floor(low / step + fuzz) : std::ceil(low / step - fuzz);
        const double last = grow ? std::ceil(high / step - fuzz) : std::floor(high / step + fuzz);
        const double count = last - first + 1;
        if (count < 2 || count > most)
            continue;
        const double unused = std::abs((last - first) * step - (high - low)) / (high - low);
        const double cost = roundness + unused + 0.08 * std::abs(count - std::min(wanted, most)) + (count < 3 ? onlyTwo : 0);
        if (cost < least) {
            least = cost;
            best = {step, first, last};
        }
    }
    return best;
}

// Steps of every decade that could divide the span.
std::vector<Step> decimalSteps(double span, double smallest = 0)
{
    std::vector<Step> steps;
    const int exponent = int(std::floor(std::log10(span)));
    for (int power = exponent - 2; power <= exponent + 2; ++power)
        for (const Step &step : decade)
            if (const double size = step.size * std::pow(10, power); size >= smallest)
                steps.push_back({size, step.cost});
    return steps;
}

QString withMinus(QString number)
{
    if (number.startsWith(u'-'))
        number[0] = u'−';
    return number;
}

// How many decimals tell neighbours apart and show a step in full.
int decimalsOf(double step)
{
    int decimals = std::max(0, -int(std::floor(std::log10(step) + fuzz)));
    const double scaled = step * std::pow(10, decimals);
    if (std::abs(scaled - std::round(scaled)) > 1e-6)
        ++decimals;
    return decimals;
}

QString valueLabel(double value, double step, double largest)
{
    if (std::abs(value) < step * fuzz)
        return QStringLiteral("0");
    if (largest >= 1e9 || (largest < 1e-2 && step < 1e-3))
        return withMinus(scientific(value, 6));
    if (largest >= 1e6 && step >= 1e4)
        return withMinus(trimmedZeros(QString::number(value / 1e6, 'f', decimalsOf(step / 1e6))) % u'M');
    return withMinus(grouped(trimmedZeros(QString::number(value, 'f', decimalsOf(step)))));
}

template<class Label>
Scale scaleOf(double low, double high, const Choice &choice, Fit fit, Label label)
{
    Scale scale{low, high, {}};
    if (choice.step <= 0)
        return scale;
    for (double n = choice.first; n <= choice.last; ++n)
        scale.ticks.append({n * choice.step, label(n * choice.step)});
    if (fit == Fit::Grow) {
        scale.from = choice.first * choice.step;
        scale.to = choice.last * choice.step;
    }
    return scale;
}

// A range that has no width gets some, around its one value.
void widen(double &low, double &high)
{
    if (high - low > 1e-12 * std::max(std::abs(low), std::abs(high)))
        return;
    const double margin = low == 0 ? 1 : std::abs(low) * 0.1;
    low -= margin;
    high += margin;
}

Scale decimalScale(double low, double high, int most, Fit fit, double smallest)
{
    widen(low, high);
    const Choice choice = choose(low, high, most, fit, decimalSteps(high - low, smallest));
    const double largest = std::max(std::abs(choice.first), std::abs(choice.last)) * choice.step;
    return scaleOf(low, high, choice, fit,
                   [&](double value) { return valueLabel(value, choice.step, largest); });
}

QString powerLabel(double value)
{
    if (value >= 1e-3 && value < 1e6)
        return grouped(QString::number(value, 'g', 6));
    return scientific(value, 6);
}

} // namespace

Scale linearScale(double low, double high, int most, Fit fit)
{
    return decimalScale(low, high, most, fit, 0);
}

Scale countScale(double high, int most)
{
    return decimalScale(0, std::max(1.0, high), most, Fit::Grow, 1);
}

Scale logScale(double low, double high, int most, Fit fit)
{
    if (high <= low * (1 + 1e-12)) {
        low /= 2;
        high *= 2;
    }
    // Under half a decade powers of ten say nothing: round values stand at their logarithms.
    if (high / low < 3) {
        Scale scale = linearScale(low, high, most, fit);
        if (scale.from <= 0)
            scale = linearScale(low, high, most, Fit::Keep);
        scale.from = std::log10(scale.from);
        scale.to = std::log10(scale.to);
        for (Tick &tick : scale.ticks)
            tick.at = std::log10(tick.at);
        return scale;
    }
    Scale scale{std::log10(low), std::log10(high), {}};
    static constexpr double few[] = {1}, some[] = {1, 3}, more[] = {1, 2, 5};
    const auto collect = [&](std::span<const double> within, int stride) {
        QList<Tick> ticks;
        double from = scale.from, to = scale.to;
        if (fit == Fit::Grow) {  // to the next tick outside, if it is near
            const auto nearby = [&](double at, int direction) {
                double best = at;
                double distance = 0.25 * (scale.to - scale.from) + 1e-9;
                for (int e = int(std::floor(at)) - 1; e <= int(std::ceil(at)) + 1; ++e)
                    for (const double m : within)
                        if (const double tick = e + std::log10(m);
                            direction * (tick - at) >= -fuzz && direction * (tick - at) < distance) {
                            best = tick;
                            distance = direction * (tick - at);
                        }
                return best;
            };
            from = nearby(from, -1);
            to = nearby(to, 1);
        }
        for (int e = int(std::floor(from)) - 1; e <= int(std::ceil(to)); ++e) {
            if (((e % stride) + stride) % stride != 0)
                continue;
            for (const double m : within)
                if (const double at = e + std::log10(m); at >= from - fuzz && at <= to + fuzz)
                    ticks.append({at, powerLabel(m * std::pow(10, e))});
        }
        return Scale{from, to, ticks};
    };
    Scale best = collect(few, 1);
    for (const auto within : {std::span<const double>(more), std::span<const double>(some)})
        if (const Scale fuller = collect(within, 1); best.ticks.size() < 4 && fuller.ticks.size() <= most)
            best = fuller;
    for (int stride = 2; best.ticks.size() > most; ++stride)
        best = collect(few, stride);
    return best;
}

Scale timeScale(double low, double high, int most, Fit fit)
{
    widen(low, high);
    constexpr double minute = 60, hour = 3600, day = 86400;
    std::vector<Step> steps;
    for (const double s : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, minute, 2 * minute, 5 * minute, 10 * minute,
                           15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day})
        steps.push_back({s, 0});
    if (high - low < 4)
        for (const Step &step : decimalSteps(high - low))
            steps.push_back(step);
    if (high - low > 4 * day)
        for (const Step &step : decimalSteps((high - low) / day, 1))
            steps.push_back({step.size * day, step.cost});
    const Choice choice = choose(low, high, most, fit, steps);
    const double largest = std::max(std::abs(choice.first), std::abs(choice.last)) * choice.step;
    // The largest unit in which a step is at least a half.
    const auto label = [&](double value) {
        if (std::abs(value) < fuzz)
            return QStringLiteral("0");
        const auto in = [&](double unit) {
            const double n = value / unit;
            return withMinus(grouped(trimmedZeros(QString::number(n, 'f', decimalsOf(choice.step / unit)))));
        };
        if (largest >= 2 * day && choice.step >= day / 2)
            return tr("%1 d", "days").arg(in(day));
        if (largest >= hour && choice.step >= hour / 2)
            return tr("%1 h", "hours").arg(in(hour));
        if (largest >= minute && choice.step >= minute / 2)
            return tr("%1 min", "minutes").arg(in(minute));
        return tr("%1 s", "seconds").arg(in(1));
    };
    return scaleOf(low, high, choice, fit, label);
}

} // namespace yeonji::figures
