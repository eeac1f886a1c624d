// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Does what a drop's plan says: copies on a worker, whole or not at all, and can take the copies back.

#include "core/error.h"
#include "widgets/droprule.h"

#include <QDateTime>
#include <QFuture>

namespace yeonji::widgets {

struct Copied
{
    QStringList files;    // made by the copy, absolute
    QList<QDateTime> modified = {};  // of each, when it was made
    QList<qint64> sizes = {};
    QStringList folders = {};  // made for them, innermost last
    QStringList runs = {};     // names of the runs that stand there now, of a CopyIntoRun step
    bool withoutWeights = false;  // those of its checkpoints were left where they are
};

// Every file that the step copies, with the place it goes to; no two have the same. What no reader looks into and
// no one wrote by hand stays out: hidden files, node_modules… and, below the folder, the weights and the optimizer's
// state in checkpoints, which are most of its bytes. Their histories (`checkpoint-N/trainer_state.json`) come along.
struct Copy
{
    QString from, to;
};
QList<Copy> copiesOf(const DropStep &step, const project::Project &project);

// Copies a CopyIntoRun or CopyReport step; every other step copies nothing. On an error or a cancel
// nothing of it is left.
QFuture<Result<Copied>> copyStep(const DropStep &step, const project::Project &project);

// Takes copies back: files that changed since stay, and so do folders that are not empty.
void takeBack(const Copied &copied);

} // namespace yeonji::widgets
