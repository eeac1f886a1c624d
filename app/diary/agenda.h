// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every promise of a project, from the documents that hold one: the index tells which.

#include "diary/outline.h"
#include "project/textindex.h"

namespace yeonji::diary {

struct PromiseAt
{
    project::TreeDocument document;
    Promise promise;
};

struct Agenda
{
    std::vector<PromiseAt> promises;  // by the day they fall due, then by where they stand
    QList<Error> failed;              // of documents that hold some and cannot be read
};
Agenda agenda(const project::Project &project, const project::TextIndex &index);

// The outlines of files, read on all cores; one that cannot be read is an Error.
std::vector<Result<Outline>> outlinesOf(const QStringList &paths);

} // namespace yeonji::diary
