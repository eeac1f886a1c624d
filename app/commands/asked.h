// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The runs a person asked for on the command line, by one rule for every verb: what can be read is
// used, each path that cannot is one sentence on standard error, and the verb then ends with 1.

#include "runs/run.h"

#include <functional>

namespace yeonji::commands {

// Calls `each` with every run and the path, as given, that it came from. The exit status: 0 or 1.
int eachAsked(const QStringList &paths, const std::function<void(const QString &path, const runs::RunPtr &run)> &each);

} // namespace yeonji::commands
