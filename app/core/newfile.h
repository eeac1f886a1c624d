// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files that are made where nothing stands, as whole as core/files.h writes them, and those that go elsewhere or
// go altogether. When these return, what they did outlasts a loss of power.

#include "core/error.h"
#include "core/files.h"

#include <QByteArrayView>

#include <functional>

namespace yeonji {

// writeFile() where nothing stands yet, not even a link that leads nowhere; else Conflict. So nothing that came
// there a moment before is written over.
Result<> createFile(const QString &path, QByteArrayView bytes);

// createFile() of each, all or none: on an error those made so far are taken back, with their folders. `goesOn` hears
// now and then how many there are; false: Cancelled.
Result<> createFiles(const QList<FileToWrite> &files, const std::function<bool(qsizetype)> &goesOn = {});

// createFile() of what stands in another file of any size, with its time. `goesOn` hears how many bytes went
// since it was last asked; false: Cancelled.
Result<> copyFile(const QString &from, const QString &to, const std::function<bool(qint64)> &goesOn);

// A file or folder gets another place on its disk, where nothing stands (else Conflict): it is here or there, never
// both or half. Folders on the way are made. NotFound: it is not there.
Result<> moveTo(const QString &from, const QString &to);

// True: it was there, and is gone.
bool removeFile(const QString &path);

} // namespace yeonji
