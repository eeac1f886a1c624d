// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/choice.h"

#include "core/words.h"
#include "figures/group.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace yeonji::figures {

using namespace Qt::StringLiterals;

namespace {

// One point is no curve.
bool hasCurve(const runs::Run &run, const Metric &metric)
{
    const runs::Series *series = run.find(metric.name);
    return series && series->size() > 1;
}

size_t curvesOf(const std::vector<runs::RunPtr> &runs, const Metric &metric)
{
    return size_t(std::ranges::count_if(runs, [&](const runs::RunPtr &run) { return hasCurve(*run, metric); }));
}

// Beside a run ten times as long, a curve is a stroke at the edge.
std::vector<std::vector<runs::RunPtr>> alikeInLength(const std::vector<runs::RunPtr> &runs, const std::vector<Metric> &metrics)
{
    constexpr double mostTimes = 10;
    std::vector<std::pair<double, size_t>> lengths;
    for (size_t i = 0; i < runs.size(); ++i) {
        std::optional<double> length;
        for (const Metric &metric : metrics)
            if (hasCurve(*runs[i], metric))
                length = std::max(length.value_or(0), runs[i]->find(metric.name)->axis.step->back());
        if (length)
            lengths.emplace_back(*length, i);
    }
    std::ranges::sort(lengths);
    std::vector<std::vector<size_t>> groups;
    double shortest = 0;
    for (const auto &[length, run] : lengths) {
        if (groups.empty() || length > mostTimes * shortest) {
            groups.emplace_back();
            shortest = length;
        }
        groups.back().push_back(run);
    }
    std::vector<std::vector<runs::RunPtr>> alike;
    for (auto &group : groups) {
        std::ranges::sort(group);
        auto &some = alike.emplace_back();
        for (const size_t i : group)
            some.push_back(runs[i]);
    }
    return alike;
}

// Of one question, figures that can be read.
std::vector<Choice> divided(const QString &heading, const std::vector<Metric> &metrics, const std::vector<runs::RunPtr> &runs, const QString &caption, const QString &group)
{
    constexpr size_t mostMetrics = 6, mostCurves = 8, mostFigures = 4;
    std::vector<Choice> figures;
    for (const auto &some : alikeInLength(runs, metrics)) {
        std::vector<Metric> theirs;
        size_t curves = 0;
        for (const Metric &metric : metrics)
            if (const size_t count = curvesOf(some, metric); count > 0) {
                theirs.push_back(metric);
                curves += group.isEmpty() ? count : 1;
            }
        const size_t parts = std::clamp<size_t>(std::max((curves + mostCurves - 1) / mostCurves, (theirs.size() + mostMetrics - 1) / mostMetrics), 1, theirs.size());
        for (size_t part = 0; part < parts && figures.size() < mostFigures; ++part) {
            Choice figure{figures.empty() ? heading : QString(), {}, {}, caption};
            figure.metrics.assign(theirs.begin() + std::ptrdiff_t(theirs.size() * part / parts), theirs.begin() + std::ptrdiff_t(theirs.size() * (part + 1) / parts));
            std::ranges::copy_if(some, std::back_inserter(figure.runs), [&figure](const runs::RunPtr &run) {
                return std::ranges::any_of(figure.metrics, [&run](const Metric &metric) { return hasCurve(*run, metric); });
            });
            figures.push_back(std::move(figure));
        }
    }
    return figures;
}

} // namespace

std::vector<Choice> chooseFigures(const std::vector<Metric> &metrics, const std::vector<runs::RunPtr> &runs, const QString &group)
{
    constexpr qsizetype mostOthers = 4;
    std::vector<Metric> losses, shares, scores, errors, rates, norms, others;
    for (const Metric &metric : metrics) {
        if (!metric.isCurve() || metric.isCost())
            continue;
        if (runs::isRate(metric.name))
            rates.push_back(metric);
        else if (metric.isLoss())
            losses.push_back(metric);
        else if (runs::isNorm(metric.name))
            norms.push_back(metric);
        else if (metric.direction == runs::Direction::Up)
            (metric.least >= 0 && metric.most <= 1 ? shares : scores).push_back(metric);
        else if (metric.direction == runs::Direction::Down)
            errors.push_back(metric);
        else
            others.push_back(metric);
    }
    std::vector<Choice> figures;
    const auto add = [&](const QString &heading, const std::vector<Metric> &some, const QString &caption) {
        for (Choice &figure : divided(heading, some, runs, caption, group))
            figures.push_back(std::move(figure));
    };
    // Of one run the losses are compared with each other, of many runs each with its like.
    const auto training = std::ranges::stable_partition(losses, &Metric::isEvaluation).begin();
    if (runs.size() > 1 && training != losses.begin() && training != losses.end()) {
        add(tr("Loss"), {losses.begin(), training}, tr("Loss in evaluation"));
        add({}, {training, losses.end()}, tr("Loss in training"));
    } else {
        add(tr("Loss"), losses, tr("Loss over the steps"));
    }
    add(tr("Scores"), shares, tr("Scores between 0 and 1; higher is better"));
    add(figures.empty() || shares.empty() ? tr("Scores") : QString(), scores, tr("Scores; higher is better"));
    QSet<QString> kinds;
    for (const Metric &error : errors) {
        const QString kind = runs::quantityOf(error.name);
        if (kinds.contains(kind) || kinds.size() == mostOthers)
            continue;
        // Perplexity and word error rate share no axis.
        std::vector<Metric> alike;
        std::ranges::copy_if(errors, std::back_inserter(alike), [&](const Metric &m) { return runs::quantityOf(m.name) == kind; });
        add(kinds.isEmpty() ? tr("Errors") : QString(), alike, tr("%1; lower is better").arg(kind));
        kinds.insert(kind);
    }
    add(tr("Learning rate"), rates, tr("Learning rate over the steps"));
    add(tr("Gradients"), norms, tr("Norm of the gradients"));
    if (figures.size() < 2)
        for (size_t i = 0; i < std::min(others.size(), size_t(mostOthers)); ++i)
            add(i == 0 ? tr("Curves") : QString(), {others[i]}, others[i].name);
    return figures;
}

QString groupOf(const std::vector<runs::RunPtr> &runs)
{
    const QString seed = u"seed"_s;
    return runs.size() >= 3 && groupRuns(runs, seed).size() == 1 ? seed : QString();
}

} // namespace yeonji::figures
