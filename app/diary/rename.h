// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A document, picture or bibliography gets another name, and every link to it follows: first planned, so that
// it can be looked at, then carried out whole or not at all. What is under way stands in .yeonji/renaming/: after
// a kill or a loss of power the next start finishes it.

#include "diary/references.h"

namespace yeonji::diary {

struct Renaming
{
    struct File
    {
        QString path;                 // from the root
        QByteArray before, after;
        QList<std::pair<int, QString>> lines;  // those that change: from 1, and what they become
    };
    QString from, to;                 // from the root, in one folder
    QList<File> files;                // whose links follow
};

// `name` is the new file name; without an ending it keeps the old one. BadInput: no name, or one with a
// folder in it; a link that could not follow (what is planned was read again); a run that a text names, since
// such names are no links. Conflict: a file of that name is there. Documents that are not UTF-8 are left out, and so are
// links to one: what is written is what lies in the project itself.
Result<Renaming> planRename(const project::Project &project, const project::Tree &tree,
                            const project::TextIndex &index, const QString &path, const QString &name);

// What takes it back, byte for byte: a Conflict if one of the files was changed since.
Renaming reversed(const Renaming &renaming);

// Conflict: one of the files was changed since; nothing is done then. On an error in between what was
// done is taken back. The document's earlier texts follow it.
Result<> carryOut(const project::Project &project, const Renaming &renaming);

// Finishes what a killed program had begun; what it was, or nothing. The plan may come from anyone: it reaches
// nothing outside the project, by no name and through no link.
Result<std::optional<std::pair<QString, QString>>> finishRenaming(const project::Project &project);

} // namespace yeonji::diary
