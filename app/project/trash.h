// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Nothing is deleted: what is thrown away lies in .yeonji/trash/, each thing in a folder named by when
// that was, under the path it had. It is a folder like any other, and its owner may delete what is in it.

#include "core/error.h"
#include "project/project.h"

namespace yeonji::project {

struct Trashed
{
    QString was;   // absolute: where it stood
    QString now;   // absolute: where it lies
};

// A file or folder within a project; anything else is BadInput. Whole or not at all.
Result<Trashed> throwAway(const Project &project, const QString &path, const QDateTime &when = QDateTime::currentDateTime());

// Back to where it was. Conflict: something stands there by now.
Result<> bringBack(const Project &project, const Trashed &thing);

QList<Trashed> thrownAway(const Project &project);  // newest first

} // namespace yeonji::project
