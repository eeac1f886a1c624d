// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The runs a person asked for on the command line, by one rule for every verb: what can be read is
// used, each path that cannot is one sentence on standard error, and the verb then ends with 1.

#include "runs/run.h"

#include <functional>

namespace yeonji::commands {

// Where it lies here: a path as it is; of `ssh://host/folder` the mirror, fetched first (runs/remote.h). If
// that fails the sentence is said and `status` becomes 1; what was fetched before serves, and without it
// nothing is returned.
QString placeOf(const QString &asked, int &status);

// Calls `each` with every run and the path, as given, that it came from. The exit status: 0 or 1.
int eachAsked(const QStringList &paths, const std::function<void(const QString &path, const runs::RunPtr &run)> &each);

} // namespace yeonji::commands
