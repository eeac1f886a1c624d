// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs as values, the tolerant JSON, and what discovery makes of folders. Formats: tst_readers.
#include "binaryruns.h"
#include "folder.h"
#include "readruns.h"
#include "core/json.h"
#include "core/names.h"
#include "runs/follow.h"
#include "runs/metricname.h"
#include "runs/reader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <sys/stat.h>

using namespace yeonji;
using yeonji::testing::findingOf;
using yeonji::testing::eventOf;
using yeonji::testing::put;
using yeonji::testing::readOne;
using yeonji::testing::scalarEvent;
using yeonji::testing::scalarValue;
using yeonji::testing::valuesOf;
using namespace yeonji::runs;
using namespace Qt::StringLiterals;

namespace {

SharedColumn column(Column values)
{
    return share(std::move(values));
}

QStringList namesIn(const QString &folder)
{
    QStringList names;
    if (const auto found = discover(folder))
        for (const Found &one : *found)
            names.append(one.name);
    names.sort();
    return names;
}

constexpr auto table = "step,loss\n1,0.5\n2,0.4\n";
constexpr auto state = R"({"global_step": 2, "max_steps": 2, "log_history": [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.4}]})";

} // namespace

class RunsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // ---------------------------------------------------------------- JSON

    void json_takesWhatPythonWrites()
    {
        const auto read = readJson(R"({"a": NaN, "b": -Infinity, "c": 1000000000000000019884624838656, "d": 9223372036854775807, "e": "\ud55c\uae00"})");
        QVERIFY2(read.whole(), qPrintable(read.problem));
        QVERIFY(std::isnan(read.value[u"a"].toDouble()));
        QCOMPARE(read.value[u"b"].toDouble(), -HUGE_VAL);
        QCOMPARE(read.value[u"c"].toDouble(), 1e30);
        QCOMPARE(read.value[u"d"].toInteger(), std::numeric_limits<qint64>::max());
        QCOMPARE(read.value[u"e"].toString(), u"한글"_s);
    }

    void jsonCutOff_givesWhatStandsBefore_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("in a string") << QByteArray("{\"a\": 1,\n\"b\": [1, 2],\n\"c\": \"x");
        QTest::newRow("in a number") << QByteArray("{\"a\": 1,\n\"b\": [1, 2],\n\"c\": 3.1");
        QTest::newRow("after a comma") << QByteArray("{\"a\": 1,\n\"b\": [1, 2],\n");
        QTest::newRow("in a name") << QByteArray("{\"a\": 1,\n\"b\": [1, 2],\n\"c");
        QTest::newRow("in a word") << QByteArray("{\"a\": 1,\n\"b\": [1, 2],\n\"c\": tr");
        QTest::newRow("in an escape") << QByteArray("{\"a\": 1,\n\"b\": [1, 2],\n\"c\": \"\\u12");
    }
    void jsonCutOff_givesWhatStandsBefore()
    {
        QFETCH(QByteArray, text);
        const auto read = readJson(text);
        QVERIFY(!read.whole());
        QCOMPARE(read.line, 3);
        QCOMPARE(read.value[u"a"].toInt(), 1);
        QCOMPARE(read.value[u"b"].toArray().size(), 2);
        QVERIFY(read.value[u"c"].isUndefined());
    }

    void jsonNestedTooDeep_isAProblem()
    {
        const auto read = readJson(QByteArray(1'000'000, '['));
        QVERIFY(!read.whole());
    }

    void jsonInvalidUtf8_isReadAndSaid()
    {
        const auto read = readJson("{\"a\": \"x\xff\", \"b\": 2}");
        QVERIFY(read.whole());
        QVERIFY(!read.validUtf8);
        QCOMPARE(read.value[u"b"].toInt(), 2);
    }

    void jsonOfManyMembers_keepsAll()
    {
        QByteArray text = "{";
        for (int i = 0; i < 100'000; ++i)
            text += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":" + QByteArray::number(i);
        text += "}";
        const auto read = readJson(text);
        QCOMPARE(read.value.toObject().size(), 100'000);
        QCOMPARE(read.value[u"k99999"].toInt(), 99'999);
    }

    // ---------------------------------------------------------------- values

    void steps_thatFallBack_areRestarts()
    {
        const auto series = makeSeries(u"loss"_s, {column({0, 1, 1, 2, 1, 2, 0}), {}, {}}, column(Column(7, 1.0)));
        QCOMPARE(series.restarts, (std::vector<size_t>{4, 6}));
    }

    void summary_countsOnlyFiniteValues()
    {
        const auto series = makeSeries(u"loss"_s, {column({0, 10, 20, 30, 40}), {}, {}},
                                       column({NAN, 3, 1, HUGE_VAL, 1}));
        const auto down = summarize(series, Direction::Down);
        QCOMPARE(down.points, 5u);
        QCOMPARE(down.nan, 2u);
        QCOMPARE(*down.first, 3.0);
        QCOMPARE(*down.last, 1.0);
        QCOMPARE(*down.best, 1.0);
        QCOMPARE(*down.bestStep, 20.0);
        QCOMPARE(*summarize(series, Direction::Up).best, 3.0);
        for (const Direction nobody : {Direction::Unknown, Direction::None}) {
            QVERIFY(!summarize(series, nobody).best && !summarize(series, nobody).bestStep);
            QCOMPARE(*summarize(series, nobody).min, 1.0);
        }
        QVERIFY(!summarize(makeSeries(u"x"_s, {column({0}), {}, {}}, column({NAN})), Direction::Down).best);
    }

    void direction_isKnownByName_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<int>("direction");
        const auto row = [](const char *metric, Direction direction) {
            QTest::newRow(metric) << QString::fromUtf8(metric) << int(direction);
        };
        row("eval_loss", Direction::Down);
        row("train/box_loss", Direction::Down);
        row("val_perplexity", Direction::Down);
        row("eval_wer", Direction::Down);
        row("reward_loss", Direction::Down);
        row("acc_stderr,none", Direction::Down);
        row("rmse", Direction::Down);
        for (const char *metric : {"top1_err", "val/top5_err", "top1_acc_err", "bits_per_byte,none", "lpips", "brier_score", "false_positive_rate", "hd95"})
            row(metric, Direction::Down);
        for (const char *metric : {"reward_std", "acc_std", "rewards/rejected", "rewards/chosen"})
            row(metric, Direction::None);
        row("rewards/margins", Direction::Up);
        row("top1_acc", Direction::Up);
        row("acc,none", Direction::Up);
        row("val_accuracy", Direction::Up);
        row("metrics/mAP50(B)", Direction::Up);
        row("eval_f1", Direction::Up);
        row("r2", Direction::Up);
        row("exact_match,strict-match", Direction::Up);
        row("eval_rougeLsum", Direction::Up);
        row("정확도", Direction::Up);
        row("rollout/ep_rew_mean", Direction::Up);
        row("cohen_kappa", Direction::Up);
        row("jaccard_index", Direction::Up);
        row("log_likelihood", Direction::Up);
        row("negative_log_likelihood", Direction::Down);
        row("neg_log_likelihood", Direction::Down);
        row("test/NegLogLikelihood", Direction::Down);
        row("minus_elbo", Direction::Down);
        row("neg_elbo", Direction::Down);
        row("negative_elbo", Direction::Down);
        row("neg_mean_squared_error", Direction::Up);
        row("val_neg_rmse", Direction::Up);
        row("neg_log_loss", Direction::Up);
        row("negative_log_likelihood_loss", Direction::Down);
        row("neg_loss", Direction::Down);
        row("negative_accuracy", Direction::Up);
        row("false_negative_error", Direction::Down);
        row("mfu", Direction::Up);
        row("검증 손실", Direction::Down);
        row("train_samples_per_second", Direction::None);
        row("total_steps", Direction::None);
        row("eval_runtime", Direction::None);
        row("num_input_tokens_seen", Direction::None);
        row("학습률", Direction::None);
        row("train_loss_step", Direction::Down);
        row("val_acc_epoch", Direction::Up);
        row("heatmap", Direction::Unknown);
        row("learning_rate", Direction::None);
        row("grad_norm", Direction::Unknown);
        row("f", Direction::Unknown);
    }
    void direction_isKnownByName()
    {
        QFETCH(QString, metric);
        QFETCH(int, direction);
        QCOMPARE(int(directionOf(metric)), direction);
    }

    void evaluation_isToldByWords_data()
    {
        QTest::addColumn<bool>("is");
        for (const char *name : {"eval_loss", "val/loss", "Loss/validation", "valLoss", "valloss", "validAcc", "test_acc", "dev_f1", "devf1", "검증 손실"})
            QTest::newRow(name) << true;
        for (const char *name : {"value_loss", "retrieval_loss", "std_dev_loss", "loss", "train_loss", "interval", "latest_loss", "device_mem", "deviation"})
            QTest::newRow(name) << false;
    }
    void evaluation_isToldByWords()
    {
        QFETCH(bool, is);
        QCOMPARE(isEvaluation(QString::fromUtf8(QTest::currentDataTag())), is);
    }

    void metric_isWhatItsWordsSay()
    {
        QVERIFY(isLoss(u"train_loss_step"_s) && isLoss(u"loss/train"_s) && isLoss(u"검증 손실"_s) && !isLoss(u"loss_scale"_s));
        QVERIFY(isRate(u"lr"_s) && isRate(u"train/learning_rate"_s) && isRate(u"lr-AdamW/pg1"_s) && isRate(u"learning rate"_s) && !isRate(u"lrp_loss"_s));
        QVERIFY(isCost(u"eval_runtime"_s) && isCost(u"epoch_time"_s) && isCost(u"acc_stderr,none"_s) && !isCost(u"train_loss_epoch"_s) && !isCost(u"timeliness"_s));
        QVERIFY(isNorm(u"grad_norm"_s) && !isNorm(u"acc_norm,none"_s) && !isNorm(u"normal"_s));
        QVERIFY(isShare(u"eval_wer"_s) && isShare(u"val_f1"_s) && isShare(u"rouge1"_s) && !isShare(u"answer_length"_s) && !isShare(u"accuracy_loss"_s));
        QCOMPARE(quantityOf(u"eval_ppl"_s), quantityOf(u"word_perplexity,none"_s));
        QCOMPARE(quantityOf(u"val/wer"_s), u"wer"_s);
        QCOMPARE(quantityOf(u"answer_error"_s), u"answer_error"_s);
    }

    void direction_ofTheProject_comesFirst()
    {
        const QHash<QString, QString> overrides{{u"eval_*"_s, u"max"_s}, {u"eval_loss"_s, u"min"_s}};
        QCOMPARE(directionOf(u"eval_loss"_s, overrides), Direction::Down);
        QCOMPARE(directionOf(u"eval_wer"_s, overrides), Direction::Up);
        QCOMPARE(directionOf(u"acc"_s, overrides), Direction::Up);
    }

    void nearestName_isOffered()
    {
        QCOMPARE(nearestName(u"evalloss"_s, {u"loss"_s, u"eval_loss"_s}), u"eval_loss"_s);
        QCOMPARE(nearestName(u"zzz"_s, {u"loss"_s, u"eval_loss"_s}), QString());
        QCOMPARE(nearestName(u"qwen-instruct-3"_s, {u"str"_s, u"a"_s}), QString());
    }

    // ---------------------------------------------------------------- discovery

    void folders_areGroupedAndNamedAsAPersonWould()
    {
        QTemporaryDir dir;
        const QString lab = dir.filePath(u"lab"_s);
        put(lab % u"/sft-3/trainer_state.json"_s, state);
        put(lab % u"/sft-3/checkpoint-1/trainer_state.json"_s, state);
        put(lab % u"/sft-3/trainer_log.jsonl"_s, "{\"step\": 1, \"loss\": 0.5}\n{\"step\": 2, \"loss\": 0.4}\n");
        put(lab % u"/interrupted/checkpoint-500/trainer_state.json"_s, state);
        put(lab % u"/interrupted/checkpoint-1000/trainer_state.json"_s, state);
        put(lab % u"/vit/lightning_logs/version_0/metrics.csv"_s, table);
        put(lab % u"/gpt/lightning_logs/version_0/metrics.csv"_s, table);
        put(lab % u"/gpt/lightning_logs/version_1/metrics.csv"_s, table);
        put(lab % u"/sweep/lr1.csv"_s, table);
        put(lab % u"/sweep/lr2.csv"_s, table);
        put(lab % u"/한글 이름/metrics.csv"_s, table);
        put(lab % u"/.venv/lib/metrics.csv"_s, table);
        put(lab % u"/web/node_modules/x/metrics.csv"_s, table);
        // One training that was written twice.
        put(lab % u"/boarded/checkpoint-2/trainer_state.json"_s, state);
        put(lab % u"/boarded/runs/Nov30_host/events.out.tfevents.1.host"_s, scalarEvent(1, "train/loss", 0.5f));
        put(lab % u"/both/lightning_logs/version_0/metrics.csv"_s, table);
        put(lab % u"/both/lightning_logs/version_0/events.out.tfevents.1.host"_s, scalarEvent(1, "loss", 0.5f));
        put(lab % u"/notes.md"_s, "step,loss\n1,2\n");
        put(lab % u"/data/questions.csv"_s, "question,answer\n안녕?,그래\n무엇?,이것\n");
        QCOMPARE(namesIn(lab), (QStringList{u"boarded"_s, u"both"_s, u"gpt/version_0"_s, u"gpt/version_1"_s, u"interrupted"_s, u"lr1"_s, u"lr2"_s,
                                            u"sft-3"_s, u"vit"_s, u"한글 이름"_s}));
    }

    void trainerWithEvents_hasWhatOnlyTheyHold_data()
    {
        QTest::addColumn<float>("first");
        QTest::addColumn<Column>("losses");
        QTest::addColumn<bool>("added");
        QTest::newRow("of the same training") << 0.5f << Column{0.5, 0.4, 0.25} << true;
        QTest::newRow("of another one") << 0.75f << Column{0.5, 0.4} << false;
    }
    void trainerWithEvents_hasWhatOnlyTheyHold()
    {
        QFETCH(float, first);
        QFETCH(bool, added);
        QTemporaryDir dir;
        put(dir.filePath(u"out/checkpoint-2/trainer_state.json"_s), state);
        put(dir.filePath(u"out/runs/Apr16_22-30-00_host/events.out.tfevents.1.host"_s),
            scalarEvent(1, "train/loss", first) + scalarEvent(1, "train/epoch", 0.5f) + scalarEvent(2, "train/loss", 0.4f) + scalarEvent(2, "mine", 7)
                + scalarEvent(3, "train/loss", 0.25f));
        const auto runs = readAll({dir.filePath(u"out"_s)});
        QVERIFY(runs && runs->size() == 1);
        const RunPtr &run = runs->front();
        QVERIFY(run->find(u"loss") && !run->find(u"train/loss") && !run->find(u"train/epoch"));
        QTEST(Column(*run->find(u"loss")->values), "losses");
        QCOMPARE(run->find(u"mine") != nullptr, added);
        // What is not shown is told, with the folder that shows it.
        const Finding *other = findingOf(run, "other-training"_L1);
        QCOMPARE(other != nullptr, !added);
        if (other)
            QCOMPARE(valuesOf(readOne(other->file), u"train/loss"_s), (Column{first, double(0.4f), 0.25}));
        QCOMPARE(run->find(u"loss")->axis.step->size(), run->find(u"loss")->size());
    }

    void eventsWithATable_haveOneSeriesOfBoth()
    {
        QTemporaryDir dir;
        const QString events = dir.filePath(u"version_0/events.out.tfevents.1.host"_s), csv = dir.filePath(u"version_0/metrics.csv"_s);
        put(events, scalarEvent(1, "loss", 0.3f) + scalarEvent(2, "loss", 0.2f) + scalarEvent(2, "hp_metric", 5) + scalarEvent(1, "acc", 0.5f));
        put(csv, "epoch,step,loss,acc,lr\n0,1,0.3,0.5,0.125\n1,2,0.2,0.75,0.25\n");
        const auto found = discover(dir.path());
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        const auto run = follower.look();
        QVERIFY(run.has_value());
        QCOMPARE((*run)->series.size(), size_t(4));
        QCOMPARE(*(*run)->find(u"loss")->values, (Column{0.3, 0.2}));
        QVERIFY((*run)->find(u"loss")->axis.epoch && (*run)->find(u"loss")->axis.wallTime);
        QCOMPARE(*(*run)->find(u"acc")->values, (Column{0.5, 0.75}));
        QCOMPARE(*(*run)->find(u"hp_metric")->values, Column{5});
        QCOMPARE(*(*run)->find(u"lr")->values, (Column{0.125, 0.25}));
        // The table alone grows.
        put(csv, "epoch,step,loss,acc,lr\n0,1,0.3,0.5,0.125\n1,2,0.2,0.75,0.25\n2,3,0.1,0.875,0.5\n");
        const auto later = follower.look();
        QVERIFY(later.has_value());
        QCOMPARE(*(*later)->find(u"loss")->values, (Column{0.3, 0.2, 0.1}));
    }

    void tableOfAnotherTraining_isTold_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<bool>("other");
        QTest::newRow("its own") << QByteArray("step,loss\n1,0.5\n2,0.3\n") << false;
        QTest::newRow("rounded, and fewer points") << QByteArray("step,loss\n2,0.333\n") << false;
        QTest::newRow("before it began anew") << QByteArray("step,loss\n1,0.5\n2,0.33333\n") << false;
        QTest::newRow("another's") << QByteArray("step,loss\n1,9\n2,4.5\n3,3\n") << true;
        QTest::newRow("another's with a rate that is the same") << QByteArray("step,lr,loss\n1,0.125,9\n2,0.125,4.5\n") << true;
    }
    void tableOfAnotherTraining_isTold()
    {
        QFETCH(QByteArray, table);
        QFETCH(bool, other);
        QTemporaryDir dir;
        const QString csv = dir.filePath(u"version_0/metrics.csv"_s);
        put(dir.filePath(u"version_0/events.out.tfevents.1.host"_s),
            scalarEvent(1, "loss", 0.5f) + scalarEvent(1, "lr", 0.125f) + scalarEvent(2, "loss", 1.0f / 3) + scalarEvent(2, "lr", 0.125f) + scalarEvent(2, "loss", 0.3f));
        put(csv, table);
        const RunPtr run = readOne(dir.path());
        const Finding *told = findingOf(run, "other-training"_L1);
        QCOMPARE(told != nullptr, other);
        QVERIFY(!told || (told->file == csv && run->find(u"loss")->values->front() == 0.5));
        QCOMPARE(run->files.contains(csv), !other);
    }

    // As its CSV, JSON and TBX loggers write it.
    void trialOfRay_isOneRun_data()
    {
        QTest::addColumn<QStringList>("without");
        QTest::newRow("all") << QStringList();
        QTest::newRow("no event files") << QStringList{u"events.out.tfevents.1714557600.gpu1"_s};
        QTest::newRow("a table and event files") << QStringList{u"result.json"_s};
        QTest::newRow("rows alone") << QStringList{u"events.out.tfevents.1714557600.gpu1"_s, u"progress.csv"_s};
    }
    void trialOfRay_isOneRun()
    {
        QFETCH(QStringList, without);
        QTemporaryDir dir;
        const QString trial = dir.filePath(u"PPO_2024-05-01_10-00-00/PPO_CartPole-v1_d8b3a_00000_0_2024-05-01_10-00-00"_s);
        QByteArray rows, csv = "episode_reward_mean,timesteps_total,done,training_iteration,trial_id,date,timestamp,time_this_iter_s,info/learner/default_policy/total_loss,"
                               "hist_stats/episode_reward\r\n", events;
        for (int i = 1; i <= 3; ++i) {
            const QByteArray n = QByteArray::number(i), steps = QByteArray::number(4000 * i), reward = QByteArray::number(20.1 * i), at = QByteArray::number(1714557610 + 10 * i);
            rows += R"({"custom_metrics": {}, "info": {"learner": {"default_policy": {"total_loss": 8.)" + n + R"(}}}, "episode_reward_mean": )" + reward
                + R"(, "hist_stats": {"episode_reward": [10.0, 35.0]}, "timesteps_total": )" + steps + R"(, "done": false, "training_iteration": )" + n
                + R"(, "trial_id": "d8b3a_00000", "date": "2024-05-01_10-00-12", "timestamp": )" + at
                + R"(, "time_this_iter_s": 4.25, "config": {"env": "CartPole-v1", "lr": 5e-05, "num_workers": 2, "model": {"fcnet_hiddens": [256, 256], "vf_share_layers": false}})"
                + (i == 3 ? R"(, "evaluation": {"episode_reward_mean": 99.0}})" : "}") + '\n';
            csv += reward + ',' + steps + ",False," + n + ",d8b3a_00000,2024-05-01_10-00-12," + at + ",4.25,8." + n + ",\"[10.0, 35.0]\"\r\n";
            events += eventOf(4000 * i, scalarValue("ray/tune/episode_reward_mean", 20.1f * float(i)) + scalarValue("ray/tune/timesteps_total", 4000.0f * float(i))
                                  + scalarValue("ray/tune/info/learner/default_policy/total_loss", 8.0f + float(i) / 10));
        }
        const QList<std::pair<QString, QByteArray>> files{
            {u"params.json"_s, R"({"env": "CartPole-v1", "lr": 5e-05, "num_workers": 2})"}, {u"params.pkl"_s, "\x80\x04"}, {u"result.json"_s, rows}, {u"progress.csv"_s, csv},
            {u"events.out.tfevents.1714557600.gpu1"_s, events}, {u"checkpoint_000000/rllib_checkpoint.json"_s, R"({"type": "Algorithm", "checkpoint_version": "1.1"})"}};
        for (const auto &[name, bytes] : files)
            if (!without.contains(name))
                put(trial % u'/' % name, bytes);
        put(trial % u"/../experiment_state-2024-05-01_10-00-00.json"_s, "{\"checkpoints\": [\"{}\"],\n \"runner_data\": {\"start_time\": 1714557600.5}}");
        const RunPtr run = readOne(dir.path());
        QVERIFY(run->name.startsWith(u"PPO_CartPole-v1_d8b3a"));
        QCOMPARE(valuesOf(run, u"episode_reward_mean"_s), (Column{20.1, 40.2, 60.3}));
        QCOMPARE(*run->find(u"episode_reward_mean")->axis.step, (Column{1, 2, 3}));
        QCOMPARE(run->find(u"episode_reward_mean")->axis.wallTime->back(), 1714557640.0);
        QCOMPARE(valuesOf(run, u"timesteps_total"_s), (Column{4000, 8000, 12000}));
        QCOMPARE(valuesOf(run, u"info/learner/default_policy/total_loss"_s), (Column{8.1, 8.2, 8.3}));
        QCOMPARE(run->params[u"lr"].toDouble(), 5e-05);
        for (const Series &series : run->series)
            QVERIFY2(!series.name.startsWith(u"ray/") && !series.name.startsWith(u"config"), qPrintable(series.name));
        QCOMPARE(run->find(u"evaluation/episode_reward_mean") != nullptr, !without.contains(u"result.json"_s));
        QVERIFY(!findingOf(run, "restart"_L1) && !findingOf(run, "other-training"_L1));
    }

    // As Runner with LoggerHook, LocalVisBackend and TensorboardVisBackend leaves it.
    void workDirOfMmengine_isARunForEachStart_data()
    {
        QTest::addColumn<bool>("countsTwice");
        QTest::addColumn<bool>("ofBoard");
        QTest::newRow("newer") << true << false;
        QTest::newRow("older") << false << false;
        QTest::newRow("with event files") << true << true;
    }
    void workDirOfMmengine_isARunForEachStart()
    {
        QFETCH(bool, countsTwice);
        QFETCH(bool, ofBoard);
        QTemporaryDir dir;
        const QString work = dir.filePath(u"work_dirs/rtmdet_tiny"_s);
        QByteArray rows;
        for (int epoch = 1; epoch <= 3; ++epoch) {
            for (int step = 100 * epoch - 50; step <= 100 * epoch; step += 50) {
                const QByteArray at = QByteArray::number(step);
                rows += "{\"base_lr\": 0.004, \"lr\": 0.004, \"data_time\": 0.0125, \"loss\": " + QByteArray::number(100.0 / step) + ", \"time\": 0.3125, \"epoch\": "
                    + QByteArray::number(epoch) + (countsTwice ? ", \"iter\": " + at : QByteArray()) + ", \"memory\": 3511, \"step\": " + at + "}\n";
            }
            rows += "{\"coco/bbox_mAP\": 0." + QByteArray::number(epoch) + ", \"data_time\": 0.002, \"time\": 0.03, \"step\": " + QByteArray::number(epoch) + "}\n";
        }
        const auto start = [&](const QString &time) {
            const QString in = work % u'/' % time;
            put(in % u'/' % time % u".log"_s, "2024/05/01 10:12:00 - mmengine - INFO - Epoch(train)  [1][ 50/100]  lr: 4.0e-03  eta: 0:05:00  time: 0.3125  loss: 2.0000\n"
                                              "2024/05/01 10:13:00 - mmengine - INFO - Epoch(train)  [1][100/100]  lr: 4.0e-03  eta: 0:04:00  time: 0.3125  loss: 1.0000\n");
            put(in % u"/vis_data/"_s % time % u".json"_s, rows);
            put(in % u"/vis_data/scalars.json"_s, rows);
            put(in % u"/vis_data/config.py"_s, "max_epochs = 3\n");
            if (ofBoard)
                put(in % u"/vis_data/events.out.tfevents.1714558272.gpu1"_s, scalarEvent(50, "loss", 2) + scalarEvent(100, "loss", 1));
        };
        put(work % u"/rtmdet_tiny.py"_s, "max_epochs = 3\n");
        put(work % u"/last_checkpoint"_s, "work_dirs/rtmdet_tiny/epoch_3.pth");
        put(work % u"/epoch_3.pth"_s, "PK");
        start(u"20240501_101112"_s);
        for (const QString &asked : {dir.path(), work, QString(work % u"/20240501_101112"_s)}) {
            const RunPtr run = readOne(asked);
            QCOMPARE(run->name, u"rtmdet_tiny"_s);
            QCOMPARE(run->kind, Kind::Jsonl);
            QCOMPARE(valuesOf(run, u"loss"_s).size(), 6u);
            QCOMPARE(*run->find(u"loss")->axis.step, (Column{50, 100, 150, 200, 250, 300}));
            // A row of an evaluation says its epoch alone, as its step.
            QCOMPARE(valuesOf(run, u"coco/bbox_mAP"_s), (Column{0.1, 0.2, 0.3}));
            QCOMPARE(*run->find(u"coco/bbox_mAP")->axis.step, (Column{100, 200, 300}));
            QCOMPARE(*run->find(u"coco/bbox_mAP")->axis.epoch, (Column{1, 2, 3}));
            QVERIFY(!run->find(u"iter") && !run->find(u"step") && !findingOf(run, "restart"_L1));
        }
        start(u"20240502_090000"_s);
        QCOMPARE(namesIn(dir.path()), (QStringList{u"rtmdet_tiny/20240501_101112"_s, u"rtmdet_tiny/20240502_090000"_s}));
        put(dir.filePath(u"lab/runs/20240501_101112/vis_data/scalars.json"_s), rows);
        QCOMPARE(namesIn(dir.filePath(u"lab/runs"_s)), QStringList{u"20240501_101112"_s});
        // In pieces it is what it is at once.
        const QString growing = dir.filePath(u"grows/20240503_090000/vis_data/scalars.json"_s);
        const QList<QByteArray> lines = rows.split('\n');
        put(growing, lines.mid(0, 3).join('\n') + '\n');
        const auto found = discover(dir.filePath(u"grows"_s));
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        QVERIFY(follower.look().has_value());
        QFile file(growing);
        QVERIFY(file.open(QIODevice::Append));
        for (const QByteArray &line : lines.mid(3)) {
            file.write(line.isEmpty() ? line : line + '\n');
            file.flush();
            QVERIFY(follower.look().has_value());
        }
        QCOMPARE(*follower.run()->find(u"coco/bbox_mAP")->axis.step, (Column{100, 200, 300}));
        QCOMPARE(*follower.run()->find(u"loss")->axis.step, (Column{50, 100, 150, 200, 250, 300}));
        QVERIFY(!follower.run()->find(u"iter") && !follower.run()->find(u"step") && !findingOf(follower.run(), "restart"_L1));
    }

    // As its Monitor and Logger write it.
    void monitoredTraining_isOneRun_data()
    {
        QTest::addColumn<QString>("monitors");
        QTest::addColumn<bool>("logged");
        QTest::addColumn<bool>("ofBoard");
        QTest::newRow("alone") << u"ppo/monitor.csv"_s << false << false;
        QTest::newRow("beside a table") << u"ppo/monitor.csv"_s << true << false;
        QTest::newRow("beside a table and event files") << u"ppo/monitor.csv"_s << true << true;
        QTest::newRow("in a folder") << u"ppo/monitor/0.monitor.csv"_s << true << false;
        QTest::newRow("in a folder alone") << u"ppo/monitor/0.monitor.csv"_s << false << false;
        QTest::newRow("in a folder beside event files") << u"ppo/monitor/0.monitor.csv"_s << true << true;
    }
    void monitoredTraining_isOneRun()
    {
        QFETCH(QString, monitors);
        QFETCH(bool, logged);
        QFETCH(bool, ofBoard);
        QTemporaryDir dir;
        put(dir.filePath(monitors), "#{\"t_start\": 1714557600.5, \"env_id\": \"CartPole-v1\"}\nr,l,t\n20.0,20,0.5\n12.0,12,1.0\n31.0,31,2.25\n");
        if (logged) {
            put(dir.filePath(u"ppo/progress.csv"_s), "rollout/ep_rew_mean,rollout/ep_len_mean,time/iterations,time/total_timesteps\n20.0,20.0,1,2048\n21.5,21.5,2,4096\n");
            put(dir.filePath(u"ppo/progress.json"_s), "{\"rollout/ep_rew_mean\": 20.0, \"time/iterations\": 1, \"time/total_timesteps\": 2048}\n"
                                                      "{\"rollout/ep_rew_mean\": 21.5, \"time/iterations\": 2, \"time/total_timesteps\": 4096}\n");
        }
        if (ofBoard)
            put(dir.filePath(u"ppo/events.out.tfevents.1714557600.gpu1"_s), scalarEvent(2048, "rollout/ep_rew_mean", 20) + scalarEvent(4096, "rollout/ep_rew_mean", 21.5f));
        const RunPtr run = readOne(dir.path());
        QCOMPARE(run->name, u"ppo"_s);
        QCOMPARE(run->params[u"env_id"].toString(), u"CartPole-v1"_s);
        QCOMPARE(valuesOf(run, u"r"_s), (Column{20, 12, 31}));
        // A step is one of the environment, as in the table.
        QCOMPARE(*run->find(u"r")->axis.step, (Column{20, 32, 63}));
        QCOMPARE(*run->find(u"r")->axis.wallTime, (Column{1714557601, 1714557601.5, 1714557602.75}));
        QCOMPARE(valuesOf(run, u"rollout/ep_rew_mean"_s), logged ? (Column{20, 21.5}) : Column());
        QVERIFY(!logged || *run->find(u"rollout/ep_rew_mean")->axis.step == (Column{2048, 4096}));
        QCOMPARE(valuesOf(readOne(dir.filePath(monitors)), u"r"_s), (Column{20, 12, 31}));
    }

    void monitorsOfSeveralEnvironments_countTheirStepsTogether()
    {
        QTemporaryDir dir;
        const QString first = dir.filePath(u"a2c/0.monitor.csv"_s);
        const QByteArray rows = "#{\"t_start\": 100.0, \"env_id\": \"Pong\"}\nr,l,t\n1.0,10,1.0\n2.0,20,3.0\n";
        put(first, rows);
        put(dir.filePath(u"a2c/1.monitor.csv"_s), "#{\"t_start\": 100.5, \"env_id\": \"Pong\"}\nr,l,t\n3.0,30,1.0\n");
        put(dir.filePath(u"a2c/2.monitor.csv"_s), "#{\"t_start\": 100.5, \"env_id\": \"Pong\"}\nr,l,t\n");
        const auto found = discover(dir.path());
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        QVERIFY(follower.look().has_value());
        QCOMPARE(valuesOf(follower.run(), u"r"_s), (Column{1, 3, 2}));
        QCOMPARE(*follower.run()->find(u"r")->axis.step, (Column{10, 40, 60}));
        put(first, rows + "4.0,40,5.0\n");
        QVERIFY(follower.look().has_value());
        QCOMPARE(valuesOf(follower.run(), u"r"_s), (Column{1, 3, 2, 4}));
        QCOMPARE(follower.run()->find(u"r")->axis.step->back(), 100.0);
    }

    void tableBesideEvents_isOfThemWhereTheyMeasureTheSame_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("the same") << QByteArray("epoch,step,train_loss,lr\n0,1,0.5,0.1\n0,2,0.25,0.1\n") << QStringList{u"exp"_s};
        QTest::newRow("other metrics") << QByteArray("step,bleu\n1,0.5\n2,0.25\n") << QStringList{u"exp"_s, u"exp/metrics"_s};
    }
    void tableBesideEvents_isOfThemWhereTheyMeasureTheSame()
    {
        QFETCH(QByteArray, csv);
        QTemporaryDir dir;
        put(dir.filePath(u"exp/events.out.tfevents.1.host"_s), scalarEvent(1, "train_loss", 0.5f) + scalarEvent(2, "train_loss", 0.25f));
        put(dir.filePath(u"exp/metrics.csv"_s), csv);
        QTEST(namesIn(dir.path()), "names");
        if (namesIn(dir.path()).size() == 1) {
            const RunPtr run = readOne(dir.path());
            QCOMPARE(run->series.size(), 2u);
            QCOMPARE(valuesOf(run, u"lr"_s), (Column{0.1, 0.1}));
        }
    }

    void folderOfRuns_namesWhatIsInIt()
    {
        QTemporaryDir dir;
        const QString runs = dir.filePath(u"lab/runs"_s);
        put(runs % u"/exp-eval/eval.csv"_s, table);
        put(runs % u"/exp-loss/loss.csv"_s, table);
        put(runs % u"/two/a.csv"_s, table);
        put(runs % u"/two/b.csv"_s, table);
        put(runs % u"/mixed/metrics.csv"_s, table);
        put(runs % u"/mixed/test.csv"_s, table);
        put(runs % u"/sft/trainer_state.json"_s, state);
        put(runs % u"/sft/predictions.csv"_s, table);
        put(runs % u"/half/events.out.tfevents.1.host"_s, "not an event");
        put(runs % u"/half/curve.csv"_s, table);
        put(runs % u"/loose.csv"_s, table);
        put(runs % u"/outputs/c.csv"_s, table);
        const QStringList names{u"c"_s, u"exp-eval"_s, u"exp-loss"_s, u"half"_s, u"half/events.out.tfevents.1"_s, u"loose"_s, u"mixed/metrics"_s,
                                u"mixed/test"_s, u"sft"_s, u"sft/predictions"_s, u"two/a"_s, u"two/b"_s};
        QCOMPARE(namesIn(runs), names);
        QCOMPARE(namesIn(dir.filePath(u"lab"_s)), names);
        QCOMPARE(namesIn(runs % u"/two"_s), (QStringList{u"two/a"_s, u"two/b"_s}));
        QCOMPARE(namesIn(runs % u"/exp-eval"_s), QStringList{u"exp-eval"_s});
        QCOMPARE(*namesAt(runs % u"/two"_s, u"/x/runs/three"_s), (QStringList{u"three/a"_s, u"three/b"_s}));
        QCOMPARE(*namesAt(runs % u"/half"_s, u"/x/runs/h"_s), QStringList{u"h"_s});
    }

    void linkOutside_isNotFollowed()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"outside/metrics.csv"_s), table);
        put(dir.filePath(u"lab/a/metrics.csv"_s), table);
        QVERIFY(QFile::link(dir.filePath(u"outside"_s), dir.filePath(u"lab/link"_s)));
        QVERIFY(QFile::link(dir.filePath(u"lab"_s), dir.filePath(u"lab/a/circle"_s)));
        QVERIFY(QFile::link(dir.filePath(u"outside/metrics.csv"_s), dir.filePath(u"lab/b.csv"_s)));
        QCOMPARE(namesIn(dir.filePath(u"lab"_s)), QStringList{u"a"_s});
    }

    void pipe_isNotWaitedFor()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"a/metrics.csv"_s), table);
        QCOMPARE(mkfifo(QFile::encodeName(dir.filePath(u"a/pipe.csv"_s)).constData(), 0600), 0);
        QCOMPARE(namesIn(dir.path()), QStringList{u"a"_s});
        QVERIFY(!discover(dir.filePath(u"a/pipe.csv"_s)));
    }

    void whatIsNoRun_isSaidInOneSentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << u"empty.csv"_s << QByteArray();
        QTest::newRow("picture named csv") << u"metrics.csv"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("prose") << u"notes.txt"_s << QByteArray("Hello, this is prose.\nWith commas, and 3 numbers, or 4.\n");
        QTest::newRow("questions") << u"questions.csv"_s << QByteArray("question,answer\na,b\nc,d\n");
        QTest::newRow("json of anything") << u"package.json"_s << QByteArray("{\"name\": \"x\", \"version\": 1}\n");
    }
    void whatIsNoRun_isSaidInOneSentence()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QTemporaryDir dir;
        put(dir.filePath(name), bytes);
        const auto read = readAll({dir.filePath(name)});
        QVERIFY(!read);
        QCOMPARE(read.error().file, dir.filePath(name));
        QVERIFY(read.error().message.contains(u';'));
        // In a folder a file that cannot be a table, but is called one, is a run that cannot be read.
        QVERIFY(!readAll({dir.path()}));
    }

    void fileBesideAnotherRun_isARunOfItsOwn()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"sft/trainer_state.json"_s), state);
        put(dir.filePath(u"sft/predictions.csv"_s), table);
        put(dir.filePath(u"sft/metrics.csv"_s), table);
        put(dir.filePath(u"sft/trainer_log.jsonl"_s), "{\"step\": 1, \"loss\": 0.5}\n{\"step\": 2, \"loss\": 0.4}\n");
        put(dir.filePath(u"sft/checkpoint-1/trainer_state.json"_s), state);
        put(dir.filePath(u"sft/extra/metrics.csv"_s), table);
        put(dir.filePath(u"board/events.out.tfevents.1.host"_s), "not an event");
        put(dir.filePath(u"board/metrics.csv"_s), table);
        const QByteArray length("\x01\0\0\0\0\0\0\0", 8);
        const QByteArray events = length + QByteArray("\x01\x75\xde\x41", 4);  // a header, and no more
        put(dir.filePath(u"sft/runs/Apr16_22-30-00_host/events.out.tfevents.1.host"_s), events);
        put(dir.filePath(u"sft/runs/other/events.out.tfevents.1.host"_s), events);
        QCOMPARE(namesIn(dir.path()), (QStringList{u"board"_s, u"board/events.out.tfevents.1"_s, u"extra"_s, u"other"_s, u"predictions"_s, u"sft"_s,
                                                    u"sft/metrics"_s}));
    }

    void brokenFile_hidesNobodyAndTakesNoName_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[1,2,3]");
        QTest::newRow("bytes") << QByteArray("\0\1\2", 3);
    }
    void brokenFile_hidesNobodyAndTakesNoName()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir dir;
        put(dir.filePath(u"sft/trainer_state.json"_s), bytes);
        put(dir.filePath(u"sft/metrics.csv"_s), table);
        const auto found = discover(dir.path());
        QVERIFY(found.has_value());
        QCOMPARE(found->size(), 2u);
        QCOMPARE(found->front().name, u"sft"_s);
        QCOMPARE(found->front().reader->kind, Kind::Csv);
        QVERIFY(found->back().broken);
        const auto runs = readAll({dir.path()});
        QVERIFY(runs.has_value());
        QCOMPARE(runs->back()->kind, Kind::HfTrainer);
        QCOMPARE(runs->back()->status, Status::Unknown);
        QCOMPARE(runs->back()->findings.first().code, u"unreadable"_s);
    }

    // A program's words belong to its numbers; those of another program are a run.
    void logsBesideATable_belongToItOnlyByName()
    {
        QTemporaryDir dir;
        const QByteArray log = "step=1 loss=2.5\nstep=2 loss=2.25\nstep=3 loss=2\n";
        put(dir.filePath(u"several/delta.csv"_s), table);
        put(dir.filePath(u"several/delta.log"_s), log);
        put(dir.filePath(u"several/alpha.log"_s), log);
        put(dir.filePath(u"several/beta.log"_s), log);
        QCOMPARE(namesIn(dir.filePath(u"several"_s)), (QStringList{u"alpha"_s, u"beta"_s, u"delta"_s}));
        put(dir.filePath(u"one/metrics.csv"_s), table);
        put(dir.filePath(u"one/slurm-123.out"_s), log + "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nRuntimeError: CUDA out of memory\n");
        const auto runs = readAll({dir.filePath(u"one"_s)});
        QVERIFY(runs && runs->size() == 1);
        QCOMPARE(runs->front()->status, Status::Failed);
    }

    // Who writes on where another program emptied the log leaves NULs before it.
    void logWithAHole_isRead()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"train.log"_s), QByteArray(300, '\0') + "step=16 loss=1.5\nstep=17 loss=1.25\nstep=18 loss=1\n");
        const auto runs = readAll({dir.path()});
        QVERIFY(runs && runs->size() == 1);
        QCOMPARE(runs->front()->find(u"loss")->size(), size_t(3));
        QCOMPARE(runs->front()->find(u"loss")->axis.step->front(), 16.0);
    }

    void logWithHolesOfACrash_isReadAroundThem_data()
    {
        QTest::addColumn<QByteArray>("behind");
        QTest::newRow("at its end") << QByteArray();
        QTest::newRow("in it") << QByteArray("step=18 loss=1\nstep=19 loss=0.5\n");
    }
    void logWithHolesOfACrash_isReadAroundThem()
    {
        QFETCH(QByteArray, behind);
        QTemporaryDir dir;
        put(dir.filePath(u"train.log"_s), "step=16 loss=1.5\nstep=17 loss=1.25\n" + QByteArray(4096, '\0') + behind);
        const auto runs = readAll({dir.path()});
        QVERIFY(runs && runs->size() == 1);
        QCOMPARE(runs->front()->find(u"loss")->size(), size_t(2 + behind.count('\n')));
        const Findings &findings = runs->front()->findings;
        QVERIFY(std::ranges::any_of(findings, [](const Finding &one) { return one.code == u"damaged-record" && one.line == 3; }));
    }

    void bytesWithNuls_areNoLog()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"a.log"_s), QByteArray("s\0t\0e\0p\0=\0001\0 \0l\0o\0s\0s\0=\0002\0\n\0", 28).repeated(4));
        put(dir.filePath(u"b.log"_s), "step=1 loss=2\nstep=2 loss=1\n" + QByteArray(64, '\0') + "\1\2\3");
        QVERIFY(!readAll({dir.path()}));
    }

    void missingPath_isNotFound() { QCOMPARE(readAll({u"/nowhere/at/all"_s}).error().kind, ErrorKind::NotFound); }

    void renamedFiles_areKnownByContent()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"foo.json"_s), state);
        put(dir.filePath(u"values.txt"_s), table);
        const auto hf = readAll({dir.filePath(u"foo.json"_s)});
        QVERIFY(hf.has_value());
        QCOMPARE(hf->front()->kind, Kind::HfTrainer);
        QCOMPARE(hf->front()->name, u"foo"_s);
        const auto csv = readAll({dir.filePath(u"values.txt"_s)});
        QVERIFY(csv.has_value());
        QCOMPARE(csv->front()->kind, Kind::Csv);
    }

    void cancel_endsDiscovery()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"a/metrics.csv"_s), table);
        Progress progress;
        progress.cancelled = [] { return true; };
        QCOMPARE(discover(dir.path(), progress).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RunsTest)
#include "tst_runs.moc"
