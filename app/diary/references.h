// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who names a document: links between the documents of a project, found through the index of words, so
// that only those are opened that have its name in them.

#include "project/textindex.h"

#include <QHash>

namespace yeonji::diary {

// Where links of a project lead, as project::resolveLink() says, from the names in the tree alone.
class LinkTable
{
public:
    LinkTable(const project::Project &project, const project::Tree &tree);

    // The path from the root; empty: nothing there. `folder` is that of the document, from the root.
    QString resolve(const QString &folder, const QString &target) const;

private:
    QStringList m_bases;              // besides the document's own folder, from the root
    QHash<QString, QString> m_files;  // in NFC → as it is
    QHash<QString, QString> m_names;  // in NFC, with and without ending → the first of that name
};

struct Reference
{
    QString path;    // of the document that holds the link, from the root
    int line = 0;    // from 1
    QString text;    // that line
    QString target;  // as written
};

// Links to `path` (from the root) in Markdown documents, itself left out, in the order of the tree.
QList<Reference> referencesTo(const project::Project &project, const project::Tree &tree,
                              const project::TextIndex &index, const QString &path);

} // namespace yeonji::diary
