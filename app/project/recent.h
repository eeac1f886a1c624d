// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The projects opened last, newest first, kept in the user's configuration.

#include <QStringList>

namespace yeonji::project {

QStringList recentProjects();  // absolute; one may be gone by now
void rememberProject(const QString &root);
void forgetProject(const QString &root);

} // namespace yeonji::project
