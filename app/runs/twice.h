// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One training that was written twice: by Hugging Face's callback for TensorBoard into `runs/` beside its checkpoints,
// by Lightning as `metrics.csv`, by Ultralytics as `results.csv`, by Detectron2 as `metrics.json` and by Tune as
// `result.json` beside its event files. It is one run, and of what both hold it has the fuller one.

#include "runs/run.h"

#include <QSet>

#include <functional>

namespace yeonji::runs {

// Where Hugging Face's callback for TensorBoard writes: `runs/Apr16_22-30-00_host`, or right below it.
bool isOfCallback(const QString &folder);
// All such folders of a trainer's output that are there.
QStringList callbackFoldersIn(const QString &output);

// What lies beside the event files of `folder` and is of the same training.
struct BesideEvents
{
    QString table;         // its path; empty: there is none
    QStringList monitors;  // paths of episodes (monitor.h)
    QStringList names;     // of all that lies there: these, files that only repeat the table, and folders of monitors
};
// A table is: Lightning's `metrics.csv`, Ultralytics' `results.csv`, Detectron2's `metrics.json`, Tune's `result.json`, and
// any that trainers call so and that has a metric of the event files, which `tags` gives.
BesideEvents besideEvents(const QString &folder, const std::function<QSet<QString>()> &tags);

// Adds to the run of event files what the table beside them holds. Points of both keep the time that the events tell.
// A table of another training is left out, and a finding says so.
void addTable(Run &run, const Run &table);

// Whether every point of `other` is one of `series`, whatever they are called.
bool tellsTheSame(const Series &series, const Series &other);

// Adds to a trainer's run what only its event files hold, metrics and the points since the last checkpoint, if they are
// of the same training: where both have a point, it is the same. False: they are of another one, and a finding says so.
bool addEvents(Run &run, const Run &events);

} // namespace yeonji::runs
