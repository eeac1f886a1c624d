// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `kind: parallel`: an upright axis for every parameter in which the runs differ, then one for every
// metric (`eval_loss@best`), and a line across them for every run. Up to eight runs wear their own
// colours; more are shaded by the last metric.

#include "figures/resolve.h"

namespace yeonji::figures {

ResolvedFigure resolveParallel(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                               const QHash<QString, QString> &colours, const Canvas &canvas);

} // namespace yeonji::figures
