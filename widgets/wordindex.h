// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of the project for whoever searches: what the last time left is there at once, then it is
// brought up to date in the background as soon as the tree is known, and after every change only what
// changed. Where nothing was left, the newest documents come first. Nothing waits for it.

#include "project/textindex.h"

#include <QFutureWatcher>
#include <QObject>

namespace yeonji::widgets {

class Catalog;
class Workspace;

class WordIndex : public QObject
{
    Q_OBJECT
public:
    WordIndex(Workspace &workspace, Catalog &catalog, QObject *parent = nullptr);
    ~WordIndex() override;

    struct Stage
    {
        project::TextIndexPtr index;
        bool whole = false;
    };
    project::TextIndexPtr now() const { return m_index; }  // null: not read yet
    // All of the project as it is (but for the changes of this moment); else that of the last time, or a part.
    bool isWhole() const { return m_whole; }

Q_SIGNALS:
    void changed();
    void reading(const QFuture<yeonji::widgets::WordIndex::Stage> &future);
    void progressed(int done, int all);  // while many files are read

private:
    void read();
    void take(const Stage &stage);

    Workspace &m_workspace;
    Catalog &m_catalog;
    project::TextIndexPtr m_index;
    QFuture<project::TextIndexPtr> m_left;  // by the last time
    QFutureWatcher<Stage> m_reading;
    qsizetype m_unkept = 0;  // files read since the cache was written
    bool m_whole = false;
    bool m_again = false;
};

} // namespace yeonji::widgets
