// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The face of slides, for a file that is opened where it is not installed: of each weight only the letters
// that are set in it.

#include <QMap>
#include <QString>

namespace yeonji::exporting {

// `@font-face` rules that hold them as data. letters: as PageView::letters() tells them.
QString facesInside(const QMap<int, QString> &letters);

} // namespace yeonji::exporting
