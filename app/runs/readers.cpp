// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/follow.h"
#include "runs/formats.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace yeonji::runs {

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
        jsonTableReader,
        mllogReader,
        mmengineReader,
        csvReader,
        evaluationsReader,
        monitorReader,
        logReader,
    };
    return table;
}

Result<RunPtr> read(const Found &found, const Progress &progress)
{
    return Follower(found).look(progress);
}

Result<std::vector<RunPtr>> readAll(const std::vector<Found> &found, const Progress &progress)
{
    std::vector<RunPtr> runs;
    for (const Found &one : found) {
        auto run = read(one, progress);
        if (run) {
            runs.push_back(std::move(*run));
            continue;
        }
        // The only run there is what the person asked for: its error is the answer.
        if (run.error().kind == ErrorKind::Cancelled || found.size() == 1)
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
    return runs;
}

Result<std::vector<RunPtr>> readAll(const QStringList &paths, const Progress &progress)
{
    std::vector<RunPtr> runs;
    for (const QString &path : paths) {
        const auto some = discover(path, progress).and_then([&](const std::vector<Found> &found) { return readAll(found, progress); });
        if (!some)
            return some;
        runs.insert(runs.end(), some->begin(), some->end());
    }
    return runs;
}

} // namespace yeonji::runs
