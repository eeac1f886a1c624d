// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A verb has nothing else to do than wait, but what it waits for may need the event loop.

#include <QEventLoop>
#include <QFutureWatcher>

namespace yeonji::commands {

template<class T>
T waitFor(const QFuture<T> &future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    return future.result();
}

} // namespace yeonji::commands
