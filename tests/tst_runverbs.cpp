// SPDX-License-Identifier: GPL-3.0-or-later
//
// `yeonji runs`, `series` and `report` as a script calls them: output, errors and exit status.
#include "binaryruns.h"
#include "folder.h"
#include "paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int status = -1;
    QByteArray out, error;
};

} // namespace

class RunVerbsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_out = std::make_unique<QTemporaryDir>();
        put("runs/sft-3/metrics.csv", "epoch,step,loss,val_acc\n0,1,0.5,\n0,2,nan,0.25\n1,3,100000,0.125\n");
        put("runs/sft-3/hparams.yaml", "lr: 0.0003\n");
    }

    void runsJson_isOneObjectAsPromised()
    {
        const auto got = call({u"runs"_s, u"runs/sft-3"_s, u"--json"_s});
        QCOMPARE(got.status, 0);
        QVERIFY(got.error.isEmpty());
        const QJsonObject root = QJsonDocument::fromJson(got.out).object();
        QCOMPARE(root[u"version"].toInt(), 1);
        const QJsonValue run = root[u"runs"][0];
        QCOMPARE(run[u"name"].toString(), u"sft-3"_s);
        QCOMPARE(run[u"path"].toString(), u"runs/sft-3/metrics.csv"_s);
        QCOMPARE(run[u"kind"].toString(), u"csv"_s);
        QCOMPARE(run[u"status"].toString(), u"unknown"_s);
        QCOMPARE(run[u"params"][u"lr"].toDouble(), 0.0003);
        const QJsonObject expected{{u"name"_s, u"loss"_s}, {u"points"_s, 3}, {u"first"_s, 0.5}, {u"last"_s, 100000},
                                   {u"min"_s, 0.5}, {u"max"_s, 100000}, {u"best"_s, 0.5}, {u"best_step"_s, 1}, {u"nan"_s, 1}};
        QCOMPARE(run[u"metrics"][0].toObject(), expected);
        QCOMPARE(run[u"metrics"][1][u"best"].toDouble(), 0.25);
        QCOMPARE(run[u"findings"][0][u"code"].toString(), u"nan"_s);
        QCOMPARE(run[u"findings"][0][u"line"].toInt(), 3);
        QCOMPARE(run[u"findings"][0][u"file"].toString(), u"runs/sft-3/metrics.csv"_s);
    }

    void metricsOfTheProject_sayWhatIsBest()
    {
        put("yeonji.yaml", "author: 한지후\nlanguage: ko\nmetrics:\n  bits: min\n  val_acc: min\n");
        put("runs/a/metrics.csv", "step,bits,val_acc\n1,2,0.5\n2,3,0.75\n");
        put("runs/b/metrics.csv", "step,bits,val_acc\n1,4,0.8\n2,5,0.9\n");
        const QJsonValue run = QJsonDocument::fromJson(call({u"runs"_s, u"runs/a"_s, u"--json"_s}).out)[u"runs"][0];
        QCOMPARE(run[u"metrics"][0][u"best"].toDouble(), 2.0);
        QCOMPARE(run[u"metrics"][1][u"best"].toDouble(), 0.5);
        const QByteArray table = call({u"runs"_s, u"runs/a"_s}).out;
        QVERIFY2(QRegularExpression(u"val_acc( +[0-9.]+){5} +0.5 +1"_s).match(QString::fromUtf8(table)).hasMatch(), table);

        // Also what is written outside the project names the run whose number it shows.
        for (const QString &out : {u"reports/new/x.html"_s, m_out->filePath(u"x.html"_s)}) {
            QCOMPARE(call({u"report"_s, u"runs/a"_s, u"runs/b"_s, u"-o"_s, out}).status, 0);
            QFile file(QDir(m_dir->path()).absoluteFilePath(out));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString page = QString::fromUtf8(file.readAll()).remove(QRegularExpression(u"<[^>]*>"_s));
            QVERIFY2(page.contains(u"bits: 2 · a"_s) && page.contains(u"val_acc: 0.5 · a"_s), qPrintable(page.right(3000)));
        }
    }

    void projectThatCannotBeRead_isSaidOnceAndItsRunsShown()
    {
        put("yeonji.yaml", "metrics: [no\n");
        const auto got = call({u"runs"_s, u"runs/sft-3"_s, u"runs"_s, u"--json"_s});
        QCOMPARE(got.status, 1);
        QCOMPARE(QJsonDocument::fromJson(got.out)[u"runs"].toArray().size(), 1);
        QCOMPARE(got.error.count('\n'), 1);
        QVERIFY2(got.error.contains("yeonji.yaml:"), got.error);
    }

    void seriesJson_givesEveryPoint()
    {
        const auto got = call({u"series"_s, u"runs/sft-3"_s, u"--metric"_s, u"loss"_s, u"--json"_s});
        QCOMPARE(got.status, 0);
        QCOMPARE(got.out, QByteArray("{\"version\":1,\"name\":\"loss\",\"points\":[[1,null,0.5],[2,null,null],[3,null,100000]]}\n"));
    }

    void seriesCsv_givesEveryPoint()
    {
        const auto got = call({u"series"_s, u"runs/sft-3"_s, u"--metric=loss"_s, u"--csv"_s});
        QCOMPARE(got.status, 0);
        QCOMPARE(got.out, QByteArray("step,wall_time,value\n1,,0.5\n2,,nan\n3,,100000\n"));
    }

    void namesOfOddLetters_comeBackWhole()
    {
        const QString metric = u"a/b \"c\"\n손실 🧪"_s;
        put("odd.csv", "step,\"a/b \"\"c\"\"\n손실 🧪\"\n1,0.1\n2,0.30000000000000004\n");
        const auto got = call({u"series"_s, u"odd.csv"_s, u"--metric"_s, metric, u"--json"_s});
        QCOMPARE(got.status, 0);
        const QJsonObject root = QJsonDocument::fromJson(got.out).object();
        QCOMPARE(root[u"name"].toString(), metric);
        QCOMPARE(root[u"points"][1][2].toDouble(), 0.30000000000000004);
    }

    void nameInNfd_isFoundInNfc()
    {
        const auto nfd = [](const QString &text) { return text.normalized(QString::NormalizationForm_D).toUtf8(); };
        put(nfd(u"runs/실험-하나/metrics.csv"_s), nfd(u"step,손실\n1,0.5\n"_s));
        const auto got = call({u"series"_s, u"runs/실험-하나"_s, u"--metric"_s, u"손실"_s, u"--csv"_s});
        QCOMPARE(got.error, QByteArray());
        QCOMPARE(got.out, QByteArray("step,wall_time,value\n1,,0.5\n"));
        QCOMPARE(QJsonDocument::fromJson(call({u"runs"_s, u"runs"_s, u"--json"_s}).out)[u"runs"][1][u"name"].toString(), u"실험-하나"_s);
        const auto report = call({u"report"_s, QString::fromUtf8(nfd(u"runs/실험-하나"_s)), u"-o"_s, m_out->filePath(u"x.html"_s)});
        QCOMPARE(report.error, QByteArray());
        QCOMPARE(report.status, 0);
    }

    void table_hasNoControlBytes()
    {
        put("odd.csv", "step,\x1b[31mred\n1,2\n");
        const auto got = call({u"runs"_s, u"odd.csv"_s});
        QCOMPARE(got.status, 0);
        QVERIFY(!got.out.contains('\x1b'));
    }

    void wrongUsage_isTwoAndSaysHow_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no path") << QStringList{u"runs"_s};
        QTest::newRow("unknown flag") << QStringList{u"runs"_s, u"runs"_s, u"--jsno"_s};
        QTest::newRow("value for a flag") << QStringList{u"runs"_s, u"runs"_s, u"--json=1"_s};
        QTest::newRow("no metric") << QStringList{u"series"_s, u"runs"_s};
        QTest::newRow("two forms") << QStringList{u"series"_s, u"runs"_s, u"--metric"_s, u"loss"_s, u"--json"_s, u"--csv"_s};
        QTest::newRow("two paths") << QStringList{u"series"_s, u"runs"_s, u"runs"_s, u"--metric"_s, u"loss"_s};
        QTest::newRow("no output") << QStringList{u"report"_s, u"runs"_s};
        QTest::newRow("unknown ending") << QStringList{u"report"_s, u"runs"_s, u"-o"_s, u"x.docx"_s};
    }
    void wrongUsage_isTwoAndSaysHow()
    {
        QFETCH(QStringList, arguments);
        const auto got = call(arguments);
        QCOMPARE(got.status, 2);
        QVERIFY(got.out.isEmpty());
        QVERIFY2(got.error.contains(QByteArray("usage: yeonji " + arguments.first().toUtf8())), got.error);
    }

    void badInput_isOneSentenceWithTheFile_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("missing") << QByteArray("missing.csv") << QByteArray();
        QTest::newRow("empty") << QByteArray("empty.csv") << QByteArray("");
        QTest::newRow("picture") << QByteArray("picture.csv") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("words") << QByteArray("words.csv") << QByteArray("a,b\nc,d\n");
        QTest::newRow("no notebook") << QByteArray("broken.ipynb") << QByteArray("nothing");
    }
    void badInput_isOneSentenceWithTheFile()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        if (name != "missing.csv")
            put(name, bytes);
        for (const QStringList &verb : {QStringList{u"runs"_s}, QStringList{u"report"_s, u"-o"_s, u"out.md"_s}}) {
            const auto got = call(verb + QStringList{QString::fromUtf8(name)});
            QCOMPARE(got.status, 1);
            QVERIFY(got.out.isEmpty());
            QVERIFY2(got.error.startsWith(QByteArray(name + ':')), got.error);
            QCOMPARE(got.error.count('\n'), 1);
            QVERIFY(got.error.contains(';'));
            QVERIFY(!QFileInfo::exists(m_dir->filePath(u"out.md"_s)));
        }
    }

    void oneBadPath_isNamedAndTheOthersShown()
    {
        put("bad.ipynb", "nothing");
        const auto got = call({u"runs"_s, u"bad.ipynb"_s, u"runs"_s, u"gone.csv"_s, u"--json"_s});
        QCOMPARE(got.status, 1);
        QCOMPARE(QJsonDocument::fromJson(got.out)[u"runs"].toArray().size(), 1);
        QCOMPARE(got.error.count('\n'), 2);
        QVERIFY2(got.error.contains("bad.ipynb:1: ") && got.error.contains("gone.csv: "), got.error);
        const auto report = call({u"report"_s, u"runs"_s, u"gone.csv"_s, u"-o"_s, u"x.md"_s});
        QCOMPARE(report.status, 1);
        QVERIFY(QFileInfo::exists(m_dir->filePath(u"x.md"_s)));
    }

    void brokenFilesOfAFolder_areRunsWithAFinding()
    {
        put("runs/a/results.ipynb", QByteArray("\x93\x01\xff\0\x07", 5));
        put("runs/b/metrics.csv", "");
        put("runs/c/trainer_state.json", "[1,2,3]\n");
        const auto got = call({u"runs"_s, u"runs"_s, u"--json"_s});
        QCOMPARE(got.status, 0);
        QHash<QString, QJsonValue> runs;
        for (const QJsonValue &run : QJsonDocument::fromJson(got.out)[u"runs"].toArray())
            runs.insert(run[u"name"].toString(), run);
        QCOMPARE(runs.size(), 4);
        const std::pair<QString, QString> broken[] = {{u"a"_s, u"notebook"_s}, {u"b"_s, u"csv"_s}, {u"c"_s, u"hf-trainer"_s}};
        for (const auto &[name, kind] : broken) {
            QCOMPARE(runs[name][u"kind"].toString(), kind);
            QCOMPARE(runs[name][u"status"].toString(), u"unknown"_s);
            QCOMPARE(runs[name][u"findings"][0][u"code"].toString(), u"unreadable"_s);
            QCOMPARE(runs[name][u"findings"][0][u"level"].toString(), u"error"_s);
        }
        QVERIFY(runs[u"sft-3"_s][u"metrics"].toArray().size() > 0);
    }

    void whatCountsOrIsUnknown_hasNoBest()
    {
        put("log.csv", "step,loss,total_steps,train_runtime,skill\n1,0.5,9,3,7\n2,0.4,9,4,8\n");
        const auto metrics = QJsonDocument::fromJson(call({u"runs"_s, u"log.csv"_s, u"--json"_s}).out)[u"runs"][0][u"metrics"].toArray();
        QCOMPARE(metrics.size(), 4);
        QCOMPARE(metrics[0][u"best"].toDouble(), 0.4);
        for (int i : {1, 2, 3}) {
            QVERIFY(metrics[i][u"best"].isNull());
            QVERIFY(metrics[i][u"best_step"].isNull());
            QVERIFY(metrics[i][u"max"].isDouble());
        }
    }

    void unknownMetric_offersTheNearest()
    {
        const auto got = call({u"series"_s, u"runs/sft-3"_s, u"--metric"_s, u"los"_s});
        QCOMPARE(got.status, 1);
        QVERIFY2(got.error.contains("loss"), got.error);
    }

    void report_isWrittenWhereAsked()
    {
        const auto got = call({u"report"_s, u"runs"_s, u"-o"_s, u"reports/new/x.md"_s});
        QCOMPARE(got.status, 0);
        QFile file(m_dir->filePath(u"reports/new/x.md"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("# sft-3\n"));
        QVERIFY(text.contains("runs: ../../runs/sft-3/metrics.csv") || text.contains("runs: \"../../runs/sft-3/metrics.csv\""));
    }

    void reportOverWhatAPersonWrote_isRefused()
    {
        const auto report = [this](const QString &name) { return call({u"report"_s, u"runs"_s, u"-o"_s, name}); };
        put("reports/mine.md", "# mine\n");
        const auto got = report(u"reports/mine.md"_s);
        QCOMPARE(got.status, 1);
        QVERIFY2(got.error.startsWith("reports/mine.md: ") && got.error.contains("-o"), got.error);
        QFile mine(m_dir->filePath(u"reports/mine.md"_s));
        QVERIFY(mine.open(QIODevice::ReadOnly));
        QCOMPARE(mine.readAll(), QByteArray("# mine\n"));

        QCOMPARE(report(u"reports/x.md"_s).status, 0);
        QCOMPARE(report(u"reports/x.md"_s).status, 0);
        QFile made(m_dir->filePath(u"reports/x.md"_s));
        QVERIFY(made.open(QIODevice::ReadWrite));
        QVERIFY(made.seek(2) && made.write("S") == 1);
        made.close();
        QCOMPARE(report(u"reports/x.md"_s).status, 1);
    }

    void reportOfRunsElsewhere_exportsFromWhereItWasWritten()
    {
        put("lab/x/keep.txt", "");
        put("other/secret.csv", "step,loss\n1,0.123\n");
        QCOMPARE(call({u"report"_s, u"runs"_s, u"-o"_s, u"lab/x/report.md"_s}).status, 0);
        const auto exported = call({u"export"_s, u"lab/x/report.md"_s, u"--to"_s, u"html"_s});
        QVERIFY2(exported.status == 0 && !exported.error.contains("leads out"), exported.error);
        QFile html(m_dir->filePath(u"lab/x/report.html"_s));
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QByteArray page = html.readAll();
        QVERIFY(page.contains("<figure class=\"plot\">"));
        QVERIFY(!page.contains("class=\"block-error\""));

        // Only what the person named: neither another file there, nor a document elsewhere.
        put("lab/x/hostile.md", "{{../../other/secret.csv loss}}\n");
        put("lab/y/hostile.md", "{{../../runs/sft-3 val_acc}}\n");
        for (const QString &name : {u"lab/x/hostile.md"_s, u"lab/y/hostile.md"_s}) {
            const auto got = call({u"export"_s, name, u"--to"_s, u"html"_s});
            QCOMPARE(got.status, 1);
            QVERIFY2(got.error.contains("leads out of the project"), got.error);
        }
    }

    // Of Lightning each version is a file of the same name, and where the report lies says nothing of them.
    void namesOfAReport_areThoseOfItsList()
    {
        QStringList names;
        for (const QByteArray version : {"version_0", "version_1", "version_2"}) {
            put("vv/a/" + version + "/metrics.csv", "step,loss\n1,0.5\n2,0." + version.last(1) + "\n");
            names.append(u"a/"_s % QString::fromLatin1(version));
        }
        put("vv/a/b/log.csv", "step,accuracy\n1,0.5\n2,0.75\n");  // has no place in the figure of the others
        QVERIFY(QDir(m_dir->path()).mkpath(u"lab/x"_s));
        QStringList listed;
        for (const QJsonValue &run : QJsonDocument::fromJson(call({u"runs"_s, u"vv"_s, u"--json"_s}).out)[u"runs"].toArray())
            listed.append(run[u"name"].toString());
        QVERIFY2(std::ranges::all_of(names, [&](const QString &name) { return listed.contains(name); }), qPrintable(listed.join(u' ')));

        QCOMPARE(call({u"report"_s, u"vv"_s, u"-o"_s, u"lab/x/direct.html"_s}).status, 0);
        QCOMPARE(call({u"report"_s, u"vv"_s, u"-o"_s, u"lab/x/report.md"_s}).status, 0);
        QCOMPARE(call({u"export"_s, u"lab/x/report.md"_s, u"--to"_s, u"html"_s}).status, 0);
        for (const QString &page : {u"lab/x/direct.html"_s, u"lab/x/report.html"_s}) {
            QFile file(m_dir->filePath(page));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString html = QString::fromUtf8(file.readAll());
            QStringList rows;
            static const QRegularExpression row(u"<tr data-run=\"([^\"]*)\""_s);
            for (auto at = row.globalMatch(html); at.hasNext();)
                rows.append(at.next().captured(1));
            QStringList sorted = rows;
            sorted.sort();
            listed.sort();
            QCOMPARE(sorted, listed);
            for (const QString &name : std::as_const(names))
                QVERIFY2(html.section(u"<figure class=\"plot\">"_s, 1, 1).contains(name), qPrintable(page % u' ' % name));
        }
    }

    void runsOfSeveralPlaces_haveNamesOfTheirOwn()
    {
        put("one/x/metrics.csv", "step,loss\n1,0.5\n2,0.4\n");
        put("two/x/metrics.csv", "step,loss\n1,0.5\n2,0.4\n");
        const auto runs = QJsonDocument::fromJson(call({u"runs"_s, u"one/x"_s, u"two/x/metrics.csv"_s, u"--json"_s}).out)[u"runs"].toArray();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0][u"name"].toString(), u"one/x"_s);
        QCOMPARE(runs[1][u"name"].toString(), u"two/x"_s);
    }

    void runNamedTwice_isOne()
    {
        QVERIFY(QFile::link(m_dir->filePath(u"runs/sft-3/metrics.csv"_s), m_dir->filePath(u"link.csv"_s)));
        QVERIFY(QFile::link(m_dir->filePath(u"runs"_s), m_dir->filePath(u"link"_s)));
        put("runs/b/metrics.csv", "step,loss\n1,0.5\n2,0.4\n");
        const auto got = call({u"runs"_s, u"runs/sft-3"_s, u"runs"_s, u"link"_s, u"link.csv"_s, u"runs/b/metrics.csv"_s, u"--json"_s});
        QCOMPARE(got.status, 0);
        const auto runs = QJsonDocument::fromJson(got.out)[u"runs"].toArray();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0][u"name"].toString(), u"sft-3"_s);
        QCOMPARE(runs[1][u"name"].toString(), u"b"_s);
    }

    // The window and every document of a project call a run what its list does.
    void reportInAProject_hasTheProjectsNames()
    {
        put("yeonji.yaml", "title: x\n");
        put("runs/one/a.csv", "step,loss\n1,0.5\n2,0.4\n");
        put("runs/one/b.csv", "step,loss\n1,0.5\n2,0.4\n");
        QCOMPARE(call({u"report"_s, u"runs/one/a.csv"_s, u"-o"_s, u"reports/x.md"_s}).status, 0);
        QFile file(m_dir->filePath(u"reports/x.md"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("# one/a\n"));
    }

    void formulaOfANotebook_isNamedWithItsLine()
    {
        put("a.ipynb", "{\"cells\": [\n {\"cell_type\": \"markdown\",\n  \"source\": \"# x\"},\n {\"cell_type\": \"markdown\",\n"
                       "  \"source\": [\n   \"one\\n\",\n   \"\\n\",\n   \"$\\\\frac{$ and {{nobody loss}}\"\n  ]}],\n \"metadata\": {}, \"nbformat\": 4}\n");
        const auto got = call({u"export"_s, u"a.ipynb"_s, u"--to"_s, u"html"_s});
        QCOMPARE(got.status, 1);
        QCOMPARE(got.error.count("a.ipynb:8: "), 2);
    }

    void watch_saysWhatComesAndEndsWithTheRun()
    {
        const auto state = [](int steps, double loss) -> QByteArray {
            QByteArray rows;
            for (int i = 1; i <= steps; ++i)
                rows += (i > 1 ? ",{\"step\":" : "{\"step\":") + QByteArray::number(i) + ",\"bits\":7,\"loss\":" + QByteArray::number(loss) + "}";
            return "{\"global_step\":" + QByteArray::number(steps) + ",\"max_steps\":3,\"log_history\":[" + rows + "]}";
        };
        put("yeonji.yaml", "metrics:\n  bits: min\n");  // or nobody would know that it is looked at
        putByTraining("live/trainer_state.json", state(1, 0.5));
        QProcess watch;
        watch.setWorkingDirectory(m_dir->path());
        watch.start(::yeonji::testing::program(), {u"watch"_s, u"live"_s});
        QByteArray said;
        const auto heard = [&](const QByteArray &what) {
            watch.waitForReadyRead(50);
            said += watch.readAllStandardOutput();
            return said.contains(what);
        };
        QTRY_VERIFY_WITH_TIMEOUT(heard("live  running  step 1  bits 7  loss 0.5\n"), 20'000);
        putByTraining("live/trainer_state.json", state(2, 0.25));
        QTRY_VERIFY_WITH_TIMEOUT(heard("step 2  bits 7  loss 0.25\n"), 20'000);
        putByTraining("live/trainer_state.json", state(3, 0.125));
        QTRY_VERIFY2_WITH_TIMEOUT(heard("live  finished  step 3  bits 7  loss 0.125\n"), QByteArray(said + watch.readAllStandardError()), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(watch.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(watch.exitCode(), 0);
    }

    // Event files of a trainer that saves later stand alone until it does.
    void watchOfWhatBecomesPartOfARun_endsWithThatRun()
    {
        putByTraining("w/logs/Jan01_host/events.out.tfevents.1.h", yeonji::testing::scalarEvent(1, "train/loss", 0.5F));
        QProcess watch;
        watch.setWorkingDirectory(m_dir->path());
        watch.start(::yeonji::testing::program(), {u"watch"_s, u"w"_s});
        QByteArray said;
        const auto heard = [&](const QByteArray &what) {
            watch.waitForReadyRead(50);
            said += watch.readAllStandardOutput();
            return said.contains(what);
        };
        QTRY_VERIFY_WITH_TIMEOUT(heard("Jan01_host  "), 20'000);
        putByTraining("w/trainer_state.json", "{\"global_step\":3,\"max_steps\":3,\"log_history\":[{\"step\":1,\"loss\":0.5},{\"step\":3,\"loss\":0.25}]}");
        QTRY_VERIFY2_WITH_TIMEOUT(heard("w  finished"), said, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(watch.state(), QProcess::NotRunning, 20'000);
        said += watch.readAllStandardOutput();
        QVERIFY2(!said.sliced(said.indexOf("w  finished")).contains("Jan01_host"), said);
    }

    void watchOfALogWithATotal_saysWhatIsLeftUntilItEnds_data()
    {
        QTest::addColumn<bool>("timed");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("then");
        QTest::newRow("by the clock of its lines") << true << QByteArray("30 min left") << QByteArray("20 min left");
        QTest::newRow("by the life of its file") << false << QByteArray("5 min left") << QByteArray("3 min left");
    }
    void watchOfALogWithATotal_saysWhatIsLeftUntilItEnds()
    {
        QFETCH(bool, timed);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, then);
        const QString log = m_dir->filePath(u"live/train.log"_s);
        const QDateTime began = QDateTime::currentDateTime();
        // A step takes a minute by its lines, ten seconds by its file.
        const auto lines = [&](int from, int to) -> QByteArray {
            QByteArray text;
            for (int step = from; step <= to; ++step)
                text += (timed ? began.addSecs(60 * (step - 10)).toString(u"yyyy-MM-dd HH:mm:ss "_s).toUtf8() : QByteArray()) + "INFO step "
                    + QByteArray::number(step) + "/40 loss 0.5\n";
            return text;
        };
        const auto append = [&](const QByteArray &text, int step) {
            QFile file(log);
            QVERIFY(file.open(QIODevice::Append | QIODevice::Unbuffered) && file.write(text) == text.size());
            QVERIFY(file.setFileTime(began.addSecs(10 * step), QFileDevice::FileModificationTime));
        };
        put("live/train.log", "");
        append(lines(1, 10), 10);
        QProcess watch;
        watch.setWorkingDirectory(m_dir->path());
        watch.start(::yeonji::testing::program(), {u"watch"_s, u"live"_s});
        QByteArray said;
        const auto heard = [&](const QByteArray &what) {
            watch.waitForReadyRead(50);
            said += watch.readAllStandardOutput();
            return said.contains(what);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(heard("  running  step 10  loss 0.5  " + first + '\n'), said.constData(), 20'000);
        append(lines(11, 20), 20);
        QTRY_VERIFY2_WITH_TIMEOUT(heard("  running  step 20  loss 0.5  " + then + '\n'), said.constData(), 20'000);
        append(lines(21, 40) + "Training completed.\n", 40);
        QTRY_VERIFY2_WITH_TIMEOUT(heard("  finished  step 40  loss 0.5\n"), said.constData(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(watch.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(watch.exitCode(), 0);
    }

    void watchOfWhatIsNotThere_isAnError()
    {
        put("done/trainer_log.jsonl", "{\"current_steps\": 2, \"total_steps\": 2, \"loss\": 1}\n");
        put("bad.ipynb", "nothing");
        QCOMPARE(call({u"watch"_s, u"done"_s}).status, 0);
        for (const QString &bad : {u"nosuch"_s, u"bad.ipynb"_s}) {
            const auto got = call({u"watch"_s, u"done"_s, bad});
            QCOMPARE(got.status, 1);
            QVERIFY2(got.error.startsWith(QByteArray(bad.toUtf8() + ':')), got.error);
        }
    }

    // Started before the training.
    void watchOfNamesThatAreNoUtf8_saysSo()
    {
        put("done/trainer_log.jsonl", "{\"current_steps\": 2, \"total_steps\": 2, \"loss\": 1}\n");
        const QByteArray folder = QFile::encodeName(m_dir->path()) + "/done", odd = folder + "/\xbd\xc7";
        const auto write = [](const QByteArray &path) {
            FILE *out = std::fopen(path.constData(), "w");
            QVERIFY(out && std::fputs("step,loss\n1,5\n", out) >= 0);
            std::fclose(out);
        };
        write(odd + "1.csv");
        QCOMPARE(::mkdir(QByteArray(odd + '2').constData(), 0700), 0);
        write(odd + "2/metrics.csv");
        const auto got = call({u"watch"_s, u"done"_s});
        const auto named = call({u"watch"_s, u"done/\ufffd\ufffd1.csv"_s});  // as Qt takes the argument
        std::filesystem::remove_all(folder.toStdString());  // Qt cannot
        QCOMPARE(got.status, 0);
        QCOMPARE(got.error.count("not UTF-8"), 2);
        QCOMPARE(named.status, 1);
        QVERIFY2(named.error.contains("not UTF-8"), named.error);
    }

    void watchOfAFileThatIsEmpty_waitsForItsFirstLine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("then");
        const QByteArray rows = "step 1/3 loss 1\nstep 2/3 loss 1\nstep 3/3 loss 0.5\nTraining completed.\n";
        QTest::newRow("log") << u"train.log"_s << QByteArray("loading data\n") << rows;
        QTest::newRow("output") << u"train.out"_s << QByteArray("loading data\n") << rows;
        QTest::newRow("rows") << u"trainer_log.jsonl"_s << QByteArray("{\"current_steps\": 1, \"total_steps\": 3, \"loss\": 1}\n") << QByteArray("{\"current_steps\": 3, \"total_steps\": 3, \"loss\": 0.5}\n");
    }
    void watchOfAFileThatIsEmpty_waitsForItsFirstLine()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, then);
        put("live/" + name.toUtf8(), "");
        QProcess watch;
        watch.setWorkingDirectory(m_dir->path());
        watch.start(::yeonji::testing::program(), {u"watch"_s, u"live/"_s + name});
        QByteArray said;
        const auto heard = [&](const QByteArray &what) {
            watch.waitForReadyRead(50);
            said += watch.readAllStandardOutput();
            return said.contains(what);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(heard("is empty so far; waiting for its first line\n"), watch.readAllStandardError(), 20'000);
        for (const QByteArray &text : {first, then}) {
            QFile file(m_dir->filePath(u"live/"_s + name));
            QVERIFY(file.open(QIODevice::Append | QIODevice::Unbuffered) && file.write(text) == text.size());
        }
        QTRY_VERIFY2_WITH_TIMEOUT(heard("  finished  step 3  loss 0.5\n"), QByteArray(said + watch.readAllStandardError()), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(watch.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(watch.exitCode(), 0);
        QCOMPARE(watch.readAllStandardError(), QByteArray());
    }

    void watch_endsWhenItsFolderVanishes()
    {
        putByTraining("live/trainer_state.json", "{\"global_step\":1,\"max_steps\":3,\"log_history\":[{\"step\":1,\"loss\":0.5}]}");
        QProcess watch;
        watch.setWorkingDirectory(m_dir->path());
        watch.start(::yeonji::testing::program(), {u"watch"_s, u"live"_s});
        QVERIFY(watch.waitForReadyRead(20'000));
        QVERIFY(QDir(m_dir->filePath(u"live"_s)).removeRecursively());
        QTRY_COMPARE_WITH_TIMEOUT(watch.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(watch.exitCode(), 1);
        const QByteArray said = watch.readAllStandardError();
        QVERIFY2(said.startsWith("live: this was deleted or moved away"), said.constData());
        QCOMPARE(said.count('\n'), 1);
    }

    // What a slide shows has the colour that it has in the list of a project with more or fewer runs.
    void colourOfARun_staysInAnExportWhenAnotherIsDeleted()
    {
        put("lab/yeonji.yaml", "title: x\n");
        for (const char *name : {"one", "two", "three"})
            put(QByteArray("lab/runs/") + name + "/metrics.csv", "step,loss\n1,0.5\n2,0.4\n");
        put("lab/deck.md", "---\nmarp: true\n---\n\n```plot\nruns: two\ny: loss\n```\n");
        const auto colour = [this] {
            if (call({u"export"_s, u"lab/deck.md"_s, u"--to"_s, u"html"_s}).status != 0)
                return QByteArray();
            QFile file(m_dir->filePath(u"lab/deck.html"_s));
            const QByteArray page = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            static const QRegularExpression stroke(u"<path [^>]*stroke=\"([^\"]+)\" stroke-width=\"[0-9.]+\" stroke-linejoin"_s);
            return stroke.match(QString::fromUtf8(page)).captured(1).toUtf8();
        };
        const QByteArray before = colour();
        QVERIFY(!before.isEmpty());
        QVERIFY(QDir(m_dir->filePath(u"lab/runs/one"_s)).removeRecursively());
        QVERIFY(QDir(m_dir->filePath(u"lab/runs/three"_s)).removeRecursively());
        QCOMPARE(colour(), before);
    }

    void report_leavesNothingBesideIt()
    {
        put("out/keep.txt", "");
        QCOMPARE(call({u"report"_s, u"runs"_s, u"-o"_s, u"out/x.html"_s}).status, 0);
        QCOMPARE(QDir(m_dir->filePath(u"out"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 (QStringList{u"keep.txt"_s, u"x.html"_s}));
    }

    // Two files whose names look the same: a block means the one in NFC, which lacks what the other holds.
    void reportWithAnErrorInIt_isWrittenAndEndsWithOne()
    {
        put(u"twins/둘.csv"_s.toUtf8(), "step,loss\n1,0.5\n2,0.4\n");
        put(u"twins/둘.csv"_s.normalized(QString::NormalizationForm_D).toUtf8(), "step,accuracy\n1,0.5\n2,0.4\n");
        const auto got = call({u"report"_s, u"twins"_s, u"-o"_s, u"out/x.html"_s});
        QVERIFY2(got.error.contains("out/x.html: "), got.error);
        QCOMPARE(got.status, 1);
        QVERIFY(QFile::exists(m_dir->filePath(u"out/x.html"_s)));
    }

    void reportThatCannotBeWritten_saysWhatToDo()
    {
        put("file", "");
        for (const QString &name : {u"file/x.md"_s, u"file/x.html"_s}) {
            const auto got = call({u"report"_s, u"runs"_s, u"-o"_s, name});
            QCOMPARE(got.status, 1);
            QVERIFY2(got.error.contains(';') && got.error.contains("file"), got.error);
            QVERIFY2(!got.error.contains(".report-"), got.error);
        }
    }

private:
    // As a training writes it: some time after it began, and whole.
    void putByTraining(const QByteArray &name, const QByteArray &bytes) const
    {
        put("written", bytes);
        const QString path = m_dir->filePath(QString::fromUtf8(name)), written = m_dir->filePath(u"written"_s);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(written);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(5), QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE(std::rename(QFile::encodeName(written).constData(), QFile::encodeName(path).constData()), 0);
    }

    void put(const QByteArray &name, const QByteArray &bytes) const
    {
        yeonji::testing::put(m_dir->filePath(QString::fromUtf8(name)), bytes);
    }

    Outcome call(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_dir->path());
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_STATE_HOME"_s, m_dir->filePath(u"state"_s));
        environment.insert(u"QTWEBENGINE_DISABLE_SANDBOX"_s, u"1"_s);
        process.setProcessEnvironment(environment);
        process.start(::yeonji::testing::program(), arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    std::unique_ptr<QTemporaryDir> m_dir, m_out;
};

QTEST_GUILESS_MAIN(RunVerbsTest)
#include "tst_runverbs.moc"
