// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the editor does to lists, tables and days, without an editor.
#include "core/text.h"
#include "diary/asked.h"
#include "diary/lists.h"
#include "diary/pasting.h"
#include "diary/spokenday.h"
#include "diary/tables.h"

#include <QTest>

using namespace yeonji;
using namespace yeonji::diary;
using namespace Qt::StringLiterals;

class WritingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asked_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("what");  // -1: nothing
        QTest::addColumn<QString>("typed");
        QTest::newRow("link") << u"보라 [[rep"_s << int(Asked::For::Document) << u"rep"_s;
        QTest::newRow("link closed") << u"[[a]] 뒤"_s << -1 << QString();
        QTest::newRow("tag") << u"오늘 #실"_s << int(Asked::For::Tag) << u"실"_s;
        QTest::newRow("heading is no tag") << u"# 제목"_s << -1 << QString();
        QTest::newRow("run") << u"손실 {{sf"_s << int(Asked::For::Run) << u"sf"_s;
        QTest::newRow("metric") << u"{{sft-3 eval"_s << int(Asked::For::Metric) << u"eval"_s;
        QTest::newRow("quoted run") << u"{{\"sft-*\" l"_s << int(Asked::For::Metric) << u"l"_s;
        QTest::newRow("which") << u"{{sft-3 eval_loss@be"_s << int(Asked::For::Which) << u"be"_s;
        QTest::newRow("promise") << u"- [ ] 보내기 ~다음 주"_s << int(Asked::For::Day) << u"다음 주"_s;
        QTest::newRow("promise at once") << u"1. [ ] ~내일"_s << int(Asked::For::Day) << u"내일"_s;
        QTest::newRow("tilde elsewhere") << u"2~3주"_s << -1 << QString();
        QTest::newRow("days of a task") << u"- [ ] 재학습 2~3일"_s << -1 << QString();
        QTest::newRow("hours of a task") << u"- [ ] 회의 9:00~18:00"_s << -1 << QString();
        QTest::newRow("weekdays of a task") << u"- [ ] 휴가 월~수요일"_s << -1 << QString();
        QTest::newRow("dates of a task") << u"- [ ] 출장 12/3~12/5"_s << -1 << QString();
        QTest::newRow("dates of a task, with blanks") << u"- [ ] 출장 12/3 ~ 12/5"_s << -1 << QString();
        QTest::newRow("drawl in a task") << u"- [ ] 좋아요~ 오늘"_s << -1 << QString();
    }
    void asked()
    {
        QFETCH(QString, line);
        QFETCH(int, what);
        QFETCH(QString, typed);
        const auto found = askedAt(line, int(line.size()));
        QCOMPARE(found ? int(found->what) : -1, what);
        if (found)
            QCOMPARE(found->typed, typed);
    }

    void enter_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");  // the line after Enter; "-": as anywhere
        QTest::newRow("bullet") << u"- 하나"_s << u""_s << u"- 하나\n- "_s;
        QTest::newRow("in the middle") << u"* 하나"_s << u" 둘"_s << u"* 하나\n*  둘"_s;
        QTest::newRow("indented") << u"    + 하나"_s << u""_s << u"    + 하나\n    + "_s;
        QTest::newRow("number") << u"9. 아홉"_s << u""_s << u"9. 아홉\n10. "_s;
        QTest::newRow("bracket") << u"1) 하나"_s << u""_s << u"1) 하나\n2) "_s;
        QTest::newRow("task") << u"- [x] 했다"_s << u""_s << u"- [x] 했다\n- [ ] "_s;
        QTest::newRow("quote") << u"> 말"_s << u""_s << u"> 말\n> "_s;
        QTest::newRow("list in a quote") << u"> - 말"_s << u""_s << u"> - 말\n> - "_s;
        QTest::newRow("empty item ends") << u"- "_s << u""_s << u""_s;
        QTest::newRow("empty task ends") << u"  - [ ] "_s << u""_s << u"  "_s;
        QTest::newRow("empty quote ends") << u"> "_s << u""_s << u""_s;
        QTest::newRow("day is no list") << u"2026. 4. 19. 실험 결과 정리"_s << u""_s << u"-"_s;
        QTest::newRow("day in an item") << u"- 2026. 4. 19. 실험"_s << u""_s << u"- 2026. 4. 19. 실험\n- "_s;
        QTest::newRow("stamp is no list") << u"2026. 04. 16. 22:30, 춘천시"_s << u""_s << u"-"_s;
        QTest::newRow("text") << u"그냥 글"_s << u""_s << u"-"_s;
        QTest::newRow("dash without a blank") << u"-3도"_s << u""_s << u"-"_s;
        QTest::newRow("emphasis") << u"*강조*"_s << u""_s << u"-"_s;
        QTest::newRow("before the mark") << u""_s << u"- 하나"_s << u"-"_s;
    }
    void enter()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, expected);
        const auto done = enterInList(before, after);
        QCOMPARE(done ? before.chopped(done->removed) + done->inserted + after : u"-"_s, expected);
    }

    void width_countsHangulTwice()
    {
        QCOMPARE(displayWidth(u"가나 abc"), 8);
        QCOMPARE(displayWidth(u"e\u0301"), 1);
        QCOMPARE(displayWidth(u"😀"), 2);
        QCOMPARE(displayWidth(u"한글"_s.normalized(QString::NormalizationForm_D)), 4);
        QCOMPARE(displayWidth(u"👩‍👩‍👧"), 2);
    }

    void table_isPaddedByWidthAndAlignment()
    {
        const QStringList rows = formatTable({u"|이름|값|"_s, u"|:-|--:|"_s, u"|학습률|3e-4|"_s, u"| lr |  |"_s});
        QCOMPARE(rows, (QStringList{u"| 이름   |   값 |"_s, u"| :----- | ---: |"_s, u"| 학습률 | 3e-4 |"_s, u"| lr     |      |"_s}));
        QCOMPARE(formatTable(rows), rows);
    }

    void tableInAnItemOrAQuote_staysThere()
    {
        const QStringList item = formatTable({u"- | a | b |"_s, u"  |---|---|"_s, u"  | 1 | 22222 |"_s});
        QCOMPARE(item, (QStringList{u"- | a   | b     |"_s, u"  | --- | ----- |"_s, u"  | 1   | 22222 |"_s}));
        const QStringList quote = formatTable({u"> |a|b|"_s, u"> |-|-|"_s});
        QCOMPARE(quote, (QStringList{u"> | a   | b   |"_s, u"> | --- | --- |"_s}));
        QVERIFY(tableAround(item, 2) && tableAround(quote, 0));
        const Step step = stepCell(item, {2, 1}, 1);
        QCOMPARE(step.rows.last(), u"  |     |       |"_s);
        QCOMPARE(columnsOf(item.first(), 0), std::pair(4, 5));
    }

    void table_keepsWhatCellsHold()
    {
        const QStringList rows = formatTable({u"a | `x|y`"_s, u"---|:---:"_s, u"1\\|2 | 가 | 남는 칸"_s, u"혼자"_s + u" |"_s});
        QCOMPARE(rows.at(0), u"| a    | `x|y` |"_s);
        QCOMPARE(rows.at(1), u"| ---- | :---: |"_s);
        QCOMPARE(rows.at(2), u"| 1\\|2 |  가   | 남는 칸 |"_s);
        QCOMPARE(rows.at(3), u"| 혼자 |       |"_s);
    }

    void tableAround_needsTheRowOfDashes()
    {
        const QStringList lines{u"글"_s, u"|a|b|"_s, u"|-|-|"_s, u"|1|2|"_s, u""_s, u"x | y"_s};
        QCOMPARE(tableAround(lines, 3), std::optional(Rows{1, 3}));
        QVERIFY(!tableAround(lines, 0));
        QVERIFY(!tableAround(lines, 5));
    }

    void table_endsWhereAnotherBlockBegins_data()
    {
        QTest::addColumn<QStringList>("above");  // the table
        QTest::addColumn<QString>("below");
        const QStringList plain{u"| a | b |"_s, u"|---|---|"_s, u"| 1 | 2 |"_s};
        QTest::newRow("item") << plain << u"- P(A|B)를 구한다"_s;
        QTest::newRow("numbered item") << plain << u"2. 첫 a|b"_s;
        QTest::newRow("task") << plain << u"- [ ] 약속 |x| ~2026-12-01"_s;
        QTest::newRow("quote") << plain << u"> 인용 a|b"_s;
        QTest::newRow("heading") << plain << u"# 제목 a|b"_s;
        QTest::newRow("fence") << plain << u"```sh a|b"_s;
        QTest::newRow("formula") << plain << u"$$|a|$$"_s;
        QTest::newRow("code") << plain << u"    code | x"_s;
        QTest::newRow("page element") << plain << u"<div title='a|b'>"_s;
        QTest::newRow("stamp") << plain << u"2026. 04. 19. 22:30, a|b"_s;
        QTest::newRow("outside of the quote") << QStringList{u"> | a | b |"_s, u"> |---|---|"_s} << u"| 1 | 2 |"_s;
        QTest::newRow("a quote more") << QStringList{u"> | a | b |"_s, u"> |---|---|"_s} << u"> > a|b"_s;
        QTest::newRow("outside of the item") << QStringList{u"- | a | b |"_s, u"  |---|---|"_s} << u"| 1 | 2 |"_s;
        QTest::newRow("next item") << QStringList{u"- | a | b |"_s, u"  |---|---|"_s} << u"- | 1 | 2 |"_s;
    }
    void table_endsWhereAnotherBlockBegins()
    {
        QFETCH(QStringList, above);
        QFETCH(QString, below);
        const int rows = int(above.size());
        const QStringList lines = above + QStringList{below, u"| 뒤 | 줄 |"_s};
        QCOMPARE(tableAround(lines, 0), std::optional(Rows{0, rows - 1}));
        QCOMPARE(tableAround(lines, rows - 1), std::optional(Rows{0, rows - 1}));
        QVERIFY(!tableAround(lines, rows));
        QVERIFY(!tableAround(lines, rows + 1));
    }

    void table_beginsBelowWords_andIsNoTask()
    {
        const QStringList lines{u"P(A|B)"_s, u"| a | b |"_s, u"|---|---|"_s, u"2026. 4. 19. 정리 | 2"_s, u"| --- | --- |"_s};
        QVERIFY(!tableAround(lines, 0));
        QCOMPARE(tableAround(lines, 4), std::optional(Rows{1, 4}));
        QCOMPARE(formatTable(lines.sliced(1)).at(2), u"| 2026. 4. 19. 정리 | 2   |"_s);
        QVERIFY(!tableAround({u"- [ ] a | b"_s, u"  ---|---"_s}, 0));
        QVERIFY(!tableAround({u"- a | b"_s, u"---|---"_s}, 0));
        QCOMPARE(formatTable({u"- > |a|b|"_s, u"  > |-|-|"_s}), (QStringList{u"- > | a   | b   |"_s, u"  > | --- | --- |"_s}));
    }

    void tab_goesFromCellToCell()
    {
        const QStringList rows{u"| 가 | b |"_s, u"|---|---|"_s, u"| 1 | 2 |"_s};
        QCOMPARE(cellAt(rows, 0, 3), (Cell{0, 0}));
        QCOMPARE(stepCell(rows, {0, 0}, 1).at, (Cell{0, 1}));
        QCOMPARE(stepCell(rows, {0, 1}, 1).at, (Cell{2, 0}));
        QCOMPARE(stepCell(rows, {2, 0}, -1).at, (Cell{0, 1}));
        QCOMPARE(stepCell(rows, {0, 0}, -1).at, (Cell{0, 0}));
        const auto added = stepCell(rows, {2, 1}, 1);
        QCOMPARE(added.at, (Cell{3, 0}));
        QCOMPARE(added.rows.size(), 4);
        QCOMPARE(columnsOf(added.rows.at(3), 0), (std::pair{2, 2}));
        QCOMPARE(columnsOf(added.rows.at(0), 0), (std::pair{2, 3}));
    }

    void days_asPeopleSayThem_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("due");  // seen from Thursday, 2026-11-26; empty: no day
        QTest::newRow("weekday") << u"수요일까지"_s << u"2026-12-02"_s;
        QTest::newRow("the same weekday") << u"목요일"_s << u"2026-12-03"_s;
        QTest::newRow("this week") << u"이번 주 금요일"_s << u"2026-11-27"_s;
        QTest::newRow("next week") << u"다음 주 화요일 18시까지"_s << u"2026-12-01 18:00"_s;
        QTest::newRow("written together") << u"다음주 월요일"_s << u"2026-11-30"_s;
        QTest::newRow("tomorrow") << u"내일 오후 3시 반"_s << u"2026-11-27 15:30"_s;
        QTest::newRow("native number") << u"사흘 뒤"_s << u"2026-11-29"_s;
        QTest::newRow("weeks") << u"2주 뒤"_s << u"2026-12-10"_s;
        QTest::newRow("month and day") << u"3월 2일"_s << u"2027-03-02"_s;
        QTest::newRow("day") << u"30일까지"_s << u"2026-11-30"_s;
        QTest::newRow("end of month") << u"월말"_s << u"2026-11-30"_s;
        QTest::newRow("english") << u"next Friday"_s << u"2026-12-04"_s;
        QTest::newRow("english coming") << u"by Friday"_s << u"2026-11-27"_s;
        QTest::newRow("english weeks") << u"in two weeks"_s << u"2026-12-10"_s;
        QTest::newRow("english clock") << u"tomorrow 5pm"_s << u"2026-11-27 17:00"_s;
        QTest::newRow("slashes") << u"12/4 at 09:30"_s << u"2026-12-04 09:30"_s;
        QTest::newRow("twelve am") << u"tomorrow 12am"_s << u"2026-11-27 00:00"_s;
        QTest::newRow("twelve pm") << u"tomorrow 12pm"_s << u"2026-11-27 12:00"_s;
        QTest::newRow("minutes pm") << u"tomorrow 5:30pm"_s << u"2026-11-27 17:30"_s;
        QTest::newRow("midnight ends the day") << u"내일 밤 12시"_s << u"2026-11-27 23:59"_s;
        QTest::newRow("midnight by name") << u"내일 자정까지"_s << u"2026-11-27 23:59"_s;
        QTest::newRow("twenty-four") << u"내일 24시까지"_s << u"2026-11-27 23:59"_s;
        QTest::newRow("morning twelve") << u"내일 오전 12시"_s << u"2026-11-27 00:00"_s;
        QTest::newRow("noon twelve") << u"내일 낮 12시"_s << u"2026-11-27 12:00"_s;
        QTest::newRow("afternoon twelve") << u"내일 오후 12시"_s << u"2026-11-27 12:00"_s;
        QTest::newRow("night's small hours") << u"내일 밤 2시"_s << u"2026-11-27 02:00"_s;
        QTest::newRow("tonight's small hours") << u"오늘 밤 2시"_s << u"2026-11-27 02:00"_s;
        QTest::newRow("before dawn") << u"내일 새벽 2시"_s << u"2026-11-27 02:00"_s;
        QTest::newRow("night") << u"내일 밤 8시"_s << u"2026-11-27 20:00"_s;
        QTest::newRow("late") << u"내일 밤 11시"_s << u"2026-11-27 23:00"_s;
        QTest::newRow("late morning") << u"내일 낮 11시"_s << u"2026-11-27 11:00"_s;
        QTest::newRow("early afternoon") << u"내일 낮 1시"_s << u"2026-11-27 13:00"_s;
        QTest::newRow("evening") << u"내일 저녁 6시"_s << u"2026-11-27 18:00"_s;
        QTest::newRow("morning") << u"내일 아침 9시"_s << u"2026-11-27 09:00"_s;
        QTest::newRow("no such hour") << u"내일 13pm"_s << QString();
        QTest::newRow("noon") << u"정오"_s << u"2026-11-26 12:00"_s;
        QTest::newRow("midnight") << u"자정"_s << u"2026-11-26 23:59"_s;
        QTest::newRow("small hours alone") << u"새벽 2시"_s << u"2026-11-27 02:00"_s;
        QTest::newRow("hour alone") << u"오후 3시까지"_s << u"2026-11-26 15:00"_s;
        QTest::newRow("one week") << u"일주일 뒤"_s << u"2026-12-03"_s;
        QTest::newRow("two weeks in Sino-Korean") << u"이주일 뒤에"_s << u"2026-12-10"_s;
        QTest::newRow("a month") << u"한 달 뒤"_s << u"2026-12-26"_s;
        QTest::newRow("two months") << u"두 달 뒤"_s << u"2027-01-26"_s;
        QTest::newRow("three months") << u"3개월 후"_s << u"2027-02-26"_s;
        QTest::newRow("within days") << u"사흘 안으로"_s << u"2026-11-29"_s;
        QTest::newRow("weekend") << u"주말까지"_s << u"2026-11-29"_s;
        QTest::newRow("this weekend") << u"이번 주말"_s << u"2026-11-29"_s;
        QTest::newRow("next weekend") << u"다음 주말"_s << u"2026-12-06"_s;
        QTest::newRow("within this week") << u"이번 주 중으로"_s << u"2026-11-29"_s;
        QTest::newRow("within Wednesday") << u"수요일 중으로"_s << u"2026-12-02"_s;
        QTest::newRow("within today") << u"오늘 중으로"_s << u"2026-11-26"_s;
        QTest::newRow("day of next month") << u"다음 달 3일"_s << u"2026-12-03"_s;
        QTest::newRow("end of next month") << u"다음달 말"_s << u"2026-12-31"_s;
        QTest::newRow("end of this month") << u"이달 말"_s << u"2026-11-30"_s;
        QTest::newRow("end of a month") << u"12월 말"_s << u"2026-12-31"_s;
        QTest::newRow("end of the year") << u"연말"_s << u"2026-12-31"_s;
        QTest::newRow("a day November lacks") << u"31일"_s << u"2026-12-31"_s;
        QTest::newRow("english month") << u"April 17"_s << u"2027-04-17"_s;
        QTest::newRow("short month") << u"Apr 17"_s << u"2027-04-17"_s;
        QTest::newRow("day first") << u"17 April"_s << u"2027-04-17"_s;
        QTest::newRow("with its year") << u"17 April 2028 5pm"_s << u"2028-04-17 17:00"_s;
        QTest::newRow("leap day") << u"2월 29일"_s << u"2028-02-29"_s;
        QTest::newRow("part of today") << u"오늘 밤까지"_s << u"2026-11-26"_s;
        QTest::newRow("part of tomorrow") << u"내일 오전까지"_s << u"2026-11-27"_s;
        QTest::newRow("evening of a weekday") << u"금요일 저녁까지"_s << u"2026-11-27"_s;
        QTest::newRow("within three days") << u"3일 내로"_s << u"2026-11-29"_s;
        QTest::newRow("within next week") << u"다음 주 내로"_s << u"2026-12-06"_s;
        QTest::newRow("next week's end") << u"다음 주 중으로"_s << u"2026-12-06"_s;
        QTest::newRow("within this week, shortly") << u"금주 내로"_s << u"2026-11-29"_s;
        QTest::newRow("week after this, shortly") << u"차주 수요일"_s << u"2026-12-02"_s;
        QTest::newRow("this week, shortly") << u"금주 금요일"_s << u"2026-11-27"_s;
        QTest::newRow("weekday shortly") << u"수욜까지"_s << u"2026-12-02"_s;
        QTest::newRow("weekday that comes") << u"오는 금요일"_s << u"2026-11-27"_s;
        QTest::newRow("next year") << u"내년 3월 2일"_s << u"2027-03-02"_s;
        QTest::newRow("year by number") << u"2027년 12월 4일까지"_s << u"2027-12-04"_s;
        QTest::newRow("weekday in brackets") << u"12월 4일(금)"_s << u"2026-12-04"_s;
        QTest::newRow("weekday in brackets, hour") << u"12월 4일(금) 18시까지"_s << u"2026-12-04 18:00"_s;
        QTest::newRow("as a stamp") << u"2026. 12. 4."_s << u"2026-12-04"_s;
        QTest::newRow("as a stamp, until") << u"2026. 12. 4.까지"_s << u"2026-12-04"_s;
        QTest::newRow("this week's day that has passed") << u"이번주 수요일까지"_s << u"2026-12-02"_s;
        QTest::newRow("this week's today") << u"이번 주 목요일"_s << u"2026-11-26"_s;
        QTest::newRow("english, two days") << u"the day after tomorrow"_s << u"2026-11-28"_s;
        QTest::newRow("english morning") << u"tomorrow morning"_s << u"2026-11-27"_s;
        QTest::newRow("english end of day") << u"end of day"_s << u"2026-11-26"_s;
        QTest::newRow("english, by the end of day") << u"by end of day"_s << u"2026-11-26"_s;
        QTest::newRow("english weekday of next week") << u"Friday next week"_s << u"2026-12-04"_s;
        QTest::newRow("english from now") << u"a week from now"_s << u"2026-12-03"_s;
        QTest::newRow("english within") << u"within 3 days"_s << u"2026-11-29"_s;
        QTest::newRow("until next week is until its end") << u"다음 주까지"_s << u"2026-12-06"_s;
        QTest::newRow("by next week") << u"by next week"_s << u"2026-12-06"_s;
        QTest::newRow("hour without its half of the day") << u"금요일 3시"_s << u"2026-11-27 15:00"_s;
        QTest::newRow("hour alone without its half") << u"6시까지"_s << u"2026-11-26 18:00"_s;
        QTest::newRow("half past, without its half of the day") << u"내일 2시 반"_s << u"2026-11-27 14:30"_s;
        QTest::newRow("morning hour") << u"내일 9시"_s << u"2026-11-27 09:00"_s;
        QTest::newRow("small hour as a clock shows it") << u"내일 03:00"_s << u"2026-11-27 03:00"_s;
        QTest::newRow("next week as spoken") << u"담주 화요일"_s << u"2026-12-01"_s;
        QTest::newRow("week after next as spoken") << u"다담주 수요일"_s << u"2026-12-09"_s;
        QTest::newRow("two days as spoken") << u"낼모레까지"_s << u"2026-11-28"_s;
        QTest::newRow("beginning of a month") << u"12월 초까지"_s << u"2026-12-10"_s;
        QTest::newRow("middle of a month") << u"12월 중순"_s << u"2026-12-20"_s;
        QTest::newRow("beginning that has passed") << u"11월 초"_s << u"2027-11-10"_s;
        QTest::newRow("beginning of next month") << u"다음 달 초"_s << u"2026-12-10"_s;
        QTest::newRow("hour without a space") << u"수요일18시"_s << u"2026-12-02 18:00"_s;
        QTest::newRow("english day of the month") << u"by the 4th"_s << u"2026-12-04"_s;
        QTest::newRow("english hour without its half") << u"Friday at 5"_s << u"2026-11-27 17:00"_s;
        QTest::newRow("impossible in a year") << u"내년 2월 30일"_s << QString();
        QTest::newRow("no day") << u"언젠가"_s << QString();
        QTest::newRow("impossible") << u"13월 40일"_s << QString();
    }
    void days_asPeopleSayThem()
    {
        QFETCH(QString, said);
        QFETCH(QString, due);
        const auto day = spokenDay(said, QDate(2026, 11, 26));
        QCOMPARE(day ? writeDue(*day) : QString(), due);
        QCOMPARE(spokenDay(said.normalized(QString::NormalizationForm_D), QDate(2026, 11, 26)), day);
    }

    void dayOfTheMonth_waitsForAMonthThatHasIt()
    {
        QCOMPARE(spokenDay(u"30일"_s, QDate(2026, 1, 31))->day, QDate(2026, 3, 30));
        QCOMPARE(spokenDay(u"31일"_s, QDate(2026, 1, 31))->day, QDate(2026, 1, 31));
        QVERIFY(!spokenDay(u"이번 달 31일"_s, QDate(2026, 11, 26)));
        QVERIFY(!spokenDay(u"32일"_s, QDate(2026, 1, 31)));
    }

    void tabs_becomeATable()
    {
        QCOMPARE(tableFromTabs(u"run\t손실\r\nsft\t0.98\r\n"_s), std::optional(u"| run | 손실 |\n| --- | ---- |\n| sft | 0.98 |\n"_s));
        QVERIFY(!tableFromTabs(u"\t들여쓴 줄"_s));
        QVERIFY(!tableFromTabs(u"\t- 하나\n\t- 둘"_s));
        QCOMPARE(tableFromTabs(u"\t손실\nsft\t1\n"_s)->count(u'\n'), 3);
        QVERIFY(!tableFromTabs(u"a\tb\nc"_s));
        QVERIFY(!tableFromTabs(u"if x:\t\n\ty = 1\t# 하나\n"_s));
    }

    // The page takes one backslash from before each bar, and ends no cell there.
    void tabs_escapedBarStaysInItsCell()
    {
        QCOMPARE(tableFromTabs(u"수식|값\tb\n\\d\\|x\t2\n"_s),
                 std::optional(u"| 수식\\|값 | b   |\n| -------- | --- |\n| \\d\\\\|x   | 2   |\n"_s));
    }

    void tabs_shortRowsAreFilledUp()
    {
        QCOMPARE(tableFromTabs(u"aaa\tbbb\tccc\n1\t2\n3\t4\t5\n"_s), std::optional(u"| aaa | bbb | ccc |\n| --- | --- | --- |\n| 1   | 2   |     |\n| 3   | 4   | 5   |\n"_s));
        QVERIFY(tableFromTabs(u"a\tb\n1\t2\t3"_s)->endsWith(u"| 1   | 2   | 3   |\n"_s));
    }

    void tabs_quotedCellIsOne()
    {
        QCOMPARE(tableFromTabs(u"a\tb\r\n\"둘째\n줄 \"\"말\"\"\"\t2\r\n\"따옴표\" 뒤\t\"열린 채\r\n"_s),
                 std::optional(formatTable({u"| a | b |"_s, u"|---|---|"_s, u"| 둘째<br>줄 \"말\" | 2 |"_s, u"| \"따옴표\" 뒤 | \"열린 채 |"_s}).join(u'\n') + u'\n'));
    }

    void linkedWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("text");  // of the link
        QTest::newRow("words") << u"논문 *둘*"_s << u"논문 *둘*"_s;
        QTest::newRow("bracket") << u"a]b"_s << u"a\\]b"_s;
        QTest::newRow("number of a reference") << u"[1]"_s << u"\\[1\\]"_s;
        QTest::newRow("escaped already") << u"a\\]b"_s << u"a\\]b"_s;
        QTest::newRow("code") << u"`x[0]` [a"_s << u"`x[0]` \\[a"_s;
        QTest::newRow("picture") << u"![손실](assets/a.png)"_s << u"![손실](assets/a.png)"_s;
        QTest::newRow("backslash at the end") << u"C:\\"_s << u"C:\\\\"_s;
    }
    void linkedWords()
    {
        QFETCH(QString, words);
        QFETCH(QString, text);
        QCOMPARE(linked(words, u"https://a.b/(c)"_s), u'[' + text + u"](https://a.b/%28c%29)"_s);
    }

    void pasted_data()
    {
        QTest::addColumn<QString>("text");      // ¦ is the caret
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("expected");
        QTest::newRow("words in a sentence") << u"앞 ¦ 뒤"_s << u"**글**"_s << u"앞 **글** 뒤"_s;
        QTest::newRow("paragraphs in a sentence") << u"앞 ¦ 뒤"_s << u"하나\n\n둘"_s << u"앞 하나\n\n둘 뒤"_s;
        QTest::newRow("heading behind words") << u"앞 글¦"_s << u"## 제목"_s << u"앞 글\n\n## 제목"_s;
        QTest::newRow("heading between words") << u"앞¦뒤"_s << u"## 제목"_s << u"앞\n\n## 제목\n\n뒤"_s;
        QTest::newRow("table between words") << u"결과: ¦뒤"_s << u"| a | b |\n|---|---|\n| 1 | 2 |\n"_s << u"결과: \n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n뒤"_s;
        QTest::newRow("table between lines") << u"위\n¦\n아래"_s << u"| a | b |\n|---|---|\n| 1 | 2 |\n"_s << u"위\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n아래"_s;
        QTest::newRow("table in a list item") << u"- 결과¦"_s << u"| a |\n|---|\n"_s << u"- 결과\n\n  | a |\n  |---|"_s;
        QTest::newRow("rule is no heading of the line above") << u"위\n¦"_s << u"---"_s << u"위\n\n---"_s;
        QTest::newRow("quote") << u"> 앞 ¦"_s << u"하나\n\n둘"_s << u"> 앞 하나\n>\n> 둘"_s;
        QTest::newRow("heading in a quote") << u"> 앞¦"_s << u"# 제목\n\n글"_s << u"> 앞\n>\n> # 제목\n>\n> 글"_s;
        QTest::newRow("list in a quote's list") << u"> - ¦"_s << u"- 하나\n- 둘"_s << u"> - 하나\n> - 둘"_s;
        QTest::newRow("list in an empty item") << u"- ¦"_s << u"- **a**\n  - b\n- c"_s << u"- **a**\n  - b\n- c"_s;
        QTest::newRow("list behind an item") << u"- 앞¦"_s << u"- a\n- b"_s << u"- 앞\n- a\n- b"_s;
        QTest::newRow("list in a numbered list") << u"  2. ¦"_s << u"- a\n  - b\n- c"_s << u"  2. a\n     - b\n  3. c"_s;
        QTest::newRow("tasks in a task") << u"- [ ] ¦"_s << u"- [x] a\n- b"_s << u"- [ ] a\n- [ ] b"_s;
        QTest::newRow("paragraphs in an item") << u"- 앞 ¦"_s << u"하나\n\n둘"_s << u"- 앞 하나\n\n  둘"_s;
        QTest::newRow("behind a stamp") << u"2026. 04. 16.¦"_s << u"# 제목"_s << u"2026. 04. 16.\n\n# 제목"_s;
        QTest::newRow("stamp behind words") << u"앞¦"_s << u"2026. 04. 16., 포항\n\n글"_s << u"앞\n\n2026. 04. 16., 포항\n\n글"_s;
        QTest::newRow("day in a sentence") << u"앞 ¦에"_s << u"2026. 04. 16."_s << u"앞 2026. 04. 16.에"_s;
        QTest::newRow("cell") << u"| a | ¦ |\n|---|---|"_s << u"# 제목\n\n- 하나\n- 둘|셋\n\n| x | y |\n|---|---|\n| 1 | 2 |"_s << u"| a | 제목<br>하나<br>둘\\|셋<br>x y<br>1 2 |\n|---|---|"_s;
    }
    void pasted()
    {
        QFETCH(QString, text);
        QFETCH(QString, markdown);
        QFETCH(QString, expected);
        const auto caret = text.indexOf(u'¦');
        const QStringList before = text.first(caret).split(u'\n'), after = text.sliced(caret + 1).split(u'\n');
        const QString put = fitted(markdown, {before.last(), after.first(), before.size() > 1 ? before.at(before.size() - 2) : QString(),
                                              after.value(1), before.last().startsWith(u'|')});
        QCOMPARE(text.first(caret) + put + text.sliced(caret + 1), expected);
    }
};

QTEST_APPLESS_MAIN(WritingTest)
#include "tst_writing.moc"
