// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/figure.h"

namespace yeonji::figures {

// The figure as one self-contained <svg> element: real text, one path per stroke, numbers to a tenth
// of a pixel, every text escaped; no script, no reference to anything outside.
QString paintSvg(const ResolvedFigure &figure);

} // namespace yeonji::figures
