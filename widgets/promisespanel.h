// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The agenda: what is promised, by the day it falls due, with how far off that is; what is done comes
// last.

#include "diary/agenda.h"
#include "widgets/panel.h"

#include <QFutureWatcher>
#include <QTimer>

namespace yeonji::widgets {

class Catalog;
class WordIndex;
class Workspace;

class PromisesPanel : public Panel
{
    Q_OBJECT
public:
    PromisesPanel(Workspace &workspace, Catalog &catalog, WordIndex &index, QWidget *parent = nullptr);
    ~PromisesPanel() override;

    void setCurrentPath(const QString &path) override;
    RowList *list() const { return m_list; }

Q_SIGNALS:
    void pressing(int count);  // promises that are overdue or fall due within two days

private:
    void read();
    void fill();

    Workspace &m_workspace;
    Catalog &m_catalog;
    WordIndex &m_index;
    RowList *m_list = nullptr;
    std::vector<diary::PromiseAt> m_promises;
    QFutureWatcher<std::vector<diary::PromiseAt>> m_reading;
    QTimer m_minute;  // days and hours go by while the window stands open
    bool m_again = false;
};

} // namespace yeonji::widgets
