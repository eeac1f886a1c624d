// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a Hugging Face folder says of its model, whether it holds the model alone or a training too.

#include "runs/run.h"

namespace yeonji::runs {

// Names of the files that describe a model: config.json, generation_config.json, …
const QStringList &modelFiles();

// Adds those that are in `folder` to the run's params, each under its name without `.json`, and what is
// wrong with them to its findings: `eos-mismatch` where the token that ends an answer is not the one the
// model stops at, so that it never stops; `pad-is-eos` where padding looks like the end.
void addModel(Run &run, const QString &folder);

} // namespace yeonji::runs
