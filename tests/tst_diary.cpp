// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "diary/blocks.h"
#include "diary/dues.h"
#include "diary/entries.h"
#include "diary/outline.h"
#include "diary/stamp.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::diary;
using namespace Qt::StringLiterals;

class DiaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stamp_everyForm_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("stamps");  // DATE TIME PLACE, joined by |
        QTest::newRow("place") << u"2024. 04. 19., 경북 포항시 남구 청암로 77."_s << u"2024-04-19 - 경북 포항시 남구 청암로 77"_s;
        QTest::newRow("date alone") << u"2024. 4. 19."_s << u"2024-04-19 - "_s;
        QTest::newRow("time") << u"2026. 04. 16. 22:30, Vancouver, BC"_s << u"2026-04-16 22:30 Vancouver, BC"_s;
        QTest::newRow("iso") << u"2026-04-16 22:30, place"_s << u"2026-04-16 22:30 place"_s;
        QTest::newRow("indented") << u"  2024. 4. 19. "_s << u"2024-04-19 - "_s;
        QTest::newRow("two") << u"2024. 04. 18., 경북 포항시 남구 효자동길10번길 18 1층 101호. 2024. 04. 19., 서울."_s
                             << u"2024-04-18 - 경북 포항시 남구 효자동길10번길 18 1층 101호|2024-04-19 - 서울"_s;
        QTest::newRow("weekday") << u"2024. 4. 15.(월), 포항시."_s << u"2024-04-15 - 포항시"_s;
        QTest::newRow("weekday alone") << u"2024. 4. 16. (화)"_s << u"2024-04-16 - "_s;
        QTest::newRow("whole weekday") << u"2024. 4. 16. 화요일 09:30, 서울."_s << u"2024-04-16 09:30 서울"_s;
        QTest::newRow("english weekday") << u"2024-04-16 (Tue) 09:30"_s << u"2024-04-16 09:30 "_s;
        QTest::newRow("weekday in a sentence") << u"2024. 4. 16. 화요일에 만났다"_s << u""_s;
        QTest::newRow("sentence") << u"2024. 04. 19. 오늘은 학교에 갔다."_s << u""_s;
        QTest::newRow("inside") << u"우리는 2024. 04. 19., 포항에서 만났다."_s << u""_s;
        QTest::newRow("particle") << u"2026-04-16에 시작했다"_s << u""_s;
        QTest::newRow("no such day") << u"2024. 02. 30., 서울."_s << u""_s;
        QTest::newRow("no such hour") << u"2024. 02. 20. 25:00, 서울."_s << u""_s;
        QTest::newRow("number") << u"2024. 4. 1905"_s << u""_s;
        QTest::newRow("empty") << u""_s << u""_s;
        // A name may end as a sentence does, or hold a mark that ends one.
        QTest::newRow("name in 네") << u"2026. 04. 16., 부산 까까네."_s << u"2026-04-16 - 부산 까까네"_s;
        QTest::newRow("name in 요") << u"2026. 04. 16., 홍대 앞 카페 그려요."_s << u"2026-04-16 - 홍대 앞 카페 그려요"_s;
        QTest::newRow("name with a mark") << u"2026-04-16, Yahoo! HQ"_s << u"2026-04-16 - Yahoo! HQ"_s;
        QTest::newRow("room") << u"2026-04-16, rm. 301, KAIST."_s << u"2026-04-16 - rm. 301, KAIST"_s;
        QTest::newRow("no") << u"2026-04-16, No. That was wrong"_s << QString();
        QTest::newRow("sea") << u"2026. 04. 16., 제주 바다."_s << u"2026-04-16 - 제주 바다"_s;
        QTest::newRow("English sentence") << u"2026-04-16, I fixed the tokenizer bug today and it works."_s << QString();
        QTest::newRow("Korean sentence") << u"2026. 04. 16., 서울역에서 지도교수님을 봤다"_s << QString();
        QTest::newRow("noted") << u"2026. 04. 16. 22:30, loss가 안 떨어져서 밤새 디버깅함."_s << QString();
        QTest::newRow("polite") << u"2026. 04. 16., 오늘 많이 했어요."_s << QString();
        QTest::newRow("measured") << u"2026-04-17, eval_loss 0.98 at step 900"_s << QString();
        QTest::newRow("two sentences") << u"2026-04-17, 끝. 내일 또"_s << QString();
    }
    void stamp_everyForm()
    {
        QFETCH(QString, line);
        QFETCH(QString, stamps);
        QStringList found;
        for (const Stamp &stamp : parseStamps(line))
            found.append(stamp.date.toString(Qt::ISODate) % u' '
                         % (stamp.time ? stamp.time->toString(u"HH:mm"_s) : u"-"_s) % u' ' % stamp.place);
        QCOMPARE(found.join(u'|'), stamps);
    }

    void fence_isKnownInItsContainer_data()
    {
        QTest::addColumn<QString>("text");  // the last line is asked about
        QTest::addColumn<bool>("fenced");
        QTest::newRow("inside") << u"```py\nx = 1\ny"_s << true;
        QTest::newRow("behind") << u"```py\nx = 1\n```\ny"_s << false;
        QTest::newRow("opens on an item's line") << u"- ```py\n  x = 1"_s << true;
        QTest::newRow("behind one of an item") << u"- ```py\n  x = 1\n  ```\n글"_s << false;
        QTest::newRow("item that ends without a closing one") << u"- ```py\n  x = 1\n글"_s << false;
        QTest::newRow("in a task of a list") << u"1. 하나\n   - [ ] 둘\n     ```\n     x"_s << true;
        QTest::newRow("in a quote") << u"> ```\n> x"_s << true;
        QTest::newRow("other mark inside") << u"~~~\n```\nx"_s << true;
        QTest::newRow("words") << u"``` 와 ```\nx"_s << false;
    }
    void fence_isKnownInItsContainer()
    {
        QFETCH(QString, text);
        QFETCH(bool, fenced);
        const qsizetype last = text.lastIndexOf(u'\n') + 1;
        QCOMPARE(isFenced(QStringView(text).first(last), QStringView(text).sliced(last)), fenced);
    }

    void suggestedPlace_isNoSentence()
    {
        QVERIFY(isWorthSuggesting(u"경북 포항시 남구 청암로 77"_s));
        QVERIFY(isWorthSuggesting(u"Vancouver, BC"_s));
        QVERIFY(isWorthSuggesting(u"제주 바다"_s));
        QVERIFY(isWorthSuggesting(u"lab, third floor"_s));
        QVERIFY(!isWorthSuggesting(u"밤새 코드 고침 함"_s));
        QVERIFY(!isWorthSuggesting(u"trained for three hours on two GPUs"_s));
        QVERIFY(!isWorthSuggesting({}));
    }

    void writtenStamp_isReadBack()
    {
        const Stamp stamp{QDate(2026, 4, 6), QTime(2, 5), u"포항시 남구 청암로 77"_s};
        QCOMPARE(writeStamp(stamp), u"2026. 04. 06. 02:05, 포항시 남구 청암로 77."_s);
        QCOMPARE(parseStamps(writeStamp(stamp)), QList<Stamp>{stamp});
    }

    void today_isMadeOnce()
    {
        const QTemporaryDir dir;
        project::Config config;
        config.place = u"포항시 남구 청암로 77"_s;
        const auto lab = project::make(dir.filePath(u"lab"_s), config);
        const QDateTime night(QDate(2026, 4, 17), QTime(1, 30));
        const auto path = openOrMakeToday(*lab, *project::scan(*lab), night);
        QVERIFY(path.has_value());
        QVERIFY(path->endsWith(u"/diary/2026/2026-04-16.md"_s));
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(QString::fromUtf8(file.readAll()), u"# \n\n2026. 04. 17. 01:30, 포항시 남구 청암로 77.\n\n"_s);
        QVERIFY(file.write("더 씀") > 0);
        file.close();
        const auto size = QFileInfo(*path).size();
        QCOMPARE(openOrMakeToday(*lab, *project::scan(*lab), night).value(), *path);
        QCOMPARE(QFileInfo(*path).size(), size);
    }

    void newEntry_standsAtThePlaceLastUsed()
    {
        const QTemporaryDir dir;
        project::Config config;
        config.place = u"서울"_s;
        const auto lab = project::make(dir.filePath(u"lab"_s), config);
        const auto write = [&](const QString &name, const QString &text) {
            QVERIFY(writeFile(lab->diaryFolder() % u'/' % name, text.toUtf8()).has_value());
        };
        QCOMPARE(placeLastUsed(*lab, *project::scan(*lab)), u"서울"_s);
        write(u"2026/2026-04-14.md"_s, u"2026. 04. 14. 10:00, 춘천시.\n\n글\n\n2026. 04. 14. 12:00, 포항시 남구.\n\n글\n"_s);
        write(u"2026/2026-04-15.md"_s, u"2026. 04. 15. 10:00\n\n글\n"_s);
        QCOMPARE(placeLastUsed(*lab, *project::scan(*lab)), u"포항시 남구"_s);
        const auto path = openOrMakeToday(*lab, *project::scan(*lab), QDateTime(QDate(2026, 4, 16), QTime(9, 0)));
        QCOMPARE(readFile(*path).value(), u"# \n\n2026. 04. 16. 09:00, 포항시 남구.\n\n"_s.toUtf8());
    }

    // The page draws what follows a formula that is never closed, too.
    void formulaWithoutEnd_hidesNothing()
    {
        const Outline outline = outlineOf(u"$$$ 장학금이 들어왔다.\n\n- [ ] 결과 올리기 @교수님 ~2026-04-17 18:00\n\n\n$$\na\n\n\n# 제목\n\n$$\n# x\n$$\n"
                                          "\n$$ [[no]] $$\n\n> $$\n> [[no]]\n> $$\n\n[[a]]\n"_s);
        QCOMPARE(outline.promises.size(), 1);
        QCOMPARE(outline.headings.size(), 1);
        QCOMPARE(outline.headings.first().text, u"제목"_s);
        QCOMPARE(outline.links.size(), 1);
        QCOMPARE(outline.links.first().line, 22);
    }

    void todayUnderAnotherName_isFound()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        QFile file(lab->diaryFolder() + u"/2026-04-16 모노레포.md"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(openOrMakeToday(*lab, *project::scan(*lab), QDateTime(QDate(2026, 4, 16), QTime(12, 0))).value(), file.fileName());
    }

    void summary_countsWhatStands()
    {
        const Summary summary = summarize(u"---\ntitle: 다른 제목\n---\n2026. 04. 16., 포항.\n# 모노레포로 옮긴 날\n가나 다\n"
                                          "```plot\n# 주석\nruns: a\n```\n![](a.png)\n"_s);
        QCOMPARE(summary.title, u"모노레포로 옮긴 날"_s);
        QCOMPARE(summary.figures, 1);
        QCOMPARE(summary.pictures, 1);
        QVERIFY(summary.characters > 10);
        QCOMPARE(summarize(u"# \n\n2026. 04. 16. 22:30, 포항.\n\n"_s).title, QString());
        QCOMPARE(summarize(u"\n오늘은\n"_s).title, u"오늘은"_s);
        // As YAML has it, and as it stands where that cannot be read.
        QCOMPARE(summarize(u"---\ntitle: '따옴표 ''제목'''\n---\n글\n"_s).title, u"따옴표 '제목'"_s);
        QCOMPARE(summarize(u"---\ntitle: >-\n  두 줄의\n  제목\ntags: [가]\n---\n글\n"_s).title, u"두 줄의 제목"_s);
        QCOMPARE(summarize(u"---\ntitle: \"제목\" # 말\n---\n글\n"_s).title, u"제목"_s);
        QCOMPARE(summarize(u"---\ntitle: 실험: 둘째\n---\n글\n"_s).title, u"실험: 둘째"_s);
        QCOMPARE(outlineOf(u"---\ntags: [가]\n---\n4. 제목\n글\n"_s).title, u"4. 제목"_s);
        QCOMPARE(outlineOf(u"- 목록\n"_s).title, u"목록"_s);
        QCOMPARE(summarize(u"오늘은"_s).characters, 3);
    }

    void summary_countsPromisesAsTheAgenda()
    {
        const QString text = u"- [ ] 가 ~2026-04-17\n- [x] 나 ~2026-04-17\n- [ ] 다 ~2026-02-30\n\n> - [ ] 라 ~2026-04-18\n\n"
                             "- [ ] 마\n  ~2026-04-19\n- [ ] `바 ~2026-04-20`\n\n    - [ ] 사 ~2026-04-21\n"_s;
        const auto promises = outlineOf(text).promises;
        QCOMPARE(summarize(text).promises, int(std::ranges::count(promises, false, &Promise::done)));
        QVERIFY(std::ranges::none_of(promises, [](const Promise &promise) { return promise.due == "2026-02-30"_L1 || promise.due == "2026-04-20"_L1; }));
        QVERIFY(std::ranges::any_of(promises, [](const Promise &promise) { return promise.due == "2026-04-18"_L1; }));
        QVERIFY(std::ranges::any_of(promises, [](const Promise &promise) { return promise.due == "2026-04-19"_L1; }));
    }

    void embeddedDocument_isNoPicture()
    {
        QCOMPARE(summarize(u"![[note]] ![[일기.md]]\n![[a.PNG|300]] ![가](b.svg)\n"_s).pictures, 2);
    }

    void promise_losesThePunctuationOfWhatIsTakenOut()
    {
        const auto promises = outlineOf(u"- [ ] 넷째 @kim, ~2026-04-17: 꼭\n- [ ] 열한째 ~2026-04-18.\n- [ ] 첫째, 둘째: 셋째. ~2026-04-19\n- [x] 끝 ~2026-04-20 → [[a]].\n"_s).promises;
        QCOMPARE(promises.size(), 4);
        QCOMPARE(promises.at(0).text, u"넷째 꼭"_s);
        QCOMPARE(promises.at(0).person, u"kim"_s);
        QCOMPARE(promises.at(1).text, u"열한째"_s);
        QCOMPARE(promises.at(2).text, u"첫째, 둘째: 셋째."_s);
        QCOMPARE(promises.at(3).text, u"끝"_s);
    }

    void promise_dayMayBeFollowedByUntil()
    {
        const auto promises = outlineOf(u"- [ ] 보내기 ~2026-01-09까지\n- [ ] 올리기 ~2026-01-10 18:00까지, 꼭\n- [ ] 아님 ~2026-01-09까지나\n"_s).promises;
        QCOMPARE(promises.size(), 2);
        QCOMPARE(promises.at(0).due, u"2026-01-09"_s);
        QCOMPARE(promises.at(0).text, u"보내기"_s);
        QCOMPARE(promises.at(1).due, u"2026-01-10T18:00"_s);
        QCOMPARE(promises.at(1).text, u"올리기 꼭"_s);
    }

    void impossibleDay_isAFinding()
    {
        const QString text = u"---\ntitle: 하루\n---\n- [ ] 가 ~2026-01-02 25:00\n- [ ] 나\n  ~2026-02-30까지\n- [ ] 다 ~2026-13-40 ~2026-12-31\n- [ ] `라 ~2026-02-30`\n- 마 ~2026-02-30\n"_s;
        const Findings findings = impossibleDues(text, u"a.md"_s);
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings.at(0).code, u"impossible-day"_s);
        QCOMPARE(findings.at(0).line, 4);
        QVERIFY(findings.at(0).message.contains(u"~2026-01-02 25:00"));
        QCOMPARE(findings.at(1).line, 6);
        QCOMPARE(outlineOf(text).promises.size(), 1);
    }

    // A task someone meant to be reminded of, and would not be.
    void dayThatIsNotRead_isAFinding_data()
    {
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("said");  // written → to write; empty: nothing is wrong
        QTest::newRow("spoken") << u"보내기 ~수요일까지 꼭"_s << u"~수요일까지"_s;
        QTest::newRow("one digit") << u"보내기 ~2026-12-4"_s << u"~2026-12-4 ~2026-12-04"_s;
        QTest::newRow("as a stamp") << u"보내기 ~2026. 12. 4."_s << u"~2026. 12. 4. ~2026-12-04"_s;
        QTest::newRow("slashes") << u"보내기 ~2026/12/04"_s << u"~2026/12/04 ~2026-12-04"_s;
        QTest::newRow("no year") << u"보내기 ~12-04"_s << u"~12-04"_s;
        QTest::newRow("blank") << u"보내기 ~ 2026-12-04"_s << u"~2026-12-04"_s;
        QTest::newRow("full width") << u"보내기 ～2026-12-04"_s << u"~2026-12-04"_s;
        QTest::newRow("weekday") << u"보내기 ~2026-12-04(금)"_s << u"~2026-12-04(금) ~2026-12-04"_s;
        QTest::newRow("range") << u"보내기 ~2026-12-04~2026-12-06"_s << u"~2026-12-04"_s;
        QTest::newRow("pm") << u"보내기 ~2026-12-04 6pm"_s << u"~2026-12-04 6pm ~2026-12-04 18:00"_s;
        QTest::newRow("spoken hour") << u"보내기 ~2026-12-04 18시 회의 전"_s << u"~2026-12-04 18시 ~2026-12-04 18:00"_s;
        QTest::newRow("comma") << u"보내기 ~2026-12-04, 18:00"_s << u"~2026-12-04 18:00"_s;
        QTest::newRow("right") << u"보내기 ~2026-12-04 18:00 회의 전"_s << QString();
        QTest::newRow("right, without an hour") << u"보내기 ~2026-12-04, 회의 전"_s << QString();
        QTest::newRow("amounts") << u"사진 ~100개, ~3일, 2~3주 ~0.5 ~10% ~ 다"_s << QString();
        QTest::newRow("struck") << u"~~2026-12-4~~ 보내기"_s << QString();
    }
    void dayThatIsNotRead_isAFinding()
    {
        QFETCH(QString, task);
        QFETCH(QString, said);
        const Findings findings = impossibleDues(u"# 하루\n\n- [ ] 하나\n- [ ] "_s % task % u'\n', u"a.md"_s);
        QCOMPARE(findings.size(), said.isEmpty() ? 0 : 1);
        if (said.isEmpty())
            return;
        QCOMPARE(findings.front().code, u"unread-day"_s);
        QCOMPARE(findings.front().line, 4);
        const QString &message = findings.front().message;
        const QString written = said.section(u" ~"_s, 0, 0), instead = said.contains(u" ~"_s) ? u'~' % said.section(u" ~"_s, 1) : QString();
        QVERIFY2(message.contains(u'`' % written % u'`') && message.contains(instead), qPrintable(message));
    }

    void person_endsBeforeItsFullStop()
    {
        const auto promises = outlineOf(u"- [ ] 결과 올리기 @김.민재. ~2026-04-17\n- [ ] 답하기 @kim ~2026-04-18\n"_s).promises;
        QCOMPARE(promises.at(0).person, u"김.민재"_s);
        QCOMPARE(promises.at(0).text, u"결과 올리기"_s);
        QCOMPARE(promises.at(1).person, u"kim"_s);
    }

    void otherYears_areOnThisDay()
    {
        project::Tree tree;
        for (const QDate day : {QDate(2026, 4, 16), QDate(2025, 4, 16), QDate(2025, 4, 15), QDate(1753, 4, 16)})
            tree.documents.push_back({day.toString(Qt::ISODate), project::DocumentKind::Entry, day});
        const auto found = onThisDay(tree, QDate(2026, 4, 16));
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.first().date.year(), 2025);
    }

    void weight_growsWithTheDay()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        QDate day(2026, 4, 1);
        for (const int size : {10, 1000, 100'000}) {
            QFile file(lab->diaryFolder() + u'/' + day.toString(Qt::ISODate) + u".md"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(QByteArray(size, 'x')), size);
            day = day.addDays(1);
        }
        const auto tree = *project::scan(*lab);
        const auto index = project::TextIndex::read(*lab, tree, {});
        // Before the index is there, a day is a day.
        QCOMPARE(weights(tree, nullptr, QDate(2026, 4, 1), QDate(2026, 4, 2)).values(), (QList<double>{0.5, 0.5}));
        const auto days = weights(tree, index.get(), QDate(2026, 4, 1), QDate(2026, 4, 30));
        QCOMPARE(days.size(), 3);
        QVERIFY(days.value(QDate(2026, 4, 1)) < days.value(QDate(2026, 4, 2)));
        QCOMPARE(days.value(QDate(2026, 4, 3)), 1.0);
    }
};

QTEST_GUILESS_MAIN(DiaryTest)
#include "tst_diary.moc"
