// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words the page script writes by itself, in the language of the interface.

#include <QJsonObject>

namespace yeonji::pages {

QJsonObject words();

} // namespace yeonji::pages
