// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The language the program speaks: of the person's choice, else the system's. English is in the
// sources; other languages are in the resources.

#include <QString>

namespace yeonji {

// Once an application object stands. `wanted`: ko or en; empty: as the system. Messages, dates and
// Qt's own texts follow; JSON never does.
void speak(const QString &wanted = {});

} // namespace yeonji
