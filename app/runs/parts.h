// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A large file is read by all cores at once: each takes a part that begins where a line or record does,
// and the tables are put below each other.

#include "runs/chunks.h"
#include "runs/table.h"

#include <QFileInfo>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>
#include <atomic>
#include <functional>
#include <utility>

namespace yeonji::runs {

struct FilePart { qint64 from = 0, to = 0; };

// [from, end) of the file in as many parts as are worth a core each, at least one. The last one has no
// end: the file may grow.
std::vector<FilePart> lineParts(const QString &path, qint64 from);
// The same where something else than a line end parts them: `next` says at which of the bytes a part may
// begin, or -1. Few parts where that is far to seek.
std::vector<FilePart> fileParts(const QString &path, qint64 from, const std::function<qsizetype(QByteArrayView)> &next);

// The first and the last of `parts` as far as they are read in a moment.
std::vector<FilePart> endParts(const QString &path, qint64 from, const std::function<qsizetype(QByteArrayView)> &next);
std::vector<FilePart> endLineParts(const QString &path, qint64 from);

// Reads every part with its own reader, made by `make`, through its `Result<> take(Chunks &, qint64
// expected)`; `expected` is how many bytes room should be made for (the first of parts that
// adjoin gets them all, as the others are put behind it). Progress is that of the whole file.
template<class Reader>
Result<std::vector<Reader>> readParts(const QString &path, const std::vector<FilePart> &parts, const Progress &progress,
                                      const std::function<Reader()> &make)
{
    struct Job { Reader reader; FilePart part; bool first = false; Result<> done; };
    std::vector<Job> jobs;
    for (const FilePart &part : parts)
        jobs.push_back({make(), part, jobs.empty(), {}});
    const qint64 size = QFileInfo(path).size();
    const bool joined = parts.size() < 2 || parts[0].to == parts[1].from;
    std::atomic<qint64> all = parts.front().from;
    const auto read = [&](Job &job) {
        Progress mine;
        mine.cancelled = progress.cancelled;
        mine.report = [&, before = job.part.from](qint64 now, qint64) mutable {
            const qint64 sum = all += now - std::exchange(before, now);
            if (job.first)  // one thread speaks
                progress.report(sum, std::max(size, sum));
        };
        auto chunks = Chunks::open(path, mine, job.part.from, job.part.to);
        job.done = chunks ? job.reader.take(*chunks, (job.first && joined ? size : std::min(job.part.to, size)) - job.part.from)
                          : Result<>(std::unexpected(chunks.error()));
    };
    if (jobs.size() == 1) {
        read(jobs.front());
    } else {
        // Threads of its own: a caller in the common pool would wait for itself.
        QThreadPool pool;
        QtConcurrent::blockingMap(&pool, jobs, read);
    }
    std::vector<Reader> readers;
    for (Job &job : jobs) {
        if (!job.done)
            return std::unexpected(job.done.error());
        readers.push_back(std::move(job.reader));
    }
    return readers;
}

// Each of a file's ends (endParts) as a run; none if they are not apart.
template<class Reader>
Result<std::vector<Run>> readEnds(const QString &path, const std::vector<FilePart> &parts, const Progress &progress,
                                  const std::function<Reader()> &make, const std::function<Run(Reader &)> &finish)
{
    std::vector<Run> runs;
    if (parts.size() < 2)
        return runs;
    auto readers = readParts<Reader>(path, parts, progress, make);
    if (!readers)
        return std::unexpected(readers.error());
    for (Reader &reader : *readers)
        runs.push_back(finish(reader));
    return runs;
}

} // namespace yeonji::runs
