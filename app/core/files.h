// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading and writing whole files, with errors that say what to do.

#include "core/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace yeonji {

// The whole of a regular file, at most `limit` bytes (a larger one is BadInput, nothing is read).
// A folder, a device, a missing or unreadable file is an Error that names it.
Result<QByteArray> readFile(const QString &path, qint64 limit = qint64(1) << 31);

// Writes `bytes` so that `path` holds either what it held or all of `bytes`, whatever happens: a
// temporary file beside it, checked write, fsync, rename, fsync of the folder. Follows symbolic
// links, keeps mode, owner and extended attributes. Missing parent folders are made, but no
// project around a .yeonji/. On any error the old file stands untouched and no temporary is left. Kinds: NoSpace, NotWritable, NotFound.
// (Of a file with several hard links, the other names keep the old text.)
Result<> writeFile(const QString &path, QByteArrayView bytes);

// Several files, as one: none is put in its place before all of them lie on the disk. On an error there
// (a full disk, a folder that may not be written to) every old file stands.
struct FileToWrite
{
    QString path;
    QByteArray bytes;
};
Result<> writeFiles(const QList<FileToWrite> &files);

// Another program has this file open for writing. False where the system does not tell (other people's
// files, network folders).
bool isBeingWritten(const QString &path);

// What a killed save may leave beside its file begins so. Hidden, never part of a project.
inline constexpr char temporaryPrefix[] = ".yeonji-save-";

// Removes what killed saves left in this one folder; one at work is left alone. How many went.
int sweepTemporaries(const QString &folder);

} // namespace yeonji
