// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What MLflow's two stores, folders and database, write alike.

#include "runs/run.h"

#include <QJsonValue>

namespace yeonji::runs {

// 1 to 5, or RUNNING, SCHEDULED, FINISHED, FAILED, KILLED.
Status mlflowStatus(const QJsonValue &status);

// Parameters are text; numbers and truths among them are read as such.
QJsonValue mlflowParam(const QByteArray &text);

// A store keeps calling a run running that was killed: an hour without a word is its answer, by the times of its
// points or its start. Of a run that tells no time, by when its files were written, which a copy forgets.
Status mlflowStatusOf(const Run &run, Status said, const QDateTime &written);

} // namespace yeonji::runs
