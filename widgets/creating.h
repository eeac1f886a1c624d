// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// New documents: what they hold at first and where they lie. Nothing that stands is ever overwritten, and nothing
// is written in a project that someone else writes in.

#include "core/error.h"
#include "project/tree.h"
#include "runs/run.h"

namespace yeonji::widgets {

// The path of the day's entry, which is there afterwards: the one there was, or a new one with a title
// to fill in and a stamp.
Result<QString> createEntry(const project::Project &project, const project::Tree &tree, QDate day,
                            const QDateTime &now = QDateTime::currentDateTime());

Result<QString> createReport(const project::Project &project, const QString &title);
// A report that tells of these runs, its figures and numbers bound to their files.
Result<QString> createRunReport(const project::Project &project, const std::vector<runs::RunPtr> &runs);

Result<QString> createDeck(const project::Project &project, const QString &title);
// A first deck from what an entry or a report (absolute) says.
Result<QString> createDeckFrom(const project::Project &project, const QString &document, const QString &text);

// `folder/NAME.SUFFIX`, or `folder/NAME-2.SUFFIX`… if that is taken. Characters that file systems or
// links cannot hold are left out of the name; an empty suffix names a folder.
QString freePath(const QString &folder, const QString &name, const QString &suffix);

} // namespace yeonji::widgets
