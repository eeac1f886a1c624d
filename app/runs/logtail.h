// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The last lines of what a run's program said, to be read beside its curves.

#include "runs/run.h"

#include <optional>

namespace yeonji::runs {

struct LogTail
{
    QString file;       // absolute
    QStringList lines;  // the last 200 at most, as a terminal would show them now: without colours and other control
                        // characters, and of a line that was written over only what stands there last. One that is no
                        // UTF-8 is read as CP949; what is neither has U+FFFD. A very long one ends with `…`
    friend bool operator==(const LogTail &, const LogTail &) = default;
};

// Of the log (logNamesOf) that was written last, from its last 64 KB. Nothing: there is none that says anything, or
// the run is one of several in a file that has no log of its own.
std::optional<LogTail> logTailOf(const Run &run);

} // namespace yeonji::runs
