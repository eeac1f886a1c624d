// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/job.h"

#include "core/hangul.h"
#include "core/words.h"
#include "decks/slides.h"
#include "export/source.h"
#include "pages/frontmatter.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

constexpr int fewForTwo = 16;  // slides; with fewer a second page is not there in time

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

Result<> prepare(Job &job, const QStringList &kept)
{
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
    if (options.strict && isDeck(job))
        job.document.mode = pages::Mode::Entry;
    if (!isDeck(job) && options.format == Format::Svg)
        return failure(ErrorKind::BadInput, yeonji::tr("SVG is for slides, and this is no deck; use pdf, html or png"), job.file);
    if (!isDeck(job) && options.slides != std::pair<int, int>{})
        return failure(ErrorKind::BadInput, yeonji::tr("this is no deck, so it has no slides to choose from"), job.file);
    if (!isDeck(job) && (options.notes || options.fragments || options.handout.perPage > 0))
        return failure(ErrorKind::BadInput, yeonji::tr("this is no deck, so it has neither notes nor fragments nor a handout"), job.file);
    job.document.slides = options.slides;
    if (isDeck(job)) {
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
    job.document.seen = isDeck(job) || (options.format != Format::Html && options.format != Format::Markdown);
    job.setting.strict = options.strict;
    job.setting.words = wordsOf(job);
    job.setting.scaled.clear();  // and as large as it is
    job.setting.bare = !options.pictureDetails;
    job.setting.scheme = Scheme::Light;  // what leaves is for paper and for others
    job.document.aside = options.format != Format::Png;
    if ((options.format == Format::Pdf || options.format == Format::Svg) && isDeck(job)) {
        job.document.fragments = options.fragments;
        job.document.handout = options.handout;
        if (options.handout.perPage == 0)
            job.document.had = kept;
    }
    return {};
}

bool wantsTwo(const Job &job)
{
    const Options &options = job.options;
    return isDeck(job) && options.halves && options.slides == std::pair<int, int>{} && options.handout.perPage == 0 && job.document.had.isEmpty()
        && (options.format == Format::Pdf || options.format == Format::Svg || options.format == Format::Png)
        && QThread::idealThreadCount() > 1 && decks::slidesOf(job.document.text).size() >= fewForTwo;
}

QString languageOf(const Job &job)
{
    if (!job.setting.language.isEmpty())
        return job.setting.language;
    return hasHangul(job.document.text) ? u"ko"_s : u"en"_s;
}

} // namespace yeonji::exporting
