// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export.h"

#include "core/files.h"
#include "core/hangul.h"
#include "core/language.h"
#include "core/words.h"
#include "decks/camera.h"
#include "decks/include.h"
#include "decks/slides.h"
#include "export/deckpdf.h"
#include "export/freeze.h"
#include "export/html.h"
#include "export/png.h"
#include "export/printed.h"
#include "export/slidepictures.h"
#include "export/slidesvg.h"
#include "export/source.h"
#include "export/target.h"
#include "pages/frontmatter.h"

#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QThread>
#include <QtConcurrentRun>

#include <deque>

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

// `talk.png`, 3 → `talk-003.png`.
QString numbered(const QString &out, int number)
{
    const QFileInfo info(out);
    return info.path() % u'/' % info.completeBaseName() % u'-' % u"%1"_s.arg(number, 3, 10, QChar(u'0')) % u'.' % info.suffix();
}

constexpr int widthOfPage = 1280;
constexpr int tile = 2000;             // pixels of a long picture taken at once
constexpr int longest = 60'000;        // of a long picture: what readers of PNG take
constexpr qint64 mostPixels = 250'000'000;  // of one: a gigabyte of memory

} // namespace

struct Job
{
    QString file, out;
    Options options;
    pages::Setting setting;
    pages::Document document;
    decks::Expansion included;
    bool given = false;  // the document, not only its file
    pages::About about;
    QPromise<Result<Exported>> promise;
};

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

namespace {

using Print = Result<std::shared_ptr<Printed>>;

constexpr int fewForTwo = 16;  // slides; with fewer a second page is not there in time

// What the text is written in, for screen readers: the project says, else its letters do.
QString languageOf(const Job &job)
{
    if (!job.setting.language.isEmpty())
        return job.setting.language;
    return hasHangul(job.document.text) ? u"ko"_s : u"en"_s;
}

// Whether hidden slides are all there is in a range (0, 0: of all).
bool nothingShows(const QString &text, const std::pair<int, int> &range)
{
    const QList<decks::Slide> slides = decks::slidesOf(text);
    const int count = int(slides.size());
    const auto [first, last] = range == std::pair<int, int>{} ? std::pair(1, count) : range;
    return first <= count && last <= count
        && std::all_of(slides.begin() + first - 1, slides.begin() + last, [](const decks::Slide &slide) { return slide.hidden; });
}

// What a page adds in words, it adds in the language of the document.
QString wordsOf(const Job &job)
{
    const bool says = job.document.mode != pages::Mode::Notebook && !job.options.strict;
    const QString said = says ? pages::readFrontMatter(job.document.text, job.document.file).language : QString();
    return said.isEmpty() ? job.setting.language : said;
}

} // namespace

class Exporter::Private : public QObject
{
public:
    QFuture<Result<Exported>> add(std::unique_ptr<Job> job, const QString &out, const Options &options,
                                  const pages::Setting &given);
    void next();
    Result<> prepare();
    void show();
    void stands(const pages::About &about);
    bool wantsTwo() const;
    void shareOut();
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
    bool isDeck() const { return jobs.front()->document.mode == pages::Mode::Deck; }

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

QFuture<Result<Exported>> Exporter::Private::add(std::unique_ptr<Job> job, const QString &out, const Options &options,
                                                 const pages::Setting &given)
{
    job->out = out;
    job->options = options;
    job->setting = given;
    job->promise.start();
    job->promise.setProgressRange(0, 100);
    auto future = job->promise.future();
    jobs.push_back(std::move(job));
    next();
    return future;
}

void Exporter::Private::next()
{
    if (busy || jobs.empty())
        return;
    busy = true;
    if (auto ready = prepare(); !ready)
        return finish(std::unexpected(ready.error()));
    if (goesOn(0))
        show();
}

// The document to show, and what is wrong with the wish before any page is bothered with it.
Result<> Exporter::Private::prepare()
{
    Job &job = *jobs.front();
    const Options &options = job.options;
    if (options.format == Format::Pptx)
        return failure(ErrorKind::Unsupported, yeonji::tr("this format is not there yet; use pdf, html or png"), job.file);
    if (!job.given) {
        auto source = readSource(job.file);
        if (!source)
            return std::unexpected(source.error());
        job.document = std::move(*source);
    }
    if (options.strict && job.document.mode == pages::Mode::Notebook)
        return failure(ErrorKind::BadInput, yeonji::tr("--strict is for Markdown, and this is a notebook; leave it away"), job.file);
    if (options.strict && isDeck())
        job.document.mode = pages::Mode::Entry;
    if (!isDeck() && options.format == Format::Svg)
        return failure(ErrorKind::BadInput, yeonji::tr("SVG is for slides, and this is no deck; use pdf, html or png"), job.file);
    if (!isDeck() && options.slides != std::pair<int, int>{})
        return failure(ErrorKind::BadInput, yeonji::tr("this is no deck, so it has no slides to choose from"), job.file);
    if (!isDeck() && (options.notes || options.fragments || options.handout.perPage > 0))
        return failure(ErrorKind::BadInput, yeonji::tr("this is no deck, so it has neither notes nor fragments nor a handout"), job.file);
    job.document.slides = options.slides;
    if (isDeck()) {
        job.included = decks::expand(job.document.text, job.document.file, job.setting.root);
        job.document.text = job.included.text;
        job.document.origins = job.included.origins();
        if (nothingShows(job.document.text, options.slides))
            return failure(ErrorKind::BadInput, options.slides == std::pair<int, int>{}
                               ? yeonji::tr("every slide of this deck is hidden, so nothing is left to export; take the hide comment out of one")
                               : yeonji::tr("what --slides names is hidden, so nothing is left to export; choose other slides"), job.file);
    }
    if (options.format == Format::Markdown && job.document.mode == pages::Mode::Notebook)
        return failure(ErrorKind::BadInput, yeonji::tr("a notebook does not become Markdown; use pdf, html or png"), job.file);
    job.document.seen = isDeck() || (options.format != Format::Html && options.format != Format::Markdown);
    job.setting.strict = options.strict;
    job.setting.words = wordsOf(job);
    job.setting.scaled.clear();  // and as large as it is
    job.setting.bare = !options.pictureDetails;
    job.setting.scheme = Scheme::Light;  // what leaves is for paper and for others
    job.document.aside = options.format != Format::Png;
    if ((options.format == Format::Pdf || options.format == Format::Svg) && isDeck()) {
        job.document.fragments = options.fragments;
        job.document.handout = options.handout;
        if (options.handout.perPage == 0)
            job.document.had = kept.keys();
    }
    return {};
}

bool Exporter::Private::wantsTwo() const
{
    const Job &job = *jobs.front();
    const Options &options = job.options;
    return isDeck() && options.halves && options.slides == std::pair<int, int>{} && options.handout.perPage == 0 && job.document.had.isEmpty()
        && (options.format == Format::Pdf || options.format == Format::Svg || options.format == Format::Png)
        && QThread::idealThreadCount() > 1 && decks::slidesOf(job.document.text).size() >= fewForTwo;
}

void Exporter::Private::show()
{
    Job &job = *jobs.front();
    if (!stage) {
        setting = job.setting;
        stage = std::make_unique<Stage>(setting);
    } else if (setting != job.setting) {
        setting = job.setting;
        stage->view->setSetting(setting);
    }
    if (wantsTwo()) {
        const int middle = int(decks::slidesOf(job.document.text).size()) / 2;
        pages::Document rest = job.document;
        job.document.slides = {1, middle};
        job.document.share = middle + 1;
        helper = std::make_unique<Stage>(setting);
        helper->view->expectSlides();
        helped = {};
        connect(stage->view.get(), &pages::PageView::shared, helper->view.get(), [this, rest](const QJsonObject &read) mutable {
            rest.read = read;
            helper->view->setDocument(rest);
            helped = helper->view->standing();
        }, Qt::SingleShotConnection);
    }
    stage->view->setDocument(job.document);
    stage->view->standing().then(this, [this](const Result<pages::About> &about) {
        if (!about)
            finish(std::unexpected(about.error()));
        else if (goesOn(30))
            stands(*about);
    });
}

void Exporter::Private::stands(const pages::About &about)
{
    Job &job = *jobs.front();
    job.about = about;
    if (helper && !helped.isValid())
        letHelperGo();  // nothing was read that it could draw
    if (job.about.title.isEmpty())
        job.about.title = QFileInfo(job.file).completeBaseName();
    if (job.about.author.isEmpty())
        job.about.author = job.setting.author;
    if (job.about.language.isEmpty())
        job.about.language = languageOf(job);
    if (job.about.slide.isEmpty())
        job.about.slide = {1280, 720};
    slide = job.about.slide;
    if (const auto [first, last] = job.options.slides; isDeck() && last > about.slides)
        return finish(failure(ErrorKind::BadInput, yeonji::tr("this deck has %n slide(s), so --slides ends at %n at the most", nullptr, about.slides), job.file));
    switch (job.options.format) {
    case Format::Pdf:
        return !isDeck() ? pageToPdf() : job.options.handout.perPage > 0 ? handoutToPdf() : deckToPdf();
    case Format::Svg:
        return deckToPdf();
    case Format::Html:
        return toHtml();
    case Format::Png:
        if (isDeck())
            return slidesToPng();
        if (job.options.width == 0)
            job.options.width = widthOfPage;
        stage->camera->heightAt(job.options.width).then(this, [this](int height) { pageToPng(height, nullptr, 0); });
        return;
    case Format::Markdown:
        return toMarkdown();
    case Format::Pptx:
        break;
    }
}

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

// What the one page draws, and, if there is a second, what that one does.
void Exporter::Private::together(const std::function<QFuture<Result<Share>>(Stage &)> &draw, std::function<void(const Share &)> then)
{
    QList<QFuture<Result<Share>>> shares{draw(*stage)};
    if (helper)
        shares.append(helped.then(this, [this, draw](const Result<pages::About> &about) {
            return about ? draw(*helper) : QtFuture::makeReadyValueFuture(Result<Share>(std::unexpected(about.error())));
        }).unwrap());
    QtFuture::whenAll(shares.begin(), shares.end()).then(this, [this, then = std::move(then)](const QList<QFuture<Result<Share>>> &drawn) {
        letHelperGo();
        Share all;
        for (const auto &future : drawn) {
            const Result<Share> share = future.result();
            if (!share)
                return finish(std::unexpected(share.error()));
            all.slides += share->slides;
            all.pictures += share->pictures;
            otherwise += share->findings;
        }
        if (goesOn(80))
            then(all);
    });
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

namespace {

// Every page of the print, as it is.
QList<Sheet> allOf(const std::shared_ptr<Printed> &print)
{
    QList<Sheet> sheets;
    for (int i = 0; i < print->count(); ++i)
        sheets.append({print, i, {}, {}, {}});
    return sheets;
}

} // namespace

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

void Exporter::Private::toHtml()
{
    stage->view->fragment().then(this, [this](const Result<QString> &body) {
        if (!body)
            return finish(std::unexpected(body.error()));
        stage->view->letters().then(this, [this, body = *body](const QMap<int, QString> &letters) {
            if (jobs.empty())
                return;  // called off
            const Job &job = *jobs.front();
            write([body, letters, fragment = job.options.fragment, mode = job.document.mode, about = job.about, out = job.out] {
                const QString html = fragment ? body : wholeHtml(body, mode, about, letters);
                return QList<FileToWrite>{{out, html.toUtf8()}};
            });
        });
    });
}

void Exporter::Private::toMarkdown()
{
    stage->view->frozen(folderOf(jobs.front()->out)).then(this, [this](const Result<pages::Frozen> &frozen) {
        if (!frozen)
            return finish(std::unexpected(frozen.error()));
        const Job &job = *jobs.front();
        otherwise = frozen->findings;
        write([frozen = *frozen, source = job.file, out = job.out, setting = job.setting]() -> Result<QList<FileToWrite>> {
            auto files = frozenFiles(frozen, source, out, setting);
            if (const auto done = keepWhatIsThere(out, files.constLast().bytes); !done)
                return std::unexpected(done.error());
            return files;
        });
    });
}

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

void Exporter::Private::write(std::function<Result<QList<FileToWrite>>()> work)
{
    QtConcurrent::run([work = std::move(work), future = jobs.front()->promise.future()]() -> Result<Exported> {
        const auto files = work();
        if (!files)
            return std::unexpected(files.error());
        if (future.isCanceled())
            return failure(ErrorKind::Cancelled, {});
        if (auto done = writeFiles(*files); !done)
            return std::unexpected(done.error());
        Exported exported;
        for (const FileToWrite &file : *files)
            exported.files.append(QFileInfo(file.path).absoluteFilePath());
        return exported;
    }).then(this, [this](const Result<Exported> &result) { finish(result); });
}

void Exporter::Private::letHelperGo()
{
    if (!helper)
        return;
    leaving = std::move(helper);
    QMetaObject::invokeMethod(this, [this] { leaving.reset(); }, Qt::QueuedConnection);
}

// Tells how far it is, of 100; false: the person asked to stop, and it has ended.
bool Exporter::Private::goesOn(int done)
{
    Job &job = *jobs.front();
    job.promise.setProgressValue(done);
    if (!job.promise.isCanceled())
        return true;
    finish(failure(ErrorKind::Cancelled, yeonji::tr("the export was cancelled; nothing was written"), job.file));
    return false;
}

// What is wrong is told in the page's own language there, and to whoever exports in theirs: it is drawn once more for
// the words alone.
bool Exporter::Private::isToldOtherwise() const
{
    const QString &words = jobs.front()->setting.words;
    return !words.isEmpty() && isKorean(words) != speaksKorean() && !(stage->view->findings() + otherwise).isEmpty();
}

void Exporter::Private::tell(const Exported &exported)
{
    const Job &job = *jobs.front();
    if (job.options.format != Format::Markdown)
        otherwise.clear();  // of the second page: this one draws all
    letHelperGo();
    setting.words.clear();
    stage->view->setSetting(setting);
    pages::Document whole = job.document;
    whole.slides = job.options.slides;
    whole.share = 0;
    whole.had.clear();
    stage->view->setDocument(whole);
    stage->view->standing().then(this, [this, exported](const Result<pages::About> &) { end(exported); });
}

void Exporter::Private::finish(Result<Exported> result)
{
    if (jobs.empty())
        return;  // called off
    if (result && stage && isToldOtherwise())
        tell(*result);
    else
        end(std::move(result));
}

void Exporter::Private::end(Result<Exported> result)
{
    if (jobs.empty())
        return;  // called off
    auto job = std::move(jobs.front());
    jobs.pop_front();
    busy = false;
    letHelperGo();
    if (result && stage) {
        result->findings = stage->view->findings() + std::exchange(otherwise, {});
        if (job->document.mode == pages::Mode::Deck)
            result->findings = job->included.placed(result->findings);
    }
    else if (!result && result.error().file.isEmpty())
        result.error().file = job->file;
    otherwise.clear();
    if (stage)
        stage->camera->putBack();
    job->promise.setProgressValue(100);
    job->promise.addResult(std::move(result));
    job->promise.finish();
    next();
}

Exporter::Exporter(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

// What is under way is called off first: the going pages tell of it, and whoever waits may be going, too.
Exporter::~Exporter()
{
    d->jobs.clear();
}

QFuture<Result<Exported>> Exporter::exportDocument(const QString &file, const QString &out, const Options &options,
                                                   const pages::Setting &setting)
{
    auto job = std::make_unique<Job>();
    job->file = file;
    return d->add(std::move(job), out, options, setting);
}

QFuture<Result<Exported>> Exporter::exportDocument(const pages::Document &document, const QString &out,
                                                   const Options &options, const pages::Setting &setting)
{
    auto job = std::make_unique<Job>();
    job->file = document.file;
    job->document = document;
    job->given = true;
    return d->add(std::move(job), out, options, setting);
}

} // namespace yeonji::exporting
