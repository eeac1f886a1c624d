// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/fixes.h"
#include "decks/slides.h"
#include "folder.h"

#include <QTest>

using namespace yeonji::decks;
using namespace Qt::StringLiterals;

class DeckFixesTest : public QObject
{
    Q_OBJECT

    const QString head = u"---\nmarp: true\n---\n"_s;

    static QString withTypography(const QString &text) { return yeonji::decks::withTypography(text, expand(text, u"/nowhere/talk.md"_s, {})); }

private Q_SLOTS:
    void split_isBetweenBlocks_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("better");
        QTest::newRow("list") << u"## 결과\n\n- a\n- b\n- c\n- d\n"_s << 8 << u"## 결과\n\n- a\n- b\n\n---\n\n## 결과 (계속)\n\n- c\n- d\n"_s;
        QTest::newRow("English") << u"## Results\n\na\n\nb\n"_s << 8 << u"## Results\n\na\n\n---\n\n## Results (continued)\n\nb\n"_s;
        QTest::newRow("once more") << u"## 결과 (계속)\n\n- a\n- b\n"_s << 7 << u"## 결과 (계속)\n\n- a\n\n---\n\n## 결과 (계속)\n\n- b\n"_s;
        QTest::newRow("no heading") << u"a\n\nb\n"_s << 6 << u"a\n\n---\n\nb\n"_s;
        QTest::newRow("within a paragraph") << u"## 가\n\na\n\nb\nb\nb\n"_s << 9 << u"## 가\n\na\n\n---\n\n## 가 (계속)\n\nb\nb\nb\n"_s;
        QTest::newRow("within a fence") << u"## 가\n\na\n\n```\nx\n\ny\n```\n"_s << 10 << u"## 가\n\na\n\n---\n\n## 가 (계속)\n\n```\nx\n\ny\n```\n"_s;
        QTest::newRow("table") << u"## 가\n\n| a |\n|---|\n| 1 |\n| 2 |\n| 3 |\n"_s << 9 << u"## 가\n\n| a |\n|---|\n| 1 |\n\n---\n\n## 가 (계속)\n\n| a |\n|---|\n| 2 |\n| 3 |\n"_s;
        QTest::newRow("directive") << u"<!-- _class: invert -->\n\n## 가\n\n- a\n- b\n"_s << 9 << u"<!-- _class: invert -->\n\n## 가\n\n- a\n\n---\n\n<!-- _class: invert -->\n## 가 (계속)\n\n- b\n"_s;
        QTest::newRow("directives in one comment") << u"<!--\n_class: invert\n_paginate: false\n-->\n\n## 가\n\n- a\n- b\n"_s << 12
                                                   << u"<!--\n_class: invert\n_paginate: false\n-->\n\n## 가\n\n- a\n\n---\n\n<!--\n_class: invert\n_paginate: false\n-->\n## 가 (계속)\n\n- b\n"_s;
        QTest::newRow("hidden") << u"<!-- hide: 나중에 -->\n## 가\n\n- a\n- b\n"_s << 8 << u"<!-- hide: 나중에 -->\n## 가\n\n- a\n\n---\n\n<!-- hide: 나중에 -->\n## 가 (계속)\n\n- b\n"_s;
        QTest::newRow("note above") << u"<!--\n_note: 안녕\n둘째 줄\n-->\n## 가\n\n- a\n- b\n"_s << 11 << u"<!--\n_note: 안녕\n둘째 줄\n-->\n## 가\n\n- a\n\n---\n\n## 가 (계속)\n\n- b\n"_s;
        QTest::newRow("note stays above") << u"## 가\n\na\n\n<!-- note -->\n\nb\n"_s << 8 << u"## 가\n\na\n\n<!-- note -->\n\n---\n\n## 가 (계속)\n\nb\n"_s;
        QTest::newRow("underlined heading") << u"가\n---\n\na\n\nb\n"_s << 9 << u"가\n---\n\na\n\n---\n\n## 가 (계속)\n\nb\n"_s;
        QTest::newRow("within an element") << u"## 가\n\na\n\n<div class=\"box\">\n\n- a\n- b\n\n</div>\n\nb\n"_s << 11
                                           << u"## 가\n\na\n\n<div class=\"box\">\n\n- a\n- b\n\n</div>\n\n---\n\n## 가 (계속)\n\nb\n"_s;
        QTest::newRow("in a column") << u"## 가\n\n<!-- columns: 2:1 -->\n\na\n\n<!-- column -->\n\n- b\n- c\n"_s << 13
                                     << u"## 가\n\n<!-- columns: 2:1 -->\n\na\n\n<!-- column -->\n\n- b\n\n---\n\n## 가 (계속)\n\n<!-- columns: 2:1 -->\n<!-- column -->\n- c\n"_s;
        QTest::newRow("code of an item") << u"## 가\n\na\n\n1. ```\n   - x\n\n   y\n   ```\n"_s << 11 << u"## 가\n\na\n\n---\n\n## 가 (계속)\n\n1. ```\n   - x\n\n   y\n   ```\n"_s;
        QTest::newRow("one paragraph") << u"## 가\n\na\na\na\n"_s << 7 << u"## 가\n\na\na\na\n"_s;
        QTest::newRow("background above the heading") << u"![bg right](x.png)\n\n# 결과\n\n- a\n- b\n"_s << 9
                                                      << u"![bg right](x.png)\n\n# 결과\n\n- a\n\n---\n\n![bg right](x.png)\n\n# 결과 (계속)\n\n- b\n"_s;
        QTest::newRow("background below the heading") << u"# 결과\n![bg](x.png) ![bg](y.png)\n\n- a\n- b\n"_s << 8
                                                      << u"# 결과\n![bg](x.png) ![bg](y.png)\n\n- a\n\n---\n\n![bg](x.png) ![bg](y.png)\n\n# 결과 (계속)\n\n- b\n"_s;
        QTest::newRow("right below the heading") << u"![bg right](x.png)\n\n# 결과\n\na\n\nb\n"_s << 8
                                                 << u"![bg right](x.png)\n\n# 결과\n\na\n\n---\n\n![bg right](x.png)\n\n# 결과 (계속)\n\nb\n"_s;
        QTest::newRow("logo above the heading") << u"![](logo.png)\n\n# 결과\n\n- a\n- b\n"_s << 9
                                                << u"![](logo.png)\n\n# 결과\n\n- a\n\n---\n\n# 결과 (계속)\n\n- b\n"_s;
        QTest::newRow("words above the heading") << u"가\n\n# 결과\n\n- a\n"_s << 8 << u"가\n\n---\n\n# 결과\n\n- a\n"_s;
        QTest::newRow("middle") << u"## 가\n\n- a\n- b\n- c\n- d\n"_s << 0 << u"## 가\n\n- a\n- b\n\n---\n\n## 가 (계속)\n\n- c\n- d\n"_s;
    }
    void split_isBetweenBlocks()
    {
        QFETCH(QString, body);
        QFETCH(int, line);
        QFETCH(QString, better);
        QCOMPARE(split(head + body, 0, line), head + better);
        // What follows stays as it is.
        const QString rest = u"\n---\n\n## Z  \n\t x \n"_s;
        QCOMPARE(split(head + body + rest, 0, line), head + better + rest);
    }

    void split_ofDividingHeadings_needsNoRule()
    {
        const QString front = u"---\nmarp: true\nheadingDivider: 2\n---\n## 가\n\n- a\n- b\n\n## 나\n"_s;
        const QString halves = split(front, 0, 8);
        QCOMPARE(halves, u"---\nmarp: true\nheadingDivider: 2\n---\n## 가\n\n- a\n\n## 가 (계속)\n\n- b\n\n## 나\n"_s);
        QCOMPARE(slidesOf(halves).size(), 3);
    }

    void shrink_isOneStyle()
    {
        const QString deck = head + u"# a\n\n---\n\n## b\n\nx\n"_s;
        const QString once = shrunk(deck, 1, 24);
        QCOMPARE(once, head + u"# a\n\n---\n\n<style scoped>section { font-size: 24px; }</style>\n## b\n\nx\n"_s);
        QCOMPARE(shrunk(once, 1, 21.5), QString(once).replace(u"24px"_s, u"21.5px"_s));
        QCOMPARE(slidesOf(once).size(), 2);
        const QString divided = u"---\nheadingDivider: 2\n---\n# a\n\n## b\n\nx\n"_s;
        QCOMPARE(shrunk(divided, 1, 24), u"---\nheadingDivider: 2\n---\n# a\n\n## b\n\n<style scoped>section { font-size: 24px; }</style>\nx\n"_s);
    }

    void shrink_belowAnInclude_isOfThatSlide()
    {
        const yeonji::testing::Folder folder;
        folder.written(u"other.md"_s, "# a\n\n---\n\n# b\n");
        const QString deck = head + u"# 시작\n\n앞\n<!-- include: other.md -->\n\n뒤\n"_s;
        const Expansion all = expand(deck, folder.path(u"talk.md"_s), {});
        const Slide last = slidesOf(all.text).last();
        QCOMPARE(shrunk(deck, 0, 24, all.ownLineIn(last.first, last.last)), QString(deck).replace(u"뒤"_s, u"<style scoped>section { font-size: 24px; }</style>\n뒤"_s));
        const Slide included = slidesOf(all.text).at(1);
        QCOMPARE(all.ownLineIn(included.first, included.last), 0);
    }

    void backup_isBehindTheDivider()
    {
        const QString deck = head + u"# a\n\n---\n\n# b\n\n---\n\n# c\n"_s;
        const QString once = movedToBackup(deck, {0});
        QCOMPARE(once, head + u"# b\n\n---\n\n# c\n\n---\n\n<!-- backup: true -->\n# a\n"_s);
        const QString twice = movedToBackup(once, {0});
        QCOMPARE(twice.count(u"backup"_s), 1);
        QVERIFY(slidesOf(twice).at(1).backup && slidesOf(twice).at(2).backup && !slidesOf(twice).at(0).backup);
        QCOMPARE(movedToBackup(twice, {2}), twice);
        QCOMPARE(movedToBackup(deck, {0, 1, 2}), deck);
        // One that said that it is none.
        QCOMPARE(movedToBackup(head + u"<!-- backup: false -->\n# a\n\n---\n\n# b\n"_s, {0}), head + u"# b\n\n---\n\n<!-- backup: true -->\n# a\n"_s);
    }

    void typography_isFixedEverywhereAndNothingElse()
    {
        const QString deck = head + u"# Feb 3  \n\n“가” \"나\" “다”  10GB\n\n---\n\n```\nFeb  3 10GB\n```\nFeb  4\n"_s;
        const QString better = withTypography(deck);
        QCOMPARE(better, head + u"# Feb. 3  \n\n“가” “나” “다” 10 GB\n\n---\n\n```\nFeb  3 10GB\n```\nFeb. 4\n"_s);
        QCOMPARE(withTypography(better), better);
        const QString code = head + u"1. ```bash\n   sleep 5s  # 10GB\n   ```\n2. 가\n\n        sleep 5s  # 10GB\n\n가\n\n    Feb  3\n"_s;
        QCOMPARE(withTypography(code), code);
        QCOMPARE(withTypography(u"---\nlint: false\n---\nFeb  3"_s), u"---\nlint: false\n---\nFeb  3"_s);
    }

    // What is included counts, and stays.
    void typography_isThatOfTheIncludedSlidesToo()
    {
        const yeonji::testing::Folder folder;
        folder.written(u"other.md"_s, "# a\n\nfinetuning 10GB\n\n---\n\n# b\n\nfinetuning\n");
        const QString deck = head + u"# 시작\n\nfine-tuning  5ms\n\n---\n\n<!-- include: other.md -->\n\n---\n\nFeb 3\n"_s;
        QCOMPARE(yeonji::decks::withTypography(deck, expand(deck, folder.path(u"talk.md"_s), {})),
                 QString(deck).replace(u"fine-tuning  5ms"_s, u"finetuning 5 ms"_s).replace(u"Feb 3"_s, u"Feb. 3"_s));
    }
};

QTEST_GUILESS_MAIN(DeckFixesTest)
#include "tst_deckfixes.moc"
