// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as people write them by hand or out of a notebook: rows that name their metric, MLPerf's events, other line
// ends, lists in JSON, numbers as PyTorch prints them, and what is half written.
#include "runs/follow.h"
#include "runs/reader.h"
#include "folder.h"
#include "readruns.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace yeonji;
using namespace yeonji::runs;
using namespace yeonji::testing;
using namespace Qt::StringLiterals;

namespace {

Column stepsOf(const RunPtr &run, const QString &metric)
{
    const Series *series = run->find(metric);
    return series ? *series->axis.step : Column();
}

QStringList metricsOf(const RunPtr &run)
{
    QStringList names;
    for (const Series &one : run->series)
        names.append(one.name);
    return names;
}

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::Append) || file.write(bytes) != bytes.size())
        qFatal("%s: not written", qPrintable(path));
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }

    // ---------------------------------------------------------------- long tables

    void longTable_isAMetricPerName_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("by hand") << u"a.csv"_s << QByteArray("step,metric,value\n1,loss,0.5\n1,eval/acc,0.25\n2,loss,0.25\n2,eval/acc,0.5\n");
        QTest::newRow("melted") << u"a.csv"_s << QByteArray(",epoch,variable,value\n0,1,loss,0.5\n1,2,loss,0.25\n2,1,eval/acc,0.25\n3,2,eval/acc,0.5\n");
        QTest::newRow("MLflow's") << u"a.csv"_s
            << QByteArray("key,value,timestamp,run_uuid,step,is_nan\nloss,0.5,1767225600000,ab,1,0\neval/acc,0.25,1767225600500,ab,1,0\n"
                          "loss,0.25,1767225601000,ab,2,0\neval/acc,0.5,1767225601000,ab,2,0\n");
        QTest::newRow("tabs") << u"a.tsv"_s << QByteArray("Tag\tValue\tStep\nloss\t0.5\t1\nloss\t0.25\t2\neval/acc\t0.25\t1\neval/acc\t0.5\t2\n");
        QTest::newRow("quotes") << u"a.csv"_s << QByteArray("\"step\",\"name\",\"value\"\n1,\"loss\",0.5\n1,\"eval/acc\",0.25\n2,\"loss\",0.25\n2,\"eval/acc\",0.5\n");
        QTest::newRow("decimal commas") << u"a.csv"_s << QByteArray("step;metric;value\n1;loss;0,5\n1;eval/acc;0,25\n2;loss;0,25\n2;eval/acc;0,5\n");
        QTest::newRow("other words") << u"a.csv"_s << QByteArray("iter,what,number\n1,loss,0.5\n1,eval/acc,0.25\n2,loss,0.25\n2,eval/acc,0.5\n");
        QTest::newRow("without steps") << u"a.csv"_s << QByteArray("metric,value\nloss,0.5\neval/acc,0.25\nloss,0.25\neval/acc,0.5\n");
        QTest::newRow("without the last line end") << u"a.csv"_s << QByteArray("step,metric,value\n1,loss,0.5\n1,eval/acc,0.25\n2,loss,0.25\n2,eval/acc,0.5");
        QTest::newRow("JSON") << u"a.jsonl"_s
            << QByteArray("{\"step\":1,\"metric\":\"loss\",\"value\":0.5}\n{\"step\":1,\"metric\":\"eval\\/acc\",\"value\":0.25}\n"
                          "{\"step\":2,\"metric\":\"loss\",\"value\":0.25}\n{\"step\":2,\"metric\":\"eval\\/acc\",\"value\":0.5}\n");
        QTest::newRow("JSON with NaN") << u"a.jsonl"_s
            << QByteArray("{\"name\":\"loss\",\"value\":0.5,\"step\":1}\n{\"name\":\"eval/acc\",\"value\":0.25,\"step\":1,\"lr\":NaN}\n"
                          "{\"name\":\"loss\",\"value\":0.25,\"step\":2}\n{\"name\":\"eval/acc\",\"value\":0.5,\"step\":2,\"lr\":NaN}\n");
    }
    void longTable_isAMetricPerName()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        const auto run = readOne(m_folder->written(file, text));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(valuesOf(run, u"eval/acc"_s), (Column{0.25, 0.5}));
        QCOMPARE(stepsOf(run, u"loss"_s).back() - stepsOf(run, u"loss"_s).front(), 1.0);
        QCOMPARE(stepsOf(run, u"loss"_s), stepsOf(run, u"eval/acc"_s));
        QVERIFY(run->find(u"loss")->restarts.empty());
        QVERIFY(!run->find(u"value"));
        QCOMPARE(findingOf(run, "damaged-record"_L1), nullptr);
    }

    void longTableWithTimes_hasThem()
    {
        const auto run = readOne(m_folder->written(u"a.csv"_s, "wall_time,name,step,value\n1767225600,loss,10,0.5\n1767225660,loss,20,0.25\n"));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{10, 20}));
        QCOMPARE(*run->find(u"loss")->axis.wallTime, (Column{1767225600, 1767225660}));
    }

    // What a row is about beside its metric tells metrics apart.
    void longTableOfSeveral_keepsThemApart()
    {
        const auto phases = readOne(m_folder->written(u"phases.csv"_s, "step,split,metric,value\n1,train,loss,4\n1,val,loss,5\n2,train,loss,3\n2,val,loss,4\n"));
        QCOMPARE(valuesOf(phases, u"loss"_s), (Column{4, 3}));
        QCOMPARE(valuesOf(phases, u"val/loss"_s), (Column{5, 4}));
        const auto runs = readOne(m_folder->written(u"runs.csv"_s, "run,tag,step,value\na,loss,1,4\na,loss,2,3\nb,loss,1,6\nb,loss,2,5\n"));
        QCOMPARE(valuesOf(runs, u"loss"_s), (Column{4, 3}));
        QCOMPARE(valuesOf(runs, u"b/loss"_s), (Column{6, 5}));
        const auto seeds = readOne(m_folder->written(u"seeds.csv"_s, "seed,metric,step,value\n0,loss,1,4\n1,loss,1,6\n"));
        QCOMPARE(valuesOf(seeds, u"seed=1/loss"_s), (Column{6}));
    }

    void axisAsAMetric_isNoAxis()
    {
        const auto run = readOne(m_folder->written(u"a.csv"_s, "step,metric,value\n1,epoch,7\n1,loss,0.5\n2,epoch,8\n2,loss,0.25\n"));
        QCOMPARE(valuesOf(run, u"metric/epoch"_s), (Column{7, 8}));
        QCOMPARE(run->find(u"loss")->axis.epoch, nullptr);
    }

    void wordsInALongTable_areToldWithTheirLine()
    {
        const auto run = readOne(m_folder->written(u"a.csv"_s, "step,metric,value\n1,loss,4\n2,loss,broken\n3,loss,nan\n4,loss,\n5,,9\n6,loss,1\n"));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 3, 6}));
        const Finding *finding = findingOf(run, "damaged-record"_L1);
        QVERIFY(finding);
        QCOMPARE(finding->line, 3);
        QCOMPARE(findingOf(run, "nan"_L1)->line, 4);
    }

    // Words beside the numbers of a table do not make it a long one.
    void tableWithWords_isAnOrdinaryOne_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("metric");
        QTest::newRow("split") << u"a.csv"_s << QByteArray("epoch,split,loss\n1,train,4\n1,val,5\n2,train,3\n2,val,4\n") << u"loss"_s;
        QTest::newRow("dataset") << u"a.csv"_s << QByteArray("step,dataset,value\n1,mnist,4\n1,cifar,5\n2,mnist,3\n2,cifar,4\n") << u"value"_s;
        QTest::newRow("two numbers") << u"a.csv"_s << QByteArray("step,name,value,loss\n1,a,4,1\n1,b,5,1\n2,a,3,1\n") << u"value"_s;
        QTest::newRow("tag of the run") << u"a.csv"_s << QByteArray("epoch,tag,loss\n1,try-2,4\n2,try-2,5\n") << u"loss"_s;
        QTest::newRow("name of the run") << u"a.csv"_s << QByteArray("step,name,loss\n1,try-2,4\n2,try-2,5\n") << u"loss"_s;
        QTest::newRow("TensorBoard's") << u"a.csv"_s << QByteArray("Wall time,Step,Value\n1767225600,1,4\n1767225601,2,5\n") << u"Value"_s;
        QTest::newRow("a number called so") << u"a.csv"_s << QByteArray("step,metric,value\n1,4,5\n2,5,4\n") << u"metric"_s;
        QTest::newRow("JSON") << u"a.jsonl"_s << QByteArray("{\"step\":1,\"name\":\"a\",\"value\":1,\"loss\":4}\n{\"step\":2,\"name\":\"a\",\"value\":1,\"loss\":3}\n") << u"loss"_s;
        QTest::newRow("JSON list") << u"a.jsonl"_s << QByteArray("{\"name\":\"apple\",\"value\":1}\n{\"name\":\"pear\",\"value\":2}\n") << u"value"_s;
    }
    void tableWithWords_isAnOrdinaryOne()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, metric);
        const auto run = readOne(m_folder->written(file, text));
        QVERIFY2(run->find(metric), qPrintable(metricsOf(run).join(u' ')));
    }

    // Read by all cores, its parts are one table.
    void largeLongTable_isReadWhole_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("with steps") << QByteArray("step,metric,value\n");
        QTest::newRow("counted") << QByteArray("index,metric,value\n");
    }
    void largeLongTable_isReadWhole()
    {
        QFETCH(QByteArray, header);
        constexpr int rows = 700'000;
        QByteArray text = header;
        text.reserve(20 << 20);
        for (int i = 0; i < rows; ++i)
            text += QByteArray::number(i) + (i % 2 ? ",eval/loss,0.25\n" : ",train/loss,0.5\n");
        const auto run = readOne(m_folder->written(u"a.csv"_s, text));
        QCOMPARE(metricsOf(run), (QStringList{u"train/loss"_s, u"eval/loss"_s}));
        QCOMPARE(valuesOf(run, u"eval/loss"_s), Column(rows / 2, 0.25));
        const Column steps = stepsOf(run, u"eval/loss"_s);
        QCOMPARE(steps.back(), header.startsWith("step") ? rows - 1 : rows / 2 - 1);
        QVERIFY(run->find(u"eval/loss")->restarts.empty());
    }

    // Each row as it comes, and each metric as it first does.
    void longTableThatGrows_isWhatItIsWhole_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QList<QByteArray>>("rows");
        QTest::newRow("CSV") << u"a.csv"_s << QList<QByteArray>{"step,metric,value\n", "1,loss,4\n", "1,acc,0.5\n", "2,loss,3\n", "2,acc,0.6\n2,lr,1e-3\n", "3,loss,2\n"};
        QTest::newRow("counted") << u"a.csv"_s << QList<QByteArray>{"metric,value\n", "loss,4\n", "acc,0.5\n", "loss,3\n", "acc,0.6\nlr,1e-3\n", "loss,2\n"};
        QTest::newRow("JSON") << u"a.jsonl"_s
            << QList<QByteArray>{"{\"step\":1,\"metric\":\"loss\",\"value\":4}\n", "{\"step\":1,\"metric\":\"acc\",\"value\":0.5}\n", "{\"step\":2,\"metric\":\"loss\",\"value\":3}\n",
                                 "{\"step\":2,\"metric\":\"acc\",\"value\":0.6}\n{\"step\":2,\"metric\":\"lr\",\"value\":1e-3}\n", "{\"step\":3,\"metric\":\"loss\",\"value\":2}\n"};
        QTest::newRow("MLPerf") << u"a.txt"_s
            << QList<QByteArray>{event("seed", "7", ""), event("eval_accuracy", "0.5", "\"epoch_num\": 1"), "loading\n", event("eval_accuracy", "0.6", "\"epoch_num\": 2"),
                                 event("train_loss", "3", "\"epoch_num\": 3"), event("run_stop", "null", "\"status\": \"success\"")};
    }
    void longTableThatGrows_isWhatItIsWhole()
    {
        QFETCH(QString, file);
        QFETCH(QList<QByteArray>, rows);
        const QString whole = m_folder->written(u"whole/"_s % file, rows.join());
        const QString grown = m_folder->written(u"grown/"_s % file, rows.first() + rows[1]);
        Follower follower(discover(grown)->front());
        QVERIFY(follower.look().has_value());
        for (const QByteArray &row : rows.sliced(2)) {
            append(grown, row);
            QVERIFY(follower.look().has_value());
        }
        const RunPtr now = follower.run(), expected = readOne(whole);
        QCOMPARE(metricsOf(now), metricsOf(expected));
        for (const Series &one : expected->series) {
            QCOMPARE(valuesOf(now, one.name), Column(*one.values));
            QCOMPARE(stepsOf(now, one.name), Column(*one.axis.step));
        }
        QCOMPARE(now->params, expected->params);
    }

    // ---------------------------------------------------------------- MLPerf

    void mllog_isMetricsAndParameters()
    {
        const QByteArray text = "Container nvidia build = 1\n" + event("submission_benchmark", "\"resnet\"", "") + event("opt_base_learning_rate", "0.5", "")
            + event("epoch_start", "null", "\"epoch_num\": 1") + "0: " + event("eval_accuracy", "0.25", "\"epoch_num\": 1")
            + event("eval_accuracy", "0.75", "\"epoch_num\": 2") + event("tracked_stats", "{\"throughput\": 100.5}", "\"step\": 7, \"epoch_num\": 2")
            + ":::MLLOG {\"key\": \"eval_acc\n" + event("run_stop", "null", "\"status\": \"aborted\"");
        const auto run = readOne(m_folder->written(u"result_0.txt"_s, text));
        QCOMPARE(run->kind, Kind::Jsonl);
        QCOMPARE(valuesOf(run, u"eval_accuracy"_s), (Column{0.25, 0.75}));
        QCOMPARE(stepsOf(run, u"eval_accuracy"_s), (Column{1, 2}));
        QCOMPARE(stepsOf(run, u"throughput"_s), (Column{7}));
        QCOMPARE(run->find(u"eval_accuracy")->axis.wallTime->front(), 1767225600.0);
        QCOMPARE(valuesOf(run, u"throughput"_s), (Column{100.5}));
        QCOMPARE(run->params[u"opt_base_learning_rate"].toDouble(), 0.5);
        QCOMPARE(run->params[u"submission_benchmark"].toString(), u"resnet"_s);
        QCOMPARE(run->status, Status::Failed);
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 8);
    }

    // ---------------------------------------------------------------- line ends

    void carriageReturnsAlone_endLines_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("CSV") << u"a.csv"_s << QByteArray("epoch,loss,acc\r1,4,0.5\r2,3,0.75\r");
        QTest::newRow("without the last") << u"a.csv"_s << QByteArray("epoch,loss,acc\r1,4,0.5\r2,3,0.75");
        QTest::newRow("semicolons") << u"a.csv"_s << QByteArray("\xef\xbb\xbf" "epoch;loss;acc\r1;4;0,5\r2;3;0,75\r");
        QTest::newRow("by its columns") << u"a.txt"_s << QByteArray("epoch\tloss\tacc\r1\t4\t0.5\r2\t3\t0.75\r");
    }
    void carriageReturnsAlone_endLines()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        const auto run = readOne(m_folder->written(file, text));
        QCOMPARE(run->kind, Kind::Csv);
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{4, 3}));
        QCOMPARE(valuesOf(run, u"acc"_s), (Column{0.5, 0.75}));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 2}));
        QVERIFY(run->findings.isEmpty());
    }

    void barDrawnOverItself_isNoTable()
    {
        const auto found = discover(m_folder->written(u"train.log"_s, "  0%|   | 0/3 [00:00<?, ?it/s]\r 33%|#  | 1/3 [00:01<00:02, 1.00it/s, loss=4]\r 66%|## | 2/3 [00:02<00:01, 1.00it/s, loss=3]\r"));
        QVERIFY(found.has_value());
        QCOMPARE(found->front().reader->kind, Kind::Log);
    }

    // ---------------------------------------------------------------- JSON

    void arrayOfRows_isATable()
    {
        const auto run = readOne(m_folder->written(u"log.json"_s,
            "[\n  {\"epoch\": 1, \"loss\": 4, \"note\": \"a ]}, \\\" [{\", \"val\": {\"acc\": 0.5}},\n  {\"epoch\": 2, \"loss\": NaN,\n   \"val\": {\"acc\": 0.75}}\n]\n"));
        QCOMPARE(run->kind, Kind::Jsonl);
        QCOMPARE(valuesOf(run, u"loss"_s).front(), 4.0);
        QVERIFY(std::isnan(valuesOf(run, u"loss"_s).back()));
        QCOMPARE(valuesOf(run, u"val/acc"_s), (Column{0.5, 0.75}));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 2}));
        QCOMPARE(findingOf(run, "nan"_L1)->line, 3);
        QCOMPARE(findingOf(run, "damaged-record"_L1), nullptr);
    }

    void arrayCutOff_givesItsWholeRows()
    {
        const auto run = readOne(m_folder->written(u"log.json"_s, "[{\"step\": 1, \"loss\": 4},\n{\"step\": 2, \"loss\": 3},\n{\"step\": 3, \"lo"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{4, 3}));
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 2);
    }

    void history_isAMetricPerList_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Column>("epochs");
        QTest::newRow("Keras") << QByteArray("{\"accuracy\": [0.5, 0.75], \"loss\": [4.0, 3.0], \"lr\": [0.1, 0.1], \"val_accuracy\": [0.25, 0.5]}") << Column{0, 1};
        QTest::newRow("pandas") << QByteArray("{\"accuracy\":{\"0\":0.5,\"1\":0.75},\"loss\":{\"0\":4,\"1\":3},\"val_accuracy\":{\"0\":0.25,\"1\":0.5}}") << Column{0, 1};
        QTest::newRow("with epochs") << QByteArray("{\"epoch\": [1, 2], \"loss\": [4, 3], \"accuracy\": [0.5, 0.75], \"val_accuracy\": [0.25, 0.5]}") << Column{1, 2};
        QTest::newRow("with settings") << QByteArray("{\"history\": {\"loss\": [4, 3], \"accuracy\": [0.5, 0.75], \"val_accuracy\": [0.25, 0.5], \"val_loss\": []}, \"params\": {\"epochs\": 2}}") << Column{0, 1};
        QTest::newRow("as texts") << QByteArray("{\"loss\": [\"4.0\", \"3.0\"], \"accuracy\": [\"0.5\", \"0.75\"], \"val_accuracy\": [\"0.25\", \"0.5\"]}") << Column{0, 1};
    }
    void history_isAMetricPerList()
    {
        QFETCH(QByteArray, text);
        QFETCH(Column, epochs);
        m_folder->written(u"sft-3/history.json"_s, text);
        const auto run = readOne(m_folder->path());
        QCOMPARE(run->name, u"sft-3"_s);
        QCOMPARE(run->kind, Kind::Jsonl);
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{4, 3}));
        QCOMPARE(valuesOf(run, u"val_accuracy"_s), (Column{0.25, 0.5}));
        QCOMPARE(stepsOf(run, u"loss"_s), epochs);
        QCOMPARE(Column(*run->find(u"loss")->axis.epoch), epochs);
        QVERIFY(run->findings.isEmpty());
    }

    void historyLongerThanAFirstLook_isOneToo()
    {
        const QByteArray list = "[" + QByteArray("0.123456789, ").repeated(20'000) + "0.5]";
        const auto run = readOne(m_folder->written(u"history.json"_s, "{\"loss\": " + list + ", \"val_loss\": " + list + "}"));
        QCOMPARE(valuesOf(run, u"val_loss"_s).size(), 20'001u);
    }

    // Most JSON files are something else.
    void otherJson_isNoRun_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("settings") << QByteArray("{\"betas\": [0.9, 0.999], \"hidden\": [128, 64], \"lr\": [0.1, 0.01]}");
        QTest::newRow("weights of losses") << QByteArray("{\"loss_weights\": [1, 2], \"accuracy_thresholds\": [0.5, 0.9], \"epochs\": 3}");
        QTest::newRow("one metric among settings") << QByteArray("{\"betas\": [0.9, 0.999], \"hidden\": [128, 64], \"loss\": [1, 2]}");
        QTest::newRow("uneven") << QByteArray("{\"loss\": [4, 3], \"val_loss\": [4, 3, 2]}");
        QTest::newRow("one each") << QByteArray("{\"loss\": [4], \"val_loss\": [4]}");
        QTest::newRow("names") << QByteArray("{\"loss\": [\"mse\", \"mae\"], \"accuracy\": [0.5, 0.75]}");
        QTest::newRow("numbers") << QByteArray("{\"loss\": 4, \"accuracy\": 0.5}");
        QTest::newRow("samples") << QByteArray("[{\"question\": \"?\", \"score\": 1}, {\"question\": \"!\", \"score\": 2}]");
        QTest::newRow("days") << QByteArray("[{\"date\": \"2026-01-01\", \"price\": 1}, {\"date\": \"2026-01-02\", \"price\": 2}]");
        QTest::newRow("list") << QByteArray("[1, 2, 3]");
        QTest::newRow("brackets") << QByteArray("[{");
    }
    void otherJson_isNoRun()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!discover(m_folder->written(u"config.json"_s, text)).has_value());
        QVERIFY(!discover(m_folder->path()).has_value());
    }

    // ---------------------------------------------------------------- numbers as they are printed

    void tensorsWithCommas_areCells()
    {
        const auto run = readOne(m_folder->written(u"a.csv"_s,
            "step,loss,acc\n1,tensor(4., device='cuda:0'),0.5\n2, tensor(3.5, device='cuda:0', grad_fn=<NllLossBackward0>) ,0.75\n3,tensor(3.),tensor(1., dtype=torch.float64)\n"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{4, 3.5, 3}));
        QCOMPARE(valuesOf(run, u"acc"_s), (Column{0.5, 0.75, 1}));
        QVERIFY(run->findings.isEmpty());
    }

    // Several numbers are none, and shift no other.
    void tensorOfSeveral_isToldWithItsLine()
    {
        const auto run = readOne(m_folder->written(u"a.csv"_s, "step,loss,acc\n1,4,0.5\n2,\"3\",0.75\n3,tensor([2., 1.], device='cuda:0'),1\n"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{4, 3}));
        QCOMPARE(valuesOf(run, u"acc"_s), (Column{0.5, 0.75, 1}));
        QCOMPARE(run->findings.size(), 1);
        QCOMPARE(run->findings.front().line, 4);
    }

private:
    static QByteArray event(const QByteArray &key, const QByteArray &value, const QByteArray &metadata)
    {
        return ":::MLLOG {\"namespace\": \"\", \"time_ms\": 1767225600000, \"event_type\": \"POINT_IN_TIME\", \"key\": \"" + key + "\", \"value\": " + value
            + ", \"metadata\": {" + metadata + (metadata.isEmpty() ? "" : ", ") + "\"file\": \"train.py\", \"lineno\": 3}}\n";
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(TablesTest)
#include "tst_tables.moc"
