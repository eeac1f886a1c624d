// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export.h"

#include "core/files.h"
#include "decks/camera.h"
#include "export/html.h"
#include "export/pdf.h"
#include "export/slidepictures.h"
#include "export/source.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QRegularExpression>
#include <QWebEngineScript>
#include <QtConcurrentRun>

#include <deque>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

bool same(const pages::Setting &a, const pages::Setting &b)
{
    return a.root == b.root && a.pictureRoots == b.pictureRoots && a.library == b.library
        && a.directions == b.directions && a.scheme == b.scheme && a.strict == b.strict;
}

QPageLayout layoutFor(pages::Mode mode, const pages::About &about)
{
    if (mode == pages::Mode::Deck)  // a CSS pixel is three quarters of a point
        return {QPageSize(about.slide * 0.75, QPageSize::Point, {}, QPageSize::ExactMatch),
                QPageLayout::Portrait, QMarginsF()};
    return {QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(22, 20, 22, 20), QPageLayout::Millimeter};
}

// `talk.png`, 3 → `talk-003.png`.
QString numbered(const QString &out, int number)
{
    const QFileInfo info(out);
    const QString suffix = info.suffix().isEmpty() ? u"png"_s : info.suffix();
    return info.path() % u'/' % info.completeBaseName() % u'-' % u"%1"_s.arg(number, 3, 10, QChar(u'0')) % u'.' % suffix;
}

Result<Exported> written(const QString &out, const QByteArray &bytes)
{
    if (auto done = writeFile(out, bytes); !done)
        return std::unexpected(done.error());
    return Exported{{QFileInfo(out).absoluteFilePath()}, {}};
}

constexpr int tile = 2000;             // pixels of a long picture taken at once
constexpr int longest = 60'000;        // of a long picture

} // namespace

struct Job
{
    QString file, out;
    Options options;
    pages::Setting setting;
    pages::Document document;
    bool given = false;  // the document, not only its file
    pages::About about;
    QPromise<Result<Exported>> promise;
};

namespace {

// What the text is written in, for screen readers: the project says, else its letters do.
QString languageOf(const Job &job)
{
    if (!job.options.language.isEmpty())
        return job.options.language;
    static const QRegularExpression hangul(u"[가-힣]"_s);
    return job.document.text.contains(hangul) ? u"ko"_s : u"en"_s;
}

} // namespace

class Exporter::Private : public QObject
{
public:
    QFuture<Result<Exported>> add(std::unique_ptr<Job> job, const QString &out, const Options &options,
                                  const pages::Setting &given);
    void next();
    Result<> start();
    void stands(const pages::About &about);
    void toPdf();
    void print(const PdfInfo &info);
    void toHtml();
    void slidesToPng();
    void pageToPng(int height, const std::shared_ptr<QImage> &picture, int from);
    void write(std::function<Result<Exported>()> work);
    void finish(Result<Exported> result);

    std::deque<std::unique_ptr<Job>> jobs;
    bool busy = false;
    pages::Setting setting;
    std::unique_ptr<pages::PageView> view;
    std::unique_ptr<decks::Camera> camera;
};

QFuture<Result<Exported>> Exporter::Private::add(std::unique_ptr<Job> job, const QString &out, const Options &options,
                                                 const pages::Setting &given)
{
    job->out = out;
    job->options = options;
    job->setting = given;
    job->promise.start();
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
    if (auto started = start(); !started)
        finish(std::unexpected(started.error()));
}

Result<> Exporter::Private::start()
{
    Job &job = *jobs.front();
    const Options &options = job.options;
    if (options.format == Format::Pptx || options.format == Format::Markdown)
        return failure(ErrorKind::Unsupported, QCoreApplication::translate("export", "this format is not there yet; use pdf, html or png"), job.file);
    if (!job.given) {
        auto source = readSource(job.file);
        if (!source)
            return std::unexpected(source.error());
        job.document = std::move(*source);
    }
    if (options.strict && job.document.mode == pages::Mode::Deck)
        job.document.mode = pages::Mode::Entry;
    if (options.slides != std::pair<int, int>{}) {
        if (job.document.mode != pages::Mode::Deck)
            return failure(ErrorKind::BadInput, QCoreApplication::translate("export", "this is no deck, so it has no slides to choose from"), job.file);
        job.document.slides = options.slides;
    }
    job.document.seen = options.format != Format::Html || job.document.mode == pages::Mode::Deck;
    job.setting.strict = options.strict;
    job.setting.scheme = Scheme::Light;  // what leaves is for paper and for others
    if (!view) {
        setting = job.setting;
        view = std::make_unique<pages::PageView>(setting);
        camera = std::make_unique<decks::Camera>(view.get());
        view->resize(1280, 720);
    } else if (!same(setting, job.setting)) {
        setting = job.setting;
        view->setSetting(setting);
    }
    view->showSlide(-1);
    view->setDocument(job.document);
    view->standing().then(this, [this](const Result<pages::About> &about) {
        if (about)
            stands(*about);
        else
            finish(std::unexpected(about.error()));
    });
    return {};
}

void Exporter::Private::stands(const pages::About &about)
{
    Job &job = *jobs.front();
    job.about = about;
    if (job.about.title.isEmpty())
        job.about.title = QFileInfo(job.file).completeBaseName();
    if (job.about.author.isEmpty())
        job.about.author = job.options.author;
    if (job.about.language.isEmpty())
        job.about.language = languageOf(job);
    if (job.about.slide.isEmpty())
        job.about.slide = {1280, 720};
    const bool deck = job.document.mode == pages::Mode::Deck;
    if (const auto [first, last] = job.options.slides; deck && last > about.slides)
        return finish(failure(ErrorKind::BadInput, QCoreApplication::translate("export", "this deck has %n slide(s), so --slides ends at %n at the most", nullptr, about.slides), job.file));
    switch (job.options.format) {
    case Format::Pdf:
        return toPdf();
    case Format::Html:
        return toHtml();
    case Format::Png:
        if (deck)
            return slidesToPng();
        camera->heightAt(job.options.width).then(this, [this](int height) { pageToPng(height, nullptr, 0); });
        return;
    case Format::Pptx:
    case Format::Markdown:
        break;
    }
}

void Exporter::Private::toPdf()
{
    const Job &job = *jobs.front();
    PdfInfo info{job.about.title, job.about.author, job.about.language, {}, 0};
    if (job.document.mode == pages::Mode::Deck) {
        const auto parts = view->parts();
        info.pages = int(parts.size());
        for (int i = 0; i < info.pages; ++i)
            info.outline.append({parts.at(i).title.isEmpty() ? QString::number(i + 1) : parts.at(i).title, 1, {}, i});
        return print(info);
    }
    view->outline().then(this, [this, info](const QList<pages::Heading> &headings) mutable {
        for (const pages::Heading &heading : headings)
            info.outline.append({heading.text, heading.level, heading.place, 0});
        print(info);
    });
}

void Exporter::Private::print(const PdfInfo &info)
{
    view->page()->printToPdf([this, info](const QByteArray &printed) {
        write([printed, info, out = jobs.front()->out]() -> Result<Exported> {
            const auto finished = finishPdf(printed, info);
            return finished ? written(out, *finished) : Result<Exported>(std::unexpected(finished.error()));
        });
    }, layoutFor(jobs.front()->document.mode, jobs.front()->about));
}

void Exporter::Private::toHtml()
{
    view->fragment().then(this, [this](const Result<QString> &body) {
        if (!body)
            return finish(std::unexpected(body.error()));
        const Job &job = *jobs.front();
        const QString html = job.options.fragment ? *body : wholeHtml(*body, job.document.mode, job.about);
        write([html, out = job.out] { return written(out, html.toUtf8()); });
    });
}

void Exporter::Private::slidesToPng()
{
    const Job &job = *jobs.front();
    const int width = job.options.width;
    const QSize size(width, qRound(width * job.about.slide.height() / job.about.slide.width()));
    slidePictures(*camera, size, int(view->parts().size())).then(this, [this](const Result<QList<QByteArray>> &pictures) {
        if (!pictures)
            return finish(std::unexpected(pictures.error()));
        const Job &current = *jobs.front();
        write([all = *pictures, out = current.out, parts = view->parts()]() -> Result<Exported> {
            Exported exported;
            for (int i = 0; i < all.size(); ++i) {
                const QString file = numbered(out, parts.at(i).number);
                if (auto done = written(file, all.at(i)); !done)
                    return done;
                exported.files.append(QFileInfo(file).absoluteFilePath());
            }
            return exported;
        });
    });
}

void Exporter::Private::pageToPng(int height, const std::shared_ptr<QImage> &begun, int from)
{
    const int width = jobs.front()->options.width;
    const int whole = std::clamp(height, 1, longest);
    const auto picture = begun ? begun : std::make_shared<QImage>(width, whole, QImage::Format_RGB32);
    if (from >= whole)
        return write([picture, out = jobs.front()->out] { return written(out, png(*picture)); });
    const int rows = std::min(tile, whole - from);
    // The page is moved, not scrolled: its end cannot be scrolled to the top.
    camera->take(QSize(width, rows), [from](pages::PageView *page) {
              page->page()->runJavaScript(u"document.body.style.marginTop = '-%1px'"_s.arg(from),
                                          QWebEngineScript::ApplicationWorld);
          })
        .then(this, [this, height, picture, from, rows](const QImage &part) {
            if (part.isNull())
                return finish(failure(ErrorKind::Unsupported, QCoreApplication::translate("export", "the page engine does not draw; try again"), jobs.front()->file));
            QPainter(picture.get()).drawImage(0, from, part);
            pageToPng(height, picture, from + rows);
        });
}

void Exporter::Private::write(std::function<Result<Exported>()> work)
{
    QtConcurrent::run(std::move(work)).then(this, [this](const Result<Exported> &result) { finish(result); });
}

void Exporter::Private::finish(Result<Exported> result)
{
    auto job = std::move(jobs.front());
    jobs.pop_front();
    busy = false;
    if (result && view)
        result->findings = view->findings();
    else if (!result && result.error().file.isEmpty())
        result.error().file = job->file;
    if (view)
        view->page()->runJavaScript(u"document.body.style.marginTop = ''"_s, QWebEngineScript::ApplicationWorld);
    job->promise.addResult(std::move(result));
    job->promise.finish();
    next();
}

Exporter::Exporter(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

Exporter::~Exporter() = default;

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

QFuture<Result<Exported>> exportDocument(const QString &file, const QString &out, const Options &options,
                                         const pages::Setting &setting, QObject *owner)
{
    auto *exporter = new Exporter(owner);
    auto future = exporter->exportDocument(file, out, options, setting);
    return future.then(exporter, [exporter](const Result<Exported> &result) {
        exporter->deleteLater();
        return result;
    });
}

} // namespace yeonji::exporting
