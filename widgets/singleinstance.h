// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One program a person: a second start hands its paths to the running one and ends.

#include <QLocalServer>
#include <QObject>

namespace yeonji::widgets {

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    // True: another one runs and has taken the paths. Waits for it some seconds at most, if it is there.
    static bool handOver(const QStringList &paths);

    void listen();

Q_SIGNALS:
    void received(const QStringList &paths);  // empty: only come to the front

private:
    void take();

    QLocalServer m_server;
};

} // namespace yeonji::widgets
