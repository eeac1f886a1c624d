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

} // namespace yeonji::exporting
