// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/seam.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

namespace {

std::optional<Seam::Role> roleIn(const Table &table, const std::optional<size_t> &column)
{
    if (!column)
        return {};
    // What is no number is what the row before has.
    const Column &values = table.values(*column);
    const auto last = std::find_if(values.rbegin(), values.rend(), [](double value) { return std::isfinite(value); });
    return last == values.rend() ? std::nullopt : std::optional(Seam::Role{table.name(*column), *last});
}

// Column `from` on.
SharedColumn behind(const SharedColumn &column, size_t from)
{
    return column ? share(Column(column->begin() + from, column->end())) : nullptr;
}

} // namespace

Seam Seam::below(const Table &table, const Table::Roles &roles)
{
    Seam seam;
    seam.rows = table.rows();
    seam.step = roleIn(table, roles.step);
    seam.epoch = roleIn(table, roles.epoch);
    seam.time = roleIn(table, roles.time);
    seam.guessed = seam.step && roleOf(seam.step->name) != ColumnRole::Step;
    seam.stepIsMetric = roles.stepIsMetric;
    return seam;
}

void Seam::sow(Table &table, const std::function<size_t(const QString &)> &columnOf) const
{
    table.comeBehind(passes);
    table.beginRow();
    for (const auto &role : {step, epoch, time})
        if (role)
            table.put(columnOf(role->name), role->last);
}

std::optional<std::vector<Series>> Seam::take(Table &table, const std::vector<bool> &wanted)
{
    Table::Roles roles = table.roles();
    const auto is = [&table](const std::optional<size_t> &column, const std::optional<Role> &role) {
        return column.has_value() == role.has_value() && (!column || table.name(*column) == role->name);
    };
    const bool nowGuessed = roles.step && roleOf(table.name(*roles.step)) != ColumnRole::Step;
    if (!step && nowGuessed && rows > 1)
        roles = {{}, roles.epoch, roles.time, false};  // its values fell before
    if (!is(roles.step, step) || !is(roles.epoch, epoch) || !is(roles.time, time) || rows <= 1)
        return {};

    const bool counted = !roles.step && !roles.epoch;
    const double before = double(rows) - 1;
    Seam next = below(table, roles);
    next.rows = rows + table.rows() - 1;
    std::vector<Series> series = table.takeSeries(roles, wanted);
    next.passes = table.passes();
    QHash<const Numbers *, SharedColumn> shifted;
    for (Series &one : series) {
        if (stepIsMetric && step && one.name == step->name)
            one = makeSeries(one.name, {behind(one.axis.step, 1), behind(one.axis.wallTime, 1), behind(one.axis.epoch, 1)}, behind(one.values, 1));
        if (!counted)
            continue;
        SharedColumn &steps = shifted[one.axis.step.get()];
        if (!steps) {
            Column later = *one.axis.step;
            for (double &at : later)
                at += before;
            steps = share(std::move(later));
        }
        one.axis.step = steps;
    }
    *this = next;
    return series;
}

bool putBehind(std::vector<Series> &series, std::vector<Series> more, SeriesLines &lines, const SeriesLines &moreLines)
{
    QHash<QString, size_t> places;
    for (size_t i = 0; i < series.size(); ++i)
        places.insert(series[i].name, i);
    QHash<std::pair<const Numbers *, const Numbers *>, SharedColumn> joined;
    const auto join = [&joined](const SharedColumn &before, const SharedColumn &behind) {
        if (!before)
            return before;
        SharedColumn &both = joined[{before.get(), behind.get()}];
        if (!both)
            both = std::make_shared<const Numbers>(before->with(std::span(behind->data(), behind->size())));
        return both;
    };
    for (Series &one : more) {
        const auto at = places.constFind(one.name);
        if (at == places.constEnd()) {
            series.push_back(std::move(one));
            continue;
        }
        Series &before = series[*at];
        if (one.size() == 0)
            continue;
        if (before.size() == 0) {
            before = std::move(one);
            continue;
        }
        if (!before.axis.wallTime != !one.axis.wallTime || !before.axis.epoch != !one.axis.epoch)
            return false;
        Series both{before.name,
                    {join(before.axis.step, one.axis.step), join(before.axis.wallTime, one.axis.wallTime), join(before.axis.epoch, one.axis.epoch)},
                    join(before.values, one.values), before.restarts};
        if (one.axis.step->front() < before.axis.step->back()) {
            both.restarts.push_back(before.size());
            if (const int line = moreLines.first.value(one.name); line > 0 && !lines.restarts.contains(one.name))
                lines.restarts.insert(one.name, line);
        }
        for (const size_t restart : one.restarts)
            both.restarts.push_back(before.size() + restart);
        before = std::move(both);
    }
    lines.add(moreLines);
    return true;
}

} // namespace yeonji::runs
