// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stable-Baselines3's Monitor writes a row for each episode: `r` what it earned, `l` how many steps it took, `t` when it
// ended, in seconds since the `t_start` of the file's first line. Each environment of a training has a file of its own,
// `monitor.csv`, `0.monitor.csv`…

#include "core/error.h"
#include "runs/run.h"

#include <QStringList>

namespace yeonji::runs {

struct Progress;

bool isMonitor(const QString &file);
bool isMonitor(const QString &file, QByteArrayView head);  // `head` begins it
bool isOfMonitors(const QString &child);                   // by its name: one, or a folder of them
QStringList monitorsIn(const QString &folder);             // paths, also of those in its folder `monitor`

// The episodes of all environments in the order they ended, each at the step the training had come to by then.
Result<Run> readMonitors(const QStringList &files, const Progress &progress);

// Puts what they tell beside what the training itself logged.
void addMonitors(Run &run, const Run &monitors);

} // namespace yeonji::runs
