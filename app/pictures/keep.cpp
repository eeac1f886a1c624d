// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/keep.h"

#include "core/files.h"
#include "core/words.h"
#include "project/assets.h"

#include <QBuffer>
#include <QFileInfo>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace yeonji::pictures {

namespace {

constexpr qint64 largest = 100 << 20;

void keepFiles(QPromise<Result<Kept>> &promise, const QString &folder, const QStringList &files)
{
    promise.setProgressRange(0, int(files.size()));
    for (const QString &file : files) {
        if (promise.isCanceled())
            return;
        promise.addResult(readFile(file, largest).and_then([&](const QByteArray &bytes) -> Result<Kept> {
            const Photo photo = photoOf(bytes);
            const QDate day = photo.taken.isValid() ? photo.taken.date() : QDate::currentDate();
            return project::keepPicture(folder, bytes, QFileInfo(file).suffix(), day).transform([&](const QString &path) {
                return Kept{path, QFileInfo(file).completeBaseName(), photo};
            });
        }));
        promise.setProgressValue(promise.future().resultCount());
    }
}

void keepImage(QPromise<Result<Kept>> &promise, const QString &folder, const QImage &picture)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG")) {
        promise.addResult(Result<Kept>(failure(ErrorKind::BadInput, tr("the clipboard's picture cannot be read; copy it again"))));
        return;
    }
    promise.addResult(project::keepPicture(folder, png, QStringLiteral("png")).transform([](const QString &path) { return Kept{path, {}, {}}; }));
}

} // namespace

QFuture<Result<Kept>> keep(const QString &folder, const QStringList &files, QThreadPool *pool)
{
    return QtConcurrent::run(pool ? pool : QThreadPool::globalInstance(), keepFiles, folder, files);
}

QFuture<Result<Kept>> keep(const QString &folder, const QImage &picture, QThreadPool *pool)
{
    return QtConcurrent::run(pool ? pool : QThreadPool::globalInstance(), keepImage, folder, picture);
}

} // namespace yeonji::pictures
