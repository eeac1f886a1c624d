// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a run stands. Some formats say it themselves (an exit record, the last of all steps); of others
// it is told from the log beside the numbers, and from when something was last written:
//   failed    the log ends with a traceback, or says that the program was killed
//   finished  the log says that the training completed
//   running   written within ten times the run's own cadence, twice its longest pause, or five seconds
//   stalled   quiet for longer than that, but not for a day
//   unknown   nothing tells

#include "runs/cadence.h"
#include "runs/run.h"

namespace yeonji::runs {

// Sets the status that the reader could not, with a finding where the run failed. `seen`: how often its files were
// seen to be written, for those that tell nothing of that themselves (one that is replaced each time is always new).
// What was rotated has none.
void settleStatus(Run &run, const std::optional<Cadence> &seen = {});

// `train.csv.1`, `train.csv-20261130`, `train.csv.2026-11-30`: the past of another run, which nobody writes any more.
bool isRotated(const QString &file);

// Where the words of a run's program would be kept, whether they are or not.
QStringList logNamesOf(const QString &run, Kind kind);

// `finished`, in the person's language: the one word for it in every list, table and report.
QString statusText(Status status);

} // namespace yeonji::runs
