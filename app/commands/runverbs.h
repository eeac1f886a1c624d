// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The verbs that read experiment files: DESIGN §6 gives their calls and their JSON.

#include "runs/run.h"

#include <QStringList>

namespace yeonji::commands {

int runsVerb(const QStringList &arguments);
int seriesVerb(const QStringList &arguments);
int reportVerb(const QStringList &arguments);
int watchVerb(const QStringList &arguments);

// `finished`, in the person's language.
QString statusText(runs::Status status);

} // namespace yeonji::commands
