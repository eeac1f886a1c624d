// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "import/import.h"
#include "paths.h"

#include <QDir>
#include <QFileInfo>
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

    void datedName_givesTheDay()
    {
        QCOMPARE(told(*divide("글\n", u"/x/2024-04-16-title.md"_s)), u"2024-04-16 1-1"_s);
        QCOMPARE(told(*divide("글\n", u"/x/240426 연구실.txt"_s)), u"2024-04-26 1-1"_s);
    }

    void notText_isRefused()
    {
        QVERIFY(!divide("\xbd\xc7\xc7\xe8", u"/x/a.txt"_s).has_value());
        QVERIFY(!divide(QByteArrayView("a\0b", 3), u"/x/a.txt"_s).has_value());
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
        const auto first = plan(source, *lab);
        QVERIFY(first.has_value());
        QCOMPARE(first->failed.size(), 1);
        QStringList paths;
        for (const Planned &entry : first->entries)
            paths.append(QDir(lab->root).relativeFilePath(entry.path));
        QCOMPARE(paths, (QStringList{u"diary/2024/2024-04-19.md"_s, u"diary/2024/2024-04-19 B.md"_s, u"diary/날 없는 글 하나 둘.md"_s}));
        QVERIFY(!QFileInfo::exists(first->entries.first().path));  // a plan writes nothing
        QVERIFY(carryOut(*first).has_value());
        QCOMPARE(*readFile(first->entries.at(1).path), QByteArray("2024. 04. 19.\nB\n"));
        const auto second = plan(source, *lab);
        QVERIFY(std::ranges::all_of(second->entries, &Planned::there));
        // What a person wrote there meanwhile is not written over.
        QVERIFY(writeFile(first->entries.first().path, "mine\n").has_value());
        const auto third = plan(source, *lab);
        QVERIFY(!third->entries.first().there);
        QVERIFY(carryOut(*third).has_value());
        QCOMPARE(*readFile(first->entries.first().path), QByteArray("mine\n"));
    }

    // A plan waits until it was looked at, and someone writes meanwhile.
    void entryMadeSinceThePlan_isNotWrittenOver()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        const QString source = dir.filePath(u"old.txt"_s);
        QVERIFY(writeFile(source, "2024. 04. 19.\nA\n").has_value());
        const auto planned = plan(source, *lab);
        QVERIFY(writeFile(planned->entries.first().path, "mine\n").has_value());
        QCOMPARE(carryOut(*planned).error().kind, ErrorKind::Conflict);
        QCOMPARE(*readFile(planned->entries.first().path), QByteArray("mine\n"));
    }

    void noise_isNoSource()
    {
        const QTemporaryDir dir;
        const auto lab = project::make(dir.filePath(u"lab"_s));
        for (const QString &file : {u"notes.md"_s, u"app/notes.md"_s, u"app/node_modules/a/README.md"_s, u".venv/lib/README.md"_s, u"__pycache__/a.txt"_s})
            QVERIFY(writeFile(dir.path() % u"/old/" % file, "글\n").has_value());
        const auto planned = plan(dir.filePath(u"old"_s), *lab);
        QStringList sources;
        for (const Planned &entry : planned->entries)
            sources.append(QDir(dir.filePath(u"old"_s)).relativeFilePath(entry.source));
        QCOMPARE(sources, (QStringList{u"app/notes.md"_s, u"notes.md"_s}));
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_import.moc"
