// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "diary/outline.h"
#include "diary/search.h"
#include "diary/stamp.h"
#include "import/import.h"
#include "paths.h"
#include "project/tree.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QSet>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::importing;
using namespace Qt::StringLiterals;

class ImportTest : public QObject
{
    Q_OBJECT

    // `DAY LINES`, parts joined by |.
    static QString told(const QList<Part> &parts)
    {
        QStringList words;
        for (const Part &part : parts) {
            QStringList ranges;
            for (const auto &[first, last] : part.lines)
                ranges.append(QString::number(first) % u'-' % QString::number(last));
            words.append((part.day.isValid() ? part.day.toString(Qt::ISODate) : u"none"_s) % u' ' % ranges.join(u','));
        }
        return words.join(u'|');
    }

private Q_SLOTS:
    void text_isDividedAtItsStamps_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("parts");
        const auto row = [](const char *name, const char *text, const char *parts) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(parts);
        };
        row("two days", "2024. 04. 19., 포항.\n\n제목\n\n2024. 04. 20.\n다음\n", "2024-04-19 1-4|2024-04-20 5-6");
        row("same day again", "2024. 04. 19., 가.\nA\n\n2024. 04. 20.\nB\n\n2024. 04. 19.\nC", "2024-04-19 1-3,7-8|2024-04-20 4-6");
        row("same day twice", "2024. 04. 19., 가.\nA\n\n2024. 04. 19., 나.\nB\n", "2024-04-19 1-5");
        row("title before", "제목\n\n2024. 04. 19., 포항.\n글\n", "2024-04-19 1-4");
        row("dated title before", "240418 연구실\n\n글\n\n2024. 04. 19., 포항.\n글\n", "2024-04-18 1-4|2024-04-19 5-6");
        row("dated title", "240426 연구실\n글\n", "2024-04-26 1-2");
        row("dated heading", "# 2024-04-26 연구실\n글\n", "2024-04-26 1-2");
        row("date under the title", "2021년 회고\n31 Dec 2021\n글\n", "2021-12-31 1-3");
        row("date at the end", "글\n하나\n둘\n240426 연구실 (0) | 2024.04.26 |\n", "none 1-4");
        row("front matter", "---\ntitle: 하루\ndate: 2024-04-26 10:00\n---\n글\n", "2024-04-26 1-5");
        row("dated title in front matter", "---\ntitle: 240426 연구실\ntags: [연구실]\n---\n\n글\n", "2024-04-26 1-6");
        row("eight digits", "20240426 연구실\n\n글\n", "2024-04-26 1-3");
        row("day as Koreans write it", "---\ndate: 2024. 4. 26.\n---\n글\n", "2024-04-26 1-4");
        row("short day", "---\ndate: 2024-4-6\n---\n글\n", "2024-04-06 1-4");
        row("day of Astro", "---\ntitle: '글'\npubDate: 'Jul 08 2022'\n---\n글\n", "2022-07-08 1-5");
        row("day of creation", "---\ncreated: 2024/04/26 10:00\n---\n글\n", "2024-04-26 1-4");
        row("no words before", "---\ndate: 2024-04-16\n---\n\n2024. 04. 15., 포항시.\n글\n", "2024-04-15 1-6");
        row("list of dates", "마감들:\n\n- 2024. 04. 16.\n- 2024. 05. 01.\n\n글\n", "none 1-6");
        row("numbered dates", "마감들:\n\n1. 2024. 04. 16.\n2. 2024. 05. 01.\n", "none 1-4");
        row("quoted stamp", "> 2024. 04. 15., 포항시.\n> 옛 일기\n\n뒤의 글\n\n2024. 05. 01., 서울.\n\n오월\n", "2024-05-01 1-8");
        row("fenced stamp", "2024. 04. 15.\nA\n\n```\n2024. 04. 16.\n```\n", "2024-04-15 1-6");
        row("weekdays", "2024. 4. 15.(월), 포항시.\n글\n\n2024. 4. 16. (화)\n글\n", "2024-04-15 1-3|2024-04-16 4-5");
        row("sentence of its day", "2024. 04. 19. 오늘은 학교에 갔다.\n글\n", "none 1-2");
        row("sentence of a written day", "2023년 11월 5일에 우리는 산에 갔다\n글\n", "none 1-2");
        row("sentence of a day in figures", "2023-11-05에 우리는 산에 갔다.\n글\n", "none 1-2");
        row("title of a day in figures", "2023-11-05 에세이\n글\n", "2023-11-05 1-2");
        row("text between rules", "---\n2024. 04. 19., 포항.\n글\n---\n2024. 04. 20., 서울.\n글\n---\n", "2024-04-19 1-4|2024-04-20 5-7");
        row("undated", "4. 제목\n글\n5. 다음\n", "none 1-3");
        row("sentence", "2024. 04. 19.에 만났다.\n글\n", "none 1-2");
        row("stamp in code", "```\n2024. 04. 19.\n```\n", "none 1-3");
        row("windows", "2024. 04. 19.\r\nA\r\n\r\n2024. 04. 20.\r\nB", "2024-04-19 1-3|2024-04-20 4-5");
        row("empty", "", "");
    }
    void text_isDividedAtItsStamps()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, parts);
        const auto divided = divide(text, u"/x/000_e89fd561de0ae874.txt"_s);
        QVERIFY(divided.has_value());
        QCOMPARE(told(*divided), parts);
        qsizetype bytes = 0;
        for (const Part &part : *divided) {
            bytes += part.bytes.size();
            QVERIFY(part.lines.size() > 1 || text.contains(part.bytes));
        }
        QCOMPARE(bytes, text.size());
    }

    void plainText_isDividedAtEachLineThatIsAStamp()
    {
        const QByteArray text = "2024. 04. 19., 포항\n글\n2024. 04. 20., 서울\r\n글\n2024. 04. 20.에 만났다.\n2024. 04. 21., 서울\n글\n2024. 04. 19., 밤\n끝";
        const auto plain = divide(text, u"/x/일기.TXT"_s);
        QCOMPARE(told(*plain), u"2024-04-19 1-2,8-9|2024-04-20 3-5|2024-04-21 6-7"_s);
        QByteArrayList lines = text.split('\n'), kept;
        for (const Part &part : *plain)
            kept += part.bytes.split('\n');
        kept.removeAll(QByteArray());
        std::ranges::sort(lines);
        std::ranges::sort(kept);
        QCOMPARE(kept, lines);
        QVERIFY(plain->first().bytes.startsWith("2024. 04. 19., 포항\n글\n2024. 04. 19., 밤"));
        // In Markdown a stamp within a paragraph is a line of it.
        QCOMPARE(told(*divide(text, u"/x/일기.md"_s)), u"2024-04-19 1-9"_s);
    }

    void stampBelowAListOrAQuote_opensItsDay()
    {
        QCOMPARE(told(*divide("2026. 06. 01., 서울.\n\n- 하나\n- 둘\n2026. 06. 02., 부산.\n글\n\n> 말\n2026. 06. 03., 대구.\n글\n", u"/x/a.md"_s)),
                 u"2026-06-01 1-4|2026-06-02 5-8|2026-06-03 9-10"_s);
        QCOMPARE(told(*divide("4. 제목\n2026. 04. 19. 22:30, 서울.\n\n글\n\n5. 다음\n2026-04-20 10:00, 부산\n\n글\n", u"/x/a.md"_s)),
                 u"2026-04-19 1-6|2026-04-20 7-9"_s);
    }

    void plainText_fencesAndFrontMatterHoldNoStamps()
    {
        QCOMPARE(told(*divide("2024. 04. 19.\n글\n```\n2024. 04. 20.\n```\n2024. 04. 21.\n글\n", u"/x/a.txt"_s)), u"2024-04-19 1-5|2024-04-21 6-7"_s);
        QCOMPARE(told(*divide("2024. 04. 19.\n``` 열린 채\n2024. 04. 20.\n글\n", u"/x/a.txt"_s)), u"2024-04-19 1-2|2024-04-20 3-4"_s);
        QCOMPARE(told(*divide("2024. 04. 19.\n````\n```\n2024. 04. 20.\n```\n2024. 04. 21.\n글\n", u"/x/a.txt"_s)), u"2024-04-19 1-5|2024-04-21 6-7"_s);
        QCOMPARE(told(*divide("---\nnote: |\n  2024. 04. 18.\n---\n글\n2024. 04. 19.\n글\n", u"/x/a.txt"_s)), u"2024-04-19 1-7"_s);
    }

    void datedName_givesTheDay()
    {
        QCOMPARE(told(*divide("글\n", u"/x/2024-04-16-title.md"_s)), u"2024-04-16 1-1"_s);
        QCOMPARE(told(*divide("글\n", u"/x/240426 연구실.txt"_s)), u"2024-04-26 1-1"_s);
        QCOMPARE(told(*divide("글\n", u"/x/20240427.txt"_s)), u"2024-04-27 1-1"_s);
        QCOMPARE(told(*divide("글\n", u"/x/2024.04.28 일기.txt"_s)), u"2024-04-28 1-1"_s);
        QCOMPARE(told(*divide("글\n", u"/x/2024_04_29.txt"_s)), u"2024-04-29 1-1"_s);
    }

    void blankLinesBeforeTheFirstStamp_areNoEntry()
    {
        QCOMPARE(told(*divide("\n\n2024. 04. 15., 포항시.\n\n글\n", u"/x/240416 x.txt"_s)), u"2024-04-15 1-5"_s);
    }

    void oldText_becomesUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        const QString text = u"2024. 04. 19.\r\n실험 똠방각하\r\n"_s;
        QTest::newRow("UTF-16 LE") << QByteArray("\xff\xfe") + QByteArray(QStringEncoder(QStringEncoder::Utf16LE)(text)) << u"UTF-16"_s;
        QTest::newRow("UTF-16 BE") << QByteArray("\xfe\xff") + QByteArray(QStringEncoder(QStringEncoder::Utf16BE)(text)) << u"UTF-16"_s;
        QTest::newRow("CP949") << QByteArray("2024. 04. 19.\r\n\xbd\xc7\xc7\xe8 \x8c\x63\xb9\xe6\xb0\xa2\xc7\xcf\r\n") << u"CP949"_s;
    }
    void oldText_becomesUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        const auto divided = divide(bytes, u"/x/a.txt"_s);
        QVERIFY(divided.has_value());
        QCOMPARE(told(*divided), u"2024-04-19 1-2"_s);
        QCOMPARE(divided->first().bytes, QByteArray("2024. 04. 19.\r\n실험 똠방각하\r\n"));
        QCOMPARE(divided->first().encoding, encoding);
        QCOMPARE(divide("글\n", u"/x/a.txt"_s)->first().encoding, QString());
    }

    void notText_isRefused()
    {
        QVERIFY(!divide("caf\xe9 cr\xe8me", u"/x/a.txt"_s).has_value());  // Western Europe's
        QVERIFY(!divide("\xbd\xc7\xc7", u"/x/a.txt"_s).has_value());
        QVERIFY(!divide("\x89PNG\r\n\x1a\n\xbd\xc7", u"/x/a.txt"_s).has_value());
        QVERIFY(!divide(QByteArrayView("\xff\xfeg\0\0\0", 6), u"/x/a.txt"_s).has_value());
        QVERIFY(!divide(QByteArrayView("a\0b", 3), u"/x/a.txt"_s).has_value());
    }

    // The diaries this is for, as they are found: divided, written, put together again byte for byte, and
    // found by day, place and word.
    void diaryOfAnother_comesInWhole_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("days");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");  // the files, without folder and ending
        QTest::newRow("stamped") << u"000_e89fd561de0ae874.txt"_s << u"2024-04-19 2024-04-15 2024-04-16 2024-04-17 2024-04-18"_s
                                 << u"place:효자동길10번길"_s << u"2024-04-18"_s;
        QTest::newRow("without a day") << u"001_8ffebc8e58fcde74.txt"_s << u"none"_s << u"스트림릿"_s << u"사실 아직 2024년은 끝나지 않았고 아직 두 달 넘게 더 남아있습니다"_s;
        QTest::newRow("numbered headlines") << u"002_43760e799c3d5772.txt"_s << u"none"_s << u"\"4. 맞닥뜨리는\""_s
                                            << u"지난 글(https dhdbsrlw.tistory.com 52)에 이어서"_s;
        QTest::newRow("date under the title") << u"003_60ec6b2b7b00ab53.txt"_s << u"2021-12-31"_s << u"before:2022 추천시스템"_s << u"2021-12-31"_s;
        QTest::newRow("front matter") << u"004_dc0a4358cb4ba253.txt"_s << u"none"_s << u"조주기능사"_s << u"Diary - 2024년 회고"_s;
    }
    void diaryOfAnother_comesInWhole()
    {
        QFETCH(QString, file);
        QFETCH(QString, days);
        QFETCH(QString, query);
        QFETCH(QString, found);
        const QString source = testing::samples(u"../seeds/"_s + file);
        if (!QFileInfo::exists(source))
            QSKIP("the diaries are not beside the checkout");
        const QByteArray whole = *readFile(source);
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        const auto made = plan({source}, *lab);
        QVERIFY(made && made->failed.isEmpty());
        QVERIFY(carryOut(*lab, *made).has_value());
        QStringList told;
        QMap<int, QByteArray> pieces;  // by the line of the source they begin at
        const QByteArrayList lines = whole.split('\n');
        for (const Planned &entry : made->entries) {
            told.append(entry.part.day.isValid() ? entry.part.day.toString(Qt::ISODate) : u"none"_s);
            QByteArray written = *readFile(entry.path);
            for (const auto &[first, last] : entry.part.lines) {
                qsizetype length = 0;
                for (int line = first; line <= last; ++line)
                    length += lines.at(line - 1).size() + (line < lines.size() ? 1 : 0);
                pieces.insert(first, written.first(length));
                written = written.sliced(length);
                // What opens a day is its stamp.
                if (first > 2 && entry.part.day.isValid())
                    QCOMPARE(diary::parseStamps(QString::fromUtf8(lines.at(first - 1))).value(0).date, entry.part.day);
            }
            QVERIFY(written.isEmpty());
        }
        QCOMPARE(told.join(u' '), days);
        QCOMPARE(pieces.values().join(), whole);
        const auto tree = *project::scan(*lab);
        const auto hits = diary::search(*project::TextIndex::read(*lab, tree, {}), *diary::parseQuery(query), 100);
        QSet<QString> names;
        for (const auto &hit : hits.hits)
            names.insert(QFileInfo(hit.document.path).completeBaseName());
        QCOMPARE(names, QSet<QString>{found});
        QStringList dated;
        for (const auto &document : tree.documents) {
            QCOMPARE(document.kind, project::DocumentKind::Entry);
            dated.append(document.date.isValid() ? document.date.toString(Qt::ISODate) : u"none"_s);
        }
        told.sort();
        dated.sort();
        QCOMPARE(dated, told);
    }

    // Until the person gives it one: by its name, or in its front matter.
    void undatedEntry_isGivenADay()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        QVERIFY(writeFile(lab->diaryFolder() % u"/회고.md"_s, "---\ntitle: 회고\n---\n글\n").has_value());
        QVERIFY(!project::scan(*lab)->documents.front().date.isValid());
        QVERIFY(writeFile(lab->diaryFolder() % u"/회고.md"_s, "---\ntitle: 회고\ndate: \"2024-12-31 10:00\"\n---\n글\n").has_value());
        QCOMPARE(project::scan(*lab)->documents.front().date, QDate(2024, 12, 31));
        QVERIFY(writeFile(lab->diaryFolder() % u"/회고.md"_s, "---\ntitle: 241230 회고\n---\n글\n").has_value());
        QCOMPARE(project::scan(*lab)->documents.front().date, QDate(2024, 12, 30));
        const QByteArray longMatter = "---\ndescription: " + QByteArray(3000, 'x') + "\nDate: 2024. 12. 29.\n---\n글\n";
        QVERIFY(writeFile(lab->diaryFolder() % u"/회고.md"_s, longMatter).has_value());
        QCOMPARE(project::scan(*lab)->documents.front().date, QDate(2024, 12, 29));
        QCOMPARE(diary::outlineOf(QString::fromUtf8(longMatter)).date, QDate(2024, 12, 29));
    }

    // Nor by the name it is written under.
    void undatedText_getsNoNameOfADay()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        QVERIFY(writeFile(dir.filePath(u"산.txt"_s), "2023년 11월 5일 우리는 산에 갔다.\n글\n").has_value());
        QVERIFY(writeFile(dir.filePath(u"긴 글.md"_s), QByteArray("240426 " + QByteArray("아주 긴 제목 ").repeated(10) + "\n\n글\n")).has_value());
        const auto made = plan({dir.filePath(u"산.txt"_s), dir.filePath(u"긴 글.md"_s)}, *lab);
        QVERIFY(made && carryOut(*lab, *made).has_value());
        QStringList names;
        const auto tree = *project::scan(*lab);
        for (const auto &document : tree.documents) {
            QVERIFY(!document.date.isValid());
            names.append(document.path);
        }
        QCOMPARE(names, (QStringList{u"diary/긴 글.md"_s, u"diary/산.md"_s}));
    }

    void longTitle_isNotCutWithinASign()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        for (const QString &sign : {u"😀"_s, u"👩‍🔬"_s}) {
            const QString text = QString(39, u'가') % sign % u" 끝\n"_s;
            QVERIFY(writeFile(dir.filePath(u"a.txt"_s), text.toUtf8()).has_value());
            QCOMPARE(QFileInfo(plan({dir.filePath(u"a.txt"_s)}, *lab)->entries.first().path).completeBaseName(), QString(39, u'가'));
        }
    }

    void importTwice_addsNothing()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        const QString source = dir.filePath(u"old"_s);
        QVERIFY(writeFile(source + u"/a.txt"_s, "2024. 04. 19.\nA\n").has_value());
        QVERIFY(writeFile(source + u"/b.txt"_s, "2024. 04. 19.\nB\n").has_value());
        QVERIFY(writeFile(source + u"/deep/c.md"_s, "날 없는 글: 하나/둘\n").has_value());
        QVERIFY(writeFile(source + u"/bad.txt"_s, "\xff\xfe").has_value());
        const auto first = plan({source}, *lab);
        QVERIFY(first.has_value());
        QCOMPARE(first->failed.size(), 1);
        QStringList paths;
        for (const Planned &entry : first->entries)
            paths.append(QDir(lab->root).relativeFilePath(entry.path));
        QCOMPARE(paths, (QStringList{u"diary/2024/2024-04-19.md"_s, u"diary/2024/2024-04-19 B.md"_s, u"diary/날 없는 글 하나 둘.md"_s}));
        QVERIFY(!QFileInfo::exists(first->entries.first().path));  // a plan writes nothing
        QVERIFY(carryOut(*lab, *first).has_value());
        QCOMPARE(*readFile(first->entries.at(1).path), QByteArray("2024. 04. 19.\nB\n"));
        const auto second = plan({source}, *lab);
        QVERIFY(std::ranges::all_of(second->entries, &Planned::there));
        // What a person wrote there meanwhile is not written over.
        QVERIFY(writeFile(first->entries.first().path, "mine\n").has_value());
        const auto third = plan({source}, *lab);
        QVERIFY(!third->entries.first().there);
        QVERIFY(carryOut(*lab, *third).has_value());
        QCOMPARE(*readFile(first->entries.first().path), QByteArray("mine\n"));
    }

    // A plan waits until it was looked at, and someone writes meanwhile.
    void entryMadeSinceThePlan_isNotWrittenOver()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        const QString source = dir.filePath(u"old.txt"_s);
        QVERIFY(writeFile(source, "2024. 04. 19.\nA\n").has_value());
        const auto planned = plan({source}, *lab);
        QVERIFY(writeFile(planned->entries.first().path, "mine\n").has_value());
        QCOMPARE(carryOut(*lab, *planned).error().kind, ErrorKind::Conflict);
        QCOMPARE(*readFile(planned->entries.first().path), QByteArray("mine\n"));
    }

    // Of thousands of entries as of one: all of them or, as soon as someone stops it, none.
    void manyEntries_comeInOrAreTakenBack()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        QByteArray text;
        for (int day = 0; day < 300; ++day)
            text += QDate(2024, 1, 1).addDays(day).toString(u"yyyy. MM. dd., 포항.\n글\n\n"_s).toUtf8();
        QVERIFY(writeFile(dir.filePath(u"a.txt"_s), text).has_value());
        const auto made = plan({dir.filePath(u"a.txt"_s)}, *lab);
        QCOMPARE(made->entries.size(), 300);
        const auto written = [&lab] { return QDir(lab->diaryFolder() % u"/2024").entryList(QDir::Files).size(); };
        qsizetype there = 0;
        const auto stopped = carryOut(*lab, *made, [&](qsizetype done) {
            there = written();
            return done < 100;
        });
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QVERIFY2(there >= 100 && there < 300, qPrintable(QString::number(there)));
        QVERIFY(!QDir(lab->diaryFolder() % u"/2024").exists());
        QList<qsizetype> told;
        QVERIFY(carryOut(*lab, *made, [&](qsizetype done) { told.append(done); return true; }));
        QCOMPARE(written(), 300);
        QVERIFY(told.size() > 2 && told.last() == 300 && std::ranges::is_sorted(told));
    }

    void whatCanBeImported_isWhatTheDialogOffers()
    {
        QVERIFY(notesPatterns().contains(u"*.markdown"_s) && notesPatterns().contains(u"*.text"_s));
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        for (const QString &pattern : notesPatterns()) {
            const QString file = dir.filePath(u"하루"_s % pattern.sliced(1));
            QVERIFY(writeFile(file, "2024. 04. 19., 포항.\n글\n").has_value());
            QVERIFY2(plan({file}, *lab), qPrintable(pattern));
        }
    }

    void entryThatCannotBeWritten_takesTheOthersBack()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        const QString source = dir.filePath(u"old.txt"_s);
        QVERIFY(writeFile(source, "2021. 04. 19.\n\nA\n\n2022. 04. 19.\n\nB\n\n2023. 04. 19.\n\nC\n").has_value());
        const auto planned = plan({source}, *lab);
        QCOMPARE(planned->entries.size(), 3);
        QVERIFY(writeFile(planned->entries.last().path, "mine\n").has_value());
        QVERIFY(!carryOut(*lab, *planned).has_value());
        QVERIFY(QDir(lab->diaryFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot) == QStringList{u"2023"_s});
    }

    void noise_isNoSource()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        for (const QString &file : {u"notes.md"_s, u"app/notes.md"_s, u"app/node_modules/a/README.md"_s, u".venv/lib/README.md"_s, u"__pycache__/a.txt"_s})
            QVERIFY(writeFile(dir.path() % u"/old/" % file, "글\n").has_value());
        const auto planned = plan({dir.filePath(u"old"_s)}, *lab);
        QStringList sources;
        for (const Planned &entry : planned->entries)
            sources.append(QDir(dir.filePath(u"old"_s)).relativeFilePath(entry.source));
        QCOMPARE(sources, (QStringList{u"app/notes.md"_s, u"notes.md"_s}));
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_import.moc"
