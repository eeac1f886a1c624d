// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of every document of a project, folded (core/fold.h) and side by side in memory: a
// hundred thousand entries are scanned in some ten milliseconds, two-syllable words, parts of words
// and all, and counts are exact. A copy in the cache folder spares the next start the reading; it may
// be deleted at any time, and one that is damaged, cut or of another version is as good as none.

#include "project/tree.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace yeonji::project {

struct IndexedText
{
    TreeDocument document;
    qint64 size = 0, changed = 0, placed = 0;  // of the file as it was read; its times in nanoseconds
    QByteArrayView folded;
    std::shared_ptr<const QByteArray> block;   // what that lies in
};

class TextIndex;
using TextIndexPtr = std::shared_ptr<const TextIndex>;

// done of all, from the thread that reads.
using IndexProgress = std::function<void(qsizetype done, qsizetype all)>;

class TextIndex
{
public:
    // What lies in the cache, as it was when that was written; empty if nothing usable does.
    static TextIndexPtr load(const Project &project);

    // The index of `tree`: what `known` has of files that did not change, the others read anew, on all
    // cores. Files that cannot be read, hold a NUL, are in no UTF-8 (their mark says so) or larger than 32 MB are left
    // out, and unreadable() says so. Null: cancelled.
    static TextIndexPtr read(const Project &project, const Tree &tree, const TextIndexPtr &known,
                             const IndexProgress &progress = {}, const std::function<bool()> &cancelled = {});

    // Writes the cache, whole or not at all. Only for projects; a folder that is none stays untouched
    // and is kept in the user's own cache folder. An error: it is done without.
    Result<> save(const Project &project) const;

    const std::vector<IndexedText> &texts() const { return m_texts; }
    const QList<Error> &unreadable() const { return m_unreadable; }  // why files were left out
    qsizetype logs() const { return m_logs; }  // how many texts beside runs were taken for logs, by their size, and left out
    qsizetype freshlyRead() const { return m_fresh; }  // how many files read() opened

private:
    std::vector<IndexedText> m_texts;             // in the order of the tree
    QList<Error> m_unreadable;
    qsizetype m_fresh = 0, m_logs = 0;
};

// The documents searched, besides the tree's own: plain notes (.txt) beside runs and elsewhere.
std::vector<TreeDocument> searchedDocuments(const Tree &tree);

} // namespace yeonji::project
