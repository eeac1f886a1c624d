// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/include.h"
#include "decks/slides.h"
#include "folder.h"

#include <QTest>

using namespace yeonji;
using namespace Qt::StringLiterals;

class DeckIncludeTest : public QObject
{
    Q_OBJECT

    testing::Folder m_dir;
    const QString head = u"---\nmarp: true\n---\n"_s;

    QString path(const QString &name) const { return m_dir.path(name); }
    decks::Expansion expand(const QString &text) const { return decks::expand(text, path(u"decks/talk.md"_s), m_dir.path()); }

private Q_SLOTS:
    void init()
    {
        m_dir.written(u"decks/other.md"_s, "---\nmarp: true\ntheme: gaia\n---\n\n# 다른 자료\n\n---\n\n## 결과\n\n![곡선](pics/a.png)\n\n---\n\n### 표\n\n"
                                           "| a |\n|---|\n\n---\n\n## 끝\n\n---\n<!-- backup: true -->\n\n## 질문\n");
    }

    void plainDeck_isItself()
    {
        const QString text = head + u"# a\n\n---\n\n```\n<!-- include: other.md -->\n```\n\ninclude nothing\n"_s;
        const auto all = expand(text);
        QCOMPARE(all.text, text);
        QVERIFY(all.isPlain() && all.findings.isEmpty() && all.files.isEmpty());
        QCOMPARE(all.placeOf(5), (decks::Place{{}, 5}));
    }

    void titledSlides_comeWithThoseBelow()
    {
        const QString text = head + u"# 시작\n\n---\n\n<!-- include: other.md#결과 -->\n\n---\n\n# 끝\n"_s;
        const auto all = expand(text);
        QCOMPARE(all.findings, Findings());
        QVERIFY2(all.text.startsWith(head + u"# 시작\n\n---\n\n\n## 결과\n\n![곡선](pics/a.png)\n\n\n---\n\n\n### 표\n"_s), qPrintable(all.text));
        QVERIFY(!all.text.contains(u"## 끝"_s) && all.text.endsWith(u"---\n\n# 끝\n"_s));
        QCOMPARE(decks::slidesOf(all.text).size(), 4);
        QCOMPARE(all.ownSlides(text), QList({0, 1, 1, 2}));
        QCOMPARE(all.files, QStringList{path(u"decks/other.md"_s)});
    }

    void lines_areThoseOfWhoWroteThem()
    {
        const QString text = head + u"# 시작\n\n---\n\n<!-- include: other.md#결과 -->\n\n---\n\n# 끝\n"_s;
        const auto all = expand(text);
        const QStringList lines = all.text.split(u'\n');
        const QString other = path(u"decks/other.md"_s);
        QCOMPARE(all.placeOf(int(lines.indexOf(u"## 결과"_s)) + 1), (decks::Place{other, 10}));
        QCOMPARE(all.placeOf(int(lines.indexOf(u"### 표"_s)) + 1), (decks::Place{other, 16}));
        const int end = int(lines.indexOf(u"# 끝"_s)) + 1;
        QCOMPARE(all.placeOf(end), (decks::Place{{}, 12}));
        QCOMPARE(all.ownLineOf(end), 12);
        QCOMPARE(all.lineOf(12), end);
        QCOMPARE(all.ownLineOf(int(lines.indexOf(u"### 표"_s)) + 1), 8);
        QCOMPARE(all.lineOf(4), 4);
        QCOMPARE(all.fileOf(1, 5), QString());
        QCOMPARE(all.fileOf(6, 12), other);
        QVERIFY(all.origins().size() > 2 && all.origins().first().first == 1);
    }

    void findings_areSaidWhereTheyAreWritten()
    {
        const QString text = head + u"# 시작\n\n---\n\n<!-- include: other.md#결과 -->\n\n---\n\n# 끝\n"_s;
        const auto all = expand(text);
        const QStringList lines = all.text.split(u'\n');
        const QString talk = path(u"decks/talk.md"_s), other = path(u"decks/other.md"_s);
        const auto at = [&](const QString &line, int slide) { return Finding{Level::Warning, u"overflow"_s, u"too long"_s, talk, int(lines.indexOf(line)) + 1, slide}; };
        const Findings placed = all.placed({at(u"# 끝"_s, 4), at(u"### 표"_s, 3), at(u"## 결과"_s, 0), {Level::Error, u"page"_s, u"none"_s, talk, 0, 0}});
        QCOMPARE(placed, (Findings{{Level::Error, u"page"_s, u"none"_s, talk, 0, 0},
                                   {Level::Warning, u"overflow"_s, u"too long"_s, other, 10, 2},
                                   {Level::Warning, u"overflow"_s, u"too long"_s, other, 16, 3},
                                   {Level::Warning, u"overflow"_s, u"too long"_s, talk, 12, 4}}));
        QCOMPARE(decks::toldFrom(placed.at(2), talk), u"other.md, line 16: too long"_s);
        QCOMPARE(decks::toldFrom(placed.at(3), talk), u"too long"_s);
    }

    // What an included deck cannot include is wrong there.
    void includeWithinAnInclude_isWrongWhereItIsWritten()
    {
        m_dir.written(u"decks/between.md"_s, "---\nmarp: true\n---\n# a\n\n<!-- include: none.md -->\n");
        const auto all = expand(head + u"# 시작\n\n---\n\n<!-- include: between.md -->\n"_s);
        const Findings placed = all.placed({});
        QCOMPARE(placed.size(), 1);
        QCOMPARE(placed.first().file, path(u"decks/between.md"_s));
        QCOMPARE(placed.first().line, 6);
        QCOMPARE(placed.first().slide, 3);
        QVERIFY2(all.text.contains(u"between.md, line 6: "_s), qPrintable(all.text));
        // Slides of the deck itself are no other deck's.
        const auto own = expand(head + u"# 시작\n\n---\n\n<!-- include: #시작 -->\n"_s);
        QVERIFY(own.findings.isEmpty() || own.placed({}).first().file == path(u"decks/talk.md"_s));
    }

    void wholeDeck_comesWithoutItsFrontMatterAndBackupSlides()
    {
        const auto all = expand(head + u"<!-- include: other.md -->\n"_s);
        QCOMPARE(decks::slidesOf(all.text).size(), 4);
        QVERIFY(!all.text.contains(u"gaia"_s) && !all.text.contains(u"질문"_s) && !all.text.contains(u"backup"_s));
        // A backup slide that is named comes, and makes none of the others one.
        const auto named = expand(head + u"# a\n\n---\n<!-- include: other.md#질문 -->\n\n---\n\n# b\n"_s);
        QVERIFY(named.text.contains(u"## 질문"_s));
        QVERIFY(!decks::slidesOf(named.text).last().backup);
    }

    void wordsAroundAnInclude_areSlidesOfTheirOwn()
    {
        const QString text = head + u"# a\n\n앞\n<!-- include: other.md#끝 -->\n뒤\n"_s;
        const auto all = expand(text);
        QCOMPARE(decks::slidesOf(all.text).size(), 3);
        QCOMPARE(all.ownSlides(text), QList({0, 0, 0}));
    }

    void notesAndDirectivesAround_areOfTheSlidesThatCome()
    {
        const auto below = expand(head + u"# a\n\n---\n\n<!-- include: other.md#끝 -->\n<!-- _class: lead -->\n\n<!--\n여기서\n질문 받기\n-->\n\n---\n\n# b\n"_s);
        QCOMPARE(decks::slidesOf(below.text).size(), 3);
        QVERIFY(below.text.indexOf(u"## 끝"_s) < below.text.indexOf(u"_class"_s));
        const auto above = expand(head + u"# a\n\n---\n\n<!--\n_class: lead\n_color: red\n-->\n<!-- include: other.md#끝 -->\n\n---\n\n# b\n"_s);
        QCOMPARE(decks::slidesOf(above.text).size(), 3);
        // A list of references shows something.
        QCOMPARE(decks::slidesOf(expand(head + u"<!-- include: other.md#끝 -->\n\n<!-- references -->\n"_s).text).size(), 2);
        // What stands above words is theirs.
        const auto words = expand(head + u"<!-- include: other.md#끝 -->\n<!-- _class: lead -->\n뒤\n"_s).text;
        QVERIFY2(words.indexOf(u"---\n\n<!-- _class"_s) > 0, qPrintable(words));
    }

    void commentOfSeveralLines_includes()
    {
        const auto all = expand(head + u"# a\n\n---\n\n<!--\n_class: lead\ninclude: other.md#끝\n-->\n\n---\n\n# b\n"_s);
        QCOMPARE(all.findings, Findings());
        QCOMPARE(decks::slidesOf(all.text).size(), 3);
        QVERIFY2(all.text.contains(u"---\n\n<!--\n_class: lead\n-->\n\n## 끝\n"_s), qPrintable(all.text));
        QCOMPARE(all.placeOf(int(all.text.split(u'\n').indexOf(u"# b"_s)) + 1), (decks::Place{{}, 15}));
        // A note that only speaks of one is a note.
        const QString note = head + u"# a\n\n<!--\nTell of the week.\ninclude: what Kim said\n-->\n"_s;
        QCOMPARE(expand(note).text, note);
    }

    void includeAmongWords_isSaid()
    {
        const QString text = head + u"# a\n\n글 <!-- include: other.md --> 더\n\n<!-- include: other.md --> 뒤\n"_s;
        const auto all = expand(text);
        QCOMPARE(all.text, text);
        const Findings placed = all.placed({});
        QCOMPARE(placed.size(), 2);
        QCOMPARE(placed.first().code, u"misplaced-include"_s);
        QCOMPARE(placed.first().line, 6);
        QCOMPARE(placed.last().line, 8);
    }

    // Local directives of an included slide count for those that come with it, as in its own deck, and end with them.
    void localDirectives_endWithWhatCame()
    {
        m_dir.written(u"talks/b.md"_s, "---\nmarp: true\nclass: front\n---\n<!-- theme: gaia -->\n<!--\nclass:\n  - invert\nstyle: |\n  h1 { color: red; }\n-->\n\n# B1\n\n"
                                        "<!-- backgroundImage: url(pics/a.png) -->\n\n---\n\n## B2 <!-- _color: red --> <!-- color: blue -->\n\n---\n\n## B3\n");
        const QString text = expand(head + u"# A\n\n---\n\n<!-- include: ../talks/b.md -->\n\n---\n\n# C\n"_s).text;
        QCOMPARE(decks::slidesOf(text).size(), 5);
        for (const QString &gone : {u"gaia"_s, u"h1 {"_s, u"front"_s, u"\nclass:"_s, u" backgroundImage"_s, u" color: "_s})
            QVERIFY2(!text.contains(gone), qPrintable(gone + u'\n' + text));
        const QStringList parts = text.split(u"\n---\n"_s);
        QCOMPARE(parts.size(), 6);
        QVERIFY2(parts.at(2).contains(u"<!--\n_class:\n  - invert\n"_s) && parts.at(2).contains(u"\n# B1\n\n<!-- _backgroundImage: url(../talks/pics/a.png) -->"_s), qPrintable(text));
        for (int i : {3, 4})
            QVERIFY2(parts.at(i).contains(u"<!-- _backgroundImage: url(../talks/pics/a.png) -->"_s) && parts.at(i).contains(u"<!--\n_class:\n  - invert\n-->"_s), qPrintable(text));
        QVERIFY2(parts.at(3).contains(u"## B2 <!-- _color: red --> "_s) && !parts.at(3).contains(u"blue"_s), qPrintable(text));
        QVERIFY2(parts.at(4).contains(u"<!-- _color: blue -->"_s), qPrintable(text));
        QCOMPARE(parts.at(5), u"\n# C\n"_s);
    }

    void slidesBelowAHiddenInclude_areHiddenInEachDeck()
    {
        m_dir.written(u"decks/between.md"_s, "# 사이\n\n---\n<!-- hide: true -->\n<!-- include: other.md#결과 -->\n\n---\n\n# 뒤\n");
        QStringList hidden;
        const auto all = expand(head + u"# a\n\n---\n\n<!-- include: between.md -->\n"_s);
        for (const auto &slide : decks::slidesOf(all.text))
            hidden.append(slide.hidden ? u"h"_s : u"-"_s);
        QCOMPARE(hidden.join(QString()), u"--hh-"_s);
    }

    void directivesAboveADividingHeading_areOfItsSlide()
    {
        m_dir.written(u"decks/marked.md"_s, "<!-- _class: lead -->\n\n## 표시\n\n글\n");
        const QString text = expand(u"---\nmarp: true\nheadingDivider: 2\n---\n# a\n\n<!-- include: marked.md -->\n"_s).text;
        QCOMPARE(decks::slidesOf(text).size(), 2);
        QVERIFY2(text.indexOf(u"## 표시"_s) < text.indexOf(u"_class"_s), qPrintable(text));
    }

    void otherFolder_isSeenFromHere()
    {
        m_dir.written(u"talks/2025/old.md"_s, "# a\n\n![x](pics/a.png) [y](../b.md) ![](https://e.org/c.png) ![](/d.png)\n\n<img src=\"e.png\">\n\n"
                                             "![z](<two words.png>) `![z](pics/a.png)`\n\n    ![z](pics/a.png)\n\n[z]: pics/a.png\n[^1]: pics/a.png\n\n```\n![z](pics/a.png)\n```\n");
        const QString text = expand(head + u"<!-- include: ../talks/2025/old.md -->"_s).text;
        QVERIFY2(text.contains(u"![x](../talks/2025/pics/a.png) [y](../talks/b.md) ![](https://e.org/c.png) ![](/d.png)"_s), qPrintable(text));
        QVERIFY2(text.contains(u"<img src=\"../talks/2025/e.png\">"_s), qPrintable(text));
        QVERIFY2(text.contains(u"![z](<../talks/2025/two words.png>) `![z](pics/a.png)`\n\n    ![z](pics/a.png)\n\n[z]: ../talks/2025/pics/a.png\n[^1]: pics/a.png"_s), qPrintable(text));
        QVERIFY(text.contains(u"```\n![z](pics/a.png)\n```"_s));
    }

    void hiddenInclude_hidesAllOfIt()
    {
        const auto all = expand(head + u"# a\n\n---\n<!-- hide: true -->\n<!-- include: other.md#결과 -->\n\n---\n\n# b\n"_s);
        const auto slides = decks::slidesOf(all.text);
        QCOMPARE(slides.size(), 4);
        QVERIFY(!slides.at(0).hidden && slides.at(1).hidden && slides.at(2).hidden && !slides.at(3).hidden);
    }

    void dividingHeadings_makeNoEmptySlides()
    {
        const auto all = expand(u"---\nmarp: true\nheadingDivider: 2\n---\n# a\n\n<!-- include: other.md#결과 -->\n"_s);
        QCOMPARE(decks::slidesOf(all.text).size(), 3);
    }

    void whatCannotBeIncluded_isSaidInItsPlace_data()
    {
        QTest::addColumn<QString>("include");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("place");
        QTest::newRow("missing") << u"none.md"_s << u"missing-include"_s << u"none.md"_s << u"talk.md:8"_s;
        QTest::newRow("heading") << u"other.md#결괴"_s << u"missing-include"_s << u"결과"_s << u"talk.md:8"_s;
        QTest::newRow("outside") << u"../../../../../../etc/hostname"_s << u"missing-include"_s << u"outside"_s << u"talk.md:8"_s;
        QTest::newRow("itself") << u"talk.md"_s << u"include-loop"_s << u"talk.md"_s << u"talk.md:8"_s;
        QTest::newRow("loop of two") << u"loop.md"_s << u"include-loop"_s << u"loop.md"_s << u"talk2.md:3"_s;
        QTest::newRow("loop of slides") << u"slides.md#a"_s << u"include-loop"_s << u"slides.md"_s << u"slides.md:9"_s;
        QTest::newRow("deep") << u"deep1.md"_s << u"include-depth"_s << u"8"_s << u"deep8.md:3"_s;
        QTest::newRow("too much") << u"many.md"_s << u"include-depth"_s << u"more"_s << u"many.md:77"_s;
    }
    void whatCannotBeIncluded_isSaidInItsPlace()
    {
        QFETCH(QString, include);
        QFETCH(QString, code);
        QFETCH(QString, says);
        QFETCH(QString, place);
        m_dir.written(u"decks/talk.md"_s, "---\nmarp: true\n---\n# a\n\n<!-- include: talk.md -->\n");
        m_dir.written(u"decks/loop.md"_s, "# a\n\n<!-- include: talk2.md -->\n");
        m_dir.written(u"decks/talk2.md"_s, "# b\n\n<!-- include: loop.md -->\n");
        m_dir.written(u"decks/slides.md"_s, "# a\n\n<!-- include: #b -->\n\n---\n\n# b\n\n<!-- include: #a -->\n");
        for (int i = 1; i < 20; ++i)
            m_dir.written(u"decks/deep%1.md"_s.arg(i), "# a\n\n<!-- include: deep" + QByteArray::number(i + 1) + ".md -->\n");
        m_dir.written(u"decks/few.md"_s, QByteArray("# a\n\n---\n").repeated(99));
        m_dir.written(u"decks/many.md"_s, QByteArray("<!-- include: few.md -->\n\n---\n\n").repeated(99));
        const auto all = expand(head + u"# a\n\n---\n\n<!-- include: %1 -->\n\n---\n\n# b\n"_s.arg(include));
        QVERIFY(!all.findings.isEmpty());
        QCOMPARE(all.findings.first().code, code);
        const Finding placed = all.placed({}).first();
        QCOMPARE(placed.level, Level::Error);
        QCOMPARE(QFileInfo(placed.file).fileName() + u':' + QString::number(placed.line), place);
        QVERIFY(all.text.contains(place.startsWith(u"talk.md:"_s) ? u">line 8: "_s : QString(place).replace(u':', u", line "_s) + u": "_s));
        QVERIFY2(all.findings.first().message.contains(says), qPrintable(all.findings.first().message));
        QVERIFY(all.text.contains(u"<p class=\"mistake\">"_s));
        QVERIFY(all.text.endsWith(u"# b\n"_s));
        QVERIFY(all.text.size() < 9'000'000);
    }
};

QTEST_GUILESS_MAIN(DeckIncludeTest)
#include "tst_deckinclude.moc"
