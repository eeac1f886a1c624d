// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Documents in one line of tabs. It knows a Tab and nothing of its kind; an empty area shows what the
// window gives it for that.

#include "widgets/tab.h"

#include <QPointer>
#include <QTabBar>

class QStackedWidget;

namespace yeonji::widgets {

class TabBar : public QTabBar
{
    Q_OBJECT
public:
    explicit TabBar(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QRectF closePlace(int index) const;

    int m_hovered = -1;
    int m_pressedClose = -1;
    QPointF m_mouse;
};

// The ground the tabs stand on, with a little room before the first.
class TabStrip : public QWidget
{
    Q_OBJECT
public:
    explicit TabStrip(TabBar *bar, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

class TabArea : public QWidget
{
    Q_OBJECT
public:
    explicit TabArea(QWidget *empty, QWidget *parent = nullptr);

    void add(Tab *tab);                // and makes it current; the area owns it
    Tab *current() const;              // null: none is open
    Tab *find(const QString &path) const;
    QList<Tab *> tabs() const;         // as they stand
    QList<Tab *> byUse() const;        // the last used first
    void setCurrent(Tab *tab);
    bool close(Tab *tab);              // false: it could not be saved, and stays
    // As a person closes it: what takes long to be written goes when it is.
    void leave(Tab *tab);
    bool leaveAll();                   // false: some stay, or are still being written; emptied() tells of the last
    void leaveCurrent();
    void step(int by);                 // the next in the line, round and round
    QString takeLastClosed() { return m_closed.isEmpty() ? QString() : m_closed.takeLast(); }

Q_SIGNALS:
    void currentChanged(Tab *tab);     // null: none
    void closeRefused(Tab *tab, const Error &error);
    void emptied();                    // the last tab has closed

private:
    bool end(Tab *tab, const Result<> &saved);
    Tab *at(int index) const;
    int indexOf(const Tab *tab) const;
    void showCurrent();

    TabBar *m_bar = nullptr;
    TabStrip *m_strip = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_empty = nullptr;
    QList<Tab *> m_used;
    QStringList m_closed;
    QPointer<Tab> m_current;
};

} // namespace yeonji::widgets
