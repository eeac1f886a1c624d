// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pages of a PDF as SVG that any program can show: letters are outlines, pictures lie inside. (The slide
// itself is HTML within an SVG, which browsers alone can draw.)

#include "core/error.h"

#include <QByteArray>
#include <QList>

namespace yeonji::exporting {

// In the order of the pages. Blocks; needs poppler's pdftocairo, without which it is an Error that says so.
Result<QList<QByteArray>> pagesAsSvg(const QByteArray &pdf, int count);

} // namespace yeonji::exporting
