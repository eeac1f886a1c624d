// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What readers notice in every format alike, as findings.

#include "runs/table.h"

namespace yeonji::runs {

// `nan` for each series with values that are not finite, `restart` where steps fall back, with the
// lines of the file where they are known.
void noticeSeries(Run &run, const QString &file, const SeriesLines &lines = {});

// `damaged-record`: what could be read is there, and this says what could not.
Finding damage(const QString &message, const QString &file, int line = 0);

} // namespace yeonji::runs
