// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What lies in a project, as the rail shows it: entries, reports, decks and notebooks, without the
// noise. One pass over names; a Markdown file outside diary/ is opened for its first bytes alone, to
// see whether Marp's front matter makes it a deck, and one in diary/ whose name says no day, to see
// whether its front matter does.

#include "project/project.h"

#include <functional>
#include <vector>

namespace yeonji::project {

enum class DocumentKind { Entry, Report, Deck, Notebook };

struct TreeDocument
{
    QString path;  // relative to the root
    DocumentKind kind = DocumentKind::Report;
    QDate date;    // of an entry, from its name or its front matter; invalid: it has none
};

struct Tree
{
    std::vector<TreeDocument> documents;  // entries newest first, then the others by path
    QStringList folders;                  // absolute, the root first: what to watch
    QStringList files;                    // every file that is no noise, relative, for quick open
    QStringList leftovers;                // absolute folders in which a killed save left something
};

// Reads the tree from any thread. A folder that cannot be read is left out; links to folders are not
// followed. Cancelled when `cancelled` says so.
Result<Tree> scan(const Project &project, const std::function<bool()> &cancelled = [] { return false; });

// Of the project that `path` lies in, whole.
struct Opened
{
    Project project;
    Tree tree;
};
Result<Opened> openTree(const QString &path);

// The day a file name begins with, or a title: `2026-04-16.md`, `2026.04.16 모노레포.md`, `20260416.md`,
// `240426 연구실.md`. Invalid: none.
QDate dateOfName(QStringView fileName);

// The day in the front matter of a text, or of its beginning: `date: 2026. 4. 16.`, `pubDate: 'Jul 08 2022'`
// and their like of other programs, else a title that begins with one. Invalid: none.
QDate dateOfHead(QStringView text);

// isDeck() of core/frontmatter.h, of a file whose front matter ends within its first MiB.
bool isDeckFile(const QString &path);

} // namespace yeonji::project
