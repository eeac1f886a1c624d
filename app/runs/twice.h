// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One training that was written twice: by Hugging Face's callback for TensorBoard into `runs/` beside its checkpoints,
// by Lightning as `metrics.csv`, by Ultralytics as `results.csv` and by Detectron2 as `metrics.json` beside its event
// files. It is one run, and of what both hold it has the fuller one.

#include "runs/run.h"

namespace yeonji::runs {

// Where Hugging Face's callback for TensorBoard writes: `runs/Apr16_22-30-00_host`, or right below it.
bool isOfCallback(const QString &folder);
// All such folders of a trainer's output that are there.
QStringList callbackFoldersIn(const QString &output);

// Lightning's `metrics.csv` beside the event files of `folder`, Ultralytics' `results.csv` or Detectron2's `metrics.json`; empty: there is none.
QString tableBesideEvents(const QString &folder);

// Adds to the run of event files what the table beside them holds. Points of both keep the time that the events tell.
// A table of another training is left out, and a finding says so.
void addTable(Run &run, const Run &table);

// Adds to a trainer's run what only its event files hold, metrics and the points since the last checkpoint, if they are
// of the same training: where both have a point, it is the same. False: they are of another one, and a finding says so.
bool addEvents(Run &run, const Run &events);

} // namespace yeonji::runs
