// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pictures that come from outside, several at once, as phones and clipboards hand them over: each is
// kept in assets/ as it came, named by the day it was taken (a clipboard's: today) and by its content.

#include "core/error.h"
#include "pictures/photo.h"

#include <QByteArrayList>
#include <QFuture>
#include <QImage>

class QThreadPool;

namespace yeonji::pictures {

struct Kept
{
    QString path;  // absolute, in assets
    QString alt;   // what it was called
    Photo photo;
};

// In the order of `files`, on a worker; one that cannot be kept does not stop the others. With a
// `pool` of one thread, calls keep their order too.
QFuture<Result<Kept>> keep(const QString &folder, const QStringList &files, QThreadPool *pool = nullptr);
QFuture<Result<Kept>> keep(const QString &folder, const QImage &picture, QThreadPool *pool = nullptr);
QFuture<Result<Kept>> keep(const QString &folder, const QByteArrayList &pictures, QThreadPool *pool = nullptr);

} // namespace yeonji::pictures
