// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a Hugging Face Trainer came to at the end: `all_results.json` and the files of its parts
// (`eval_results.json`…), an object of numbers each, their names beginning with what they are of.

#include "runs/run.h"

#include <QStringList>

namespace yeonji::runs {

// Of the names of a folder those of such files, the one that holds all others first.
QStringList resultFilesAmong(const QStringList &names);
bool looksLikeResults(const QByteArray &head);

// A point each, at `step`, of what `run` has no series of so far; the files become its.
void addResults(Run &run, const QString &folder, const QStringList &files, double step);

} // namespace yeonji::runs
