// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a document said before, and in the last commit of a git repository: the times at the left, what differs from today at the right, paragraph
// by paragraph. One is brought back, or the whole; both are steps to undo in the editor.

#include "project/changes.h"
#include "project/git.h"
#include "project/history.h"

#include <QDialog>

class QPushButton;
class QTextBrowser;

namespace yeonji::widgets {

class RowList;

class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    // `now`: the text as it stands in the editor.
    HistoryDialog(const project::Project &project, const QString &path, const QString &now, QWidget *parent);

    void setNow(const QString &now);  // after something was brought back
    RowList *list() const { return m_list; }
    const QList<project::Change> &changes() const { return m_changes; }
    void bringBack(qsizetype change);
    void bringBackAll();

Q_SIGNALS:
    void broughtBack(const QList<project::TextEdit> &edits);

private:
    void showTimes();
    void showVersion(qsizetype version);
    void showChanges();

    project::History m_history;
    QString m_path, m_now, m_then;
    QList<project::Version> m_versions;
    std::optional<project::Committed> m_committed;  // listed first, where there is one
    QList<project::Change> m_changes;
    RowList *m_list;
    QTextBrowser *m_text;
    QPushButton *m_all;
};

} // namespace yeonji::widgets
