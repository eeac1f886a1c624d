// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/cadence.h"

#include <QCoreApplication>
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

} // namespace

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
        if (const double usual = pauses[pauses.size() / 2]; !isForeign || usual > 0)
            return Cadence{usual, pauses.back(), isForeign ? written : wall->back()};
    }
    if (lasted < 2)
        return {};
    return Cadence{lasted / double(longest->size()), 0, written};
}

std::optional<Outlook> outlookOf(const Run &run)
{
    if (run.status != Status::Running)
        return {};
    const Series *longest = nullptr;
    for (const Series &series : run.series)
        if (!longest || series.size() > longest->size())
            longest = &series;
    if (!longest || longest->size() == 0)
        return {};
    SharedColumn axis = longest->axis.step;
    auto total = saidTotal(run, {u"max_steps"_s, u"total_steps"_s, u"num_training_steps"_s, u"total_iters"_s, u"max_iters"_s, u"max_iterations"_s});
    if (!total && longest->axis.epoch) {
        axis = longest->axis.epoch;
        total = saidTotal(run, {u"num_train_epochs"_s, u"max_epochs"_s, u"epochs"_s, u"num_epochs"_s, u"total_epochs"_s});
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
