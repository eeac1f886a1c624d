// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/stamp.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/stat.h>

namespace yeonji::runs {

FileState stateOf(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return {};
    return {S_ISDIR(info.st_mode) ? 0 : info.st_size, info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec, info.st_ino};
}

bool isSettled(const FileState &state)
{
    constexpr qint64 tick = 2'000'000'000;
    return QDateTime::currentMSecsSinceEpoch() * 1'000'000 - state.modified > tick;
}

Stamp stampOf(const QString &run, const QStringList &files)
{
    Stamp stamp;
    const auto add = [&stamp](const QString &path) {
        if (stamp.contains(path))
            return;
        if (const FileState state = stateOf(path); state.size >= 0)
            stamp.insert(path, state);
    };
    const bool isFolder = QFileInfo(run).isDir();
    add(run);
    for (const QString &file : files) {
        add(file);
        if (isFolder)
            add(QFileInfo(file).path());
    }
    return stamp;
}

QByteArray digestOf(const Stamp &stamp)
{
    QStringList paths = stamp.keys();
    paths.sort();
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const QString &path : std::as_const(paths)) {
        const FileState state = stamp.value(path);
        if (!isSettled(state))
            return {};
        stream << path << state.size << state.modified << state.inode;
    }
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

} // namespace yeonji::runs
