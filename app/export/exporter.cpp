// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exporterprivate.h"

#include "core/language.h"
#include "core/words.h"
#include "decks/slides.h"
#include "export/freeze.h"
#include "export/html.h"
#include "export/target.h"

#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

constexpr int widthOfPage = 1280;

// `talk.png`, 3 → `talk-003.png`.
QString numbered(const QString &out, int number)
{
    const QFileInfo info(out);
    return info.path() % u'/' % info.completeBaseName() % u'-' % u"%1"_s.arg(number, 3, 10, QChar(u'0')) % u'.' % info.suffix();
}

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
    if (auto ready = exporting::prepare(*jobs.front(), kept.keys()); !ready)
        return finish(std::unexpected(ready.error()));
    if (goesOn(0))
        show();
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
    if (wantsTwo(job)) {
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
    if (const auto [first, last] = job.options.slides; isDeck(job) && last > about.slides)
        return finish(failure(ErrorKind::BadInput, yeonji::tr("this deck has %n slide(s), so --slides ends at %n at the most", nullptr, about.slides), job.file));
    switch (job.options.format) {
    case Format::Pdf:
        return !isDeck(job) ? pageToPdf() : job.options.handout.perPage > 0 ? handoutToPdf() : deckToPdf();
    case Format::Svg:
        return deckToPdf();
    case Format::Html:
        return toHtml();
    case Format::Png:
        if (isDeck(job))
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
