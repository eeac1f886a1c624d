// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Search in everything, as it is typed: the lines with the words marked, how many there are in all, and
// under an empty field what can be asked for.

#include "diary/search.h"
#include "widgets/panel.h"
#include "widgets/searchfield.h"

#include <QFutureWatcher>

#include <atomic>
#include <memory>

class QLabel;

namespace yeonji::widgets {

class Catalog;
class WordIndex;
class Workspace;

class SearchPanel : public Panel
{
    Q_OBJECT
public:
    SearchPanel(Workspace &workspace, Catalog &catalog, WordIndex &index, QWidget *parent = nullptr);
    ~SearchPanel() override;

    void setCurrentPath(const QString &path) override;
    SearchField *field() const { return m_field; }
    RowList *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    // Hits with their lines as the files have them.
    struct Found
    {
        diary::Hits hits;
        QList<diary::Place> places;
    };
    void show(const Found &found);
    void openChosen();
    void say(const QString &sentence);

    Workspace &m_workspace;
    Catalog &m_catalog;
    WordIndex &m_index;
    SearchField *m_field = nullptr;
    QLabel *m_words = nullptr;
    RowList *m_list = nullptr;
    QFutureWatcher<Found> m_searching;
    std::shared_ptr<std::atomic<bool>> m_stop;  // of the search that runs
    bool m_again = false;
    bool m_isAnswered = false;  // the rows are of what is asked
    bool m_opens = false;       // Enter was pressed before there were any
};

} // namespace yeonji::widgets
