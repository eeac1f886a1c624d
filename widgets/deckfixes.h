// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Quick fixes of a deck: actions for palette, menus and keys, and the menu that opens at a slide's mark
// with what was found there and what can be done about it.

#include <QAction>
#include <QList>
#include <QObject>
#include <QPoint>

namespace yeonji::widgets {

class DeckView;

class DeckFixes : public QObject
{
    Q_OBJECT
public:
    explicit DeckFixes(DeckView &view);

    QList<QAction *> actions() const { return m_actions; }
    void showFor(int slide, QPoint global);   // of the strip, from 0

private:
    bool isElsewhere();   // the slide that is shown; says so
    void splitSlide();
    void shrinkSlide();
    void moveToBackup();
    void fixTypography();
    void showMenu();

    DeckView &m_view;
    QList<QAction *> m_actions;
    QAction *m_split, *m_shrink, *m_backup, *m_typography;
};

} // namespace yeonji::widgets
