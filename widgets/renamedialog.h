// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Another name for a document, and beneath it every line whose link will follow, as it will read.

#include "diary/rename.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace yeonji::widgets {

class RowList;

class RenameDialog : public QDialog
{
    Q_OBJECT
public:
    // `path` from the root. `known`: what was read of the project already, or null.
    RenameDialog(const project::Project &project, const QString &path, const project::TextIndexPtr &known, QWidget *parent);
    ~RenameDialog() override;

    QLineEdit *field() const { return m_field; }
    RowList *list() const { return m_list; }
    const std::optional<diary::Renaming> &plan() const { return m_plan; }  // of the name in the field; none: it will not do

private:
    void look();
    void showPlan(const Result<diary::Renaming> &plan);

    project::Project m_project;
    QString m_path;
    project::TextIndexPtr m_known;
    QLineEdit *m_field;
    QLabel *m_words;
    RowList *m_list;
    QPushButton *m_rename;
    QTimer m_soon;
    QFutureWatcher<Result<diary::Renaming>> m_planning;
    std::optional<diary::Renaming> m_plan;
    bool m_again = false;
};

// Reads what is needed and plans, on any thread.
Result<diary::Renaming> planFresh(const project::Project &project, const project::TextIndexPtr &known, const QString &path,
                                  const QString &name);

} // namespace yeonji::widgets
