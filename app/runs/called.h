// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names that runs keep: those of a report's list stand in its figures and tables too, wherever the runs lie and
// however many of them one figure asks for.

#include "runs/reader.h"

#include <QHash>

namespace yeonji::runs {

using Names = QHash<QString, QString>;  // by key, its path canonical

Names namesOf(const std::vector<RunPtr> &runs);
Names namesOf(const std::vector<Found> &found);

// Those that have a name there are called so. Their keys, as of Found.
QSet<QString> call(std::vector<Found> &found, const Names &names);

} // namespace yeonji::runs
