// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the panels and quick open list: the names in the project, looked for in the background and again
// when something changed, and of the documents in sight what they say.

#include "diary/entries.h"
#include "project/links.h"

#include <QDateTime>
#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace yeonji::widgets {

class Workspace;

struct DocumentSummary
{
    diary::Summary text;
    int slides = 0;      // of a deck
    QDateTime modified;
};

class Catalog : public QObject
{
    Q_OBJECT
public:
    explicit Catalog(Workspace &workspace, QObject *parent = nullptr);
    ~Catalog() override;

    const project::Tree &tree() const { return m_looked.tree; }
    const project::LinkTable &links() const { return m_looked.links; }
    QList<project::TreeDocument> of(project::DocumentKind kind) const;
    QString absolute(const QString &relative) const;
    bool ready() const { return m_ready; }  // it was looked at least once
    void refresh();                         // soon; several calls are one

    // Of a document in sight, by its relative path. What is not known yet (or changed) is read in the
    // background; summarized() follows.
    DocumentSummary summary(const QString &relative);

    // The title to show: the summary's if known, else the file's name.
    QString title(const project::TreeDocument &document) const;

Q_SIGNALS:
    void changed();
    void summarized();

private:
    struct Looked
    {
        project::Tree tree;
        project::LinkTable links;
    };
    using Summaries = QHash<QString, DocumentSummary>;
    void look();
    void readWanted();

    Workspace &m_workspace;
    Looked m_looked;
    Summaries m_summaries;
    QStringList m_wanted;
    QFutureWatcher<Result<Looked>> m_scan;
    QFutureWatcher<Summaries> m_read;
    QTimer m_soon;
    bool m_ready = false;
    bool m_again = false;
};

} // namespace yeonji::widgets
