// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "export/exporterprivate.h"
#include "export/png.h"
#include "export/slidepictures.h"

#include <QPainter>

namespace yeonji::exporting {

namespace {

constexpr int tile = 2000;             // pixels of a long picture taken at once
constexpr int longest = 60'000;        // of a long picture: what readers of PNG take
constexpr qint64 mostPixels = 250'000'000;  // of one: a gigabyte of memory

} // namespace

QFuture<Result<Share>> Exporter::Private::takeSlides(Stage &from)
{
    const Share share{from.view->parts(), &from == helper.get() ? from.view->findings() : Findings(), {}};
    const int width = jobs.front()->options.width > 0 ? jobs.front()->options.width : qRound(slide.width());
    const int count = int(share.slides.size());
    const QSize size(width, qRound(width * slide.height() / slide.width()));
    const auto taken = [this, count, future = jobs.front()->promise.future()](int number) {
        if (!future.isCanceled())
            jobs.front()->promise.setProgressValue(30 + 50 * number / count);
        return !future.isCanceled();
    };
    return slidePictures(*from.camera, size, count, taken).then([share](const Result<QList<QByteArray>> &pictures) -> Result<Share> {
        if (!pictures)
            return std::unexpected(pictures.error());
        Share drawn = share;
        drawn.pictures = *pictures;
        return drawn;
    });
}

void Exporter::Private::slidesToPng()
{
    together([this](Stage &from) { return takeSlides(from); }, [this](const Share &share) {
        QList<FileToWrite> files;
        for (qsizetype i = 0; i < share.pictures.size(); ++i)
            files.append({numbered(jobs.front()->out, share.slides.at(i).number), share.pictures.at(i)});
        write([files] { return files; });
    });
}

void Exporter::Private::pageToPng(int height, const std::shared_ptr<QImage> &begun, int from)
{
    const int width = jobs.front()->options.width;
    const int whole = std::max(height, 1);
    if (whole > longest || qint64(whole) * width > mostPixels)
        return finish(failure(ErrorKind::BadInput, yeonji::tr("this page is %1 pixels long at this width, more than one picture holds; export it as PDF or HTML").arg(whole), jobs.front()->file));
    const auto picture = begun ? begun : std::make_shared<QImage>(width, whole, QImage::Format_RGB32);
    if (!goesOn(30 + 60 * from / whole))
        return;
    if (from >= whole)
        return write([picture, out = jobs.front()->out] { return QList<FileToWrite>{{out, png(*picture)}}; });
    const int rows = std::min(tile, whole - from);
    stage->camera->takeFrom(from, QSize(width, rows))
        .then(this, [this, height, picture, from, rows](const QImage &part) {
            if (part.isNull())
                return finish(failure(ErrorKind::Unsupported, yeonji::tr("the page engine does not draw; try again"), jobs.front()->file));
            QPainter(picture.get()).drawImage(0, from, part);
            pageToPng(height, picture, from + rows);
        });
}

} // namespace yeonji::exporting
