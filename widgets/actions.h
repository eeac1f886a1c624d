// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything the window can do, as one table: a line is in a menu, in the command palette and under its
// shortcut. What acts on the current document comes from its tab and is added to the same places.

#include <QHash>
#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace yeonji::widgets {

class MainWindow;

class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(MainWindow &window);

    // Each has its name before translation as the property "english", by which it is found too.
    QAction *find(const QString &id) const;     // null: no such line in the table
    QList<QAction *> all() const;               // of the table, in its order
    void addPlace(const QString &id, const QString &label);  // of the rail: Ctrl+1 and on, as they stand there
    void setDocumentActions(const QList<QAction *> &actions);  // of the current tab
    const QList<QAction *> &documentActions() const { return m_document; }
    QMenu *menu() const { return m_menu; }

Q_SIGNALS:
    void recentRequested(const QString &folder);

private:
    void fillRecent();

    MainWindow &m_window;
    QMenu *m_menu = nullptr;
    QMenu *m_documentMenu = nullptr;
    QMenu *m_recent = nullptr;
    QMenu *m_view = nullptr;
    int m_places = 0;
    QList<QAction *> m_all, m_document;
    QHash<QString, QAction *> m_byId;
};

} // namespace yeonji::widgets
