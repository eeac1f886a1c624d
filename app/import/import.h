// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Plain text and Markdown of elsewhere, brought into a project's diary. First planned, so that the
// division can be looked at, then written.

#include "import/division.h"
#include "project/project.h"

#include <functional>

namespace yeonji::importing {

// What can be brought in, as a file dialog names it: `*.txt`.
QStringList notesPatterns();

struct Planned
{
    QString source;   // absolute
    Part part;
    QString path;     // where it goes, absolute; no file of the project is written over
    bool there = false;  // the very same entry is there already: nothing is to be done
};

// `sources`: files, or folders whose .txt and .md files are all meant, hidden ones and noise (node_modules, build
// folders of a program) left out.
// Files that are no text are Errors in `failed`; the others are planned all the same.
struct Plan
{
    QList<Planned> entries;
    QList<Error> failed;
};
Result<Plan> plan(const QStringList &sources, const project::Project &into);

// Writes what is planned, all of it or nothing: where one entry cannot be written, also since something came there
// after it was planned (Conflict: nothing is written over), those before it are taken back. `goesOn` hears now and then
// how many are written; false: Cancelled.
Result<> carryOut(const project::Project &into, const Plan &plan, const std::function<bool(qsizetype)> &goesOn = {});

} // namespace yeonji::importing
