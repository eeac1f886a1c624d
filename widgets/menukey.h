// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Alt pressed and let go alone opens the menu of a window, as everywhere. Alt with a key, a click or
// another window in between is something else, and the right Alt writes Hangul or a third level.

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace yeonji::widgets {

class MenuKey : public QObject
{
    Q_OBJECT
public:
    explicit MenuKey(QWidget *window);

Q_SIGNALS:
    void pressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QWidget> m_window;
    bool m_alone = false;  // Alt is down, and nothing has happened since
};

} // namespace yeonji::widgets
