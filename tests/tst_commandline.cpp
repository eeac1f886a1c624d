// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a whole: what it answers by itself, and what every verb says to bad input.
#include "folder.h"
#include "process.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using yeonji::testing::Ended;

namespace {

// What is mounted here would be seen elsewhere.
bool mountsAreShared()
{
    return yeonji::testing::content(u"/proc/self/mountinfo"_s).contains(" shared:");
}

// The child goes on as a user who owns nothing; 77: it cannot, as in a checkout below a home that is closed to others.
std::function<void()> asNobody()
{
    return [program = yeonji::testing::program().toLocal8Bit()] {
        if (::setgid(65534) != 0 || ::setuid(65534) != 0 || ::access(program.constData(), X_OK) != 0)
            ::_exit(77);
    };
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

    yeonji::testing::Folder m_dir;

    QString path(const QString &name) const { return m_dir.path(name); }
    QString written(const QString &name, const QByteArray &bytes) const { return m_dir.written(name, bytes); }

    // Everything below a folder: what must not change.
    static QStringList contents(const QString &folder)
    {
        QStringList all;
        QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (files.hasNext())
            all.append(files.next());
        all.sort();
        return all;
    }

private Q_SLOTS:
    // JSON is for programs, what is said beside it for a person.
    void sentencesBesideJson_followTheLocale()
    {
        const QByteArray before = qgetenv("LC_ALL");
        const auto restored = qScopeGuard([before] { qputenv("LC_ALL", before); });
        qputenv("LC_ALL", "ko_KR.UTF-8");
        const QString missing = path(u"no/such/place"_s);
        const auto hasHangul = [](const QString &text) { return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Hangul; }); };
        for (const QStringList &call : {QStringList{u"search"_s, missing, u"x"_s}, {u"agenda"_s, missing}, {u"entries"_s, missing}}) {
            const Ended ended = yeonji::testing::yeonji(call + QStringList{u"--json"_s});
            QVERIFY2(ended.status == 1 && hasHangul(ended.error), qPrintable(ended.error));
            QVERIFY2(QJsonDocument::fromJson(ended.out.toUtf8()).isObject() && !hasHangul(ended.out), qPrintable(ended.out));
        }
    }

    void help_namesEveryVerb()
    {
        const Ended ended = yeonji::testing::yeonji({u"--help"_s});
        QCOMPARE(ended.status, 0);
        for (const QString &verb : {u"new"_s, u"export"_s, u"runs"_s, u"series"_s, u"report"_s, u"compare"_s, u"check"_s, u"search"_s,
                                    u"agenda"_s, u"entries"_s, u"watch"_s, u"import"_s, u"publish"_s})
            QVERIFY2(ended.out.contains(QString(u"\nyeonji " % verb % u' ')), qPrintable(verb));
        for (const QString &flag : {u"--to"_s, u"-o"_s, u"--slides"_s, u"--notes"_s, u"--fragments"_s, u"--fragment"_s, u"--strict"_s,
                                    u"--json"_s, u"--csv"_s, u"--metric"_s, u"--sample"_s, u"--into"_s, u"--as"_s})
            QVERIFY2(ended.out.contains(flag), qPrintable(flag));
    }

    void verbOfLater_saysItsName_data()
    {
        QTest::addColumn<QString>("verb");
        const QStringList lines = yeonji::testing::yeonji({u"--help"_s}).out.split(u'\n');
        for (const QString &line : lines)
            if (line.contains("(not there yet)"_L1))
                QTest::newRow(qPrintable(line)) << line.section(u' ', 1, 1);
        QTest::newRow("none") << QString();
    }
    void verbOfLater_saysItsName()
    {
        QFETCH(QString, verb);
        if (verb.isEmpty())
            return;
        const Ended ended = yeonji::testing::yeonji({verb, u"x"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.error.contains(verb) && ended.error.contains("not there yet"_L1), qPrintable(ended.error));
    }

    void misspeltVerb_isWrongUsageWithTheRightOne()
    {
        const Ended ended = yeonji::testing::yeonji({u"exprot"_s, u"x.md"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.error.contains("exprot"_L1) && ended.error.contains("did you mean export"_L1), qPrintable(ended.error));
        QCOMPARE(yeonji::testing::yeonji({u"qqqqqq"_s}).status, 2);
        QCOMPARE(yeonji::testing::yeonji({path(u"none.md"_s)}).status, 1);
        QCOMPARE(yeonji::testing::yeonji({u"--exprot"_s}).status, 2);
    }

    void emptyName_isWrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("export") << QStringList{u"export"_s, {}};
        QTest::newRow("export to a file") << QStringList{u"export"_s, {}, u"-o"_s, path(u"x.html"_s)};
        QTest::newRow("runs") << QStringList{u"runs"_s, {}};
        QTest::newRow("report") << QStringList{u"report"_s, {}, u"-o"_s, path(u"x.pdf"_s)};
        QTest::newRow("check") << QStringList{u"check"_s, {}};
        QTest::newRow("new") << QStringList{u"new"_s, {}};
        QTest::newRow("watch") << QStringList{u"watch"_s, {}};
    }
    void emptyName_isWrongUsage()
    {
        QFETCH(QStringList, arguments);
        const QStringList before = contents(m_dir.path());
        const Ended ended = yeonji::testing::yeonji(arguments);
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.out, QString());
        QVERIFY2(ended.error.contains(u"a name is empty"_s) && ended.error.count(u'\n') == 1, qPrintable(ended.error));
        QCOMPARE(contents(m_dir.path()), before);
    }

    void goneWorkingFolder_isOneSentence()
    {
        const QByteArray gone = path(u"gone"_s).toLocal8Bit();
        const Ended ended = yeonji::testing::yeonji({u"export"_s, u"a.md"_s, u"b.md"_s}, [gone] {
            if (::mkdir(gone.constData(), 0755) != 0 || ::chdir(gone.constData()) != 0 || ::rmdir(gone.constData()) != 0)
                ::_exit(77);
        });
        QCOMPARE(ended.status, 1);
        const QStringList lines = ended.error.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(u"a.md"_s) && lines[1].startsWith(u"b.md"_s), qPrintable(ended.error));
    }

    void badInput_isOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");   // the file it names, or what it says
        const QString out = path(u"out/x"_s);
        const QString good = written(u"in/good.md"_s, "a\n");
        const QList<std::pair<const char *, QString>> documents = {
            {"missing", path(u"in/none.md"_s)},
            {"empty", written(u"in/empty.md"_s, {})},
            {"blank", written(u"in/blank.md"_s, "\n  \n\t\n")},
            {"front matter alone", written(u"in/matter.md"_s, "---\ntitle: 하루\n---\n\n")},
            {"binary", written(u"in/binary.md"_s, QByteArray("a\nb\0c", 5))},
            {"truncated", written(u"in/cut.ipynb"_s, "{\"cells\": [{\"cell_type\":")},
            {"wrong extension", written(u"in/picture.md"_s, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16))},
            {"CSV", written(u"in/run.csv"_s, "step,loss\n1,2\n2,1\n")},
            {"code", written(u"in/train.py"_s, "print(1)\n")},
            {"JSON", written(u"in/config.json"_s, "{}\n")},
            {"text", written(u"in/notes.txt"_s, "a\n")},
            {"invalid UTF-8", written(u"in/latin.md"_s, "a\nb\n\xe9\n")},
            {"folder", path(u"in"_s)},
        };
        for (const auto &[name, file] : documents)
            QTest::addRow("export %s", name) << QStringList{u"export"_s, file, u"-o"_s, QString(out % u".html")} << file;
        const QList<std::pair<const char *, QString>> runs = {
            {"missing", path(u"in/none.csv"_s)},
            {"empty", written(u"in/empty.csv"_s, {})},
            {"binary", written(u"in/binary.csv"_s, QByteArray("\x01\x02\0\xff\xfe", 5).repeated(100))},
            {"no run", written(u"in/prose.txt"_s, "no run here\n")},
            {"empty folder", path(u"nothing"_s)},
        };
        QDir().mkpath(path(u"nothing"_s));
        for (const auto &[name, file] : runs) {
            QTest::addRow("runs %s", name) << QStringList{u"runs"_s, file} << file;
            QTest::addRow("series %s", name) << QStringList{u"series"_s, file, u"--metric"_s, u"loss"_s} << file;
            QTest::addRow("report %s", name) << QStringList{u"report"_s, file, u"-o"_s, QString(out % u".md")} << file;
        }
        QTest::newRow("new over a file") << QStringList{u"new"_s, good} << good;
        QTest::newRow("out below a file") << QStringList{u"export"_s, good, u"-o"_s, QString(good % u"/x.pdf")} << QString(good % u"/x.pdf");
        QTest::newRow("new below a file") << QStringList{u"new"_s, QString(good % u"/sub")} << QString(good % u"/sub/yeonji.yaml: "_s % good % u" is a file");
        QTest::newRow("out below a file, told") << QStringList{u"export"_s, good, u"-o"_s, QString(good % u"/x.html")} << QString(good % u"/x.html: "_s % good % u" is a file");
        QTest::newRow("out in /proc") << QStringList{u"export"_s, good, u"-o"_s, u"/proc/x.html"_s} << u"/proc/x.html: no file can be made"_s;
        QTest::newRow("strict notebook") << QStringList{u"export"_s, written(u"in/n.ipynb"_s, "{\"cells\": [], \"nbformat\": 4}"), u"--strict"_s, u"-o"_s, QString(out % u".html")} << path(u"in/n.ipynb: --strict"_s);
        QTest::newRow("out below /proc") << QStringList{u"export"_s, good, u"-o"_s, u"/proc/none/x.html"_s} << u"/proc/none"_s;
    }
    void badInput_isOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const QStringList before = contents(m_dir.path());
        const Ended ended = yeonji::testing::yeonji(arguments);
        QCOMPARE(ended.status, 1);
        const QStringList lines = ended.error.split(u'\n', Qt::SkipEmptyParts);
        QVERIFY2(lines.size() == 1, qPrintable(ended.error));
        QVERIFY2(lines[0].startsWith(names), qPrintable(ended.error));
        QVERIFY2(lines[0].contains("; "_L1), qPrintable(ended.error));  // what to do
        QCOMPARE(contents(m_dir.path()), before);
    }

    void placesThatCannotBeWritten_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString good = written(u"in/good.md"_s, QByteArray("가나다 ").repeated(20'000));
        const QString run = written(u"in/run.csv"_s, "step,loss\n1,2\n2,1\n");
        for (const QString &format : {u"pdf"_s, u"html"_s, u"png"_s})
            QTest::addRow("export %s", qPrintable(format)) << QStringList{u"export"_s, good, u"-o"_s, path(u"full/x."_s) + format};
        QTest::addRow("new --sample") << QStringList{u"new"_s, path(u"full/project"_s), u"--sample"_s};
        QTest::addRow("report") << QStringList{u"report"_s, run, u"-o"_s, path(u"full/x.html"_s)};
    }
    void placesThatCannotBeWritten()
    {
        QFETCH(QStringList, arguments);
        if (geteuid() != 0)
            QSKIP("a full disk and another user take root to make");
        const QByteArray full = path(u"full"_s).toLocal8Bit();
        QDir().mkpath(path(u"full"_s));
        ::chmod(m_dir.path().toLocal8Bit().constData(), 0755);
        // A disk of 100 KB with 8 left, seen by this process alone.
        const Ended noSpace = yeonji::testing::yeonji(arguments, [full] {
            // (Below a changed root `/` is no mount, and what made the root has made all of it private.)
            if (::unshare(CLONE_NEWNS) != 0
                || (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 && mountsAreShared())
                || ::mount("tmpfs", full.constData(), "tmpfs", 0, "size=100k") != 0)
                ::_exit(77);
            const int filler = ::open(QByteArray(full + "/filler").constData(), O_CREAT | O_WRONLY, 0644);
            const QByteArray block(92 * 1024, 'x');
            if (::write(filler, block.constData(), size_t(block.size())) < 0)
                ::_exit(77);
            ::close(filler);
        });
        if (noSpace.status == 77)
            QSKIP("mounting is not allowed here");
        QCOMPARE(noSpace.status, 1);
        QVERIFY2(noSpace.error.contains("full"_L1) && noSpace.error.count(u'\n') == 1, qPrintable(noSpace.error));
        QVERIFY2(!noSpace.error.contains(".yeonji-new-"_L1), qPrintable(noSpace.error));
        // A folder of someone else's.
        QFile::remove(path(u"full/filler"_s));
        const Ended readOnly = yeonji::testing::yeonji(arguments, asNobody());
        if (readOnly.status == 77)
            QSKIP("the program lies where nobody else may run it");
        QCOMPARE(readOnly.status, 1);
        QVERIFY2(readOnly.error.contains(path(u"full"_s)) && readOnly.error.count(u'\n') == 1, qPrintable(readOnly.error));
        QCOMPARE(contents(path(u"full"_s)), QStringList());
    }

    void unreadableFile_isOneSentence()
    {
        if (geteuid() != 0)
            QSKIP("another user takes root to be");
        const QString file = written(u"closed/x.md"_s, "a\n");
        const QString run = written(u"closed/run.csv"_s, "step,loss\n1,2\n");
        ::chmod(m_dir.path().toLocal8Bit().constData(), 0755);
        for (const QString &one : {file, run})
            ::chmod(one.toLocal8Bit().constData(), 0000);
        for (const QStringList &arguments : {QStringList{u"export"_s, file, u"-o"_s, u"/tmp/never.html"_s}, QStringList{u"runs"_s, run},
                                             QStringList{u"series"_s, run, u"--metric"_s, u"loss"_s}}) {
            const Ended ended = yeonji::testing::yeonji(arguments, asNobody());
            if (ended.status == 77)
                QSKIP("the program lies where nobody else may run it");
            QCOMPARE(ended.status, 1);
            QVERIFY2(ended.error.startsWith(arguments[1]) && ended.error.count(u'\n') == 1, qPrintable(ended.error));
        }
    }

    void unreadableFolderOfRuns_isSaid()
    {
        if (geteuid() != 0)
            QSKIP("another user takes root to be");
        written(u"some/open/metrics.csv"_s, "step,loss\n1,2\n");
        written(u"some/shut/metrics.csv"_s, "step,loss\n1,2\n");
        ::chmod(m_dir.path().toLocal8Bit().constData(), 0755);
        ::chmod(path(u"some/shut"_s).toLocal8Bit().constData(), 0000);
        const Ended ended = yeonji::testing::yeonji({u"runs"_s, path(u"some"_s), u"--json"_s}, asNobody());
        if (ended.status == 77)
            QSKIP("the program lies where nobody else may run it");
        const auto runs = QJsonDocument::fromJson(ended.out.toUtf8())[u"runs"].toArray();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0][u"name"].toString(), u"open"_s);
        QCOMPARE(runs[1][u"name"].toString(), u"shut"_s);
        QCOMPARE(runs[1][u"findings"][0][u"level"].toString(), u"error"_s);
        QCOMPARE(runs[1][u"findings"][0][u"file"].toString(), path(u"some/shut"_s));
    }

    // Nobody takes for done what never arrived.
    void outputThatCannotBeWritten_isSaid_data()
    {
        const QString run = written(u"run.csv"_s, "step,loss\n1,2\n");
        written(u"lab/yeonji.yaml"_s, "title: 시험\n");
        written(u"lab/diary/2026/2026-04-16.md"_s, "# 하루\n\n- [ ] 일 ~2026-04-18\n");
        QTest::addColumn<QStringList>("arguments");
        QTest::addRow("runs") << QStringList{u"runs"_s, run, u"--json"_s};
        QTest::addRow("series") << QStringList{u"series"_s, run, u"--metric"_s, u"loss"_s, u"--csv"_s};
        for (const QString &verb : {u"agenda"_s, u"entries"_s, u"check"_s})
            QTest::addRow("%s", qPrintable(verb)) << QStringList{verb, path(u"lab"_s), u"--json"_s};
        QTest::addRow("search") << QStringList{u"search"_s, path(u"lab"_s), u"하루"_s};
        QTest::addRow("help") << QStringList{u"--help"_s};
    }
    void outputThatCannotBeWritten_isSaid()
    {
        QFETCH(QStringList, arguments);
        const Ended ended = yeonji::testing::yeonji(arguments, [] {
            const int full = ::open("/dev/full", O_WRONLY);
            ::dup2(full, STDOUT_FILENO);
        });
        QCOMPARE(ended.status, 1);
        QCOMPARE(ended.error.count(u'\n'), 1);
    }

    void projectWithoutAName_leavesNothing()
    {
        QDir().mkpath(path(u"here"_s));
        for (const QStringList &arguments : {QStringList{u"new"_s, QString()}, QStringList{u"new"_s, QString(), u"--sample"_s}}) {
            const Ended ended = yeonji::testing::yeonji(arguments, [folder = path(u"here"_s).toLocal8Bit()] { std::ignore = ::chdir(folder.constData()); });
            QCOMPARE(ended.status, 2);
            QCOMPARE(contents(path(u"here"_s)), QStringList());
        }
    }

    // Killed on the way, it leaves no half of a project where the next call wants to make a whole one.
    void sampleThatWasKilled_isMadeByTheNextCall()
    {
        const QString folder = path(u"killed/sample"_s);
        QVERIFY(QDir().mkpath(path(u"killed"_s)));
        const auto begun = [&] { return !QDir(path(u"killed"_s)).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); };
        QProcess process;
        process.start(yeonji::testing::program(), {u"new"_s, folder, u"--sample"_s});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(begun() || process.state() == QProcess::NotRunning, 20'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        // It may have been quicker; then it stands whole.
        const bool whole = QFileInfo::exists(folder);
        const Ended again = yeonji::testing::yeonji({u"new"_s, folder, u"--sample"_s});
        QCOMPARE(again.status, whole ? 1 : 0);
        QVERIFY(QFileInfo::exists(folder + u"/yeonji.yaml"_s));
        QVERIFY(QFileInfo::exists(folder + u"/decks"_s));
    }

    void whatIsNoEntry_isSaid()
    {
        for (const QString &file : {written(u"junk.md"_s, QByteArray("# a\0b\n", 6)), written(u"latin.md"_s, "# caf\xe9\n"),
                                    written(u"table.csv"_s, "step,loss\n1,2\n")}) {
            const Ended ended = yeonji::testing::yeonji({u"entries"_s, file});
            QCOMPARE(ended.status, 1);
            QVERIFY2(ended.error.startsWith(file) && ended.error.count(u'\n') == 1, qPrintable(ended.error));
        }
        QCOMPARE(yeonji::testing::yeonji({written(u"a.md"_s, "a\n"), u"--foo"_s}).status, 2);
        QCOMPARE(yeonji::testing::yeonji({u"export"_s, written(u"a.md"_s, "a\n"), u"-o"_s, path(u"a.docx"_s)}).status, 2);
        QVERIFY(!QFile::exists(path(u"a.docx"_s)));
        // What could not be done is refused, not passed over.
        const QString deck = written(u"deck.md"_s, "---\nmarp: true\n---\n# 가\n\n---\n\n# 나\n");
        for (const QStringList &wish : {QStringList{u"--slides"_s, u"2"_s, u"--to"_s, u"md"_s}, QStringList{u"--width"_s, u"100"_s}})
            QCOMPARE(yeonji::testing::yeonji(QStringList{u"export"_s, deck, u"-o"_s, path(u"out/"_s)} + wish).status, 2);
    }

    // One bad path among good ones: those are done, it is named, and the whole ends with 1.
    void json_isOneObjectAlsoOfBadInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("list");
        const QString none = path(u"none.md"_s);
        QTest::newRow("runs") << QStringList{u"runs"_s, none} << u"runs"_s;
        QTest::newRow("series") << QStringList{u"series"_s, none, u"--metric"_s, u"loss"_s} << u"points"_s;
        QTest::newRow("check") << QStringList{u"check"_s, none} << u"findings"_s;
        QTest::newRow("search") << QStringList{u"search"_s, none, u"x"_s} << u"hits"_s;
        QTest::newRow("agenda") << QStringList{u"agenda"_s, none} << u"promises"_s;
        QTest::newRow("entries") << QStringList{u"entries"_s, none} << u"entries"_s;
    }
    void json_isOneObjectAlsoOfBadInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, list);
        const Ended ended = yeonji::testing::yeonji(arguments + QStringList{u"--json"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.error.startsWith(path(u"none.md"_s)), qPrintable(ended.error));
        const auto answer = QJsonDocument::fromJson(ended.out.toUtf8());
        QCOMPARE(answer[u"version"].toInt(), 1);
        QVERIFY2(answer[list].isArray() && answer[list].toArray().isEmpty(), qPrintable(ended.out));
    }

    // An index that cannot be used is written anew.
    void index_servesTheNextCallToo()
    {
        written(u"many/yeonji.yaml"_s, "title: 많은 글\n");
        for (int i = 0; i < 600; ++i) {
            QFile file(written(u"many/notes/%1.md"_s.arg(i), "# 글\n\n사과\n"));
            QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        }
        const auto place = [this] {
            struct stat now = {};
            ::stat(path(u"many/.yeonji/cache/text.index"_s).toLocal8Bit().constData(), &now);
            return now.st_ino;
        };
        const auto hits = [this] { return yeonji::testing::yeonji({u"search"_s, path(u"many"_s), u"사과"_s}).out; };
        const QString first = hits();
        QVERIFY2(first.contains(u"600"_s), qPrintable(first));
        const auto before = place();
        QVERIFY(before != 0);
        QCOMPARE(hits(), first);
        QCOMPARE(place(), before);
    }

    void whatBeginsWithADash_hasItsPlace()
    {
        QDir().mkpath(path(u"dash"_s));
        written(u"dash/a.md"_s, "one\n\ntwo apples\n");
        const auto hits = [this](const QStringList &query) {
            const Ended ended = yeonji::testing::yeonji(QStringList{u"search"_s, path(u"dash"_s)} + query + (query.contains(u"--"_s) ? QStringList() : QStringList{u"--json"_s}));
            return ended.status == 0 ? ended.out.count(u"two apples"_s) : -1;
        };
        QCOMPARE(hits({u"--query=two -three"_s}), 1);
        QCOMPARE(hits({u"--query=-three apples"_s}), 1);
        QCOMPARE(hits({u"--query"_s, u"--"_s, u"-three apples"_s}), 1);
        const Ended ended = yeonji::testing::yeonji({u"search"_s, path(u"dash"_s), u"-one apples"_s, u"--query"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.error.contains(u"behind --"_s), qPrintable(ended.error));
    }

    void oneBadPath_doesNotStopTheOthers()
    {
        const QString good = written(u"in/good.md"_s, "a\n"), bad = path(u"in/none.md"_s);
        const Ended ended = yeonji::testing::yeonji({u"export"_s, bad, good, u"--to"_s, u"html"_s, u"-o"_s, path(u"several"_s)});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.error.startsWith(bad), qPrintable(ended.error));
        QVERIFY(QFile::exists(path(u"several/good.html"_s)));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
