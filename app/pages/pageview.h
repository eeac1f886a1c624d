// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page: one WebEngine view that turns Markdown, notebooks and decks into what people see, in the
// window and, shown on the offscreen platform, for every export. (It is a view and not a bare
// QWebEnginePage because an unshown page prints without fitted headings and block math.)
//
// Nothing foreign runs: the document lives in a world without scripts (CSP `script-src 'none'`), our
// page script in an isolated world, where one channel carries plain data. The profile is off the
// record, its interceptor denies whatever is not our own scheme, and the sanitiser is the last to
// touch HTML. Blocks of our dialect are answered from figures::render: the page script says which it
// wants, keyed by content, and puts the answers in place.

#include "core/error.h"
#include "core/finding.h"
#include "core/origin.h"
#include "pages/setting.h"

#include <QFuture>
#include <QJsonObject>
#include <QMap>
#include <QWebEngineView>

#include <functional>
#include <memory>

namespace yeonji::pages {

// Before QApplication: the URL scheme must be registered, and as root Chromium runs without its
// sandbox (one line on standard error says so).
void prepare();

enum class Mode { Entry, Notebook, Deck };  // Entry: entries and reports

// By front matter (`marp: true`), name and content: .ipynb, a deck, or Markdown.
Mode modeOf(const QString &file, const QString &text);

struct Handout
{
    int perPage = 0;     // 2, 4 or 6; 0: one slide a page, without paper
    bool notes = false;  // beside the slides, instead of lines to write on
};

struct Document
{
    QString text;   // as the editor holds it; never with a syllable still being composed
    QString file;   // absolute; pictures and runs are found relative to it. May not exist yet.
    Mode mode = Mode::Entry;
    std::pair<int, int> slides{};  // of a deck, from 1, inclusive: only these; {}: all
    bool hidden = false;           // of a deck: its hidden slides too, as the window shows them
    bool seen = true;              // false: only its HTML is wanted, and nothing is laid out or drawn
    bool fragments = false;        // of a deck: every step of a list that comes one by one is a part of its own
    QStringList had{};             // of a deck: keys of parts that need not be drawn
    Handout handout{};             // of a deck: several slides on a sheet of paper
    bool aside = false;            // of a deck: laid out to be printed, and not drawn into the view
    int share = 0;                 // of a deck: slides from this one on are drawn by another page, see shared()
    QJsonObject read{};            // of a deck: slides that another page has read; this one only draws them
    QList<Origin> origins{};       // of a deck that includes others: where its lines are written, for errors that are drawn
};

// A heading, and the name by which a printed PDF knows its place.
struct Heading
{
    QString text;
    int level = 1;
    QString place;
};

// One slide of a deck, or one block of an entry, and the lines [first, last] it came from, from 1.
struct Part
{
    int first = 0, last = 0;
    QString title;      // of a slide: its first heading
    bool hidden = false;
    QString key;        // of a slide: changes when the slide looks different
    int number = 0;     // of a slide: which it is in the file, from 1
    QString page;       // of a slide: the number on it; empty: it has none
    bool drawn = true;  // false: it is among `had`
    QString notes{};    // of a slide: for the presenter
    QList<Heading> headings{};  // of a slide
};

// What a document says of itself; what it does not say is empty.
struct About
{
    QString title;      // of an entry or report: in its front matter, or else its first heading
    QString author, language;
    QSizeF slide;       // of a deck: CSS pixels
    QString theme;      // of a deck
    int slides = 0;     // of a deck: all of them, those not asked for among them
};

struct Frozen
{
    QString text;
    QList<std::pair<QString, QByteArray>> files;  // name and bytes of what goes with it: SVG of figures, CSS of themes
    Findings findings;  // what others will see differently
};

// How small a slide's letters must be for all of it to stand on the slide.
struct Fitting
{
    double pixels = 0;   // of the slide's own; 0: it fits as it is
    bool fits = true;    // false: not even at the least size that was asked for
};

class PageView : public QWebEngineView
{
    Q_OBJECT
public:
    explicit PageView(Setting setting, QWidget *parent = nullptr);
    ~PageView() override;

    void setSetting(Setting setting);  // renders again if it is another

    // Shows the document. One render is in flight and at most one waits; only blocks (slides) whose
    // HTML changed are replaced. rendered() follows when text and blocks stand.
    void setDocument(const Document &document);

    // Slides will be given that another page has read: what draws them is brought before they are there.
    void expectSlides();

    // Scrolls so that the source line stands at the top; parts of a line are fractions.
    void scrollToLine(double line);
    // Decks: shows the slide with that number, from 0, alone and fitted into the view; -1 shows all below
    // each other (as exports print them).
    void showSlide(int slide);

    // Of a deck as it stands: the size of letters at which the slide (from 0) fits, not under `least`.
    QFuture<Fitting> fittingSize(int slide, double least);

    QList<Part> parts() const;      // of the last render
    Findings findings() const;      // of its blocks, pictures and directives

    // When the document last given stands: text, blocks, pictures and fonts.
    QFuture<Result<About>> standing();

    // The headings of an entry, report or notebook as it stands, made ready for printing.
    QFuture<QList<Heading>> outline();

    // The document as Markdown that needs nothing of ours, with the pictures of its figures, which will lie in
    // `folder` (relative, with a slash at the end).
    QFuture<Result<Frozen>> frozen(const QString &folder);

    // The document's photos that lie on their side, as SchemeHandler has them.
    std::function<QList<QByteArray>()> lyingPhotos() const;

    // Of a deck as it stands: the letters its slides set in the program's own face, by the face's weight (400, 600, 700).
    QFuture<QMap<int, QString>> letters();

    // The HTML of the body alone (`export --fragment`), with blocks in place.
    QFuture<Result<QString>> fragment();

Q_SIGNALS:
    void rendered();
    void shared(const QJsonObject &read);  // what is for another page's Document::read
    void checked();   // findings() have grown: slides that were out of sight have been measured
    void scrolled(double line);                     // by the person, not by scrollToLine
    void sourceRequested(int line);                 // a click asks for the source
    void linkRequested(const QString &target);      // as written: a wiki target, a path, or http(s)
    void taskToggled(int line, bool done);
    // The person had a remote picture saved into assets as the file `path`: the source is to name that.
    void pictureSaved(const QString &address, const QString &path);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace yeonji::pages
