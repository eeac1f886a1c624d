// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the window remembers from one start to the next, in the user's own configuration: settings,
// open tabs and places of splitters by project, the last export. All of it may be
// deleted; nothing a person wrote is in it.

#include <QSettings>

#include <memory>

namespace yeonji::widgets {

// The file of settings. Each holder sees what the others wrote.
std::unique_ptr<QSettings> storedValues();

// The group under which a project's session is kept.
QString sessionGroup(const QString &root);

} // namespace yeonji::widgets
