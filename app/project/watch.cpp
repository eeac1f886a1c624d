// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/watch.h"

#include "core/files.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QtConcurrentRun>

#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// inotify itself, since QFileSystemWatcher says nothing of a file in a watched folder that is written
// in place, which is how training logs grow, and KDirWatch does so only with a watch for each file.

namespace yeonji::project {

namespace {

constexpr uint32_t interest = IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE
    | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

// What a folder looks like is not known yet.
constexpr char unknown[] = "?";

// NFS, SMB, CIFS, FUSE (sshfs and the like), 9P, Ceph, AFS: what others write there is not told.
bool isOnNetwork(const QString &folder)
{
    struct statfs info;
    if (::statfs(QFile::encodeName(folder).constData(), &info) != 0)
        return false;
    switch (quint32(info.f_type)) {
    case 0x6969: case 0x517b: case 0xfe534d42: case 0xff534d42: case 0x65735546: case 0x01021997: case 0x00c36400: case 0x5346414f: return true;
    default: return false;
    }
}

} // namespace

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
    , m_fd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    if (m_fd >= 0) {
        m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &FolderWatch::readEvents);
    }
    m_gather.setSingleShot(true);
    connect(&m_gather, &QTimer::timeout, this, [this] {
        const QStringList inFolders(m_changedFolders.cbegin(), m_changedFolders.cend());
        const QStringList files(m_changedFiles.cbegin(), m_changedFiles.cend());
        m_changedFolders.clear();
        m_changedFiles.clear();
        m_told.start();
        Q_EMIT changed(inFolders, files);
    });
    m_poll.setInterval(m_pace.after(0ms));
    connect(&m_poll, &QTimer::timeout, this, &FolderWatch::poll);
}

FolderWatch::~FolderWatch()
{
    m_notifier.reset();
    if (m_fd >= 0)
        ::close(m_fd);
}

void FolderWatch::setMethod(Method method)
{
    const QStringList all = folders();
    setFolders({});
    m_method = method;
    m_pace = Pace(method == Method::Polling ? 50ms : 2000ms, 10);
    m_poll.setInterval(m_pace.after(0ms));
    setFolders(all);
}

QStringList FolderWatch::folders() const
{
    return m_watches.keys() + m_polled.keys();
}

void FolderWatch::setFolders(const QStringList &wanted)
{
    const QSet<QString> next(wanted.cbegin(), wanted.cend());
    for (const QString &folder : folders())
        if (!next.contains(folder))
            drop(folder);
    for (const QString &folder : next)
        if (!m_watches.contains(folder) && !m_polled.contains(folder))
            add(folder);
}

void FolderWatch::add(const QString &folder)
{
    const int watch = m_fd >= 0 && m_method == Method::System
        ? ::inotify_add_watch(m_fd, QFile::encodeName(folder).constData(), interest) : -1;
    if (watch >= 0) {
        m_watches.insert(folder, watch);
        m_byWatch.insert(watch, folder);
        if (!isOnNetwork(folder))
            return;
    }
    m_polled.insert(folder, unknown);
    if (!m_poll.isActive())
        m_poll.start();
}

void FolderWatch::drop(const QString &folder)
{
    if (const auto watch = m_watches.constFind(folder); watch != m_watches.cend()) {
        ::inotify_rm_watch(m_fd, *watch);
        m_byWatch.remove(*watch);
        m_watches.erase(watch);
    }
    m_polled.remove(folder);
    if (m_polled.isEmpty())
        m_poll.stop();
}

void FolderWatch::note(const QString &folder, const QString &file)
{
    m_changedFolders.insert(folder);
    if (!file.isEmpty())
        m_changedFiles.insert(folder + u'/' + file);
    // Not started anew: a log that never rests must not keep everyone else waiting.
    if (!m_gather.isActive())
        m_gather.start(m_told.isValid() && m_told.elapsed() < 1000 ? 1000ms : 100ms);
}

void FolderWatch::readEvents()
{
    alignas(inotify_event) char buffer[64 * 1024];
    for (;;) {
        const auto size = ::read(m_fd, buffer, sizeof buffer);
        if (size <= 0)
            return;
        for (const char *at = buffer; at < buffer + size;) {
            const auto *event = reinterpret_cast<const inotify_event *>(at);
            at += sizeof(inotify_event) + event->len;
            if (event->mask & IN_Q_OVERFLOW) {
                Q_EMIT overflowed();
                continue;
            }
            const QString folder = m_byWatch.value(event->wd);
            if (folder.isEmpty())
                continue;
            if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) {
                // The name may come back, as after a checkout: asked for from now on.
                drop(folder);
                const bool there = QDir(folder).exists();
                m_polled.insert(folder, there ? QByteArray(unknown) : QByteArray());
                m_poll.start();
                if (!there)
                    Q_EMIT vanished(folder);
                note(folder, {});
                continue;
            }
            const QByteArray name = event->len ? QByteArray(event->name) : QByteArray();
            if (!name.startsWith(temporaryPrefix))
                note(folder, QFile::decodeName(name));
        }
    }
}

QByteArray FolderWatch::pictureOf(const QString &folder)
{
    const QDir dir(folder);
    if (!dir.exists())
        return {};
    QCryptographicHash hash(QCryptographicHash::Md5);
    const auto entries = dir.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &info : entries) {
        if (info.fileName().startsWith(QLatin1StringView(temporaryPrefix)))
            continue;
        hash.addData(info.fileName().toUtf8());
        hash.addData(QByteArray::number(info.size()));
        hash.addData(QByteArray::number(info.lastModified().toMSecsSinceEpoch()));
    }
    return hash.result();
}

void FolderWatch::poll()
{
    if (std::exchange(m_asking, true))
        return;
    QtConcurrent::run([folders = m_polled.keys()] {
        QHash<QString, QByteArray> pictures;
        for (const QString &folder : folders)
            pictures.insert(folder, pictureOf(folder));
        return pictures;
    }).then(this, [this, asked = std::chrono::steady_clock::now()](const QHash<QString, QByteArray> &now) {
        m_asking = false;
        m_poll.setInterval(m_pace.after(std::chrono::steady_clock::now() - asked));
        compare(now);
    });
}

void FolderWatch::compare(const QHash<QString, QByteArray> &pictures)
{
    for (auto picture = pictures.cbegin(); picture != pictures.cend(); ++picture) {
        const auto before = m_polled.constFind(picture.key());
        if (before == m_polled.cend() || *before == *picture)
            continue;
        const QString folder = picture.key();
        const bool wasThere = !before->isEmpty();
        // A folder that came back may be watched again.
        if (!wasThere) {
            drop(folder);
            add(folder);
        }
        if (m_polled.contains(folder))
            m_polled.insert(folder, *picture);
        if (wasThere && picture->isEmpty())
            Q_EMIT vanished(folder);
        note(folder, {});
    }
}

} // namespace yeonji::project
