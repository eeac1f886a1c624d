// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One line per format: what each file of this folder offers to the table in readers.cpp.

#include "runs/reader.h"

namespace yeonji::runs {

extern const Reader hfTrainerReader;
extern const Reader csvReader;
extern const Reader monitorReader;
extern const Reader evaluationsReader;
extern const Reader jsonlReader;
extern const Reader jsonTableReader;
extern const Reader mllogReader;
extern const Reader mmengineReader;
extern const Reader tfEventsReader;
extern const Reader notebookReader;
extern const Reader lmEvalReader;
extern const Reader hfModelReader;
extern const Reader wandbReader;
extern const Reader mlflowReader;
extern const Reader mlflowDatabaseReader;
extern const Reader junitReader;
extern const Reader logReader;

// Folder names under which one run keeps its parts: train, validation…
const QStringList &splitNames();

// The folders below one of event files that belong to the same run: those of splits, unless they are runs themselves,
// and those that PyTorch's `add_hparams` and `add_scalars` make (eventparts.h).
QStringList eventPartsIn(const QString &folder);

// What the event files of a folder and of its parts measure, told from their beginnings.
QSet<QString> eventTagsIn(const QString &folder);

// Whether a folder of those names is where W&B keeps its runs, and `file` what it says of itself there (`debug.log`).
bool isLogOfWandb(const QStringList &folder, const QString &file);

// Whether every experiment calls such a file the same (`metrics.csv`): its folder names the run.
bool isGenericFile(const QString &name);

} // namespace yeonji::runs
