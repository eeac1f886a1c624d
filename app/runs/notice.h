// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What readers notice in every format alike, as findings.

#include "runs/table.h"

namespace yeonji::runs {

// Which of several files a metric's first value that is not finite and its first restart stand in, by its name.
struct SeriesFiles
{
    QHash<QString, QString> odd = {}, restarts = {};
};

// `nan` for each series with values that are not finite, `restart` where steps fall back, with the
// lines of the file where they are known; in `file` where `files` does not say it better.
void noticeSeries(Run &run, const QString &file, const SeriesLines &lines = {}, const SeriesFiles &files = {});

// `damaged-record`: what could be read is there, and this says what could not.
Finding damage(const QString &message, const QString &file, int line = 0);

} // namespace yeonji::runs
