// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/cadence.h"

#include <QCoreApplication>
#include <QLocale>
#include <QDateTime>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// What a run said of its end, in the units of its steps or of its epochs.
std::optional<double> saidTotal(const Run &run, const QStringList &names)
{
    for (const QString &name : names) {
        if (const Series *series = run.find(name); series && series->size() > 0 && series->values->back() > 0)
            return series->values->back();
        for (const QJsonValue &value : {run.params[name], run.params[u"training_args"_s][name], run.params[u"trainer"_s][name]})
            if (const double total = value.toDouble(); total > 0 && total < 1e15)
                return total;
    }
    return {};
}

const Series *longestOf(const Run &run)
{
    const Series *longest = nullptr;
    for (const Series &series : run.series)
        if (!longest || series.size() > longest->size())
            longest = &series;
    return longest && longest->size() > 0 ? longest : nullptr;
}

const QStringList &stepTotals()
{
    static const QStringList names{u"max_steps"_s, u"total_steps"_s, u"num_training_steps"_s, u"total_iters"_s, u"max_iters"_s, u"max_iterations"_s};
    return names;
}

const QStringList &epochTotals()
{
    static const QStringList names{u"num_train_epochs"_s, u"max_epochs"_s, u"epochs"_s, u"num_epochs"_s, u"total_epochs"_s};
    return names;
}

size_t lastStartOf(const Series &series)
{
    return series.restarts.empty() ? 0 : series.restarts.back();
}

bool reachedSteps(const Series &series, double total)
{
    const Numbers &step = *series.axis.step;
    const size_t from = lastStartOf(series);
    const double last = step.back();
    return (last >= total && last < total + 1) || (step[from] == 0 && last == total - 1 && double(step.size() - from) == total);
}

bool reachedEpochs(const Numbers &epochs, size_t from, double total)
{
    const double last = epochs.back();
    if (last != std::floor(last))
        return last >= total && last < total + 1;
    const bool isLast = last == total || (epochs[from] == 0 && last == total - 1);
    // A row may be written as an epoch begins or in the middle of it.
    const auto rowsOf = [&](double epoch) { return std::count(epochs.begin() + from, epochs.end(), epoch); };
    const auto before = rowsOf(last - 1);
    return isLast && before > 0 && rowsOf(last) >= before;
}

} // namespace

Status statusWhenQuiet(double quiet, double allowed)
{
    constexpr double aDay = 24 * 3600;
    if (!(std::abs(quiet) < std::max(aDay, 3 * allowed)))
        return Status::Unknown;
    return quiet <= allowed ? Status::Running : Status::Stalled;
}

double allowedQuiet(const Cadence &cadence)
{
    constexpr double least = 5, halfADay = 12 * 3600;
    return std::max({least, std::min(10 * cadence.usual, halfADay), 3 * cadence.usual, 2 * cadence.longest});
}

QFileInfo newestFile(const Run &run)
{
    QFileInfo newest(run.path);
    for (const QString &file : std::as_const(run.files))
        if (const QFileInfo info(file); newest.isDir() || info.lastModified() > newest.lastModified())
            newest = info;
    return newest;
}

std::optional<Cadence> cadenceOf(const Run &run, const QFileInfo &newest)
{
    const Series *longest = nullptr;
    for (const Series &series : run.series)
        if (!longest || series.size() > longest->size())
            longest = &series;
    if (!longest || longest->size() < 3)
        return {};
    // A file that was copied was born when it was last written, and tells nothing.
    const QDateTime born = newest.birthTime();
    const double lasted = born.isValid() ? double(born.msecsTo(newest.lastModified())) / 1000 : 0;
    const double written = double(newest.lastModified().toMSecsSinceEpoch()) / 1000;
    // The clock of a log may be that of another country.
    const bool isForeign = run.kind == Kind::Log;
    if (isForeign && lasted < 2)
        return {};
    if (const SharedColumn &wall = longest->axis.wallTime) {
        // The night before a restart was no pause of the run's own.
        constexpr size_t looked = 200;
        const size_t from = std::max(longest->restarts.empty() ? 0 : longest->restarts.back(), wall->size() - std::min(wall->size(), looked));
        std::vector<double> pauses;
        for (size_t i = from + 1; i < wall->size(); ++i)
            if (const double pause = (*wall)[i] - (*wall)[i - 1]; std::isfinite(pause) && pause >= 0)
                pauses.push_back(pause);
        if (pauses.empty())
            return {};
        std::ranges::sort(pauses);
        // By the clock of its points: a copy was written when it was copied. One of whole seconds may be too slow for it.
        // One that is ahead tells how long points take, but not when the last one came.
        const bool isAhead = wall->back() > double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        if (const double usual = pauses[pauses.size() / 2]; !isForeign || usual > 0)
            return Cadence{usual, pauses.back(), isForeign || isAhead ? written : wall->back(), qsizetype(pauses.size())};
    }
    if (lasted < 2)
        return {};
    return Cadence{lasted / double(longest->size()), longestUnseen, written};
}

std::optional<Cadence> cadenceOf(const std::optional<Cadence> &own, const std::optional<Cadence> &seen)
{
    if (!own || !seen || own->pauses > 0)
        return own ? own : seen;
    if (seen->pauses >= fewPauses)
        return Cadence{seen->usual, seen->longest, own->last, seen->pauses};
    return Cadence{std::max(own->usual, seen->usual), std::max(own->longest, seen->longest), own->last, seen->pauses};
}

double patienceWithUntold(double silent, double longestPause)
{
    constexpr double least = 5, pauses = 5, aWhile = 120, anHour = 3600;
    const double lately = silent < aWhile ? aWhile : 0;
    return std::max({least, pauses * longestPause, lately, silent < anHour ? silent : 0});
}

std::optional<Outlook> outlookOf(const Run &run)
{
    if (run.status != Status::Running)
        return {};
    const Series *longest = longestOf(run);
    if (!longest)
        return {};
    SharedColumn axis = longest->axis.step;
    auto total = saidTotal(run, stepTotals());
    if (!total && longest->axis.epoch) {
        axis = longest->axis.epoch;
        total = saidTotal(run, epochTotals());
    }
    if (!total || !std::isfinite(axis->back()) || axis->back() > *total)
        return {};
    Outlook outlook{axis->back(), *total, {}};
    constexpr size_t looked = 200;
    const size_t size = axis->size();
    const size_t from = std::max(longest->restarts.empty() ? 0 : longest->restarts.back(), size - std::min(size, looked));
    const double way = (*axis)[size - 1] - (*axis)[from];
    const auto cadence = cadenceOf(run, newestFile(run));
    if (way > 0 && cadence) {
        const double passed = longest->axis.wallTime ? longest->axis.wallTime->back() - (*longest->axis.wallTime)[from]
                                                     : cadence->usual * double(size - 1 - from);
        const double since = std::max(0.0, double(QDateTime::currentMSecsSinceEpoch()) / 1000 - cadence->last);
        const double left = (*total - axis->back()) * passed / way - since;
        if (passed > 0 && std::isfinite(left))
            outlook.secondsLeft = std::max(0.0, left);
    }
    return outlook;
}

bool reachedTotal(const Run &run, std::optional<double> bar)
{
    const Series *longest = longestOf(run);
    if (!longest)
        return false;
    const auto epochs = longest->axis.epoch ? saidTotal(run, epochTotals()) : std::nullopt;
    if (const auto steps = saidTotal(run, stepTotals())) {
        // Steps that are those of one epoch are no total.
        if (epochs && longest->axis.epoch->back() < *epochs - 1)
            return false;
        return bar == steps || std::ranges::any_of(run.series, [&](const Series &series) { return series.size() > 0 && reachedSteps(series, *steps); });
    }
    return epochs && reachedEpochs(*longest->axis.epoch, lastStartOf(*longest), *epochs);
}

bool fallsShort(const Run &run, std::optional<double> bar)
{
    const Series *longest = longestOf(run);
    return longest && (saidTotal(run, stepTotals()) || (longest->axis.epoch && saidTotal(run, epochTotals()))) && !reachedTotal(run, bar);
}

QString progressText(const Outlook &outlook)
{
    const QLocale locale;
    return locale.toString(outlook.done, 'g', 10) % u" / " % locale.toString(outlook.total, 'g', 10);
}

QString leftText(const Outlook &outlook)
{
    if (!outlook.secondsLeft)
        return {};
    const double minutes = *outlook.secondsLeft / 60;
    if (minutes < 1)
        return QCoreApplication::translate("runs", "less than a minute left");
    if (minutes < 90)
        return QCoreApplication::translate("runs", "%1 min left").arg(std::lround(minutes));
    if (minutes < 48 * 60)
        return QCoreApplication::translate("runs", "%1 h left").arg(QString::number(minutes / 60, 'f', minutes < 600 ? 1 : 0));
    return QCoreApplication::translate("runs", "%1 days left").arg(std::lround(minutes / 60 / 24));
}

} // namespace yeonji::runs
