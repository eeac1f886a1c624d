// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/keep.h"

#include "core/files.h"
#include "core/words.h"
#include "pictures/scaled.h"
#include "project/assets.h"

#include <QBuffer>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QThreadPool>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace yeonji::pictures {

namespace {

constexpr qint64 largest = 100 << 20;

Result<Kept> kept(const QString &folder, const QByteArray &bytes, const QString &suffix, const QString &alt)
{
    const Photo photo = photoOf(bytes);
    const QDate day = photo.taken.isValid() ? photo.taken.date() : QDate::currentDate();
    return project::keepPicture(folder, bytes, suffix, day).transform([&](const QString &path) { return Kept{path, alt, photo}; });
}

Error unreadable()
{
    return {ErrorKind::BadInput, tr("the clipboard's picture cannot be read; copy it again"), {}};
}

void keepFiles(QPromise<Result<Kept>> &promise, const QString &folder, const QStringList &files)
{
    promise.setProgressRange(0, int(files.size()));
    for (const QString &file : files) {
        if (promise.isCanceled())
            return;
        promise.addResult(readFile(file, largest).and_then([&](const QByteArray &bytes) {
            return kept(folder, bytes, QFileInfo(file).suffix(), QFileInfo(file).completeBaseName());
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
        promise.addResult(Result<Kept>(std::unexpected(unreadable())));
        return;
    }
    promise.addResult(project::keepPicture(folder, png, QStringLiteral("png")).transform([](const QString &path) { return Kept{path, {}, {}}; }));
}

void keepBytes(QPromise<Result<Kept>> &promise, const QString &folder, const QByteArrayList &pictures)
{
    for (const QByteArray &picture : pictures) {
        if (promise.isCanceled())
            return;
        const QMimeType type = QMimeDatabase().mimeTypeForData(picture);
        const bool isSvg = picture.startsWith("<svg");  // without its declaration it looks like any text
        promise.addResult(isSvg || isDrawnByPages(type.name().toLatin1()) ? kept(folder, picture, isSvg ? u"svg"_s : type.preferredSuffix(), {})
                                                                           : Result<Kept>(std::unexpected(unreadable())));
    }
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

QFuture<Result<Kept>> keep(const QString &folder, const QByteArrayList &pictures, QThreadPool *pool)
{
    return QtConcurrent::run(pool ? pool : QThreadPool::globalInstance(), keepBytes, folder, pictures);
}

} // namespace yeonji::pictures
