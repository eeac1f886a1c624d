// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Documents are confined to their project: a block that names a run elsewhere is refused, unless
// `sources:` has it. A report made of runs from elsewhere (`yeonji report /data/run -o x.md`) names just
// such runs. So what the person named is remembered, for the folder the report was written into, in the
// person's own state folder and never in a file that travels: a document cannot allow itself anything.
//
// What a hostile document could gain: laid into that very folder, it can show the numbers and parameters
// of the runs that the person chose for it, and nothing else. Only readers of runs follow these paths; no
// picture, link or text is shown from there. A report that is moved asks for `sources:` again.

#include "runs/called.h"

#include <QStringList>

namespace yeonji::runs {

// The same list says which sources on other machines (remote.h) the person connects a project to.

// Documents in `folder` may from now on name these runs, and what lies below them. Absolute paths; a
// remote source stays as it is written.
void allow(const QString &folder, const QStringList &runs);

// The same of runs that have names already, by which documents in `folder` call them from now on.
void allow(const QString &folder, const std::vector<RunPtr> &runs);

// Canonical paths that documents in `folder` may name, and what those are called that were given a name.
struct Allowed
{
    QStringList paths;
    Names names = {};
};
Allowed allowedIn(const QString &folder);

} // namespace yeonji::runs
