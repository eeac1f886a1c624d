// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Parameters that a trainer left in files beside the numbers.

#include "core/finding.h"

#include <QJsonObject>
#include <QStringList>

namespace yeonji::runs {

// What a YAML or JSON file of parameters holds; empty if it is none or cannot be read, and what is wrong
// with it goes to `findings`. Tags are not followed. At most one megabyte.
QJsonObject paramsFrom(const QString &file, Findings *findings = nullptr);

// From the files beside a table of metrics: hparams.yaml (Lightning), args.yaml (Ultralytics), one
// *config.yaml… Those that were used are appended to `files`.
QJsonObject paramsBeside(const QString &folder, QStringList &files, Findings &findings);

} // namespace yeonji::runs
