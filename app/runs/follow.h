// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run that may still be written. Each look gives it as it stands: what was appended is read and
// nothing else, where its format lets that be; a file that was cut, replaced or rewritten is read anew.

#include "runs/cadence.h"
#include "runs/reader.h"
#include "runs/stamp.h"

namespace yeonji::runs {

// The disk has it under a name that is no UTF-8: it can be told of, but not be opened.
bool isOddlyNamed(const QString &path);

class Follower
{
public:
    explicit Follower(Found found);

    // The same pointer as before while nothing has changed: neither the files nor, as time goes by, how
    // the run stands. On an Error the next look begins anew. From one thread at a time.
    Result<RunPtr> look(const Progress &progress = {});

    const Found &found() const { return m_found; }
    const RunPtr &run() const { return m_run; }  // of the last look; may be null
    // Whether the files are as they were at the last look, by size, time and inode. Opens nothing.
    bool isFresh() const;
    const Stamp &stamp() const { return m_stamp; }  // as they were before it

private:
    Stamp stampNow() const;
    Result<Standing> readOn(const Progress &progress);
    RunPtr settled();
    std::optional<Cadence> seenCadence() const;

    Found m_found;
    std::unique_ptr<Tail> m_tail;
    std::shared_ptr<const Standing> m_standing;  // as the reader says it, without how it stands
    RunPtr m_run;
    Stamp m_stamp;
    bool m_readOn = false;   // at the last look: nothing but what was appended
    bool m_waits = false;  // a last line without its end was left out
    size_t m_points = 0;     // of its longest series
    QList<double> m_writes;  // when its newest file was written, seconds since 1970: at the first look, and each since that brought points
};

} // namespace yeonji::runs
