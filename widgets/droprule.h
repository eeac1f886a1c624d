// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What becomes of dropped files: decided here, as plain values, before anything is done; the overlay
// shows the sentence while the files are still in the air.

#include "project/project.h"

#include <QStringList>

namespace yeonji::widgets {

enum class DropDoes {
    CopyIntoRun,      // files or one folder → `to`, a new folder below runs/
    ShowRun,          // in its place: nothing is copied
    InsertPictures,   // into the entry being written, or today's
    CopyReport,       // a notebook → reports/
    OpenDocument,     // an entry, report, deck or text, in its place
    OpenFolder,       // as another project
};

struct DropStep
{
    DropDoes does = DropDoes::OpenDocument;
    QStringList files;  // absolute
    QString to;         // the new folder or file; empty where nothing is copied
    QStringList runs = {};  // of CopyIntoRun: the names of those that will stand there; empty: too much to look at

    friend bool operator==(const DropStep &, const DropStep &) = default;
};

struct DropPlan
{
    QString sentence;   // what will happen, or why nothing will
    QList<DropStep> steps;
};

// Looks at names, at the first bytes of files and at the names in folders; changes nothing. What lies
// in the project already is shown and not copied, and so is all if the folder is no project.
DropPlan planDrop(const QStringList &paths, const project::Project &project);

} // namespace yeonji::widgets
