// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a run stands. Some formats say it themselves (an exit record, the last of all steps); of others
// it is told from the log beside the numbers, and from when something was last written:
//   failed    the log ends with a traceback, or says that the program was killed. While a log grows, a traceback is
//             believed as it stayed the end for twice the run's own cadence (five seconds to ten minutes): a program
//             that logs an error and goes on did not fail
//   finished  the log says that the training completed, and no three rows follow (traceback.h); or the run stands at
//             the total it told (reachedTotal, cadence.h) or its log ends with `Done!`, and it was quiet for as long, or the
//             log says that it completed short of that total, which a part of it may have, and it was.
//             It stays so while what comes behind, a last evaluation, leaves the total reached. A bar of one pass over
//             the data is no total
//   running   written within ten times the run's own cadence (three times, if it is a slow one), twice its longest pause,
//             or five seconds; a trainer's checkpoints within three times theirs
//   stalled   quiet for longer than that, but not for a day, or three times as long
//   unknown   nothing tells

#include "runs/cadence.h"
#include "runs/run.h"

namespace yeonji::runs {

// What was seen of a run while it was followed.
struct Seen
{
    std::optional<Cadence> cadence = {};  // how often its files were written, for those that tell nothing of that
                                          // themselves (one that is replaced each time is always new)
    bool grew = false;                    // something was appended
    bool finished = false;                // at the last look
};

// Sets the status that the reader could not, with a finding where the run failed or survived an error.
// What was rotated has none.
void settleStatus(Run &run, const Seen &seen = {});

// Whether a run of so few points that nothing tells its cadence is being written: its newest file was a moment ago, and
// not all at once, or `grew` while it was followed.
bool isBegun(const Run &run, bool grew);

// `train.csv.1`, `train.csv-20261130`, `train.csv.2026-11-30`: the past of another run, which nobody writes any more.
bool isRotated(const QString &file);
QString rotatedFrom(const QString &file);  // that one; empty: it is not rotated

// Where the words of a run's program would be kept, whether they are or not.
QStringList logNamesOf(const QString &run, Kind kind);

// `finished`, in the person's language: the one word for it in every list, table and report.
QString statusText(Status status);

} // namespace yeonji::runs
