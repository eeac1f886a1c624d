// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scheme.h"

#include "core/files.h"
#include "core/tokens.h"
#include "core/words.h"
#include "pictures/bare.h"
#include "pictures/barefilm.h"
#include "pictures/photo.h"
#include "pictures/scaled.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QPointer>
#include <QUrlQuery>
#include <QWebEngineUrlRequestJob>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

namespace {

// Scripts of the document are refused twice: here and by the sanitiser. Our own script comes from
// outside the page, into a world of its own, which this policy does not bind.
constexpr auto skeleton = R"(<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; style-src 'unsafe-inline' yeonji:; img-src yeonji: data:; media-src yeonji:; font-src yeonji:; frame-src yeonji:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/web/page.css">
</head><body><main id="page"></main></body></html>
)";

// What is shown apart runs only what it brought along, and can ask nobody for anything. It tells how
// high it is, since nobody outside can see that.
constexpr auto apartHead = R"(<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<style>html, body { margin: 0; overflow-x: auto; font: 14px sans-serif; background: #fff; }</style>
<script>new ResizeObserver(() => parent.postMessage({ height: document.documentElement.scrollHeight }, "*")).observe(document.documentElement);</script>
</head><body>
)";

QByteArray mimeOfResource(const QString &name)
{
    if (name.endsWith(".css"_L1))
        return "text/css";
    if (name.endsWith(".woff2"_L1))
        return "font/woff2";
    return "application/octet-stream";
}

constexpr auto pictureFolder = "/picture/"_L1;
constexpr auto mediaFolder = "/media/"_L1;

QString pathIn(const QUrl &url)
{
    return QUrlQuery(url).queryItemValue(u"path"_s, QUrl::FullyDecoded);
}

// Whole, as it stands in a file.
Result<SchemeHandler::Answer> mediaAnswer(const QUrl &url, const Confinement &confinement, bool bare)
{
    const auto media = confineMedia(pathIn(url), confinement);
    if (!media)
        return std::unexpected(media.error());
    auto bytes = readFile(media->path, mediaInside);
    if (!bytes)
        return std::unexpected(bytes.error());
    return SchemeHandler::Answer{media->mimeType, bare ? pictures::bareFilm(*bytes) : *bytes};
}

Result<SchemeHandler::Answer> bareAnswer(const QByteArray &bytes, const QByteArray &mimeType)
{
    return pictures::bare(bytes, mimeType).transform([](const pictures::Drawn &left) { return SchemeHandler::Answer{left.mimeType, left.bytes}; });
}

Result<SchemeHandler::Answer> pictureAnswer(const QUrl &url, const Confinement &confinement, const QString &cache, bool bare)
{
    const auto picture = confine(pathIn(url), confinement);
    if (!picture)
        return std::unexpected(picture.error());
    const int width = QUrlQuery(url).queryItemValue(u"width"_s).toInt();
    const bool drawable = pictures::isDrawnByPages(picture->mimeType);
    if (!drawable || (width > 0 && pictures::isScalable(picture->mimeType))) {
        auto drawn = pictures::scaled(picture->path, width, cache);
        if (drawn)
            return SchemeHandler::Answer{drawn->mimeType, std::move(drawn->bytes)};
        if (!drawable)
            return std::unexpected(drawn.error());
    }
    auto bytes = readFile(picture->path, pictureLimit);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (!bare)
        return SchemeHandler::Answer{picture->mimeType, std::move(*bytes)};
    return bareAnswer(*bytes, picture->mimeType);
}

bool lies(const SchemeHandler::Answer &picture)
{
    return picture.mimeType == "image/jpeg" && pictures::photoOf(picture.bytes).orientation != 1;
}

void reply(QWebEngineUrlRequestJob *job, const Result<SchemeHandler::Answer> &found)
{
    if (!found) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    auto *buffer = new QBuffer(job);  // the job is its parent: it outlives the reading and no more
    buffer->setData(found->bytes);
    buffer->open(QIODevice::ReadOnly);
    job->reply(found->mimeType, buffer);
}

// The engine reads of the file what it plays, and asks for the parts it skips to.
void replyFrom(QWebEngineUrlRequestJob *job, const Result<Media> &found)
{
    auto *file = found ? new QFile(found->path, job) : nullptr;  // the job is its parent, as above
    if (file && file->open(QIODevice::ReadOnly))
        job->reply(found->mimeType, file);
    else
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
}

QByteArray tokensCss()
{
    const QString light = tokens(Scheme::Light).css();
    return QString(u":root{" % light % u"}\n:root[data-scheme=dark]{" % tokens(Scheme::Dark).css()
                   % u"}\n@media print{:root,:root[data-scheme=dark]{" % light % u"}}\n").toUtf8();
}

} // namespace

QByteArray schemeName() { return "yeonji"; }

QUrl pageUrl() { return QUrl(u"yeonji://page/"_s); }

SchemeHandler::~SchemeHandler()
{
    m_reading.clear();
    m_reading.waitForDone();
}

QString Kept::keep(const QByteArray &bytes, const QByteArray &mimeType)
{
    const QString name = QString::fromLatin1(
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
    files.insert(name, {mimeType, bytes});
    return u"yeonji://page/kept/"_s + name;
}

QString Kept::keepApart(const QString &html)
{
    const QByteArray page = apartHead + html.toUtf8() + "</body></html>\n";
    const QString name = QString::fromLatin1(QCryptographicHash::hash(page, QCryptographicHash::Sha1).toHex());
    apart.insert(name, {"text/html", page});
    return u"yeonji://page/frame/"_s + name;
}

void SchemeHandler::add(const Kept &kept)
{
    m_kept.files.insert(kept.files);
    m_kept.apart.insert(kept.apart);
}

Result<SchemeHandler::Answer> SchemeHandler::answer(const QUrl &url) const
{
    const auto refused = [] {
        return failure(ErrorKind::NotFound,
                       yeonji::tr("the page has nothing under this address"));
    };
    if (url.scheme() != QLatin1StringView(schemeName()) || url.host() != "page"_L1)
        return refused();
    const QString path = url.path();
    if (path == "/"_L1)
        return Answer{"text/html", skeleton};
    if (path == "/tokens.css"_L1)
        return Answer{"text/css", tokensCss()};
    if (path.startsWith("/web/"_L1)) {
        if (path.contains(".."_L1))
            return refused();
        auto bytes = readFile(u":/yeonji"_s + path);
        if (!bytes)
            return std::unexpected(bytes.error());
        return Answer{mimeOfResource(path), std::move(*bytes)};
    }
    if (path.startsWith("/kept/"_L1)) {
        const auto kept = m_kept.files.constFind(path.mid(6));
        if (kept == m_kept.files.constEnd())
            return refused();
        return m_bare ? bareAnswer(kept->bytes, kept->mimeType) : *kept;
    }
    if (path.startsWith("/frame/"_L1)) {
        const auto kept = m_kept.apart.constFind(path.mid(7));
        return kept == m_kept.apart.constEnd() ? Result<Answer>(refused()) : *kept;
    }
    if (path.startsWith(pictureFolder))
        return pictureAnswer(url, m_confinement, m_scaled, m_bare);
    if (path.startsWith(mediaFolder))
        return mediaAnswer(url, m_confinement, m_bare);
    return refused();
}

std::function<QList<QByteArray>()> SchemeHandler::lyingPhotos() const
{
    return [lying = m_lying, confinement = m_confinement, scaled = m_scaled, bare = m_bare] {
        QList<QByteArray> photos;
        for (const QUrl &url : lying)
            if (const auto found = pictureAnswer(url, confinement, scaled, bare))
                photos.append(found->bytes);
        return photos;
    };
}

void SchemeHandler::requestStarted(QWebEngineUrlRequestJob *job)
{
    if (job->requestMethod() != "GET") {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    const QUrl url = job->requestUrl();
    const bool ours = url.host() == "page"_L1;
    if (ours && url.path().startsWith(mediaFolder)) {
        QtConcurrent::run(&m_reading, confineMedia, pathIn(url), m_confinement).then(this, [asked = QPointer(job)](const Result<Media> &found) {
            if (asked)
                replyFrom(asked, found);
        });
        return;
    }
    if (!ours || !url.path().startsWith(pictureFolder)) {
        reply(job, answer(url));
        return;
    }
    // A photo takes longer to read than a key may wait, and there may be thousands.
    QtConcurrent::run(&m_reading, [url, confinement = m_confinement, scaled = m_scaled, bare = m_bare] {
        const auto found = pictureAnswer(url, confinement, scaled, bare);
        return std::pair(found, found && lies(*found));
    }).then(this, [this, url, asked = QPointer(job)](const std::pair<Result<Answer>, bool> &found) {
        if (found.second)
            m_lying.insert(url);
        if (asked)
            reply(asked, found.first);
    });
}

} // namespace yeonji::pages
