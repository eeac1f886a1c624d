// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/include.h"
#include "decks/slides.h"
#include "folder.h"
#include "pagefixture.h"
#include "paths.h"
#include "resources/resources.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QString written(const QList<decks::Slide> &slides)
{
    QStringList parts;
    for (const auto &slide : slides)
        parts.append(u"%1-%2%3"_s.arg(slide.first).arg(slide.last).arg(slide.hidden ? u"h"_s : u""_s));
    return parts.join(u' ');
}

} // namespace

class SlidesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        m_page = std::make_unique<PageFixture>();
    }
    void cleanupTestCase() { m_page.reset(); }

    void text_isSplit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("slides");
        const QString head = u"---\nmarp: true\n---\n"_s;
        QTest::newRow("empty") << u""_s << u"1-1"_s;
        QTest::newRow("front matter alone") << head << u"1-4"_s;
        QTest::newRow("two") << head + u"a\n\n---\n\nb"_s << u"1-5 6-8"_s;
        QTest::newRow("underlined heading") << head + u"a\n---\nb"_s << u"1-6"_s;
        QTest::newRow("fence") << head + u"```\n---\n```\n\n~~~~\n~~~\n---\n~~~~\n***\nb"_s << u"1-11 12-13"_s;
        QTest::newRow("comment") << head + u"<!-- a\n---\nb -->\n---\nb"_s << u"1-6 7-8"_s;
        QTest::newRow("list, quote, table") << head + u"- a\n---\n> b\n\n___\n| a |\n|---|\n* * *\nz"_s << u"1-4 5-7 8-10 11-12"_s;
        QTest::newRow("HTML block") << head + u"<div>\n---\n</div>\n\n---\nz"_s << u"1-7 8-9"_s;
        QTest::newRow("code") << head + u"a\n\n    ---\n\n---\nb"_s << u"1-7 8-9"_s;
        QTest::newRow("heading divider") << u"---\nmarp: true\nheadingDivider: 2\n---\n# a\n\nx\n\n## b\n\n### c\n\n---\n\n# d"_s << u"1-8 9-12 13-14 15-15"_s;
        QTest::newRow("heading dividers") << u"---\nmarp: true\nheadingDivider: [2]\n---\n# a\n\n## b\n\n# c"_s << u"1-6 7-9"_s;
        QTest::newRow("hidden") << head + u"a\n\n---\n<!-- hide: true -->\n\nb\n\n---\n<!-- hide: false -->\n\n---\n<!--\nhide: 다음 주에\n-->"_s
                                << u"1-5 6-10h 11-13 14-17h"_s;
        QTest::newRow("hidden in words, not in code") << head + u"a <!-- hide: true -->\n\n---\n```\n<!-- hide: true -->\n```\n\n    <!-- hide: true -->\n`<!-- hide: true -->`"_s
                                                      << u"1-5h 6-12"_s;
        QTest::newRow("fence of an item") << head + u"1. ```bash\n   # a\n   ---\n   ```\n---\nb"_s << u"1-7 8-9"_s;
        QTest::newRow("item of two lines") << head + u"- a\n  b\n---\nc"_s << u"1-5 6-7"_s;
        QTest::newRow("quote that goes on") << head + u"> a\nb\n---\nc"_s << u"1-5 6-7"_s;
        QTest::newRow("underlined headings divide") << u"---\nheadingDivider:\n  - 1\n  - '3'\n---\na\n\nB\nb\n===\n---\n## c\n### d"_s << u"1-7 8-10 11-12 13-13"_s;
        QTest::newRow("only what shows is above") << u"---\nheadingDivider: 1\n---\n<style>a{}</style>\n[a]: b\n<!-- c -->\n\n[^e]: f\n\n# d"_s << u"1-10"_s;
        QTest::newRow("divider in broken front matter") << u"---\nheadingDivider: 1\nmarp: true\nmarp: true\n---\n# a\n\n# b"_s << u"1-8"_s;
        QTest::newRow("divider out of range") << u"---\nheadingDivider: 9\n---\n# a\n\n# b"_s << u"1-6"_s;
    }
    void text_isSplit()
    {
        QFETCH(QString, text);
        QFETCH(QString, slides);
        QCOMPARE(written(decks::slidesOf(text)), slides);
        if (text.startsWith(u"---"_s))
            agreesWithThePage(text);
    }

    void deck_isSplitAsMarpDoes_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(testing::data(u"decks"_s));
        for (const QString &name : folder.entryList({u"*.md"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void deck_isSplitAsMarpDoes()
    {
        QFETCH(QString, file);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        agreesWithThePage(QString::fromUtf8(read.readAll()));
    }

    // Whatever stands above and below whatever, with a blank line between or without.
    void oddDecks_areSplitAsMarpDoes_data()
    {
        QTest::addColumn<QString>("front");
        QTest::newRow("rules") << u""_s;
        QTest::newRow("one divider") << u"headingDivider: 2\n"_s;
        QTest::newRow("some dividers") << u"headingDivider:\n  - 1\n  - 3\n"_s;
    }
    void oddDecks_areSplitAsMarpDoes()
    {
        static const QStringList blocks{
            u"글\n글"_s, u"- a\n  b"_s, u"- a\n\n      code"_s, u"1. ```bash\n   # x\n   ---\n   ```"_s, u"1) a\n2) b"_s, u"-\n  a"_s, u"-\n\n  a"_s,
            u"- a\n - b\n  - c\n   - d\n    - e"_s, u"> q\nlazy"_s, u"> ```\n> x"_s, u"> - a\nlazy"_s, u"> # H1"_s, u"- ## H2"_s, u"# H1"_s, u"## H2 ##"_s,
            u"### H3"_s, u"#no"_s, u"Set\n==="_s, u"two\nlines\n-"_s, u"---"_s, u"  ---"_s, u"\t---"_s, u"* * *"_s, u"___"_s, u"-- -"_s, u"\\---"_s, u"    code"_s,
            u"```\n---\n```"_s, u"~~~ x`y\n## x\n~~~~"_s, u"``` x`y"_s, u"| a |\n---"_s, u"a | b\n--- | ---\n1 | 2"_s, u"a \\| b"_s, u"$$\nx\n---\n$$"_s,
            u"$$x$$"_s, u"$$x$$ y $$"_s, u"<div>\n---\n</div>"_s, u"<div>\n\nx\n\n</div>"_s, u"<b>x</b> y"_s, u"<br>"_s, u"<a\nhref=x>"_s,
            u"<pre>\n\n---\n</pre>"_s, u"<style>\na{}\n\n---\n</style>"_s, u"<?x\n---\n?>"_s, u"<!-- a\n\n---\n-->"_s, u"<!-- a --> b"_s, u"a <!-- b\nc -->"_s,
            u"- <!-- a\n\n  b -->"_s, u"[a]: http://x"_s, u"[b]: <x>\n\"t\""_s, u"[c]:\nx y"_s, u"2026. 11. 30."_s, u"2026. 11. 30. 12:00, 서울"_s, u"2026. 11. 30.에"_s,
            u"`a\n---\nb`"_s, u"- [ ] 할 일"_s, u"> [!note] 글\n> 글"_s, u"![bg](x.png)"_s, u"글[^1]"_s, u"[^1]: 주석\n    # H1\n\n    ---"_s, u"plain  "_s};
        QFETCH(QString, front);
        QRandomGenerator chance(20261130);
        for (int deck = 0; deck < 120; ++deck) {
            QString text = u"---\nmarp: true\n"_s + front + u"---\n"_s;
            for (int block = 0; block < 12; ++block)
                text += blocks.at(chance.bounded(blocks.size())) + (chance.bounded(3) > 0 ? u"\n"_s : u"\n\n"_s);
            agreesWithThePage(text);
            if (QTest::currentTestFailed()) {
                qInfo().noquote() << text;
                return;
            }
        }
    }

    void mistakesOfDirectives_areSaidOnceWithTheirLine()
    {
        QVERIFY(show(u"---\nmarp: true\ntheme: gaiaa\npagination: true\ntags: [a]\n---\n\n# a\n\n---\n\n<!-- _classs: lead -->\n"
                     "<!-- todo: ask her -->\nb\n\n---\n\n<!--\nheader: c\n_fooBarBaz: 1\ntheme: gaiaa\n-->\n<!-- _classs: x -->\n<!-- theme: gaia -->\n"_s));
        QCOMPARE(said(), QStringList({u"3/1 missing-theme"_s, u"4/1 unknown-directive"_s, u"12/2 unknown-directive"_s,
                                      u"20/3 unknown-directive"_s}));
        QVERIFY(m_page->view.findings().at(1).message.contains(u"paginate"_s));
    }

    void valuesMarpPassesOver_areSaid()
    {
        QVERIFY(show(u"---\nmarp: true\nsize: 20:9\nmath: mathjx\nheadingDivider: 9\n---\n# a\n"_s));
        QCOMPARE(said(), QStringList({u"3/1 unknown-value"_s, u"4/1 unknown-value"_s, u"5/1 unknown-value"_s}));
        QVERIFY(m_page->view.findings().first().message.contains(u"16:9, 4:3"_s));
        QVERIFY(show(u"---\nmarp: true\nsize: 4:3\nmath: katex\nheadingDivider: [1, 2]\n---\n# a\n\n<!-- headingDivider: false -->\n"_s));
        QCOMPARE(said(), QStringList());
    }

    void overflow_isMeasured_data()
    {
        QTest::addColumn<QString>("slide");
        QTest::addColumn<QString>("found");
        const QString styled = u"<style scoped>%1</style>\n<!-- footer: 작은 말 모임의 긴 꼬리말 -->\n\n## a"_s;
        QTest::newRow("fits") << u"# a\n\nb"_s << u""_s;
        QTest::newRow("long code shrinks") << QString(u"```\n"_s + QString(400, u'x') + u"\n```"_s) << u""_s;
        QTest::newRow("formula") << u"$\\sqrt{x}$\n\n<!-- math: katex -->"_s << u""_s;
        QTest::newRow("below") << QString(u"- a\n"_s.repeated(24)) << u"bottom"_s;
        QTest::newRow("right") << styled.arg(u"h2 { width: 1400px }"_s) << u"right"_s;
        QTest::newRow("left") << styled.arg(u"h2 { margin-left: -120px }"_s) << u"left"_s;
        QTest::newRow("in a box") << styled.arg(u"h2 { height: 20px; overflow: auto }"_s) << u"below in a box"_s;
        QTest::newRow("beside in a box") << styled.arg(u"h2 { width: 30px; height: 80px; overflow: auto; white-space: nowrap } h2::after { content: 'aaaaaaa' }"_s) << u"to the right in a box"_s;
        QTest::newRow("into the header") << u"<style scoped>h2 { position: relative; top: -315px; margin: 0 }</style>\n<!-- header: 머리말의 긴 글 -->\n\n## a"_s << u"header"_s;
        QTest::newRow("into the footer") << styled.arg(u"h2 { height: 615px }"_s) << u"footer"_s;
    }
    void overflow_isMeasured()
    {
        QFETCH(QString, slide);
        QFETCH(QString, found);
        QVERIFY(show(u"---\nmarp: true\n---\n"_s + slide));
        const Findings overflows = of(u"overflow"_s);
        if (found.isEmpty()) {
            QVERIFY2(overflows.isEmpty(), qPrintable(overflows.value(0).message));
            return;
        }
        QCOMPARE(overflows.size(), 1);
        QCOMPARE(overflows.first().slide, 1);
        const QString message = overflows.first().message;
        QVERIFY2(message.contains(found), qPrintable(message));
    }

    // Where the slide may be divided, not only that it must be.
    void overflow_namesTheFirstLineThatDoesNotFit()
    {
        QVERIFY(show(u"---\nmarp: true\n---\n# a\n\n---\n\n"_s + u"- a\n"_s.repeated(24)));
        QCOMPARE(m_page->view.findings().size(), 1);
        const Finding found = m_page->view.findings().first();
        const double bottom = m_page->value(u"document.querySelectorAll('svg[data-marpit-svg]')[1].getBoundingClientRect().bottom"_s).toDouble();
        const auto bottomOf = [this](int line) {
            return m_page->value(u"document.querySelectorAll('svg[data-marpit-svg]')[1].querySelector('li[data-l=\"%1\"]').getBoundingClientRect().bottom"_s.arg(line - 6)).toDouble();
        };
        QVERIFY(bottomOf(found.line) > bottom);
        QVERIFY(bottomOf(found.line - 1) < bottom + 1.5);
    }

    void whatCannotBeRead_isFound_data()
    {
        QTest::addColumn<QString>("slide");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("says");
        const QString styled = u"<style scoped>%1</style>\n\n## a\n\n작은 글\n"_s;
        QTest::newRow("common") << styled.arg(u""_s) << u""_s << u""_s;
        QTest::newRow("small") << styled.arg(u"p { font-size: 12px }"_s) << u"8/1 small-text"_s << u"12 px"_s;
        QTest::newRow("small by fitting") << QString(u"```\n"_s + QString(400, u'x') + u"\n```"_s) << u"4/1 small-text"_s << u"xxx"_s;
        QTest::newRow("footer is small by nature") << u"<!-- footer: 꼬리 -->\n<style scoped>footer { font-size: 12px }</style>\n\na"_s << u""_s << u""_s;
        QTest::newRow("faint") << styled.arg(u"p { color: #bbb }"_s) << u"8/1 contrast"_s << u"1.9"_s;
        QTest::newRow("faint by opacity") << styled.arg(u"p { opacity: 0.25 }"_s) << u"8/1 contrast"_s << u"작은"_s;
        QTest::newRow("on a dark slide") << u"<!-- _backgroundColor: '#123a5c' -->\n<!-- _color: '#345' -->\n\na"_s << u"7/1 contrast"_s << u"a"_s;
        QTest::newRow("light on dark") << u"<!-- _backgroundColor: '#123a5c' -->\n<!-- _color: '#fff' -->\n\na"_s << u""_s << u""_s;
        QTest::newRow("over a gradient") << u"<!-- _backgroundImage: 'linear-gradient(#ccc, #000)' -->\n\na"_s << u"6/1 contrast"_s << u"a"_s;
        const QString ground = u"<!-- _backgroundImage: '%1' -->\n\na"_s;
        QTest::newRow("where a gradient is light") << ground.arg(u"linear-gradient(90deg, #fff 0%, #fff 50%, #000 90%)"_s) << u""_s << u""_s;
        QTest::newRow("where a gradient is dark") << ground.arg(u"linear-gradient(to right, #24292e, #fff)"_s) << u"6/1 contrast"_s << u"a"_s;
        QTest::newRow("where a gradient is dark, from below") << ground.arg(u"linear-gradient(0deg, #fff, #24292e 40%)"_s) << u"6/1 contrast"_s << u"a"_s;
        QTest::newRow("over a gradient around a point") << ground.arg(u"radial-gradient(#fff, #000)"_s) << u""_s << u""_s;
        QTest::newRow("over one that is dark all over") << ground.arg(u"radial-gradient(#333, #111)"_s) << u"6/1 contrast"_s << u"a"_s;
        QTest::newRow("letters of a gradient") << styled.arg(u"p { background: linear-gradient(#000, #333); -webkit-background-clip: text; background-clip: text; color: transparent }"_s) << u""_s << u""_s;
        QTest::newRow("letters filled otherwise") << styled.arg(u"p { color: #fff; -webkit-text-fill-color: #000 }"_s) << u""_s << u""_s;
        QTest::newRow("invisible by intention") << styled.arg(u"p { opacity: 0 }"_s) << u""_s << u""_s;
        QTest::newRow("on a picture") << styled.arg(u"p { color: #fff; background: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\") }"_s) << u""_s << u""_s;
        QTest::newRow("on what lies below it") << styled.arg(u"h2 { position: absolute; inset: 0; background: #123 } h2, p { color: #fff } p { position: relative }"_s) << u""_s << u""_s;
        QTest::newRow("on what the slide draws below it") << styled.arg(u"section::before { content: ''; display: block; position: absolute; inset: 0; background: #123 } h2, p { color: #fff; position: relative }"_s) << u""_s << u""_s;
        QTest::newRow("with a shadow") << styled.arg(u"p { color: #ccc; filter: drop-shadow(0 2px 2px rgba(0, 0, 0, 0.2)) }"_s) << u"8/1 contrast"_s << u"작은"_s;
        QTest::newRow("inverted by a filter") << styled.arg(u"p { color: #eee; filter: invert(1) }"_s) << u""_s << u""_s;
        QTest::newRow("beside its box") << styled.arg(u"h2 { color: #fff; background: #123; position: relative; height: 60px } h2 strong { position: absolute; top: 200px; color: #123 }"_s) << u""_s << u""_s;
        QTest::newRow("inverted") << u"<!-- _class: invert -->\n\n## a\n\n`b` **c**\n\n> d"_s << u""_s << u""_s;
        QTest::newRow("in HTML") << u"<style scoped>.b { color: #bbb }</style>\n\n## a\n\n<div class=\"b\">작은 글</div>\n"_s << u"8/1 contrast"_s << u"작은"_s;
        QTest::newRow("in HTML at the beginning") << u"<style scoped>.b { color: #bbb }</style>\n\n<div class=\"b\">작은 글</div>\n"_s << u"6/1 contrast"_s << u"작은"_s;
        QTest::newRow("face") << u"<style>section { font-family: 'No Such Face', sans-serif }</style>\n\na\n\n---\n\nb"_s << u"1/1 missing-font"_s << u"No Such Face"_s;
    }
    void whatCannotBeRead_isFound()
    {
        QFETCH(QString, slide);
        QFETCH(QString, found);
        QFETCH(QString, says);
        QVERIFY(show(u"---\nmarp: true\n---\n"_s + slide));
        QCOMPARE(said().join(u' '), found);
        if (!found.isEmpty())
            QVERIFY2(m_page->view.findings().first().message.contains(says), qPrintable(m_page->view.findings().first().message));
    }

    // Marp's command line makes slides of it all the same.
    void deckThatDoesNotSaySo_isSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("matter");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("among the decks") << u"decks/n.md"_s << u"theme: gaia\npaginate: true"_s << QStringList{u"1/0 no-deck"_s};
        QTest::newRow("no word of Marp's") << u"decks/README.md"_s << u"title: 읽을거리"_s << QStringList();
        QTest::newRow("none, it says") << u"decks/n.md"_s << u"marp: false\ntheme: gaia"_s << QStringList();
        QTest::newRow("elsewhere") << u"reports/n.md"_s << u"theme: gaia"_s << QStringList();
    }
    void deckThatDoesNotSaySo_isSaid()
    {
        QFETCH(QString, file);
        QFETCH(QString, matter);
        QVERIFY(m_page->show(u"---\n"_s + matter + u"\n---\n\n# 하나\n\n---\n\n# 둘\n"_s, u"/nowhere/"_s + file));
        QTEST(said(), "found");
    }

    // The faces of Marp's theme are not named by whoever builds on it.
    void faceOfAThemeOfOnesOwn_isItsOwn()
    {
        const testing::Folder folder;
        folder.written(u"themes/plain.css"_s, "/* @theme plain */\n@import 'gaia';\nsection { color: #000 }\n");
        folder.written(u"themes/faced.css"_s, "/* @theme faced */\n@import 'gaia';\nsection { font-family: 'No Such Face' }\n");
        const QString deck = u"---\nmarp: true\ntheme: %1\n---\n# a\n"_s;
        QVERIFY(m_page->show(pages::Document{deck.arg(u"faced"_s), folder.path(u"talk.md"_s), pages::Mode::Deck, {}, true}));
        QCOMPARE(of(u"missing-font"_s).size(), 1);
        QVERIFY(m_page->show(pages::Document{deck.arg(u"plain"_s), folder.path(u"talk.md"_s), pages::Mode::Deck, {}, true}));
        QCOMPARE(of(u"missing-font"_s), Findings());
        QCOMPARE(of(u"missing-theme"_s), Findings());
    }

    void lettersOfASmallFormula_areFound_data()
    {
        QTest::addColumn<QString>("slide");
        QTest::addColumn<int>("found");
        const QString styled = u"<style scoped>p, li { font-size: %1px }</style>\n\n"_s;
        const QString terms = u"x_1 + "_s.repeated(80) + u"y"_s;
        QTest::newRow("scripts and fractions") << styled.arg(24) + u"글 $x_i^{2_k}$, $\\frac{a_i}{b}$, $\\sum_{i=0}^n \\binom{n}{k}$\n\n$$\n\\int_0^1 e^{-x^2} dx\n$$"_s << 0;
        QTest::newRow("a script alone") << styled.arg(20) + u"글$^{12}$"_s << 0;
        QTest::newRow("too long for the slide") << u"$$\n"_s + terms + u"\n$$"_s << 1;
        QTest::newRow("long enough to shrink") << u"$$\n"_s + u"x_1 + "_s.repeated(22) + u"y\n$$"_s << 0;
        QTest::newRow("among small words") << styled.arg(12) + u"$x$"_s << 1;
        QTest::newRow("small itself") << u"글 $\\tiny x_i$"_s << 1;
        QTest::newRow("scaled by a style") << u"<style scoped>p { transform: scale(0.4) }</style>\n\n$x$"_s << 1;
        QTest::newRow("of the footer") << u"<!-- footer: '$x$' -->\n<style scoped>footer { font-size: 12px }</style>\n\na"_s << 0;
    }
    void lettersOfASmallFormula_areFound()
    {
        QFETCH(QString, slide);
        QFETCH(int, found);
        for (const QString &engine : {u"mathjax"_s, u"katex"_s}) {
            QVERIFY(show(u"---\nmarp: true\nmath: %1\n---\n"_s.arg(engine) + slide + u"\n"_s));
            Findings small = of(u"small-text"_s);
            small.removeIf([](const Finding &one) { return !one.message.contains(u"formula"_s); });
            QVERIFY2(small.size() == found, qPrintable(engine + u": "_s + small.value(0).message));
            QCOMPARE(of(u"overflow"_s), Findings());
        }
    }

    // Labels stand on shapes of the drawing.
    void wordsOnShapes_areComparedWithThem()
    {
        const QString text = u"---\nmarp: true\n---\n```mermaid\nflowchart LR\n A[글]\n style A fill:%1,color:%2\n```\n"_s;
        QVERIFY(show(text.arg(u"#123456"_s, u"#ffffff"_s)));
        QCOMPARE(m_page->value(u"getComputedStyle(document.querySelector('figure.diagram svg text, figure.diagram svg tspan')).fill"_s).toString(), u"rgb(255, 255, 255)"_s);
        QCOMPARE(of(u"contrast"_s), Findings());
        QVERIFY(show(text.arg(u"#ffffff"_s, u"#eeeeee"_s)));
        QCOMPARE(of(u"contrast"_s).size(), 1);
    }

    void wordsOfASmallFigure_areFound()
    {
        testing::Folder folder;
        folder.written(u"m.csv"_s, "step,loss\n1,2\n2,1.5\n3,1\n");
        const QString file = folder.written(u"talk.md"_s, "");
        const QString text = u"---\nmarp: true\n---\n<style scoped>figure.plot { width: %1px }</style>\n\n```plot\nruns: m.csv\ny: loss\nfragments: true\n```\n"_s;
        QVERIFY(m_page->show(pages::Document{text.arg(1120), file, pages::Mode::Deck, {}, true}));
        QCOMPARE(of(u"small-text"_s), Findings());
        // Its lines take the colours of the slide, and come one by one.
        const QString colour = u"getComputedStyle(document.querySelector('figure.plot path[data-series]')).stroke"_s;
        const QString light = m_page->value(colour).toString();
        QCOMPARE(m_page->value(u"document.querySelector('.marpit section').dataset.marpitFragments"_s).toString(), u"1"_s);
        QVERIFY(m_page->show(pages::Document{text.arg(1120) + u"\n<!-- _class: invert -->\n"_s, file, pages::Mode::Deck, {}, true}));
        QVERIFY(light.startsWith(u"rgb("_s) && m_page->value(colour).toString() != light);
        QVERIFY(m_page->show(pages::Document{text.arg(500), file, pages::Mode::Deck, {}, true}));
        QCOMPARE(of(u"small-text"_s).size(), 1);
        // In a column it is drawn again for the room there, with words as high as elsewhere.
        const QString block = text.arg(1120).section(u"</style>\n"_s, 1);
        QVERIFY(m_page->show(pages::Document{u"---\nmarp: true\n---\n"_s + block + u"\n---\n\n<!-- columns -->\n"_s + block + u"\n<!-- column -->\na\n"_s, file, pages::Mode::Deck, {}, true}));
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('figure.plot > svg')].map((svg) => `${svg.getAttribute('width')} ${getComputedStyle(svg).fontSize}`).join()"_s).toString(),
                 u"1120 20px,526 20px"_s);
        QCOMPARE(of(u"small-text"_s), Findings());
    }

    void errorOnAnIncludedSlide_namesWhereItIsWritten()
    {
        testing::Folder folder;
        const QString file = folder.written(u"talk.md"_s, "");
        const QByteArray included = "## 결과\n\n손실 {{nobody loss}}\n\n```plot\nruns: nobody\ny: loss\n```\n\n```runs\ncolumn: 1\n```\n";
        const auto drawn = [&](const QByteArray &above) {
            folder.written(u"other.md"_s, above + included);
            const auto all = decks::expand(u"---\nmarp: true\n---\n# a\n\n{{nobody acc}}\n\n---\n\n<!-- include: other.md#결과 -->\n"_s, file, {});
            pages::Document document{all.text, file, pages::Mode::Deck, {}, true};
            document.origins = all.origins();
            if (!m_page->show(document))
                return u"not shown"_s;
            return m_page->value(u"[...document.querySelectorAll('.block-error')].map((error) => error.textContent.match(/(?:other.md, )?line \\d+/)?.[0]).join('; ')"_s).toString();
        };
        QCOMPARE(drawn("# b\n\n---\n\n"), u"line 6; other.md, line 7; other.md, line 9; other.md, line 15"_s);
        // The deck's own text is as it was.
        QCOMPARE(drawn("# b\n\n\n\n---\n\n"), u"line 6; other.md, line 9; other.md, line 11; other.md, line 17"_s);
        const Findings found = m_page->view.findings();
        QVERIFY(found.size() == 4 && std::ranges::all_of(found.sliced(1), [](const Finding &one) { return one.slide == 2; }));
    }

    // What Marp's own themes draw is no mistake, but for one: numbers in code are 1.9 : 1 in gaia, 2.9 : 1 in uncover.
    void ownDecks_areReadable_data()
    {
        QTest::addColumn<int>("faint");
        QTest::newRow("default") << 0;
        QTest::newRow("gaia") << 1;
        QTest::newRow("uncover") << 1;
    }
    void ownDecks_areReadable()
    {
        QFETCH(int, faint);
        QFile file(testing::data(u"decks/%1.md"_s.arg(QLatin1StringView(QTest::currentDataTag()))));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(show(QString::fromUtf8(file.readAll())));
        const Findings found = of(u"contrast"_s);
        QCOMPARE(found.size(), faint);
        for (const Finding &finding : found)
            QVERIFY2(finding.message.contains(u"in the code"_s), qPrintable(finding.message));
        QCOMPARE(of(u"missing-font"_s), Findings());
    }

    void shrinking_endsWhereItFitsOrAtTheFloor()
    {
        QVERIFY(show(u"---\nmarp: true\n---\n"_s + u"- a\n"_s.repeated(15) + u"\n---\n\na\n\n---\n\n"_s + u"- a\n"_s.repeated(60)));
        const auto fitting = [this](int slide) {
            QFutureWatcher<pages::Fitting> watcher;
            QSignalSpy finished(&watcher, &QFutureWatcher<pages::Fitting>::finished);
            watcher.setFuture(m_page->view.fittingSize(slide, 20));
            finished.wait(10'000);
            return watcher.result();
        };
        const pages::Fitting first = fitting(0), second = fitting(1), third = fitting(2);
        QVERIFY2(first.fits && first.pixels > 20 && first.pixels < 29, qPrintable(QString::number(first.pixels)));
        QCOMPARE(second.pixels, 0);
        QVERIFY(!third.fits && third.pixels == 20);
        // At the size that was found nothing is left to say.
        QVERIFY(show(u"---\nmarp: true\n---\n<style scoped>section { font-size: %1px; }</style>\n"_s.arg(first.pixels) + u"- a\n"_s.repeated(15)));
        QCOMPARE(said(), QStringList());
    }

    void onlyTheSlideThatChanged_isRenderedAgain()
    {
        const auto deck = [](const QString &word) {
            QString text = u"---\nmarp: true\npaginate: true\n---\n"_s;
            for (int i = 0; i < 100; ++i)
                text += u"## %1 %2\n\n- $x_{%1}$\n\n---\n\n"_s.arg(i).arg(i == 50 ? word : QString());
            return text;
        };
        const auto rendered = [this] { return m_page->value(u"yeonji.counts.slides"_s).toInt(); };
        QVERIFY(show(deck(u"a"_s)));
        int before = rendered();
        QVERIFY(show(deck(u"ab"_s)));
        QCOMPARE(rendered() - before, 1);
        // A slide above moves all others and changes the number on each.
        before = rendered();
        QVERIFY(show(deck(u"ab"_s).replace(u"## 0 \n"_s, u"## 0 \n\nx\ny\n"_s)));
        QCOMPARE(rendered() - before, 1);
        // What one slide defines may change any other.
        const QString defines = deck(u"ab"_s).replace(u"## 0 \n"_s, u"$\\newcommand{\\x}{y}$\n"_s);
        QVERIFY(show(defines));
        before = rendered();
        QVERIFY(show(QString(defines).replace(u"{y}"_s, u"{z}"_s)));
        QCOMPARE(rendered() - before, 101);
    }

    void marpsThemes_arePackedAhead_data()
    {
        QTest::addColumn<QString>("front");
        QTest::addColumn<int>("packings");
        QTest::newRow("none named") << u""_s << 0;
        QTest::newRow("default") << u"theme: default\n"_s << 0;
        QTest::newRow("gaia") << u"theme: gaia\nclass: lead\n"_s << 0;
        QTest::newRow("uncover") << u"theme: uncover\n"_s << 0;
        QTest::newRow("with a style") << u"style: 'h1 { color: red }'\n"_s << 1;
    }
    void marpsThemes_arePackedAhead()
    {
        QFETCH(QString, front);
        QFETCH(int, packings);
        PageFixture page;
        for (const QString &body : {u"# a"_s, u"# a\n\n$x$"_s}) {
            QVERIFY(page.show(u"---\nmarp: true\n"_s + front + u"---\n"_s + body));
            QVERIFY(page.fragment().contains(u"<style>"_s));
        }
        QCOMPARE(page.value(u"yeonji.counts.packings"_s).toInt(), 2 * packings);
    }

    // Languages are made when they are asked for: by name or another name, and those that stand within them.
    void code_isColouredInItsLanguage_data()
    {
        QTest::addColumn<QString>("block");
        QTest::addColumn<QString>("coloured");
        QTest::newRow("name") << u"```python\nreturn 1\n```"_s << u"<span class=\"hljs-keyword\">return</span>"_s;
        QTest::newRow("other name") << u"```PY\nreturn 2\n```"_s << u"<span class=\"hljs-keyword\">return</span>"_s;
        QTest::newRow("within") << u"```html\n<script>return 1</script>\n```"_s << u"<span class=\"hljs-keyword\">return</span>"_s;
        QTest::newRow("any within") << u"```http\nPOST / HTTP/1.1\n\n{\"name\": \"x\", \"items\": [1, 2, true]}\n```"_s << u"hljs-literal"_s;
        QTest::newRow("none") << u"```nonsuch\nreturn 1\n```"_s << u"return 1"_s;
    }
    void code_isColouredInItsLanguage()
    {
        QFETCH(QString, block);
        QFETCH(QString, coloured);
        PageFixture page;  // in which no language is made yet
        QVERIFY(page.show(u"---\nmarp: true\n---\n"_s + block));
        const QString html = page.fragment().section(u"</style>"_s, -1);
        QVERIFY2(html.contains(coloured), qPrintable(html.right(600)));
    }

    void slideRenderedAgain_isTheSameAsAnew()
    {
        const QString deck = u"---\nmarp: true\nheader: a\npaginate: true\n---\n# a\n\n---\n\n## b $x$\n\n---\n\n## c\n"_s;
        const QString other = QString(deck).replace(u"header: a"_s, u"header: z"_s).replace(u"# a"_s, u"# a\n\nq\n\n---\n\nnew"_s);
        QVERIFY(show(deck));
        QVERIFY(show(other));
        const QString grown = m_page->fragment();
        PageFixture fresh;
        QVERIFY(fresh.show(pages::Document{other, u"/nowhere/deck.md"_s, pages::Mode::Deck, {}, true}));
        QCOMPARE(grown, fresh.fragment());
    }

    void sizeOfADeck_endsWithIt()
    {
        const auto box = [this] { return m_page->value(u"document.querySelector('svg[data-marpit-svg]').getAttribute('viewBox')"_s).toString(); };
        QVERIFY(show(u"---\nmarp: true\nsize: 4:3\n---\na\n"_s));
        QCOMPARE(box(), u"0 0 960 720"_s);
        QVERIFY(show(u"---\nmarp: true\n---\na\n"_s));
        QCOMPARE(box(), u"0 0 1280 720"_s);
    }

    void columns_standBesideEachOther()
    {
        QVERIFY(show(u"---\nmarp: true\n---\n## 제목\n\n<!-- columns: 2:1 -->\n왼쪽\n\n<!-- column -->\n오른쪽\n\n<!-- columns: end -->\n아래\n\n---\n\n<!-- columns -->\na\n\n<!-- column -->\nb\n"_s));
        const auto box = [this](int slide, const QString &what, const QString &side) {
            return m_page->value(u"document.querySelectorAll('.marpit')[%1].querySelector('%2').getBoundingClientRect().%3"_s.arg(slide).arg(what, side)).toDouble();
        };
        QVERIFY(box(0, u".column:nth-child(2)"_s, u"left"_s) >= box(0, u".column"_s, u"right"_s));
        QCOMPARE(box(0, u".column:nth-child(2)"_s, u"top"_s), box(0, u".column"_s, u"top"_s));
        QVERIFY(std::abs(box(0, u".column"_s, u"width"_s) / box(0, u".column:nth-child(2)"_s, u"width"_s) - 2) < 0.1);
        QVERIFY(std::abs(box(1, u".column"_s, u"width"_s) / box(1, u".column:nth-child(2)"_s, u"width"_s) - 1) < 0.01);
        QVERIFY(box(0, u"section > p"_s, u"top"_s) >= box(0, u".columns"_s, u"bottom"_s));
        QCOMPARE(said(), QStringList());
    }

    // Marp writes a deck's style into every slide's, with the braces and semicolons it has.
    void styleOfTheDeck_leavesTheDirectivesOfSlides()
    {
        QVERIFY(show(u"---\nmarp: true\nstyle: |\n  .a { color: red; position: relative }\n  .b { z-index: 1 }\n---\n"
                     "<!-- _backgroundColor: '#123456' -->\n<!-- _color: white -->\n# a\n\n---\n\n"
                     "<!-- _backgroundImage: 'linear-gradient(#fff,#f80)' -->\n# b\n\n---\n\n![bg right:60%](none.png)\n# c\n"_s));
        const auto looks = [this](int slide, const QString &property) {
            return m_page->value(u"getComputedStyle(document.querySelectorAll('.marpit')[%1].querySelector('section'))['%2']"_s.arg(slide).arg(property)).toString();
        };
        QCOMPARE(looks(0, u"backgroundColor"_s), u"rgb(18, 52, 86)"_s);
        QCOMPARE(looks(0, u"color"_s), u"rgb(255, 255, 255)"_s);
        QCOMPARE(looks(1, u"backgroundImage"_s), u"linear-gradient(rgb(255, 255, 255), rgb(255, 136, 0))"_s);
        QCOMPARE(m_page->value(u"getComputedStyle(document.querySelector('section[style*=split]')).getPropertyValue('--marpit-advanced-background-split')"_s).toString(), u"60%"_s);
    }

    // A deck that measures by the slide keeps it a container, which no other is: see deck/shim.js.
    void slide_isAContainerWhereItIsMeasuredBy()
    {
        const auto type = [this] { return m_page->value(u"getComputedStyle(document.querySelector('.marpit section')).containerType"_s).toString(); };
        QVERIFY(show(u"---\nmarp: true\n---\n# a\n"_s));
        QCOMPARE(type(), u"normal"_s);
        QVERIFY(show(u"---\nmarp: true\n---\n# a\n\n<b style=\"font-size: 2cqw\">b</b>\n"_s));
        QCOMPARE(type(), u"size"_s);
        QVERIFY(show(u"---\nmarp: true\nstyle: 'h1 { font-size: 2.5cqh }'\n---\n# a\n"_s));
        QCOMPARE(type(), u"size"_s);
    }

    void footnotes_standOnTheSlidesThatCallThem()
    {
        QVERIFY(show(u"---\nmarp: true\nheader: 머리 [^b]\nfooter: 꼬리 ^[c]\n---\na[^b] ^[곧 **바로**]\n\n---\n\n둘\n\n---\n\n<!-- hide: true -->\n\n셋[^b]\n\n"
                     "---\n\n넷[^b] [^none]\n\n[^b]: 각주 [^d]\n[^d]: 깊이\n"_s));
        const auto words = [this](int slide, const QString &what) {
            return m_page->value(u"[...document.querySelectorAll('.marpit')[%1].querySelectorAll('%2')].map((one) => one.textContent.trim()).join('/')"_s.arg(slide).arg(what)).toString();
        };
        QCOMPARE(words(0, u"ol.footnote-list > li"_s), u"각주 [2]/깊이/곧 바로"_s);
        QCOMPARE(words(0, u"p > .footnote-ref"_s), u"[1]/[3]/[2]"_s);
        QCOMPARE(words(1, u"ol, hr"_s), QString());
        QCOMPARE(words(3, u"ol.footnote-list > li"_s), u"각주 [5]/깊이"_s);
        QCOMPARE(words(2, u"p > .footnote-ref"_s), u"[6]/[7]"_s);
        for (int slide = 0; slide < 4; ++slide)
            QCOMPARE(words(slide, u"header, footer"_s), u"머리 [^b]/꼬리 ^[c]"_s);
        QCOMPARE(m_page->value(u"document.querySelectorAll('.marpit')[3].querySelector('a').hash === '#' + document.querySelectorAll('.marpit')[3].querySelector('li').id"_s).toBool(), true);
        QCOMPARE(said(), QStringList());
    }

    void videoAndSoundThatAreNotThere_areSaidInTheirPlace()
    {
        QVERIFY(show(u"---\nmarp: true\n---\n# a\n\n---\n\n<video src=\"b.mp4\" controls>old</video>\n\n글 <audio><source src=\"https://example.org/c.ogg\"></audio>\n\n<video></video>\n"_s));
        QStringList found = said();
        found.sort();
        QCOMPARE(found, QStringList({u"10/2 media"_s, u"8/2 media"_s}));
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('.absent')].map((box) => box.textContent.split(' ')[0]).join()"_s).toString(), u"b.mp4,https://example.org/c.ogg,a"_s);
        QCOMPARE(m_page->value(u"document.querySelectorAll('video, audio').length"_s).toInt(), 0);
    }

    // `paginate` tells whether Marp read it.
    void frontMatter_isReadAsMarpReadsIt_data()
    {
        QTest::addColumn<QString>("matter");
        QTest::addColumn<int>("line");
        QTest::newRow("plain") << u"title: a"_s << 0;
        QTest::newRow("colon") << u"title: 학습률: 무엇이 갈랐나"_s << 0;
        QTest::newRow("colon in a word of the command line") << u"keywords: a: b"_s << 0;
        QTest::newRow("quotes within") << u"header: \"a\" b\nfooter: a \"b\": c"_s << 3;
        QTest::newRow("quote within") << u"footer: a \"b\": c"_s << 0;
        QTest::newRow("sign") << u"color: #fff # white"_s << 0;
        QTest::newRow("at") << u"author: @kim"_s << 0;
        QTest::newRow("named in quotes") << u"\"title\": a: b"_s << 0;
        QTest::newRow("colon of nobody's") << u"venue: a: b"_s << 3;
        QTest::newRow("twice") << u"theme: gaia\ntheme: uncover"_s << 4;
        QTest::newRow("twice within") << u"lint: {month: false, month: true}"_s << 3;
        QTest::newRow("quote that stays open") << u"title: \"열린 따옴표\ntheme: gaia"_s << 4;
        QTest::newRow("backslash") << u"title: a\\d"_s << 3;
        QTest::newRow("indented") << u"  title: a"_s << 3;
    }
    void frontMatter_isReadAsMarpReadsIt()
    {
        QFETCH(QString, matter);
        QFETCH(int, line);
        QVERIFY(show(u"---\nmarp: true\n%1\npaginate: true\n---\na\n"_s.arg(matter)));
        const bool read = !m_page->value(u"document.querySelector('.marpit section').dataset.marpitPagination ?? ''"_s).toString().isEmpty();
        QCOMPARE(said().join(u' '), line ? u"%1/1 front-matter"_s.arg(line) : QString());
        QCOMPARE(read, line == 0);
    }

    void citations_areNumberedAndListed()
    {
        testing::Folder folder;
        folder.written(u"refs.bib"_s, "@article{kim2024, author={Kim, Jaemin and 한지후}, title={{LLaMA} and us}, journal={TACL}, year=2024}\n"
                                      "@misc{lee2023, author={Lee, A.}, title={Jamo}, year={2023}}\n@misc{broken, title={oops\n");
        const QString file = folder.written(u"talk.md"_s, "");
        const QString text = u"---\nmarp: true\nbibliography: [refs.bib, none.bib]\ntitle: 둘: 셋\n---\na [@lee2023; @kim2024, p. 3] [@nobody]\n\n---\n\nb [@kim2024] `[@kim2024]`\n\n---\n\n<!-- references -->\n"_s;
        QVERIFY(m_page->show(pages::Document{text, file, pages::Mode::Deck, {}, true}));
        const auto words = [this](int slide) { return m_page->value(u"document.querySelectorAll('.marpit')[%1].querySelector('section').textContent.replace(/\\s+/g, ' ').trim()"_s.arg(slide)).toString(); };
        QCOMPARE(words(0), u"a [1; 2, p. 3] [nobody?]"_s);
        QCOMPARE(words(1), u"b [2] [@kim2024]"_s);
        QCOMPARE(words(2), u"A. Lee. Jamo. 2023.J. Kim, 한지후. LLaMA and us. TACL. 2024."_s);
        QCOMPARE(said().filter(u"small-text"_s).size(), 0);
        QVERIFY2(said().contains(u"3/1 missing-bibliography"_s) && said().contains(u"3/1 broken-entry"_s) && said().contains(u"6/1 missing-citation"_s),
                 qPrintable(said().join(u", "_s)));
        // Without a bibliography nothing is a citation.
        QVERIFY(show(u"---\nmarp: true\n---\na [@lee2023]\n"_s));
        QCOMPARE(words(0), u"a [@lee2023]"_s);
    }

    void referencesOfHiddenSlides_areNotListed()
    {
        testing::Folder folder;
        folder.written(u"refs.bib"_s, "@article{x, author={Kim, A.}, title={첫째}, journal={TACL}, year=2024}\n@article{y, author={Lee, B.}, title={둘째}, journal={TACL}, year=2023}\n");
        const QString file = folder.written(u"talk.md"_s, "");
        const QString text = u"---\nmarp: true\nbibliography: refs.bib\n---\n<!-- hide: true -->\n\n[@y]\n\n---\n\na [@x]\n\n---\n\n<!-- references -->\n"_s;
        QVERIFY(m_page->show(pages::Document{text, file, pages::Mode::Deck, {}, true}));
        QCOMPARE(m_page->value(u"document.querySelector('ol.references').textContent.trim()"_s).toString(), u"A. Kim. 첫째. TACL. 2024."_s);
    }

    // A talk names a blog post or data set by where it is, a paper by its journal.
    void webSources_areListedWithTheirAddress()
    {
        testing::Folder folder;
        folder.written(u"refs.bib"_s, "@online{w, title={Blog}, url={https://x.example/z_1?a=1&b=2}, date={2023-05-01}, author={{OpenAI}}}\n"
                                      "@dataset{d, title={Corpus}, publisher={Zenodo}, doi={10.5281/zenodo.1}, year=2022, author={Lee, B.}}\n"
                                      "@article{p, author={Kim, A.}, title={Paper}, journal={TACL}, year=2024, doi={10.1/2}}\n"
                                      "@online{j, title={Odd}, url={javascript:alert(1)}, year=2024, author={{Nobody}}}\n");
        const QString file = folder.written(u"talk.md"_s, "");
        QVERIFY(m_page->show(pages::Document{u"---\nmarp: true\nbibliography: refs.bib\n---\n[@w] [@d] [@p] [@j]\n\n---\n\n<!-- references -->\n"_s, file, pages::Mode::Deck, {}, true}));
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('ol.references li')].map((one) => one.textContent).join('|')"_s).toString(),
                 u"OpenAI. Blog. 2023. x.example/z_1?a=1&b=2.|B. Lee. Corpus. Zenodo. 2022. doi.org/10.5281/zenodo.1.|A. Kim. Paper. TACL. 2024.|Nobody. Odd. 2024."_s);
        QCOMPARE(m_page->value(u"[...document.querySelectorAll('ol.references a')].map((one) => one.href).join('|')"_s).toString(),
                 u"https://x.example/z_1?a=1&b=2|https://doi.org/10.5281/zenodo.1"_s);
    }

    void slidesNobodySaw_areMeasuredWhenSeen()
    {
        PageFixture page;
        page.view.hide();
        QVERIFY(page.show(u"---\nmarp: true\n---\n# a\n\n"_s + u"- a\n"_s.repeated(24)));
        const auto overflows = [&page] { return std::ranges::any_of(page.view.findings(), [](const Finding &one) { return one.code == u"overflow"_s; }); };
        QVERIFY(page.value(u"document.hidden"_s).toBool());
        QVERIFY(!overflows());
        page.view.show();
        QTRY_VERIFY(overflows());
    }

    void overflowOfSlidesOutOfSight_isMeasuredLater()
    {
        m_page->view.showSlide(0);
        QSignalSpy checked(&m_page->view, &pages::PageView::checked);
        QVERIFY(show(QString(u"---\nmarp: true\n---\n# a\n\n---\n\n"_s + u"- a\n"_s.repeated(24))));
        QTRY_VERIFY(!checked.isEmpty());
        QCOMPARE(m_page->view.findings().size(), 1);
        QCOMPARE(m_page->view.findings().first().code, u"overflow"_s);
        QCOMPARE(m_page->view.findings().first().slide, 2);
        m_page->view.showSlide(-1);
    }

private:
    bool show(const QString &text) { return m_page->show(pages::Document{text, u"/nowhere/deck.md"_s, pages::Mode::Deck, {}, true}); }

    Findings of(const QString &code) const
    {
        Findings some = m_page->view.findings();
        some.removeIf([&code](const Finding &finding) { return finding.code != code; });
        return some;
    }

    QStringList said() const
    {
        QStringList sentences;
        for (const Finding &finding : m_page->view.findings())
            sentences.append(u"%1/%2 %3"_s.arg(finding.line).arg(finding.slide).arg(finding.code));
        return sentences;
    }

    void agreesWithThePage(const QString &text)
    {
        QVERIFY(show(text));
        QStringList parts;
        for (const auto &part : m_page->view.parts())
            parts.append(u"%1-%2%3"_s.arg(part.first).arg(part.last).arg(part.hidden ? u"h"_s : u""_s));
        QCOMPARE(written(decks::slidesOf(text)), parts.join(u' '));
    }

    std::unique_ptr<PageFixture> m_page;
};

int main(int argc, char **argv)
{
    return runPageTest<SlidesTest>(argc, argv);
}
#include "tst_slides.moc"
