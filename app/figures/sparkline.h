// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run at a glance: the curve that says most of it, so small that its way is all there is to see. A list
// of runs asks again whenever anything changed; what was drawn from the same points is taken from before.

#include "runs/run.h"

#include <QList>
#include <QPointF>

namespace yeonji::figures {

struct Sparkline
{
    // In the unit square, y upwards: at most forty, each the mean of a part, so that noise does not hide
    // the way it goes. Empty: no series has two points.
    QList<QPointF> points;
    runs::SharedColumn of;  // the values they were drawn from
};

Sparkline sparklineOf(const runs::Run &run, const Sparkline &before = {});

} // namespace yeonji::figures
