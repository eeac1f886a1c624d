// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A loss that left the way it was on. Said only where nobody would call it noise: the median of the last
// points is three times the best there was and half as much again as where training began.

#include "runs/run.h"

namespace yeonji::runs {

// `diverged`, one for each loss of the run that did.
Findings divergencesOf(const Run &run);

} // namespace yeonji::runs
