// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How documents leave, one after the other: exporter.cpp leads each from its text to its files; paper.cpp prints,
// slideshots.cpp takes pictures. For these alone.

#include "core/files.h"
#include "decks/camera.h"
#include "export/deckpdf.h"
#include "export/job.h"
#include "export/keptpages.h"
#include "export/printed.h"

#include <deque>

namespace yeonji::exporting {

// A page that nobody sees, and what takes its picture.
struct Stage
{
    explicit Stage(const pages::Setting &setting)
        : view(std::make_unique<pages::PageView>(setting)), camera(std::make_unique<decks::Camera>(view.get()))
    {
        view->resize(1280, 720);
        view->showSlide(-1);
    }

    std::unique_ptr<pages::PageView> view;
    std::unique_ptr<decks::Camera> camera;  // goes before its view
};

// Slides that one of the pages has drawn.
struct Share
{
    QList<pages::Part> slides;
    Findings findings;
    QList<QByteArray> pictures;  // Png
};

using Print = Result<std::shared_ptr<Printed>>;

// `talk.png`, 3 → `talk-003.png`.
QString numbered(const QString &out, int number);

class Exporter::Private : public QObject
{
public:
    QFuture<Result<Exported>> add(std::unique_ptr<Job> job, const QString &out, const Options &options,
                                  const pages::Setting &given);
    void next();
    void show();
    void stands(const pages::About &about);
    void deckToPdf();
    QFuture<Result<Share>> printSlides(Stage &stage);
    QFuture<Result<Share>> takeSlides(Stage &stage);
    void together(const std::function<QFuture<Result<Share>>(Stage &)> &draw, std::function<void(const Share &)> then);
    void handoutToPdf();
    void pageToPdf();
    QFuture<Print> print(Stage &from, const QPageLayout &layout, int count);
    void toPdf(const Print &print, const QList<OutlineItem> &outline);
    void toPdf(const QList<Sheet> &sheets, const QList<OutlineItem> &outline);
    void toSvg(const QList<Sheet> &sheets, const QList<pages::Part> &slides);
    void toHtml();
    void toMarkdown();
    void slidesToPng();
    void pageToPng(int height, const std::shared_ptr<QImage> &picture, int from);
    void write(std::function<Result<QList<FileToWrite>>()> work);
    void letHelperGo();
    bool goesOn(int done);
    void finish(Result<Exported> result);
    bool isToldOtherwise() const;
    void tell(const Exported &exported);
    void end(Result<Exported> result);

    std::deque<std::unique_ptr<Job>> jobs;
    bool busy = false;
    pages::Setting setting;
    KeptPages kept;
    Findings otherwise;  // what others will see differently
    std::unique_ptr<Stage> stage;
    std::unique_ptr<Stage> helper;        // draws the second half of a long deck, and goes
    QFuture<Result<pages::About>> helped;  // when its half stands
    std::unique_ptr<Stage> leaving;        // it may be what called us
    QSizeF slide;
};

} // namespace yeonji::exporting
