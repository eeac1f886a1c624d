// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `kind: heatmap`: values as shades in a grid.
//   several metrics             a row a run, a column a metric, one value of each (`acc@best`)
//   x: a parameter of the runs  a column each of its values, a row each of those of `group:`; where
//                               several runs meet, their mean
//   one metric otherwise        a row a run, the columns its steps, epochs or time
// `yscale: log` shades by magnitude.

#include "figures/resolve.h"

namespace yeonji::figures {

ResolvedFigure resolveHeatmap(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                              const QHash<QString, QString> &colours, const Canvas &canvas);

} // namespace yeonji::figures
