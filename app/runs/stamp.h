// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// By what it is seen, without opening them, that files were written since: size, time and inode.

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace yeonji::runs {

struct FileState
{
    qint64 size = -1;      // of a folder 0, of what is not there -1
    qint64 modified = 0;   // nanoseconds
    quint64 inode = 0;
    friend bool operator==(const FileState &, const FileState &) = default;
};
FileState stateOf(const QString &path);

// File systems tell time no finer than this: what changed a moment ago may have changed again since.
bool isSettled(const FileState &state);

using Stamp = QHash<QString, FileState>;  // by path, of what is there

// Of a run: its path, its files and, as new files may come into the folders of a run that is one, these.
Stamp stampOf(const QString &run, const QStringList &files);

// The same in sixteen bytes; empty if anything of it changed a moment ago.
QByteArray digestOf(const Stamp &stamp);

} // namespace yeonji::runs
