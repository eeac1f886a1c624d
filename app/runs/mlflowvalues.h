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

// A store keeps calling a run running that was killed: `quiet` seconds without a word are its answer.
Status mlflowStatusAfter(Status status, qint64 quiet);

} // namespace yeonji::runs
