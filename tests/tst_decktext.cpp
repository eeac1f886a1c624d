// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/fromtext.h"
#include "decks/slides.h"
#include "paths.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace yeonji::decks;
using namespace Qt::StringLiterals;

class DeckTextTest : public QObject
{
    Q_OBJECT

    static QStringList slides(const QString &deck)
    {
        QStringList all;
        const QStringList lines = deck.split(u'\n');
        for (const Slide &slide : slidesOf(deck)) {
            const int from = all.isEmpty() ? slide.body : slide.first + 1;
            all.append(lines.mid(from - 1, slide.last - from + 1).join(u'\n').trimmed());
        }
        return all;
    }

private Q_SLOTS:
    void headings_becomeSlides()
    {
        const QString deck = deckFrom(u"---\ntags: [a]\n---\n# 제목\n\n2026. 11. 12. 16:50, 춘천시 느티나무길 24.\n\n## 하나\n\n가 나\n\n### 둘\n\n- a\n- b\n\n#### 작은\n\nc\n\n## 빈\n"_s,
                                      u"제 \"목\""_s, u"../diary/2026"_s);
        QVERIFY2(deck.startsWith(u"---\nmarp: true\npaginate: true\ntitle: \"제 \\\"목\\\"\"\n---\n"_s), qPrintable(deck));
        const QStringList all = slides(deck);
        QCOMPARE(all.size(), 4);
        QVERIFY(all.at(0).endsWith(u"# 제목"_s));
        QCOMPARE(all.at(1), u"## 하나\n\n가 나"_s);
        QCOMPARE(all.at(2), u"## 둘\n\n- a\n- b\n\n#### 작은\n\nc"_s);
        QCOMPARE(all.at(3), u"## 빈"_s);
    }

    void underlinedHeadings_becomeSlidesToo()
    {
        const QStringList all = slides(deckFrom(u"제목\n===\n\n앞\n\n하나\n---\n\n1. 나\n   ```\n   # 다\n\n   ---\n   ```\n2. 라\n"_s, u"t"_s, {}));
        QCOMPARE(all.size(), 3);
        QVERIFY(all.at(0).endsWith(u"# 제목"_s));
        QCOMPARE(all.at(1), u"앞"_s);
        QCOMPARE(all.at(2), u"## 하나\n\n1. 나\n   ```\n   # 다\n\n   ---\n   ```\n2. 라"_s);
    }

    void longText_goesOnBelowTheSameHeading()
    {
        QString list = u"## 목록\n\n"_s, sentences = u"## Text\n\n"_s, rows = u"## 표\n\n| n |\n|---|\n"_s;
        for (int i = 0; i < 30; ++i) {
            list += u"- 항목 %1\n"_s.arg(i);
            sentences += u"This is sentence number %1, which says one thing and then stops. "_s.arg(i);
            rows += u"| %1 |\n"_s.arg(i);
        }
        const QString deck = deckFrom(list + u'\n' + sentences + u"\n\n"_s + rows, u"t"_s, {});
        QString joined;
        for (const QString &slide : slides(deck).mid(1)) {
            QVERIFY2(slide.startsWith(u"## "_s) && slide.count(u'\n') < 16 && slide.size() < 1100, qPrintable(slide));
            joined += slide.section(u'\n', 2) + u'\n';
        }
        QVERIFY(deck.contains(u"## 목록 (계속)"_s) && deck.contains(u"## 표 (계속)\n\n| n |\n|---|\n"_s));
        // Nothing is lost, and nothing said twice.
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(joined.count(u"- 항목 %1\n"_s.arg(i)), 1);
            QCOMPARE(joined.count(u"number %1,"_s.arg(i)), 1);
            QCOMPARE(joined.count(u"| %1 |\n"_s.arg(i)), 1);
        }
    }

    void figures_standAlone()
    {
        const QString plot = u"```plot\nruns: a\ny: loss\n\nheight: 300\n```"_s;
        const QString deck = deckFrom(u"# t\n\n## 결과\n\n앞\n\n"_s + plot + u"\n\n뒤\n\n![그림](../assets/a.png)\n\n```python\nx = 1\n\ny = 2\n```\n"_s, u"t"_s, u"../reports"_s);
        const QStringList all = slides(deck);
        QCOMPARE(all.size(), 6);
        QCOMPARE(all.at(1), u"## 결과\n\n앞"_s);
        QCOMPARE(all.at(2), QString(u"## 결과 (계속)\n\n"_s + plot));
        QCOMPARE(all.at(3), u"## 결과 (계속)\n\n뒤"_s);
        QCOMPARE(all.at(4), u"## 결과 (계속)\n\n![그림](../assets/a.png)"_s);
        QCOMPARE(all.at(5), u"## 결과 (계속)\n\n```python\nx = 1\n\ny = 2\n```"_s);
        QVERIFY(deckFrom(u"![a](b.png)"_s, u"t"_s, u"../reports"_s).contains(u"![a](../reports/b.png)"_s));
    }

    // A slide that ended within one would leave its words folded away, and the next would end what it did not begin.
    void elements_standOnOneSlide()
    {
        const QString above = u"앞 문장이다.\n\n"_s.repeated(4);
        const QString folded = u"<details>\n<summary>접은 글</summary>\n\n하나\n\n둘\n\n</details>"_s;
        const QStringList all = slides(deckFrom(u"# t\n\n## 결과\n\n"_s + above + folded + u"\n\n뒤\n"_s, u"t"_s, {}));
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.at(2), QString(u"## 결과 (계속)\n\n"_s + folded + u"\n\n뒤"_s));
        // One that never ends holds nothing back.
        QVERIFY(slides(deckFrom(u"# t\n\n<div>\n\n## 가\n\n"_s + above.repeated(3), u"t"_s, {})).size() > 3);
    }

    void sampleDocuments_becomeDecks()
    {
        for (const QString &name : {u"resources/sample/reports/jamo-or-syllable.md"_s, u"resources/sample/diary/2026/2026-11-12.md"_s}) {
            QFile file(yeonji::testing::source(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            const QString deck = deckFrom(text, u"t"_s, u"../reports"_s);
            QVERIFY(slidesOf(deck).size() > 2);
            QCOMPARE(deck.count(u"```plot"_s), text.count(u"```plot"_s));
            QVERIFY(!unclosedIn(deck));
        }
    }

    void emptyDocument_isATitle()
    {
        QCOMPARE(slides(deckFrom({}, u"제목"_s, {})).size(), 1);
    }
};

QTEST_GUILESS_MAIN(DeckTextTest)
#include "tst_decktext.moc"
