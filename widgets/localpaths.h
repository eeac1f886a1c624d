// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The files and folders of a drag or of the clipboard, as paths; what lies elsewhere is left out.

#include <QStringList>

class QMimeData;

namespace yeonji::widgets {

QStringList localPaths(const QMimeData *data);  // null: none

} // namespace yeonji::widgets
