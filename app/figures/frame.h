// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every kind of figure shares: its colours and faces, and the frame of axes, labels, legend and
// note around the data.

#include "figures/resolve.h"
#include "figures/ticks.h"

#include <functional>

namespace yeonji::figures {

// Size, colours, faces and caption; nothing drawn yet.
ResolvedFigure blankFigure(const PlotSpec &spec, const Canvas &canvas);

// An axis for as many labels as there is room for.
using ScaleFor = std::function<Scale(int most)>;

// Sets plot area, axes, and the places of `figure.legend` and `figure.note`, which are set before.
void layFrame(ResolvedFigure &figure, const Canvas &canvas, const ScaleFor &xscale, const ScaleFor &yscale);

} // namespace yeonji::figures
