// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names that occur again in one log line: `prompt throughput` and `generation throughput`, `train/loss` and `val/loss`
// of a dict of dicts.

#include "runs/logline.h"

namespace yeonji::runs {

// Gives those of one name as many words from before them as tell most of them apart.
void tellApart(QByteArrayView line, LogLine &parsed);

} // namespace yeonji::runs
