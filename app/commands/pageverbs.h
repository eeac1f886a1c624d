// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The verbs that make documents: DESIGN §6 gives their calls.

#include <QStringList>

namespace yeonji::commands {

int checkVerb(const QStringList &arguments);
int exportVerb(const QStringList &arguments);
int newVerb(const QStringList &arguments);

} // namespace yeonji::commands
