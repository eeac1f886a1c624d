// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frontmatter.h"
#include "core/fuzzy.h"
#include "core/pace.h"
#include "core/text.h"
#include "core/tokens.h"
#include "core/yaml.h"
#include "resources/resources.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <ranges>

using namespace yeonji;
using namespace Qt::StringLiterals;

class CoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fuzzy_findsByInitialsAndGaps_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("found");
        QTest::newRow("initials") << u"ㅅㅎ"_s << u"실험"_s << true;
        QTest::newRow("half a syllable") << u"실허"_s << u"실험"_s << true;
        QTest::newRow("gaps") << u"net"_s << u"New entry today"_s << true;
        QTest::newRow("case") << u"NEW"_s << u"new entry"_s << true;
        QTest::newRow("order") << u"wen"_s << u"new"_s << false;
        QTest::newRow("other") << u"xyz"_s << u"New entry today"_s << false;
        QTest::newRow("empty") << QString() << u"anything"_s << true;
    }
    void fuzzy_findsByInitialsAndGaps()
    {
        QFETCH(QString, query);
        QFETCH(QString, name);
        QTEST(fuzzyScore(query, name) > 0, "found");
    }

    void fuzzy_beginningsOfWordsComeFirst()
    {
        QVERIFY(fuzzyScore(u"nr", u"New report") > fuzzyScore(u"nr", u"Enter"));
        QVERIFY(fuzzyScore(u"deck", u"New deck") > fuzzyScore(u"deck", u"Dark elephant check"));
    }

    void fuzzySearch_ranksAsTheScore_howeverTheQueryGrows()
    {
        QStringList paths, titles;
        for (QDate day(2020, 1, 1); day < QDate(2026, 1, 1); day = day.addDays(1)) {
            titles.append(day.toString(Qt::ISODate));
            paths.append(day.toString(u"'diary/'yyyy'/'yyyy-MM-dd'.md'"_s));
        }
        for (const auto &name : {u"실험 보고서"_s, u"Seminar 세미나"_s, u"ㅅ 낱자"_s, u"시ㄹ험"_s}) {
            titles.append(name);
            paths.append(u"reports/"_s + name + u".md"_s);
        }
        std::vector<FuzzySearch::Names> names;
        for (qsizetype i = 0; i < paths.size(); ++i)
            names.emplace_back(titles.at(i), paths.at(i));
        FuzzySearch search(names);
        for (const auto &query : {u""_s, u"2"_s, u"20"_s, u"2025"_s, u"2025-"_s, u"2025-3"_s, u"2025"_s, u"2024-12-31"_s, u"ㅅ"_s, u"시"_s, u"실"_s,
                                  u"실 ㅎ"_s, u"실 허"_s, u"실험 보"_s, u"rep SEM"_s, u"없다"_s, u""_s, u"d4m"_s}) {
            std::vector<std::pair<int, qsizetype>> ranked;
            for (qsizetype i = 0; i < paths.size(); ++i)
                if (const int score = std::max(fuzzyScore(query, titles.at(i)), fuzzyScore(query, paths.at(i))); score > 0)
                    ranked.push_back({query.isEmpty() ? 0 : -score, i});
            std::ranges::sort(ranked);
            std::vector<qsizetype> expected;
            for (const auto &[score, index] : ranked | std::views::take(8))
                expected.push_back(index);
            QVERIFY2(search.best(query, 8) == expected, qPrintable(query));
        }
    }

    void fuzzySearch_looksForALetterOnlyBehindThoseBefore()
    {
        QStringList names;
        for (int i = 0; i < 1000; ++i)
            names.append((i % 10 == 0 ? u"가나%1"_s : u"a%1"_s).arg(i));
        std::vector<FuzzySearch::Names> both;
        for (const QString &name : names)
            both.emplace_back(name, name);
        FuzzySearch search(both);
        qsizetype before = 0;
        const auto looks = [&](const QString &query) {
            search.best(query, 8);
            return search.looks() - std::exchange(before, search.looks());
        };
        QCOMPARE(looks(u"가"_s), 2000);
        QCOMPARE(looks(u"가ㄴ"_s), 200);
        QCOMPARE(looks(u"가나"_s), 200);
        QCOMPARE(looks(u"가나5"_s), 200);
        QCOMPARE(looks(u"가나"_s), 0);
    }

    void pace_takesItsShareAndPassesOverOneSlowLook()
    {
        using namespace std::chrono_literals;
        Pace pace(500ms, 9);
        QCOMPARE(pace.after(10ms), 500ms);
        QCOMPARE(pace.after(3000ms), 500ms);
        QCOMPARE(pace.after(10ms), 500ms);
        QCOMPARE(pace.after(100ms), 500ms);
        QCOMPARE(pace.after(100ms), 900ms);
        QCOMPARE(pace.after(200ms), 900ms);
        QCOMPARE(pace.after(300ms), 1800ms);
    }

    void deck_isWhatItsFrontMatterSays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("deck");
        QTest::newRow("plain") << u"---\nmarp: true\n---\n# a"_s << true;
        QTest::newRow("windows") << u"---\r\ntheme: gaia\r\nmarp: true\r\n---\r\n# a"_s << true;
        QTest::newRow("comment") << u"---\nmarp: true # yes\n---\n"_s << true;
        QTest::newRow("spaces") << u"---  \nmarp :  true  \n...\n# a"_s << true;
        QTest::newRow("long") << u"---\nstyle: |\n"_s + QString(u"  a {}\n"_s).repeated(9000) + u"marp: true\n---\n"_s << true;
        QTest::newRow("no") << u"---\nmarp: false\n---\n"_s << false;
        QTest::newRow("a word") << u"---\nmarp: truely\n---\n"_s << false;
        QTest::newRow("no space") << u"---\nmarp:true\n---\n"_s << false;
        QTest::newRow("of another key") << u"---\nx:\n  marp: true\n---\n"_s << false;
        QTest::newRow("below") << u"---\ntitle: a\n---\nmarp: true\n"_s << false;
        QTest::newRow("below, by dots") << u"---\ntitle: a\n...\nmarp: true\n---\n"_s << false;
        QTest::newRow("never ends") << u"---\nmarp: true\n# a\n"_s << false;
        QTest::newRow("a rule") << u"---\n\nmarp: true\n---\n"_s << false;
    }
    void deck_isWhatItsFrontMatterSays()
    {
        QFETCH(QString, text);
        QTEST(isDeck(text), "deck");
    }

    void initTestCase() { resources::load(); }

    void text_keepsItsFormat_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("unix") << QByteArray("가\n나\n");
        QTest::newRow("windows") << QByteArray("가\r\n나\r\n");
        QTest::newRow("bom") << QByteArray("\xef\xbb\xbf가\n");
        QTest::newRow("empty") << QByteArray();
    }
    void text_keepsItsFormat()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = decodeText(bytes);
        QVERIFY(!decoded.text.contains(u'\r'));
        QCOMPARE(encodeText(decoded.text, decoded.format), bytes);
    }

    void invalidUtf8_isMarked()
    {
        QVERIFY(!decodeText("a\xff""b").format.valid);
        QVERIFY(decodeText("a가b").format.valid);
    }

    void nesting_isBound_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<bool>("fits");
        const auto times = [](const char *text, int count) { return QByteArray(text).repeated(count); };
        QTest::newRow("on one line") << times("[", 100) + times("]", 100) << false;
        QTest::newRow("over lines") << times("[\n", 100) + times("]\n", 100) << false;
        QTest::newRow("maps over lines") << times("{a:\n", 100) + times("}\n", 100) << false;
        QTest::newRow("far too deep") << times("[\n", 100'000) << false;
        QTest::newRow("dashes") << times("- ", 100) << false;
        QTest::newRow("as deep as may be") << times("[\n", 60) + times("]\n", 60) << true;
        QTest::newRow("brackets in text") << "a: |\n" + times("  - [ (\n", 200) << true;
    }
    void nesting_isBound()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(bool, fits);
        const auto root = yaml::parse(yaml);
        QCOMPARE(root.has_value(), fits);
        QVERIFY2(fits || root.error().message.contains(u"nested too deep"), qPrintable(fits ? QString() : root.error().message));
    }

    void yamlWithoutEnd_isRefusedBeforeItIsBuilt()
    {
        const auto list = [](int count) -> QByteArray { return "a: [" + QByteArray("1,").repeated(count) + "1]"; };
        for (const QByteArray &text : {QByteArray("a: 1\n").repeated(60'000), list(60'000)}) {
            const auto root = yaml::parse(text);
            QVERIFY(!root && root.error().message.contains(u"too large"));
        }
        QVERIFY(yaml::parse(list(40'000)));
    }

    void hangul_isTwoColumnsWide() { QCOMPARE(displayWidth(u"실험 ab"), 7); }

    void glob_matchesWhole()
    {
        QVERIFY(globMatches(u"sft-*", u"sft-3"));
        QVERIFY(!globMatches(u"sft-*", u"my-sft-3"));
        QVERIFY(globMatches(u"eval/*", u"eval/a/b"));
    }

    void yamlAlias_hintsAtQuotes()
    {
        const auto parsed = yaml::parse("a: 1\nruns: [sft-3, *]\n", QStringLiteral("x.md"), 10);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().line, 11);
        QVERIFY(parsed.error().message.contains(QStringLiteral("\"sft-*\"")));
    }

    void brokenYaml_isSaidInOurWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const QByteArray &text, const char *words) { QTest::newRow(text) << text << QString::fromLatin1(words); };
        row("a: [1, 2\n", "a [ is not closed");
        row("a: {b: 1\n", "a { is not closed");
        row("a: *\n", "no name stands behind *");
        row("a: *b\n", "nothing was given the name behind *");
        row("a: \"\\q\"\n", "a \\ stands before what it cannot mean");
        row("a: 1\n b: 2\n", "a : stands where none can");
        row("a: @\n", "a character that cannot stand there");
        row("a:\n  b: 1\n c: 2\n", "the keys are not indented alike");
    }
    void brokenYaml_isSaidInOurWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto parsed = yaml::parse(text);
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().message.contains(words), qPrintable(parsed.error().message));
    }

    void yamlTag_isNotFollowed()
    {
        const auto parsed = yaml::parse("a: !!python/object:os.system [1, 2]\n");
        QVERIFY(parsed.has_value());
        QCOMPARE(yaml::toJson(*parsed)[u"a"].toArray().size(), 2);
    }

    void yamlAliasBomb_isRefused()
    {
        QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 9; ++i) {
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [";
            for (int k = 0; k < 10; ++k)
                bomb += (k ? ", *a" : "*a") + QByteArray::number(i - 1);
            bomb += "]\n";
        }
        QVERIFY(!yaml::parse(bomb));
    }

    void tokens_areComplete()
    {
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            const QString css = tokens(scheme).css();
            QVERIFY2(!css.contains(QStringLiteral(": ;")), qPrintable(css));
            QVERIFY(css.contains(QStringLiteral("--accent-ground: #")));
            QVERIFY(tokens(scheme).series.size() >= 8);
        }
    }
};

QTEST_GUILESS_MAIN(CoreTest)
#include "tst_core.moc"
