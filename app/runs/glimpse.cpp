// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/glimpse.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace yeonji::runs {

namespace {

SharedColumn behindEachOther(const SharedColumn &head, const SharedColumn &tail)
{
    if (!head || !tail)
        return {};
    return std::make_shared<const Numbers>(head->with(std::span(tail->data(), tail->size())));
}

// A step may fall back or not where the middle is missing: each end is a segment of its own.
Series joined(const Series &head, const Series &tail)
{
    Series all{head.name,
               {behindEachOther(head.axis.step, tail.axis.step), behindEachOther(head.axis.wallTime, tail.axis.wallTime),
                behindEachOther(head.axis.epoch, tail.axis.epoch)},
               behindEachOther(head.values, tail.values), head.restarts};
    if (head.size() > 0 && tail.size() > 0)
        all.restarts.push_back(head.size());
    for (const size_t at : tail.restarts)
        all.restarts.push_back(head.size() + at);
    return all;
}

} // namespace

RunPtr glimpse(const Found &found, const Progress &progress)
{
    constexpr qint64 worth = 16 << 20;
    const QFileInfo info(found.path);
    if (!found.reader->ends || !found.part.isEmpty() || !info.isFile() || info.size() < worth)
        return {};
    auto ends = found.reader->ends(found.path, progress);
    if (!ends || ends->size() != 2)
        return {};
    Run run = std::move(ends->front());
    const Run &tail = ends->back();
    QHash<QString, const Series *> rests;  // there may be a hundred thousand
    for (const Series &one : tail.series)
        rests.insert(one.name, &one);
    std::vector<Series> series;
    for (const Series &one : run.series) {
        const Series *rest = rests.take(one.name);
        series.push_back(rest ? joined(one, *rest) : one);
    }
    for (const Series &one : tail.series)
        if (rests.contains(one.name))
            series.push_back(one);
    if (std::ranges::all_of(series, [](const Series &one) { return one.size() == 0; }))
        return {};
    run.series = std::move(series);
    run.name = found.name;
    run.path = info.absoluteFilePath();
    run.kind = found.reader->kind;
    run.files = {run.path};
    run.findings.clear();
    run.status = Status::Unknown;
    constexpr qint64 looked = 2 << 20;
    run.unread = info.size() - looked;
    return std::make_shared<const Run>(std::move(run));
}

} // namespace yeonji::runs
