// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who names a document: links between the documents of a project, found through the index of words, so
// that only those are opened that have its name in them.

#include "project/textindex.h"

namespace yeonji::diary {

struct Reference
{
    QString path;    // of the document that holds the link, from the root
    int line = 0;    // from 1
    QString text;    // that line
    QString target;  // as written
};

// Links of a document (Markdown, or the cells of a notebook) in the lines of its file.
struct WrittenLink
{
    int line = 0, written = 0;  // as in Link
    QString target;
    QString text;               // the line
};
bool holdsLinks(const QString &path);
QList<WrittenLink> linksIn(const QString &path, const QByteArray &bytes);

// Documents in whose text the name of `path` stands, however written: all that may link to it, in the
// order of the index.
QStringList namersOf(const project::TextIndex &index, const QString &path);

// Links to `path` (from the root) in documents that hold some, itself left out, in the order of the tree.
QList<Reference> referencesTo(const project::Project &project, const project::Tree &tree,
                              const project::TextIndex &index, const QString &path);

} // namespace yeonji::diary
