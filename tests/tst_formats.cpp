// SPDX-License-Identifier: GPL-3.0-or-later
//
// Formats beside the plain ones (tst_readers): lm-eval, W&B, MLflow, JUnit, models, logs. Files of ours
// are written here; the numbers of the samples come from tests/data/runs/samplevalues.py.
#include "runs/follow.h"
#include "runs/logline.h"
#include "runs/reader.h"
#include "binaryruns.h"
#include "bytesread.h"
#include "paths.h"
#include "folder.h"
#include "readruns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringEncoder>
#include <QTimeZone>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>
#include <functional>

using namespace yeonji;
using namespace yeonji::runs;
using namespace yeonji::testing;
using namespace Qt::StringLiterals;

class FormatsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // ---------------------------------------------------------------- W&B

    void wandb_givesHistoryConfigAndEnd()
    {
        QList<QByteArray> records{field(17, field(3, "project") + field(8, "첫 실험") + field(4, field(1, field(1, "lr") + field(16, "0.5"))))};
        for (int i = 0; i < 50; ++i)
            records.append(wandbHistory(i, {{"loss", QByteArray::number(100 - i)}, {"eval/f1", i == 7 ? "NaN" : "0.25"},
                                            {"_timestamp", QByteArray::number(1767225600 + i)},
                                            {"hist", "{\"_type\": \"histogram\", \"values\": [1]}"}, {"note", "\"" + QByteArray(5000, 'x') + "\""}}));
        records.append(field(18, number(1, 0)));
        put("wandb/run-1-abc/run-abc.wandb", wandbFile(records));
        put("wandb/run-1-abc/files/config.yaml", "wandb_version: 1\nseed:\n  desc: null\n  value: 3\n");
        put("wandb/run-1-abc/logs/debug.log", "step 1 loss 2\nstep 2 loss 1\n");
        const auto run = readOne(path("wandb"));
        QCOMPARE(run->kind, Kind::Wandb);
        QCOMPARE(run->name, u"run-1-abc"_s);
        QCOMPARE(run->status, Status::Finished);
        QCOMPARE(valuesOf(run, u"loss"_s).size(), 50u);
        QCOMPARE(valuesOf(run, u"loss"_s).back(), 51.0);
        QVERIFY(std::isnan(valuesOf(run, u"eval/f1"_s)[7]));
        QCOMPARE(run->find(u"loss")->axis.wallTime->back(), 1767225649.0);
        QCOMPARE(run->series.size(), 2u);
        QCOMPARE(run->params[u"lr"].toDouble(), 0.5);
        QCOMPARE(run->params[u"seed"].toInt(), 3);
        QCOMPARE(run->params[u"run_name"].toString(), u"첫 실험"_s);
    }

    // In pieces of any size it is what it is at once, and what stands before them is not read again.
    void wandbThatGrows_isReadOn()
    {
        QList<QByteArray> records;
        for (int i = 0; i < 2000; ++i)
            records.append(wandbHistory(i, {{"loss", QByteArray::number(i % 7)}, {"note", "\"" + QByteArray(i % 300, 'x') + "\""}}));
        records.append(field(18, number(1, 0)));
        const QByteArray whole = wandbFile(records);
        put("whole/run-a.wandb", whole);
        const auto expected = readOne(path("whole"));
        for (const qsizetype step : {qsizetype(9973), qsizetype(100'000)}) {
            put("grown/run-a.wandb", whole.first(step));
            const auto found = discover(path("grown"));
            QVERIFY(found && found->size() == 1);
            Follower follower(found->front());
            qint64 read = 0;
            for (qsizetype at = step; at < whole.size(); at += step) {
                QVERIFY(follower.look().has_value());
                QFile file(path("grown/run-a.wandb"));
                QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
                file.write(whole.sliced(at, std::min(step, whole.size() - at)));
                file.close();
                read = testing::bytesRead();
            }
            const auto now = follower.look();
            QVERIFY(now.has_value());
            QCOMPARE_LT(testing::bytesRead() - read, step + 96 * 1024);
            QCOMPARE(valuesOf(*now, u"loss"_s), valuesOf(expected, u"loss"_s));
            QCOMPARE((*now)->status, Status::Finished);
            QCOMPARE((*now)->findings, expected->findings);
        }
        QVERIFY(whole.size() > 300'000);
    }

    void wandbThatFailed_isSaid()
    {
        put("r/run-a.wandb", wandbFile({wandbHistory(0, {{"loss", "1"}}), field(18, number(1, 1))}));
        put("r/files/output.log", "step 0\nTraceback (most recent call last):\n  File \"t.py\", line 1, in <module>\nRuntimeError: out of memory\n");
        const auto run = readOne(path("r"));
        QCOMPARE(run->status, Status::Failed);
        QCOMPARE(findingOf(run, "traceback"_L1)->line, 2);
        QVERIFY(findingOf(run, "traceback"_L1)->message.contains(u"out of memory"_s));
    }

    void wandbSummary_givesWhatTheHistoryDoesNot()
    {
        const auto item = [](const QByteArray &key, const QByteArray &json) { return field(1, field(1, key) + field(16, json)); };
        put("r/run-a.wandb", wandbFile({wandbHistory(3, {{"loss", "2"}}), wandbHistory(7, {{"loss", "1"}}),
                                        field(3, item("loss", "1") + item("test_acc", "0.5") + item("test", "{\"f1\": 0.25}") + item("worst", "\"NaN\"")
                                                     + item("table", "{\"_type\": \"table-file\", \"rows\": 3}") + item("best_model", "\"a.pt\"") + item("_step", "7"))}));
        put("r/files/config.yaml", "wandb_version: 1\nlr: {desc: null, value: 0.5}\n");
        put("r/files/wandb-summary.json", "{\"loss\": 9, \"test_acc\": 9, \"late\": 4, \"stopped\": true, \"_runtime\": 3}");
        const auto run = readOne(path("r"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{2, 1}));
        QCOMPARE(valuesOf(run, u"test_acc"_s), Column{0.5});
        QCOMPARE(*run->find(u"test_acc")->axis.step, Column{7});
        QCOMPARE(valuesOf(run, u"test/f1"_s), Column{0.25});
        QVERIFY(std::isnan(valuesOf(run, u"worst"_s).front()));
        QCOMPARE(valuesOf(run, u"late"_s), Column{4});
        QCOMPARE(run->series.size(), 5u);
        QCOMPARE(run->params[u"lr"].toDouble(), 0.5);
        QVERIFY(!run->params.contains(u"wandb_version"));
        QCOMPARE(run->params[u"best_model"].toString(), u"a.pt"_s);
        QCOMPARE(run->params[u"stopped"].toBool(), true);
    }

    void damagedWandb_givesWhatIsReadable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("points");
        QList<QByteArray> records;
        for (int i = 0; i < 100; ++i)
            records.append(wandbHistory(i, {{"loss", "1"}, {"note", "\"" + QByteArray(1000, 'x') + "\""}}));
        const QByteArray whole = wandbFile(records);
        QByteArray flipped = whole;
        flipped[2000] = char(flipped[2000] ^ 1);
        QTest::newRow("a byte") << flipped << 99;
        QTest::newRow("cut") << whole.chopped(10) << 99;
        QTest::newRow("zeros") << QByteArray(whole + QByteArray(50'000, '\0')) << 100;
        QTest::newRow("header only") << whole.first(7) << 0;
    }
    void damagedWandb_givesWhatIsReadable()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, points);
        put("r/run-a.wandb", bytes);
        const auto run = readOne(path("r"));
        QCOMPARE(run->kind, Kind::Wandb);
        QCOMPARE(valuesOf(run, u"loss"_s).size(), size_t(points));
        QCOMPARE(findingOf(run, "damaged-record"_L1) != nullptr, points != 100);
    }

    void piecesOfNoRecord_areSaid_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QByteArray>("behind");
        QTest::addColumn<int>("damaged");
        const auto piece = [](char kind, const QByteArray &data) { return QByteArray(raw(crc32(kind + data)) + raw(quint16(data.size())) + kind + data); };
        QTest::newRow("nothing") << QByteArray() << QByteArray() << 0;
        QTest::newRow("a first one") << piece(2, "abc") << QByteArray() << 1;
        QTest::newRow("one of the middle") << piece(3, "abc") << QByteArray() << 1;
        QTest::newRow("the end of one") << QByteArray(piece(3, "abc") + piece(4, "abc")) << QByteArray() << 1;
        QTest::newRow("two first ones") << QByteArray(piece(2, "abc") + piece(2, "abc")) << QByteArray() << 2;
        QTest::newRow("megabytes of zeros") << QByteArray() << QByteArray(3 << 20, '\0') << 1;
        QTest::newRow("a hole") << QByteArray(32768 - wandbFile({wandbHistory(1, {{"loss", "2"}})}).size(), '\0') << QByteArray() << 1;
    }
    void piecesOfNoRecord_areSaid()
    {
        QFETCH(QByteArray, between);
        QFETCH(QByteArray, behind);
        QFETCH(int, damaged);
        const QByteArray begin = wandbFile({wandbHistory(1, {{"loss", "2"}})}), end = wandbFile({wandbHistory(2, {{"loss", "1"}})}).sliced(7);
        put("r/run-a.wandb", begin + between + end + behind);
        const auto run = readOne(path("r"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{2, 1}));
        QCOMPARE(run->findings.size(), damaged > 0 ? 1 : 0);
        if (damaged == 0)
            return;
        QCOMPARE(run->findings.front().code, u"damaged-record"_s);
        const qsizetype place = behind.isEmpty() ? begin.size() : begin.size() + end.size();
        QVERIFY2(run->findings.front().message.contains(QString::number(place)), qPrintable(run->findings.front().message));
        if (behind.isEmpty())
            QVERIFY(run->findings.front().message.contains(u"damaged records: %1,"_s.arg(damaged)));
    }

    // ---------------------------------------------------------------- MLflow

    void mlflowFolder_isARunByItsOwnName()
    {
        put("mlruns/0/meta.yaml", "experiment_id: '0'\nname: all\n");
        put("mlruns/0/abc123/meta.yaml", "run_name: 가을 실험\nstatus: 4\nstart_time: 1767225600000\nend_time: 1767225660000\n");
        put("mlruns/0/abc123/metrics/val/acc", "1767225600000 0.25 10\n1767225601000 nan 20 extra\noops\n");
        put("mlruns/0/abc123/params/lr", "0.001");
        put("mlruns/0/abc123/params/model", "작은 모형");
        put("mlruns/0/abc123/params/batch", "1e3");
        put("mlruns/0/abc123/params/job", "007");
        put("mlruns/0/abc123/params/commit", "4312e07");
        put("mlruns/0/abc123/params/decay", "1.5e-05");
        put("mlruns/0/abc123/params/seed", "12345678901234567890");
        put("mlruns/0/abc123/tags/mlflow.user", "me");
        put("mlruns/0/abc123/artifacts/metrics.csv", "step,loss\n1,2\n2,3\n");
        const auto run = readOne(path("mlruns"));
        QCOMPARE(run->kind, Kind::Mlflow);
        QCOMPARE(run->name, u"가을 실험"_s);
        QCOMPARE(run->status, Status::Failed);
        QCOMPARE(*run->find(u"val/acc")->axis.step, (Column{10, 20}));
        QCOMPARE(run->params[u"lr"].toDouble(), 0.001);
        QCOMPARE(run->params[u"model"].toString(), u"작은 모형"_s);
        QCOMPARE(run->params[u"batch"].toDouble(), 1000);
        QCOMPARE(run->params[u"job"].toString(), u"007"_s);
        QCOMPARE(run->params[u"commit"].toString(), u"4312e07"_s);
        QCOMPARE(run->params[u"decay"].toDouble(), 1.5e-05);
        QCOMPARE(run->params[u"seed"].toString(), u"12345678901234567890"_s);
        QCOMPARE(run->ended.toSecsSinceEpoch() - run->started.toSecsSinceEpoch(), 60);
        QCOMPARE(findingOf(run, "nan"_L1)->line, 2);
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 3);
    }

    void copiedRun_doesNotRun()
    {
        const auto store = [this](const QByteArray &name, qint64 started, const QByteArray &metric) {
            put(name + "/0/abc123/meta.yaml", "run_name: x\nstatus: 1\nstart_time: " + QByteArray::number(started) + "\n");
            put(name + "/0/abc123/params/lr", "0.001");
            if (!metric.isEmpty())
                put(name + "/0/abc123/metrics/loss", metric);
            return readOne(path(name))->status;
        };
        const qint64 now = QDateTime::currentMSecsSinceEpoch(), lastYear = 1746057600000;
        QCOMPARE(store("old", lastYear, "1746057660000 0.5 1\n"), Status::Unknown);
        QCOMPARE(store("bare", lastYear, {}), Status::Unknown);
        QCOMPARE(store("new", lastYear, QByteArray::number(now - 1000) + " 0.5 1\n"), Status::Running);

        put("hf/trainer_state.json", R"({"global_step": 5, "max_steps": 9, "log_history": [{"step": 5, "loss": 1}]})");
        QFile state(path("hf/trainer_state.json"));
        const auto writtenAfter = [&](int seconds) {
            if (state.open(QIODevice::ReadWrite))
                state.setFileTime(QDateTime::currentDateTime().addSecs(seconds), QFileDevice::FileModificationTime);
            state.close();
            return readOne(path("hf"))->status;
        };
        if (QFileInfo(path("hf")).birthTime().isValid())
            QCOMPARE(writtenAfter(0), Status::Unknown);
        QCOMPARE(writtenAfter(5), Status::Running);
    }

    // Found by tests/fuzz: a time that no calendar has.
    void timeBeyondEveryCalendar_isNone()
    {
        put("mlruns/0/abc123/meta.yaml", "run_name: late\nstatus: 3\nstart_time: 1767225600000\nend_time: 176722570067225700000\n");
        put("mlruns/0/abc123/metrics/loss", "1767225600000 0.25 10\n");
        const auto run = readOne(path("mlruns"));
        QCOMPARE(run->name, u"late"_s);
        QVERIFY(run->started.isValid());
        put("far.csv", "step,timestamp,loss\n1,1e300,2\n2,1e301,3\n");
        const auto far = readOne(path("far.csv"));
        QCOMPARE(far->find(u"loss")->size(), size_t(2));
        QVERIFY(!far->started.isValid() && !far->ended.isValid());
    }

    void mlflowRunThatWasDeleted_isNotListed()
    {
        for (const auto &[id, stage] : {std::pair("a", "active"), {"b", "deleted"}}) {
            const QByteArray folder = QByteArray("mlruns/0/") + id;
            put(folder + "/meta.yaml", QByteArray("run_name: ") + id + "\nstatus: 3\nlifecycle_stage: " + stage + '\n');
            put(folder + "/metrics/loss", "1767225600000 0.25 10\n");
        }
        const auto runs = readAllIn(path("mlruns"));
        QCOMPARE(runs.size(), 1u);
        QCOMPARE(runs[0]->name, u"a"_s);
    }

    // A mirror keeps the times of the other machine, and was born here at once.
    void mirrorOfATraining_isRunningByThePaceOfItsCheckpoints_data()
    {
        QTest::addColumn<QList<int>>("ages");  // of its checkpoints, seconds
        QTest::addColumn<Status>("status");
        QTest::newRow("on its way") << QList<int>{1300, 1000, 700} << Status::Running;
        QTest::newRow("quiet for long") << QList<int>{9000, 8700, 8400} << Status::Stalled;
        QTest::newRow("left long ago") << QList<int>{90'000, 89'700, 89'400} << Status::Unknown;
        QTest::newRow("left days ago, at a slow pace") << QList<int>{500'000, 480'000, 460'000} << Status::Unknown;
        QTest::newRow("copied") << QList<int>{900, 900, 900} << Status::Unknown;
        QTest::newRow("one checkpoint") << QList<int>{900} << Status::Unknown;
    }
    void mirrorOfATraining_isRunningByThePaceOfItsCheckpoints()
    {
        QFETCH(QList<int>, ages);
        for (int i = 0; i < ages.size(); ++i) {
            const QByteArray step = QByteArray::number((i + 1) * 100), name = "hf/checkpoint-" + step + "/trainer_state.json";
            put(name, "{\"global_step\": " + step + ", \"max_steps\": 1000, \"log_history\": [{\"step\": " + step + ", \"loss\": 1}]}");
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-ages[i]), QFileDevice::FileModificationTime));
        }
        const auto run = readOne(path("hf"));
        QTEST(run->status, "status");
    }

    void rotatedFile_isNotCalledQuiet()
    {
        QByteArray rows = "step,loss,timestamp\n";
        const qint64 began = QDateTime::currentSecsSinceEpoch() - 4000;
        for (int i = 0; i < 20; ++i)
            rows += QByteArray::number(i) + ",1," + QByteArray::number(began + i) + '\n';
        put("alone/train.csv", rows);
        QCOMPARE(readOne(path("alone/train.csv"))->status, Status::Stalled);
        put("rotated/train.csv", "step,loss\n21,1\n");
        put("rotated/train.csv.1", rows);
        QCOMPARE(readOne(path("rotated/train.csv.1"))->status, Status::Unknown);
    }

    void mlflowDatabase_keepsManyRuns()
    {
        QVERIFY(QDir(path({})).mkpath(u"store"_s));
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(path("store/mlflow.db"));
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const auto *sql : {"create table runs (run_uuid text primary key, name text, status text, start_time int, end_time int, lifecycle_stage text)",
                                    "create table metrics (key text, value real, timestamp int, step int, is_nan int, run_uuid text)",
                                    "create table params (key text, value text, run_uuid text)",
                                    "insert into runs values ('r1', 'first', 'FINISHED', 1767225600000, 1767225601000, 'active'), "
                                    "('r2', 'second', 'KILLED', 1767225602000, null, 'active'), ('r3', 'gone', 'FAILED', 0, 0, 'deleted')",
                                    "insert into metrics values ('loss', 0.5, 1, 1, 0, 'r1'), ('loss', 0.25, 2, 2, 0, 'r1'), ('acc', 0, 1, 1, 1, 'r2'), "
                                    "('acc', 1.7976931348623157e308, 2, 2, 0, 'r2'), ('acc', 0.75, 3, 3, 0, 'r2')",
                                    "insert into params values ('lr', '0.1', 'r1')"})
                QVERIFY(query.exec(QLatin1StringView(sql)));
            database.close();
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        const auto runs = readAllIn(path("store"));
        QCOMPARE(runs.size(), 2u);
        QCOMPARE(runs[0]->name, u"first"_s);
        QCOMPARE(runs[0]->kind, Kind::Mlflow);
        QCOMPARE(runs[0]->status, Status::Finished);
        QCOMPARE(valuesOf(runs[0], u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(runs[0]->params[u"lr"].toDouble(), 0.1);
        QCOMPARE(runs[1]->status, Status::Failed);
        QVERIFY(std::isnan(valuesOf(runs[1], u"acc"_s)[0]));
        QVERIFY(std::isinf(valuesOf(runs[1], u"acc"_s)[1]));
        QCOMPARE(readAllIn(path("store/mlflow.db")).size(), 2u);
        for (const char *part : {"#second", "#r2"}) {
            const auto one = readAll({path("store/mlflow.db") + QLatin1StringView(part)});
            QVERIFY(one && one->size() == 1 && one->front()->name == u"second");
        }
        QVERIFY(readAll({path("store/mlflow.db") + u"#third"_s}).error().message.contains(u"second"));
        // Cut off, it is still known for what it was.
        QFile whole(path("store/mlflow.db"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        for (const qsizetype size : {qsizetype(4096), qsizetype(6000), bytes.size() - 100}) {
            put("cut/mlflow.db", bytes.first(size));
            const auto cut = discover(path("cut"));
            QVERIFY(cut && !cut->empty());
            QCOMPARE(cut->front().reader->kind, Kind::Mlflow);
            const auto read = Follower(cut->front()).look();
            QVERIFY2(read || read.error().message.contains(u"damaged"), qPrintable(read ? QString() : read.error().message));
        }
    }

    // ---------------------------------------------------------------- lm-eval

    void lmEval_isOneRunWithItsSamples()
    {
        put("base/results_2026-01-02T10.json", R"({"results": {"arith": {"alias": "a", "acc,none": 0.5, "acc_stderr,none": "N/A"}},
            "versions": {"arith": 1}, "n-shot": {"arith": 5}, "config": {"model": "hf", "limit": null, "model_args": "pretrained=x"}})");
        put("base/samples_arith_2026-01-02T10.jsonl", "{\"doc_id\": 0, \"filtered_resps\": [], \"filter\": \"none\", \"metrics\": [\"acc\"], \"acc\": 1.0}\n");
        const auto run = readOne(path("base"));
        QCOMPARE(run->kind, Kind::LmEval);
        QCOMPARE(run->name, u"base"_s);
        QCOMPARE(run->status, Status::Finished);
        QCOMPARE(run->series.size(), 1u);
        QCOMPARE(valuesOf(run, u"arith/acc,none"_s), Column{0.5});
        QCOMPARE(run->params[u"n-shot"][u"arith"].toInt(), 5);
        QCOMPARE(run->files.size(), 2);
    }

    void lmEvalNaN_namesItsLine()
    {
        put("results_2026-01-02T10.json", R"({
 "results": {
  "a": {"acc,none": 0.5},
  "\uac00": {
   "acc,none": NaN
  }
 },
 "groups": {
  "mean": {
   "acc,none": NaN
  }
 },
 "versions": {}, "config": {}
})");
        const auto run = readOne(path("results_2026-01-02T10.json"));
        QCOMPARE(run->findings.size(), 2);
        QCOMPARE(run->findings[0].line, 5);
        QVERIFY(run->findings[0].message.startsWith(u"가/acc,none"));
        QCOMPARE(run->findings[1].line, 10);
    }

    void lmEvalSamplesAlone_areTheirMean()
    {
        put("samples_arith_ko_2026.jsonl", "{\"doc_id\": 0, \"filtered_resps\": [], \"filter\": \"strict\", \"metrics\": [\"acc\"], \"acc\": 1.0}\n"
                                           "{\"doc_id\": 1, \"filtered_resps\": [], \"filter\": \"strict\", \"metrics\": [\"acc\"], \"acc\": 0.0}\n{\"doc");
        const auto run = readOne(path("samples_arith_ko_2026.jsonl"));
        QCOMPARE(valuesOf(run, u"arith_ko/acc,strict"_s), Column{0.5});
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 3);
    }

    // ---------------------------------------------------------------- JUnit

    // What a Trainer came to: beside its history, and where nothing was trained.
    void resultsOfATrainer_areMetrics()
    {
        put("t/trainer_state.json", R"({"global_step": 20, "max_steps": 20, "log_history": [{"step": 20, "loss": 1, "eval_accuracy": 0.5}]})");
        put("t/all_results.json", R"({"epoch": 1.0, "eval_accuracy": 0.5, "test_accuracy": 0.75, "test_runtime": 2})");
        put("t/test_results.json", R"({"test_accuracy": 0.75})");
        const auto trained = readOne(path("t"));
        const Series *test = trained->find(u"test_accuracy"_s);
        QVERIFY(test && test->size() == 1u);
        QCOMPARE(test->values->front(), 0.75);
        QCOMPARE(test->axis.step->front(), 20.0);
        QCOMPARE(trained->find(u"eval_accuracy"_s)->size(), size_t(1));
        QVERIFY(!trained->find(u"epoch"_s));

        put("p/predict_results.json", R"({"predict_bleu-4": 45.01, "predict_runtime": 10.5})");
        put("p/all_results.json", R"({"predict_bleu-4": 45.01, "predict_runtime": 10.5})");
        put("p/trainer_log.jsonl", "{\"total_steps\": 3, \"percentage\": 100.0}\n");
        QCOMPARE(discover(path("p"))->size(), size_t(1));
        const auto predicted = readOne(path("p"));
        QCOMPARE(predicted->kind, Kind::HfTrainer);
        QCOMPARE(predicted->status, Status::Finished);
        QCOMPARE(predicted->find(u"predict_bleu-4"_s)->values->front(), 45.01);

        put("n/all_results.json", R"({"answers": {"a": 1}})");
        QVERIFY(!discover(path("n")));
    }

    void junit_countsAndNamesWhatFailed()
    {
        put("report.xml", "<?xml version=\"1.0\"?>\n<testsuites><testsuite name=\"s\" time=\"1.5\">\n<testcase classname=\"t.a\" name=\"one\" time=\"0.5\"/>\n"
                          "<testcase classname=\"t.a\" name=\"둘\" time=\"1\">\n<failure message=\"1 != 2\">x</failure></testcase>\n"
                          "<testcase name=\"three\"><skipped/></testcase></testsuite></testsuites>\n");
        const auto run = readOne(path("report.xml"));
        QCOMPARE(run->kind, Kind::Junit);
        QCOMPARE(run->status, Status::Failed);
        QCOMPARE(valuesOf(run, u"tests"_s), Column{3});
        QCOMPARE(valuesOf(run, u"passed"_s), Column{1});
        QCOMPARE(valuesOf(run, u"skipped"_s), Column{1});
        QCOMPARE(valuesOf(run, u"time"_s), Column{1.5});
        QCOMPARE(findingOf(run, "test-failed"_L1)->line, 4);
        QVERIFY(findingOf(run, "test-failed"_L1)->message.contains(u"t.a.둘 failed: 1 != 2"_s));
    }

    void junitOfCountsAlone_isWhatTheySay()
    {
        put("report.xml", "<testsuites tests=\"10\" failures=\"2\" errors=\"1\"><testsuite name=\"x\" tests=\"10\" failures=\"2\" errors=\"1\" skipped=\"0\" time=\"5\"/></testsuites>");
        const auto run = readOne(path("report.xml"));
        QCOMPARE(run->status, Status::Failed);
        QCOMPARE(valuesOf(run, u"tests"_s), Column{10});
        QCOMPARE(valuesOf(run, u"failures"_s), Column{2});
        QCOMPARE(valuesOf(run, u"errors"_s), Column{1});
        QVERIFY(findingOf(run, "test-failed"_L1));
    }

    void junitOfADisabledTest_hasItSkipped()
    {
        put("report.xml", "<testsuites tests=\"2\" disabled=\"1\"><testsuite name=\"A\" tests=\"2\" disabled=\"1\"><testcase name=\"Ok\" status=\"run\" result=\"completed\"/>"
                          "<testcase name=\"DISABLED_No\" status=\"notrun\" result=\"suppressed\"/></testsuite></testsuites>");
        const auto run = readOne(path("report.xml"));
        QCOMPARE(valuesOf(run, u"passed"_s), Column{1});
        QCOMPARE(valuesOf(run, u"skipped"_s), Column{1});
    }

    void junitInUtf16_isRead()
    {
        QStringEncoder encoder(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom);
        put("report.xml", QByteArray(encoder(u"<?xml version=\"1.0\" encoding=\"utf-16\"?><testsuite name=\"x\"><testcase name=\"시험\"><failure message=\"bad\"/></testcase></testsuite>"_s)));
        const auto run = readOne(path("report.xml"));
        QCOMPARE(run->kind, Kind::Junit);
        QVERIFY(findingOf(run, "test-failed"_L1)->message.contains(u"시험 failed: bad"_s));
    }

    void timeOfSuites_isCountedOnce_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<double>("time");
        QTest::addColumn<int>("timed");
        const QByteArray a = "<testsuite name=\"a\" time=\"1\"><testcase name=\"x\" time=\"0.5\"/></testsuite>";
        const QByteArray b = "<testsuite name=\"b\"><testcase name=\"y\" time=\"2\"/><testcase name=\"z\"/></testsuite>";
        QTest::newRow("beside each other") << QByteArray("<testsuites>" + a + b + "</testsuites>") << 3.0 << 2;
        QTest::newRow("in another") << QByteArray("<testsuites><testsuite name=\"o\" time=\"3\">" + a + b + "</testsuite></testsuites>") << 3.0 << 2;
        QTest::newRow("with a test of its own") << QByteArray("<testsuite name=\"o\" time=\"9\">" + a + b + "<testcase name=\"w\" time=\"4\"/></testsuite>") << 7.0 << 3;
        QTest::newRow("told by the outer one") << QByteArray("<testsuite name=\"o\" time=\"5\"><testsuite name=\"i\"><testcase name=\"z\"/></testsuite></testsuite>") << 5.0 << 0;
        QTest::newRow("groups") << QByteArray("<testsuite name=\"o\" time=\"1,234.5\"><testcase name=\"x\" time=\"1,200\"/></testsuite>") << 1234.5 << 1;
    }
    void timeOfSuites_isCountedOnce()
    {
        QFETCH(QByteArray, xml);
        QFETCH(double, time);
        QFETCH(int, timed);
        put("report.xml", xml);
        const auto run = readOne(path("report.xml"));
        QCOMPARE(valuesOf(run, u"time"_s), Column{time});
        QCOMPARE(valuesOf(run, u"test_time"_s).size(), size_t(timed));
    }

    void junitCutOff_givesWhatStandsBefore()
    {
        put("report.xml", "<testsuite name=\"s\">\n<testcase name=\"one\" time=\"0.5\"/>\n<testcase name=\"tw");
        const auto run = readOne(path("report.xml"));
        QCOMPARE(valuesOf(run, u"tests"_s), Column{1});
        QCOMPARE(run->status, Status::Unknown);
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 3);
    }

    void xmlBomb_isRefused()
    {
        QByteArray bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">";
        for (char c = 'b'; c <= 'z'; ++c) {
            const QByteArray before = QByteArray("&") + char(c - 1) + ";";
            bomb += QByteArray("<!ENTITY ") + c + " \"" + before.repeated(10) + "\">";
        }
        put("bomb.xml", bomb + "]><testsuite><testcase name=\"&z;\"/></testsuite>");
        const auto run = readOne(path("bomb.xml"));
        QVERIFY(findingOf(run, "damaged-record"_L1));
    }

    // ---------------------------------------------------------------- models

    void eosThatTheModelDoesNotStopAt_isAFinding_data()
    {
        QTest::addColumn<QByteArray>("tokenizer");
        QTest::addColumn<QByteArray>("generation");
        QTest::addColumn<QString>("code");
        const QByteArray decoder = "\"added_tokens_decoder\": {\"7\": {\"content\": \"<end>\"}, \"8\": {\"content\": \"<pad>\"}}";
        QTest::newRow("mismatch") << QByteArray("{\n\"eos_token\": \"<end>\", \"pad_token\": \"<pad>\", " + decoder + "}") << QByteArray("{\n\n\"eos_token_id\": 3}") << u"eos-mismatch"_s;
        QTest::newRow("as an object") << QByteArray("{\"eos_token\": {\"content\": \"<end>\"}, " + decoder + "}") << QByteArray("{\n\n\"eos_token_id\": [3, 4]}") << u"eos-mismatch"_s;
        QTest::newRow("in a list") << QByteArray("{\"eos_token\": \"<end>\", " + decoder + "}") << QByteArray("{\"eos_token_id\": [3, 7]}") << QString();
        QTest::newRow("unknown id") << QByteArray("{\"eos_token\": \"<end>\"}") << QByteArray("{\"eos_token_id\": 3}") << QString();
        QTest::newRow("pad") << QByteArray("{\"eos_token\": \"<end>\",\n\n\"pad_token\": \"<end>\", " + decoder + "}") << QByteArray("{\"eos_token_id\": 7}") << u"pad-is-eos"_s;
    }
    void eosThatTheModelDoesNotStopAt_isAFinding()
    {
        QFETCH(QByteArray, tokenizer);
        QFETCH(QByteArray, generation);
        QFETCH(QString, code);
        put("m/config.json", "{\"model_type\": \"qwen2\"}");
        put("m/tokenizer_config.json", tokenizer);
        put("m/generation_config.json", generation);
        const auto run = readOne(path("m"));
        QCOMPARE(run->kind, Kind::HfModel);
        QCOMPARE(run->params[u"config"][u"model_type"].toString(), u"qwen2"_s);
        QCOMPARE(run->findings.size(), code.isEmpty() ? 0 : 1);
        if (!code.isEmpty()) {
            QCOMPARE(run->findings.first().code, code);
            QCOMPARE(run->findings.first().line, 3);
        }
        // The same beside a training.
        put("m/trainer_state.json", "{\"global_step\": 1, \"max_steps\": 1, \"log_history\": [{\"step\": 1, \"loss\": 1}]}");
        const auto trained = readOne(path("m"));
        QCOMPARE(trained->kind, Kind::HfTrainer);
        QCOMPARE(trained->findings.size(), code.isEmpty() ? 0 : 1);
    }

    void safetensors_sayWhatTheyHold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("damaged");
        const QByteArray header = R"({"__metadata__": {"format": "pt"}, "w": {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 12]}})";
        const QByteArray whole = raw(quint64(header.size())) + header + QByteArray(12, 'x');
        QTest::newRow("whole") << whole << false;
        QTest::newRow("cut") << whole.chopped(3) << true;
        QTest::newRow("length beyond the file") << QByteArray(raw(quint64(1) << 60) + header) << true;
        const QByteArray vast = R"({"w": {"dtype": "F16", "shape": [99999999999, 99999999999], "data_offsets": [0, 12]}})";
        QTest::newRow("a shape that is none") << QByteArray(raw(quint64(vast.size())) + vast + QByteArray(12, 'x')) << true;
        QTest::newRow("header torn") << QByteArray(raw(quint64(20)) + header.first(20)) << true;
    }
    void safetensors_sayWhatTheyHold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, damaged);
        put("m/model.safetensors", bytes);
        const auto run = readOne(path("m"));
        QCOMPARE(run->kind, Kind::HfModel);
        QCOMPARE(findingOf(run, "damaged-record"_L1) != nullptr, damaged);
        if (!damaged) {
            QCOMPARE(run->params[u"safetensors"][u"parameters"].toInt(), 6);
            QCOMPARE(run->params[u"safetensors"][u"dtypes"][u"F16"].toInt(), 6);
        }
    }

    void modelBesideMeasurements_isTheirParams()
    {
        put("m/config.json", "{\"model_type\": \"qwen2\"}");
        put("m/metrics.csv", "step,loss\n1,2\n2,1\n");
        const auto run = readOne(path("m"));
        QCOMPARE(run->kind, Kind::Csv);
        QCOMPARE(run->params[u"model_type"].toString(), u"qwen2"_s);
    }

    // ---------------------------------------------------------------- logs

    void logLines_giveTheirNumbers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("pairs") << QByteArray("2026-01-01 10:00:00,123 INFO train: step=10 loss=0.5, lr=1e-4") << QByteArray("step 10 loss 0.5 lr 0.0001 ");
        QTest::newRow("colons") << QByteArray("[epoch 2] step: 10 | val/loss: 0.25 | acc: 91.5%") << QByteArray("epoch 2 step 10 val/loss 0.25 acc 91.5 ");
        QTest::newRow("a dict") << QByteArray("{'loss': 1.66, 'grad_norm': nan, 'epoch': 0.02}") << QByteArray("loss 1.66 grad_norm nan epoch 0.02 ");
        QTest::newRow("words") << QByteArray("Epoch 3/10 step 7 loss 0.5") << QByteArray("Epoch 3 step 7 loss 0.5 ");
        QTest::newRow("a bar") << QByteArray("  1%|#   | 24/2326 [04:21<70:45, 10.9s/it, loss=1.5]") << QByteArray("bar 24/2326 loss 1.5 ");
        QTest::newRow("a step and a colon") << QByteArray("step 100: loss 0.5") << QByteArray("step 100 loss 0.5 ");
        QTest::newRow("an epoch and a colon") << QByteArray("2026-01-01 10:00:00 INFO Epoch 5: loss=0.5") << QByteArray("Epoch 5 loss 0.5 ");
        QTest::newRow("lines and times of day") << QByteArray("train.py:120: at: 10:30:00 warning") << QByteArray();
        QTest::newRow("two data sets") << QByteArray("step 0: train loss 4.25, val loss 4.5") << QByteArray("step 0 train loss 4.25 val loss 4.5 ");
        QTest::newRow("three words") << QByteArray("best val loss: 0.5 | 검증 손실: 0.25") << QByteArray("best val loss 0.5 검증 손실 0.25 ");
        QTest::newRow("Megatron") << QByteArray(" iteration       10/  100 | learning rate: 1.0E-05 | lm loss: 3.5E+00 | grad norm: 1.25 | number of nan iterations:   0 |")
                                  << QByteArray("iteration 10 learning rate 1e-05 lm loss 3.5 grad norm 1.25 nan iterations 0 ");
        QTest::newRow("how many") << QByteArray("Num Epochs = 3, Total optimization steps = 1,000, steps per epoch: 10; end of epoch 3")
                                  << QByteArray("Num Epochs 3 Total optimization steps 1000 steps per epoch 10 epoch 3 ");
        QTest::newRow("no word for it") << QByteArray("INFO loss: 0.5, the lr 0.1") << QByteArray("loss 0.5 lr 0.1 ");
        QTest::newRow("groups") << QByteArray("step 1,000: loss=-1,234.5, n=1,000,000") << QByteArray("step 1000 loss -1234.5 n 1e+06 ");
        QTest::newRow("no groups") << QByteArray("a=1,23 b=1,2345 c=0,123 d=1.5,200") << QByteArray("a 1 b 1 c 0 d 1.5 ");
        QTest::newRow("fairseq") << QByteArray("| epoch 001:    24 / 2326 loss=1.5, ppl=2.5") << QByteArray("bar 24/2326 epoch 1 loss 1.5 ppl 2.5 ");
        QTest::newRow("PyTorch's ImageNet") << QByteArray("Epoch: [2][  10/5005]\tTime  0.378 ( 0.945)\tData  0.000 ( 0.421)\tLoss 6.9934e+00 (7.0107e+00)\tAcc@1   0.39 (  0.10)")
                                            << QByteArray("bar 10/5005 Epoch 2 Loss 6.9934 Acc@1 0.39 ");
        QTest::newRow("its test") << QByteArray("Test: [ 10/196]\tTime  0.378 ( 0.945)\tLoss 1.25e+00 (1.5e+00)\tAcc@1  70.31 ( 71.88)")
                                  << QByteArray("Test bar 10/196 Loss 1.25 Acc@1 70.31 ");
        QTest::newRow("torchvision") << QByteArray("Epoch: [0]  [  10/3750]  eta: 1:02:03  lr: 0.1  loss: 6.5 (7.0)  acc1: 0.5 (0.25)  max mem: 2000")
                                     << QByteArray("bar 10/3750 Epoch 0 lr 0.1 loss 6.5 acc1 0.5 max mem 2000 ");
        QTest::newRow("MNIST") << QByteArray("Train Epoch: 1 [640/60000 (1%)]\tLoss: 2.125") << QByteArray("Train bar 640/60000 Epoch 1 Loss 2.125 ");
        QTest::newRow("its test set") << QByteArray("Test set: Average loss: 0.0625, Accuracy: 9823/10000 (98%)") << QByteArray("Average loss 0.0625 Accuracy 0.9823 ");
        QTest::newRow("a tutorial") << QByteArray("Epoch [1/10], Step [100/600], Loss: 2.25") << QByteArray("bar 100/600 Epoch 1 Loss 2.25 ");
        QTest::newRow("mmengine") << QByteArray("2026/01/01 10:00:00 - mmengine - INFO - Epoch(train)  [1][ 50/7330]  lr: 2.0e-03  eta: 5:43:42  loss: 1.5")
                                  << QByteArray("train bar 50/7330 Epoch 1 lr 0.002 loss 1.5 ");
        QTest::newRow("its evaluation") << QByteArray("INFO - Epoch(val) [1][625/625]    coco/bbox_mAP: 0.125") << QByteArray("val bar 625/625 Epoch 1 coco/bbox_mAP 0.125 ");
        QTest::newRow("its iterations") << QByteArray("INFO - Iter(train) [  100/160000]  lr: 0.01  loss: 1.5") << QByteArray("train bar 100/160000 lr 0.01 loss 1.5 ");
        QTest::newRow("Keras") << QByteArray("1875/1875 \u2501\u2501\u2501\u2501 10s 5ms/step - accuracy: 0.875 - loss: 0.5 - val_loss: 0.25")
                               << QByteArray("bar 1875/1875 accuracy 0.875 loss 0.5 val_loss 0.25 ");
        QTest::newRow("a phase before the step") << QByteArray("val step=10 loss=0.5") << QByteArray("val step 10 loss 0.5 ");
        QTest::newRow("a phase and a colon") << QByteArray("Validation: loss 0.5") << QByteArray("Validation loss 0.5 ");
        QTest::newRow("brackets of no pass") << QByteArray("[2026/01/01] shape [3] of [2/3] model [1] loss: 0.5") << QByteArray("loss 0.5 ");
        QTest::newRow("vLLM") << QByteArray("INFO 01-01 12:00:00 metrics.py:349] Avg prompt throughput: 0.5 tokens/s, Avg generation throughput: 45.5 tokens/s, Running: 3 reqs, GPU KV cache usage: 1.5%, CPU KV cache usage: 0.0%.")
                              << QByteArray("prompt throughput 0.5 generation throughput 45.5 Running 3 GPU KV cache usage 1.5 CPU KV cache usage 0 ");
        QTest::newRow("LightGBM") << QByteArray("[10]\ttraining's l2: 0.5\ttraining's auc: 0.75\tvalid_1's l2: 0.25\tvalid_1's auc: 0.5")
                                  << QByteArray("iteration 10 training l2 0.5 training auc 0.75 valid_1 l2 0.25 valid_1 auc 0.5 ");
        QTest::newRow("XGBoost") << QByteArray("[0]\ttrain-rmse:0.5\teval-rmse:0.25") << QByteArray("iteration 0 train-rmse 0.5 eval-rmse 0.25 ");
        QTest::newRow("its columns as spaces") << QByteArray("[10]    train-rmse:0.5") << QByteArray("iteration 10 train-rmse 0.5 ");
        QTest::newRow("a dict of dicts") << QByteArray("INFO train: {'epoch': 1, 'train': {'loss': 0.5, 'acc': 0.25}, 'val': {'loss': 1.5, 'acc': 0.75}}")
                                         << QByteArray("epoch 1 train/loss 0.5 train/acc 0.25 val/loss 1.5 val/acc 0.75 ");
        QTest::newRow("said again") << QByteArray("loss: 0.5, loss: 0.25") << QByteArray("loss 0.5 loss (2) 0.25 ");
        QTest::newRow("fairseq's training") << QByteArray("2020-06-01 10:00:00 | INFO | train_inner | epoch 001:    100 / 1000 loss=14, ppl=300, num_updates=100")
                                            << QByteArray("bar 100/1000 epoch 1 loss 14 ppl 300 num_updates 100 ");
        QTest::newRow("its validation") << QByteArray("2020-06-01 10:00:00 | INFO | valid | epoch 001 | valid on 'valid' subset | loss 8.5 | nll_loss 7.5 | wpb 4000.2 | num_updates 1000 | best_loss 8.5")
                                        << QByteArray("valid epoch 1 loss 8.5 nll_loss 7.5 wpb 4000.2 num_updates 1000 best_loss 8.5 ");
        QTest::newRow("its end of an epoch") << QByteArray("2020-06-01 10:00:00 | INFO | train | epoch 001 | loss 10.5 | ppl 1200") << QByteArray("train epoch 1 loss 10.5 ppl 1200 ");
        QTest::newRow("a phase before a loss") << QByteArray("val Loss: 0.5 Acc: 0.75") << QByteArray("val val Loss 0.5 Acc 0.75 ");
        QTest::newRow("two phases") << QByteArray("train loss: 0.5 | val loss: 0.25 | acc: 0.75") << QByteArray("train loss 0.5 val loss 0.25 acc 0.75 ");
        QTest::newRow("ESPnet") << QByteArray("(trainer:732) INFO: 1epoch:valid:1-100batch: loss_ctc=20.5, loss=29.5") << QByteArray("valid epoch 1 loss_ctc 20.5 loss 29.5 ");
        QTest::newRow("its training") << QByteArray("[gpu7:0/2] 2026-03-01 10:00:00,123 (trainer:511) INFO: 12epoch:train:301-350batch: iter_time=2.5e-04, loss_att=77.5, loss=61.25, lr_0=0.001")
                                      << QByteArray("bar 350/? epoch 12 iter_time 0.00025 loss_att 77.5 loss 61.25 lr_0 0.001 ");
        QTest::newRow("the end of its epoch") << QByteArray("[node] 2026-03-01 10:00:00,123 (trainer:243) INFO: 2epoch results: [train] loss=2.5, time=1 minute and 4.5 seconds, total_count=750, [valid] loss=2.25, time=3 seconds, total_count=24, [att_plot] time=0.5 seconds, total_count=0")
                                              << QByteArray("train epoch 2 train:loss 2.5 train:total_count 750 valid:loss 2.25 valid:time 3 valid:total_count 24 att_plot:time 0.5 att_plot:total_count 0 ");
        QTest::newRow("the begin of its epoch") << QByteArray("(trainer:184) INFO: 2/20epoch started. Estimated time to finish: 33 minutes and 42.59 seconds") << QByteArray("epoch 2 ");
        QTest::newRow("levels and durations") << QByteArray("WARNING: 3 files left out, time: 2 hours and 5 minutes, loss: 0.5") << QByteArray("loss 0.5 ");
        QTest::newRow("a part in brackets") << QByteArray("[val] step 10 loss=0.5") << QByteArray("val step 10 loss 0.5 ");
        QTest::newRow("parts in brackets") << QByteArray("step 10 [train] loss=0.5 acc=0.25 [val] loss=0.75") << QByteArray("train step 10 train:loss 0.5 train:acc 0.25 val:loss 0.75 ");
        QTest::newRow("parts with a colon") << QByteArray("Epoch 1 | Train: loss=1.5, acc=0.5 | Val: loss=2.5, acc=0.25 | lr=0.125") << QByteArray("Epoch 1 Train:loss 1.5 Train:acc 0.5 Val:loss 2.5 Val:acc 0.25 lr 0.125 ");
        QTest::newRow("parts between tabs") << QByteArray("Epoch 1\tTrain\tLoss 1.5\tAcc 0.5\tVal\tLoss 2.5\tAcc 0.25") << QByteArray("Epoch 1 Train:Loss 1.5 Train:Acc 0.5 Val:Loss 2.5 Val:Acc 0.25 ");
        QTest::newRow("parts behind dashes") << QByteArray("Epoch 1 Train - loss: 1.5 - Valid - loss: 2.5") << QByteArray("Epoch 1 Train:loss 1.5 Valid:loss 2.5 ");
        QTest::newRow("parts in parentheses") << QByteArray("[Epoch 1] train(loss: 1.5, acc: 0.5) val(loss: 2.5, acc: 0.25)") << QByteArray("Epoch 1 train:loss 1.5 train:acc 0.5 val:loss 2.5 val:acc 0.25 ");
        QTest::newRow("parts in Korean") << QByteArray("에폭 1 | 훈련: 손실 1.5 정확도 0.5 | 검증: 손실 2.5 정확도 0.25") << QByteArray("에폭 1 훈련:손실 1.5 훈련:정확도 0.5 검증:손실 2.5 검증:정확도 0.25 ");
        QTest::newRow("parts whose words are at one name") << QByteArray("Fold 1 Epoch 1 Train Loss 1.5 F1 0.5 Valid Loss 2.5 F1 0.25") << QByteArray("Epoch 1 Train:Train Loss 1.5 Train:F1 0.5 Valid:Valid Loss 2.5 Valid:F1 0.25 ");
        QTest::newRow("one part behind its epoch") << QByteArray("Epoch 1 | Val: loss=2.5, acc=0.25") << QByteArray("Val Epoch 1 loss 2.5 acc 0.25 ");
        QTest::newRow("icefall") << QByteArray("2024-05-01 10:00:01,123 INFO [train.py:904] (0/4) Epoch 1, loss[loss=1.5, simple_loss=0.25, over 12345.00 frames. ], tot_loss[loss=1.25, simple_loss=0.5, over 123456.78 frames. ], lr: 3.00e-03")
                                 << QByteArray("Epoch 1 loss/loss 1.5 loss/simple_loss 0.25 tot_loss/loss 1.25 tot_loss/simple_loss 0.5 lr 0.003 ");
        QTest::newRow("a dict of words") << QByteArray("{'loss': '2.95', 'grad_norm': 'nan', 'eta': '0:02:12', 'epoch': '0.1'}") << QByteArray("loss 2.95 grad_norm nan epoch 0.1 ");
        QTest::newRow("places") << QByteArray("[INFO|trainer.py:2078] api.py:680] Loading configuration_utils.py: 472, /a/b/metrics.py:349]") << QByteArray();
        QTest::newRow("environment") << QByteArray("Set HYDRA_FULL_ERROR=1 and OMP_NUM_THREADS=8, VAL_LOSS=0.5") << QByteArray("VAL_LOSS 0.5 ");
        QTest::newRow("processes") << QByteArray("exitcode: 1 (pid: 33) rank: 0 (local_rank: 0) world_size=8") << QByteArray();
        QTest::newRow("nanoGPT's batch") << QByteArray("tokens per iteration will be: 491,520") << QByteArray();
        QTest::newRow("nanoGPT") << QByteArray("iter 10: loss 3.25, time 12.34ms, mfu 1.50%") << QByteArray("iter 10 loss 3.25 mfu 1.5 ");
        QTest::newRow("timm") << QByteArray("Train: 0 [  50/1251 (  4%)]  Loss:  6.5 (6.94)  LR: 1.0e-05") << QByteArray("Train bar 50/1251 epoch 0 Loss 6.5 LR 1e-05 ");
        QTest::newRow("its validation set") << QByteArray("Test: [  10/78]  Loss:  6.5 (6.94)  Acc@1: 1.5 (1.25)") << QByteArray("Test bar 10/78 Loss 6.5 Acc@1 1.5 ");
        QTest::newRow("loguru") << QByteArray("2024-05-01 12:00:00.123 | INFO     | __main__:train:42 - step 1 | loss 2.00") << QByteArray("step 1 loss 2 ");
        QTest::newRow("YOLOX") << QByteArray("2021-08-01 10:00:01.123 | INFO     | yolox.core.trainer:after_iter:270 - epoch: 1/300, iter: 10/1848, mem: 3456Mb, total_loss: 19.5, lr: 1.0e-05")
                               << QByteArray("bar 10/1848 epoch 1 total_loss 19.5 lr 1e-05 ");
        QTest::newRow("axolotl") << QByteArray("[2024-05-01 10:00:01,123] [DEBUG] [axolotl.load_tokenizer:279] [PID:1234] [RANK:0] total_num_steps: 100") << QByteArray("total_num_steps 100 ");
        QTest::newRow("LLaMA-Factory") << QByteArray("[INFO|2025-01-05 10:40:00] llamafactory.train.callbacks:157 >> {'loss': 0.075, 'epoch': 2.94}") << QByteArray("loss 0.075 epoch 2.94 ");
        QTest::newRow("OLMo") << QByteArray("2024-05-01T10:00:01.123 INFO [olmo.train:345, rank=0] [step=10/739328,epoch=0]") << QByteArray("step 10 epoch 0 ");
        QTest::newRow("a GAN") << QByteArray("[Epoch 0/200] [Batch 100/938] [D loss: 0.5] [G loss: 1.5]") << QByteArray("bar 100/938 Epoch 0 D loss 0.5 G loss 1.5 ");
        QTest::newRow("a batch in a cell") << QByteArray("Epoch 1/50 | Batch 10/100 | loss 2.0") << QByteArray("bar 10/100 Epoch 1 loss 2 ");
        QTest::newRow("a batch of unknown length") << QByteArray("(0/4) Epoch 1, batch 50, loss 2.0") << QByteArray("Epoch 1 step 50 loss 2 ");
        QTest::newRow("PyTorch's language model") << QByteArray("| epoch   1 |   200/ 2928 batches | lr 5.00 | ms/batch 12.34 | loss  7.00 | ppl  1000.00") << QByteArray("bar 200/2928 epoch 1 lr 5 ms/batch 12.34 loss 7 ppl 1000 ");
        QTest::newRow("Megatron's units") << QByteArray("iteration      100/  500000 | elapsed time per iteration (ms): 1234.5 | throughput per GPU (TFLOP/s/GPU): 150.5 | lm loss: 1.05E+01 |")
                                          << QByteArray("iteration 100 time per iteration 1234.5 throughput per GPU 150.5 lm loss 10.5 ");
        QTest::newRow("its arguments") << QByteArray("lr .............................................. 0.00015") << QByteArray("lr 0.00015 ");
        QTest::newRow("phases in parentheses") << QByteArray("Epoch 1 Loss(train): 1.5 Loss(val): 2.5") << QByteArray("Epoch 1 train:Loss 1.5 val:Loss 2.5 ");
        QTest::newRow("DeepSpeed") << QByteArray("[2024-03-01 10:00:05,123] [INFO] [logging.py:96:log_dist] [Rank 0] step=10, skipped=0, lr=[1e-05, 2e-05], mom=[(0.9, 0.95), (0.9, 0.95)]")
                                   << QByteArray("step 10 skipped 0 lr[0] 1e-05 lr[1] 2e-05 ");
        QTest::newRow("nnU-Net") << QByteArray("2024-01-01 10:01:30.200000: Pseudo dice [0.5, 0.75] ") << QByteArray("dice[0] 0.5 dice[1] 0.75 ");
        QTest::newRow("phases behind values") << QByteArray("Epoch 1, Loss: 1.5 (train), Loss: 2.5 (val)") << QByteArray("Epoch 1 Loss 1.5 Loss (2) 2.5 ");
        QTest::newRow("a list of one") << QByteArray("step 1 train_loss=[nan], shape=[3, 4]") << QByteArray("step 1 train_loss nan ");
        QTest::newRow("CatBoost") << QByteArray("10:\tlearn: 0.5\ttest: 0.25\tbest: 0.25 (10)\ttotal: 100ms\tremaining: 9.00s") << QByteArray("iteration 10 learn 0.5 test 0.25 best 0.25 ");
        QTest::newRow("Optuna") << QByteArray("[I 2024-05-01 10:00:01,123] Trial 3 finished with value: 0.5 and parameters: {'lr': 0.25, 'n_layers': 1}. Best is trial 0 with value: 0.1.")
                                << QByteArray("step 3 value 0.5 lr 0.25 n_layers 1 ");
        QTest::newRow("MindSpore") << QByteArray("epoch: 1 step: 100, loss is 2.5") << QByteArray("epoch 1 step 100 loss 2.5 ");
        QTest::newRow("llm.c") << QByteArray("s:10 trl:10.5 lr:0.5 norm:1.25") << QByteArray("step 10 trl 10.5 lr 0.5 norm 1.25 ");
        QTest::newRow("Marian") << QByteArray("[2021-01-01 10:00:01] Ep. 1 : Up. 100 : Sen. 12,345 : Cost 9.5 : Time 30.1s : 12345.67 words/s : L.r. 1.5e-05") << QByteArray("epoch 1 step 100 Cost 9.5 lr 1.5e-05 ");
        QTest::newRow("Marian's validation") << QByteArray("[2021-01-01 10:01:00] [valid] Ep. 1 : Up. 2000 : cross-entropy : 123.5 : new best") << QByteArray("valid epoch 1 step 2000 cross-entropy 123.5 ");
        QTest::newRow("Flax") << QByteArray("Step... (100 | Loss: 3.5, Learning Rate: 1e-05)") << QByteArray("step 100 Loss 3.5 Learning Rate 1e-05 ");
        QTest::newRow("PyTorch's first tutorial") << QByteArray("[1,  2000] loss: 1.5") << QByteArray("epoch 1 step 2000 loss 1.5 ");
        QTest::newRow("its function step") << QByteArray("12:00:00 | INFO | __main__:step:42 - loss 2.00") << QByteArray("loss 2 ");
        QTest::newRow("Lightning's end") << QByteArray("`Trainer.fit` stopped: `max_epochs=10` reached.") << QByteArray();
        QTest::newRow("NCCL") << QByteArray("[rank0]:[E] ProcessGroupNCCL.cpp:616] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=1, OpType=ALLREDUCE, NumelIn=8, NumelOut=8, Timeout(ms)=1800000) ran for 1800000 milliseconds before timing out.") << QByteArray();
        QTest::newRow("nanoGPT's tensors") << QByteArray("num decayed parameter tensors: 50, with 124,354,560 parameters") << QByteArray();
        QTest::newRow("torchtune") << QByteArray("1|20|Loss: 2.96:  5%|\u258c         | 20/100 [00:05<01:30,  1.0it/s]") << QByteArray("bar 20/100 epoch 1 step 20 Loss 2.96 ");
        QTest::newRow("what tqdm was told") << QByteArray("loss 0.5: 50%|#####     | 5/10 [00:05<00:05]") << QByteArray("bar 5/10 loss 0.5 ");
        QTest::newRow("Lightning's bar") << QByteArray("Epoch 0:  10%|#| 10/100 [00:05<00:05, 19.9it/s, v_num=0, train_loss=nan.0, lr=inf.0]") << QByteArray("bar 10/100 Epoch 0 v_num 0 train_loss nan lr inf ");
        QTest::newRow("Windows") << QByteArray("step 1 loss: 1.#QNAN, acc=-1.#IND, norm=1.#INF") << QByteArray("step 1 loss nan acc nan norm inf ");
        QTest::newRow("Korean") << QByteArray("에폭 1: 손실 2.5, 정확도 91") << QByteArray("에폭 1 손실 2.5 정확도 91 ");
        QTest::newRow("prose") << QByteArray("saved 3 files in 2.5 s to out/step-10, info: none") << QByteArray();
    }
    void logLines_giveTheirNumbers()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, expected);
        LogLine parsed;
        parseLogLine(line, parsed);
        QByteArray got;
        if (!parsed.phase.isEmpty())
            got += parsed.phase.toByteArray() + ' ';
        if (parsed.done)
            got += "bar " + QByteArray::number(*parsed.done) + '/' + (parsed.total ? QByteArray::number(*parsed.total) : QByteArray("?")) + ' ';
        for (const auto &[name, value, phase, phrase, mean] : parsed.numbers)
            got += (phase.isEmpty() ? QByteArray() : phase.toByteArray() + ':') + name.toByteArray() + ' ' + QByteArray::number(value) + ' ';
        QCOMPARE(got, expected);
    }

    // A program has numbers with names, and so has a page of notes.
    void otherText_isNoLog()
    {
        for (const auto &[name, text] : {std::pair("train.py", "axis = 1\nlr = 0.3\nstep = 4\n"), std::pair("notes.md", "step 1 loss 2\nstep 2 loss 1\n"),
                                         std::pair("todo.txt", "buy: 3\ncall: 2\n")}) {
            put(name, text);
            QVERIFY2(!readAll({path(name)}), name);
        }
    }

    void log_isARunWithItsEnd()
    {
        QByteArray text = "loading data\n";
        for (int i = 1; i <= 20; ++i)
            text += "\x1b[1mINFO\x1b[0m step " + QByteArray::number(i * 10) + " loss " + QByteArray::number(21 - i) + "\r\n";
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        QCOMPARE(run->kind, Kind::Log);
        QCOMPARE(valuesOf(run, u"loss"_s).size(), 20u);
        QCOMPARE(run->find(u"loss")->axis.step->back(), 200.0);
        put("train.log", text + "Traceback (most recent call last):\n  File \"t.py\", line 1, in <module>\nRuntimeError: CUDA out of memory\n");
        const auto failed = readOne(path("train.log"));
        QCOMPARE(failed->status, Status::Failed);
        QCOMPARE(findingOf(failed, "traceback"_L1)->line, 22);
        put("train.log", text + "Training completed.\n");
        QCOMPARE(readOne(path("train.log"))->status, Status::Finished);
    }

    void logsOfTrainings_keepTrainingAndTestApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("train");
        QTest::addColumn<QList<double>>("trained");
        QTest::addColumn<QString>("test");
        QTest::addColumn<QList<double>>("tested");
        QTest::newRow("ImageNet") << QByteArray("Epoch: [0][1/2]\tLoss 4.0e+00 (4.0e+00)\tAcc@1 1.0 (1.0)\nEpoch: [0][2/2]\tLoss 3.0e+00 (3.5e+00)\tAcc@1 2.0 (1.5)\n"
                                                "Test: [1/9]\tLoss 3.5e+00 (3.5e+00)\tAcc@1 5.5 (5.5)\nTest: [5/9]\tLoss 3.5e+00 (3.5e+00)\tAcc@1 1.5 (3.5)\n * Acc@1 1.750 Acc@5 5.5\n"
                                                "Epoch: [1][1/2]\tLoss 2.0e+00 (2.0e+00)\tAcc@1 3.0 (3.0)\nTest: [1/9]\tLoss 2.5e+00 (2.5e+00)\tAcc@1 4.5 (4.5)\n")
                                  << u"Acc@1"_s << QList<double>{1, 1, 2, 2, 3, 3} << u"Test Acc@1"_s << QList<double>{2, 1.75, 3, 4.5};
        QTest::newRow("fairseq") << QByteArray("| INFO | train_inner | epoch 001:     50 / 100 loss=14, num_updates=50\n| INFO | train_inner | epoch 001:    100 / 100 loss=13, num_updates=100\n"
                                               "| INFO | valid | epoch 001 | valid on 'valid' subset | loss 8.5 | num_updates 100 | best_loss 8.5\n| INFO | train | epoch 001 | loss 13.5 | num_updates 100\n")
                                 << u"loss"_s << QList<double>{50, 14, 100, 13} << u"valid loss"_s << QList<double>{100, 8.5};
        QTest::newRow("its epochs") << QByteArray("| INFO | train_inner | epoch 001:    100 / 100 loss=13, num_updates=100\n| INFO | train | epoch 001 | loss 13.5 | num_updates 100\n"
                                                  "| INFO | valid | epoch 001 | loss 8.5 | num_updates 100\n")
                                    << u"train loss"_s << QList<double>{100, 13.5} << u"valid loss"_s << QList<double>{100, 8.5};
        QTest::newRow("PyTorch's tutorial") << QByteArray("Epoch 0/24\n----------\ntrain Loss: 0.5 Acc: 0.7\nval Loss: 0.4 Acc: 0.8\n\nEpoch 1/24\n----------\ntrain Loss: 0.3 Acc: 0.75\nval Loss: 0.2 Acc: 0.9\n")
                                            << u"train Acc"_s << QList<double>{0, 0.7, 1, 0.75} << u"val Acc"_s << QList<double>{0, 0.8, 1, 0.9};
        QTest::newRow("timm") << QByteArray("Train: 0 [  50/100 ( 50%)]  Loss:  6.5 (6.9)\nTrain: 0 [ 100/100 (100%)]  Loss:  6 (6.9)\nTest: [  10/78]  Loss:  5.5 (6.9)\n"
                                            "Train: 1 [  50/100 ( 50%)]  Loss:  5 (6.9)\n")
                              << u"Train Loss"_s << QList<double>{50, 6.5, 100, 6, 150, 5} << u"Test Loss"_s << QList<double>{100, 6.9};
        const QByteArray keras = "Epoch 1/2\n 50/100 \u2501\u2501 1s 5ms/step - loss: 0.9\r100/100 \u2501\u2501 1s 5ms/step - loss: 0.75 - val_loss: 0.5\nEpoch 2/2\n100/100 \u2501\u2501 1s 5ms/step - loss: 0.25 - val_loss: 0.25\n"
                                 " 1/32 \u2501\u2501 0s 20ms/step - loss: 0.5\r32/32 \u2501\u2501 0s 1ms/step - loss: 0.125\nTest loss: 0.125\n";
        QTest::newRow("Keras' evaluate()") << keras << u"loss"_s << QList<double>{50, 0.9, 100, 0.75, 200, 0.25} << u"eval loss"_s << QList<double>{200, 0.125};
        QTest::newRow("Keras 2") << QByteArray("Epoch 1/2\n 50/100 [=>..] - ETA: 3s - loss: 0.9\b\b\b\b\b\b100/100 [====] - 3s 2ms/step - loss: 0.75\nEpoch 2/2\n 50/100 [=>..] - ETA: 3s - loss: 0.5\b\b\b\b\b\b100/100 [====] - 3s 2ms/step - loss: 0.25\n"
                                            "32/32 [====] - 0s 1ms/step - loss: 0.125\n")
                                 << u"loss"_s << QList<double>{50, 0.9, 100, 0.75, 150, 0.5, 200, 0.25} << u"eval loss"_s << QList<double>{200, 0.125};
        const auto bar = [](int done, int total) -> QByteArray { return QByteArray::number(100 * done / total) + "%|##| " + QByteArray::number(done) + '/' + QByteArray::number(total) + " [00:08<00:08,  2.01it/s]"; };
        const QByteArray clear = '\r' + QByteArray(70, ' ') + '\r';
        QByteArray trainer;
        for (int step = 1; step <= 40; ++step) {
            trainer += '\r' + bar(step, 40);
            if (step % 10 == 0)
                trainer += clear + "{'loss': " + QByteArray::number(step) + ", 'learning_rate': 1e-05, 'epoch': " + QByteArray::number(step / 20.0) + "}\n\r" + bar(step, 40);
            if (step % 20 == 0)
                trainer += "\n\r" + bar(0, 8) + "\x1b[A\n\r" + bar(4, 8) + "\x1b[A\n\r" + bar(8, 8) + "\x1b[A" + clear + '\n' + clear + "\x1b[A{'eval_loss': " + QByteArray::number(step)
                    + ", 'eval_runtime': 1.5, 'epoch': " + QByteArray::number(step / 20) + "}\n\r" + bar(step, 40) + "\n\r" + bar(8, 8) + "\x1b[A\n" + clear + "\x1b[A";
        }
        QTest::newRow("bars of HF Trainer") << trainer << u"loss"_s << QList<double>{10, 10, 20, 20, 30, 30, 40, 40} << u"eval_loss"_s << QList<double>{20, 20, 40, 40};
        const auto epochs = [&](const QByteArray &training, const QByteArray &evaluation) {
            QByteArray text;
            for (int i = 1; i <= 3; ++i)
                text += '\r' + training + bar(100, 100) + "\n\r" + evaluation + bar(20, 20) + "\nTrain loss: " + QByteArray::number(i) + ", Val loss: " + QByteArray::number(i) + '\n';
            return text;
        };
        QTest::newRow("bars without names") << epochs({}, {}) << u"Train loss"_s << QList<double>{100, 1, 200, 2, 300, 3} << u"Val loss"_s << QList<double>{100, 1, 200, 2, 300, 3};
        QTest::newRow("bars with names") << epochs("Training: ", "Validating: ") << u"Train loss"_s << QList<double>{100, 1, 200, 2, 300, 3} << u"Val loss"_s << QList<double>{100, 1, 200, 2, 300, 3};
        QTest::newRow("bars of Lightning") << epochs("Epoch 0: ", "Validation DataLoader 0: ").first(epochs("Epoch 0: ", "Validation DataLoader 0: ").indexOf("2, Val")) << u"Train loss"_s << QList<double>{100, 1} << u"Val loss"_s << QList<double>{100, 1};
        QTest::newRow("a bar before the training's") << QByteArray('\r' + bar(10, 1000) + '\r' + bar(1000, 1000) + '\n' + "Train loss: 1, Val loss: 1\n").replace("Train loss: 1, Val loss: 1\n", QByteArray('\r' + bar(50, 100) + "\nTrain loss: 1, Val loss: 1\n\r" + bar(100, 100) + "\nTrain loss: 2, Val loss: 2\n"))
                                                     << u"Train loss"_s << QList<double>{50, 1, 100, 2} << u"Val loss"_s << QList<double>{50, 1, 100, 2};
        QTest::newRow("LightGBM") << QByteArray("[10]\ttraining's l2: 0.5\tvalid_1's l2: 0.6\n[20]\ttraining's l2: 0.4\tvalid_1's l2: 0.5\n"
                                                "Early stopping, best iteration is:\n[10]\ttraining's l2: 0.5\tvalid_1's l2: 0.6\n")
                                  << u"training l2"_s << QList<double>{10, 0.5, 20, 0.4} << u"valid_1 l2"_s << QList<double>{10, 0.6, 20, 0.5};
        const QByteArray espnet = "[gpu7] 2026-03-01 10:00:00,1 (trainer:184) INFO: 1/3epoch started\n"
                                  "[gpu7] 2026-03-01 10:00:01,1 (trainer:511) INFO: 1epoch:train:1-50batch: iter_time=0.5, loss=8.5, lr_0=0.125\n"
                                  "[gpu7] 2026-03-01 10:00:02,1 (trainer:511) INFO: 1epoch:train:51-100batch: iter_time=0.5, loss=7.5, lr_0=0.25\n"
                                  "[gpu7] 2026-03-01 10:00:03,1 (trainer:243) INFO: 1epoch results: [train] iter_time=0.5, loss=8, time=2 seconds, total_count=107, [valid] loss=6.5, time=3 seconds, total_count=9\n"
                                  "[gpu7] 2026-03-01 10:00:03,1 (trainer:184) INFO: 2/3epoch started. Estimated time to finish: 33 minutes and 42.59 seconds\n"
                                  "[gpu7] 2026-03-01 10:00:04,1 (trainer:511) INFO: 2epoch:train:1-50batch: iter_time=0.5, loss=5.5, lr_0=0.5\n"
                                  "[gpu7] 2026-03-01 10:00:05,1 (trainer:243) INFO: 2epoch results: [train] iter_time=0.5, loss=5.25, time=2 seconds, total_count=214, [valid] loss=4.5, time=3 seconds, total_count=9\n";
        QTest::newRow("ESPnet") << espnet << u"loss"_s << QList<double>{50, 8.5, 100, 7.5, 157, 5.5} << u"valid loss"_s << QList<double>{107, 6.5, 214, 4.5};
        QTest::newRow("ESPnet's epochs") << espnet << u"train loss"_s << QList<double>{107, 8, 214, 5.25} << u"valid loss"_s << QList<double>{107, 6.5, 214, 4.5};
        QTest::newRow("pairs") << QByteArray("train step=1 loss=4 lr=0.1\nval step=1 loss=5\ntrain step=2 loss=3 lr=0.1\nval step=2 loss=4\n")
                               << u"train loss"_s << QList<double>{1, 4, 2, 3} << u"val loss"_s << QList<double>{1, 5, 2, 4};
        QTest::newRow("both in one line") << QByteArray("Epoch 1 | Train: loss=1.5 | Val: loss=2.5\nEpoch 2 | Train: loss=1.25 | Val: loss=2.25\n")
                                          << u"Train loss"_s << QList<double>{1, 1.5, 2, 1.25} << u"Val loss"_s << QList<double>{1, 2.5, 2, 2.25};
        QTest::newRow("without words") << QByteArray("Epoch 1, loss 1.5, loss 2.5\nEpoch 2, loss 1.25, loss 2.25\n")
                                       << u"loss"_s << QList<double>{1, 1.5, 2, 1.25} << u"loss (2)"_s << QList<double>{1, 2.5, 2, 2.25};
    }
    void logsOfTrainings_keepTrainingAndTestApart()
    {
        QFETCH(QByteArray, text);
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        const auto points = [&run](const QString &name) {
            QList<double> all;
            if (const Series *series = run->find(name))
                for (size_t i = 0; i < series->size(); ++i)
                    all << (*series->axis.step)[i] << (*series->values)[i];
            return all;
        };
        QFETCH(QString, train);
        QFETCH(QString, test);
        QTEST(points(train), "trained");
        QTEST(points(test), "tested");
        QVERIFY(!findingOf(run, "restart"_L1));
    }

    void logOfSeveralRanks_isOfOne_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<double>>("points");
        QTest::addColumn<int>("line");  // of the first that is left out; 0: none is
        QTest::newRow("torchrun") << QByteArray("[rank0]: step 1, loss 3\n[rank1]: step 1, loss 4\n[rank1]: step 2, loss 5\n[rank0]: step 2, loss 2\n") << QList<double>{1, 3, 2, 2} << 2;
        QTest::newRow("another first") << QByteArray("[default1]:[1] step 1: loss=4\n[default0]:[0] step 1: loss=3\n[default0]:[0] step 2: loss=2\n") << QList<double>{1, 3, 2, 2} << 1;
        QTest::newRow("without the first") << QByteArray("[rank9]: step 1, loss 3\n[rank8]: step 1, loss 4\n[rank9]: step 2, loss 2\n") << QList<double>{1, 3, 2, 2} << 2;
        QTest::newRow("srun") << QByteArray("0: step 1 loss 3\n1: step 1 loss 4\n0: step 2 loss 2\n1: step 2 loss 4\n") << QList<double>{1, 3, 2, 2} << 2;
        QTest::newRow("numbered lines") << QByteArray("1: loss 3\n2: loss 2\n") << QList<double>{1, 3, 2, 2} << 0;
        QTest::newRow("Open MPI") << QByteArray("[1,0]<stdout>:step 1 loss 3\n[1,1]<stdout>:step 1 loss 4\n[1,0]<stdout>:step 2 loss 2\n") << QList<double>{1, 3, 2, 2} << 2;
        QTest::newRow("its newer one") << QByteArray("[prterun-node7-77@1,10]<stdout>: step 1 loss 4\n[prterun-node7-77@1,0]<stdout>: step 1 loss 3\n[prterun-node7-77@1,0]<stderr>: step 2 loss 2\n")
                                       << QList<double>{1, 3, 2, 2} << 1;
        QTest::newRow("tables of two") << QByteArray("[1,0]<stdout>:----------\n[1,1]<stdout>:----------\n[1,1]<stdout>:| loss | 4 |\n[1,0]<stdout>:| loss | 3 |\n[1,1]<stdout>:| steps | 1 |\n"
                                                     "[1,0]<stdout>:| steps | 1 |\n[1,0]<stdout>:----------\n[1,1]<stdout>:----------\n[1,0]<stdout>:| loss | 2 |\n[1,0]<stdout>:| steps | 2 |\n[1,0]<stdout>:----------\n")
                                       << QList<double>{1, 3, 2, 2} << 8;
        QTest::newRow("bars") << QByteArray("[rank0]: 50%|#| 1/2 [x, loss=3]\n[rank1]: 50%|#| 1/2 [x, loss=4]\n[rank0]: 100%|#| 2/2 [x, loss=2]\n[rank1]: 100%|#| 2/2 [x, loss=4]\n") << QList<double>{1, 3, 2, 2} << 2;
    }
    void logOfSeveralRanks_isOfOne()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        QCOMPARE(run->series.size(), 1u);
        QList<double> points;
        for (size_t i = 0; i < run->series[0].size(); ++i)
            points << (*run->series[0].axis.step)[i] << (*run->series[0].values)[i];
        QTEST(points, "points");
        const Finding *finding = findingOf(run, "ranks"_L1);
        QCOMPARE(run->findings.size(), line > 0 ? 1 : 0);
        if (line > 0) {
            QVERIFY(finding);
            QCOMPARE(finding->level, Level::Info);
            QCOMPARE(finding->line, line);
        }
    }

    void failureOfSeveralProcesses_isThatOfTheFirst_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("line");
        const QByteArray launcher = "Traceback (most recent call last):\n  File \"/usr/bin/torchrun\", line 8, in <module>\n"
                                    "torch.distributed.elastic.multiprocessing.errors.ChildFailedError: \n====\ntrain.py FAILED\nRoot Cause (first observed failure):\n[0]:\n"
                                    "  rank      : 0 (local_rank: 0)\n  exitcode  : 1 (pid: 33)\n";
        QTest::newRow("torchrun") << QByteArray("[rank0]: Traceback (most recent call last):\n[rank0]:   x\n[rank0]: RuntimeError: CUDA error: out of memory\n"
                                                "[rank1]: Traceback (most recent call last):\n[rank1]:   x\n[rank1]: ConnectionError: reset\n" + launcher)
                                  << u"RuntimeError: CUDA error: out of memory"_s << 3;
        QTest::newRow("without ranks") << QByteArray("Traceback (most recent call last):\n  x\nRuntimeError: boom\n" + launcher) << u"RuntimeError: boom"_s << 3;
        QTest::newRow("mixed") << QByteArray("[rank1]: Traceback (most recent call last):\n[rank0]: Traceback (most recent call last):\n[rank1]:   x\n[rank0]:   x\n[rank0]:   y\n"
                                             "[rank1]: RuntimeError: first\n[rank0]: ConnectionError: reset\n")
                               << u"RuntimeError: first"_s << 3;
        QTest::newRow("launcher alone") << launcher << u"ChildFailedError:"_s << 3;
        QTest::newRow("one after the other") << QByteArray("Traceback (most recent call last):\n  x\nKeyError: 1\nDuring handling of the above exception, another exception occurred:\n"
                                                           "Traceback (most recent call last):\n  x\nValueError: 2\n")
                                             << u"ValueError: 2"_s << 7;
    }
    void failureOfSeveralProcesses_isThatOfTheFirst()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        put("train.log", "step=1 loss=0.5\nstep=2 loss=0.5\n" + text);
        const auto run = readOne(path("train.log"));
        QCOMPARE(run->status, Status::Failed);
        const Finding *finding = findingOf(run, "traceback"_L1);
        QVERIFY(finding);
        QVERIFY2(finding->message.endsWith(error), qPrintable(finding->message));
        QTEST(finding->line, "line");
        QCOMPARE(run->series.size(), 1u);
    }

    void tracebackFarDown_hasItsLine()
    {
        QByteArray text;
        int lines = 0;
        for (; text.size() < 600'000; ++lines)
            text += "step=" + QByteArray::number(lines) + " loss=0.5\n";
        put("train.log", text + "Traceback (most recent call last):\n  x\nRuntimeError: boom\n");
        QCOMPARE(findingOf(readOne(path("train.log")), "traceback"_L1)->line, lines + 1);
    }

    void barsOfSeveralEpochs_countOn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<double>>("steps");
        QTest::newRow("epoch in the bar") << QByteArray("Epoch 0: 100%|#| 50/50 [00:01<00:00, 40.0it/s, loss=0.9]\nEpoch 1: 100%|#| 50/50 [00:01<00:00, 40.0it/s, loss=0.8]\n")
                                          << QList<double>{50, 100};
        QTest::newRow("epoch before it") << QByteArray("Epoch 1/2\n1/9 [=>..] - loss: 0.9\r9/9 [====] - loss: 0.8\nEpoch 2/2\n1/9 [=>..] - loss: 0.7\r9/9 [====] - loss: 0.6\n")
                                         << QList<double>{1, 9, 10, 18};
        QTest::newRow("no epoch") << QByteArray(" 50%|#| 1/2 [x, loss=0.9]\r100%|#| 2/2 [x, loss=0.8]\r 50%|#| 1/2 [x, loss=0.7]\r100%|#| 2/2 [x, loss=0.6]\n")
                                  << QList<double>{1, 2, 3, 4};
        QTest::newRow("one bar over all epochs") << QByteArray("Epoch 1/2\n 50%|#| 2/4 [x, loss=0.9]\rEpoch 2/2\n 75%|#| 3/4 [x, loss=0.8]\r100%|#| 4/4 [x, loss=0.7]\n")
                                                 << QList<double>{2, 3, 4};
        QTest::newRow("drawn again at the end") << QByteArray(" 50%|#| 1/2 [x, loss=0.9]\r100%|#| 2/2 [x, loss=0.8]\r{'loss': 0.7, 'epoch': 1.0}\n100%|#| 2/2 [x, loss=0.6]\n")
                                                << QList<double>{1, 2, 2, 2};
        QTest::newRow("begun anew") << QByteArray("Epoch 1: 50%|#| 1/2 [x, loss=0.9]\rEpoch 1: 100%|#| 2/2 [x, loss=0.8]\nEpoch 2: 50%|#| 1/2 [x, loss=0.7]\nEpoch 1: 50%|#| 1/2 [x, loss=0.9]\n")
                                    << QList<double>{1, 2, 3, 1};
        QTest::newRow("broken off") << QByteArray(" 10%|#| 1/10 [x, loss=0.9]\r 20%|#| 2/10 [x, loss=0.8]\n 10%|#| 1/10 [x, loss=0.7]\n") << QList<double>{1, 2, 1};
    }
    void barsOfSeveralEpochs_countOn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<double>, steps);
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        const Series *loss = run->find(u"loss");
        QVERIFY(loss);
        QCOMPARE(QList<double>(loss->axis.step->begin(), loss->axis.step->end()), steps);
        QCOMPARE(findingOf(run, "restart"_L1) != nullptr, !std::ranges::is_sorted(steps));
    }

    void tablesOfALog_areRows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QList<double>>("points");  // step, value
        QTest::addColumn<QStringList>("others");
        const QByteArray boxes = "Using cpu device\n"
                                 "--------------------------------\n"
                                 "| rollout/           |         |\n"
                                 "|    ep_len_mean     | 21.5    |\n"
                                 "|    ep_rew_mean     | -1.5    |\n"
                                 "| time/              |         |\n"
                                 "|    fps             | 1250    |\n"
                                 "|    iterations      | 1       |\n"
                                 "|    total_timesteps | 2048    |\n"
                                 "--------------------------------\n"
                                 "Eval num_timesteps=3000, episode_reward=4.00 +/- 0.50\n"
                                 "-----------------------------------------\n"
                                 "| rollout/                |             |\n"
                                 "|    ep_len_mean          | 32.25       |\n"
                                 "|    ep_rew_mean          | 2.5         |\n"
                                 "| time/                   |             |\n"
                                 "|    fps                  | 1000        |\n"
                                 "|    iterations           | 2           |\n"
                                 "|    total_timesteps      | 4096        |\n"
                                 "| train/                  |             |\n"
                                 "|    approx_kl            | 0.008046303 |\n"
                                 "|    policy               | MlpPolicy   |\n"
                                 "|    value_loss           | 1.25e+02    |\n"
                                 "-----------------------------------------\n";
        const QStringList ofBoxes{u"rollout/ep_len_mean"_s, u"rollout/ep_rew_mean"_s, u"time/fps"_s, u"time/iterations"_s, u"train/approx_kl"_s, u"train/value_loss"_s, u"Eval episode_reward"_s};
        QTest::newRow("Stable-Baselines3") << boxes << u"rollout/ep_rew_mean"_s << QList<double>{2048, -1.5, 4096, 2.5} << ofBoxes;
        QTest::newRow("what comes later") << boxes << u"train/value_loss"_s << QList<double>{4096, 125} << ofBoxes;
        QTest::newRow("half a box") << QByteArray(boxes + "-----------\n| rollout/ | |\n|    ep_rew_mean | 9 |\n") << u"rollout/ep_rew_mean"_s << QList<double>{2048, -1.5, 4096, 2.5} << ofBoxes;
        QTest::newRow("a box without parts") << QByteArray("-------------------\n| approxkl | 0.25 |\n| total_timesteps | 128 |\n-------------------\n-------------------\n| approxkl | 0.5 |\n| total_timesteps | 256 |\n-------------------\n")
                                             << u"approxkl"_s << QList<double>{128, 0.25, 256, 0.5} << QStringList();
        const QByteArray yolo = "Starting training for 2 epochs...\n\n"
                                "      Epoch    GPU_mem   box_loss   cls_loss   dfl_loss  Instances       Size\n"
                                "  0%|          | 0/2 [00:00<?, ?it/s]\r"
                                "        1/2      4.35G      1.5      4.25       1.25         28        640:  50%|#####     | 1/2 [00:01<00:01,  1.00s/it]\r"
                                "        1/2      4.35G      1.25      4.125       1.25         30        640: 100%|##########| 2/2 [00:02<00:00,  1.00s/it]\n"
                                "                 Class     Images  Instances      Box(P          R      mAP50  mAP50-95):   0%|          | 0/4 [00:00<?, ?it/s]\r"
                                "                 Class     Images  Instances      Box(P          R      mAP50  mAP50-95): 100%|##########| 4/4 [00:03<00:00,  1.13it/s]\n"
                                "                   all        223        241    0.125      0.5     0.0625     0.25\n\n"
                                "      Epoch    GPU_mem   box_loss   cls_loss   dfl_loss  Instances       Size\n"
                                "        2/2      4.5G      1      2       1.5         28        640:  50%|#####     | 1/2 [00:01<00:01,  1.00s/it]\r"
                                "        2/2      4.5G      0.75      1.5       1.5         2        640: 100%|##########| 2/2 [00:02<00:00,  1.00s/it]\n"
                                "                 Class     Images  Instances      Box(P          R      mAP50  mAP50-95): 100%|##########| 4/4 [00:03<00:00,  1.13it/s]"
                                "                   all        223        241    0.25      0.5     0.5     0.125\n\n"
                                "2 epochs completed in 0.002 hours.\n"
                                "Validating runs/detect/train/weights/best.pt...\n"
                                "                 Class     Images  Instances      Box(P          R      mAP50  mAP50-95): 100%|##########| 4/4 [00:03<00:00,  1.13it/s]\n"
                                "                   all        223        241    0.75      0.75     0.75     0.75\n"
                                "                person        100        141    0.75      0.75     0.75     0.75\n";
        const QStringList ofYolo{u"GPU_mem"_s, u"box_loss"_s, u"cls_loss"_s, u"dfl_loss"_s, u"Instances"_s, u"Size"_s, u"P"_s, u"R"_s, u"mAP50"_s, u"mAP50-95"_s};
        QTest::newRow("YOLO") << yolo << u"box_loss"_s << QList<double>{1, 1.5, 2, 1.25, 3, 1, 4, 0.75} << ofYolo;
        QTest::newRow("its evaluation") << yolo << u"mAP50"_s << QList<double>{2, 0.0625, 4, 0.5} << ofYolo;
        QTest::newRow("its memory") << yolo << u"GPU_mem"_s << QList<double>{1, 4.35, 2, 4.35, 3, 4.5, 4, 4.5} << ofYolo;
        QTest::newRow("its masks") << QByteArray("Epoch GPU_mem box_loss seg_loss\n 1/9 0G 1.5 2.5:  100%|#| 8/8 [00:01<00:00]\nClass Images Instances Box(P R mAP50 mAP50-95) Mask(P R mAP50 mAP50-95): 100%|#| 1/1 [x]\n"
                                                 "all 9 9 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8\n Epoch GPU_mem box_loss seg_loss\n 2/9 0G 1.25 2.25:  100%|#| 8/8 [00:01<00:00]\n")
                                   << u"Mask mAP50"_s << QList<double>{8, 0.7}
                                   << QStringList{u"GPU_mem"_s, u"box_loss"_s, u"seg_loss"_s, u"Box P"_s, u"Box R"_s, u"Box mAP50"_s, u"Box mAP50-95"_s, u"Mask P"_s, u"Mask R"_s, u"Mask mAP50-95"_s};
        QTest::newRow("its new bars") << QByteArray("Epoch GPU_mem loss Size\n 1/3 2G 1.5 64: 50% \u2501\u2501\u2501 4/8 2.8it/s 1.5s\n 1/3 2G 1.25 64: 100% \u2501\u2501\u2501 8/8 2.8it/s 2.5s\n")
                                      << u"loss"_s << QList<double>{4, 1.5, 8, 1.25} << QStringList{u"GPU_mem"_s, u"Size"_s};
        QTest::newRow("fastai") << QByteArray("epoch     train_loss  valid_loss  accuracy  time    \n0         1.5         0.75        0.5       00:12     \nBetter model found.\n1         1.25        nan         0.75      00:11     \n")
                                << u"train_loss"_s << QList<double>{0, 1.5, 1, 1.25} << QStringList{u"valid_loss"_s, u"accuracy"_s};
        QTest::newRow("skorch") << QByteArray("  epoch    train_loss    valid_acc    valid_loss    cp     dur\n-------  ------------  -----------  ------------  ----  ------\n"
                                              "      1        \x1b[36m0.75\x1b[0m       0.5        0.5     +  0.09\n      2        0.5       0.75        0.25        0.125\n")
                                << u"train_loss"_s << QList<double>{1, 0.75, 2, 0.5} << QStringList{u"valid_acc"_s, u"valid_loss"_s, u"dur"_s};
        QTest::newRow("frames") << QByteArray("Training on cuda\n| Epoch | Train Loss | Val Loss |\n|-------|------------|----------|\n|     1 | 2.5 | 3.5 |\n|     2 | 1.5 | 91% |\n")
                                << u"Train Loss"_s << QList<double>{1, 2.5, 2, 1.5} << QStringList{u"Val Loss"_s};
        QTest::newRow("lines of their own") << QByteArray("Epoch 1/5\nReconstruction loss: 10\nRegularization loss: 0.5\nEpoch 2/5\nReconstruction loss: 5\nRegularization loss: 0.25\n")
                                            << u"Reconstruction loss"_s << QList<double>{1, 10, 2, 5} << QStringList{u"Regularization loss"_s};
        QTest::newRow("several words") << QByteArray("Learning iteration 0/9\n   Value function loss: 0.5\n   Surrogate loss: 0.25\nLearning iteration 1/9\n   Value function loss: 0.375\n   Surrogate loss: 0.125\n")
                                       << u"Value function loss"_s << QList<double>{0, 0.5, 1, 0.375} << QStringList{u"Surrogate loss"_s};
        QTest::newRow("words with numbers") << QByteArray("Epoch 1\nTop-1 accuracy: 10\nTop-5 accuracy: 15\nEpoch 2\nTop-1 accuracy: 20\nTop-5 accuracy: 30\n")
                                            << u"Top-5 accuracy"_s << QList<double>{1, 15, 2, 30} << QStringList{u"Top-1 accuracy"_s};
        QTest::newRow("one of its kind") << QByteArray("step 1\nINFO:root:Generator loss: 5\nstep 2\nINFO:root:Generator loss: 4\n") << u"loss"_s << QList<double>{1, 5, 2, 4} << QStringList();
        QTest::newRow("sentences") << QByteArray("step 1 loss 2\nsaved the best with loss: 2\nstep 2 loss 1\nsaved the best with loss: 1\n") << u"loss"_s << QList<double>{1, 2, 1, 2, 2, 1, 2, 1} << QStringList();
        QTest::newRow("tensors") << QByteArray("Epoch 1, loss: tensor(1.5000, device='cuda:0', grad_fn=<NllLossBackward0>), acc: 0.5\nEpoch 2, loss: tensor([0.5], device='cuda:0'), acc: 0.75\n")
                                 << u"loss"_s << QList<double>{1, 1.5, 2, 0.5} << QStringList{u"acc"_s};
        QTest::newRow("scalars of NumPy") << QByteArray("epoch 1: {'loss': np.float64(-0.5), 'acc': np.float32(0.5)}\nepoch 2: {'loss': np.float64(1e-05), 'acc': np.float32(0.75)}\n")
                                          << u"loss"_s << QList<double>{1, -0.5, 2, 1e-5} << QStringList{u"acc"_s};
        QTest::newRow("steps of each epoch") << QByteArray("Epoch 1 Step 100 loss 4\nEpoch 1 Step 200 loss 3\nEpoch 2 Step 100 loss 2\nEpoch 2 Step 200 loss 1\n")
                                             << u"loss"_s << QList<double>{100, 4, 200, 3, 300, 2, 400, 1} << QStringList();
        QTest::newRow("batches of each epoch") << QByteArray("Epoch: 1, Batch: 100, Loss: 4\nEpoch: 1, Batch: 200, Loss: 3\nEpoch: 2, Batch: 100, Loss: 2\nEpoch: 2, Batch: 200, Loss: 1\n")
                                               << u"Loss"_s << QList<double>{100, 4, 200, 3, 300, 2, 400, 1} << QStringList();
        QTest::newRow("MindSpore") << QByteArray("epoch: 1 step: 100, loss is 3\nepoch time: 1234.5 ms, per step time: 12.5 ms\nepoch: 2 step: 100, loss is 2\nepoch time: 1234.5 ms, per step time: 12.5 ms\n")
                                   << u"loss"_s << QList<double>{100, 3, 200, 2} << QStringList();
        QTest::newRow("batches of a GAN") << QByteArray("[Epoch 0/9] [Batch 0/10] [D loss: 4]\n[Epoch 0/9] [Batch 5/10] [D loss: 3]\n[Epoch 1/9] [Batch 0/10] [D loss: 2]\n[Epoch 1/9] [Batch 5/10] [D loss: 1]\n")
                                          << u"loss"_s << QList<double>{0, 4, 5, 3, 10, 2, 15, 1} << QStringList();
        QTest::newRow("steps of all epochs") << QByteArray("epoch 1/2, step 5/20, loss 4\nepoch 1/2, step 10/20, loss 3\nepoch 2/2, step 15/20, loss 2\n") << u"loss"_s << QList<double>{5, 4, 10, 3, 15, 2} << QStringList();
        QByteArray held;
        for (int i = 1; i <= 40; ++i)
            held += '\r' + QByteArray::number(i * 100 / 40) + "%|##| " + QByteArray::number(i) + "/40 [00:08<00:08,  2.01it/s]";
        for (int i = 1; i <= 4; ++i)
            held += "\n{'loss': " + QByteArray::number(i) + ", 'epoch': " + QByteArray::number(i / 2.0) + '}';
        QTest::newRow("rows behind their bar") << held << u"loss"_s << QList<double>{10, 1, 20, 2, 30, 3, 40, 4} << QStringList();
        QTest::newRow("words alike") << QByteArray("Step into the light\nstep 1 loss 2\n1 2 3\nepoch train loss: 0.5\n--------------\n| the end | 7\nstep 2 loss 1\n") << u"loss"_s << QList<double>{1, 2, 2, 1} << QStringList{u"train loss"_s};
    }
    void tablesOfALog_areRows()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, metric);
        QFETCH(QStringList, others);
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        QCOMPARE(run->kind, Kind::Log);
        const Series *series = run->find(metric);
        QVERIFY(series);
        QList<double> points;
        for (size_t i = 0; i < series->size(); ++i)
            points << (*series->axis.step)[i] << (*series->values)[i];
        QTEST(points, "points");
        QStringList names;
        for (const Series &one : run->series)
            if (one.name != metric)
                names.append(one.name);
        others.removeAll(metric);
        QCOMPARE(QSet(names.begin(), names.end()), QSet(others.begin(), others.end()));
        QVERIFY(!findingOf(run, "restart"_L1));
    }

    void numbersOfALogThatAreLeftOut_areSaid()
    {
        const auto damagedLines = [](const RunPtr &run) {
            QList<int> lines;
            for (const Finding &finding : run->findings)
                if (finding.code == u"damaged-record")
                    lines.append(finding.line);
            return lines;
        };
        QByteArray many;
        for (int i = 0; i < 2500; ++i)
            many += " m" + QByteArray::number(i) + "=1";
        put("a.log", "step=1 loss=2\nstep=2 loss=1" + many + '\n');
        const auto wide = readOne(path("a.log"));
        QCOMPARE(wide->series.size(), 2000u);
        QCOMPARE(damagedLines(wide), QList<int>{2});
        put("b.log", "step=1 loss=2\nstep=2 loss=1 " + QByteArray(70'000, 'x') + " acc=1\n");
        const auto broad = readOne(path("b.log"));
        QCOMPARE(valuesOf(broad, u"loss"_s), (Column{2, 1}));
        QCOMPARE(damagedLines(broad), QList<int>{2});
        // Printed once, or always the same: a setting. What changed is a curve however short.
        QByteArray text = "width=7 gap=0.5\n";
        for (int i = 1; i <= 30; ++i)
            text += "step=" + QByteArray::number(i) + " loss=1\n";
        put("c.log", text + "width=7 gap=0.75\n");
        const auto rare = readOne(path("c.log"));
        QCOMPARE(valuesOf(rare, u"gap"_s), (Column{0.5, 0.75}));
        QCOMPARE(rare->params[u"width"].toInt(), 7);
        QVERIFY(!rare->find(u"width") && rare->findings.isEmpty());
    }

    void tableInUtf16_isRead_data()
    {
        QTest::addColumn<QStringEncoder::Encoding>("encoding");
        QTest::newRow("as PowerShell writes it") << QStringEncoder::Utf16LE;
        QTest::newRow("the other way") << QStringEncoder::Utf16BE;
    }
    void tableInUtf16_isRead()
    {
        QFETCH(QStringEncoder::Encoding, encoding);
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        put("run/metrics.csv", QByteArray(encoder(u"step,손실,acc\r\n1,2.5,x\r\n2,1.5,0.5\r\n4,1.25,0.75"_s)));
        const auto run = readOne(path("run"));
        QCOMPARE(run->kind, Kind::Csv);
        QCOMPARE(valuesOf(run, u"손실"_s), (Column{2.5, 1.5, 1.25}));
        QCOMPARE(*run->find(u"손실")->axis.step, (Column{1, 2, 4}));
        QCOMPARE(valuesOf(run, u"acc"_s), (Column{0.5, 0.75}));
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 2);
    }

    void commasInALog_areDecimalIfAllAre_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<double>>("losses");
        QTest::addColumn<int>("line");
        QTest::newRow("all") << QByteArray("step 1, loss 2,31\nstep 2, loss 1,950\nstep 1,000, loss -1,5\n") << QList<double>{2.31, 1.95, -1.5} << 0;
        QTest::newRow("one among points") << QByteArray("step 1, loss 2.5\nstep 2, loss 1,95, acc 1\nstep 3, loss 1.5\n") << QList<double>{2.5, 1.5} << 2;
        QTest::newRow("thousands") << QByteArray("step 1, loss 1,234\nstep 2, loss 1,200.5\nstep 3, loss 5\n") << QList<double>{1234, 1200.5, 5} << 0;
        QTest::newRow("lists") << QByteArray("step 1, loss 2, shape: 3,4,5\nstep 2, loss 1, shape: 3,4,5\n") << QList<double>{2, 1} << 0;
    }
    void commasInALog_areDecimalIfAllAre()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        const Column losses = valuesOf(run, u"loss"_s);
        QTEST(QList<double>(losses.begin(), losses.end()), "losses");
        QCOMPARE(run->findings.size(), line > 0 ? 1 : 0);
        if (line > 0)
            QCOMPARE(run->findings.front().line, line);
    }

    void iterationsOfRay_areSteps()
    {
        put("run/progress.csv", "reward,training_iteration\n1,5\n2,10\n");
        const auto run = readOne(path("run"));
        QCOMPARE(*run->find(u"reward")->axis.step, (Column{5, 10}));
        QVERIFY(!run->find(u"training_iteration"));
    }

    void eventsWithoutATag_haveAName()
    {
        put("run/events.out.tfevents.1.host", scalarEvent(1, "", 0.5f) + scalarEvent(2, "", 0.25f));
        const auto run = readOne(path("run"));
        QCOMPARE(run->series.size(), size_t(1));
        QCOMPARE(run->series.front().name, u"(no name)"_s);
        QCOMPARE(*run->series.front().values, (Column{0.5, 0.25}));
    }

    void settingsAtTheBeginOfALog_measureNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("metrics");
        QTest::addColumn<QStringList>("settings");
        const QByteArray dump = "INFO:torchtune.utils._logging:Running with resolved config:\n\nbatch_size: 2\nepochs: 1\noptimizer:\n  _component_: torch.optim.AdamW\n  lr: 0.0003\n\n"
                                "INFO:torchtune.utils._logging:Model is initialized with precision torch.bfloat16.\n";
        const QByteArray bars = "\r1|1|Loss: 2.5:  5%|#         | 1/2 [00:05<01:30,  1.0it/s]\r1|2|Loss: 1.5: 10%|##        | 2/2 [00:05<01:30,  1.0it/s]\r2|3|Loss: 1.25:  5%|#         | 1/2 [00:05<01:30,  1.0it/s]";
        const QStringList config{u"batch_size"_s, u"epochs"_s, u"lr"_s};
        QTest::newRow("torchtune") << QByteArray(dump + bars) << QStringList{u"Loss"_s} << config;
        QTest::newRow("its bars alone") << bars << QStringList{u"Loss"_s} << QStringList();
        QTest::newRow("with the metric before") << QByteArray(dump + "loss: 2.5\nstep: 2\nloss: 1.5\nepoch: 2\nwidth: 3\nstep: 3\nloss: 1.25\n") << QStringList{u"loss"_s, u"width"_s} << config;
        QTest::newRow("Megatron") << QByteArray("using world size: 8, data-parallel size: 4\n------ arguments ------\n  lr .............. 0.0003\n  batch_size ........ 2\n------ end of arguments ------\n"
                                             " iteration 1/ 100 | lm loss: 2.5E+00 |\n iteration 2/ 100 | lm loss: 1.5E+00 |\n iteration 3/ 100 | lm loss: 1.25E+00 |\n")
                                  << QStringList{u"lm loss"_s} << QStringList{u"batch_size"_s, u"data-parallel size"_s, u"lr"_s, u"max_steps"_s, u"world size"_s};
        QTest::newRow("nothing but such lines") << QByteArray("width: 2.5\nwidth: 1.5\nwidth: 1.25\n") << QStringList{u"width"_s} << QStringList();
    }
    void settingsAtTheBeginOfALog_measureNothing()
    {
        QFETCH(QByteArray, text);
        put("run/train.log", text);
        const auto run = readOne(path("run/train.log"));
        QCOMPARE(run->kind, Kind::Log);
        QStringList names;
        for (const Series &one : run->series)
            names.append(one.name);
        QTEST(names, "metrics");
        QCOMPARE(valuesOf(run, names.front()), (Column{2.5, 1.5, 1.25}));
        if (names.front() == u"Loss"_s) {
            QCOMPARE(*run->find(u"Loss")->axis.step, (Column{1, 2, 3}));
            QCOMPARE(*run->find(u"Loss")->axis.epoch, (Column{1, 1, 2}));
        }
        QTEST(run->params.keys(), "settings");
    }

    void logInAnotherEncoding_isRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        const auto encoded = [](QStringEncoder encoder) { return QByteArray(encoder(u"에폭 1: 손실 2.5, 정확도 91\n에폭 2: 손실 1.5, 정확도 92\nTraceback (most recent call last):\n  x\nValueError: 아니\n"_s)); };
        QTest::newRow("UTF-8") << encoded(QStringEncoder(QStringEncoder::Utf8)) << 3;
        QTest::newRow("with a mark") << encoded(QStringEncoder(QStringEncoder::Utf8, QStringConverter::Flag::WriteBom)) << 3;
        QTest::newRow("UTF-16") << encoded(QStringEncoder(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom)) << 3;
        QTest::newRow("UTF-16, the other way") << encoded(QStringEncoder(QStringEncoder::Utf16BE, QStringConverter::Flag::WriteBom)) << 3;
        if (QStringEncoder korean("CP949"); korean.isValid())
            QTest::newRow("CP949") << encoded(std::move(korean)) << 3;
    }
    void logInAnotherEncoding_isRead()
    {
        QFETCH(QByteArray, text);
        put("run/out.log", text);
        const auto run = readOne(path("run"));
        QCOMPARE(valuesOf(run, u"손실"_s), (Column{2.5, 1.5}));
        QCOMPARE(valuesOf(run, u"정확도"_s), (Column{91, 92}));
        QCOMPARE(*run->find(u"손실")->axis.step, (Column{1, 2}));
        QVERIFY(findingOf(run, "traceback"_L1)->message.endsWith(u"ValueError: 아니"_s));
        QTEST(findingOf(run, "traceback"_L1)->line, "line");
    }

    // In pieces it is what it is at once.
    void wideLogThatGrows_isReadOn()
    {
        QString text;
        for (int i = 1; i <= 300; ++i)
            text += u"step %1: loss %2\r\n"_s.arg(i).arg(300 - i);
        const QByteArray whole = QStringEncoder(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom)(text);
        put("out.log", whole.first(1001));
        const auto found = discover(path("out.log"));
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        for (qsizetype at = 1001; at < whole.size(); at += 1001) {
            QVERIFY(follower.look().has_value());
            QFile file(path("out.log"));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
            file.write(whole.sliced(at, std::min<qsizetype>(1001, whole.size() - at)));
        }
        const auto now = follower.look();
        QVERIFY(now.has_value());
        QCOMPARE(valuesOf(*now, u"loss"_s).size(), size_t(300));
        QCOMPARE(valuesOf(*now, u"loss"_s).back(), 0.0);
    }

    void logOfATrainingInAFolder_isFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("without steps") << QByteArray("train: loss=2.5\ntrain: loss=1.5\n") << true;
        QTest::newRow("of a server") << QByteArray("GET /a status=200 size=17\nGET /b status=404 size=9\n") << false;
    }
    void logOfATrainingInAFolder_isFound()
    {
        QFETCH(QByteArray, text);
        put("run/out.log", text);
        QTEST(discover(path("run")).has_value(), "found");
        QVERIFY(discover(path("run/out.log")).has_value());
    }

    void linesWithATime_tellIt_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QDateTime>("time");
        const QDateTime at(QDate(2026, 10, 31), QTime(10, 2, 3));
        QTest::newRow("Python") << QByteArray("2026-10-31 10:02:03,250 INFO") << at.addMSecs(250);
        QTest::newRow("in brackets") << QByteArray("[2026-10-31 10:02:03]") << at;
        QTest::newRow("slashes") << QByteArray("2026/10/31 10:02:03 - mmengine - INFO -") << at;
        QTest::newRow("the month first") << QByteArray("10/31/2026 10:02:03 - INFO -") << at;
        QTest::newRow("the day first") << QByteArray("31/10/2026 10:02:03 - INFO -") << at;
        QTest::newRow("of a place") << QByteArray("[INFO|trainer.py:2078] 2026-10-31 10:02:03,000 >>") << at;
        QTest::newRow("of a rank") << QByteArray("[rank0]:[titan] 2026-10-31 10:02:03,000 - root - INFO -") << at;
        QTest::newRow("behind a word") << QByteArray("INFO 2026-10-31T10:02:03.000:") << at;
        QTest::newRow("with a zone") << QByteArray("2026-10-31T10:02:03Z") << QDateTime(at.date(), at.time(), QTimeZone(QTimeZone::UTC));
        QTest::newRow("no day") << QByteArray("2026-13-41 10:02:03") << QDateTime();
        QTest::newRow("none") << QByteArray("INFO") << QDateTime();
    }
    void linesWithATime_tellIt()
    {
        QFETCH(QByteArray, begin);
        QFETCH(QDateTime, time);
        put("train.log", begin + " step 1 loss 2\n" + begin + " step 2 loss 1\nstep 3 loss 0.5\n");
        const auto run = readOne(path("train.log"));
        QCOMPARE(valuesOf(run, u"loss"_s).size(), size_t(3));
        const SharedColumn &wall = run->find(u"loss")->axis.wallTime;
        QCOMPARE(wall != nullptr, time.isValid());
        if (wall) {
            QCOMPARE(wall->front(), double(time.toMSecsSinceEpoch()) / 1000);
            QCOMPARE(wall->back(), wall->front());
        }
    }

    void fewTimesInALog_areNotThoseOfItsPoints()
    {
        put("train.log", "2026-10-31 10:02:03 INFO begin: 1\nstep 1 loss 2\nstep 2 loss 1\nstep 3 loss 0.5\n");
        QVERIFY(!readOne(path("train.log"))->find(u"loss")->axis.wallTime);
    }

    void logThatTellsItsEnd_hasItAsParams_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("steps");
        QTest::addColumn<double>("epochs");
        QTest::newRow("Megatron") << QByteArray(" iteration       10/  500000 | lm loss: 3.5E+00 |\n iteration       20/  500000 | lm loss: 3.0E+00 |\n") << 500000.0 << 0.0;
        QTest::newRow("epochs") << QByteArray("Epoch 1/10: loss=3\nEpoch 2/10: loss=2\n") << 0.0 << 10.0;
        QTest::newRow("epochs with passes") << QByteArray("Epoch [1/3], Step [100/600], Loss: 2\nEpoch [1/3], Step [200/600], Loss: 1\n") << 1800.0 << 3.0;
        QTest::newRow("passes alone") << QByteArray("Epoch: [0][1/50] Loss 4\nEpoch: [0][2/50] Loss 3\n") << 0.0 << 0.0;
        QTest::newRow("a bar") << QByteArray("  1%|#| 1/300 [x, loss=3]\r  1%|#| 2/300 [x, loss=2]\r") << 300.0 << 0.0;
        QTest::newRow("a bar that began anew") << QByteArray(" 50%|#| 1/2 [x, loss=0.9]\r100%|#| 2/2 [x, loss=0.8]\r 50%|#| 1/2 [x, loss=0.7]\r") << 0.0 << 0.0;
        QTest::newRow("Trainer's") << QByteArray("Map: 100%|#| 9000/9000 [x]\n 1%|#| 10/300 [x]\r{'loss': 3.5}\n 2%|#| 20/300 [x]\r{'loss': 2.5}\n") << 300.0 << 0.0;
        QTest::newRow("ESPnet") << QByteArray("1/20epoch started\n1epoch:train:1-50batch: loss=3\n1epoch:train:51-100batch: loss=2\n") << 0.0 << 20.0;
        QTest::newRow("YOLO") << QByteArray("Epoch GPU_mem loss\n 1/30 1G 3: 100%|#| 8/8 [x]\nEpoch GPU_mem loss\n 2/30 1G 2: 100%|#| 8/8 [x]\n") << 240.0 << 30.0;
        QTest::newRow("the older one") << QByteArray("Epoch gpu_mem box\n 0/99 1G 3: 100%|#| 8/8 [x]\nEpoch gpu_mem box\n 1/99 1G 2: 100%|#| 8/8 [x]\n") << 800.0 << 100.0;
        QTest::newRow("nothing") << QByteArray("step 1 loss 2\nstep 2 loss 1\n") << 0.0 << 0.0;
    }
    void logThatTellsItsEnd_hasItAsParams()
    {
        QFETCH(QByteArray, text);
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        QTEST(run->params[u"max_steps"_s].toDouble(), "steps");
        QTEST(run->params[u"num_train_epochs"_s].toDouble(), "epochs");
    }

    void endOfALog_saysHowTheRunEnded_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("said");
        const QByteArray calls = "Traceback (most recent call last):\n  File \"t.py\", line 3, in <module>\n    loss = 7\n";
        const auto rows = [](int count) {
            QByteArray text;
            for (int i = 0; i < count; ++i)
                text += "step=" + QByteArray::number(3 + i) + " loss=0.5\n";
            return text;
        };
        QByteArray summary;
        for (int i = 0; i < 60; ++i)
            summary += "\x1b[34mwandb\x1b[0m:    train/loss" + QByteArray::number(i) + " 0.5\n";
        const auto prefixed = [](const QByteArray &prefix, QByteArray text) -> QByteArray {
            return prefix + text.replace("\n  ", QByteArray("\n" + prefix + "  ")) + prefix;
        };
        QTest::newRow("crash") << QByteArray(calls + "torch.cuda.OutOfMemoryError: no\n") << Status::Failed << u"torch.cuda.OutOfMemoryError: no"_s;
        QTest::newRow("an exception of one's own") << QByteArray(calls + "BatchTooLarge: no\n") << Status::Failed << u"BatchTooLarge: no"_s;
        QTest::newRow("without a message") << QByteArray(calls + "queue.Empty\n") << Status::Failed << u"queue.Empty"_s;
        QTest::newRow("no exception") << QByteArray(calls + "loss: 0.5\n") << Status::Failed << u"a traceback"_s;
        QTest::newRow("a rank's") << QByteArray(prefixed("[rank0]: ", calls) + "RuntimeError: boom\n") << Status::Failed << u"RuntimeError: boom"_s;
        QTest::newRow("a worker's") << QByteArray(prefixed("(Worker pid=7) ", calls) + "RuntimeError: boom\n") << Status::Failed << u"RuntimeError: boom"_s;
        QTest::newRow("summary behind it") << QByteArray(calls + "RuntimeError: boom\n" + summary) << Status::Failed << u"RuntimeError: boom"_s;
        QTest::newRow("bar drawn again") << QByteArray(calls + "RuntimeError: boom\n" + QByteArray(" 50%|#| 1/2 [x, loss=0.5]\r").repeated(9)) << Status::Failed << u"RuntimeError: boom"_s;
        QTest::newRow("went on") << QByteArray(calls + "KeyError: 1\n" + rows(5)) << Status::Unknown << QString();
        QTest::newRow("came to its end") << QByteArray(calls + "KeyError: 1\n" + rows(1) + "Training finished successfully.\n") << Status::Finished << QString();
        QTest::newRow("an MPI rank's") << QByteArray(prefixed("[1,3]<stderr>:", calls) + "RuntimeError: boom\n") << Status::Failed << u"RuntimeError: boom"_s;
        QTest::newRow("went on in tables") << QByteArray(calls + "KeyError: 1\n" + "epoch  loss  time\n 7  0.5  00:12\n 8  0.5  00:13\n 9  0.5  00:14\n") << Status::Unknown << QString();
        QTest::newRow("YOLO's end") << QByteArray("100 epochs completed in 0.125 hours.\nOptimizer stripped from weights/last.pt, 6.5MB\n") << Status::Finished << QString();
        QTest::newRow("ESPnet's end") << QByteArray("INFO: The training was finished at 20 epochs\n") << Status::Finished << QString();
        QTest::newRow("a rank's, went on") << QByteArray(prefixed("[rank0]: ", calls) + "KeyError: 1\n" + rows(5) + "Training completed\n") << Status::Finished << QString();
        QTest::newRow("a stage") << QByteArray("stage 1: training finished\n" + rows(29)) << Status::Unknown << QString();
        const auto lines = [](int count, const QByteArray &line) {
            QByteArray text;
            for (int i = 0; i < count; ++i)
                text += QByteArray(line).replace("#", QByteArray::number(1000 + i)) + '\n';
            return text;
        };
        QTest::newRow("a message of many lines")
            << QByteArray(calls + "RuntimeError: Error(s) in loading state_dict for Net:\n" + lines(90, "\tsize mismatch for layers.#.weight: copying a param with shape torch.Size([#, 2])."))
            << Status::Failed << u"in loading state_dict for Net:"_s;
        QTest::newRow("a compiler's words") << QByteArray(calls + "RuntimeError: Error building extension 'adam'\n" + lines(90, "[#/2000] c++ -c kernel_#.cpp -o kernel_#.o"))
                                            << Status::Failed << u"extension 'adam'"_s;
        QTest::newRow("native frames") << QByteArray(calls + "RuntimeError: CUDA error: an illegal memory access was encountered\n\nterminate called after throwing an instance of 'c10::Error'\n"
                                                     + lines(90, "frame ##: <unknown function> + 0x4f# (0x7f# in /opt/lib/libtorch_cuda.so)"))
                                       << Status::Failed << u"illegal memory access was encountered"_s;
        QTest::newRow("assertions of a device on both sides")
            << QByteArray(lines(20, "Indexing.cu:1290: select: block: [#,0,0] Assertion `i < size` failed.") + calls + "RuntimeError: boom\n"
                          + lines(20, "Indexing.cu:1290: select: block: [#,1,0] Assertion `i < size` failed."))
            << Status::Failed << u"RuntimeError: boom"_s;
        const QByteArray panel = "╭──────── Traceback (most recent call last) ────────╮\n"
            + QByteArray("│ /home/kim/train.py:42 in <module>                 │\n│                                                   │\n"
                         "│ ❱ 42 │   loss.backward()                          │\n").repeated(20);
        const QByteArray locals = "│ ╭─────────────────── locals ────────────────────╮ │\n│ │ loss = 0.25  step = 390                       │ │\n"
                                  "│ │ step = 391   loss = 0.25                      │ │\n│ ╰───────────────────────────────────────────────╯ │\n";
        const QByteArray bottom = "╰───────────────────────────────────────────────────╯\n";
        QTest::newRow("a panel") << QByteArray(panel + bottom + "OutOfMemoryError: CUDA out of memory.\n") << Status::Failed << u"OutOfMemoryError: CUDA out of memory."_s;
        QTest::newRow("a panel with locals") << QByteArray(panel + locals + bottom + "ValueError: no\n") << Status::Failed << u"ValueError: no"_s;
        QTest::newRow("a panel of a log handler") << QByteArray("[12:00:00] ERROR    failed      train.py:42\n         " + QByteArray(panel + locals + bottom).replace("\n", "\n         ") + "ValueError: no\n")
                                                  << Status::Failed << u"ValueError: no"_s;
        QTest::newRow("a panel, went on") << QByteArray(panel + locals + bottom + "ValueError: no\n" + rows(5)) << Status::Unknown << QString();
        const QByteArray dump = "Fatal Python error: Segmentation fault\n\nThread 0x00007f01 (most recent call first):\n  File \"t.py\", line 10 in main\n\n"
                                "Current thread 0x00007f02 (most recent call first):\n  File \"t.py\", line 3 in step\n\nExtension modules: numpy, torch._C (total: 20)\n";
        QTest::newRow("faulthandler") << dump << Status::Failed << u"Fatal Python error: Segmentation fault"_s;
        QTest::newRow("a rank's faulthandler") << QByteArray("[rank1]: " + QByteArray(dump).trimmed().replace("\n", "\n[rank1]: ") + '\n') << Status::Failed << u"Fatal Python error: Segmentation fault"_s;
        QTest::newRow("faulthandler, started again") << QByteArray(dump + rows(5)) << Status::Unknown << QString();
        QTest::newRow("lines like those before") << QByteArray(lines(3, "reading shard #") + calls + "KeyError: 1\n" + lines(20, "reading shard 7#")) << Status::Unknown << QString();
        QTest::newRow("evaluated behind") << QByteArray("Training finished\nEvaluating:  50%|#| 1/2 [x]\r 100%|#| 2/2 [x]\rsaved to out\n") << Status::Finished << QString();
    }
    void endOfALog_saysHowTheRunEnded()
    {
        QFETCH(QByteArray, ending);
        QFETCH(Status, status);
        QFETCH(QString, said);
        put("train.log", "step=1 loss=0.5\nstep=2 loss=0.5\n" + ending);
        const auto run = readOne(path("train.log"));
        QCOMPARE(run->status, status);
        const Finding *finding = findingOf(run, "traceback"_L1);
        QCOMPARE(finding != nullptr, status == Status::Failed);
        if (finding)
            QVERIFY2(finding->message.endsWith(said), qPrintable(finding->message));
        // Neither an error's number is a metric nor a line of the program.
        for (const Series &series : run->series) {
            QCOMPARE(series.name, u"loss"_s);
            QVERIFY(std::ranges::all_of(*series.values, [](double value) { return value == 0.5; }));
        }
    }

    void logThatToldItsEnd_isFinished_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Status>("status");
        const auto each = [](int count, const std::function<QByteArray(int)> &row) {
            QByteArray text;
            for (int i = 1; i <= count; ++i)
                text += row(i);
            return text;
        };
        const auto n = [](int i) { return QByteArray::number(i); };
        const auto rows = each(8, [&](int i) -> QByteArray { return "step " + n(i) + " loss 0.5\n"; });
        const auto bar = [&](int i) -> QByteArray { return "\r " + n(i * 25 / 10) + "%|#| " + n(i) + "/40 [00:01<00:09,  4.00it/s]"; };
        const auto hf = each(40, [&](int i) -> QByteArray { return bar(i) + (i % 10 ? QByteArray() : "\n{'loss': 1.5, 'grad_norm': 1.5, 'learning_rate': 5e-05, 'epoch': " + n(i / 10) + ".0}\n"); });
        QTest::newRow("HF Trainer") << QByteArray(hf + "{'train_runtime': 100.5, 'train_samples_per_second': 10.0, 'train_loss': 1.5, 'epoch': 4.0}\n" + bar(40)) << Status::Finished;
        QTest::newRow("HF Trainer, at its total") << hf << Status::Finished;
        QTest::newRow("HF Trainer, on its way") << QByteArray(hf.first(hf.indexOf("31/40"))) << Status::Unknown;
        const auto keras = [&](int i) -> QByteArray { return "Epoch " + n(i) + "/16\n 50/100 [=====>....] - loss: 0.5\r100/100 [==========] - 1s 10ms/step - loss: 0.5 - val_loss: 0.6\n"; };
        QTest::newRow("Keras") << each(16, keras) << Status::Finished;
        QTest::newRow("Keras, an epoch") << each(15, keras) << Status::Unknown;
        QTest::newRow("Keras, the last epoch's beginning") << QByteArray(each(15, keras) + "Epoch 16/16\n 50/100 [=====>....] - loss: 0.5") << Status::Unknown;
        const auto lightning = each(3, [&](int i) -> QByteArray { return "\rEpoch " + n(i - 1) + ": 100%|##| 10/10 [00:01<00:00, 10.0it/s, v_num=3, train_loss=0.5]"; });
        QTest::newRow("Lightning") << QByteArray(lightning + "\n`Trainer.fit` stopped: `max_epochs=3` reached.\n") << Status::Finished;
        QTest::newRow("Lightning, an epoch") << lightning << Status::Unknown;
        const auto steps = each(16, [&](int i) -> QByteArray { return "Steps:  " + n(i * 6) + "%|#| " + n(i) + "/16 [00:02<00:09,  1.8s/it, lr=1e-5, step_loss=0.5]\r"; });
        QTest::newRow("accelerate") << steps << Status::Finished;
        QTest::newRow("accelerate, on its way") << QByteArray(steps.first(steps.indexOf("16/16"))) << Status::Unknown;
        const auto passes = [&](int count) { return each(count, [&](int i) -> QByteArray { return "Epoch " + n(i) + "/3\n 50%|#| 5/10 [00:01<00:01, loss=0.5]\r100%|#| 10/10 [00:02<00:00, loss=0.5]\n"; }); };
        QTest::newRow("bar of the first epoch of three") << passes(1) << Status::Unknown;
        QTest::newRow("bar of the last epoch of three") << passes(3) << Status::Finished;
        const auto evaluated = each(20, [&](int i) -> QByteArray { return "step " + n(i) + "/100 loss 0.5\n"; });
        QTest::newRow("bar of an evaluation") << QByteArray(evaluated + "Evaluating: 100%|####| 40/40 [00:08<00:00,  5.0it/s]\n") << Status::Unknown;
        QTest::newRow("bar of an evaluation that measures") << QByteArray(evaluated + "Evaluating:  50%|##| 20/40 [00:04<00:04,  5.0it/s, loss=0.5]\rEvaluating: 100%|####| 40/40 [00:08<00:00,  5.0it/s, loss=0.5]\n") << Status::Unknown;
        // The first of three epochs, of which nobody says how many there are; while the program saves its model it is quiet.
        const auto epoch = [&](const QByteArray &name, const QByteArray &evaluation) {
            return each(40, [&](int i) -> QByteArray { return "\r" + name + n(i * 100 / 40) + "%|##| " + n(i) + "/40 [00:01<00:10, 9.0it/s, loss=0.5]"; }) + '\n' + evaluation + "Train loss: 0.5, Val loss: 0.75\n";
        };
        const auto evaluation = each(10, [&](int i) -> QByteArray { return "\r" + n(i * 10) + "%|##| " + n(i) + "/10 [00:01<00:10, 9.0it/s]"; }) + '\n';
        QTest::newRow("bar of an epoch and of its evaluation") << epoch("Epoch: ", evaluation) << Status::Unknown;
        QTest::newRow("the same without a name") << epoch({}, evaluation) << Status::Unknown;
        QTest::newRow("with a name for the evaluation") << epoch({}, QByteArray(evaluation).replace("\r", "\rValidating: ")) << Status::Unknown;
        QTest::newRow("bar of an epoch alone") << epoch("Epoch: ", {}) << Status::Unknown;
        QTest::newRow("bar of an epoch that is told behind it") << QByteArray(epoch({}, {}) + "Epoch 1: train_loss 0.5 val_loss 0.75\n") << Status::Unknown;
        QTest::newRow("step 8/8") << each(8, [&](int i) -> QByteArray { return "step " + n(i) + "/8 loss 0.5\n"; }) << Status::Finished;
        QTest::newRow("step 7/8") << each(7, [&](int i) -> QByteArray { return "step " + n(i) + "/8 loss 0.5\n"; }) << Status::Unknown;
        QTest::newRow("total, then an evaluation") << QByteArray(each(8, [&](int i) -> QByteArray { return "step " + n(i) + "/8 loss 0.5\n"; }) + "eval loss 0.6\nsaving to out\n") << Status::Finished;
        for (const char *end : {"Training complete!", "Training complete in 2m 3s", "2021-05-01 12:01:02 | INFO | fairseq_cli.train | done training in 62.0 seconds", "학습 완료",
                                "학습이 완료되었습니다.", "학습을 종료합니다", "학습 완료 시간: 10분", "학습 완료\n후처리를 합니다", "Training done\nwhen asked, it evaluates", "After 10 epochs, training is complete.", "Saved when the loss fell. Training completed", "Done!", "All done.", "[INFO] Finished.", "완료", "Finished training", "train_runtime = 0:10:00.5", "Training has finished"})
            QTest::newRow(end) << QByteArray(rows + end + '\n') << Status::Finished;
        for (const char *none : {"loading data... done!", "Epoch 3 training complete", "Training complete for epoch 3", "training done: 50%", "3 에폭 학습 완료", "evaluation done", "Done!\nloading the next part", "the training was fun",
                                 "The model will be uploaded to the Hub once training is complete.", "job will be requeued until training is complete",
                                 "Results are mailed when training is done.", "the model is evaluated after it has finished training", "training is done if the loss is below 0.1",
                                 "학습이 완료되면 결과를 메일로 보냅니다.", "학습 종료 예정 시각: 03:00", "학습 완료 후 평가를 합니다", "학습이 끝날 때까지 기다립니다", "아직 학습이 완료되지 않았습니다"})
            QTest::newRow(none) << QByteArray(rows + none + '\n') << Status::Unknown;
        QTest::newRow("without rows") << QByteArray("loading\nDone!\n") << Status::Unknown;
        QTest::newRow("its first row behind it") << QByteArray("Training finished\nstep 1 loss 0.5\n") << Status::Unknown;
        QTest::newRow("a further row behind it") << QByteArray(rows + "Training finished\nstep 9 loss 0.5\n") << Status::Unknown;
        QTest::newRow("rows without steps behind it") << QByteArray("Training finished\n" + QByteArray("train_loss: 0.5 val_loss: 0.25\n").repeated(4)) << Status::Unknown;
        QTest::newRow("its results behind it") << QByteArray(rows + "Training finished\ntest acc: 0.5\nf1: 0.5\nstep 8 loss 0.5\n") << Status::Finished;
    }
    void logThatToldItsEnd_isFinished()
    {
        QFETCH(QByteArray, text);
        put("train.log", text);
        age("train.log", 60);
        QTEST(readOne(path("train.log"))->status, "status");
    }

    // An evaluation may follow, or the program save what it has.
    void runAtItsTotal_isFinishedOnlyWhenItIsQuiet()
    {
        put("train.log", "step 1/3 loss 2\nstep 2/3 loss 1\nstep 3/3 loss 1\n");
        age("train.log", -1);
        QVERIFY(readOne(path("train.log"))->status != Status::Finished);
        Follower follower(discover(path("train.log"))->front());
        QVERIFY((*follower.look())->status != Status::Finished);
        age("train.log", 60);
        QCOMPARE((*follower.look())->status, Status::Finished);
        put("train.log", "step 1/3 loss 2\nstep 2/3 loss 1\nstep 3/3 loss 1\neval loss 7\n");
        QCOMPARE((*follower.look())->status, Status::Finished);
        QCOMPARE(valuesOf(follower.run(), u"eval loss"_s), Column{7});
    }

    void tableWhoseLastEpochIsTheLastOfAll_isFinished()
    {
        const auto read = [this](int epochs, int first = 1) {
            put("run/args.yaml", "task: detect\nepochs: 14\nlr0: 0.01\n");
            QByteArray text = "                  epoch,         train/box_loss,       metrics/mAP50(B)\n";
            for (int i = first; i < first + epochs; ++i)
                text += QByteArray::number(i) + ", 0.5, 0.25\n";
            put("run/results.csv", text);
            age("run/args.yaml", 90);
            age("run/results.csv", 60);
            return readOne(path("run"))->status;
        };
        QCOMPARE(read(14), Status::Finished);
        QCOMPARE(read(13), Status::Unknown);
        QCOMPARE(read(14, 0), Status::Finished);
        QCOMPARE(read(13, 0), Status::Unknown);
    }

    void errorThatWasLogged_isNoEnd_data()
    {
        QTest::addColumn<QByteArray>("behind");
        QTest::addColumn<Status>("status");
        QTest::newRow("a level") << QByteArray("INFO:root:continuing\n") << Status::Unknown;
        QTest::newRow("a time and a level") << QByteArray("2026-11-30 10:00:00,123 - train - INFO - batch left out\n") << Status::Unknown;
        QTest::newRow("an epoch") << QByteArray("epoch 2 begins\n") << Status::Unknown;
        QTest::newRow("an epoch, Korean") << QByteArray("에폭 2 시작\n") << Status::Unknown;
        QTest::newRow("again") << QByteArray("WARNING:root:retrying in 5 s\n") << Status::Unknown;
        QTest::newRow("one row") << QByteArray("step=3 loss=0.5\n") << Status::Unknown;
        QTest::newRow("rows and an end") << QByteArray("step=3 loss=0.5\nstep=4 loss=0.5\nTraining complete in 2m 3s\n") << Status::Finished;
        QTest::newRow("nothing") << QByteArray() << Status::Failed;
        QTest::newRow("blank lines") << QByteArray("\n\n") << Status::Failed;
        QTest::newRow("the message goes on") << QByteArray("CUDA kernel errors might be asynchronously reported at some other API call.\nFor debugging consider passing CUDA_LAUNCH_BLOCKING=1.\n"
                                                           "Compile with `TORCH_USE_CUDA_DSA` to enable device-side assertions.\n\n") << Status::Failed;
        QTest::newRow("Hydra") << QByteArray("\nSet the environment variable HYDRA_FULL_ERROR=1 for a complete stack trace.\n") << Status::Failed;
        QTest::newRow("DeepSpeed") << QByteArray("[2026-11-30 10:00:00,000] [INFO] [launch.py:319:sigkill_handler] Killing subprocess 123\n"
                                                 "[2026-11-30 10:00:00,000] [ERROR] [launch.py:325:sigkill_handler] ['python'] exits with return code = 1\n") << Status::Failed;
        QTest::newRow("batch system") << QByteArray("srun: error: gpu1: task 0: Exited with exit code 1\n") << Status::Failed;
        QTest::newRow("the last row again") << QByteArray("step=2 loss=0.5\n") << Status::Failed;
    }
    void errorThatWasLogged_isNoEnd()
    {
        QFETCH(QByteArray, behind);
        QFETCH(Status, status);
        put("train.log", "step=1 loss=0.5\nstep=2 loss=0.5\nTraceback (most recent call last):\n  File \"t.py\", line 3, in <module>\nConnectionError: timed out\n" + behind);
        const auto run = readOne(path("train.log"));
        QCOMPARE(run->status, status);
        QCOMPARE(findingOf(run, "traceback"_L1) != nullptr, status == Status::Failed);
        const Finding *survived = findingOf(run, "logged-error"_L1);
        QCOMPARE(survived != nullptr, status != Status::Failed);
        if (survived) {
            QCOMPARE(survived->level, Level::Warning);
            QCOMPARE(survived->message, u"an error was logged and the program went on: ConnectionError: timed out"_s);
            QCOMPARE(survived->line, 3);
        }
    }

    // However long ago it was.
    void errorThatWasSurvived_staysAFinding()
    {
        QByteArray text = "step=1 loss=0.5\nTraceback (most recent call last):\n  x\nKeyError: 1\n";
        for (int i = 2; text.size() < 600'000; ++i)
            text += "step=" + QByteArray::number(i) + " loss=0.5\n";
        put("train.log", text);
        const auto run = readOne(path("train.log"));
        QVERIFY(run->status != Status::Failed);
        QVERIFY(findingOf(run, "logged-error"_L1));
        QCOMPARE(findingOf(run, "logged-error"_L1)->line, 2);
        QCOMPARE(std::ranges::count(run->findings, u"logged-error"_s, &Finding::code), 1);
    }

    void logBesideNumbers_saysHowTheRunEnded()
    {
        put("run/metrics.csv", "step,loss\n1,2\n2,1\n");
        put("run/output.log", "step 1 loss 2\nstep 2 loss 1\nTraceback (most recent call last):\n  x\nValueError: no\n");
        const auto run = readOne(path("run"));
        QCOMPARE(run->kind, Kind::Csv);
        QCOMPARE(run->status, Status::Failed);
        QVERIFY(findingOf(run, "traceback"_L1)->message.contains(u"ValueError: no"_s));
    }

    void quietRun_isRunningThenStalled()
    {
        const auto at = [this](int secondsAgo) {
            const double now = double(QDateTime::currentSecsSinceEpoch()) - secondsAgo;
            QByteArray text = "step,loss,time\n";
            for (int i = 20; i-- > 0;)
                text += QByteArray::number(20 - i) + ",1," + QByteArray::number(now - i, 'f', 1) + "\n";
            put("run/metrics.csv", text);
            QFile file(path("run/metrics.csv"));
            if (file.open(QIODevice::ReadWrite))
                file.setFileTime(QDateTime::currentDateTime().addSecs(-secondsAgo), QFileDevice::FileModificationTime);
            file.close();
            return readOne(path("run"))->status;
        };
        QCOMPARE(at(0), Status::Running);
        QCOMPARE(at(120), Status::Stalled);
        QCOMPARE(at(7 * 24 * 3600), Status::Unknown);
    }

    // ---------------------------------------------------------------- tables

    void jsonlOfWords_givesItsNumbers()
    {
        QByteArray text;
        for (int i = 0; i < 40; ++i)
            text += "{\"step\": \"" + QByteArray::number(i) + "\", \"loss\": \"2.95\", \"lr\": \"1e-5\", \"elapsed\": \"0:02:12\", \"day\": \"2026-01-01\"}\n";
        put("run/log.jsonl", text + R"({"step": "40", "loss": "+1.5", "note": "\ud800"})" + "\n{\"step\": \"41\", \"loss\": \"0.5\"}");
        const auto run = readOne(path("run"));
        QCOMPARE(run->find(u"loss")->axis.step->back(), 41.0);
        QCOMPARE(valuesOf(run, u"loss"_s)[0], 2.95);
        QCOMPARE(valuesOf(run, u"loss"_s)[40], 1.5);
        QCOMPARE(valuesOf(run, u"loss"_s)[41], 0.5);
        QCOMPARE(valuesOf(run, u"lr"_s).back(), 1e-5);
        QCOMPARE(run->series.size(), 2u);
        QVERIFY(run->findings.isEmpty());
    }

    // In pieces it is what it is at once.
    void stepsThatBeginWithEachEpoch_countOn()
    {
        QByteArray text = "{\"env_info\": \"x\", \"seed\": 0}\n";
        qsizetype half = 0;
        for (int epoch = 1; epoch <= 3; ++epoch) {
            for (const int iter : {50, 100})
                text += "{\"mode\": \"train\", \"epoch\": " + QByteArray::number(epoch) + ", \"iter\": " + QByteArray::number(iter) + ", \"lr\": 0.1, \"loss\": 2.5}\n";
            half = epoch == 2 ? text.size() : half;
            text += "{\"mode\": \"val\", \"epoch\": " + QByteArray::number(epoch) + ", \"iter\": 30, \"lr\": 0.1, \"loss\": 3.5, \"bbox_mAP\": 0.25}\n";
        }
        const auto check = [](const RunPtr &run) {
            QCOMPARE(*run->find(u"loss")->axis.step, (Column{50, 100, 150, 200, 250, 300}));
            QCOMPARE(valuesOf(run, u"val/loss"_s), (Column{3.5, 3.5, 3.5}));
            QCOMPARE(*run->find(u"val/loss")->axis.step, (Column{100, 200, 300}));
            QCOMPARE(*run->find(u"val/bbox_mAP")->axis.epoch, (Column{1, 2, 3}));
            QVERIFY(!findingOf(run, "restart"_L1));
        };
        put("work/20260101_000000.log.json", text);
        check(readOne(path("work")));
        put("work/20260101_000000.log.json", text.first(half));
        const auto found = discover(path("work"));
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        QVERIFY(follower.look().has_value());
        put("work/20260101_000000.log.json", text);
        const auto now = follower.look();
        QVERIFY(now.has_value());
        check(*now);
        // What a training that began anew repeats is a restart.
        put("work/20260101_000000.log.json", text + "{\"mode\": \"train\", \"epoch\": 2, \"iter\": 50, \"loss\": 2.5}\n");
        const auto again = readOne(path("work"));
        QCOMPARE(again->find(u"loss")->axis.step->back(), 150.0);
        QVERIFY(findingOf(again, "restart"_L1));
    }

    void namedSteps_areNotGuessed()
    {
        put("a/progress.csv", "rollout/ep_len_mean,rollout/ep_rew_mean,time/iterations,time/total_timesteps\n21,20.5,1,2048\n22,21.5,2,4096\n23,22.5,3,6144\n");
        const auto run = readOne(path("a"));
        QCOMPARE(*run->find(u"rollout/ep_len_mean")->axis.step, (Column{2048, 4096, 6144}));
        QVERIFY(!run->find(u"time/total_timesteps"));
        QCOMPARE(run->series.size(), 3u);
    }

    void indexOfPandas_isNoMetric_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<double>>("steps");
        QTest::addColumn<int>("metrics");
        QTest::newRow("beside a step") << QByteArray(",step,loss\n0,10,2\n1,20,1\n2,30,0.5\n") << QList<double>{10, 20, 30} << 1;
        QTest::newRow("beside an epoch") << QByteArray(",epoch,loss\n0,1,2\n1,2,1\n2,3,0.5\n") << QList<double>{1, 2, 3} << 1;
        QTest::newRow("alone") << QByteArray(",loss\n0,2\n1,1\n2,0.5\n") << QList<double>{0, 1, 2} << 1;
        QTest::newRow("of some rows") << QByteArray(",step,loss\n5,10,2\n9,20,1\n2,30,0.5\n") << QList<double>{10, 20, 30} << 2;
    }
    void indexOfPandas_isNoMetric()
    {
        QFETCH(QByteArray, text);
        put("metrics.csv", text);
        const auto run = readOne(path("metrics.csv"));
        const Numbers &steps = *run->find(u"loss")->axis.step;
        QTEST(QList<double>(steps.begin(), steps.end()), "steps");
        QTEST(int(run->series.size()), "metrics");
        for (const Series &series : run->series)
            QVERIFY(!series.name.isEmpty());
    }

    // ---------------------------------------------------------------- files of others

    void samples_giveTheirNumbers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<int>("points");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("last");
        const auto row = [](const char *file, const char *kind, const char *metric, int points, double first, double last) {
            QTest::addRow("%s %s", file, metric) << QString::fromUtf8(file) << QString::fromUtf8(kind) << QString::fromUtf8(metric) << points << first << last;
        };
        row("wandb/Jskyu+KorQuAD2.0-dev-training/wandb/run-20240430_104212-1635krw5", "wandb", "train/loss", 4, 1.6613, 1.3526);
        row("wandb/Jskyu+KorQuAD2.0-dev-training/wandb/run-20240430_104212-1635krw5", "wandb", "train/grad_norm", 4, 0.5188491940498352, 0.5891878604888916);
        row("wandb/Jskyu+KorQuAD2.0-dev-training/wandb/run-20240502_102444-4yumlr6x", "wandb", "train/loss", 1, 1.6612, 1.6612);
        row("lm_eval/csabakecskemeti+lm_eval_results/meta-llama__Llama-3.1-8B-Instruct", "lm-eval", "hellaswag/acc,none", 1, 0.5908185620394344, 0.5908185620394344);
        row("lm_eval/EleutherAI+pythia/evals/pythia-v1/pythia-160m", "lm-eval", "wsc/acc_stderr", 1, 0.0474473339327792, 0.0474473339327792);
        row("junit/AlinaSHforwork+git-deploy-healer", "junit", "tests", 1, 91, 91);
        row("junit/AlinaSHforwork+git-deploy-healer", "junit", "skipped", 1, 3, 3);
        row("mlruns/16aryan+MLFlow/mlruns/0/0d8653353e3e43beb89442a8bca1a94d", "mlflow", "r2", 1, 0.24127270524006605, 0.24127270524006605);
        row("mlruns/10tanmay100+DEEPCNNCLASSIFIER", "mlflow", "loss", 1, 3.2727866172790527, 3.2727866172790527);
    }
    void samples_giveTheirNumbers()
    {
        QFETCH(QString, file);
        const QString sample = yeonji::testing::samples(file);
        if (!QFileInfo::exists(sample))
            QSKIP("the samples are not beside this checkout");
        const auto run = readOne(sample);
        QTEST(QString(kindName(run->kind)), "kind");
        QFETCH(QString, metric);
        QFETCH(double, first);
        QFETCH(double, last);
        QTEST(int(valuesOf(run, metric).size()), "points");
        QVERIFY(valuesOf(run, metric).front() == first);
        QVERIFY(valuesOf(run, metric).back() == last);
    }

    void everySample_opens_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("kinds");
        QTest::addColumn<int>("runs");
        QTest::newRow("tfevents") << u"tfevents"_s << u"tfevents"_s << 3;
        QTest::newRow("trainer_state") << u"trainer_state"_s << u"hf-trainer"_s << 4;
        QTest::newRow("hf_config") << u"hf_config"_s << u"hf-model"_s << 6;
        QTest::newRow("lm_eval") << u"lm_eval"_s << u"lm-eval"_s << 8;
        QTest::newRow("wandb") << u"wandb"_s << u"wandb"_s << 6;
        QTest::newRow("mlruns") << u"mlruns"_s << u"mlflow"_s << 8;
        QTest::newRow("metrics") << u"metrics"_s << u"csv jsonl"_s << 5;
        QTest::newRow("junit") << u"junit"_s << u"junit"_s << 2;
        QTest::newRow("notebooks") << u"notebooks"_s << u"notebook"_s << 10;
    }
    void everySample_opens()
    {
        QFETCH(QString, folder);
        QFETCH(QString, kinds);
        const QString sample = yeonji::testing::samples(folder);
        if (!QFileInfo::exists(sample))
            QSKIP("the samples are not beside this checkout");
        const auto runs = readAllIn(sample);
        QTEST(int(runs.size()), "runs");
        QSet<QString> names;
        for (const RunPtr &run : runs) {
            QVERIFY2(kinds.split(u' ').contains(kindName(run->kind)), qPrintable(run->path));
            names.insert(run->name);
        }
        QCOMPARE(size_t(names.size()), runs.size());
    }

private:
    QString path(const QByteArray &name) const { return m_dir->filePath(QString::fromUtf8(name)); }

    void put(const QByteArray &name, const QByteArray &bytes) const { yeonji::testing::put(path(name), bytes); }
    // As if it was written last so many seconds ago.
    void age(const QByteArray &name, int seconds) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addSecs(-seconds), QFileDevice::FileModificationTime));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
