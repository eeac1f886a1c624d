// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "core/frontmatter.h"
#include "core/text.h"
#include "project/ignore.h"
#include "project/project.h"
#include "project/recent.h"
#include "project/tree.h"
#include "resources/resources.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::project;
using namespace Qt::StringLiterals;

namespace {

void put(const QTemporaryDir &dir, const QString &path, const QByteArray &bytes = "x\n")
{
    QVERIFY(QDir().mkpath(QFileInfo(dir.filePath(path)).path()));
    QFile file(dir.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList paths(const Tree &tree, DocumentKind kind)
{
    QStringList list;
    for (const auto &document : tree.documents)
        if (document.kind == kind)
            list.append(document.path);
    return list;
}

} // namespace

class ProjectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { resources::load(); }

    void plainFolder_opensAndStaysAsItIs()
    {
        const QTemporaryDir dir;
        put(dir, u"notes.md"_s);
        const auto project = open(dir.path());
        QVERIFY(project.has_value());
        QVERIFY(!project->made);
        QVERIFY(!project->stateFolder().startsWith(project->root));
        QVERIFY(!project->cacheFolder().startsWith(project->root));
        QVERIFY(scan(*project).has_value());
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"notes.md"_s});
    }

    void file_opensTheProjectAboveIt()
    {
        const QTemporaryDir dir;
        put(dir, u"yeonji.yaml"_s, "title: 우리 연구실\nplace: 포항시 남구 청암로 77\nday_starts: 04:30\n"
                                    "sources: [../runs, /data]\nroots: site\nfuture: {a: 1}\nmetrics: {\"eval_*\": max}\n");
        put(dir, u"diary/2026/2026-04-16.md"_s);
        const auto project = open(dir.filePath(u"diary/2026/2026-04-16.md"_s));
        QVERIFY(project.has_value());
        QVERIFY(project->made);
        QCOMPARE(project->root, QFileInfo(dir.path()).canonicalFilePath());
        QCOMPARE(project->config.title, u"우리 연구실"_s);
        QCOMPARE(project->config.dayStarts, QTime(4, 30));
        QCOMPARE(project->config.sources.value(1), u"/data"_s);
        QCOMPARE(project->config.roots, QStringList{project->root + u"/site"_s});
        QCOMPARE(project->config.directions.value(u"eval_*"_s), u"max"_s);
        QVERIFY(project->stateFolder().startsWith(project->root));
    }

    void reread_saysWhatTheFileSaysNow()
    {
        const QTemporaryDir dir;
        put(dir, u"yeonji.yaml"_s, "title: a\n");
        const auto project = open(dir.path());
        QVERIFY(project.has_value());
        QVERIFY(reread(*project)->config == project->config);
        put(dir, u"yeonji.yaml"_s, "title: b\nsources: out\n");
        const auto now = reread(*project);
        QVERIFY(now.has_value());
        QCOMPARE(now->config.title, u"b"_s);
        QVERIFY(now->config != project->config);
        put(dir, u"yeonji.yaml"_s, "title: [\n");
        QCOMPARE(reread(*project).error().kind, ErrorKind::BadInput);
        // Between two writes; and a project above is another one.
        QVERIFY(QFile::remove(dir.filePath(u"yeonji.yaml"_s)));
        QCOMPARE(reread(*now)->config.title, u"b"_s);
    }

    void brokenConfig_namesItsLine_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::newRow("syntax") << QByteArray("title: a\nplace: [b\n") << 2;
        QTest::newRow("list for text") << QByteArray("title: a\nplace: [b]\n") << 2;
        QTest::newRow("time") << QByteArray("title: a\n\nday_starts: noon\n") << 3;
        QTest::newRow("theme") << QByteArray("theme: blue\n") << 1;
        QTest::newRow("metric") << QByteArray("metrics:\n  loss: up\n") << 2;
        QTest::newRow("metrics as a list") << QByteArray("title: x\nmetrics:\n  - loss\n") << 3;
        QTest::newRow("metrics on one line") << QByteArray("title: x\nmetrics: [loss, acc]\n") << 2;
        QTest::newRow("metric that is none") << QByteArray("metrics:\n  ? [a, b]\n  : {c: d}\n") << 2;
        QTest::newRow("no map") << QByteArray("- a\n- b\n") << 1;
        QTest::newRow("Korean Windows") << QByteArray("author: x\ntitle: \xbd\xc3\xc7\xe8\n") << 2;
    }
    void brokenConfig_namesItsLine()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        const QTemporaryDir dir;
        put(dir, u"yeonji.yaml"_s, yaml);
        const auto project = open(dir.path());
        QVERIFY(!project);
        QCOMPARE(project.error().kind, ErrorKind::BadInput);
        QCOMPARE(project.error().line, line);
        QVERIFY(project.error().file.endsWith(u"/yeonji.yaml"_s));
    }

    void emptyConfig_isAProject()
    {
        const QTemporaryDir dir;
        put(dir, u"yeonji.yaml"_s, "");
        const auto project = open(dir.path());
        QVERIFY(project && project->made);
    }

    void missingFolder_isNotFound()
    {
        QCOMPARE(open(u"/no/such/folder"_s).error().kind, ErrorKind::NotFound);
    }

    void made_canBeOpenedAgain()
    {
        const QTemporaryDir dir;
        Config config;
        config.title = u"연구: \"따옴표\" #1"_s;
        config.place = u"포항시 남구"_s;
        const auto made = make(dir.filePath(u"lab"_s), config);
        QVERIFY(made.has_value());
        QCOMPARE(made->config.title, config.title);
        QCOMPARE(made->config.place, config.place);
        QVERIFY(QFileInfo::exists(made->root + u"/.yeonji/.gitignore"_s));
        QCOMPARE(make(dir.filePath(u"lab"_s)).error().kind, ErrorKind::Conflict);
    }

    void sample_wantsAnEmptyFolder()
    {
        const QTemporaryDir dir;
        put(dir, u"mine.md"_s);
        QCOMPARE(makeSample(dir.path()).error().kind, ErrorKind::Conflict);
    }

    void today_changesAtFive()
    {
        const QDate day(2026, 4, 17);
        QCOMPARE(today({}, QDateTime(day, QTime(4, 59))), day.addDays(-1));
        QCOMPARE(today({}, QDateTime(day, QTime(5, 0))), day);
    }

    void tree_leavesNoiseOut()
    {
        const QTemporaryDir dir;
        for (const auto &path : {u"diary/2026/2026-04-16.md"_s, u"diary/240426 연구실.md"_s, u"reports/sft.md"_s,
                                 u"runs/a/analysis.ipynb"_s, u"keep/build/important.md"_s,
                                 u".git/x.md"_s, u".venv/lib/x.md"_s, u"node_modules/a/readme.md"_s,
                                 u"src/__pycache__/x.md"_s, u"runs/a/checkpoint-500/x.md"_s, u"build/x.md"_s,
                                 u"notes/private.md"_s, u"notes/drafts/old/x.md"_s, u"deep/a/tmp/x.md"_s})
            put(dir, path);
        put(dir, u"decks/talk.md"_s, "---\ntheme: default\nmarp: true\n---\n# 안녕\n");
        put(dir, u".gitignore"_s, "# comment\n/build/\n*.log\n!important.log\ndeep/**/tmp\n");
        put(dir, u"notes/.gitignore"_s, "private.md\ndrafts/**\n");
        put(dir, u"a.log"_s);
        put(dir, u"important.log"_s);
        put(dir, u"diary/.yeonji-save-1abc"_s);
        const auto tree = scan(*open(dir.path()));
        QVERIFY(tree.has_value());
        QCOMPARE(paths(*tree, DocumentKind::Entry), (QStringList{u"diary/2026/2026-04-16.md"_s, u"diary/240426 연구실.md"_s}));
        QCOMPARE(paths(*tree, DocumentKind::Report), (QStringList{u"keep/build/important.md"_s, u"reports/sft.md"_s}));
        QCOMPARE(paths(*tree, DocumentKind::Deck), QStringList{u"decks/talk.md"_s});
        QCOMPARE(paths(*tree, DocumentKind::Notebook), QStringList{u"runs/a/analysis.ipynb"_s});
        QVERIFY(tree->files.contains(u"important.log"_s));
        QVERIFY(!tree->files.contains(u"a.log"_s));
        QCOMPARE(tree->leftovers.size(), 1);
        QVERIFY(tree->leftovers.first().endsWith(u"/diary"_s));
    }

    void deckInTheTree_isOneByTheRuleOfThePage()
    {
        const QTemporaryDir dir;
        put(dir, u"yeonji.yaml"_s, "title: x\n");
        put(dir, u"comment.md"_s, "\xef\xbb\xbf---\r\nmarp: true # yes\r\n---\r\n# a\r\n");
        put(dir, u"long.md"_s, "---\nstyle: |\n" + QByteArray("  a {}\n").repeated(9000) + "marp: true\n---\n# a\n");
        put(dir, u"dots.md"_s, "---\ntitle: a\n...\nmarp: true\n---\n");
        put(dir, u"open.md"_s, "---\nmarp: true\n# a\n");
        const auto opened = openTree(dir.path());
        QVERIFY(opened.has_value());
        QStringList decks;
        for (const TreeDocument &document : opened->tree.documents) {
            QFile file(dir.filePath(document.path));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(document.kind == DocumentKind::Deck, isDeck(decodeText(file.readAll()).text));
            if (document.kind == DocumentKind::Deck)
                decks.append(document.path);
        }
        QCOMPARE(decks, QStringList({u"comment.md"_s, u"long.md"_s}));
    }

    void foldersThatLinkToEachOther_end()
    {
        const QTemporaryDir dir;
        put(dir, u"a/x.md"_s);
        QVERIFY(QFile::link(dir.path(), dir.filePath(u"a/up"_s)));
        const auto tree = scan(*open(dir.path()));
        QCOMPARE(tree->documents.size(), size_t(1));
    }

    void scan_canBeCancelled()
    {
        const QTemporaryDir dir;
        QCOMPARE(scan(*open(dir.path()), [] { return true; }).error().kind, ErrorKind::Cancelled);
    }

    void names_tellTheirDay()
    {
        QCOMPARE(dateOfName(u"1753-01-02.md"), QDate(1753, 1, 2));
        QCOMPARE(dateOfName(u"240426 연구실.md"), QDate(2024, 4, 26));
        QCOMPARE(dateOfName(u"2026-04-16 모노레포.md"), QDate(2026, 4, 16));
        QCOMPARE(dateOfName(u"20240427.md"), QDate(2024, 4, 27));
        QCOMPARE(dateOfName(u"2024.04.28 일기.md"), QDate(2024, 4, 28));
        QCOMPARE(dateOfName(u"2024_04_29.md"), QDate(2024, 4, 29));
        QCOMPARE(dateOfName(u"2024년 4월 30일.md"), QDate(2024, 4, 30));
        QVERIFY(!dateOfName(u"2026-13-01.md").isValid());
        QVERIFY(!dateOfName(u"12345678.md").isValid());
        QVERIFY(!dateOfName(u"2026 결산.md").isValid());
        QVERIFY(!dateOfName(u"1234567.md").isValid());
        QVERIFY(!dateOfName(u"notes.md").isValid());
    }

    void recent_isNewestFirstAndOnce()
    {
        for (const QString &old : recentProjects())
            forgetProject(old);
        rememberProject(u"/a"_s);
        rememberProject(u"/b"_s);
        rememberProject(u"/a"_s);
        QCOMPARE(recentProjects(), (QStringList{u"/a"_s, u"/b"_s}));
        forgetProject(u"/a"_s);
        QCOMPARE(recentProjects(), QStringList{u"/b"_s});
    }
};

QTEST_GUILESS_MAIN(ProjectTest)
#include "tst_project.moc"
