// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which metric a person looks at first: the loss of the evaluation, the loss of the training, the rest
// of the evaluation, then all others, and last what has only one value; within each as the files have
// them.

#include "runs/run.h"

namespace yeonji::figures {

QStringList orderedMetrics(const std::vector<runs::RunPtr> &runs);

} // namespace yeonji::figures
