// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Long work, shown: what takes over half a second stands in the status line with its name, how far it
// is, and a way to stop it.

#include <QFutureWatcher>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace yeonji::widgets {

class Progress : public QWidget
{
    Q_OBJECT
public:
    explicit Progress(QWidget *parent = nullptr);

    // Follows the future until it ends; `name` says what is done, in words. Several at once: the one
    // that began first is shown, the others after it.
    template<class T>
    void follow(const QString &name, const QFuture<T> &future)
    {
        auto *watcher = new QFutureWatcher<T>(this);
        add(name, watcher);
        watcher->setFuture(future);
    }

    QString shown() const;  // the name of the work shown; empty: none

private:
    struct Work
    {
        QString name;
        QFutureWatcherBase *watcher = nullptr;
    };
    void add(const QString &name, QFutureWatcherBase *watcher);
    void remove(QFutureWatcherBase *watcher);
    void show();

    QList<Work> m_work;
    QLabel *m_name = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_cancel = nullptr;
    QTimer m_patience;
};

} // namespace yeonji::widgets
