// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "core/fold.h"
#include "core/text.h"
#include "diary/agenda.h"
#include "diary/search.h"
#include "diary/topics.h"
#include "paths.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace yeonji;
using namespace yeonji::diary;
using namespace Qt::StringLiterals;

class SearchTest : public QObject
{
    Q_OBJECT

    struct Lab
    {
        QTemporaryDir dir;
        project::Project project = *project::make(dir.filePath(u"lab"_s));

        void write(const QString &path, const QString &text) const
        {
            QVERIFY(writeFile(project.root % u'/' % path, text.toUtf8()).has_value());
        }
        project::TextIndexPtr index(const project::TextIndexPtr &known = {}) const
        {
            return project::TextIndex::read(project, *project::scan(project), known);
        }
        // `file:line`, relative, of what is found; the count last.
        QString find(const Query &query) const
        {
            const auto hits = search(*index(), query, 100);
            QStringList places;
            for (const Hit &hit : hits.hits)
                places.append(QFileInfo(hit.document.path).completeBaseName() % u':' % QString::number(hit.line));
            return places.join(u' ') % u" = " % QString::number(hits.total);
        }
        QString find(const QString &query) const { return find(*parseQuery(query)); }
    };

private Q_SLOTS:
    void fold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ascii") << u"Adam_W 3e-4"_s << u"adam_w 3e-4"_s;
        QTest::newRow("hangul") << u"실험 결과, “모델” → 좋음 🙂"_s << u"실험 결과, “모델” → 좋음 🙂"_s;
        QTest::newRow("decomposed") << u"실험 Ok"_s.normalized(QString::NormalizationForm_D) << u"실험 ok"_s;
        QTest::newRow("latin") << u"ÉCOLE Straße Ⅳ"_s << u"école straße ⅳ"_s;
        QTest::newRow("kana marks") << u"か\u3099"_s << u"が"_s;
        QTest::newRow("greek") << u"ΣΑΣ Ω"_s << u"σασ ω"_s;
    }
    void fold()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromUtf8(folded(text.toUtf8())), expected);
    }

    // The fast way and QString's agree over all that Unicode has.
    void foldOfEveryCharacter_isThatOfQString()
    {
        for (char32_t c = 1; c < 0x30000; ++c) {
            if (c >= 0xd800 && c < 0xe000)
                continue;
            const QString text = QString::fromUcs4(&c, 1) + u"가"_s;
            const QByteArray expected = text.normalized(QString::NormalizationForm_C).toCaseFolded().toUtf8();
            if (folded(text.toUtf8()) != expected)
                QFAIL(qPrintable(u"U+%1"_s.arg(uint(c), 0, 16)));
        }
    }

    void pattern_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("typing");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("two syllables") << u"실험"_s << false << u"오늘 실험을 했다"_s << true;
        QTest::newRow("inside a word") << u"습률"_s << false << u"학습률"_s << true;
        QTest::newRow("case") << u"adamw"_s << false << u"AdamW로"_s << true;
        QTest::newRow("decomposed query") << u"결과"_s.normalized(QString::NormalizationForm_D) << false << u"결과"_s << true;
        QTest::newRow("decomposed text") << u"결과"_s << false << u"결과"_s.normalized(QString::NormalizationForm_D) << true;
        QTest::newRow("initials") << u"ㅅㅎ"_s << false << u"오늘 실험"_s << true;
        QTest::newRow("initials themselves") << u"ㅋㅋ"_s << false << u"웃음 ㅋㅋㅋ"_s << true;
        QTest::newRow("initials apart") << u"ㅅㅎ"_s << false << u"실 험"_s << false;
        QTest::newRow("initials with a blank") << u"ㅅㅎ ㄱㄱ"_s << false << u"실험 결과"_s << true;
        QTest::newRow("literal is not typed") << u"실허"_s << false << u"실험"_s << false;
        QTest::newRow("typed") << u"실허"_s << true << u"실험"_s << true;
        QTest::newRow("typed consonant") << u"실ㅎ"_s << true << u"실험"_s << true;
        QTest::newRow("typed final moves on") << u"닭"_s << true << u"달가"_s << true;
        QTest::newRow("typed final stays") << u"갑"_s << true << u"값이"_s << true;
        QTest::newRow("typed vowel grows") << u"결고"_s << true << u"결과"_s << true;
        QTest::newRow("typed whole") << u"실험"_s << true << u"실험"_s << true;
        QTest::newRow("typed other") << u"실험"_s << true << u"실한"_s << false;
        QTest::newRow("signs") << u"3e-4 ("_s << false << u"lr=3E-4 (best)"_s << true;
    }
    void pattern()
    {
        QFETCH(QString, words);
        QFETCH(bool, typing);
        QFETCH(QString, text);
        QFETCH(bool, found);
        const Pattern pattern = typing ? Pattern::typed(words) : Pattern::literal(words);
        QCOMPARE(pattern.find(folded(text.toUtf8())).at >= 0, found);
    }

    void hits_areLinesCountedOnce()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"\ufeff# 실험\r\n실험 실험\r\n다른 줄\r\n실험"_s);
        lab.write(u"diary/2026/2026-04-17.md"_s, u"없음\n"_s);
        lab.write(u"reports/sft.md"_s, u"결과\n실험"_s);
        lab.write(u"runs/a/notes.txt"_s, u"실험 메모\n"_s);
        lab.write(u"reports/n.ipynb"_s, u"{\"cells\":[{\n\"source\":[\n\"\\uc2e4\\ud5d8\"],\n\"metadata\":\"실험\"}]}\n"_s);
        lab.write(u"decks/d.md"_s, u"---\nmarp: true\n---\n\n# 실험\n"_s);
        QCOMPARE(lab.find(literalQuery(u"실험"_s)), u"2026-04-16:1 2026-04-16:2 2026-04-16:4 d:5 n:1 sft:2 notes:1 = 7"_s);
        const auto hits = search(*lab.index(), literalQuery(u"실험"_s), 2);
        QCOMPARE(hits.hits.size(), 2u);
        QCOMPARE(hits.total, 7);
        QStringList lines;
        for (const Place &place : placesOf(lab.project, hits.hits))
            lines.append(QString::number(place.line) % u' ' % place.text);
        QCOMPARE(lines, (QStringList{u"1 # 실험"_s, u"2 실험 실험"_s}));
        QCOMPARE(hits.hits.at(1).marks, (QList<std::pair<int, int>>{{0, 6}, {7, 6}}));
    }

    // Its JSON is nothing a person wrote.
    void notebook_isSearchedByWhatItSays_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("found");  // LINE TEXT, parted by |
        const QString spread = QString::fromUtf8(*readFile(testing::data(u"search/notebook.ipynb"_s)));
        QTest::newRow("as written by Jupyter") << spread << u"6 x = \"손실\"|10 첫 손실|11 손실|14 손실\t줄"_s;
        QTest::newRow("on one line") << QString(spread).remove(u"\n "_s).remove(u'\n') << u"1 x = \"손실\"|1 첫 손실|1 손실|1 손실\t줄"_s;
        QTest::newRow("broken off") << spread.first(spread.indexOf(u"첫"_s)) << u"6 x = \"손실\""_s;
        QTest::newRow("pieces of one line") << u"{\"cells\":[{\"source\":[\"손\",\"실\\n\"]}]}"_s << u"1 손실"_s;
        QTest::newRow("none") << u"[]"_s << QString();
        QTest::newRow("nested without end") << QString(100'000, u'[') << QString();
    }
    void notebook_isSearchedByWhatItSays()
    {
        QFETCH(QString, json);
        QFETCH(QString, found);
        const Lab lab;
        lab.write(u"reports/n.ipynb"_s, json);
        QStringList places;
        for (const Place &place : placesOf(lab.project, search(*lab.index(), literalQuery(u"손실"_s), 100).hits))
            places.append(QString::number(place.line) % u' ' % place.text);
        QCOMPARE(places.join(u'|'), found);
    }

    // Half typed, and in the window's own way: the last word may go on.
    void operatorsBeingTyped_alreadyFind_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        QTest::newRow("tag") << u"tag:논"_s << u"2026-04-16:3 = 1"_s;
        QTest::newRow("place") << u"place:포하"_s << u"2026-04-16:1 = 1"_s;
        QTest::newRow("person") << u"@교수"_s << u"2026-04-16:4 = 1"_s;
        QTest::newRow("not the first") << u"tag:논 포항"_s << u" = 0"_s;
    }
    void operatorsBeingTyped_alreadyFind()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"2026. 04. 16. 22:30, 포항시 남구.\n\n#논문 포항\n- [ ] 보고 @교수님 ~2026-04-20\n"_s);
        QFETCH(QString, query);
        QFETCH(QString, found);
        QCOMPARE(lab.find(*parseQuery(query, Typing::Still)), found);
    }

    void expressionMarks_areAllOfTheLine()
    {
        const Lab lab;
        lab.write(u"reports/r.md"_s, u"가1 나22\n"_s);
        const auto hits = search(*lab.index(), *parseQuery(u"/\\d+/"_s), 9);
        QCOMPARE(hits.hits.front().marks, (QList<std::pair<int, int>>{{3, 1}, {8, 2}}));
    }

    // Backtracking without end is given up, line by line and as a whole, and said.
    void expressionThatGoesAstray_isGivenUp()
    {
        const Lab lab;
        lab.write(u"reports/r.md"_s, QString(QString(400, u'a') % u"c\n"_s).repeated(20'000) % u"ab\n"_s);
        QElapsedTimer timer;
        timer.start();
        const auto hits = search(*lab.index(), *parseQuery(u"/(a|a?)+[xb]/"_s), 9);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(hits.gaveUp);
        QVERIFY(!search(*lab.index(), *parseQuery(u"/^ab$/"_s), 9).gaveUp);
        QCOMPARE(search(*lab.index(), *parseQuery(u"/^ab$/"_s), 9).total, 1);
    }

    void operators_narrow_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        QTest::newRow("two words") << u"배치 학습률"_s << u"2026-04-16:3 2026-04-16:4 = 2"_s;
        QTest::newRow("phrase") << u"\"학습률 낮춤\""_s << u"2026-04-16:3 = 1"_s;
        QTest::newRow("not") << u"학습률 -배치"_s << u"2026-04-17:1 = 1"_s;
        QTest::newRow("tag") << u"tag:논문"_s << u"2026-04-17:2 2026-04-16:5 = 2"_s;
        QTest::newRow("tag in a list") << u"tag:한글"_s << u"2026-04-15:4 = 1"_s;
        QTest::newRow("no tag in a list") << u"tag:목록"_s << u" = 0"_s;
        QTest::newRow("tag whole") << u"tag:논"_s << u" = 0"_s;
        QTest::newRow("place") << u"place:포항"_s << u"2026-04-16:1 = 1"_s;
        QTest::newRow("person") << u"@교수님"_s << u"2026-04-17:3 = 1"_s;
        QTest::newRow("before") << u"학습률 before:2026-04-17"_s << u"2026-04-16:3 = 1"_s;
        QTest::newRow("after") << u"학습률 after:2026-04-17"_s << u"2026-04-17:1 = 1"_s;
        QTest::newRow("not before") << u"학습률 -before:2026-04-17"_s << u"2026-04-17:1 = 1"_s;
        QTest::newRow("not after") << u"학습률 -after:2026-04-17"_s << u"2026-04-16:3 = 1"_s;
        QTest::newRow("after both") << u"학습률 after:2026-04-17 after:2025"_s << u"2026-04-17:1 = 1"_s;
        QTest::newRow("before both") << u"학습률 before:2026-04-17 before:2027"_s << u"2026-04-16:3 = 1"_s;
        QTest::newRow("expression") << u"/3e-\\d/"_s << u"2026-04-17:1 = 1"_s;
        QTest::newRow("all of a month") << u"before:2026-05 -학습률"_s << u"2026-04-15:1 = 1"_s;
    }
    void operators_narrow()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"2026. 04. 16. 22:30, 포항시 남구.\n\n학습률 낮춤\n배치 키움, 포항에서\n#논문/읽기\n"_s);
        lab.write(u"diary/2026/2026-04-15.md"_s, u"---\ntags:\n  - 첫째\n  - \"한글/자모\"\n---\n\n- 목록\n- 한글\n"_s);
        lab.write(u"diary/2026/2026-04-17.md"_s, u"학습률 3e-4\n#논문 정리, #논문집\n- [ ] 보고 @교수님 ~2026-04-20\n"_s);
        QFETCH(QString, query);
        QFETCH(QString, found);
        QCOMPARE(lab.find(query), found);
    }

    void reportsHaveDays_andLinesTheirEnds()
    {
        const Lab lab;
        lab.write(u"reports/old.md"_s, u"---\ndate: 2020-01-05\n---\n\n보고서\n"_s);
        lab.write(u"reports/crlf.md"_s, u"한 줄\r\n모두 정리끝\r\n"_s);
        QCOMPARE(lab.find(u"보고서 before:2021"_s), u"old:5 = 1"_s);
        QCOMPARE(lab.find(u"보고서 after:2021"_s), u" = 0"_s);
        QCOMPARE(lab.find(u"/정리끝$/"_s), u"crlf:2 = 1"_s);
    }

    void wrongQuery_isSaid()
    {
        QVERIFY(parseQuery(u"/(/"_s).error().message.contains(u"character"_s));
        QVERIFY(parseQuery(u"before:gestern"_s).error().message.contains(u"2024-05"_s));
        QVERIFY(parseQuery(u"  "_s)->isEmpty());
    }

    // The first page of hits is there before the last entry was looked at, whichever thread is first.
    void firstHits_areToldBeforeAllAreFound()
    {
        const Lab lab;
        for (int i = 0; i < 300; ++i)
            lab.write(u"diary/2026/%1.md"_s.arg(i, 3, 10, QChar(u'0')), i % 3 == 0 ? u"하루\n"_s : u"실험 %1\n"_s.arg(i));
        const auto index = lab.index();
        for (const QString &words : {u"실험"_s, u"ㅅㅎ"_s})
            for (int round = 0; round < 20; ++round) {
                std::vector<Hits> told;
                const auto all = search(*index, literalQuery(words), 1000, {}, [&told](const Hits &hits) { told.push_back(hits); });
                QCOMPARE(all.total, 200);
                QCOMPARE(told.size(), 1u);
                QVERIFY(told.front().total < all.total);
                QCOMPARE(told.front().hits.front().document.path, all.hits.front().document.path);
            }
    }

    void index_readsOnlyWhatChanged()
    {
        const Lab lab;
        for (int i = 10; i < 30; ++i)
            lab.write(u"diary/2026/2026-04-%1.md"_s.arg(i), u"하루 %1\n"_s.arg(i));
        // Files older than the clock's tick are trusted.
        const auto age = [&](const QString &name) {
            QFile file(lab.project.root % u"/diary/2026/" % name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
        };
        for (int i = 10; i < 30; ++i)
            age(u"2026-04-%1.md"_s.arg(i));
        const auto first = lab.index();
        QCOMPARE(first->freshlyRead(), 20);
        QVERIFY(first->save(lab.project).has_value());
        const auto loaded = project::TextIndex::load(lab.project);
        QCOMPARE(loaded->texts().size(), 20u);
        QCOMPARE(lab.index(loaded)->freshlyRead(), 0);
        lab.write(u"diary/2026/2026-04-12.md"_s, u"바뀐 하루\n"_s);
        const auto second = lab.index(loaded);
        QCOMPARE(second->freshlyRead(), 1);
        QCOMPARE(search(*second, literalQuery(u"바뀐"_s), 10).total, 1);
        QCOMPARE(search(*second, literalQuery(u"하루"_s), 10).total, 20);
    }

    // As tools that synchronise do: another file in its place, of the same size and time.
    void fileReplacedByRename_isReadAnew()
    {
        const Lab lab;
        const QString path = lab.project.root % u"/diary/2026/2026-04-16.md";
        const QDateTime old = QDateTime::currentDateTime().addSecs(-3600);
        const auto put = [&](const QString &to, const QByteArray &text) {
            QFile file(to);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush());
            QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
        };
        lab.write(u"diary/2026/2026-04-16.md"_s, u"처음"_s);
        put(path, "처음");
        const auto first = lab.index();
        QCOMPARE(lab.index(first)->freshlyRead(), 0);
        put(path % u".sync"_s, "다음");
        QCOMPARE(std::rename(QFile::encodeName(path % u".sync"_s).constData(), QFile::encodeName(path).constData()), 0);
        QCOMPARE(search(*lab.index(first), literalQuery(u"다음"_s), 9).total, 1);
    }

    // A clock that was set back: the file is of tomorrow, and read until its day has come.
    void fileOfTomorrow_isNotTrusted()
    {
        const Lab lab;
        lab.write(u"reports/r.md"_s, u"하나"_s);
        QFile file(lab.project.root % u"/reports/r.md"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(1), QFileDevice::FileModificationTime));
        QCOMPARE(lab.index(lab.index())->freshlyRead(), 1);
    }

    void indexThatIsGoneOrOfAnotherVersion_comesBack()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"하루\n"_s);
        const QString path = lab.project.cacheFolder() % u"/text.index"_s;
        for (const QByteArray &found : {QByteArray(), QByteArray("YJT1\0\0\0\0 of another version", 30), QByteArray(1 << 16, '\xff')}) {
            if (found.isEmpty())
                QFile::remove(path);
            else
                QVERIFY(writeFile(path, found).has_value());
            const auto loaded = project::TextIndex::load(lab.project);
            QVERIFY(loaded->texts().empty());
            const auto read = lab.index(loaded);
            QCOMPARE(search(*read, literalQuery(u"하루"_s), 9).total, 1);
            QVERIFY(read->save(lab.project).has_value());
            QCOMPARE(project::TextIndex::load(lab.project)->texts().size(), 1u);
        }
    }

    // Where the cache cannot be written, nothing is left of the attempt, and search works.
    void indexWithoutRoom_isDoneWithout()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, QString(100'000, u'가') % u"하루\n"_s);
        const auto index = lab.index();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before;
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{50'000, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto saved = index->save(lab.project);
        setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(saved.error().kind, ErrorKind::NoSpace);
        QVERIFY(QDir(lab.project.cacheFolder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QVERIFY(project::TextIndex::load(lab.project)->texts().empty());
        QCOMPARE(search(*index, literalQuery(u"하루"_s), 9).total, 1);
    }

    void damagedIndex_isAsGoodAsNone()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"하루\n"_s);
        QVERIFY(lab.index()->save(lab.project).has_value());
        const QString path = lab.project.cacheFolder() % u"/text.index"_s;
        const QByteArray whole = *readFile(path);
        for (qsizetype cut = 0; cut < whole.size(); cut += 3) {
            QVERIFY(writeFile(path, whole.first(cut)).has_value());
            QVERIFY(project::TextIndex::load(lab.project)->texts().empty());
        }
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged[at] ^ 0x55);
            QVERIFY(writeFile(path, damaged).has_value());
            QVERIFY(project::TextIndex::load(lab.project)->texts().empty());
        }
    }

    void cancelledReading_givesNothing()
    {
        const Lab lab;
        for (int i = 0; i < 200; ++i)
            lab.write(u"reports/r%1.md"_s.arg(i), u"x\n"_s);
        QVERIFY(!project::TextIndex::read(lab.project, *project::scan(lab.project), {}, {}, [] { return true; }));
    }

    void agenda_isByDay()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"- [ ] 둘째 ~2026-04-20 9:00\n- [X] 첫째 @교수님 ~2026-04-17 → [[reports/sft.md]]\n"_s);
        lab.write(u"reports/r.md"_s, u"```\n- [ ] 코드 ~2026-04-01\n```\n1. [ ] 셋째 ~2026-04-21\n"_s);
        QStringList told;
        for (const auto &[document, promise] : agenda(lab.project, *lab.index()).promises)
            told.append(promise.due % u' ' % promise.text % u' ' % promise.person % (promise.done ? u" done "_s : u" open "_s) % promise.evidence);
        QCOMPARE(told, (QStringList{u"2026-04-17 첫째 교수님 done reports/sft.md"_s, u"2026-04-20T09:00 둘째  open "_s, u"2026-04-21 셋째  open "_s}));
    }

    // As the outline sees them: what stands in code, comments and quotes of code is no tag and no stamp.
    void tagsAndPlaces_areNotInCode()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"---\ntags: include\n---\n글\n\n```cpp\n#include <vector>\n2026. 04. 16., 포항.\n```\n`a #include b` 글\n"_s);
        lab.write(u"diary/2026/2026-04-17.md"_s, u"2026. 04. 17., 포항.\n\n```sh\n#include\n```\n글 #include\n"_s);
        lab.write(u"diary/2026/2026-04-18.md"_s, u"<!--\n#include\n-->\n\n~~~\ntags: include\n~~~\n"_s);
        QCOMPARE(lab.find(u"tag:include"_s), u"2026-04-17:6 2026-04-16:2 = 2"_s);
        QCOMPARE(lab.find(u"place:포항"_s), u"2026-04-17:1 = 1"_s);
    }

    // Nor is what a link leads to a tag, a line of the text a list of tags, or a line of a paragraph a stamp.
    void tagsAndPlaces_areThoseOfTheEntry()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"글\n\ntags: 가짜\n\n[목차](#앵커) 로\n\n어제\n2026. 04. 16., 제주.\n오늘\n"_s);
        lab.write(u"diary/2026/2026-04-17.md"_s, u"---\ntags: 가짜\n---\n어제\n2026. 04. 17., 제주.\n\n2026. 04. 17., 제주.\n오늘\n- 할 일 #앵커\n2026. 04. 17., 제주.\n또\n"_s);
        lab.write(u"diary/2026/2026-04-18.md"_s, u"---\n2026. 04. 18., 서울.\n\ntags:\n- 가짜\n---\n"_s);
        QCOMPARE(lab.find(u"tag:가짜"_s), u"2026-04-17:2 = 1"_s);
        QCOMPARE(lab.find(u"tag:앵커"_s), u"2026-04-17:9 = 1"_s);
        QCOMPARE(lab.find(u"place:제주"_s), u"2026-04-17:5 2026-04-17:7 2026-04-17:10 = 3"_s);
        QCOMPARE(lab.find(u"place:서울"_s), u"2026-04-18:2 = 1"_s);
    }

    // However a stamp is written, and as people shorten what it says.
    void place_isFoundAsPeopleWriteIt_data()
    {
        QTest::addColumn<QString>("stamp");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("marked");  // empty: not found
        QTest::newRow("T between day and time") << u"2026-04-16T22:30, 포항시 남구"_s << u"place:포항"_s << u"포항"_s;
        QTest::newRow("T, of two on a line") << u"2026-04-16T22:30, 서울. 2026-04-17T08:00, 포항시"_s << u"place:포항"_s << u"포항"_s;
        QTest::newRow("an abbreviation") << u"2026-04-16, Church of St. John, Vancouver"_s << u"place:vancouver"_s << u"vancouver"_s;
        QTest::newRow("a title") << u"2026-04-16, Dr. Kim office."_s << u"place:kim"_s << u"kim"_s;
        QTest::newRow("a room and a number") << u"2026-04-16, Rm. 301, No. 7 Bldg. KAIST."_s << u"place:kaist"_s << u"kaist"_s;
        QTest::newRow("in quotes") << u"2026-04-18, 카페 \"봄\" 2층."_s << queryOf({Topic::Kind::Place, u"카페 \"봄\" 2층"_s, 1}) << u"카페|봄|2층"_s;
        QTest::newRow("initials") << u"2026-04-16 22:30, J. R. Smith Hall"_s << u"place:smith"_s << u"smith"_s;
        QTest::newRow("words of it") << u"2024. 04. 19., 경북 포항시 남구 청암로 77."_s << u"place:\"경북 포항 청암로\""_s << u"경북|포항|청암로"_s;
        QTest::newRow("words with a comma") << u"2026. 04. 16. 22:30, Vancouver, BC"_s << u"place:\"van bc\""_s << u"van|bc"_s;
        QTest::newRow("as it stands, within a word") << u"2024. 04. 19., 경북 포항시 남구."_s << u"place:\"항시 남\""_s << u"항시 남"_s;
        QTest::newRow("initial consonants of it") << u"2024. 04. 19., 경북 포항시 남구."_s << u"place:\"ㄱㅂ ㄴㄱ\""_s << u"경북|남구"_s;
        QTest::newRow("another order") << u"2024. 04. 19., 경북 포항시 남구."_s << u"place:\"남구 경북\""_s << QString();
        QTest::newRow("within words") << u"2024. 04. 19., 경북 포항시 남구."_s << u"place:\"북 구\""_s << QString();
        QTest::newRow("of two stamps") << u"2024. 04. 19., 경북 포항시. 2024. 04. 20., 서울 남구."_s << u"place:\"경북 남구\""_s << QString();
    }
    void place_isFoundAsPeopleWriteIt()
    {
        QFETCH(QString, stamp);
        QFETCH(QString, query);
        QFETCH(QString, marked);
        for (const auto form : {QString::NormalizationForm_C, QString::NormalizationForm_D}) {
            const Lab lab;
            lab.write(u"diary/2026/2026-04-16.md"_s, stamp.normalized(form) % u"\n\n경북 포항 글\n"_s);
            const auto hits = search(*lab.index(), *parseQuery(query.normalized(form)), 9);
            QCOMPARE(hits.total, qsizetype(!marked.isEmpty()));
            QByteArrayList words;
            for (const auto &[from, length] : hits.hits.empty() ? QList<std::pair<int, int>>() : hits.hits.front().marks)
                words.append(hits.hits.front().folded.sliced(from, length));
            QCOMPARE(QString::fromUtf8(words.join('|')), marked);
        }
    }

    // What is left out is said; logs beside runs are, and nothing is said of them.
    void notes_areFoundOrSaidToBeLeftOut()
    {
        const Lab lab;
        const QString big = QString(1 << 20, u'x') % u"\n낱말\n"_s;
        lab.write(u"reports/big.txt"_s, big);
        lab.write(u"runs/big.txt"_s, big);
        lab.write(u"reports/OLD.TXT"_s, u"낱말\n"_s);
        lab.write(u"reports/mac.md"_s, u"한 줄\r낱말\r끝\r"_s);
        const QByteArray utf16("\xff\xfe\x41\x00", 4);
        QVERIFY(writeFile(lab.project.root % u"/reports/wide.md"_s, utf16).has_value());
        QVERIFY(writeFile(lab.project.root % u"/runs/wide.txt"_s, utf16).has_value());
        QCOMPARE(lab.find(literalQuery(u"낱말"_s)), u"mac:2 OLD:1 big:2 = 3"_s);
        const auto index = lab.index();
        QCOMPARE(placesOf(lab.project, search(*index, literalQuery(u"낱말"_s), 1).hits).value(0).text, u"낱말"_s);
        QCOMPARE(index->unreadable().size(), 1);
        QCOMPARE(index->unreadable().first().file, QString(lab.project.root % u"/reports/wide.md"));
        QCOMPARE(index->logs(), 1);
    }

    void tag_isWhatEntriesCallOne()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"이슈 #123 과 #점.점 그리고 #v2\n"_s);
        lab.write(u"diary/2026/2026-04-17.md"_s, u"---\ntags: [123, 점.점]\n---\n글\n"_s);
        lab.write(u"diary/2026/2026-04-18.md"_s, u"---\ntags:\n- 123\n---\n글\n"_s);
        QCOMPARE(lab.find(u"tag:123"_s), u"2026-04-18:3 2026-04-17:2 = 2"_s);
        QCOMPARE(lab.find(u"tag:점.점"_s), u"2026-04-17:2 = 1"_s);
        QCOMPARE(lab.find(u"tag:v2"_s), u"2026-04-16:1 = 1"_s);
        QCOMPARE(lab.find(u"tag:점"_s).right(3), u"= 1"_s);
    }

    void wordsWithALineBreak_areNotFoundAcrossLines()
    {
        const Lab lab;
        lab.write(u"diary/2026/2026-04-16.md"_s, u"앞 줄\n뒤 줄\n"_s);
        QCOMPARE(lab.find(literalQuery(u"줄\n뒤"_s)), u" = 0"_s);
        QCOMPARE(lab.find(u"\"줄\n뒤\""_s), u" = 0"_s);
        QCOMPARE(lab.find(literalQuery(u"뒤 줄"_s)), u"2026-04-16:2 = 1"_s);
    }

    // Too long, or no text: search, agenda and entries all say so.
    void whatCannotBeRead_isSaidByEach()
    {
        const Lab lab;
        lab.write(u"reports/nul.md"_s, u"한 줄\n- [ ] 낱말 ~2026-12-04"_s % QChar(0) % u'\n');
        lab.write(u"reports/long.md"_s, QString((32 << 20) + 1, u'x'));
        QVERIFY(writeFile(lab.project.root % u"/reports/cp949.md"_s, "- [ ] \xb3\xaa ~2026-12-04\n"_ba).has_value());
        const auto index = lab.index();
        QStringList unread;
        for (const Error &error : index->unreadable())
            unread.append(QFileInfo(error.file).fileName() % u':' % QString::number(error.line));
        unread.sort();
        QCOMPARE(unread, (QStringList{u"long.md:0"_s, u"nul.md:2"_s}));
        QCOMPARE(lab.index(index)->unreadable().size(), 2);  // again, as long as it is so
        QCOMPARE(lab.find(literalQuery(u"낱말"_s)), u" = 0"_s);
        const Agenda promised = agenda(lab.project, *index);
        QVERIFY(promised.promises.empty());
        QCOMPARE(promised.failed.size(), 1);
        QVERIFY(promised.failed.front().file.endsWith(u"cp949.md"_s));
    }

    // A day beyond the first thousand bytes of front matter bounds the search as any other.
    void dayOfLongFrontMatter_isSearched()
    {
        const Lab lab;
        lab.write(u"diary/회고.md"_s, u"---\ndescription: "_s + QString(3000, u'x') + u"\ndate: 2024-12-31\n---\n\n글\n"_s);
        QCOMPARE(lab.find(u"before:2025 글"_s), u"회고:6 = 1"_s);
        QCOMPARE(lab.find(u"after:2025 글"_s), u" = 0"_s);
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "tst_search.moc"
