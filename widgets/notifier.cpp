// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QFileInfo>
#include <QGuiApplication>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

void notifyDesktop(Level level, const QString &title, const QString &text)
{
    // Without either, asking for the bus would try to start one.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") && !QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") % u"/bus"_s))
        return;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                                          u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const uchar urgency = level == Level::Error ? 2 : 1;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(urgency)}, {u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    constexpr int asTheDesktopLikes = -1;
    // The text is marked up for those who show it so: it may hold a name such as <b>.
    message << QGuiApplication::applicationDisplayName() << uint(0) << QGuiApplication::desktopFileName() << title << text.toHtmlEscaped()
            << QStringList() << hints << asTheDesktopLikes;
    bus.send(message);
}

} // namespace yeonji::widgets
