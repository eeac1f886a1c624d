// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The verbs that read experiment files: DESIGN §6 gives their calls and their JSON.

#include <QStringList>

namespace yeonji::commands {

int runsVerb(const QStringList &arguments);
int seriesVerb(const QStringList &arguments);
int reportVerb(const QStringList &arguments);
int watchVerb(const QStringList &arguments);

} // namespace yeonji::commands
