// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a link in a document leads to: a path as Markdown has it, or a wiki name. Clicks and renames ask the
// same table.

#include "project/tree.h"

#include <QHash>

#include <optional>

namespace yeonji::project {

class LinkTable
{
public:
    LinkTable(const Project &project, const Tree &tree);

    // The path from the root; empty: nothing there. `folder` is that of the document, from the root.
    // Looked for beside the document, from the project's root and its `roots:`, with and without `.md`:
    // first in the tree, then among the files that the tree leaves out; then as a name anywhere in the
    // tree; last as a folder. Fragments (`#heading`) are left out.
    QString resolve(const QString &folder, const QString &target) const;

    // A picture as a page finds it (pages/pictures.h): beside the document, or from a root by `/`, by no name.
    QString resolvePicture(const QString &folder, const QString &target) const;

private:
    QString m_root;
    QStringList m_bases;              // besides the document's own folder, from the root
    QHash<QString, QString> m_files;  // in NFC → as it is
    QHash<QString, QString> m_names;  // in NFC, with and without ending → the first of that name
};

// The same for absolute paths, and nothing where a link of the file system leads out of the project.
std::optional<QString> resolveLink(const Project &project, const LinkTable &table, const QString &documentFolder, const QString &target);

} // namespace yeonji::project
