// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An entry or a report: the text beside what it becomes, scrolled together. A notebook is only shown.
// The page engine starts after the first paint, so that typing can begin at once.

#include "diary/entries.h"
#include "pages/pageview.h"
#include "widgets/tab.h"

#include <QTimer>

class QActionGroup;
class QSplitter;

namespace yeonji::widgets {

class EditingPane;
class Workspace;

class EntryView : public Tab
{
    Q_OBJECT
public:
    EntryView(Workspace &workspace, const QString &path, QWidget *parent = nullptr);
    ~EntryView() override;

    QString path() const override { return m_path; }
    QString title() const override;
    QString leftStatus() const override;
    QString rightStatus() const override { return m_counts; }
    QList<QAction *> documentActions() const override { return m_actions; }
    Result<> save() override;
    void goToLine(int line) override;
    bool insertText(const QString &markdown) override;
    bool appendText(const QString &markdown) override;
    void undo() override;
    QList<diary::Heading> headings() const override;

    EditingPane *pane() const { return m_pane; }      // null for a notebook
    pages::PageView *page() const { return m_page; }  // null until the first paint is over

    enum class Shows { Both, Text, Page };
    void setShows(Shows shows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void startPage();
    void render();
    void count();
    void showSummary(const diary::Summary &summary);
    void toggleTask(int line, bool done);
    pages::Document document();

    Workspace &m_workspace;
    QString m_path;
    pages::Mode m_mode = pages::Mode::Entry;
    EditingPane *m_pane = nullptr;
    pages::PageView *m_page = nullptr;
    QSplitter *m_splitter;
    QActionGroup *m_showing = nullptr;
    QList<QAction *> m_actions;
    QTimer m_rendering, m_counting;
    QString m_counts, m_title;
    qsizetype m_length = 0;  // of the text when it was last looked at
    bool m_painted = false;
};

} // namespace yeonji::widgets
