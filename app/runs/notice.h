// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What readers notice in every format alike, as findings.

#include "runs/run.h"

#include <QHash>

namespace yeonji::runs {

// `nan` for each series with values that are not finite, `restart` where steps fall back. `oddLines`:
// of a series' name, the line of its first value that is not finite, where the file has lines.
void noticeSeries(Run &run, const QString &file, const QHash<QString, int> &oddLines = {});

// `damaged-record`: what could be read is there, and this says what could not.
Finding damage(const QString &message, const QString &file, int line = 0);

} // namespace yeonji::runs
