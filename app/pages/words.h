// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words the page script writes by itself. Those that stand on the page are in `language` (empty: that of the
// interface), what is told of a deck is for the person, in that of the interface.

#include <QJsonObject>

namespace yeonji::pages {

QJsonObject words(const QString &language);

} // namespace yeonji::pages
