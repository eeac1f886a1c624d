// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A document leaves: entry, report, notebook or deck to PDF, HTML or PNG. One call for the window and
// the command line. The output appears whole or not at all.

#include "core/error.h"
#include "pages/pageview.h"

namespace yeonji::exporting {

enum class Format { Pdf, Html, Png, Svg, Pptx, Markdown };

struct Options
{
    Format format = Format::Pdf;
    bool fragment = false;         // Html: the body alone
    bool strict = false;           // Html: what the CommonMark specification says, raw HTML included
    std::pair<int, int> slides{};  // from 1, inclusive; {} all
    bool notes = false;            // Pdf of a deck: what the presenter says, as notes on the pages
    bool fragments = false;        // Pdf of a deck: a page for every step of a list that comes one by one
    pages::Handout handout;        // Pdf of a deck: several slides on a sheet of paper
    bool halves = true;            // of a long deck: two pages may draw a half each, side by side
    int width = 0;                 // Png: pixels of a slide, or of the page; 0: the slide's own, or 1280
    bool pictureDetails = false;   // place, time and device stay inside the pictures
};

struct Exported
{
    QStringList files;             // written, absolute: several for PNG of a deck
    Findings findings;
};

// One warm page for any number of documents, one after the other. Needs a QApplication; works without
// a display on the offscreen platform.
class Exporter : public QObject
{
    Q_OBJECT
public:
    explicit Exporter(QObject *parent = nullptr);
    ~Exporter() override;

    // Formats of later versions are Unsupported. `out`: the file to write (for PNG and SVG of a
    // deck: out-001.png, out-002.png…). Asked for again before the first is done, it waits its turn. The
    // future tells how far it is (of 100) and can be cancelled until files are put in their places.
    // Slides of a deck that were printed before, and look as they did, are not printed again.
    QFuture<Result<Exported>> exportDocument(const QString &file, const QString &out, const Options &options,
                                             const pages::Setting &setting);
    // The same for a document that is no file, or not saved as it is. Its file's folder need not exist.
    QFuture<Result<Exported>> exportDocument(const pages::Document &document, const QString &out, const Options &options,
                                             const pages::Setting &setting);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace yeonji::exporting
