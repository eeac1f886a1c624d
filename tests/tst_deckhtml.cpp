// SPDX-License-Identifier: GPL-3.0-or-later
// A deck that left as one HTML file, opened as whoever got it opens it: in a browser without our fonts.
#include "clips.h"
#include "export/export.h"
#include "folder.h"
#include "pagefixture.h"
#include "process.h"
#include "resources/resources.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPageLayout>
#include <QRegularExpression>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineView>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

// Hears what a page asks for, beside what lies inside it.
class Listener : public QWebEngineUrlRequestInterceptor
{
public:
    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        if (info.requestUrl().scheme() != "data"_L1)
            asked.append(info.requestUrl().toString());
    }
    QStringList asked;
};

class Browser
{
public:
    Browser()
    {
        profile.setUrlRequestInterceptor(&listener);
        view.setPage(&page);
        view.resize(1280, 720);
        view.show();
    }
    ~Browser() { view.setPage(nullptr); }

    bool open(const QString &file)
    {
        QSignalSpy loaded(&page, &QWebEnginePage::loadFinished);
        page.load(QUrl::fromLocalFile(file));
        return loaded.wait(30'000) && loaded[0][0].toBool() && QTest::qWaitFor([&] { return value(u"document.fonts.status"_s).toString() == "loaded"_L1; }, 10'000);
    }

    QVariant value(const QString &expression)
    {
        QVariant answer;
        QEventLoop loop;
        QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
        page.runJavaScript(expression, QWebEngineScript::ApplicationWorld, [&](const QVariant &result) {
            answer = result;
            loop.quit();
        });
        loop.exec();
        return answer;
    }

    QByteArray print(const QPageLayout &layout)
    {
        QByteArray pdf;
        QEventLoop loop;
        QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
        page.printToPdf([&](const QByteArray &bytes) {
            pdf = bytes;
            loop.quit();
        }, layout);
        loop.exec();
        return pdf;
    }

    void press(Qt::Key key) { QTest::keyClick(view.focusProxy(), key); }

    Listener listener;
    QWebEngineProfile profile;
    QWebEnginePage page{&profile};
    QWebEngineView view;
};

// The sizes of a PDF's pages, in points.
QList<QSizeF> pagesOf(const QString &pdf)
{
    const auto told = testing::run(u"qpdf"_s, {u"--json"_s, pdf});
    const QJsonObject all = QJsonDocument::fromJson(told.out.toUtf8()).object();
    const QJsonObject objects = all[u"qpdf"][1].toObject();
    QList<QSizeF> sizes;
    for (const auto &page : all[u"pages"].toArray()) {
        const QJsonArray box = objects[u"obj:"_s + page[u"object"].toString()][u"value"][u"/MediaBox"].toArray();
        sizes.append({box.at(2).toDouble() - box.at(0).toDouble(), box.at(3).toDouble() - box.at(1).toDouble()});
    }
    return sizes;
}

// Which slide fills the window.
constexpr auto slideInSight = "[...document.querySelectorAll('.marpit > svg')].findIndex((slide) => Math.abs(slide.getBoundingClientRect().top) < 2)"_L1;

} // namespace

class DeckHtmlTest : public QObject
{
    Q_OBJECT

    testing::Folder m_dir;
    std::unique_ptr<exporting::Exporter> m_exporter;
    std::unique_ptr<Browser> m_browser;

    // The HTML file of a deck; its findings are kept.
    QString made(const QString &name, const QByteArray &text)
    {
        const QString deck = m_dir.written(name + u".md"_s, text), out = m_dir.path(name + u".html"_s);
        exporting::Options options;
        options.format = exporting::Format::Html;
        const auto future = m_exporter->exportDocument(deck, out, options, {});
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) || !future.result())
            return {};
        m_findings = future.result()->findings;
        return out;
    }
    Findings m_findings;

    QList<QSizeF> printed(const QPageLayout &layout)
    {
        return pagesOf(m_dir.written(u"printed.pdf"_s, m_browser->print(layout)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        m_exporter = std::make_unique<exporting::Exporter>();
    }
    void cleanupTestCase() { m_exporter.reset(); }
    void init() { m_browser = std::make_unique<Browser>(); }
    void cleanup() { m_browser.reset(); }

    void file_asksForNothing()
    {
        m_dir.written(u"quiet/p.png"_s, testing::encoded(testing::halves(40, 20), "PNG"));
        m_dir.written(u"quiet/clip.webm"_s, testing::film(testing::halves(64, 32)));
        const QString file = made(u"quiet/talk"_s, "---\nmarp: true\ntheme: gaia\nmath: katex\nstyle: \"@import url('http://127.0.0.1:1/a.css'); section { background-image: url(http://127.0.0.1:1/b.png) }\"\n---\n"
            "# 제목 :smile:\n\n$x^2$ ![](p.png) ![](http://127.0.0.1:1/c.png)\n\n<video src=\"clip.webm\"></video>\n\n---\n\n![bg](p.png)\n");
        QVERIFY(m_browser->open(file));
        QCOMPARE(m_browser->value(u"document.images.length && [...document.images].every((image) => image.naturalWidth > 0)"_s).toBool(), true);
        m_browser->press(Qt::Key_Right);
        QVERIFY(!m_browser->print(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF())).isEmpty());
        QCOMPARE(m_browser->listener.asked, QStringList{QUrl::fromLocalFile(file).toString()});
    }

    void keys_leadThroughSlidesAndSteps()
    {
        QVERIFY(m_browser->open(made(u"keys"_s, "---\nmarp: true\n---\n# 하나\n\n---\n\n* 가\n* 나\n\n---\n\n# 셋\n")));
        const auto stands = [&](int slide, const QString &shown) {
            return QTest::qWaitFor([&] {
                return m_browser->value(slideInSight).toInt() == slide
                    && m_browser->value(u"[...document.querySelectorAll('li')].filter((item) => getComputedStyle(item).visibility === 'visible').map((item) => item.textContent).join('')"_s).toString() == shown;
            }, 5000);
        };
        // (What comes one by one on a slide that nobody has reached yet is not hidden.)
        QVERIFY(stands(0, u"가나"_s));
        m_browser->press(Qt::Key_Right);
        QVERIFY(stands(1, {}));
        m_browser->press(Qt::Key_Space);
        QVERIFY(stands(1, u"가"_s));
        m_browser->press(Qt::Key_PageDown);
        QVERIFY(stands(1, u"가나"_s));
        m_browser->press(Qt::Key_Down);
        QVERIFY(stands(2, u"가나"_s));
        m_browser->press(Qt::Key_Left);
        QVERIFY(stands(1, u"가나"_s));
        m_browser->press(Qt::Key_Left);
        QVERIFY(stands(1, u"가"_s));
        m_browser->press(Qt::Key_End);
        QVERIFY(stands(2, u"가"_s));
        m_browser->press(Qt::Key_Home);
        QVERIFY(stands(0, u"가"_s));
    }

    void print_hasAPageForEverySlide_data()
    {
        QTest::addColumn<QByteArray>("size");
        QTest::addColumn<QSizeF>("points");
        QTest::newRow("16:9") << QByteArray("16:9") << QSizeF(960, 540);
        QTest::newRow("4:3") << QByteArray("4:3") << QSizeF(720, 540);
    }
    void print_hasAPageForEverySlide()
    {
        QFETCH(QByteArray, size);
        QFETCH(QSizeF, points);
        m_dir.written(u"clip.webm"_s, testing::film(testing::halves(64, 32)));
        QVERIFY(m_browser->open(made(u"printed"_s, "---\nmarp: true\nsize: " + size + "\n---\n# 하나\n\n---\n\n* 가\n* 나\n\n---\n\n![bg](none.png)\n\n# 셋\n\n---\n\n<video src=\"clip.webm\"></video>\n")));
        m_browser->press(Qt::Key_Right);  // what is not shown yet is on paper all the same
        QVERIFY(QTest::qWaitFor([&] { return m_browser->value(slideInSight).toInt() == 1; }, 5000));
        const QPageLayout exact(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, QMarginsF());
        QCOMPARE(printed(exact), QList<QSizeF>(4, points));
        const QString words = testing::run(u"pdftotext"_s, {m_dir.path(u"printed.pdf"_s), u"-"_s}).out;
        for (const QString &word : {u"하나"_s, u"가"_s, u"나"_s, u"셋"_s})
            QVERIFY2(words.contains(word), qPrintable(words));
        // The file says itself how large its pages are, whatever paper was chosen.
        QCOMPARE(m_browser->value(u"[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.style.getPropertyValue('size') + ' ' + rule.style.margin).join()"_s).toString(),
                 u"%1px %2px 0px"_s.arg(points.width() * 4 / 3).arg(points.height() * 4 / 3));
        QCOMPARE(printed(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF())).size(), 4);
    }

    // Hangul of the slides is drawn in their face, in each weight, where nobody has installed it.
    void letters_keepTheirFace()
    {
        const QString file = made(u"faces"_s, "---\nmarp: true\n---\n# 반쯤 굵은 제목\n\n**굵은** 글과 `코드 안 한글` \xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\n\n<style scoped>h1::before { content: '앞'; } strong { font-weight: 800; }</style>\n");
        QVERIFY(m_browser->open(file));
        QCOMPARE(m_browser->value(u"[...document.fonts].filter(({ family, status }) => family === 'Pretendard' && status === 'loaded').map(({ weight }) => weight).sort().join()"_s).toString(), u"100 500,600,700 900"_s);
        const QString pdf = m_dir.written(u"faces.pdf"_s, m_browser->print(QPageLayout(QPageSize(QSizeF(960, 540), QPageSize::Point), QPageLayout::Portrait, QMarginsF())));
        const QString fonts = testing::run(u"pdffonts"_s, {pdf}).out;
        QVERIFY2(fonts.contains(u"Pretendard-Regular"_s) && fonts.contains(u"Pretendard-SemiBold"_s) && fonts.contains(u"Pretendard-Bold"_s), qPrintable(fonts));
        QVERIFY2(!fonts.contains(u"Nanum"_s) && !fonts.contains(u"CJK"_s) && !fonts.contains(u"Type 3"_s), qPrintable(fonts));
        const QString words = testing::run(u"pdftotext"_s, {pdf, u"-"_s}).out;
        QVERIFY2(words.contains(u"앞반쯤 굵은 제목"_s) && words.contains(u"코드 안 한글"_s), qPrintable(words));
        // Three weights with the letters of the deck, instead of ten thousand each.
        QVERIFY2(QFile(file).size() < 250'000, qPrintable(QString::number(QFile(file).size())));
    }

    void film_standsInsideAndPlays()
    {
        m_dir.written(u"clip.webm"_s, testing::film(testing::halves(64, 32)));
        m_dir.written(u"tone.wav"_s, testing::sound(1));
        QVERIFY(m_browser->open(made(u"film"_s, "---\nmarp: true\n---\n<video src=\"clip.webm\" autoplay loop></video> <audio src=\"tone.wav\"></audio>\n")));
        QCOMPARE(m_findings.size(), 0);
        QVERIFY(QTest::qWaitFor([&] { return m_browser->value(u"document.querySelector('video').readyState >= 2 && document.querySelector('audio').readyState >= 2"_s).toBool(); }, 10'000));
        QCOMPARE(m_browser->value(u"[...document.querySelectorAll('video, audio')].map((one) => [one.localName, one.controls, one.autoplay, one.paused, one.loop, Math.round(one.duration), one.videoWidth, Object.keys(one.dataset).length].join(' ')).join()"_s).toString(),
                 u"video true false true true 1 64 0,audio true false true false 1  0"_s);
        QCOMPARE(m_browser->value(u"[...document.querySelectorAll('video, audio')].map((one) => one.src.split(';')[0]).join()"_s).toString(), u"data:video/webm,data:audio/wav"_s);
    }

    void filmThatIsTooLarge_isSaid()
    {
        m_dir.written(u"tone.wav"_s, testing::sound(1));
        QFile large(m_dir.written(u"long.wav"_s, testing::sound(1)));
        QVERIFY(large.resize(65 << 20));
        QVERIFY(m_browser->open(made(u"large"_s, "---\nmarp: true\n---\n# a\n\n---\n\n<audio src=\"long.wav\"></audio> <audio src=\"tone.wav\"></audio>\n")));
        QCOMPARE(m_browser->value(u"document.querySelectorAll('audio').length"_s).toInt(), 1);
        QVERIFY(m_browser->value(u"document.querySelector('.absent').textContent"_s).toString().startsWith(u"long.wav — 65 MB"_s));
        QCOMPARE(m_findings.size(), 1);
        QCOMPARE(m_findings[0].code, u"media"_s);
        QCOMPARE(m_findings[0].line, 8);
        QCOMPARE(m_findings[0].slide, 2);
    }
};

int main(int argc, char **argv)
{
    // A machine on which nobody has installed the faces of the slides.
    const QTemporaryDir folder;
    QFile settings(folder.filePath(u"fonts.conf"_s));
    if (!settings.open(QIODevice::WriteOnly))
        return 1;
    settings.write("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><include>/etc/fonts/fonts.conf</include>"
                   "<selectfont><rejectfont><pattern><patelt name=\"family\"><string>Pretendard</string></patelt></pattern><pattern><patelt name=\"family\"><string>NanumGothicCoding</string></patelt></pattern></rejectfont></selectfont></fontconfig>");
    settings.close();
    qputenv("FONTCONFIG_FILE", settings.fileName().toUtf8());
    return runPageTest<DeckHtmlTest>(argc, argv);
}

#include "tst_deckhtml.moc"
