// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of the project for whoever searches: read in the background when the tree is known, and
// after every change only what changed. Nothing waits for it.

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

    project::TextIndexPtr now() const { return m_index; }  // null: not read yet

Q_SIGNALS:
    void changed();
    void progressed(int done, int all);  // while many files are read

private:
    void read();

    Workspace &m_workspace;
    Catalog &m_catalog;
    project::TextIndexPtr m_index;
    QFutureWatcher<project::TextIndexPtr> m_reading;
    qsizetype m_unkept = 0;  // files read since the cache was written
    bool m_again = false;
};

} // namespace yeonji::widgets
