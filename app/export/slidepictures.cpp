// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "export/png.h"
#include "export/slidepictures.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

constexpr int rowsAtOnce = 2900;   // pixels of the page in one frame: four slides of the common size

struct Taking
{
    decks::Camera &camera;
    QSize slide;
    int count;
    std::function<bool(int)> taken;
    QList<QFuture<QByteArray>> written;
    QPromise<Result<QList<QByteArray>>> promise;

    void fail(ErrorKind kind, const QString &message)
    {
        promise.addResult(Result<QList<QByteArray>>(failure(kind, message)));
        promise.finish();
    }
};

void collect(const std::shared_ptr<Taking> &taking)
{
    QtFuture::whenAll(taking->written.begin(), taking->written.end())
        .then([taking](const QList<QFuture<QByteArray>> &all) {
            QList<QByteArray> pictures;
            for (const auto &one : all)
                pictures.append(one.result());
            taking->promise.addResult(Result<QList<QByteArray>>(pictures));
            taking->promise.finish();
        });
}

void takeFrom(const std::shared_ptr<Taking> &taking, int first)
{
    if (first >= taking->count)
        return collect(taking);
    const int height = taking->slide.height();
    const int several = std::clamp(rowsAtOnce / height, 1, taking->count - first);
    taking->camera.takeFrom(first * height, QSize(taking->slide.width(), several * height))
        .then(&taking->camera, [taking, first, several, height](const QImage &picture) {
            if (picture.isNull())
                return taking->fail(ErrorKind::Unsupported, tr("the page engine does not draw; try again"));
            for (int i = 0; i < several; ++i)
                taking->written.append(QtConcurrent::run(png, picture.copy(0, i * height, picture.width(), height)));
            if (!taking->taken(first + several))
                return taking->fail(ErrorKind::Cancelled, {});
            takeFrom(taking, first + several);
        });
}

} // namespace

QFuture<Result<QList<QByteArray>>> slidePictures(decks::Camera &camera, QSize slide, int count, std::function<bool(int)> taken)
{
    const auto taking = std::make_shared<Taking>(Taking{camera, slide, count, std::move(taken), {}, {}});
    taking->promise.start();
    auto future = taking->promise.future();
    takeFrom(taking, 0);
    return future;
}

} // namespace yeonji::exporting
