// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A metric of which less is better that left the way it was on. Said only where nobody would call it noise, in two ways:
//   at once    each of the last four points or more lies beyond three times the best there was (the lowest median), nine
//              tenths of where training began, and ten deviations (median and MAD) of what came just before, of which
//              hardly a point lay so high. With less than 100 points before: five times, less than 24: eight times. Where
//              the best is below zero, which has no times: one and a half of the way it came above the best
//   slowly     the median of the last points is three times the best and one and a half times where training began; of
//              less than 100 in all five times the best, and hardly a point before lay so high

#include "runs/run.h"

namespace yeonji::runs {

// `diverged`, one for each metric of the run that did.
Findings divergencesOf(const Run &run);

} // namespace yeonji::runs
