// SPDX-License-Identifier: GPL-3.0-or-later
// `yeonji export`, from outside: what it writes, what it says, how it ends.
#include "clips.h"
#include "folder.h"
#include "photos.h"
#include "pictures/bare.h"
#include "process.h"

#include <QCryptographicHash>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

using yeonji::testing::content;
using yeonji::testing::Ended;
using yeonji::testing::run;

namespace {

Ended program(const QStringList &arguments)
{
    return yeonji::testing::yeonji(QStringList{u"export"_s} + arguments);
}

QString deck(const QString &name)
{
    return yeonji::testing::data(u"decks/"_s + name);
}

// A picture in a PDF.
struct Embedded
{
    QSize size;
    QString filter;
    QByteArray data;
};

// `level` none: data as it lies in the file; all: samples.
QList<Embedded> picturesIn(const QString &pdf, const QString &level)
{
    const Ended told = run(u"qpdf"_s, {u"--json"_s, u"--json-stream-data=inline"_s, u"--decode-level="_s + level, pdf});
    const QJsonObject objects = QJsonDocument::fromJson(told.out.toUtf8()).object()[u"qpdf"][1].toObject();
    QList<Embedded> pictures;
    for (const auto &object : objects) {
        const QJsonObject stream = object.toObject()[u"stream"_s].toObject(), dict = stream[u"dict"_s].toObject();
        if (dict[u"/Subtype"_s].toString() == u"/Image"_s)
            pictures.append({QSize(dict[u"/Width"_s].toInt(), dict[u"/Height"_s].toInt()), dict[u"/Filter"_s].toString(),
                             QByteArray::fromBase64(stream[u"data"_s].toString().toLatin1())});
    }
    return pictures;
}

// No two pixels beside each other are alike.
QImage speckled(int width, int height, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(width, height, format);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgba((x * 37 + y * 11) % 256, (x * 5 + y * 71) % 256, (x * y) % 256, format == QImage::Format_ARGB32 ? 55 + (x + y) % 201 : 255));
    return image;
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

    yeonji::testing::Folder m_dir;

    QString path(const QString &name) const { return m_dir.path(name); }
    QString written(const QString &name, const QByteArray &bytes) const { return m_dir.written(name, bytes); }

private Q_SLOTS:
    void decks_becomePdfs()
    {
        const QString out = path(u"pdfs/"_s);
        const Ended ended = program({deck(u"default.md"_s), deck(u"gaia.md"_s), deck(u"uncover.md"_s), u"-o"_s, out});
        QCOMPARE(ended.status, 0);
        for (const QString &name : {u"default"_s, u"gaia"_s, u"uncover"_s}) {
            const QString pdf = out + name + u".pdf"_s;
            const QString info = run(u"pdfinfo"_s, {pdf}).out;
            QVERIFY2(info.contains(QRegularExpression(u"Pages: +8\\n"_s)), qPrintable(info));
            QVERIFY2(info.contains(u"960 x 540 pts"_s), qPrintable(info));
            QVERIFY2(info.contains(u"기능 시험"_s), qPrintable(info));
            QVERIFY(run(u"qpdf"_s, {u"--check"_s, pdf}).status == 0);
            // Korean as text, in faces that are embedded as such.
            const QString text = run(u"pdftotext"_s, {pdf, u"-"_s}).out;
            for (const QString &words : {u"“같이 뛰고 싶은데”라는 말"_s, u"화면에 꽉 차는 제목"_s, u"뒤집은 장"_s})
                QVERIFY2(text.contains(words), qPrintable(name + u": "_s + words));
            if (name == u"default"_s)  // the others space letters out
                QVERIFY(text.contains(u"return x ** 2 + 1"_s));
            const QString fonts = run(u"pdffonts"_s, {pdf}).out;
            QVERIFY(fonts.contains(u"Pretendard"_s));
            // Colour emoji are pictures, which only a Type 3 font can hold; no letter is in one.
            for (const QString &font : fonts.split(u'\n'))
                QVERIFY2(!font.contains(u"Type 3"_s) || font.contains(u"Emoji"_s), qPrintable(fonts));
        }
    }

    void deck_becomesOneHtmlFile()
    {
        const QString out = path(u"talk.html"_s);
        QCOMPARE(program({deck(u"default.md"_s), u"-o"_s, out}).status, 0);
        const QString html = QString::fromUtf8(content(out));
        QCOMPARE(html.count(u"<svg data-marpit-svg"_s), 8);
        QVERIFY(html.contains(u"<title>기능 시험</title>"_s));
        QVERIFY(html.contains(u"data:image/png;base64,"_s));
        QVERIFY(!html.contains(u"yeonji:"_s));
        QVERIFY(!html.contains(u"light-dark("_s));
        // One script, ours, and the policy lets that very text run and no other.
        QCOMPARE(html.count(u"<script"_s), 1);
        const qsizetype from = html.indexOf(u"<script>"_s) + 8;
        const QByteArray script = html.mid(from, html.indexOf(u"</script>"_s) - from).toUtf8();
        QVERIFY(html.contains(u"script-src 'sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64()) + u"'\""_s));
        static const QRegularExpression loaded(u"(?:src|srcset)\\s*=\\s*[\"']?\\s*(?:https?:|//)|url\\([\"']?(?:https?:|//)|@import"_s);
        QVERIFY(!html.contains(loaded));
    }

    void deck_becomesPictures()
    {
        const QString out = path(u"talk.png"_s);
        const Ended ended = program({deck(u"gaia.md"_s), u"-o"_s, out, u"--slides"_s, u"3-4"_s, u"--width"_s, u"640"_s});
        QCOMPARE(ended.status, 0);
        QCOMPARE(QDir(m_dir.path()).entryList({u"talk-*.png"_s}), QStringList({u"talk-003.png"_s, u"talk-004.png"_s}));
        const QImage picture(path(u"talk-003.png"_s));
        QCOMPARE(picture.size(), QSize(640, 360));
        QCOMPARE(picture.pixelColor(2, 2).name(), u"#fff8e1"_s);  // gaia's paper
    }

    // As the newest Chromium draws it: behind the slide is behind its paper, and an emoji has its colours.
    void slides_areDrawnAsANewerBrowserDraws()
    {
        const QString file = written(u"newer.md"_s, "---\nmarp: true\n---\n<style scoped>h1::before { content: ''; position: absolute; right: 0; top: 0; width: 400px; height: 200px; background: #f0f; z-index: -1 }\n"
            ".front { position: absolute; left: 0; top: 0; width: 100px; height: 100px; z-index: 0 }\n.front > i { position: absolute; inset: 0; background: #0f0; z-index: -1 }</style>\n"
            "<div class=\"front\"><i></i></div>\n\n# 장식\n\n\xE2\x9D\xA4\xEF\xB8\x8F\n");
        QCOMPARE(program({file, u"--to"_s, u"png"_s}).status, 0);
        const QImage picture(path(u"newer-001.png"_s));
        QCOMPARE(picture.pixelColor(picture.width() - 10, 10).name(), u"#ffffff"_s);
        QCOMPARE(picture.pixelColor(10, 10).name(), u"#00ff00"_s);
        QRect red;
        for (int y = 200; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y).red() - picture.pixelColor(x, y).green() > 100)
                    red |= QRect(x, y, 1, 1);
        QVERIFY2(red.width() > 20 && red.height() > 20, qPrintable(u"%1x%2"_s.arg(red.width()).arg(red.height())));
    }

    void nothingToShow_isSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("options");
        const QByteArray head = "---\nmarp: true\n---\n", hidden = "<!-- hide: true -->\n\n# 숨김\n";
        for (const QString &format : {u"pdf"_s, u"png"_s, u"svg"_s, u"html"_s})
            QTest::newRow(qPrintable(u"hidden slide as %1"_s.arg(format))) << QByteArray(head + "# a\n\n---\n" + hidden) << QStringList{u"--to"_s, format, u"--slides"_s, u"2"_s};
        QTest::newRow("hidden deck") << QByteArray(head + hidden) << QStringList{u"--to"_s, u"pdf"_s};
        QTest::newRow("hidden deck, frozen") << QByteArray(head + hidden) << QStringList{u"--to"_s, u"md"_s};
    }
    void nothingToShow_isSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, options);
        const Ended ended = program(QStringList{written(u"none/hidden.md"_s, text), u"-o"_s, path(u"none/out"_s)} + options);
        QVERIFY(ended.status != 0);
        QVERIFY2(ended.error.contains(u"hidden"_s), qPrintable(ended.error));
        QCOMPARE(QDir(path(u"none"_s)).entryList(QDir::Files), QStringList{u"hidden.md"_s});
    }

    void documentThatLeaves_speaksItsOwnLanguage_data()
    {
        QTest::addColumn<QByteArray>("project");
        QTest::addColumn<QByteArray>("matter");
        QTest::addColumn<bool>("korean");
        QTest::newRow("as the project") << QByteArray("ko") << QByteArray() << true;
        QTest::newRow("as the document") << QByteArray("ko") << QByteArray("---\nlang: en-GB\n---\n") << false;
        QTest::newRow("English project") << QByteArray("en") << QByteArray() << false;
        QTest::newRow("Korean deck in it") << QByteArray("en") << QByteArray("---\nmarp: true\nlang: ko-KR\n---\n") << true;
    }
    void documentThatLeaves_speaksItsOwnLanguage()
    {
        QFETCH(QByteArray, project);
        QFETCH(QByteArray, matter);
        QFETCH(bool, korean);
        written(u"tongues/yeonji.yaml"_s, "language: " + project + "\n");
        written(u"tongues/runs/a/metrics.csv"_s, "step,loss\n1,2\n2,1\n");
        const QString file = written(u"tongues/x.md"_s, matter + "> [!note]\n> a\n\n```runs\nruns: a\n```\n\n{{a speed@best}} {{nope loss}}\n\n![](none.png)\n");
        const Ended ended = program({file, u"-o"_s, path(u"tongues/x.html"_s)});
        QCOMPARE(ended.status, 1);
        // Whoever exports is told in their own.
        for (const QString &said : {u"has no metric"_s, u"there is no run"_s, u"the picture is not there"_s})
            QVERIFY2(ended.error.contains(said), qPrintable(ended.error));
        QVERIFY2(!ended.error.contains(QRegularExpression(u"[가-힣]"_s)), qPrintable(ended.error));
        const QString html = QString::fromUtf8(content(path(u"tongues/x.html"_s)));
        const std::pair<QString, QString> all[] = {{u">Note<"_s, u">메모<"_s}, {u">run</th>"_s, u">실험</th>"_s},
                                                   {u"has no metric"_s, u"지표"_s}, {u"there is no run"_s, u"nope 실험이 없어요"_s}};
        for (const auto &[inEnglish, inKorean] : all) {
            QVERIFY2(html.contains(korean ? inKorean : inEnglish), qPrintable((korean ? inKorean : inEnglish) + html.right(4000)));
            QVERIFY2(!html.contains(korean ? inEnglish : inKorean), qPrintable(korean ? inEnglish : inKorean));
        }
    }

    void nameWithoutAnEnding_getsThatOfTheFormat()
    {
        QCOMPARE(program({deck(u"gaia.md"_s), u"--to"_s, u"png"_s, u"--slides"_s, u"3"_s, u"-o"_s, path(u"bare/a"_s)}).status, 0);
        QCOMPARE(QDir(path(u"bare"_s)).entryList(QDir::Files), QStringList{u"a-003.png"_s});
        const QString file = written(u"bare.md"_s, "# 제목\n");
        QCOMPARE(program({file, u"--to"_s, u"html"_s, u"-o"_s, path(u"bare/b"_s)}).status, 0);
        QVERIFY(QFile::exists(path(u"bare/b.html"_s)));
    }

    void linkToTheSource_isNotWrittenThrough()
    {
        const QString file = written(u"linked.md"_s, "# 제목\n\n{{nowhere loss}}\n");
        QVERIFY(QFile::link(file, path(u"link.md"_s)));
        QCOMPARE(program({file, u"--to"_s, u"md"_s, u"-o"_s, path(u"link.md"_s)}).status, 2);
        QCOMPARE(program({path(u"link.md"_s), u"--to"_s, u"md"_s, u"-o"_s, file}).status, 2);
        QCOMPARE(content(file), QByteArray("# 제목\n\n{{nowhere loss}}\n"));
    }

    void remoteAndOutside_areNotInTheFile()
    {
        const QString file = written(u"hostile.md"_s,
            "---\nmarp: true\n_header: '<img src=x onerror=alert(1)>'\n"
            "style: 'section { background: url(http://127.0.0.1:1/a.png) } @import url(http://127.0.0.1:1/b.css);'\n---\n\n"
            "# SHOWN\n\n<!-- --!><img src=x onerror=\"alert(2)\"> -->\n\n<!--><script>alert(3)</script>-->\n\n---\n\n"
            "<section data-background-iframe=\"http://127.0.0.1:1/c\">\n\n"
            "![bg](http://127.0.0.1:1/d.png) ![bg](file:///etc/hostname) ![](http://127.0.0.1:1/e.png)\n");
        const QString out = path(u"hostile.html"_s);
        QCOMPARE(program({file, u"-o"_s, out}).status, 0);
        QString html = QString::fromUtf8(content(out));
        // Ours is the last; it alone may be there.
        const qsizetype keys = html.lastIndexOf(u"<script>"_s);
        html.remove(keys, html.indexOf(u"</script>"_s, keys) + 9 - keys);
        QVERIFY(html.contains(u"SHOWN"_s));
        QCOMPARE(html.count(u"<svg data-marpit-svg"_s), 2);
        static const QRegularExpression active(u"<script|<iframe|<[^>]*\\sonerror=|(?:src|href)=[\"']?(?:http|file)|url\\([\"']?(?:http|file)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        const auto match = active.match(html);
        QVERIFY2(!match.hasMatch(), qPrintable(html.mid(match.capturedStart() - 80, 200)));
    }

    void errorInABlock_isWrittenAndSaid()
    {
        const QString file = written(u"wrong.md"_s, "# 제목\n\n{{nowhere loss}}\n");
        const auto call = program({file, u"--to"_s, u"html"_s});
        QCOMPARE(call.status, 1);
        QVERIFY2(call.error.contains(QString(file % u":3: ")), qPrintable(call.error));
        QVERIFY(QFile::exists(path(u"wrong.html"_s)));
    }

    void entry_becomesA4AndHtmlAndAPicture()
    {
        const QString file = written(u"entry.md"_s, "# 제목\n\n본문 **“굵게”**라는 말, $x^2$.\n\n```python\nreturn 1\n```\n");
        QCOMPARE(program({file}).status, 0);
        QVERIFY(run(u"pdfinfo"_s, {path(u"entry.pdf"_s)}).out.contains(u"(A4)"_s));
        QVERIFY(!run(u"pdffonts"_s, {path(u"entry.pdf"_s)}).out.contains(u"Type 3"_s));
        QVERIFY(run(u"pdftotext"_s, {path(u"entry.pdf"_s), u"-"_s}).out.contains(u"“굵게”라는 말"_s));
        QCOMPARE(program({file, u"--to"_s, u"html"_s}).status, 0);
        const QString html = QString::fromUtf8(content(path(u"entry.html"_s)));
        QVERIFY(html.contains(u"data:font/woff2;base64,"_s) && html.contains(u"KaTeX_Math"_s));
        QVERIFY(!html.contains(u"KaTeX_Fraktur\";font"_s));
        QVERIFY(html.contains(u"<html lang=\"ko\">"_s));
        QCOMPARE(program({file, u"--to"_s, u"png"_s, u"--width"_s, u"700"_s}).status, 0);
        const QImage picture(path(u"entry.png"_s));
        QCOMPARE(picture.width(), 700);
        QVERIFY(picture.height() > 150 && picture.height() < 900);
    }

    void pageTooHighForAPicture_isRefused()
    {
        const QString file = written(u"high.md"_s, QByteArray("긴 문단\n\n").repeated(3000));
        const Ended ended = program({file, u"--to"_s, u"png"_s, u"--width"_s, u"600"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.error.contains(u"more than one picture holds"_s), qPrintable(ended.error));
        QVERIFY(!QFile::exists(path(u"high.png"_s)));
    }

    // Where a photo was taken is nobody's business but the person's.
    void photos_leaveWithoutPlaceAndTime_unlessAsked()
    {
        using yeonji::testing::photo;
        written(u"p/lab.jpg"_s, photo(yeonji::testing::halves(640, 320)) + photo(yeonji::testing::halves(8, 8)));
        written(u"p/lying.jpg"_s, photo(yeonji::testing::halves(640, 320), "JPEG", {.orientation = 6}));
        const QString entry = written(u"p/entry.md"_s, "# 사진\n\n![](lab.jpg)\n\n![](lying.jpg)\n");
        const QString slides = written(u"p/talk.md"_s, "---\nmarp: true\n---\n\n![bg](lab.jpg)\n\n---\n\n![w:300](lab.jpg)\n");
        const QByteArray before = content(path(u"p/lab.jpg"_s));
        // What a file tells, its pictures unpacked.
        const auto tells = [&](const QString &file) {
            static const QRegularExpression inside(u"data:image/jpeg;base64,([A-Za-z0-9+/=]+)"_s);
            QByteArray all = content(file);
            if (file.endsWith(u".pdf"_s)) {
                const QString plain = path(u"p/plain.pdf"_s);
                run(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, file, plain});
                all = content(plain);
            }
            for (auto matches = inside.globalMatch(QString::fromLatin1(all)); matches.hasNext();)
                all += QByteArray::fromBase64(matches.next().captured(1).toLatin1());
            return all.contains("SecretCamera") || all.contains("SecretTown") || all.contains("2026:04:16");
        };
        for (const QString &source : {entry, slides})
            for (const QString &kind : {u"html"_s, u"pdf"_s}) {
                const QString out = path(u"p/out."_s + kind);
                QCOMPARE(program({source, u"-o"_s, out}).status, 0);
                QVERIFY2(!tells(out), qPrintable(source % u' ' % kind));
            }
        const QString fragment = path(u"p/part.html"_s);
        QCOMPARE(program({entry, u"--fragment"_s, u"-o"_s, fragment}).status, 0);
        QVERIFY(content(fragment).contains("data:image/jpeg;base64,"));
        QVERIFY(!tells(fragment));
        QCOMPARE(program({entry, u"--picture-details"_s, u"-o"_s, path(u"p/all.html"_s)}).status, 0);
        QVERIFY(tells(path(u"p/all.html"_s)));
        QCOMPARE(content(path(u"p/lab.jpg"_s)), before);
        // A photo that is turned when it is shown stays so.
        QCOMPARE(program({entry, u"-o"_s, path(u"p/page.png"_s), u"--width"_s, u"700"_s}).status, 0);
        const QImage page(path(u"p/page.png"_s));
        const auto columnOf = [&](auto is) {
            int rows = 0;
            for (int y = page.height() / 2; y < page.height(); ++y)
                rows += is(page.pixelColor(page.width() / 2, y));
            return rows;
        };
        // Lying on its side: red above, blue below, both in the middle of the page.
        QVERIFY(columnOf([](QColor c) { return c.red() > 200 && c.blue() < 60; }) > 100);
        QVERIFY(columnOf([](QColor c) { return c.blue() > 200 && c.red() < 60; }) > 100);
    }

    void photos_goIntoThePdfUnchanged_data()
    {
        QTest::addColumn<QByteArray>("jpeg");
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "---\nmarp: true\n---\n";
        const QByteArray colour = yeonji::testing::photo(speckled(320, 180)), turned = yeonji::testing::photo(speckled(320, 180), "JPEG", {.orientation = 6});
        const QByteArray grey = yeonji::testing::photo(speckled(320, 180).convertToFormat(QImage::Format_Grayscale8));
        QTest::newRow("slide") << colour << QByteArray(head + "![w:200](p.jpg)\n");
        QTest::newRow("grey") << grey << QByteArray(head + "![](p.jpg)\n");
        QTest::newRow("background") << colour << QByteArray(head + "![bg](p.jpg)\n");
        QTest::newRow("turned") << turned << QByteArray(head + "![w:200](p.jpg)\n");
        QTest::newRow("turned background") << turned << QByteArray(head + "![bg left fit](p.jpg)\n\n# a\n");
        QTest::newRow("entry") << colour << QByteArray("![](p.jpg)\n");
        QTest::newRow("turned in an entry") << turned << QByteArray("![](p.jpg)\n");
    }
    void photos_goIntoThePdfUnchanged()
    {
        QFETCH(QByteArray, jpeg);
        QFETCH(QByteArray, text);
        written(u"through/p.jpg"_s, jpeg);
        const QString file = written(u"through/a.md"_s, text), out = path(u"through/a.pdf"_s);
        for (const bool details : {false, true}) {
            QCOMPARE(program(QStringList{file, u"-o"_s, out} + (details ? QStringList{u"--picture-details"_s} : QStringList())).status, 0);
            const QList<Embedded> pictures = picturesIn(out, u"none"_s);
            QCOMPARE(pictures.size(), 1);
            QCOMPARE(pictures[0].filter, u"/DCTDecode"_s);
            QCOMPARE(pictures[0].size, QSize(320, 180));
            QVERIFY(pictures[0].data == (details ? jpeg : yeonji::pictures::bare(jpeg, "image/jpeg")->bytes));
            QCOMPARE(run(u"qpdf"_s, {u"--check"_s, out}).status, 0);
        }
    }

    // A background that fills the slide is cut to it: what is seen of it goes in without loss.
    void photoCutToTheSlide_isNotPackedAnew()
    {
        const QByteArray jpeg = yeonji::testing::encoded(speckled(320, 160), "JPEG");
        written(u"cut/p.jpg"_s, jpeg);
        const QString out = path(u"cut/a.pdf"_s);
        QCOMPARE(program({written(u"cut/a.md"_s, "---\nmarp: true\n---\n![bg](p.jpg)\n"), u"-o"_s, out}).status, 0);
        const QList<Embedded> pictures = picturesIn(out, u"all"_s);
        QCOMPARE(pictures.size(), 1);
        const QSize size = pictures[0].size;
        QCOMPARE(size.height(), 160);
        QVERIFY(size.width() > 280 && size.width() < 290);
        QCOMPARE(pictures[0].data.size(), size.width() * 160 * 3);
        const QImage whole = QImage::fromData(jpeg), part(reinterpret_cast<const uchar *>(pictures[0].data.constData()), size.width(), 160, size.width() * 3, QImage::Format_RGB888);
        const int from = (320 - size.width()) / 2;
        for (int y = 0; y < 160; y += 7)
            for (int x = 0; x < size.width(); x += 5) {
                const QColor a = part.pixelColor(x, y), b = whole.pixelColor(from + x, y);
                QVERIFY2(std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 8, qPrintable(u"%1 %2 %3 %4"_s.arg(x).arg(y).arg(a.name(), b.name())));
            }
    }

    // Four inks look otherwise with every reader, so the colours that the window shows go in, as they are.
    void photoInFourInks_keepsItsLook()
    {
        QImage inks(64, 32, QImage::Format_CMYK8888);
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 64; ++x)
                reinterpret_cast<quint32 *>(inks.scanLine(y))[x] = x < 32 ? 0x000000ff : 0x00ff0000;  // cyan, yellow
        written(u"inks/p.jpg"_s, yeonji::testing::encoded(inks, "JPEG"));
        const QString out = path(u"inks/a.pdf"_s);
        QCOMPARE(program({written(u"inks/a.md"_s, "---\nmarp: true\n---\n![](p.jpg)\n"), u"-o"_s, out}).status, 0);
        const QList<Embedded> pictures = picturesIn(out, u"all"_s);
        QCOMPARE(pictures.size(), 1);
        QCOMPARE(pictures[0].data.size(), 64 * 32 * 3);
        const auto near = [&](int x, QColor wanted) {
            const auto at = [&](int part) { return quint8(pictures[0].data.at((16 * 64 + x) * 3 + part)); };
            return std::abs(at(0) - wanted.red()) < 6 && std::abs(at(1) - wanted.green()) < 6 && std::abs(at(2) - wanted.blue()) < 6;
        };
        QVERIFY2(near(8, Qt::cyan) && near(56, Qt::yellow), pictures[0].data.first(192).toHex());
    }

    void pixelsOfAPng_goIntoThePdfWithoutLoss()
    {
        const QImage plain = speckled(200, 100), shining = speckled(120, 60, QImage::Format_ARGB32);
        written(u"png/plain.png"_s, yeonji::testing::encoded(plain, "PNG"));
        written(u"png/shining.png"_s, yeonji::testing::encoded(shining, "PNG"));
        for (const QByteArray &text : {QByteArray("---\nmarp: true\n---\n![w:90](plain.png) ![](shining.png)\n"), QByteArray("![](plain.png) ![](shining.png)\n")}) {
            const QString out = path(u"png/a.pdf"_s);
            QCOMPARE(program({written(u"png/a.md"_s, text), u"-o"_s, out}).status, 0);
            for (const Embedded &packed : picturesIn(out, u"none"_s))
                QCOMPARE(packed.filter, u"/FlateDecode"_s);
            const QList<Embedded> pictures = picturesIn(out, u"all"_s);
            // What shines through is rounded once, as on the screen: by less than a shade of what is seen.
            const auto has = [&pictures](const QImage &image, auto samples, auto allowed) {
                return std::ranges::any_of(pictures, [&](const Embedded &one) {
                    QByteArray wanted, rounded;
                    for (int y = 0; y < image.height(); ++y)
                        for (int x = 0; x < image.width(); ++x) {
                            const QByteArray those = samples(image.pixel(x, y));
                            wanted += those;
                            rounded += QByteArray(those.size(), char(allowed(image.pixel(x, y))));
                        }
                    bool same = one.size == image.size() && one.data.size() == wanted.size();
                    for (qsizetype i = 0; same && i < wanted.size(); ++i)
                        same = std::abs(quint8(one.data.at(i)) - quint8(wanted.at(i))) <= quint8(rounded.at(i));
                    return same;
                });
            };
            const auto colours = [](QRgb pixel) { return QByteArray{}.append(char(qRed(pixel))).append(char(qGreen(pixel))).append(char(qBlue(pixel))); };
            const auto exactly = [](QRgb) { return 0; };
            QVERIFY(has(plain, colours, exactly));
            QVERIFY(has(shining, [](QRgb pixel) { return QByteArray(1, char(qAlpha(pixel))); }, exactly));
            QVERIFY(has(shining, colours, [](QRgb pixel) { return 255 / qAlpha(pixel) + 1; }));
        }
    }

    // As marp-cli has them: the first frame, or the picture that stands for it.
    void films_showTheirFirstFrame()
    {
        using yeonji::testing::halves;
        written(u"films/clip.webm"_s, yeonji::testing::film(halves(320, 160)));
        QImage green(320, 160, QImage::Format_RGB32);
        green.fill(Qt::green);
        written(u"films/still.png"_s, yeonji::testing::encoded(green, "PNG"));
        const QString file = written(u"films/talk.md"_s, "---\nmarp: true\n---\n<style>section { padding: 0; display: block; align-content: start }\nvideo { display: block }</style>\n"
                                                         "<video src=\"clip.webm\" controls></video>\n\n---\n\n<video src=\"clip.webm\" poster=\"still.png\"></video>\n");
        const auto looksRight = [](const QImage &first, const QImage &second) {
            const auto near = [](QColor a, QColor b) { return std::abs(a.red() - b.red()) < 40 && std::abs(a.green() - b.green()) < 40 && std::abs(a.blue() - b.blue()) < 40; };
            return near(first.pixelColor(80, 40), Qt::red) && near(first.pixelColor(240, 40), Qt::blue) && near(first.pixelColor(600, 40), Qt::white)
                && near(second.pixelColor(80, 40), Qt::green);
        };
        QCOMPARE(program({file, u"--to"_s, u"png"_s, u"-o"_s, path(u"films/talk.png"_s)}).status, 0);
        QVERIFY(looksRight(QImage(path(u"films/talk-001.png"_s)), QImage(path(u"films/talk-002.png"_s))));
        QCOMPARE(program({file, u"-o"_s, path(u"films/talk.pdf"_s)}).status, 0);
        QCOMPARE(run(u"pdftoppm"_s, {u"-png"_s, u"-scale-to-x"_s, u"1280"_s, u"-scale-to-y"_s, u"720"_s, path(u"films/talk.pdf"_s), path(u"films/page"_s)}).status, 0);
        QVERIFY(looksRight(QImage(path(u"films/page-1.png"_s)), QImage(path(u"films/page-2.png"_s))));
    }

    // Where a film was taken is nobody's business either.
    void films_leaveWithoutPlaceAndTime_unlessAsked()
    {
        const auto box = [](const char *name, const QByteArray &inside) -> QByteArray { return yeonji::testing::bigEndian(quint32(inside.size() + 8)) + name + inside; };
        const QByteArray hours = QByteArray(4, '\0') + "HOUR" "HOUR" + QByteArray(12, '\0');
        const QByteArray film = box("ftyp", "isom" + QByteArray(4, '\0') + "isom")
            + box("moov", box("mvhd", hours) + box("trak", box("tkhd", hours) + box("mdia", box("mdhd", hours))) + box("udta", box("\xa9xyz", "+36.0139+129.3232/")))
            + box("mdat", "the film, +36");
        written(u"phone/a.mp4"_s, film);
        const QString file = written(u"phone/a.md"_s, "<video src=\"a.mp4\"></video>\n");
        const auto left = [&](const QStringList &more) {
            (void)program(QStringList{file, u"--to"_s, u"html"_s, u"-o"_s, path(u"phone/a.html"_s)} + more);
            static const QRegularExpression inside(u"data:video/mp4;base64,([A-Za-z0-9+/=]+)"_s);
            return QByteArray::fromBase64(inside.match(QString::fromUtf8(content(path(u"phone/a.html"_s)))).captured(1).toLatin1());
        };
        QCOMPARE(left({u"--picture-details"_s}), film);
        const QByteArray bare = left({});
        QCOMPARE(bare.size(), film.size());
        QVERIFY(!bare.contains("+129") && !bare.contains("HOUR") && bare.contains("the film, +36") && bare.startsWith(film.first(24)));
    }

    // Kept in the file with the reason, and found; shown to nobody.
    void hiddenSlide_isFoundAndLeftOut()
    {
        written(u"hidden/yeonji.yaml"_s, "title: a\n");
        const QByteArray text = "---\nmarp: true\ntitle: 발표\n---\n# 하나\n\n---\n\n<!-- hide: 시간이 모자라서 -->\n\n# 고라니 실험\n\n너구리\n\n<!-- 메모 -->\n\n---\n\n# 둘\n";
        const QString file = written(u"hidden/decks/talk.md"_s, text);
        for (const auto &[words, line] : {std::pair(u"고라니"_s, 11), std::pair(u"너구리"_s, 13), std::pair(u"모자라서"_s, 9)}) {
            const QJsonArray hits = QJsonDocument::fromJson(yeonji::testing::yeonji({u"search"_s, path(u"hidden"_s), words, u"--json"_s}).out.toUtf8()).object()[u"hits"].toArray();
            QCOMPARE(hits.size(), 1);
            QVERIFY(hits[0][u"file"].toString().endsWith(u"decks/talk.md"_s));
            QCOMPARE(hits[0][u"line"].toInt(), line);
        }
        const QString out = path(u"hidden/out/"_s);
        for (const QString &format : {u"pdf"_s, u"html"_s, u"png"_s, u"md"_s})
            QCOMPARE(program({file, u"--to"_s, format, u"-o"_s, out + u"talk."_s + format}).status, 0);
        const QString pdf = run(u"pdftotext"_s, {out + u"talk.pdf"_s, u"-"_s}).out;
        QVERIFY(pdf.contains(u"하나"_s) && pdf.contains(u"둘"_s));
        QVERIFY(run(u"pdfinfo"_s, {out + u"talk.pdf"_s}).out.contains(QRegularExpression(u"Pages: +2\n"_s)));
        QCOMPARE(QDir(out).entryList({u"talk-*.png"_s}).size(), 2);
        for (const QString &shown : {pdf, QString::fromUtf8(content(out + u"talk.html"_s)), QString::fromUtf8(content(out + u"talk.md"_s)),
                                     run(u"qpdf"_s, {u"--json"_s, out + u"talk.pdf"_s}).out})
            for (const QString &words : {u"고라니"_s, u"너구리"_s, u"모자라서"_s})
                QVERIFY2(!shown.contains(words), qPrintable(shown.left(2000)));
        QCOMPARE(content(file), text);
    }

    void fragments_areTheBodyAlone()
    {
        const QString file = written(u"a.md"_s, "a **b**라\n");
        const QString out = path(u"a.html"_s);
        QCOMPARE(program({file, u"--fragment"_s, u"-o"_s, out}).status, 0);
        QCOMPARE(content(out).trimmed(), "<p>a <strong>b</strong>라</p>");
        const QString raw = written(u"b.md"_s, "<script>1</script>\n\n2026. 04. 16.\n\n*a*\nb\n");
        QCOMPARE(program({raw, u"--fragment"_s, u"--strict"_s, u"-o"_s, out}).status, 0);
        QCOMPARE(content(out), "<script>1</script>\n<ol start=\"2026\">\n<li>\n<ol start=\"4\">\n<li>\n<ol start=\"16\">\n"
                               "<li></li>\n</ol>\n</li>\n</ol>\n</li>\n</ol>\n<p><em>a</em>\nb</p>\n");
    }

    // What line breaking, emphasis and addresses cost on one line without end must not be the square.
    void oneLineOfMegabytes_isWrittenWithANote()
    {
        const QString file = written(u"line.md"_s, QByteArray("word 단어 *가* ").repeated(100'000) + "\n\n**end**\n");
        const Ended ended = program({file, u"--fragment"_s, u"-o"_s, path(u"line.html"_s)});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.error.contains(QString(file % u":1: ")), qPrintable(ended.error));
        const QByteArray html = content(path(u"line.html"_s));
        QVERIFY(html.size() > 1'800'000 && html.contains("class=\"note\"") && html.contains("<strong>end</strong>"));
    }

    void slidesBeyondTheDeck_saysHowManyThereAre()
    {
        const Ended ended = program({deck(u"gaia.md"_s), u"--slides"_s, u"7-12"_s, u"-o"_s, path(u"beyond.pdf"_s)});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.error.contains(u"8 slides"_s), qPrintable(ended.error));
        QVERIFY(!QFile::exists(path(u"beyond.pdf"_s)));
    }

    void pdf_saysWhatItsFrontMatterSaysAndHasAnOutline()
    {
        const QString file = written(u"told.md"_s, "---\ntitle: 여름 보고\nauthor: [김, 이]\nlang: ko-KR\n---\n# 첫째\n\n본문 [셋째로](#셋째)\n\n## 둘째\n\n"
                                                   + QByteArray("긴 문단\n\n").repeated(80) + "## 셋째\n\n끝\n\n# Last\n");
        const QString out = path(u"told.pdf"_s);
        QCOMPARE(program({file, u"-o"_s, out}).status, 0);
        const QString info = run(u"pdfinfo"_s, {out}).out;
        QVERIFY2(info.contains(u"여름 보고"_s) && info.contains(u"김, 이"_s), qPrintable(info));
        const QJsonObject pdf = QJsonDocument::fromJson(run(u"qpdf"_s, {u"--json"_s, out}).out.toUtf8()).object();
        const QJsonArray outline = pdf[u"outlines"].toArray();
        QCOMPARE(outline.size(), 2);
        QCOMPARE(outline[0][u"title"].toString(), u"첫째"_s);
        QCOMPARE(outline[0][u"kids"].toArray().size(), 2);
        QCOMPARE(outline[0][u"kids"][1][u"title"].toString(), u"셋째"_s);
        QVERIFY(outline[0][u"kids"][1][u"destpageposfrom1"].toInt() > 1);
        QCOMPARE(outline[1][u"title"].toString(), u"Last"_s);
        QVERIFY(run(u"qpdf"_s, {u"--qdf"_s, out, u"-"_s}).out.contains(u"/Lang (ko-KR)"_s));
    }

    // Outline from headings, the numbers on the slides, notes, and links between slides.
    void deckPdf_saysAllOfItsSlides()
    {
        const QString file = written(u"told-deck.md"_s,
            "---\nmarp: true\ntitle: 여름 세미나\nauthor: 김연지\nlang: ko-KR\n---\n<!-- _paginate: skip -->\n# 첫 장\n\n[끝으로](#4) "
            "[밖으로](https://example.org/a)\n\n<!-- 인사한다 -->\n<!-- paginate: true -->\n\n---\n\n## 둘째\n\n### 더 안쪽\n\n---\n\n"
            "<!-- hide: 아직 -->\n\n# 숨은 장\n\n---\n\n글\n\n---\n\n<!-- backup: true -->\n\n# 물으면\n");
        const QString out = path(u"told-deck.pdf"_s);
        QCOMPARE(program({file, u"--notes"_s, u"-o"_s, out}).status, 0);
        const QString info = run(u"pdfinfo"_s, {out}).out;
        QVERIFY2(info.contains(u"여름 세미나"_s) && info.contains(u"김연지"_s) && info.contains(QRegularExpression(u"Pages: +4\n"_s)), qPrintable(info));
        QCOMPARE(run(u"qpdf"_s, {u"--check"_s, out}).status, 0);
        const QJsonObject pdf = QJsonDocument::fromJson(run(u"qpdf"_s, {u"--json"_s, out}).out.toUtf8()).object();
        const QJsonArray outline = pdf[u"outlines"].toArray();
        QCOMPARE(outline.size(), 2);
        QCOMPARE(outline[0][u"title"].toString(), u"첫 장"_s);
        QCOMPARE(outline[0][u"kids"][0][u"title"].toString(), u"둘째"_s);
        QCOMPARE(outline[0][u"kids"][0][u"destpageposfrom1"].toInt(), 2);
        QCOMPARE(outline[0][u"kids"][0][u"kids"][0][u"title"].toString(), u"더 안쪽"_s);
        QCOMPARE(outline[1][u"destpageposfrom1"].toInt(), 4);
        QStringList labels;
        for (const auto &page : pdf[u"pages"].toArray())
            labels.append(page[u"label"].toString());
        const QString plain = run(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, out, u"-"_s}).out;
        for (const QString &label : {u"/P (i)"_s, u"/P (1)"_s, u"/P (2)"_s, u"/P (B1)"_s})
            QVERIFY2(plain.contains(label), qPrintable(label));
        QVERIFY(plain.contains(u"/Lang (ko-KR)"_s));
        QCOMPARE(plain.count(u"/Subtype /Text"_s), 1);
        QVERIFY(plain.contains(u"/URI (https://example.org/a)"_s) && !plain.contains(u"yeonji:"_s));
        // The link leads to the slide that is the third page, since one is hidden.
        const QJsonObject objects = pdf[u"qpdf"].toArray()[1].toObject();
        const QString third = pdf[u"pages"].toArray()[2][u"object"].toString();
        bool leads = false;
        for (const auto &object : objects) {
            const QJsonObject value = object.toObject()[u"value"_s].toObject();
            leads |= value[u"/Subtype"_s].toString() == u"/Link"_s && value[u"/Dest"_s].toArray().at(0).toString() == third;
        }
        QVERIFY(leads);
        QCOMPARE(program({file, u"-o"_s, out}).status, 0);
        QVERIFY(!run(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, out, u"-"_s}).out.contains(u"/Subtype /Text"_s));
    }

    void fragments_becomePagesIfWanted()
    {
        const QString file = written(u"steps.md"_s, "---\nmarp: true\n---\n# 제목\n\n---\n\n* 하나\n* 둘\n* 셋\n");
        const QString out = path(u"steps.pdf"_s);
        QCOMPARE(program({file, u"-o"_s, out}).status, 0);
        QVERIFY(run(u"pdfinfo"_s, {out}).out.contains(QRegularExpression(u"Pages: +2\n"_s)));
        QCOMPARE(program({file, u"--fragments"_s, u"-o"_s, out}).status, 0);
        QVERIFY(run(u"pdfinfo"_s, {out}).out.contains(QRegularExpression(u"Pages: +5\n"_s)));
        const auto words = [&out](int page) {
            return run(u"pdftotext"_s, {u"-f"_s, QString::number(page), u"-l"_s, QString::number(page), out, u"-"_s}).out.simplified();
        };
        QVERIFY2(!words(2).contains(u"하나"_s), qPrintable(words(2)));
        QVERIFY2(words(3).contains(u"하나"_s) && !words(3).contains(u"둘"_s), qPrintable(words(3)));
        QVERIFY2(words(5).contains(u"하나"_s) && words(5).contains(u"셋"_s), qPrintable(words(5)));
        // Series of a figure are steps as items of a list are.
        written(u"come/a.csv"_s, "step,loss\n1,0.5\n2,0.25\n");
        written(u"come/b.csv"_s, "step,loss\n1,0.6\n2,0.3\n");
        const QString series = written(u"come/talk.md"_s, "---\nmarp: true\n---\n* 먼저\n\n```plot\nruns: [a.csv, b.csv]\ny: loss\nfragments: true\n```\n\n* 나중\n");
        QCOMPARE(program({series, u"--fragments"_s, u"-o"_s, out}).status, 0);
        QVERIFY(run(u"pdfinfo"_s, {out}).out.contains(QRegularExpression(u"Pages: +5\n"_s)));
        QVERIFY2(words(4).contains(u"먼저"_s) && !words(4).contains(u"나중"_s) && words(5).contains(u"나중"_s), qPrintable(words(4)));
    }

    void handouts_standOnPaper_data()
    {
        QTest::addColumn<int>("perPage");
        QTest::addColumn<int>("pages");
        QTest::newRow("two") << 2 << 4;
        QTest::newRow("four") << 4 << 2;
        QTest::newRow("six") << 6 << 2;
    }
    void handouts_standOnPaper()
    {
        QFETCH(int, perPage);
        QFETCH(int, pages);
        const QString out = path(u"handout-%1.pdf"_s.arg(perPage));
        QCOMPARE(program({deck(u"default.md"_s), u"--handout"_s, QString::number(perPage), u"--notes"_s, u"-o"_s, out}).status, 0);
        const QString info = run(u"pdfinfo"_s, {out}).out;
        QVERIFY2(info.contains(u"(A4)"_s) && info.contains(QRegularExpression(u"Pages: +%1\n"_s.arg(pages))), qPrintable(info));
        const QString words = run(u"pdftotext"_s, {out, u"-"_s}).out;
        for (const QString &word : {u"학습률이 갈랐다"_s, u"인사하고 시작한다."_s, u"두 번째 메모"_s, u"자기만의 모양"_s})
            QVERIFY2(words.contains(word), qPrintable(word));
    }

    void slides_becomeDrawings()
    {
        const QString out = path(u"drawn.svg"_s);
        QCOMPARE(program({deck(u"default.md"_s), u"-o"_s, out, u"--slides"_s, u"2-3"_s}).status, 0);
        QCOMPARE(QDir(m_dir.path()).entryList({u"drawn-*.svg"_s}), QStringList({u"drawn-002.svg"_s, u"drawn-003.svg"_s}));
        const QByteArray svg = content(path(u"drawn-002.svg"_s));
        QVERIFY(svg.contains("<svg") && svg.contains("viewBox=\"0 0 960 540\"") && !svg.contains("foreignObject"));
    }

    // Plain Marp: numbers, pictures and tables of ours, escapes, and no hidden slide; the rest byte for byte.
    void frozenDeck_isPlainMarp()
    {
        written(u"ice/runs/a.csv"_s, "step,loss\n1,0.5\n2,0.25\n");
        written(u"ice/pics/p.svg"_s, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>");
        const QByteArray kept = "# 제목\n\n- 그대로 **굵게** ![w:4](pics/p.svg)\n\n| a | b |\n|---|---|\n| `{{x}}` | \\| |\n";
        const QString file = written(u"ice/talk.md"_s, "---\nmarp: true\npaginate: true\n---\n\n" + kept +
            "\n---\n\n2026. 04. 16. 22:30, 포항시.\n\n2024. 04. 19.에 만난 사람, 2~3주와 50~100개, $x_1$과 *기운*\n\n손실 {{\"runs/a.csv\" loss | .2f}}, **“말”**라는 *글*\n"
            "\n---\n\n<!-- hide: true -->\n<!-- color: red -->\n\n# 숨은 장\n\n---\n\n```plot\nruns: [runs/a.csv]\ny: loss\ncaption: 그림\n```\n"
            "\n---\n\n<!-- backup: true -->\n\n# 물으면\n");
        const QString out = path(u"given/talk.md"_s);
        const Ended ended = program({file, u"-o"_s, out});
        QVERIFY2(ended.status == 0 && !ended.error.contains(u"plain Marp"_s), qPrintable(ended.error));
        const QByteArray text = content(out);
        QByteArray moved = kept;
        moved.replace("pics/p.svg", "talk.files/p.svg");
        QVERIFY2(text.contains(moved), text.constData());
        for (const QByteArray &part : {QByteArray("2026\\. 04. 16."), QByteArray("2024\\. 04. 19.에"), QByteArray("2\\~3주와 50\\~100개"), QByteArray("손실 0.25,"),
                                       QByteArray("<strong>“말”</strong>라는 <em>글</em>"), QByteArray("<img src=\"talk.files/figure-1.svg\""),
                                       QByteArray("color: red"), QByteArray("--page: 'B1'; content: var(--page, attr(data-marpit-pagination))")})
            QVERIFY2(text.contains(part), qPrintable(QString::fromUtf8(part + "\n\n" + text)));
        QVERIFY(!text.contains("숨은 장") && !text.contains("```plot"));
        QVERIFY(content(path(u"given/talk.files/figure-1.svg"_s)).contains("<svg"));
        QVERIFY(QFile::exists(path(u"given/talk.files/p.svg"_s)));
    }

    void frozenDeck_takesItsPicturesAlongHoweverTheyAreNamed()
    {
        const QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>";
        written(u"ice/pics/two words.svg"_s, svg);
        written(u"ice/pics/named.svg"_s, svg);
        const QString file = written(u"ice/named.md"_s, "---\nmarp: true\n---\n\n![그림](<pics/two words.svg>) ![곡선][n]\n\n[n]: pics/named.svg\n");
        QCOMPARE(program({file, u"--to"_s, u"md"_s, u"-o"_s, path(u"given/named.md"_s)}).status, 0);
        const QByteArray text = content(path(u"given/named.md"_s));
        QVERIFY2(text.contains("![그림](<named.files/two%20words.svg>) ![곡선][n]\n\n[n]: named.files/named.svg\n"), text.constData());
        QVERIFY(QFile::exists(path(u"given/named.files/two words.svg"_s)) && QFile::exists(path(u"given/named.files/named.svg"_s)));
    }

    // Marp counts the slides that are there.
    void frozenDeck_leadsToTheSameSlides()
    {
        const QString file = written(u"ice/leads.md"_s, "---\nmarp: true\n---\n\n# 하나 [넷](#4)\n\n- [**넷**](<#4> \"곳\"), [하나](#1), `[넷](#4)`, [셋](#3), [없음](#9)\n\n---\n\n# 둘\n\n---\n\n<!-- hide: true -->\n\n# 셋\n\n---\n\n# 넷\n\n---\n\n# 다섯\n");
        const Ended ended = program({file, u"--to"_s, u"md"_s, u"-o"_s, path(u"given/leads.md"_s)});
        const QByteArray text = content(path(u"given/leads.md"_s));
        QVERIFY2(text.contains("# 하나 [넷](#3)\n\n- [**넷**](<#3> \"곳\"), [하나](#1), `[넷](#4)`, [셋](#3), [없음](#9)\n"), text.constData());
        QVERIFY2(ended.error.contains(u"slide 3, which is hidden"_s) && !ended.error.contains(u"plain Marp"_s), qPrintable(ended.error));
    }

    void frozenDeck_takesItsFilmsAlong()
    {
        written(u"ice/clip.webm"_s, yeonji::testing::film(yeonji::testing::halves(32, 16)));
        written(u"ice/still.svg"_s, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>");
        const QString file = written(u"ice/film.md"_s, "---\nmarp: true\n---\n\n<video src=\"clip.webm\" poster='still.svg' controls></video> <audio><source src=\"none.wav\"></audio>\n");
        (void)program({file, u"--to"_s, u"md"_s, u"-o"_s, path(u"given/film.md"_s)});
        const QByteArray text = content(path(u"given/film.md"_s));
        QVERIFY2(text.contains("<video src=\"film.files/clip.webm\" poster='film.files/still.svg' controls></video> <audio><source src=\"none.wav\"></audio>"), text.constData());
        QCOMPARE(content(path(u"given/film.files/clip.webm"_s)), content(path(u"ice/clip.webm"_s)));
        QVERIFY(QFile::exists(path(u"given/film.files/still.svg"_s)));
    }

    void frozenDeck_saysColumnsAndReferencesInHtml()
    {
        written(u"ice/works.bib"_s, "@article{kim2024, author={김, 연지}, title={손실}, journal={학회지}, year={2024}, pages={3--5}}\n");
        const QString file = written(u"ice/columns.md"_s, "---\nmarp: true\nbibliography: works.bib\n---\n\n# 나란히 [@kim2024, p. 3]\n\n<!-- columns: 2:1 -->\n\n- 왼쪽\n- **둘째**\n"
            "<!-- column -->\n오른쪽 [@kim2024]\n\n---\n\n<!-- columns -->\n\n가\n\n<!-- column -->\n\n나\n\n<!-- columns: end -->\n\n아래\n\n---\n\n<!-- references -->\n");
        const QString out = path(u"given/columns.md"_s);
        const Ended ended = program({file, u"-o"_s, out});
        QVERIFY2(ended.status == 0 && ended.error.isEmpty(), qPrintable(ended.error));
        const QByteArray text = content(out);
        for (const QByteArray &part : {QByteArray("# 나란히 <span class=\"citation\">\\[<a href=\"#ref-1\">1</a>, p. 3\\]</span>\n"), QByteArray("<div class=\"columns\">\n<div class=\"column share-66-7\">\n\n- 왼쪽\n"),
                                       QByteArray(".share-66-7 { flex: 0 1 auto; width: 66.7%; }"), QByteArray("- **둘째**\n\n</div>\n<div class=\"column share-33-3\">\n\n오른쪽"),
                                       QByteArray("나\n\n</div>\n</div>\n\n아래"), QByteArray("<li><a name=\"ref-1\"></a>김연지. 손실.")})
            QVERIFY2(text.contains(part), qPrintable(QString::fromUtf8(part + "\n\n" + text)));
        QCOMPARE(text.count("<div"), text.count("</div>"));
        QVERIFY(!text.contains("<!--"));
    }

    void frozenColumns_holdPicturesAndTables()
    {
        written(u"ice/runs/c.csv"_s, "step,loss\n1,0.5\n2,0.25\n");
        const QByteArray plot = "```plot\nruns: [runs/c.csv]\ny: loss\n```\n", runs = "```runs\nruns: [runs/c.csv]\ncolumns: [loss]\n```\n";
        const QString file = written(u"ice/beside.md"_s, "---\nmarp: true\n---\n\n<!-- columns: 2:1 -->\n\n" + plot + "\n<!-- column -->\n\n" + runs + "\n---\n\n" + plot);
        const QString out = path(u"given/beside.md"_s);
        QCOMPARE(program({file, u"-o"_s, out}).status, 0);
        const QByteArray text = content(out);
        QVERIFY2(!text.contains("```") && text.count("<img src=\"beside.files/figure-") == 2 && text.count("<table") == 1, text.constData());
        // Drawn for the room it has.
        QVERIFY(content(path(u"given/beside.files/figure-1.svg"_s)) != content(path(u"given/beside.files/figure-2.svg"_s)));
    }

    // Marp's own engine makes of the frozen text what we make of the deck, slide by slide, down to every word.
    void frozenDecks_readTheSameInPlainMarp()
    {
        const QDir folder(deck({}));
        QStringList decks;
        for (const QString &name : folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name) + QStringList{u"ours/dialect.md"_s})
            decks.append(folder.filePath(name));
        QCOMPARE(program(decks + QStringList{u"--to"_s, u"html"_s, u"-o"_s, path(u"drawn/"_s)}).status, 0);
        const Ended frozen = program(decks + QStringList{u"--to"_s, u"md"_s, u"-o"_s, path(u"frozen/"_s)});
        QCOMPARE(frozen.status, 0);
        QVERIFY2(!frozen.error.contains(u"plain Marp"_s), qPrintable(frozen.error));
        const auto content = [](const QString &file) {
            const Ended ended = run(u"node"_s, {yeonji::testing::source(u"tests/slidecontent.mjs"_s), yeonji::testing::webModules(), file});
            return ended.status == 0 ? ended.out.split(u'\n', Qt::SkipEmptyParts) : QStringList{ended.error};
        };
        for (const QString &file : std::as_const(decks)) {
            const QString name = QFileInfo(file).completeBaseName();
            const QStringList ours = content(path(u"drawn/%1.html"_s.arg(name))), theirs = content(path(u"frozen/%1.md"_s.arg(name)));
            QVERIFY2(!ours.isEmpty() && ours.size() == theirs.size(), qPrintable(u"%1: %2, %3"_s.arg(name).arg(ours.size()).arg(theirs.size())));
            for (qsizetype i = 0; i < ours.size(); ++i)
                QVERIFY2(ours.at(i) == theirs.at(i), qPrintable(u"%1, %2\n%3\n%4"_s.arg(name).arg(i + 1).arg(ours.at(i), theirs.at(i))));
        }
    }

    // What others do not read is nowhere in it, what they do is as it was.
    void frozenDialect_isMarkdownAndHtml()
    {
        const QString out = path(u"spoken/dialect.md"_s);
        QCOMPARE(program({deck(u"ours/dialect.md"_s), u"--to"_s, u"md"_s, u"-o"_s, out}).status, 0);
        const QByteArray text = content(out);
        for (const QByteArray &part : {QByteArray("<aside class=\"callout error\">\n<strong class=\"label\">"), QByteArray("- <span class=\"box\"></span> 팀에 올리기 교수님 2026-04-17 18:00\n"),
                                       QByteArray("[sft](reports/sft.md)와 [보고서 \\*하나\\*](reports/sft.md#"), QByteArray("![w:120](dialect.files/slope.svg)"), QByteArray("<ol class=\"footnote-list\" start=\"1\">"),
                                       QByteArray("<s>“지움”</s>까지"), QByteArray("포항시 남구 \\*\\*청암로\\*\\* 77."), QByteArray("`[[코드]]` \\[[아님]] `[^1]` 과 ~~둘~~"), QByteArray("x = 1  # > 아님")})
            QVERIFY2(text.contains(part), qPrintable(QString::fromUtf8(part + "\n\n" + text)));
        for (const QByteArray &part : {QByteArray("> [!note]\n"), QByteArray("[[a"), QByteArray("@교수님"), QByteArray("- [ ]"), QByteArray("- [x]"), QByteArray("[^둘]"), QByteArray("부르지 않는다"), QByteArray("<!-- section:")})
            QVERIFY2(!text.contains(part), qPrintable(QString::fromUtf8(part + "\n\n" + text)));
    }

    // A style is all that most themes are: the deck has it in itself, on Marp's theme beneath.
    void frozenDeck_holdsItsTheme()
    {
        const QString out = path(u"themed/dialect.md"_s);
        const Ended ended = program({deck(u"ours/dialect.md"_s), u"--to"_s, u"md"_s, u"-o"_s, out});
        QVERIFY2(ended.status == 0 && !ended.error.contains(u"theme"_s), qPrintable(ended.error));
        const QByteArray text = content(out);
        QVERIFY2(text.contains("\ntheme: default\n") && text.contains("section.lead h1 { color: #a93d2a; }") && !text.contains("@import"), text.constData());
        QVERIFY2(text.contains("url(\"dialect.files/slope.svg\")"), text.constData());
        // The deck's own style still has the last word.
        QVERIFY(text.lastIndexOf("h2 { color: #24527a; }") > text.indexOf("section.lead h1"));
        QCOMPARE(QDir(path(u"themed/dialect.files"_s)).entryList({u"*.css"_s}), QStringList{});
    }

    // A backup slide keeps its number, in what the theme writes around it.
    void frozenBackup_keepsItsNumber()
    {
        const QString file = written(u"ice/numbers.md"_s, "---\nmarp: true\npaginate: true\nstyle: \"section::after { content: attr(data-marpit-pagination) ' of ' attr(data-marpit-pagination-total); }\"\n---\n\n# a\n\n---\n\n<!-- backup: true -->\n\n# b\n");
        QCOMPARE(program({file, u"-o"_s, path(u"given/numbers.md"_s)}).status, 0);
        const QByteArray text = content(path(u"given/numbers.md"_s));
        QVERIFY2(text.contains("--page: 'B1'; content: var(--page, attr(data-marpit-pagination)) \" of 1\";"), text.constData());
    }

    // A size is no style: what Marp must be given is said.
    void frozenDeck_saysWhichThemeItNeeds()
    {
        const Ended ended = program({deck(u"imported.md"_s), u"--to"_s, u"md"_s, u"-o"_s, path(u"sized/imported.md"_s)});
        QVERIFY2(ended.status == 0 && ended.error.contains(u"marp imported.md --theme-set imported.files/campus.css"_s), qPrintable(ended.error));
        QVERIFY(content(path(u"sized/imported.md"_s)).contains("\ntheme: campus\n"));
        const QByteArray css = content(path(u"sized/imported.files/campus.css"_s));
        QVERIFY2(css.contains("@import-theme 'gaia';") && css.contains("url(\"imported.files/slope.png\")"), css.constData());
        QVERIFY(QFile::exists(path(u"sized/imported.files/slope.png"_s)));
    }

    void frozenDeck_keepsItsLineEnds()
    {
        const QString file = written(u"ice/ends.md"_s, "---\r\nmarp: true\r\n---\r\n\r\n> [!note]\r\n> 글[^1]\r\n\r\n[^1]: 각주\r\n");
        QCOMPARE(program({file, u"-o"_s, path(u"given/ends.md"_s)}).status, 0);
        const QByteArray text = content(path(u"given/ends.md"_s));
        QVERIFY2(text.contains("<aside") && text.count('\n') == text.count("\r\n"), text.constData());
    }

    void frozenFigure_hasTheColoursOfItsSlide()
    {
        written(u"ice/runs/d.csv"_s, "step,loss\n1,0.5\n2,0.25\n");
        const QByteArray plot = "```plot\nruns: [runs/d.csv]\ny: loss\n```\n";
        const QString file = written(u"ice/dark.md"_s, "---\nmarp: true\n---\n\n" + plot + "\n---\n\n<!-- _class: invert -->\n\n" + plot);
        QCOMPARE(program({file, u"-o"_s, path(u"given/dark.md"_s)}).status, 0);
        const QByteArray light = content(path(u"given/dark.files/figure-1.svg"_s)), dark = content(path(u"given/dark.files/figure-2.svg"_s));
        QVERIFY2(light.contains("fill-opacity=\"0.8\"") && !light.contains("var("), light.constData());
        QVERIFY2(dark.contains("fill-opacity=\"0.8\"") && dark != light, dark.constData());
    }

    // How far off a day is, is true today alone.
    void slide_saysTheDayOfAPromise()
    {
        const QString file = written(u"promise.md"_s, "---\nmarp: true\n---\n\n- [ ] 올리기 @교수님 ~2026-04-17 18:00\n");
        QCOMPARE(program({file, u"--to"_s, u"pdf"_s}).status, 0);
        const QString text = run(u"pdftotext"_s, {path(u"promise.pdf"_s), u"-"_s}).out.simplified();
        QVERIFY2(text.endsWith(u"올리기 교수님 2026-04-17 18:00"_s), qPrintable(text));
    }

    void frozenEntry_isMarkdownForAnyone()
    {
        written(u"ice/runs/b.csv"_s, "step,loss\n1,0.5\n2,0.125\n");
        const QString file = written(u"ice/entry.md"_s, "2026. 04. 16. 22:30, 포항시.\n\n# 하루\n\n- {{\"runs/b.csv\" loss}}와 `{{\"runs/b.csv\" loss}}`\n\n"
            "> ```runs\n> runs: [runs/b.csv]\n> columns: [loss]\n> ```\n\n끝\n");
        QCOMPARE(program({file, u"--to"_s, u"md"_s, u"-o"_s, path(u"given/entry.md"_s)}).status, 0);
        const QString text = QString::fromUtf8(content(path(u"given/entry.md"_s)));
        QVERIFY2(text.startsWith(u"2026\\. 04. 16. 22:30, 포항시.\n\n# 하루\n\n- 0.125와 `{{\"runs/b.csv\" loss}}`\n\n> |"_s), qPrintable(text));
        QVERIFY2(text.contains(u"\n> |---|"_s) && text.endsWith(u"\n\n끝\n"_s) && !text.contains(u"```"_s), qPrintable(text));
    }

    // Letters are text in faces that are embedded as such: Hangul alone, in formulas, Hanja.
    void fonts_holdNoLettersAsDrawings()
    {
        const QByteArray text = "# ㅎ ᄒ ᅡ ᆫ 漢字 **굵게 ᄒ 漢**\n\n글 `ᄒ 코드` $x_\\text{글자}$ $$\\text{한글}$$\n\n```\nᄒ한\n```\n";
        const QString entry = written(u"faces.md"_s, text);
        const QString slides = written(u"slides.md"_s, "---\nmarp: true\nmath: katex\n---\n" + text);
        for (const QString &file : {entry, slides}) {
            const QString out = file.chopped(3) + u".pdf"_s;
            QCOMPARE(program({file, u"-o"_s, out}).status, 0);
            const QString fonts = run(u"pdffonts"_s, {out}).out;
            QVERIFY2(!fonts.contains(u"Type 3"_s), qPrintable(fonts));
            const QString words = run(u"pdftotext"_s, {out, u"-"_s}).out;
            QVERIFY2(words.contains(u"漢字"_s) && words.contains(u"한글"_s) && words.contains(u"글자"_s), qPrintable(words));
        }
    }

    // Wider than the paper: smaller, and nothing else is.
    void wideTable_fitsThePaper()
    {
        QByteArray table("# 넓은 표\n\n본문\n\n");
        for (const QByteArray &cell : {QByteArray("column_%1"), QByteArray("---"), QByteArray("0.123456")}) {
            for (int i = 0; i < 16; ++i)
                table += "|" + QByteArray(cell).replace("%1", QByteArray::number(i));
            table += "|\n";
        }
        const QString narrow = written(u"narrow.md"_s, "# 넓은 표\n\n본문\n"), wide = written(u"wide.md"_s, table);
        QCOMPARE(program({narrow, u"--to"_s, u"pdf"_s}).status, 0);
        QCOMPARE(program({wide, u"--to"_s, u"pdf"_s}).status, 0);
        const auto boxOf = [this](const QString &pdf, const QString &word) {
            const QString boxes = run(u"pdftotext"_s, {u"-bbox"_s, path(pdf), u"-"_s}).out;
            static const QRegularExpression place(u"xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">%1<"_s);
            const auto found = QRegularExpression(place.pattern().arg(QRegularExpression::escape(word))).match(boxes);
            return QPointF(found.captured(1).toDouble(), found.captured(2).toDouble());
        };
        QCOMPARE(boxOf(u"wide.pdf"_s, u"본문"_s), boxOf(u"narrow.pdf"_s, u"본문"_s));
        const double right = boxOf(u"wide.pdf"_s, u"column_15"_s).x();
        QVERIFY2(right > 300 && right < 595 - 60, qPrintable(QString::number(right)));
    }

    void linksWithinTheDocument_leadToHeadings()
    {
        const QString file = written(u"inside.md"_s, "[go](#둘-째)\n\n# 하나\n\n# 둘 째\n");
        QCOMPARE(program({file, u"--fragment"_s, u"-o"_s, path(u"inside.html"_s)}).status, 0);
        QCOMPARE(QString::fromUtf8(content(path(u"inside.html"_s))),
                 u"<p><a href=\"#%EB%91%98-%EC%A7%B8\">go</a></p>\n<h1>하나</h1>\n<h1 id=\"둘-째\">둘 째</h1>\n"_s);
    }

    void wrongUsage_isTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList();
        QTest::newRow("unknown flag") << QStringList{u"a.md"_s, u"--colour"_s};
        QTest::newRow("unknown format") << QStringList{u"a.md"_s, u"--to"_s, u"odt"_s};
        QTest::newRow("bad range") << QStringList{u"a.md"_s, u"--slides"_s, u"5-3"_s};
        QTest::newRow("later format") << QStringList{u"a.md"_s, u"--to"_s, u"pptx"_s};
        QTest::newRow("later format by name") << QStringList{u"a.md"_s, u"-o"_s, u"a.pptx"_s};
        QTest::newRow("notes without pages") << QStringList{u"a.md"_s, u"--notes"_s, u"--to"_s, u"html"_s};
        QTest::newRow("odd handout") << QStringList{u"a.md"_s, u"--handout"_s, u"3"_s};
        QTest::newRow("over itself") << QStringList{u"a.md"_s, u"-o"_s, u"a.md"_s, u"--to"_s, u"html"_s};
        QTest::newRow("several into one") << QStringList{u"a.md"_s, u"b.md"_s, u"-o"_s, u"x.html"_s};
        QTest::newRow("same name twice") << QStringList{u"x/a.md"_s, u"y/a.md"_s, u"-o"_s, u"z/"_s};
    }
    void wrongUsage_isTwo()
    {
        QFETCH(QStringList, arguments);
        const Ended ended = program(arguments);
        QCOMPARE(ended.status, 2);
        QVERIFY(!ended.error.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
