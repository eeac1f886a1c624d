// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An entry or a report: the text beside what it becomes, scrolled together. A notebook is only shown.

#include "diary/entries.h"
#include "pages/pageview.h"
#include "widgets/pagetab.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

class QActionGroup;
class QSplitter;

namespace yeonji::widgets {

class EditingPane;
class Workspace;

class EntryView : public PageTab
{
    Q_OBJECT
public:
    EntryView(Workspace &workspace, const QString &path, QWidget *parent = nullptr);
    ~EntryView() override;

    QString title() const override;
    QString leftStatus() const override;
    QString rightStatus() const override { return m_counts; }
    QList<QAction *> documentActions() const override { return m_actions; }
    Result<> save() override;
    std::optional<Result<>> leave() override;
    void saveSoon() override;
    void goToLine(int line) override;
    bool insertText(const QString &markdown) override;
    bool appendText(const QString &markdown) override;
    void undo() override;
    QList<diary::Heading> headings() const override;
    int caretLine() const override;

    EditingPane *pane() const { return m_pane; }  // null for a notebook

    enum class Shows { Both, Text, Page };
    void setShows(Shows shows);

protected:
    void showEvent(QShowEvent *event) override;
    void painted() override;

private:
    void makeActions();
    void startPage();
    void render();
    void count();
    // What is told of the text around it.
    struct Counted
    {
        diary::Summary summary;
        QList<diary::Heading> headings;
    };
    static Counted countIn(const QString &text, bool headings);
    bool isOutlined() const;  // someone follows its headings
    void tell(const Counted &counted);
    void toggleTask(int line, bool done);
    void readNotebook();
    void nameNotebook();

    pages::Mode m_mode = pages::Mode::Entry;
    EditingPane *m_pane = nullptr;
    QSplitter *m_splitter;
    QActionGroup *m_showing = nullptr;
    QList<QAction *> m_actions;
    QTimer m_rendering, m_counting;
    QElapsedTimer m_unrendered;  // since the page said what the text says
    QString m_counts, m_title;
    QList<diary::Heading> m_headings;  // as they were told last
    qsizetype m_length = 0;  // of the text when it was last looked at
    // Of a notebook's file, as it was read last.
    struct State
    {
        QDateTime modified;
        qint64 size = -1;
        friend bool operator==(const State &, const State &) = default;
    } m_state;
    bool m_painted = false;
    bool m_stands = false;   // the page shows the text
    int m_wantedLine = 0;    // where to go as soon as it does
};

} // namespace yeonji::widgets
