// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading on where reading stopped. A reader whose files grow at their end leaves a Tail with the run:
// what it has to know of the bytes it has seen, so that they need not be seen again.

#include "runs/run.h"

#include "core/error.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace yeonji::runs {

struct Progress;

// A run as its files stand. `torn`: the same with a last line or record that has no end yet, for who
// does not expect that anything will follow.
struct Standing
{
    Run run;
    std::optional<Run> torn;
};

class Tail
{
public:
    virtual ~Tail() = default;

    // Reads what was appended and no more. Nothing: these are not the files that were read, or what came
    // lets what stood before mean something else; they have to be read anew.
    virtual Result<std::optional<Standing>> readOn(const Progress &progress) = 0;
};

struct Followed
{
    Standing now;
    std::unique_ptr<Tail> tail;  // null: cannot be read on
};

// How far a file was read, and whether it is still that file: the same inode, no shorter, and with the
// same bytes at its beginning and before the place. (A log that is cut and written again to the same
// length within one look is known by those bytes.)
class Place
{
public:
    Place() = default;
    // `path` was read up to `offset`.
    Place(const QString &path, qint64 offset);

    qint64 offset() const { return m_offset; }
    bool holds(const QString &path) const;

private:
    struct Look
    {
        quint64 device = 0, inode = 0;
        QByteArray first, last;
        friend bool operator==(const Look &, const Look &) = default;
    };
    static std::optional<Look> lookAt(const QString &path, qint64 offset);

    qint64 m_offset = 0;
    std::optional<Look> m_look;
};

// Behind the last line end of the file; 0 if there is none in its last 64 MB.
qint64 lastLineEnd(const QString &path);

} // namespace yeonji::runs
