// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The kinds that show values instead of curves: bar, histogram, box.

#include "figures/resolve.h"

namespace yeonji::figures {

// bar: one value of each run (`y: eval_loss@best`; last if not said), of a group the mean ± std.
// histogram: how often which value stands in the series. box: median, quartiles and extremes of a
// series, or of the values of a group's runs.
ResolvedFigure resolveBars(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                           const QHash<QString, QString> &colours, const Canvas &canvas);

} // namespace yeonji::figures
