// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace yeonji::exporting {

// A picture without transparency as PNG. libpng is asked itself, since Qt's writer tries five filters on every row:
// that takes three times as long for slides, and saves nothing.
QByteArray png(const QImage &image);

} // namespace yeonji::exporting
