// SPDX-License-Identifier: GPL-3.0-or-later
// The exporter from inside: what it keeps, how it is stopped, several at once.
#include "decks/camera.h"
#include "export/export.h"
#include "export/keptpages.h"
#include "folder.h"
#include "pagefixture.h"
#include "photos.h"
#include "process.h"
#include "pictures/photo.h"
#include "project/history.h"
#include "resources/resources.h"

#include <QFutureWatcher>
#include <QRegularExpression>
#include <QWebEngineView>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QByteArray deckOf(int slides, int changed = -1)
{
    QByteArray text = "---\nmarp: true\npaginate: true\n---\n";
    for (int i = 1; i <= slides; ++i)
        text += (i > 1 ? "\n---\n" : "") + QByteArray("\n# 장 ") + QByteArray::number(i) + "\n\n[처음](#1) " + (i == changed ? "고친 글\n" : "글\n");
    return text;
}

QString wordsOf(const QString &pdf)
{
    return yeonji::testing::run(u"pdftotext"_s, {pdf, u"-"_s}).out;
}

} // namespace

class ExporterTest : public QObject
{
    Q_OBJECT

    testing::Folder m_dir;
    std::unique_ptr<exporting::Exporter> m_exporter;

    QFuture<Result<exporting::Exported>> start(const QString &deck, const QString &out, exporting::Options options = {})
    {
        return m_exporter->exportDocument(deck, m_dir.path(out), options, {});
    }

    Result<exporting::Exported> ended(const QFuture<Result<exporting::Exported>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) || future.resultCount() == 0)
            return failure(ErrorKind::Cancelled, u"it did not end, or was stopped"_s);
        return future.result();
    }

private Q_SLOTS:
    void initTestCase() { resources::load(); }
    void init() { m_exporter = std::make_unique<exporting::Exporter>(); }
    void cleanup() { m_exporter.reset(); }

    // Who waits may be going with it, as a window that is closed: nobody is told, and nothing is written.
    void exporterThatGoes_callsOffWhatIsUnderWay()
    {
        const QString deck = m_dir.written(u"going.md"_s, deckOf(3));
        const auto underWay = start(deck, u"going-1.pdf"_s), waiting = start(deck, u"going-2.pdf"_s);
        bool told = false;
        auto listening = underWay;
        listening.then(this, [&told](const Result<exporting::Exported> &) { told = true; });
        m_exporter.reset();
        QCoreApplication::sendPostedEvents();
        QVERIFY(underWay.isCanceled() && waiting.isCanceled());
        QVERIFY(!told);
        QVERIFY(!QFile::exists(m_dir.path(u"going-1.pdf"_s)) && !QFile::exists(m_dir.path(u"going-2.pdf"_s)));
    }

    // A text someone wrote under the name of a frozen copy is found among its earlier texts.
    void frozenCopy_keepsTheTextInItsPlace()
    {
        m_dir.written(u"ice/yeonji.yaml"_s, "title: a\n");
        const QString deck = m_dir.written(u"ice/deck.md"_s, deckOf(2)), mine = m_dir.written(u"ice/mine.md"_s, "내가 쓴 글\n");
        exporting::Options markdown;
        markdown.format = exporting::Format::Markdown;
        const auto written = ended(start(deck, u"ice/mine.md"_s, markdown));
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        const project::History history(*project::open(m_dir.path(u"ice"_s)));
        const auto before = history.versions(mine);
        QCOMPARE(before.size(), 1);
        QCOMPARE(*history.read(before.constFirst()), QByteArray("내가 쓴 글\n"));
        // Made again it is its own.
        QVERIFY(ended(start(deck, u"ice/mine.md"_s, markdown)));
        QCOMPARE(history.versions(mine).size(), 1);
    }

    void frozenCopy_takesNoPlaceWithIt()
    {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        m_dir.written(u"trip/assets/p.jpg"_s, yeonji::testing::photo(image));
        const QString deck = m_dir.written(u"trip/deck.md"_s, "---\nmarp: true\n---\n\n![](assets/p.jpg) <img src=\"assets/p.jpg\">\n");
        const auto copied = [&](const QString &out, bool details) {
            exporting::Options options;
            options.format = exporting::Format::Markdown;
            options.pictureDetails = details;
            const auto written = ended(start(deck, out, options));
            return written ? yeonji::testing::content(m_dir.path(QFileInfo(out).path() % u'/' % QFileInfo(out).completeBaseName() % u".files/p.jpg"_s)) : QByteArray();
        };
        const QByteArray bare = copied(u"away/bare.md"_s, false), whole = copied(u"away/whole.md"_s, true);
        QVERIFY(!bare.isEmpty() && !pictures::photoOf(bare).position && !bare.contains("SecretCamera") && !bare.contains("SecretTown"));
        QVERIFY(pictures::photoOf(whole).position);  // asked for
    }

    // Pictures that lie in the document itself, as notebooks keep them and as pasting makes them.
    void pictureAsData_takesNoPlaceWithIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<exporting::Format>("format");
        using enum exporting::Format;
        QTest::newRow("entry, HTML") << u"data.md"_s << Html;
        QTest::newRow("entry, PDF") << u"data.md"_s << Pdf;
        QTest::newRow("entry, Markdown") << u"data.md"_s << Markdown;
        QTest::newRow("notebook, HTML") << u"data.ipynb"_s << Html;
        QTest::newRow("notebook, PDF") << u"data.ipynb"_s << Pdf;
    }
    void pictureAsData_takesNoPlaceWithIt()
    {
        QFETCH(QString, name);
        QFETCH(exporting::Format, format);
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QByteArray data = yeonji::testing::photo(image).toBase64();
        m_dir.written(u"data.md"_s, "# 글\n\n![산](data:image/jpeg;base64," + data + ")\n");
        m_dir.written(u"data.ipynb"_s, R"json({"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
            {"cell_type":"markdown","metadata":{},"source":["![](attachment:a.jpg)"],"attachments":{"a.jpg":{"image/jpeg":")json" + data + R"json("}}},
            {"cell_type":"code","metadata":{},"execution_count":1,"source":["1"],"outputs":[{"output_type":"display_data","metadata":{},"data":{"image/jpeg":")json" + data + R"json("}}]}]})json");
        const auto tells = [&](const QString &out, bool details) {
            exporting::Options options;
            options.format = format;
            options.pictureDetails = details;
            if (const auto written = ended(start(m_dir.path(name), out, options)); !written)
                qFatal("%s", qPrintable(written.error().message));
            const QByteArray bytes = yeonji::testing::content(m_dir.path(out));
            QByteArrayList parts{bytes};
            static const QRegularExpression packed(u"data:image/jpeg;base64,([A-Za-z0-9+/=]+)"_s);
            for (auto matches = packed.globalMatch(QString::fromLatin1(bytes)); matches.hasNext();)
                parts.append(QByteArray::fromBase64(matches.next().captured(1).toLatin1()));
            return parts.join().contains("SecretCamera");
        };
        QVERIFY(!tells(u"left/bare"_s, false));
        if (format != exporting::Format::Pdf)
            QVERIFY(tells(u"left/whole"_s, true));  // asked for
    }

    // Of what is asked for again, only what looks otherwise is drawn.
    void slideThatIsHad_isToldAndNotDrawn()
    {
        PageFixture page;
        page.view.showSlide(-1);
        pages::Document document{QString::fromUtf8(deckOf(4)), m_dir.path(u"a.md"_s), pages::Mode::Deck};
        QVERIFY(page.show(document));
        QStringList keys;
        for (const pages::Part &part : page.view.parts())
            keys.append(part.key);
        QCOMPARE(keys.size(), 4);
        document.had = keys;
        document.text = QString::fromUtf8(deckOf(4, 3));
        QVERIFY(page.show(document));
        QList<bool> drawn;
        for (const pages::Part &part : page.view.parts())
            drawn.append(part.drawn);
        QCOMPARE(drawn, QList<bool>({false, false, true, false}));
        QCOMPARE(page.value(u"document.querySelectorAll('svg[data-marpit-svg]').length"_s).toInt(), 1);
        document.had.clear();
        QVERIFY(page.show(document));
        QCOMPARE(page.value(u"document.querySelectorAll('svg[data-marpit-svg]').length"_s).toInt(), 4);
    }

    // Drawn by two pages, then one slide anew: the file is the one that a fresh export makes.
    void editedDeck_isAsIfPrintedWhole()
    {
        const QString deck = m_dir.written(u"long.md"_s, deckOf(24));
        QVERIFY(ended(start(deck, u"long.pdf"_s)).has_value());
        QVERIFY(yeonji::testing::run(u"pdfinfo"_s, {m_dir.path(u"long.pdf"_s)}).out.contains(QRegularExpression(u"Pages: +24\\n"_s)));
        m_dir.written(u"long.md"_s, deckOf(24, 20));
        QVERIFY(ended(start(deck, u"again.pdf"_s)).has_value());
        exporting::Options whole;
        whole.halves = false;
        m_exporter = std::make_unique<exporting::Exporter>();
        QVERIFY(ended(start(deck, u"fresh.pdf"_s, whole)).has_value());
        const QString words = wordsOf(m_dir.path(u"again.pdf"_s));
        QVERIFY2(words.contains(u"고친 글"_s), qPrintable(words));
        QCOMPARE(words, wordsOf(m_dir.path(u"fresh.pdf"_s)));
        for (const QString &pdf : {u"again.pdf"_s, u"fresh.pdf"_s}) {
            QVERIFY(yeonji::testing::run(u"qpdf"_s, {u"--check"_s, m_dir.path(pdf)}).status == 0);
            const QString plain = yeonji::testing::run(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, m_dir.path(pdf), u"-"_s}).out;
            QCOMPARE(plain.count(u"/Subtype /Link"_s), 24);
            QVERIFY(!plain.contains(u"yeonji://"_s));
        }
    }

    // One page reads a deck that two draw: what each draws and finds is what one would.
    void halves_areAsTheWhole()
    {
        m_dir.written(u"a.csv"_s, "step,loss\n1,0.75\n2,0.5\n");
        QByteArray text = deckOf(24);
        for (const QByteArray number : {"3", "20"}) {
            const QByteArray slide = QByteArray("# 장 ").append(number).append('\n');
            text.replace(slide, QByteArray(slide).append("\n{{\"a.csv\" loss}} {{none-N loss}} [@none-N]\n\n```plot\nruns: none-N\ny: loss\n```\n\n"
                                                         "![그림](gone-N.png)\n\n$x^2$ <!-- 말할 것 -->\n").replace("-N", QByteArray("-").append(number)));
        }
        const QString deck = m_dir.written(u"halves.md"_s, text);
        exporting::Options whole;
        whole.halves = false;
        const auto told = [&](const exporting::Options &options, const QString &out) {
            m_exporter = std::make_unique<exporting::Exporter>();
            const auto done = ended(start(deck, out, options));
            QStringList sentences;
            if (done)
                for (const Finding &finding : done->findings)
                    sentences.append(u"%1 %2: %3"_s.arg(finding.slide).arg(finding.line).arg(finding.message));
            sentences.sort();
            return sentences;
        };
        const QStringList inHalves = told({}, u"halves.pdf"_s), atOnce = told(whole, u"whole.pdf"_s);
        QVERIFY2(atOnce.size() >= 4, qPrintable(atOnce.join(u'\n')));
        QCOMPARE(inHalves, atOnce);
        const QString words = wordsOf(m_dir.path(u"halves.pdf"_s));
        QCOMPARE(words.count(u"0.5"_s), wordsOf(m_dir.path(u"whole.pdf"_s)).count(u"0.5"_s));
        QCOMPARE(words, wordsOf(m_dir.path(u"whole.pdf"_s)));
        // Pages that either of them printed are known again.
        pages::Document document{QString::fromUtf8(text), deck, pages::Mode::Deck};
        PageFixture page;
        page.view.showSlide(-1);
        QSignalSpy shared(&page.view, &pages::PageView::shared);
        document.slides = {1, 12};
        document.share = 13;
        QVERIFY(page.show(document));
        QCOMPARE(shared.size(), 1);
        QStringList keys;
        const auto keep = [&keys](const pages::PageView &view) {
            for (const pages::Part &part : view.parts())
                keys.append(part.key);
        };
        keep(page.view);
        PageFixture other;
        other.view.showSlide(-1);
        other.view.expectSlides();
        document.slides = {};
        document.share = 0;
        document.read = shared.constFirst().constFirst().toJsonObject();
        QVERIFY(other.show(document));
        keep(other.view);
        document.read = {};
        QVERIFY(page.show(document));
        QStringList together;
        for (const pages::Part &part : page.view.parts())
            together.append(part.key);
        QCOMPARE(keys, together);
    }

    // Nobody can press what is in a picture.
    void picture_hasNoButtons()
    {
        PageFixture page;
        QVERIFY(page.show(u"![그림](https://example.invalid/a.png)\n"_s, m_dir.path(u"asks.md"_s)));
        QCOMPARE(page.value(u"document.querySelectorAll('.ask').length > 0"_s).toBool(), true);
        decks::Camera camera(&page.view);
        auto height = camera.heightAt(600);
        QTRY_VERIFY_WITH_TIMEOUT(height.isFinished(), 20'000);
        QCOMPARE(page.value(u"[...document.querySelectorAll('.ask')].every((one) => getComputedStyle(one).display === 'none')"_s).toBool(), true);
        QVERIFY(page.value(u"document.getElementById('page').innerText"_s).toString().contains(u"그림"));
    }

    void cancelled_writesNothingAndTheNextGoesOn()
    {
        const QString deck = m_dir.written(u"stop.md"_s, deckOf(24));
        for (const exporting::Format format : {exporting::Format::Pdf, exporting::Format::Png}) {
            exporting::Options options;
            options.format = format;
            const QString suffix = format == exporting::Format::Pdf ? u"pdf"_s : u"png"_s;
            auto stopped = start(deck, u"stopped."_s + suffix, options);
            QFutureWatcher<Result<exporting::Exported>> watcher;
            // As soon as it tells of any progress.
            connect(&watcher, &QFutureWatcherBase::progressValueChanged, &watcher, [&](int done) {
                if (done > 0)
                    watcher.cancel();
            });
            watcher.setFuture(stopped);
            auto next = start(deck, u"next."_s + suffix, options);
            QVERIFY(ended(next).has_value());
            QVERIFY(stopped.isCanceled() && stopped.isFinished());
        }
        QCOMPARE(QDir(m_dir.path()).entryList({u"stopped*"_s}, QDir::Files), QStringList());
        QCOMPARE(QDir(m_dir.path()).entryList({u"next-*.png"_s}, QDir::Files).size(), 24);
    }

    // The one that is being printed and one that waits; what else is on its way comes.
    void someCancelledSideBySide_leaveTheOthers()
    {
        const QString deck = m_dir.written(u"beside.md"_s, deckOf(24));
        auto first = start(deck, u"left-first.pdf"_s), second = start(deck, u"left-second.pdf"_s), third = start(deck, u"right.pdf"_s);
        QFutureWatcher<Result<exporting::Exported>> watcher;
        connect(&watcher, &QFutureWatcherBase::progressValueChanged, &watcher, [&](int done) {
            if (done > 0) {
                first.cancel();
                second.cancel();
            }
        });
        watcher.setFuture(first);
        QVERIFY(ended(third).has_value());
        QTRY_VERIFY(first.isFinished() && second.isFinished());
        QVERIFY(first.isCanceled() && second.isCanceled());
        QCOMPARE(QDir(m_dir.path()).entryList({u"left*"_s}, QDir::Files), QStringList());
        QVERIFY(yeonji::testing::run(u"pdfinfo"_s, {m_dir.path(u"right.pdf"_s)}).out.contains(QRegularExpression(u"Pages: +24\n"_s)));
    }

    // As a browser shows the file: keys go from slide to slide, and on their way to each step of a list.
    void keys_goThroughTheHtml()
    {
        const QString deck = m_dir.written(u"keys.md"_s, "---\nmarp: true\n---\n# 하나\n\n* a\n* b\n\n---\n\n# 둘\n\n---\n\n# 셋\n");
        exporting::Options options;
        options.format = exporting::Format::Html;
        QVERIFY(ended(start(deck, u"keys.html"_s, options)).has_value());
        QWebEngineView browser;
        browser.resize(800, 450);
        browser.show();
        QSignalSpy loaded(&browser, &QWebEngineView::loadFinished);
        browser.load(QUrl::fromLocalFile(m_dir.path(u"keys.html"_s)));
        QVERIFY(loaded.wait(20'000) && loaded.first().first().toBool());
        // Which slide is seen, and how many items are still to come on it.
        const auto seen = [&browser] {
            QString answer;
            bool told = false;
            browser.page()->runJavaScript(u"(() => { const all = [...document.querySelectorAll('.marpit > svg')], tops = all.map((one) => Math.abs(one.getBoundingClientRect().top));"
                                          "const at = tops.indexOf(Math.min(...tops)); return `${at} ${all[at].querySelectorAll('[data-later]').length}` })()"_s,
                                          [&](const QVariant &value) {
                                              answer = value.toString();
                                              told = true;
                                          });
            return QTest::qWaitFor([&] { return told; }) ? answer : QString();
        };
        QTRY_COMPARE(seen(), u"0 2"_s);
        using Press = std::tuple<Qt::Key, Qt::KeyboardModifiers, QString>;
        for (const auto &[key, modifiers, place] :
             {Press(Qt::Key_Right, {}, u"0 1"_s), Press(Qt::Key_Space, {}, u"0 0"_s), Press(Qt::Key_PageDown, {}, u"1 0"_s), Press(Qt::Key_N, {}, u"2 0"_s),
              Press(Qt::Key_Right, {}, u"2 0"_s), Press(Qt::Key_Space, Qt::ShiftModifier, u"1 0"_s), Press(Qt::Key_Left, {}, u"0 0"_s),
              Press(Qt::Key_P, {}, u"0 1"_s), Press(Qt::Key_End, {}, u"2 0"_s), Press(Qt::Key_Home, {}, u"0 2"_s)}) {
            QTest::keyClick(browser.focusProxy(), key, modifiers);
            QTRY_COMPARE(seen(), place);
        }
    }

    void thousandSlides_areAllPrinted()
    {
        QVERIFY(ended(start(m_dir.written(u"thousand.md"_s, deckOf(1000)), u"thousand.pdf"_s)).has_value());
        QVERIFY(yeonji::testing::run(u"pdfinfo"_s, {m_dir.path(u"thousand.pdf"_s)}).out.contains(QRegularExpression(u"Pages: +1000\n"_s)));
    }

    void hundredMegabytesOfPicture_areRefusedInWords()
    {
        QFile picture(m_dir.written(u"huge.png"_s, "\x89PNG\r\n\x1a\n"));
        QVERIFY(picture.resize(100 << 20));
        const auto made = ended(start(m_dir.written(u"huge.md"_s, "---\nmarp: true\n---\n# 글\n\n![산](huge.png)\n"), u"huge.pdf"_s));
        QVERIFY(made.has_value());
        QVERIFY(std::ranges::any_of(made->findings, [](const Finding &finding) { return finding.line == 6 && finding.message.contains(u"64 MB"_s); }));
        QVERIFY(wordsOf(m_dir.path(u"huge.pdf"_s)).contains(u"글"_s));
    }

    void severalAtOnce_areAllThere()
    {
        QList<QFuture<Result<exporting::Exported>>> exports;
        exporting::Exporter other;
        for (int i = 0; i < 4; ++i) {
            const QString deck = m_dir.written(u"d%1.md"_s.arg(i), deckOf(2 + i));
            exporting::Exporter &one = i % 2 ? other : *m_exporter;
            exports.append(one.exportDocument(deck, m_dir.path(u"d%1.pdf"_s.arg(i)), {}, {}));
        }
        for (int i = 0; i < 4; ++i) {
            QVERIFY(ended(exports.at(i)).has_value());
            QVERIFY(yeonji::testing::run(u"pdfinfo"_s, {m_dir.path(u"d%1.pdf"_s.arg(i))}).out.contains(QRegularExpression(u"Pages: +%1\\n"_s.arg(2 + i))));
        }
    }

    void keptPages_goWhenNobodyUsesThem()
    {
        const QString deck = m_dir.written(u"kept.md"_s, deckOf(2));
        QVERIFY(ended(start(deck, u"kept.pdf"_s)).has_value());
        QFile file(m_dir.path(u"kept.pdf"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const auto one = exporting::Printed::read(bytes, 2), two = exporting::Printed::read(bytes, 0);
        QVERIFY(one && two);
        QVERIFY(!exporting::Printed::read(bytes, 3));
        exporting::KeptPages kept;
        kept.keep(*one, {u"a"_s, u"b"_s});
        kept.used({u"a"_s, u"b"_s});
        for (int i = 0; i < 8; ++i) {
            kept.keep(*two, {u"c"_s, u"d"_s});
            kept.used({u"c"_s});
        }
        QVERIFY(!kept.page(u"a"_s) && kept.page(u"c"_s) && kept.page(u"d"_s));
    }
};

int main(int argc, char **argv)
{
    return runPageTest<ExporterTest>(argc, argv);
}

#include "tst_exporter.moc"
