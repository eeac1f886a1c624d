// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who names a document or shows a picture: links between the documents of a project, found through the index of words, so
// that only those are opened that have its name in them.

#include "diary/outline.h"
#include "project/links.h"
#include "project/textindex.h"

namespace yeonji::diary {

struct Reference
{
    QString path;    // of the document that holds the link, from the root
    int line = 0;    // from 1
    QString text;    // that line
    QString target;  // without the escapes it is written with
};

// Links of a document (Markdown, or the cells of a notebook), with the lines of its file, and the pictures it shows.
struct WrittenLink : Link
{
    QString text;  // the line
};
bool holdsLinks(const QString &path);
QList<WrittenLink> linksIn(const QString &path, const QByteArray &bytes);

// The path from the root that a link or picture of a document leads to; empty: nowhere.
QString ledTo(const project::LinkTable &table, const QString &document, const Link &link);

// As a text stands in a string of JSON, as notebooks are; there are programs that write it in ASCII alone.
enum class Letters { All, Ascii };
QString inJson(QString text, Letters letters);

// A path so that `[[…]]` of it is a link, whatever letters it has.
QString wikiTarget(const QString &path);

// Documents in whose text the name of `path` stands, however written: all that may link to it, in the
// order of the index.
QStringList namersOf(const project::TextIndex &index, const QString &path);

// Links to `path` (from the root) in documents that hold some, itself left out, in the order of the tree.
QList<Reference> referencesTo(const project::Project &project, const project::Tree &tree,
                              const project::TextIndex &index, const QString &path);

} // namespace yeonji::diary
