// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pageview.h"

#include "core/files.h"
#include "core/language.h"
#include "core/paths.h"
#include "core/text.h"
#include "core/words.h"
#include "pages/answers.h"
#include "pages/bibliography.h"
#include "pages/bridge.h"
#include "pages/fragment.h"
#include "pages/frontmatter.h"
#include "pages/notebook.h"
#include "pages/policy.h"
#include "pages/remote.h"
#include "pages/scheme.h"
#include "pages/themes.h"
#include "pages/words.h"
#include "pictures/bare.h"
#include "project/assets.h"
#include "resources/resources.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QPromise>
#include <QWebChannel>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QtConcurrentRun>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

namespace {

constexpr auto world = QWebEngineScript::ApplicationWorld;

QString resourceText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QWebEngineScript script(const QString &name, QWebEngineScript::InjectionPoint when)
{
    QWebEngineScript script;
    script.setSourceCode(resourceText(name));
    script.setInjectionPoint(when);
    script.setWorldId(world);
    script.setRunsOnSubFrames(false);
    return script;
}

QString json(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString json(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

// What turns one text into another, [at, removed, inserted] in UTF-16 units as JavaScript counts them:
// of a long text only the part that changed goes to the page.
QJsonArray changeBetween(const QString &before, const QString &after)
{
    const auto shorter = std::min(before.size(), after.size());
    const auto prefix = std::ranges::mismatch(before, after).in1 - before.begin();
    auto at = prefix;
    if (at > 0 && before.at(at - 1).isHighSurrogate())
        --at;  // half a character is nothing JSON can carry
    auto tail = std::mismatch(before.rbegin(), before.rbegin() + (shorter - at), after.rbegin()).first - before.rbegin();
    if (tail > 0 && after.at(after.size() - tail).isLowSurrogate())
        --tail;
    return {qint64(at), qint64(before.size() - at - tail), after.sliced(at, after.size() - at - tail)};
}

// What figures are drawn in, for slides that put their own colours in its place.
QJsonObject figureColours(Scheme scheme)
{
    const Tokens &all = tokens(scheme);
    return {{u"soft"_s, all.soft}, {u"line"_s, all.line}, {u"baseline"_s, all.baseline}, {u"series"_s, QJsonArray::fromStringList(all.series)}};
}

QJsonArray originsToJson(const QList<Origin> &origins)
{
    QJsonArray array;
    for (const Origin &one : origins)
        array.append(QJsonArray{one.first, one.file, one.line, one.fixed});
    return array;
}

QLatin1StringView modeName(Mode mode)
{
    switch (mode) {
    case Mode::Entry: return "entry"_L1;
    case Mode::Notebook: return "notebook"_L1;
    case Mode::Deck: return "deck"_L1;
    }
    return "entry"_L1;
}

} // namespace

class PageView::Private : public QObject
{
public:
    explicit Private(PageView *view) : q(view) {}

    void start();
    void bring(const QString &name);
    void call(const QString &function, const QString &arguments = {});
    void send();
    void sendNotebook(const QJsonObject &document);
    void received(const QString &name, const QJsonValue &data);
    void settled(const QJsonObject &data);
    void setFindings(const QJsonArray &found);
    void deliver();
    void fail(const QString &reason);
    QJsonObject context() const;
    void remote(const QString &address, const QString &written, bool save);

    PageView *const q;
    Setting setting;
    Profile profile;
    SchemeHandler handler;
    Answers answers;
    Remote network;
    Bridge bridge;
    QWebChannel channel;
    std::unique_ptr<Page> page;

    std::optional<Document> shown;    // the last one handed to the script
    std::optional<Document> waiting;  // at most one
    std::optional<QString> sent;      // the text the script holds
    QHash<QString, QString> sentBibliographies;  // file → which state of it the script holds
    bool ready = false;               // the script runs
    bool inFlight = false;            // it is parsing a document
    bool standing = false;            // text and blocks of `shown` stand
    int ticket = 0;
    int crashes = 0;
    int slide = -1;
    bool allowed = false;             // the scripts of `shown`, apart
    QStringList loaded;               // scripts that are brought only when something needs them
    QJsonArray fills;                 // gathered within one turn of the event loop
    QList<Part> parts;
    Findings findings;
    About about;
    Said said;                        // by the front matter of `shown`
    std::vector<std::shared_ptr<QPromise<Result<QString>>>> fragments;
    std::vector<std::shared_ptr<QPromise<Result<About>>>> waitingToStand;
};

void PageView::Private::start()
{
    resources::load();
    profile.installUrlSchemeHandler(schemeName(), &handler);
    page = std::make_unique<Page>(&profile, nullptr);
    page->setBackgroundColor(QColor(tokens(setting.scheme).paper));
    channel.registerObject(u"bridge"_s, &bridge);
    page->setWebChannel(&channel, world);
    page->scripts().insert({script(u":/qtwebchannel/qwebchannel.js"_s, QWebEngineScript::DocumentCreation),
                            script(u":/yeonji/web/page.js"_s, QWebEngineScript::DocumentReady)});
    q->setPage(page.get());
    connect(&bridge, &Bridge::posted, this, &Private::received);
    connect(&answers, &Answers::answered, this, [this](const QJsonObject &fill) {
        if (fills.isEmpty())
            QMetaObject::invokeMethod(this, [this] {
                call(u"fill"_s, json(std::exchange(fills, {})));
            }, Qt::QueuedConnection);
        fills.append(fill);
    });
    connect(&answers, &Answers::runsChanged, this, [this] { call(u"refresh"_s, u"[\"plot\",\"runs\",\"number\"]"_s); });
    connect(page.get(), &QWebEnginePage::renderProcessTerminated, this, [this] {
        // A page that kills its process twice would do so for ever.
        ready = inFlight = false;
        sent.reset();
        sentBibliographies.clear();
        loaded.clear();
        if (++crashes > 2) {
            fail(yeonji::tr("the page engine ended while drawing this document"));
            return;
        }
        if (!waiting)
            waiting = shown;
        QMetaObject::invokeMethod(page.get(), [this] { page->load(pageUrl()); }, Qt::QueuedConnection);
    });
    page->load(pageUrl());
}

// Scripts that only some documents need. What is asked for before the page runs comes with it.
void PageView::Private::bring(const QString &name)
{
    if ((name != "deck"_L1 && name != "marp"_L1 && name != "mermaid"_L1) || loaded.contains(name))
        return;
    loaded.append(name);
    const QString path = u":/yeonji/web/"_s + name + u".js"_s;
    if (ready)
        page->runJavaScript(resourceText(path), world);
    else
        page->scripts().insert(script(path, QWebEngineScript::DocumentReady));
}

void PageView::Private::call(const QString &function, const QString &arguments)
{
    if (ready)
        page->runJavaScript(u"yeonji."_s + function + u'(' + arguments + u')', world);
}

QJsonObject PageView::Private::context() const
{
    // How far up a link may lead before it leaves what may be shown.
    const QString folder = QFileInfo(shown->file).absolutePath();
    const int depth = folder != setting.root && isWithin(folder, setting.root) ? int(nameWithin(folder, setting.root).count(u'/')) + 1 : 0;
    const QLocale language = setting.words.isEmpty() ? QLocale() : QLocale(setting.words);
    return {{u"scheme"_s, setting.scheme == Scheme::Dark ? u"dark"_s : u"light"_s},
            {u"strict"_s, setting.strict},
            {u"savesPictures"_s, !setting.assets.isEmpty()},
            {u"scaled"_s, !setting.scaled.isEmpty()},
            {u"depth"_s, depth},
            {u"language"_s, language.language() == QLocale::C ? u"en"_s : language.name().section(u'_', 0, 0)},
            {u"palettes"_s, QJsonObject{{u"light"_s, figureColours(Scheme::Light)}, {u"dark"_s, figureColours(Scheme::Dark)}}},
            {u"words"_s, words(setting.words)}};
}

void PageView::Private::send()
{
    if (!ready || inFlight || !waiting)
        return;
    const bool another = !shown || shown->file != waiting->file;
    if (another) {
        handler.forgetKept();
        sentBibliographies.clear();
        allowed = false;
    }
    shown = std::exchange(waiting, std::nullopt);
    inFlight = true;
    standing = false;
    ++ticket;
    answers.setFile(shown->file);
    // Slides stay as the deck says, in a dark window too.
    answers.setScheme(shown->mode == Mode::Deck ? Scheme::Light : setting.scheme);
    handler.setConfinement(answers.confinement());
    handler.setPictures(setting.scaled, setting.bare);
    QJsonObject document{{u"ticket"_s, ticket}, {u"mode"_s, modeName(shown->mode)},
                         {u"slide"_s, slide}, {u"another"_s, another}, {u"seen"_s, shown->seen}, {u"context"_s, context()}};
    if (shown->mode == Mode::Notebook)
        return sendNotebook(document);
    if (sent)
        document.insert(u"change"_s, changeBetween(*sent, shown->text));
    else
        document.insert(u"text"_s, shown->text);
    sent = shown->text;
    if (shown->mode == Mode::Deck) {
        document.insert(u"hidden"_s, shown->hidden);
        document.insert(u"fragments"_s, shown->fragments);
        document.insert(u"had"_s, QJsonArray::fromStringList(shown->had));
        document.insert(u"origins"_s, originsToJson(shown->origins));
        if (shown->handout.perPage > 0)
            document.insert(u"handout"_s, QJsonObject{{u"per"_s, shown->handout.perPage}, {u"notes"_s, shown->handout.notes}});
        document.insert(u"aside"_s, shown->aside);
        if (shown->share > 0)
            document.insert(u"share"_s, shown->share);
        if (shown->read.isEmpty()) {
            document.insert(u"themes"_s, themesFor(shown->file, setting.root));
            document.insert(u"bibliographies"_s, bibliographiesFor(shown->text, shown->file, setting.root, sentBibliographies));
        } else {
            document.insert(u"read"_s, shown->read);
        }
        if (shown->slides != std::pair<int, int>{})
            document.insert(u"slides"_s, QJsonArray{shown->slides.first, shown->slides.second});
    }
    call(u"render"_s, json(document));
}

// The text alone does not tell: what stands for odd bytes may have been printed.
static Bytes bytesOf(const QString &text, const QString &file)
{
    if (!text.contains(QChar::ReplacementCharacter))
        return Bytes::Whole;
    const auto bytes = readFile(file);
    return bytes && !decodeText(*bytes).format.valid ? Bytes::Damaged : Bytes::Whole;
}

// Pictures inside make notebooks large: they are taken apart on a worker, and the page is in flight meanwhile.
void PageView::Private::sendNotebook(const QJsonObject &document)
{
    struct Apart
    {
        Notebook notebook;
        Kept kept;
    };
    QtConcurrent::run([text = shown->text, file = shown->file, allowed = allowed, language = setting.words] {
        const Speaking speaking(language);
        Apart read;
        read.notebook = readNotebook(text, file, bytesOf(text, file), [&read](const auto &bytes, const auto &type) { return read.kept.keep(bytes, type); },
                                     allowed ? KeepApart([&read](const QString &html) { return read.kept.keepApart(html); }) : KeepApart());
        return read;
    }).then(this, [this, document, asked = ticket](const Apart &read) {
        if (asked != ticket)
            return;  // the page began anew meanwhile
        handler.add(read.kept);
        QJsonObject filled = document;
        filled.insert(u"notebook"_s, read.notebook.page);
        filled.insert(u"findings"_s, findingsToJson(read.notebook.findings));
        call(u"render"_s, json(filled));
    });
}

void PageView::Private::received(const QString &name, const QJsonValue &data)
{
    if (name == "ready"_L1) {
        ready = true;
        send();
    } else if (name == "parsed"_L1) {
        inFlight = false;
        send();
    } else if (name == "want"_L1) {
        for (const auto &want : data.toArray())
            answers.want(want.toObject());
    } else if (name == "load"_L1) {
        bring(data.toString());
    } else if (name == "shared"_L1) {
        Q_EMIT q->shared(data.toObject());
    } else if (name == "settled"_L1) {
        settled(data.toObject());
    } else if (name == "checked"_L1) {
        if (data[u"ticket"].toInt() == ticket && standing) {
            setFindings(data[u"findings"].toArray());
            Q_EMIT q->checked();
        }
    } else if (name == "scrolled"_L1) {
        Q_EMIT q->scrolled(data.toDouble());
    } else if (name == "source"_L1) {
        Q_EMIT q->sourceRequested(data.toInt());
    } else if (name == "link"_L1) {
        Q_EMIT q->linkRequested(data.toString());
    } else if (name == "task"_L1) {
        Q_EMIT q->taskToggled(data[u"line"].toInt(), data[u"done"].toBool());
    } else if (name == "remote"_L1) {
        remote(data[u"address"].toString(), data[u"written"].toString(), data[u"save"].toBool());
    } else if (name == "allow"_L1) {
        allowed = true;
        if (!waiting)
            waiting = shown;
        send();
    }
}

// `written`: the address as the document has it.
void PageView::Private::remote(const QString &address, const QString &written, bool save)
{
    const auto show = [this, written](const QJsonObject &answer) {
        call(u"remote"_s, json(QJsonArray{written, answer}).sliced(1).chopped(1));
    };
    const QString file = shown ? shown->file : QString();
    network.fetch(QUrl(address)).then(this, [this, written, save, show, file](const Result<Fetched> &fetched) {
        if (!shown || shown->file != file)
            return;
        if (!fetched)
            return show({{u"reason"_s, fetched.error().message}});
        if (!save || setting.assets.isEmpty())
            return show({{u"address"_s, handler.keep(fetched->bytes, fetched->mimeType)}});
        const auto path = project::keepPicture(setting.assets, fetched->bytes, fetched->suffix);
        if (!path)
            return show({{u"reason"_s, path.error().message}});
        show({{u"address"_s, handler.keep(fetched->bytes, fetched->mimeType)}});
        Q_EMIT q->pictureSaved(written, *path);
    });
}

void PageView::Private::settled(const QJsonObject &data)
{
    // Lines that are not told again are those of the last time, and that may have been a text nobody waits for.
    const QJsonArray lines = data[u"lines"].toArray();
    if (data[u"parts"].isArray() || data[u"lines"].isArray())
        parts.clear();
    for (int i = 0; i + 1 < lines.size(); i += 2)
        parts.append({lines[i].toInt(), lines[i + 1].toInt(), {}, false, {}, 0, {}, true, {}, {}});
    if (data[u"ticket"].toInt() != ticket || waiting)
        return;
    for (const auto &value : data[u"parts"].toArray()) {
        QList<Heading> headings;
        for (const auto &heading : value[u"headings"].toArray())
            headings.append({heading[u"text"].toString(), heading[u"level"].toInt(), {}});
        parts.append({value[u"first"].toInt(), value[u"last"].toInt(), value[u"title"].toString(), value[u"hidden"].toBool(),
                      value[u"key"].toString(), value[u"number"].toInt(), value[u"page"].toString(), value[u"drawn"].toBool(),
                      value[u"notes"].toString(), headings});
    }
    const auto given = data[u"about"];
    about = {given[u"title"].toString(), given[u"author"].toString(), given[u"language"].toString(),
             QSizeF(given[u"width"].toDouble(), given[u"height"].toDouble()), given[u"theme"].toString(),
             given[u"slides"].toInt()};
    said = shown->mode == Mode::Notebook || setting.strict ? Said() : readFrontMatter(shown->text, shown->file);
    if (shown->mode == Mode::Entry) {
        about.title = said.title.isEmpty() ? about.title : said.title;
        about.author = said.author;
        about.language = said.language;
    }
    setFindings(data[u"findings"].toArray());
    standing = true;
    crashes = 0;
    deliver();
    Q_EMIT q->rendered();
}

void PageView::Private::setFindings(const QJsonArray &found)
{
    findings = findingsFromJson(found, shown->file);
    findings = said.findings + findings;
    if (shown->mode != Mode::Deck)
        return;
    for (Finding &finding : findings)
        for (const Part &part : std::as_const(parts))
            if (finding.slide == 0 && finding.line >= part.first && finding.line <= part.last)
                finding.slide = part.number;
}

void PageView::Private::deliver()
{
    for (auto &promise : std::exchange(waitingToStand, {})) {
        promise->addResult(Result<About>(about));
        promise->finish();
    }
    for (auto &promise : std::exchange(fragments, {}))
        page->runJavaScript(u"yeonji.fragment()"_s, world, [this, promise](const QVariant &made) {
            const QVariantMap body = made.toMap();
            findings += findingsFromJson(QJsonArray::fromVariantList(body.value(u"findings"_s).toList()), shown->file);
            promise->addResult(Result<QString>(withPicturesInside(body.value(u"html"_s).toString(), handler)));
            promise->finish();
        });
}

void PageView::Private::fail(const QString &reason)
{
    const auto failed = failure(ErrorKind::Unsupported, reason, shown ? shown->file : QString());
    for (auto &promise : std::exchange(fragments, {})) {
        promise->addResult(Result<QString>(failed));
        promise->finish();
    }
    for (auto &promise : std::exchange(waitingToStand, {})) {
        promise->addResult(Result<About>(failed));
        promise->finish();
    }
}

PageView::PageView(Setting setting, QWidget *parent)
    : QWebEngineView(parent), d(std::make_unique<Private>(this))
{
    tellOfSandbox();
    d->setting = std::move(setting);
    d->answers.setSetting(d->setting);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAcceptDrops(false);
    d->start();
}

PageView::~PageView()
{
    d->fail(tr("the page was closed"));
    setPage(nullptr);  // before the page and its profile go
}

void PageView::setSetting(Setting setting)
{
    if (setting == d->setting)
        return;
    d->setting = std::move(setting);
    d->answers.setSetting(d->setting);
    d->page->setBackgroundColor(QColor(tokens(d->setting.scheme).paper));
    d->call(u"forget"_s);
    if (!d->waiting)
        d->waiting = d->shown;
    d->send();
}

void PageView::setDocument(const Document &document)
{
    if (document.mode == Mode::Deck)
        d->bring(u"deck"_s);
    if (document.mode == Mode::Deck && document.read.isEmpty())
        d->bring(u"marp"_s);
    d->waiting = document;
    if (d->setting.bare)
        d->waiting->text = pictures::withBareData(document.text);
    d->send();
}

void PageView::expectSlides() { d->bring(u"deck"_s); }

void PageView::scrollToLine(double line) { d->call(u"scrollToLine"_s, QString::number(line)); }

void PageView::showSlide(int slide)
{
    d->slide = slide;
    d->call(u"showSlide"_s, QString::number(slide));
}

QFuture<Fitting> PageView::fittingSize(int slide, double least)
{
    auto promise = std::make_shared<QPromise<Fitting>>();
    promise->start();
    d->page->runJavaScript(u"yeonji.fittingSize(%1, %2)"_s.arg(slide).arg(least), world, [promise](const QVariant &found) {
        const QVariantMap fitting = found.toMap();
        promise->addResult(Fitting{fitting.value(u"pixels"_s).toDouble(), fitting.value(u"fits"_s, true).toBool()});
        promise->finish();
    });
    return promise->future();
}

QList<Part> PageView::parts() const { return d->parts; }
Findings PageView::findings() const { return d->findings; }

QFuture<Result<About>> PageView::standing()
{
    auto promise = std::make_shared<QPromise<Result<About>>>();
    promise->start();
    d->waitingToStand.push_back(promise);
    if (d->standing && !d->waiting)
        d->deliver();
    return promise->future();
}

QFuture<QList<Heading>> PageView::outline()
{
    auto promise = std::make_shared<QPromise<QList<Heading>>>();
    promise->start();
    d->page->runJavaScript(u"yeonji.outline()"_s, world, [promise](const QVariant &found) {
        QList<Heading> headings;
        for (const QVariant &one : found.toList()) {
            const QVariantMap heading = one.toMap();
            headings.append({heading.value(u"text"_s).toString(), heading.value(u"level"_s).toInt(), heading.value(u"place"_s).toString()});
        }
        promise->addResult(headings);
        promise->finish();
    });
    return promise->future();
}

std::function<QList<QByteArray>()> PageView::lyingPhotos() const { return d->handler.lyingPhotos(); }

QFuture<QMap<int, QString>> PageView::letters()
{
    auto promise = std::make_shared<QPromise<QMap<int, QString>>>();
    promise->start();
    d->page->runJavaScript(u"yeonji.letters()"_s, world, [promise](const QVariant &found) {
        QMap<int, QString> letters;
        for (const auto &[weight, those] : found.toMap().asKeyValueRange())
            letters.insert(weight.toInt(), those.toString());
        promise->addResult(letters);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<Frozen>> PageView::frozen(const QString &folder)
{
    auto promise = std::make_shared<QPromise<Result<Frozen>>>();
    promise->start();
    const QString argument = json(QJsonArray{folder}).sliced(1).chopped(1);
    d->page->runJavaScript(u"JSON.stringify(yeonji.freeze("_s + argument + u"))"_s, world,
                           [promise, file = d->shown ? d->shown->file : QString()](const QVariant &made) {
        const auto given = QJsonDocument::fromJson(made.toString().toUtf8());
        Frozen frozen{given[u"text"].toString(), {}, findingsFromJson(given[u"findings"].toArray(), file)};
        for (const auto &beside : given[u"files"].toArray())
            frozen.files.append({beside[u"name"].toString(), beside[u"text"].toString().toUtf8()});
        if (given.isObject())
            promise->addResult(Result<Frozen>(frozen));
        else
            promise->addResult(Result<Frozen>(failure(ErrorKind::Unsupported, yeonji::tr("this document could not be frozen; please report it"), file)));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<QString>> PageView::fragment()
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    d->fragments.push_back(promise);
    if (d->standing && !d->waiting)
        d->deliver();
    return promise->future();
}

} // namespace yeonji::pages
