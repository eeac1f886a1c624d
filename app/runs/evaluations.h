// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What evaluators of sentence-transformers write beside a model or into its `eval/`: a table each, called
// `similarity_evaluation_sts-dev_results.csv` and the like, whose columns are `epoch,steps` and then metrics. A row stands
// at the end of an epoch where its steps are -1, and behind all training where its epoch is, too.

#include "runs/reader.h"

namespace yeonji::runs {

// Names of such tables in `folder`, and those below `eval/` with it, if it holds nothing else.
QStringList evaluationsIn(const QString &folder);

// Of these tables: a metric is called by the data that it was measured on, as the name of the table says it, and by its
// column: `sts-dev/cosine_spearman`.
Result<Run> readEvaluations(const QString &folder, const QStringList &names, const Progress &progress);

// Adds to a trainer's run what its own history does not say of them.
void addEvaluations(Run &run, const QString &folder, const Progress &progress);

} // namespace yeonji::runs
