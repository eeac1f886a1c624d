// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/menukey.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWindow>

namespace yeonji::widgets {

namespace {

constexpr quint32 rightAlt = 0xffea;  // XK_Alt_R, which xkbcommon names on Wayland too

} // namespace

MenuKey::MenuKey(QWidget *window) : QObject(window), m_window(window)
{
    // Whoever has the focus takes the keys; they are seen here on their way.
    qApp->installEventFilter(this);
}

bool MenuKey::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        break;
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::WindowDeactivate:
        m_alone = false;
        return false;
    default:
        return false;
    }
    // An event goes from the window to the widget and on to its parents: once is enough.
    if (!m_window || watched != m_window->windowHandle())
        return false;
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::KeyPress) {
        m_alone = key.key() == Qt::Key_Alt && !(key.modifiers() & ~Qt::AltModifier) && key.nativeVirtualKey() != rightAlt
            && (m_alone || !key.isAutoRepeat());
    } else if (key.key() == Qt::Key_Alt && !key.isAutoRepeat() && std::exchange(m_alone, false)) {
        Q_EMIT pressed();
    }
    return false;
}

} // namespace yeonji::widgets
