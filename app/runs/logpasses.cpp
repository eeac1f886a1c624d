// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logpasses.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yeonji::runs {

void LogPasses::draw(const Drawn &drawn)
{
    const auto &[done, total, pass, told, isOfEpoch] = drawn;
    Bar &bar = m_bars[total];
    // Only its ends are drawn.
    const bool again = done == bar.done && done >= total && !bar.wasPartial && (m_last != total || m_rowsSince);
    if (!bar.isSeen || done < bar.done || again)
        begin(bar, drawn);
    if (bar.isOuter && m_last == total && done > bar.done + 1)
        bar.isOuter = false;
    if (again && !pass && !bar.pass && bar.isSeen)
        bar.begin += total;
    else
        moveOn(bar, done, pass, total);
    bar.isSeen = true;
    bar.wasPartial = bar.wasPartial || done < total;
    bar.told = told;
    bar.isOfEpoch = bar.isOfEpoch || isOfEpoch;
    m_last = total;
    m_rowsSince = false;
    if (!bar.evaluates && !bar.isOuter)
        m_step = bar.begin + done;
}

void LogPasses::begin(Bar &bar, const Drawn &drawn)
{
    m_stepBefore = m_step;
    if (m_last == drawn.total) {
        if (m_rowsSince)
            bar.evaluates = bar.isOpen = false;
        return;
    }
    const auto found = m_bars.find(m_last);
    if (m_last == 0 || found == m_bars.end())
        return;
    Bar &other = *found;
    const bool isNested = other.done < m_last && other.done > 0;
    if (isNested || other.isOuter) {
        const double outerStep = other.begin + other.done;
        const bool isFar = outerStep - std::exchange(bar.outerStep, outerStep) > 1;
        if (bar.isOuter)
            return;
        bar.evaluates = (isFar || other.rowsBeside > 0) && !other.evaluates;
        other.isOuter = !bar.evaluates && !other.evaluates;
    } else if (other.done >= m_last && !bar.isOuter) {
        other.isFollowed = other.isFollowed || !other.evaluates;
        const bool isSamePass = drawn.told > 0 && other.told == drawn.told;
        if (!bar.isSeen)
            bar.evaluates = other.evaluates || isSamePass;
        else if (bar.isOpen)
            bar.evaluates = other.begin > 0;
        bar.isOpen = (!bar.isSeen || bar.isOpen) && !bar.evaluates;
    }
}

void LogPasses::moveOn(Bar &bar, double done, std::optional<double> pass, double total)
{
    if (pass && pass != bar.pass && bar.begins.contains(*pass))
        bar.begin = bar.begins.value(*pass);  // the training began anew
    else if (pass != bar.pass ? done < bar.done || (done == bar.done && done >= total) : done < bar.done && bar.done >= total)
        bar.begin += total;
    bar.done = done;
    bar.pass = pass;
    if (pass)
        bar.begins.insert(*pass, bar.begin);
}

void LogPasses::addRow(bool isBeside, bool isOfEvaluation)
{
    m_rowsSince = true;
    if (m_last == 0)
        return;
    Bar &bar = m_bars[m_last];
    const bool isPartial = bar.done < m_last;
    bar.rowsBeside += isBeside && isPartial;
    if (!bar.isOpen)
        return;
    if (isBeside && !isPartial && isOfEvaluation) {
        bar.evaluates = true;
        m_step = m_stepBefore;
    }
    bar.isOpen = !bar.evaluates && !(isPartial && !isOfEvaluation);
}

void LogPasses::addEvaluation()
{
    if (const auto bar = m_bars.find(m_last); bar != m_bars.end() && bar->done >= m_last)
        bar->isFollowed = true;
}

double LogPasses::stepOf(double done, std::optional<double> pass)
{
    Bar &bar = m_bars[0];
    if (pass && pass != bar.pass && bar.begins.contains(*pass))
        bar.begin = bar.begins.value(*pass);  // the training began anew
    else if (pass != bar.pass)
        bar.begin += bar.done;
    bar.done = done;
    bar.pass = pass;
    if (pass)
        bar.begins.insert(*pass, bar.begin);
    return bar.begin + done;
}

void LogPasses::setPassed(double passed)
{
    Bar &bar = m_bars[0];
    bar.begin = passed - bar.done;
}

void placeByEpochs(Column &steps, const Column &epochs)
{
    constexpr size_t many = 3;
    size_t same = 1;
    bool isHeld = false, isFraction = false;
    for (size_t i = 1; i < steps.size() && !isHeld; ++i) {
        same = steps[i] == steps[i - 1] && epochs[i] > epochs[i - 1] ? same + 1 : 1;
        isFraction = same > 1 && (isFraction || epochs[i] != std::floor(epochs[i]));
        isHeld = same >= many && isFraction;
    }
    if (!isHeld || !std::ranges::is_sorted(epochs) || !std::ranges::is_sorted(steps) || !(epochs.back() > 0))
        return;
    const double stepsOfEpoch = steps.back() / epochs.back();
    for (size_t i = 0; i < steps.size(); ++i)
        if (std::isfinite(epochs[i]))
            steps[i] = std::min(steps[i], std::round(epochs[i] * stepsOfEpoch));
}

std::optional<double> LogPasses::end(double length, std::optional<double> pass, std::optional<double> passes) const
{
    const Bar bar = m_bars.value(length);
    if (bar.evaluates || bar.isOpen || bar.isOuter)
        return {};
    if (!bar.pass) {
        const bool isOnePass = bar.isOfEpoch || ((pass || bar.isFollowed) && bar.rowsBeside == 0);
        return isOnePass ? passes.transform([length](double count) { return length * count; }) : bar.begin == 0 ? std::optional(length) : std::nullopt;
    }
    const bool isOfAll = bar.begin == 0 && bar.begins.size() > 1;
    return isOfAll ? std::optional(length) : passes ? std::optional(length * *passes) : std::nullopt;
}

} // namespace yeonji::runs
