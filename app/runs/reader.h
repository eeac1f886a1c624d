// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One reader per format, one file per reader, one line each in the table of readers.cpp. A reader
// recognises content (the name only breaks a tie) and turns it into a Run. Damage is no error: the
// reader gives what is readable plus a finding that says where it breaks. It never executes,
// unpickles or follows a tag, and takes no memory for a length before it checked it.

#include "core/error.h"
#include "runs/run.h"

#include <QByteArray>

#include <functional>

namespace yeonji::runs {

// How much of a file a reader looks at to decide.
inline constexpr qsizetype headBytes = 64 * 1024;

// What a reader may look at to decide: the path, whether it is a folder, and a file's first bytes.
struct Candidate
{
    QString path;
    bool folder = false;
    QByteArray head;       // of a file: at most headBytes
    QStringList children;  // of a folder: names of its entries
};

// Progress of one read, from any thread. `report` takes bytes done and to do; `cancelled` is asked
// often enough that a cancel takes effect within 100 ms.
struct Progress
{
    std::function<void(qint64 done, qint64 total)> report = [](qint64, qint64) {};
    std::function<bool()> cancelled = [] { return false; };
};

struct Reader
{
    Kind kind;
    // How sure it is; the surest reader of a candidate gets it.
    int (*sniff)(const Candidate &candidate);
    // The name is not the reader's to give: read() below does.
    Result<Run> (*read)(const QString &path, const Progress &progress);
};

// What sniff answers. Only a candidate that a person named may be taken on Maybe (any table of
// numbers); below a folder it takes Likely.
enum Sureness { NotMine = 0, Maybe = 10, Likely = 50, Sure = 100 };

std::span<const Reader> readers();

// The runs in a file or below a folder, as a person would group them, without reading them: what one
// reader takes is one run. Links that lead out of `path` are not followed; noise folders are skipped.
struct Found
{
    QString path;
    QString name;  // unique within one discovery: the folder's or the file's name, else with its parent
    const Reader *reader = nullptr;
};
Result<std::vector<Found>> discover(const QString &path, const Progress &progress = {});

// Reads one found run: reader, name, known directions and status in place.
Result<RunPtr> read(const Found &found, const Progress &progress = {});

// discover() and read() of every path, in order. One unreadable run becomes a run with an error
// finding; a path with no run at all is an Error that names what was looked for.
Result<std::vector<RunPtr>> readAll(const QStringList &paths, const Progress &progress = {});

} // namespace yeonji::runs
