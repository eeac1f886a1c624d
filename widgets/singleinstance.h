// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One program a person: a second start hands its paths to the running one and ends.

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace yeonji::widgets {

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    // True: another one runs and has taken the paths. Waits for it some seconds at most, if it is there or about
    // to be: of several that start at once the first goes on, and the others wait until it listens.
    bool handOver(const QStringList &paths);

    void listen();

Q_SIGNALS:
    void received(const QStringList &paths);  // empty: only come to the front

private:
    void take();

    QLockFile m_lock;  // from the first asking in vain until it listens
    QLocalServer m_server;
};

} // namespace yeonji::widgets
