// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What differs from the last commit of the project's git repository: the files at the left, each with a
// box, what changed in the chosen one at the right; below, the message. Nothing is committed before the
// button is pressed, and nothing but the files whose boxes are ticked.

#include "project/git.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace yeonji::widgets {

class CommitDialog : public QDialog
{
    Q_OBJECT
public:
    CommitDialog(const project::Project &project, const QList<project::Uncommitted> &files, QWidget *parent);

    QListWidget *files() const { return m_list; }
    QLineEdit *field() const { return m_message; }
    QString shown() const;  // what differs in the chosen file, as plain text
    QStringList ticked() const;
    QString message() const;

private:
    void showChosen();
    void look();

    project::Project m_project;
    QList<project::Uncommitted> m_files;
    QListWidget *m_list;
    QTextBrowser *m_text;
    QLineEdit *m_message;
    QPushButton *m_commit;
};

} // namespace yeonji::widgets
