// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of others: nothing in them runs, reads outside the folder, or reaches out. A listener on
// loopback hears every request the documents ask for; it must hear none.
#include "pagefixture.h"

#include "pages/remote.h"
#include "pages/scheme.h"
#include "clips.h"
#include "paths.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUdpSocket>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

// What is on the page that could act, load or lead somewhere.
constexpr auto alive = R"(
(() => {
  const found = [];
  for (const node of document.querySelectorAll("#page *")) {
    for (const { name, value } of node.attributes) {
      if (/^on/i.test(name)) found.push(name);
      const local = /^(?:#|yeonji:\/\/page\/(?:picture|media|kept)\/|data:image\/)/.test(value);
      if (/^(?:src|srcset|data|poster|action|formaction|background|ping)$/i.test(name) && !local) found.push(`${node.localName} ${name}=${value}`);
      if (/^(?:xlink:)?href$/.test(name) && /^\s*(?:javascript|data|vbscript|file)\s*:/i.test(value.replace(/[\t\n\r]/g, ""))) found.push(`href=${value}`);
      if (name === "style" && /url\(|fixed|absolute/i.test(value)) found.push(`style=${value}`);
    }
    if (/^(?:script|iframe|frame|object|embed|form|button|textarea|select|base|meta|link|style|template|animate|set|foreignobject)$/i.test(node.localName))
      found.push(node.localName);
  }
  return found.join("; ");
})()
)";

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

    QTcpServer m_server;
    QStringList m_heard;
    QTemporaryDir m_folder;
    std::unique_ptr<PageFixture> m_page;

    // The document in our folder; what it writes as port 8377 is the listener.
    QString copyOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArray bytes = file.readAll();
        bytes.replace(QByteArray(":8377"), QByteArray(":" + QByteArray::number(m_server.serverPort())));
        const QString target = m_folder.filePath(QFileInfo(path).fileName());
        QFile copy(target);
        if (!copy.open(QIODevice::WriteOnly))
            return {};
        copy.write(bytes);
        return target;
    }

    static QStringList hostileFiles()
    {
        QStringList files;
        for (const QString &folder : {yeonji::testing::data(u"hostile"_s), yeonji::testing::samples(u"hostile"_s)})
            for (const auto &info : QDir(folder).entryInfoList({u"*.md"_s, u"*.ipynb"_s}, QDir::Files, QDir::Name))
                if (info.fileName() != "README.md"_L1)
                    files.append(info.filePath());
        return files;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (auto *socket = m_server.nextPendingConnection()) {
                m_heard.append(u"connection"_s);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { m_heard.append(QString::fromLatin1(socket->readAll())); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        QDir().mkpath(m_folder.filePath(u"project"_s));
        for (const QString &file : {yeonji::testing::samples(u"hostile/chart.svg"_s)})
            if (QFileInfo::exists(file))
                copyOf(file);
        pages::Setting setting;
        setting.root = m_folder.path();
        m_page = std::make_unique<PageFixture>(setting);
    }
    void cleanupTestCase() { m_page.reset(); }

    // The listener itself is proven by one honest request.
    void listener_hearsARequest()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
        QVERIFY(socket.waitForConnected(2000));
        QVERIFY(QTest::qWaitFor([this] { return !m_heard.isEmpty(); }, 5000));
        socket.disconnectFromHost();
        m_heard.clear();
    }

    void document_neitherRunsNorReachesOut_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &file : hostileFiles())
            QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
    }

    void document_neitherRunsNorReachesOut()
    {
        QFETCH(QString, path);
        const QString file = copyOf(path);
        QFile opened(file);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(opened.readAll());
        if (pages::modeOf(file, text) == pages::Mode::Deck)
            QSKIP("decks have a test of their own");
        QVERIFY(m_page->show(text, file));

        QCOMPARE(m_page->value(QLatin1StringView(alive)).toString(), QString());
        // Acts that only a person would do: a click on everything, the pointer over everything.
        // (Only what asks the program to fetch something is not pressed: that has a test of its own.)
        m_page->value(u"for (const node of document.querySelectorAll('#page *:not(.ask)')) {"
                      "for (const name of ['click', 'mouseenter', 'mouseover', 'focus', 'toggle', 'animationstart'])"
                      "node.dispatchEvent(new MouseEvent(name, {bubbles: true, cancelable: true})); } 0"_s);
        // A turn of the engine's own loop, in which a refused request would have been made.
        m_page->value(u"document.fonts.status"_s);
        QCOMPARE(m_page->view.page()->title(), QString(m_page->view.page()->title()).remove(u"PWNED"_s));
        QCOMPARE(m_heard, QStringList());

        const QString marker = u"SHOWN-"_s + QFileInfo(path).completeBaseName();
        if (text.contains(marker))
            QVERIFY2(m_page->value(u"document.getElementById('page').innerText"_s).toString().contains(marker), qPrintable(marker));
        const QString fragment = m_page->fragment();
        QVERIFY(!fragment.contains("<script"_L1, Qt::CaseInsensitive));
        const QString names = QString(fragment).remove(QRegularExpression(u"\"[^\"]*\""_s));
        QVERIFY(!names.contains(QRegularExpression(u"<[^>]+\\son\\w+\\s*="_s)));
        QCOMPARE(m_heard, QStringList());
    }

    void frontMatterThatGrows_isAFindingAndNothingElse()
    {
        QString matter = u"---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"_s;
        for (int i = 1; i < 8; ++i)
            matter += u"a%1: &a%1 [*a%2,*a%2,*a%2,*a%2,*a%2,*a%2,*a%2,*a%2,*a%2,*a%2]\n"_s.arg(i).arg(i - 1);
        QVERIFY(m_page->show(matter + u"---\n# text"_s));
        QCOMPARE(m_page->view.findings().value(0).code, u"front-matter"_s);
        QCOMPARE(m_page->fragment(), u"<h1>text</h1>\n"_s);
    }

    void picturesOutsideTheFolder_areRefusedWithTheReason()
    {
        QFile secret(m_folder.filePath(u"secret.png"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write(QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        secret.close();
        const QString project = m_folder.filePath(u"project"_s);
        QVERIFY(QFile::link(secret.fileName(), project + u"/link.png"_s));
        QVERIFY(QFile::copy(secret.fileName(), project + u"/own picture.png"_s));
        pages::Setting setting;
        setting.root = project;
        PageFixture page(setting);
        QVERIFY(page.show(u"![a](../secret.png)\n\n![b](link.png)\n\n![c](%2e%2e/secret.png)\n\n![d](file://%1)\n\n![e](%1)\n\n"
                          "<img src=\"..\\secret.png\">\n\n![f](own%20picture.png)\n\n![g](/own%20picture.png)\n\n![h](/dev/zero)\n"_s
                              .arg(secret.fileName()),
                          project + u"/entry.md"_s));
        QCOMPARE(page.value(u"[...document.images].map((image) => image.alt + image.naturalWidth).join()"_s).toString(), u"f1,g1"_s);
        QCOMPARE(page.value(u"document.querySelectorAll('.absent').length"_s).toInt(), 7);
        const auto findings = page.view.findings();
        QVERIFY(findings.size() >= 5);
        for (const Finding &finding : findings)
            QCOMPARE(finding.code, u"missing-image"_s);
        // What the page may not show it may not ask for either.
        pages::SchemeHandler handler;
        handler.setConfinement({project + u"/entry.md"_s, project, {}});
        const auto ask = [&](const QString &path) {
            return handler.answer(QUrl(u"yeonji://page/picture/x?path="_s + path)).has_value();
        };
        QVERIFY(ask(project + u"/own%20picture.png"_s));
        QVERIFY(!ask(secret.fileName()));
        QVERIFY(!ask(project + u"/link.png"_s));
        QVERIFY(!ask(project + u"/../secret.png"_s));
        QVERIFY(!handler.answer(QUrl(u"yeonji://page/web/../themes/tokens.json"_s)).has_value());
        QVERIFY(!handler.answer(QUrl(u"yeonji://other/"_s)).has_value());
    }

    void filmsOutsideTheFolder_areRefusedWithTheReason()
    {
        const QString project = m_folder.filePath(u"films"_s), secret = m_folder.filePath(u"secret.wav"_s);
        QVERIFY(QDir().mkpath(project));
        const auto write = [](const QString &path, const QByteArray &bytes) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(secret, testing::sound(1)) && write(project + u"/own.wav"_s, testing::sound(1)) && write(project + u"/page.html"_s, "<script>1</script>"));
        QVERIFY(QFile::link(secret, project + u"/link.wav"_s));
        pages::Setting setting;
        setting.root = project;
        PageFixture page(setting);
        m_heard.clear();
        QVERIFY(page.show(u"<audio src=\"../secret.wav\"></audio> <audio src=\"link.wav\"></audio> <video><source src=\"%2e%2e/secret.wav\"></video> <audio src=\"file://%1\"></audio> "
                          "<audio src=\"%1\"></audio> <video src=\"yeonji://page/media/x?path=%1\"></video> <audio src=\"data:audio/wav;base64,UklGRg==\"></audio> <video src=\"page.html\"></video> "
                          "<video src=\"http://127.0.0.1:%2/a.mp4\" poster=\"http://127.0.0.1:%2/b.png\"></video> <audio src=\"own.wav\"></audio>"
                          "<input poster=\"http://127.0.0.1:%2/c.png\"><svg><video src=\"own.wav\"></video></svg>\n"_s.arg(secret).arg(m_server.serverPort()),
                          project + u"/entry.md"_s));
        QCOMPARE(page.value(u"[...document.querySelectorAll('video, audio')].map((one) => one.localName + new URL(one.src).pathname).join()"_s).toString(), u"audio/media/own.wav"_s);
        QCOMPARE(page.value(u"document.querySelectorAll('.absent').length"_s).toInt(), 9);
        QCOMPARE(page.value(QLatin1StringView(alive)).toString(), QString());
        QCOMPARE(m_heard, QStringList());
        // What the page may not show it may not ask for either.
        page.value(u"globalThis.tried = []; for (const path of ['%1', '%2/link.wav', '%2/page.html', '%2/own.wav']) {"
                   "const one = new Audio('/media/x?path=' + encodeURIComponent(path)); one.onerror = () => tried.push(path + ' no'); one.onloadeddata = () => tried.push(path + ' yes'); } 0"_s.arg(secret, project));
        QTRY_COMPARE(page.value(u"tried.length"_s).toInt(), 4);
        QCOMPARE(page.value(u"tried.filter((one) => one.endsWith('yes')).join()"_s).toString(), QString(project % u"/own.wav yes"));
    }

    // A picture from the net is a placeholder that names it; the click, and nothing before it, fetches it.
    void remotePicture_isFetchedOnceAskedFor()
    {
        m_heard.clear();
        const QByteArray png = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        QTcpServer pictures;
        QStringList asked;
        QVERIFY(pictures.listen(QHostAddress::LocalHost));
        connect(&pictures, &QTcpServer::newConnection, this, [&] {
            while (auto *socket = pictures.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
                    const QString request = QString::fromLatin1(socket->readAll());
                    asked.append(request);
                    const QByteArray body = request.contains("/page"_L1) ? QByteArray("<html>no picture</html>") : png;
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nSet-Cookie: a=b\r\nConnection: close\r\nContent-Length: "
                                  + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                    socket->disconnectFromHost();
                });
        });
        const QString host = u"http://127.0.0.1:%1"_s.arg(pictures.serverPort());
        pages::Setting setting;
        setting.root = m_folder.path();
        setting.assets = m_folder.filePath(u"assets"_s);
        PageFixture page(setting);
        QVERIFY(page.show(u"![ein Bild](%1/a.png) [link](%1/a.png)\n\n![](%1/page)\n\n![](%1/b.png)\n"_s.arg(host)));
        QCOMPARE(page.value(u"[...document.querySelectorAll('.remote > .where')].map((node) => node.textContent).join()"_s).toString(),
                 QString(host % u"/a.png," % host % u"/page," % host % u"/b.png"));
        QCOMPARE(page.value(u"document.images.length"_s).toInt(), 0);
        QCOMPARE(asked, QStringList());

        page.value(u"document.querySelector('.remote [data-ask=show]').click(); 0"_s);
        QVERIFY(QTest::qWaitFor([&] { return page.value(u"document.images.length && document.images[0].naturalWidth"_s).toInt() == 1; }, 10'000));
        QCOMPARE(asked.size(), 1);
        // Every line of it, so that a library which begins to tell more is noticed.
        QStringList told = asked[0].split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(told.takeFirst(), u"GET /a.png HTTP/1.1"_s);
        for (QString &line : told)
            line = line.toLower();
        told.replaceInStrings(QRegularExpression(u"^accept-encoding: .*"_s), u"accept-encoding"_s);
        told.sort();
        QCOMPARE(told, (QStringList{u"accept-encoding"_s, u"accept-language: *"_s, u"connection: keep-alive"_s, QString(u"host: " % host.sliced(7)), u"user-agent: mozilla/5.0"_s}));
        // What is no picture is not shown, whatever it says it is.
        page.value(u"document.querySelector('.remote [data-ask=show]').click(); 0"_s);
        QVERIFY(QTest::qWaitFor([&] { return page.value(u"document.querySelector('.remote > .reason').textContent"_s).toString().contains("no picture"_L1); }, 10'000));
        QCOMPARE(page.value(u"document.images.length"_s).toInt(), 1);
        // Kept: a file below assets, and the source is to name it.
        QSignalSpy saved(&page.view, &pages::PageView::pictureSaved);
        page.value(u"[...document.querySelectorAll('.remote')].at(-1).querySelector('[data-ask=save]').click(); 0"_s);
        // (The click itself waits for its answer, so the picture may be kept by then.)
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10'000);
        QCOMPARE(saved[0][0].toString(), QString(host % u"/b.png"));
        QFile kept(saved[0][1].toString());
        QVERIFY(kept.fileName().startsWith(setting.assets) && kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), png);
        QCOMPARE(pages::withPictureFrom(u"![a](h/b.png) [l](h/b.png)\n<img src=\"h/b.png\">\n\n[r]: h/b.png\n![x](h/b.png2)"_s, u"h/b.png"_s, u"../assets/x.png"_s),
                 u"![a](../assets/x.png) [l](h/b.png)\n<img src=\"../assets/x.png\">\n\n[r]: ../assets/x.png\n![x](h/b.png2)"_s);
        // An export holds no placeholder to press, and asks nobody.
        QVERIFY(!page.fragment().contains("data-ask"_L1));
        QCOMPARE(asked.size(), 3);
    }

    // Scripts that a person allowed run apart: they reach neither the page, nor files, nor anybody.
    void allowedScripts_runInAFrameThatReachesNobody()
    {
        m_heard.clear();
        QUdpSocket datagrams;
        QVERIFY(datagrams.bind(QHostAddress::LocalHost, m_server.serverPort()));
        const QString reach = u"http://127.0.0.1:%1/"_s.arg(m_server.serverPort());
        const QString html = u"<div id=x></div><script>document.getElementById('x').style.height='333px';"
            "try { parent.document.title = 'reached'; } catch {}"
            "fetch('%1f').catch(() => 0); new Image().src = '%1i'; navigator.sendBeacon('%1b');"
            "for (const rel of ['preconnect', 'dns-prefetch', 'stylesheet', 'prefetch']) { const l = document.createElement('link'); l.rel = rel; l.href = '%1' + rel; document.head.append(l); }"
            "try { new WebSocket('ws://127.0.0.1:%2/w'); } catch {} try { window.open('%1o'); top.location = '%1t'; } catch {}"
            "fetch('yeonji://page/').catch(() => 0);"
            "try { const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:%2' }] }); c.createDataChannel('a'); c.createOffer().then((o) => c.setLocalDescription(o)); } catch {}"
            "setTimeout(() => { try { location = '%1l'; } catch {} });</script>"_s.arg(reach).arg(m_server.serverPort());
        const QJsonObject output{{u"output_type"_s, u"display_data"_s}, {u"data"_s, QJsonObject{{u"text/html"_s, html}}}};
        const QJsonObject cell{{u"cell_type"_s, u"code"_s}, {u"source"_s, u"x"_s}, {u"metadata"_s, QJsonObject()}, {u"outputs"_s, QJsonArray{output}}};
        const QString notebook = QString::fromUtf8(QJsonDocument(QJsonObject{{u"nbformat"_s, 4}, {u"cells"_s, QJsonArray{cell}}}).toJson());
        QVERIFY(m_page->show(notebook, m_folder.filePath(u"x.ipynb"_s)));
        QCOMPARE(m_page->value(u"document.querySelectorAll('iframe').length"_s).toInt(), 0);
        QSignalSpy rendered(&m_page->view, &pages::PageView::rendered);
        m_page->value(u"document.querySelector('[data-ask=allow]').click(); 0"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!rendered.isEmpty(), 10'000);
        QVERIFY(QTest::qWaitFor([&] { return m_page->value(u"+document.querySelector('iframe')?.height"_s).toInt() >= 333; }, 10'000));
        // All was tried. Connections come in order, so after an honest one nothing earlier is on its way.
        QTcpSocket honest;
        honest.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
        QTRY_COMPARE(m_heard, QStringList{u"connection"_s});
        QVERIFY(!datagrams.hasPendingDatagrams());
        QVERIFY(m_page->value(u"document.title"_s).toString() != "reached"_L1);
        QCOMPARE(m_page->value(u"document.querySelector('iframe').getAttribute('sandbox')"_s).toString(), u"allow-scripts"_s);
        QCOMPARE(m_page->value(u"location.href"_s).toString(), u"yeonji://page/"_s);
        // Another document begins without the permission.
        QVERIFY(m_page->show(u"# a"_s, m_folder.filePath(u"a.md"_s)));
        QVERIFY(m_page->show(notebook, m_folder.filePath(u"x.ipynb"_s)));
        QCOMPARE(m_page->value(u"document.querySelectorAll('iframe').length"_s).toInt(), 0);
    }

    void mainWorld_hasNoChannel()
    {
        QVERIFY(m_page->show(u"# a"_s));
        QVariant answer;
        QEventLoop loop;
        QTimer::singleShot(5000, &loop, &QEventLoop::quit);
        m_page->view.page()->runJavaScript(u"typeof qt + typeof yeonji + typeof QWebChannel"_s, QWebEngineScript::MainWorld,
                                           [&](const QVariant &value) { answer = value; loop.quit(); });
        loop.exec();
        QCOMPARE(answer.toString(), u"undefinedundefinedundefined"_s);
    }
};

int main(int argc, char **argv) { return runPageTest<TestHostile>(argc, argv); }

#include "tst_hostile.moc"
