// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files that are made where nothing stands, as whole as core/files.h writes them.

#include "core/error.h"
#include "core/files.h"

#include <QByteArrayView>

#include <functional>

namespace yeonji {

// writeFile() where nothing stands yet, not even a link that leads nowhere; else Conflict. So nothing that came
// there a moment before is written over.
Result<> createFile(const QString &path, QByteArrayView bytes);

// createFile() of each, all or none: on an error those made so far are taken back, with their folders.
Result<> createFiles(const QList<FileToWrite> &files);

// createFile() of what stands in another file of any size, with its time. `goesOn` hears how many bytes went
// since it was last asked; false: Cancelled.
Result<> copyFile(const QString &from, const QString &to, const std::function<bool(qint64)> &goesOn);

} // namespace yeonji
