// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One reader per format, one file per reader, one line each in the table of readers.cpp. A reader
// recognises content (the name only breaks a tie) and turns it into a Run. Damage is no error: the
// reader gives what is readable plus a finding that says where it breaks. It never executes,
// unpickles or follows a tag, and takes no memory for a length before it checked it.

#include "core/error.h"
#include "runs/run.h"
#include "runs/tail.h"

#include <QByteArray>
#include <QSet>
#include <QStringBuilder>

#include <functional>
#include <optional>

namespace yeonji::runs {

struct Card;  // card.h
class Index;  // index.h

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
    Result<Run> (*read)(const QString &path, const Progress &progress) = nullptr;
    // Instead of read, of formats whose files grow at their end: they can be read on.
    Result<Followed> (*follow)(const QString &path, const Progress &progress) = nullptr;

    // Globs of file names, separated by spaces. A file with such a name whose content nobody
    // recognises is a broken one of this format: `ownNames` mean nothing else, whatever is in the file;
    // `names` are used for other text too and count only where the file is empty or no text at all.
    const char *ownNames = "";
    const char *names = "";
    // Which names belong to a run: in the folder that is one (`run` is empty then), or beside the file
    // that is one, `run` being its name.
    bool (*owns)(const QString &run, const QString &child) = [](const QString &, const QString &) { return false; };
    // The name that a run gives itself, where it is not that of its folder or file; may be empty.
    QString (*nameOf)(const QString &path) = [](const QString &) { return QString(); };

    // Of formats whose files grow large: their first and last numbers, each as a run of its own, without
    // what lies between. See glimpse.h.
    Result<std::vector<Run>> (*ends)(const QString &path, const Progress &progress) = nullptr;

    // A run that its own tool threw away and that is still on the disk, or one that lies there once more.
    bool (*isDeleted)(const QString &path) = [](const QString &) { return false; };

    // Of formats that keep many runs in one file: which there are, and one of them.
    struct Part { QString id, name; };
    std::vector<Part> (*partsOf)(const QString &path) = nullptr;
    Result<Run> (*readPart)(const QString &path, const QString &id, const Progress &progress) = nullptr;
};

// What sniff answers. Only a candidate that a person named may be taken on Maybe (any table of
// numbers); below a folder it takes Likely.
enum Sureness { NotMine = 0, Maybe = 10, Likely = 50, Sure = 100 };

std::span<const Reader> readers();

// The runs in a file or below a folder, as a person would group them, without reading them:
// - A folder that a reader recognises as a whole (a trainer's output, event files, …) is one run, with
//   the children that this reader owns: its files, checkpoints, the log it writes twice.
// - Every other file that a reader recognises is a run of its own, whatever lies beside it; if it does
//   not name itself (metrics.csv), its folder names it, and where that name is taken, both together.
// - What only describes or accompanies a measured run (a model's configuration, a log) is a run where
//   nothing beside it is measured. A file may keep several runs.
// - In a folder right below `runs/` the only run has the folder's name, whatever its file is called, and
//   of several each has the folder's name and its own: `two/a`, `two/b`.
// - A broken file hides nobody: it is a run by itself, which cannot be read, and takes no name that
//   one beside it could have.
// Links that lead out of `path` are not followed; noise folders are skipped. `FILE#NAME` is one of the runs that a
// file keeps, by its name or id.
struct Found
{
    QString path;
    QString name;  // unique within one discovery: the folder's or the file's name, else with its parent
    const Reader *reader = nullptr;
    QString part;         // which of several runs in one file, as its reader says
    bool broken = false;  // known by its name alone
    int colour = 0;       // among all runs of its library: see colours.h
    std::shared_ptr<const Card> card = {};  // as it was read last, if its library knows and nothing was written since

    QString key() const { return part.isEmpty() ? path : QString(path % u'#' % part); }
};
// Files that `index` knows are not opened again.
Result<std::vector<Found>> discover(const QString &path, const Progress &progress = {}, Index *index = nullptr);

// Names of runs that were found at several places: where two have the same one, they take longer ones. Those whose
// key is in `named` keep theirs.
void tellApart(std::vector<Found> &found, const QSet<QString> &named = {});

// The names of the runs in `folder` that can be read, if it lay at `place`; links in it are followed. Nothing:
// it was cancelled.
std::optional<QStringList> namesAt(const QString &folder, const QString &place, const Progress &progress = {});

// Reads one found run: reader, name, known directions and status in place.
Result<RunPtr> read(const Found &found, const Progress &progress = {});

// read() of all that was found at one place, in order. One unreadable run becomes a run with an error finding; if it
// is the only one, its Error is the answer.
Result<std::vector<RunPtr>> readAll(const std::vector<Found> &found, const Progress &progress = {});

// discover() and readAll() of every path, in order; a path with no run at all is an Error that names what was
// looked for.
Result<std::vector<RunPtr>> readAll(const QStringList &paths, const Progress &progress = {});

} // namespace yeonji::runs
