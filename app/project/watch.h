// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Says when files change, come or go in folders. Folders are watched and not files, because a file
// that is replaced by rename would fall out of the watch. Whether a change was one's own is for the
// listener to decide, by content.

#include "core/pace.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace yeonji::project {

class FolderWatch : public QObject
{
    Q_OBJECT
public:
    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    // The folders to watch from now on, absolute; not what lies below them. A folder that is not there
    // is asked for again every two seconds, on a worker, as are those for which the system grants no watch
    // and those on a network, where others write unseen. One that takes long to answer is asked less often.
    void setFolders(const QStringList &folders);
    QStringList folders() const;

    // For tests: do without the system's watches, as on a network folder or beyond their limit.
    enum class Method { System, Polling };
    void setMethod(Method method);

Q_SIGNALS:
    // What happened within a tenth of a second, or, while it goes on and on, within a second. `files` are absolute and may be gone; empty
    // where only the folder is known.
    void changed(const QStringList &folders, const QStringList &files);
    void vanished(const QString &folder);
    // Changes were lost on the way (a full queue): look at everything again.
    void overflowed();

private:
    void add(const QString &folder);
    void drop(const QString &folder);
    void readEvents();
    void poll();
    void compare(const QHash<QString, QByteArray> &now);
    void note(const QString &folder, const QString &file);
    static QByteArray pictureOf(const QString &folder);

    int m_fd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QHash<int, QString> m_byWatch;
    QHash<QString, int> m_watches;
    QHash<QString, QByteArray> m_polled;  // what a polled folder looked like; empty: it was not there
    bool m_asking = false;
    QSet<QString> m_changedFolders, m_changedFiles;
    QTimer m_gather, m_poll;
    Pace m_pace{std::chrono::seconds(2), 10};  // of the askings
    QElapsedTimer m_told;  // since changed() last
    Method m_method = Method::System;
};

} // namespace yeonji::project
