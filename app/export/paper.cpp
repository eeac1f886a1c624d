// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "export/exporterprivate.h"
#include "export/pdf.h"
#include "export/slidesvg.h"

#include <QPageLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

QPageLayout paper(double sides, double ends)
{
    return {QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(sides, ends, sides, ends), QPageLayout::Millimeter};
}

QPageLayout layoutOfSlide(QSizeF slide)  // a CSS pixel is three quarters of a point
{
    return {QPageSize(slide * 0.75, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, QMarginsF()};
}

// Every page of the print, as it is.
QList<Sheet> allOf(const std::shared_ptr<Printed> &print)
{
    QList<Sheet> sheets;
    for (int i = 0; i < print->count(); ++i)
        sheets.append({print, i, {}, {}, {}});
    return sheets;
}

} // namespace

// Taken apart on a worker. `count`: of pages, 0: any.
QFuture<Print> Exporter::Private::print(Stage &from, const QPageLayout &layout, int count)
{
    auto promise = std::make_shared<QPromise<QFuture<Print>>>();
    promise->start();
    from.view->page()->printToPdf([promise, count, photos = from.view->lyingPhotos()](const QByteArray &bytes) {
        promise->addResult(QtConcurrent::run([bytes, count, photos] { return Printed::read(bytes, count, photos()); }));
        promise->finish();
    }, layout);
    return promise->future().unwrap();
}

QFuture<Result<Share>> Exporter::Private::printSlides(Stage &from)
{
    const Share share{from.view->parts(), &from == helper.get() ? from.view->findings() : Findings(), {}};
    QStringList drawn;
    for (const pages::Part &part : share.slides)
        if (part.drawn)
            drawn.append(part.key);
    if (drawn.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<Share>(share));
    return print(from, layoutOfSlide(slide), int(drawn.size())).then(this, [this, share, drawn](const Print &print) -> Result<Share> {
        if (!print)
            return std::unexpected(print.error());
        kept.keep(*print, drawn);
        return share;
    });
}

void Exporter::Private::deckToPdf()
{
    together([this](Stage &from) { return printSlides(from); }, [this](const Share &share) {
        const auto sheets = sheetsOf(share.slides, kept, jobs.front()->options.notes);
        if (!sheets)
            return finish(std::unexpected(sheets.error()));
        QStringList keys;
        for (const pages::Part &part : share.slides)
            keys.append(part.key);
        kept.used(keys);
        if (jobs.front()->options.format == Format::Svg)
            toSvg(*sheets, share.slides);
        else
            toPdf(*sheets, outlineOf(share.slides));
    });
}

void Exporter::Private::handoutToPdf()
{
    print(*stage, paper(15, 15), 0).then(this, [this](const Print &print) { toPdf(print, {}); });
}

void Exporter::Private::pageToPdf()
{
    stage->view->outline().then(this, [this](const QList<pages::Heading> &headings) {
        if (jobs.empty())
            return;  // called off
        QList<OutlineItem> outline;
        for (const pages::Heading &heading : headings)
            outline.append({heading.text, heading.level, heading.place, 0});
        print(*stage, paper(22, 20), 0).then(this, [this, outline](const Print &print) { toPdf(print, outline); });
    });
}

void Exporter::Private::toPdf(const Print &print, const QList<OutlineItem> &outline)
{
    if (!print)
        return finish(std::unexpected(print.error()));
    if (goesOn(80))
        toPdf(allOf(*print), outline);
}

void Exporter::Private::toPdf(const QList<Sheet> &sheets, const QList<OutlineItem> &outline)
{
    const Job &job = *jobs.front();
    const PdfInfo info{job.about.title, job.about.author, job.about.language, outline};
    write([sheets, info, out = job.out]() -> Result<QList<FileToWrite>> {
        auto pdf = makePdf(sheets, info);
        if (!pdf)
            return std::unexpected(pdf.error());
        return QList<FileToWrite>{{out, *pdf}};
    });
}

void Exporter::Private::toSvg(const QList<Sheet> &sheets, const QList<pages::Part> &slides)
{
    write([sheets, slides, out = jobs.front()->out]() -> Result<QList<FileToWrite>> {
        const auto pdf = makePdf(sheets, {});
        if (!pdf)
            return std::unexpected(pdf.error());
        const auto pictures = pagesAsSvg(*pdf, int(sheets.size()));
        if (!pictures)
            return std::unexpected(pictures.error());
        QList<FileToWrite> files;
        for (qsizetype i = 0; i < pictures->size(); ++i)
            files.append({numbered(out, slides.at(i).number), pictures->at(i)});
        return files;
    });
}

} // namespace yeonji::exporting
