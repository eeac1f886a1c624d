// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A word on the person's desktop, through org.freedesktop.Notifications. Where there is no session bus, or
// nobody on it who shows such words, nothing happens; nobody ever waits for an answer.
// https://specifications.freedesktop.org/notification-spec/latest/

#include "core/finding.h"

#include <QString>

namespace yeonji::widgets {

void notifyDesktop(Level level, const QString &title, const QString &text);

} // namespace yeonji::widgets
