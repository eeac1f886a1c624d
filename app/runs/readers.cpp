// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/formats.h"
#include "runs/status.h"
#include "runs/when.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QTimeZone>

#include <cmath>
#include <utility>

namespace yeonji::runs {

namespace {

// The span of a run's clock, where its files tell the time.
void setTimes(Run &run)
{
    double first = HUGE_VAL, last = -HUGE_VAL;
    QHash<const Column *, bool> seen;  // many series share one
    for (const Series &series : run.series)
        if (series.axis.wallTime && !std::exchange(seen[series.axis.wallTime.get()], true))
            for (const double wall : *series.axis.wallTime)
                if (std::isfinite(wall)) {
                    first = std::min(first, wall);
                    last = std::max(last, wall);
                }
    if (first > last)
        return;
    if (!run.started.isValid())
        run.started = whenOf(first * 1000);
    if (!run.ended.isValid())
        run.ended = whenOf(last * 1000);
}

} // namespace

// Sniffed in this order; of two that are equally sure the first gets the candidate.
std::span<const Reader> readers()
{
    static const Reader table[] = {
        hfTrainerReader,
        wandbReader,
        mlflowReader,
        mlflowDatabaseReader,
        tfEventsReader,
        notebookReader,
        lmEvalReader,
        junitReader,
        hfModelReader,
        jsonlReader,
        csvReader,
        logReader,
    };
    return table;
}

Result<RunPtr> read(const Found &found, const Progress &progress)
{
    if (const QFileInfo info(found.path); info.isFile() && info.size() == 0)
        return failure(ErrorKind::BadInput,
                       QCoreApplication::translate("runs", "this file is empty; wait until something was written into it"), found.path);
    auto run = found.part.isEmpty() ? found.reader->read(found.path, progress)
                                    : found.reader->readPart(found.path, found.part, progress);
    if (!run)
        return std::unexpected(run.error());
    run->name = found.name;
    run->part = found.part;
    run->path = QFileInfo(found.path).absoluteFilePath();
    setTimes(*run);
    settleStatus(*run);
    return std::make_shared<const Run>(std::move(*run));
}

Result<std::vector<RunPtr>> readAll(const QStringList &paths, const Progress &progress)
{
    std::vector<RunPtr> runs;
    for (const QString &path : paths) {
        const auto found = discover(path, progress);
        if (!found)
            return std::unexpected(found.error());
        for (const Found &one : *found) {
            auto run = read(one, progress);
            if (run) {
                runs.push_back(std::move(*run));
                continue;
            }
            // The only run there is what the person asked for: its error is the answer.
            if (run.error().kind == ErrorKind::Cancelled || found->size() == 1)
                return std::unexpected(run.error());
            Run unread;
            unread.name = one.name;
            unread.path = QFileInfo(one.path).absoluteFilePath();
            unread.part = one.part;
            unread.kind = one.reader->kind;
            const Error &error = run.error();
            unread.findings.append({Level::Error, QStringLiteral("unreadable"), error.message, error.file, error.line, 0});
            runs.push_back(std::make_shared<const Run>(std::move(unread)));
        }
    }
    return runs;
}

} // namespace yeonji::runs
