// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs: each with a word for its state and a small curve, in the colour it has in every figure. What was
// written since the last start is read in the background, one after the other, and listed by its name
// until then; the others stand there at once.

#include "runs/library.h"
#include "widgets/panel.h"

#include <QFutureWatcher>
#include <QSet>
#include <QTimer>

class QPushButton;

namespace yeonji::widgets {

class Workspace;
struct Row;

class RunsPanel : public Panel
{
    Q_OBJECT
public:
    explicit RunsPanel(Workspace &workspace, QWidget *parent = nullptr);
    ~RunsPanel() override;

    void setCurrentPath(const QString &path) override;

    const std::vector<runs::Found> &found() const { return m_found; }
    // As it was read last, by its key; null: not yet.
    runs::RunPtr lastRead(const QString &key) const { return m_read.value(key); }
    void compare();  // opens the chosen runs over each other; fewer than two: says how to choose them

Q_SIGNALS:
    void listed();
    void runRead(const yeonji::runs::RunPtr &run);
    void message(const QString &sentence);

private:
    void list();
    void readNext();
    void take(const runs::RunPtr &run);
    void fill();
    void choose();
    Row rowOf(const runs::Found &found, const QString &colour) const;

    Workspace &m_workspace;
    RowList *m_list = nullptr;
    QPushButton *m_compare = nullptr;
    QWidget *m_place = nullptr;
    std::vector<runs::Found> m_found;
    QString m_shown;  // the path of the tab that is looked at
    QHash<QString, runs::RunPtr> m_read;  // by key
    QHash<QString, std::shared_ptr<const runs::Card>> m_cards;  // of those
    QSet<QString> m_unreadable;  // by key
    size_t m_next = 0;
    QTimer m_filling;
    QFutureWatcher<Result<std::vector<runs::Found>>> m_listing;
    QFutureWatcher<Result<std::vector<runs::RunPtr>>> m_reading;
    QString m_problem;
    bool m_again = false;
};

} // namespace yeonji::widgets
