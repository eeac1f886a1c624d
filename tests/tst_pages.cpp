// SPDX-License-Identifier: GPL-3.0-or-later
#include "clips.h"
#include "folder.h"
#include "pagefixture.h"
#include "photos.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>

using namespace yeonji;
using namespace Qt::StringLiterals;

class TestPages : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<PageFixture> m_page;

    QString entryFile() const { return m_folder.filePath(u"diary/entry.md"_s); }

    void write(const QString &name, const QByteArray &bytes) const
    {
        testing::put(m_folder.filePath(name), bytes);
    }

private Q_SLOTS:
    void initTestCase()
    {
        write(u"runs/alpha.csv"_s, "step,eval_loss\n1,2.5\n2,1.25\n3,1.5\n");
        QDir().mkpath(m_folder.filePath(u"diary"_s));
        pages::Setting setting;
        setting.root = m_folder.path();
        m_page = std::make_unique<PageFixture>(setting);
    }
    void cleanupTestCase() { m_page.reset(); }

    void modeOf_namesAndFrontMatter()
    {
        QCOMPARE(pages::modeOf(u"/a/x.ipynb"_s, {}), pages::Mode::Notebook);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"---\nmarp: true\n---\n# a"_s), pages::Mode::Deck);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"---\r\ntheme: gaia\r\nmarp: true\r\n---\r\n# a"_s), pages::Mode::Deck);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"---\ntitle: a\n---\nmarp: true\n"_s), pages::Mode::Entry);
        QCOMPARE(pages::modeOf(u"/a/x.md"_s, u"marp: true"_s), pages::Mode::Entry);
    }

    // Our own script breaks: whoever waits for the page hears of it, and the next text stands again.
    void stumblingScript_isAFindingAndNoWait_data()
    {
        QTest::addColumn<QString>("broken");
        QTest::newRow("while a block is finished") << u"Element.prototype.querySelectorAll"_s;
        QTest::newRow("while blocks are paired") << u"Node.prototype.insertBefore"_s;
        QTest::newRow("while the page settles") << u"Element.prototype.getBoundingClientRect"_s;
    }
    void stumblingScript_isAFindingAndNoWait()
    {
        QFETCH(QString, broken);
        QVERIFY(m_page->show(u"# 하나\n"_s));
        m_page->value(u"globalThis.whole = %1; %1 = () => { throw new Error('stumbled'); }; 0"_s.arg(broken));
        const bool rendered = m_page->show(u"# 둘\n\n글\n"_s);
        const Findings findings = m_page->view.findings();
        m_page->value(u"%1 = globalThis.whole; 0"_s.arg(broken));
        QVERIFY(rendered);
        QVERIFY2(!findings.isEmpty() && findings.last().code == u"page" && findings.last().message.contains(u"stumbled"), qPrintable(QString::number(findings.size())));
        QVERIFY(m_page->show(u"# 셋\n"_s));
        QCOMPARE(m_page->view.findings(), Findings());
        QVERIFY(m_page->fragment().contains(u"셋"_s));
    }

    // The first source that is there, with controls and without a start of its own; nothing else of what was asked.
    void filmAndSound_playFromTheProject()
    {
        write(u"diary/clip.webm"_s, testing::film(testing::halves(64, 32)));
        write(u"assets/long tone.wav"_s, testing::sound(600));
        write(u"assets/still.png"_s, testing::encoded(testing::halves(8, 8), "PNG"));
        QVERIFY(m_page->show(u"<video poster=\"../assets/still.png\" width=\"32\" autoplay muted onplay=\"x()\"><source src=\"none.mp4\"><source src=\"clip.webm\">old</video>\n\n"
                             "글 <audio src=\"../assets/long%20tone.wav\" autoplay></audio>\n"_s, entryFile()));
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('video, audio')].map((one) => [one.localName, one.readyState >= 2, one.controls, one.autoplay, one.paused, one.childNodes.length, one.hasAttribute('onplay')].join(' ')).join()"_s).toString(),
                 u"video true true false true 0 false,audio true true false true 0 false"_s);
        QCOMPARE(m_page->value(u"const film = document.querySelector('video'); [film.videoWidth, film.width, film.muted, new URL(film.poster).pathname].join(' ')"_s).toString(), u"64 32 true /picture/still.png"_s);
        QCOMPARE(m_page->view.findings().size(), 1);
        QVERIFY(m_page->view.findings()[0].message.startsWith(u"none.mp4"_s));
        // What is skipped is not read: of a long one the end alone.
        m_page->value(u"globalThis.tone = document.querySelector('audio'); tone.currentTime = 599; tone.muted = true; 0"_s);
        QTRY_VERIFY(m_page->value(u"!tone.seeking && tone.readyState >= 2 && tone.currentTime >= 599"_s).toBool());
        QCOMPARE(m_page->value(u"Math.round(tone.duration)"_s).toInt(), 600);
        m_page->value(u"globalThis.film = document.querySelector('video'); film.play(); 0"_s);
        QTRY_VERIFY(m_page->value(u"film.ended || film.currentTime > 0.2"_s).toBool());
    }

    void filmNobodyCanPlay_isSaidInItsPlace()
    {
        // Of the beginnings of formats, not one has anything in it to play.
        write(u"diary/broken.webm"_s, testing::film(testing::halves(64, 32)).first(60));
        write(u"diary/words.mp4"_s, "no film\n");
        QVERIFY(m_page->show(u"글\n\n<video src=\"broken.webm\"></video>\n\n<video src=\"words.mp4\"></video>\n"_s, entryFile()));
        QTRY_COMPARE(m_page->value(u"[...document.querySelectorAll('.absent')].map((box) => box.textContent).join('|')"_s).toString(),
                     u"broken.webm — the page engine of this system cannot play it; make a WebM file of it, or an MP4 with H.264 and AAC|words.mp4 — refused: it is neither video nor sound"_s);
        QCOMPARE(m_page->value(u"document.querySelectorAll('video').length"_s).toInt(), 0);
        Findings found = m_page->view.findings();
        QCOMPARE(found.size(), 2);
        std::ranges::sort(found, {}, &Finding::line);
        QCOMPARE(found[0].code, u"media"_s);
        QCOMPARE(found[0].line, 3);
        QCOMPARE(found[1].line, 5);
        // Put right, it plays.
        write(u"diary/broken.webm"_s, testing::film(testing::halves(48, 32)));
        m_page->value(u"yeonji.forget(); 0"_s);  // as when the folder has changed
        QVERIFY(m_page->show(u"<video src=\"broken.webm\"></video>\n"_s, entryFile()));
        QTRY_COMPARE(m_page->value(u"document.querySelector('video')?.videoWidth ?? 0"_s).toInt(), 48);
    }

    void badFrontMatter_isAFindingWithItsLine()
    {
        QVERIFY(m_page->show(u"---\ntitle: a\ntags: [b\n---\ntext"_s));
        QCOMPARE(m_page->view.findings().value(0).code, u"front-matter"_s);
        QVERIFY(m_page->view.findings().value(0).line >= 2);
        QVERIFY(m_page->show(u"---\ntitle: a\n---\ntext"_s));
        QCOMPARE(m_page->view.findings(), Findings());
    }

    void parts_haveTheLinesOfTheirBlocks()
    {
        QVERIFY(m_page->show(u"---\ntitle: x\n---\n# a\n\nb\nb\n\n- c\n- d\n"_s));
        QList<std::pair<int, int>> lines;
        for (const auto &part : m_page->view.parts())
            lines.append({part.first, part.last});
        QCOMPARE(lines, (QList<std::pair<int, int>>{{4, 4}, {6, 7}, {9, 10}}));
    }

    void edit_replacesOnlyTheBlockThatChanged()
    {
        QVERIFY(m_page->show(u"# a\n\nfirst\n\nsecond\n\n```python\nx = 1\n```\n\nlast"_s));
        m_page->value(u"window.marks = [...document.querySelectorAll('#page > div > *')]; marks.forEach((node, i) => node.mark = i); 0"_s);
        // A new block above, one word changed: everything else is the same element, shifted or not.
        QVERIFY(m_page->show(u"# a\n\nnew\n\nfirst\n\nsecond changed\n\n```python\nx = 1\n```\n\nlast"_s));
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('#page > div > *')].map((node) => node.textContent.trim() + node.mark).join()"_s).toString(),
                 u"a0,newundefined,first1,second changed2,x = 13,last4"_s);
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('#page > div')].map((node) => node.dataset.line).join()"_s).toString(), u"1,3,5,7,9,13"_s);
    }

    // Of every frame that is drawn while someone types: nothing is gone, not even for one, and nothing moves.
    void typing_flickersNot()
    {
        const QString picture = m_folder.filePath(u"steady.png"_s);
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(picture));
        QStringList paragraphs;
        for (int i = 1; i <= 60; ++i)
            paragraphs.append(i == 31 ? u"![붉은](steady.png)"_s : u"문단 %1"_s.arg(i));
        const QString file = m_folder.filePath(u"steady.md"_s);
        const auto text = [&] { return QString(u"# 오늘\n\n"_s % paragraphs.join(u"\n\n"_s) % u'\n'); };
        QVERIFY(m_page->show(text(), file));
        m_page->value(uR"((() => {
  document.querySelector("img").scrollIntoView({ block: "center" });
  const root = document.getElementById("page"), height = root.scrollHeight, y = scrollY;
  globalThis.frames = { drawn: 0, shrunk: 0, moved: 0, blank: 0 };
  (function look() {
    frames.drawn++;
    if (root.scrollHeight < height) frames.shrunk++;
    if (Math.abs(scrollY - y) > 1) frames.moved++;
    const image = document.querySelector("img");
    if (!image?.complete || !image.naturalWidth || image.getBoundingClientRect().height < 100) frames.blank++;
    requestAnimationFrame(look);
  })();
  return y;
})())"_s);
        for (int i = 0; i < 25; ++i) {
            paragraphs[29] += QChar(u'가' + i);
            QVERIFY(m_page->show(text(), file));
        }
        QTRY_VERIFY(m_page->value(u"frames.drawn"_s).toInt() > 5);
        QCOMPARE(m_page->value(u"[frames.shrunk, frames.moved, frames.blank].join()"_s).toString(), u"0,0,0"_s);
        QVERIFY(m_page->value(u"document.body.textContent.includes('%1')"_s.arg(paragraphs.at(29))).toBool());
    }

    // A block is looked into again only if its source changed; what stands on the page must be the same as
    // if all of it had been made at once, wherever the blocks have moved to.
    void edits_giveWhatTheWholeTextGives()
    {
        const QStringList pieces = {u"# a\n\n"_s, u"text **“굵게”**라는 [r] and {{alpha eval_loss | .2f}}\n\n"_s, u"- [ ] b ~2026-01-02\n- c\n\n"_s,
                                    u"[r]: /one\n\n"_s, u"| {{alpha eval_loss | .1f}} | $x^{$ |\n|---|---|\n\n"_s, u"<details>\n\n"_s, u"</details>\n\n"_s,
                                    u"```python\nx = 1\n```\n\n"_s, u"2026. 04. 16. 22:30, 포항\n\n"_s, u"> [!note] n\n> q\n\n"_s, u"[r]: /two\n\n"_s,
                                    u"a[^1]\n\n[^1]: note\n\n"_s, u"{{nobody loss}}\n\n"_s};
        const auto page = [this] { return m_page->value(u"document.getElementById('page').innerHTML"_s).toString(); };
        QStringList text = pieces;
        for (int i = 0; i < 24; ++i) {
            const int at = (i * 7) % int(text.size());
            if (i % 3 == 0)
                text.insert(at, pieces.at((i * 5) % pieces.size()));
            else if (i % 3 == 1)
                text.removeAt(at);
            else
                text[at].insert(text[at].size() / 2, QChar(u'q'));
            QVERIFY(m_page->show(text.join(QString()), entryFile()));
            const QString edited = page();
            const Findings findings = m_page->view.findings();
            QList<std::pair<int, int>> lines;
            for (const auto &part : m_page->view.parts())
                lines.append({part.first, part.last});
            if (i % 6 != 5)
                continue;
            QVERIFY(m_page->show(u"# other"_s, m_folder.filePath(u"diary/other.md"_s)));
            QVERIFY(m_page->show(text.join(QString()), entryFile()));
            QCOMPARE(edited, page());
            QCOMPARE(findings, m_page->view.findings());
            QCOMPARE(int(lines.size()), int(m_page->view.parts().size()));
            for (int k = 0; k < lines.size(); ++k)
                QCOMPARE(lines[k], (std::pair<int, int>(m_page->view.parts()[k].first, m_page->view.parts()[k].last)));
        }
    }

    void fastTyping_showsTheLastText()
    {
        QSignalSpy rendered(&m_page->view, &pages::PageView::rendered);
        for (int i = 0; i < 50; ++i)
            m_page->view.setDocument({u"number %1"_s.arg(i), entryFile(), pages::Mode::Entry});
        QVERIFY(rendered.wait(10'000));
        QCOMPARE(m_page->fragment(), u"<p>number 49</p>\n"_s);
        QVERIFY(rendered.count() < 10);
    }

    void boundNumber_isTheValueOfTheRun()
    {
        QVERIFY(m_page->show(u"loss {{alpha eval_loss@best | .1f}}, `{{alpha eval_loss}}`\n\n| a |\n|---|\n| {{alpha eval_loss | .2f}} |\n| {{alpha eval_loss \\| .3f}} |"_s, entryFile()));
        QCOMPARE(m_page->value(u"document.getElementById('page').innerText.trim()"_s).toString().simplified(),
                 u"loss 1.2, {{alpha eval_loss}} a 1.50 1.500"_s);
    }

    // The words of a figure keep their size: in a narrow pane it is drawn narrow, not shrunk.
    void narrowPane_drawsTheFigureForItsWidth()
    {
        const auto drawn = [this] { return m_page->value(u"document.querySelector('figure.plot svg').viewBox.baseVal.width"_s).toInt(); };
        QVERIFY(m_page->show(u"```plot\nruns: alpha\ny: eval_loss\n```"_s, entryFile()));
        QCOMPARE(drawn(), 580);
        m_page->view.resize(420, 900);
        QTRY_COMPARE(drawn(), 340);
        m_page->view.resize(700, 900);
        QTRY_COMPARE(drawn(), 580);
    }

    void plotBlock_isAFigureAndRefusesWithALine()
    {
        QVERIFY(m_page->show(u"```plot\nruns: alpha\ny: eval_loss\n```\n\n```plot\nruns: nobody\ny: eval_loss\n```"_s, entryFile()));
        QCOMPARE(m_page->value(u"document.querySelectorAll('figure.plot svg').length"_s).toInt(), 1);
        QCOMPARE(m_page->value(u"document.querySelectorAll('.block-error').length"_s).toInt(), 1);
        QVERIFY(!m_page->view.findings().isEmpty());
        QVERIFY(m_page->view.findings().first().line >= 6);
    }

    void schemeChange_drawsFiguresInItsColours()
    {
        const QString text = u"```plot\nruns: alpha\ny: eval_loss\n```"_s;
        QVERIFY(m_page->show(text, entryFile()));
        pages::Setting setting;
        setting.root = m_folder.path();
        setting.scheme = Scheme::Dark;
        QSignalSpy rendered(&m_page->view, &pages::PageView::rendered);
        m_page->view.setSetting(setting);
        QVERIFY(rendered.wait(10'000));
        QCOMPARE(m_page->value(u"document.querySelector('figure.plot').innerHTML.includes('%1')"_s.arg(tokens(Scheme::Dark).series.first())).toBool(), true);
        QCOMPARE(m_page->value(u"getComputedStyle(document.documentElement).backgroundColor"_s).toString(), u"rgb(33, 35, 40)"_s);
        setting.scheme = Scheme::Light;
        m_page->view.setSetting(setting);
        QVERIFY(rendered.wait(10'000));
    }

    void click_asksForSourceLinkAndTask()
    {
        QVERIFY(m_page->show(u"# a\n\n[b](c.md) [[d|e]] <https://example.org>\n\n- x\n- [ ] y\n- [x] z\n"_s));
        QSignalSpy link(&m_page->view, &pages::PageView::linkRequested);
        QSignalSpy task(&m_page->view, &pages::PageView::taskToggled);
        QSignalSpy source(&m_page->view, &pages::PageView::sourceRequested);
        m_page->value(u"for (const node of document.querySelectorAll('#page a, #page input')) node.click(); document.querySelector('h1').click(); 0"_s);
        QVERIFY(QTest::qWaitFor([&] { return source.count() == 1; }, 5000));
        QCOMPARE(link.value(0).value(0).toString(), u"c.md"_s);
        QCOMPARE(link.value(1).value(0).toString(), u"d"_s);
        QCOMPARE(link.value(2).value(0).toString(), u"https://example.org"_s);
        QCOMPARE(task.value(0), (QVariantList{6, true}));
        QCOMPARE(task.value(1), (QVariantList{7, false}));
        QCOMPARE(source.value(0).value(0).toInt(), 1);
        // The box shows what the text says, not the click.
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('input')].map((box) => box.checked).join()"_s).toString(), u"false,true"_s);
    }

    void picture_isShownLargeByAClick_andFootnoteWhereItIsCalled()
    {
        QImage picture(90, 70, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(QDir(m_folder.path()).mkpath(u"diary"_s));
        QVERIFY(picture.save(m_folder.filePath(u"diary/small.png"_s)));
        QVERIFY(m_page->show(u"![작은 그림](small.png)\n\n주석[^1]이 있다.\n\n[^1]: 풀이 **글**\n"_s, entryFile()));
        QTRY_COMPARE(m_page->value(u"document.querySelector('#page img').naturalWidth"_s).toInt(), 90);
        QSignalSpy source(&m_page->view, &pages::PageView::sourceRequested);
        m_page->value(u"document.querySelector('#page img').click(); 0"_s);
        QVERIFY(m_page->value(u"document.querySelector('.closer img').getBoundingClientRect().width"_s).toInt() > 600);
        QCOMPARE(m_page->value(u"document.querySelector('.closer').getAttribute('aria-label')"_s).toString(), u"작은 그림"_s);
        m_page->value(u"dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})); 0"_s);
        QCOMPARE(m_page->value(u"document.querySelectorAll('.closer').length"_s).toInt(), 0);
        m_page->value(u"document.querySelector('.footnote-ref a').dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); 0"_s);
        QCOMPARE(m_page->value(u"document.querySelector('.note-pop').textContent.trim()"_s).toString(), u"풀이 글"_s);
        m_page->value(u"document.querySelector('#page p').dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); 0"_s);
        QCOMPARE(m_page->value(u"document.querySelectorAll('.note-pop').length"_s).toInt(), 0);
        QCOMPARE(source.count(), 0);
    }

    // In the window: no larger than shown, upright, HEIC too, and none that is far off; large by a click.
    void photos_comeAsLargeAsTheyAreShown()
    {
        const QImage photo = testing::halves(2400, 1200);
        write(u"diary/lying.jpg"_s, testing::photo(photo, "JPEG", {.orientation = 6}));
        write(u"diary/phone.heic"_s, testing::encoded(photo, "HEIC"));
        for (int i = 0; i < 30; ++i)
            write(u"diary/far-%1.jpg"_s.arg(i), testing::encoded(testing::halves(1600, 1200), "JPEG"));
        QString text = u"![](lying.jpg)\n\n![](phone.heic)\n\n"_s;
        for (int i = 0; i < 30; ++i)
            text += u"![](far-%1.jpg)\n\n"_s.arg(i);
        pages::Setting setting;
        setting.root = m_folder.path();
        setting.scaled = m_folder.filePath(u"cache"_s);
        PageFixture window(setting);
        QVERIFY(window.show(text, entryFile()));
        const auto picture = [&](int number, const QString &what) { return window.value(u"document.querySelectorAll('#page img')[%1].%2"_s.arg(number).arg(what)); };
        QTRY_VERIFY(picture(0, u"complete && document.images[0].naturalWidth"_s).toInt() > 0);
        QCOMPARE(picture(0, u"naturalWidth"_s).toInt(), 640);
        QCOMPARE(picture(0, u"naturalHeight"_s).toInt(), 1280);
        // Room is kept before it is there, so that nothing jumps.
        QCOMPARE(picture(31, u"getAttribute('height')"_s).toInt(), 1200);
        window.view.scrollToLine(3);
        QTRY_COMPARE(picture(1, u"naturalWidth"_s).toInt(), 640);
        QCOMPARE(picture(31, u"naturalWidth"_s).toInt(), 0);
        window.view.scrollToLine(63);
        QTRY_COMPARE(picture(31, u"naturalWidth"_s).toInt(), 640);
        window.value(u"document.querySelectorAll('#page img')[1].click(); 0"_s);
        QTRY_COMPARE(window.value(u"document.querySelector('.closer img').naturalWidth"_s).toInt(), 2400);
    }

    void scrollToLine_putsItsBlockOnTop()
    {
        QString text;
        for (int i = 1; i <= 200; ++i)
            text += u"paragraph %1\n\n"_s.arg(i);
        QVERIFY(m_page->show(text));
        m_page->view.scrollToLine(201);
        QVERIFY(QTest::qWaitFor([&] { return m_page->value(u"scrollY"_s).toDouble() > 100; }, 5000));
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('#page > div')].find((node) => node.getBoundingClientRect().bottom > 24).dataset.line"_s).toString(), u"201"_s);
        // And back: scrolled by the person, the source is told.
        QSignalSpy scrolled(&m_page->view, &pages::PageView::scrolled);
        m_page->value(u"scrollTo(0, 0); 0"_s);
        QTRY_VERIFY(!scrolled.isEmpty() && scrolled.last().at(0).toDouble() < 3);
    }

    void fragment_carriesPicturesInside()
    {
        write(u"diary/a b.png"_s, QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        QVERIFY(m_page->show(u"![a](a%20b.png)"_s, entryFile()));
        QVERIFY(m_page->fragment().contains("src=\"data:image/png;base64,iVBOR"_L1));
    }

    // Two documents name different pictures alike.
    void pictureOfAnotherDocument_isAnother()
    {
        write(u"a/same.png"_s, testing::encoded(QImage(30, 10, QImage::Format_RGB32), "PNG"));
        write(u"b/same.png"_s, testing::encoded(QImage(70, 10, QImage::Format_RGB32), "PNG"));
        QVERIFY(m_page->show(u"![](same.png)"_s, m_folder.filePath(u"a/x.md"_s)));
        QCOMPARE(m_page->value(u"document.querySelector('#page img').naturalWidth"_s).toInt(), 30);
        QVERIFY(m_page->show(u"![](same.png)"_s, m_folder.filePath(u"b/x.md"_s)));
        QCOMPARE(m_page->value(u"document.querySelector('#page img').naturalWidth"_s).toInt(), 70);
    }

    // A page in a tab nobody looks at draws no frame; what waits for one would wait for ever.
    void hiddenPage_standsWithItsPictures()
    {
        QImage picture(900, 700, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(m_folder.filePath(u"diary/red.png"_s)));
        m_page->view.hide();
        QTRY_COMPARE(m_page->value(u"document.hidden"_s).toBool(), true);
        QVERIFY(m_page->show(u"![a](red.png)"_s, entryFile()));
        QVERIFY(m_page->fragment().contains("src=\"data:image/png;base64,"_L1));
        m_page->view.show();
    }

    void diagram_isDrawnWithItsLabels()
    {
        QVERIFY(m_page->show(u"```mermaid\ngraph LR\n  A[데이터] --> B[학습]\n```\n\n```mermaid\nno diagram\n```"_s));
        QCOMPARE(m_page->value(u"document.querySelectorAll('figure.diagram svg').length"_s).toInt(), 1);
        QVERIFY(m_page->value(u"document.querySelector('figure.diagram').textContent"_s).toString().contains(u"데이터"_s));
        QCOMPARE(m_page->value(u"document.querySelectorAll('.mistake').length"_s).toInt(), 1);
        QCOMPARE(m_page->view.findings().value(0).code, u"diagram"_s);
        QCOMPARE(m_page->view.findings().value(0).line, 6);
    }

    void pdf_holdsSelectableKoreanInEmbeddedFonts()
    {
        QVERIFY(m_page->show(u"# 제목\n\n본문 글자"_s));
        QByteArray pdf;
        QEventLoop loop;
        QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
        m_page->view.page()->printToPdf([&](const QByteArray &bytes) { pdf = bytes; loop.quit(); });
        loop.exec();
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.contains("Pretendard"));
        QVERIFY(!pdf.contains("/Type3"));
    }
};

int main(int argc, char **argv) { return runPageTest<TestPages>(argc, argv); }

#include "tst_pages.moc"
