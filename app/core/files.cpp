// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace yeonji {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("files", text);
}

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, tr("there is no such file; check the name"), path);
    if (info.isDir())
        return failure(ErrorKind::NotReadable, tr("this is a folder; name a file in it"), path);
    if (!info.isFile())
        return failure(ErrorKind::NotReadable, tr("this is not a regular file; copy it into one first"), path);
    if (info.size() > limit)
        return failure(ErrorKind::BadInput, tr("this file is too large to open here"), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotReadable, tr("this file cannot be read (%1); check its permissions").arg(file.errorString()), path);
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::NotReadable, tr("reading stopped (%1); try again").arg(file.errorString()), path);
    return bytes;
}

} // namespace yeonji
