// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/choice.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace yeonji::figures {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("report", text);
}

} // namespace

std::vector<Choice> chooseFigures(const std::vector<Metric> &metrics, size_t runCount)
{
    constexpr size_t mostInOne = 6;
    constexpr qsizetype mostOthers = 4;
    std::vector<Metric> losses, shares, scores, errors, rates, norms, others;
    for (const Metric &metric : metrics) {
        if (!metric.isCurve() || metric.isCost())
            continue;
        if (metric.isRate())
            rates.push_back(metric);
        else if (metric.isLoss())
            losses.push_back(metric);
        else if (metric.has("norm"_L1))
            norms.push_back(metric);
        else if (metric.direction == runs::Direction::Up)
            (metric.least >= 0 && metric.most <= 1 ? shares : scores).push_back(metric);
        else if (metric.direction == runs::Direction::Down)
            errors.push_back(metric);
        else
            others.push_back(metric);
    }
    std::vector<Choice> figures;
    const auto add = [&figures](const QString &heading, std::vector<Metric> some, const QString &caption) {
        for (size_t from = 0; from < some.size() && from < 2 * mostInOne; from += mostInOne)
            figures.push_back({from == 0 ? heading : QString(),
                               {some.begin() + std::ptrdiff_t(from), some.begin() + std::ptrdiff_t(std::min(some.size(), from + mostInOne))},
                               caption});
    };
    // Of one run the losses are compared with each other, of many runs each with its like.
    const auto training = std::ranges::stable_partition(losses, &Metric::isEvaluation).begin();
    if (runCount > 1 && training != losses.begin() && training != losses.end()) {
        add(tr("Loss"), {losses.begin(), training}, tr("Loss in evaluation"));
        add({}, {training, losses.end()}, tr("Loss in training"));
    } else {
        add(tr("Loss"), losses, tr("Loss over the steps"));
    }
    add(tr("Scores"), shares, tr("Scores between 0 and 1; higher is better"));
    add(figures.empty() || shares.empty() ? tr("Scores") : QString(), scores, tr("Scores; higher is better"));
    QSet<QString> kinds;
    for (const Metric &error : errors) {
        if (kinds.contains(error.kind()) || kinds.size() == mostOthers)
            continue;
        std::vector<Metric> alike;
        std::ranges::copy_if(errors, std::back_inserter(alike), [&](const Metric &m) { return m.kind() == error.kind(); });
        add(kinds.isEmpty() ? tr("Errors") : QString(), alike, tr("%1; lower is better").arg(error.kind()));
        kinds.insert(error.kind());
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
    if (runs.size() < 3)
        return {};
    const auto without = [](const runs::RunPtr &run) {
        QJsonObject params = run->params;
        params.remove("seed"_L1);
        return params;
    };
    const bool alike = std::ranges::all_of(runs, [&](const runs::RunPtr &run) {
        return run->params.contains("seed"_L1) && without(run) == without(runs.front());
    });
    return alike ? u"seed"_s : QString();
}

} // namespace yeonji::figures
