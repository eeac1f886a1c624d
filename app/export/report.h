// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report written from runs: Markdown of our dialect in the person's language, in which every figure
// and number is bound to its file. *New report from these runs* and `yeonji report` both begin here.

#include "runs/run.h"

#include <QHash>

namespace yeonji::exporting {

// `folder`: where the report will lie, absolute; the runs are named by their paths from there.
// `directions`: as of figures::Surroundings. Numbers stay what they are said to be where others hold.
QString reportMarkdown(const std::vector<runs::RunPtr> &runs, const QString &folder,
                       const QHash<QString, QString> &directions, const QDateTime &now);

// With a last line that no page shows and that tells, of a file: this is a report as it was written, and nobody
// wrote into it since. Then another may take its place.
QString sealed(const QString &report);
bool isSealed(QByteArrayView file);

} // namespace yeonji::exporting
