// SPDX-License-Identifier: GPL-3.0-or-later
//
// Folders as trainers leave them: which files belong to one run, and what of each the run has. Files of one
// format alone are for tst_readers and tst_formats.
#include "runs/follow.h"
#include "runs/reader.h"
#include "binaryruns.h"
#include "folder.h"
#include "readruns.h"

#include <QDateTime>
#include <QFile>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace yeonji;
using namespace yeonji::runs;
using namespace yeonji::testing;
using namespace Qt::StringLiterals;

class FoldersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }

    // ---------------------------------------------------------------- event files

    // Hugging Face's callback begins a second file for what is evaluated behind the training, at its last step.
    void evaluationBehindTheTraining_isOfTheSameRun_data()
    {
        QTest::addColumn<float>("once");
        QTest::addColumn<Column>("evaluated");
        QTest::newRow("of the best checkpoint") << 0.5f << Column{0.75, 0.625, 0.5};
        QTest::newRow("of the last one") << 0.625f << Column{0.75, 0.625};
    }
    void evaluationBehindTheTraining_isOfTheSameRun()
    {
        QFETCH(float, once);
        const QByteArray events = "out/runs/Apr16_22-30-00_host/events.out.tfevents.";
        put("out/trainer_state.json", R"({"global_step": 20, "max_steps": 20, "log_history": [
            {"step": 10, "loss": 0.5, "epoch": 1.0}, {"step": 10, "eval_loss": 0.75, "eval_runtime": 1.5, "epoch": 1.0},
            {"step": 20, "loss": 0.25, "epoch": 2.0}, {"step": 20, "eval_loss": 0.625, "eval_runtime": 1.5, "epoch": 2.0}]})");
        put(events + "1776346200.host.7.0", scalarEvent(10, "train/loss", 0.5f) + scalarEvent(10, "eval/loss", 0.75f) + scalarEvent(10, "eval/runtime", 1.5f)
                                                + scalarEvent(20, "train/loss", 0.25f) + scalarEvent(20, "eval/loss", 0.625f) + scalarEvent(20, "eval/runtime", 1.5f));
        put(events + "1776346300.host.7.1", scalarEvent(20, "eval/loss", once) + scalarEvent(20, "eval/runtime", 1.25f) + scalarEvent(20, "test/loss", 0.875f));
        const RunPtr run = readOne(path("out"));
        QVERIFY(!findingOf(run, "other-training"_L1) && !findingOf(run, "restart"_L1));
        QTEST(valuesOf(run, u"eval_loss"_s), "evaluated");
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(valuesOf(run, u"test_loss"_s), Column{0.875});
        QVERIFY(!run->find(u"eval/loss") && !run->find(u"test/loss"));
        // The event files alone.
        const RunPtr board = readOne(path("out/runs"));
        QCOMPARE(valuesOf(board, u"eval/loss"_s), (Column{0.75, 0.625, once}));
        QVERIFY(!findingOf(board, "restart"_L1));
    }

    // What was evaluated for the first time then is one metric, however many folders tell it.
    void evaluationInAnotherFolder_isOneMetric()
    {
        put("out/trainer_state.json", R"({"global_step": 2, "max_steps": 2, "log_history": [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.25}]})");
        put("out/runs/Apr16_22-30-00_host/events.out.tfevents.1.host", scalarEvent(1, "train/loss", 0.5f) + scalarEvent(1, "eval/loss", 0.75f));
        put("out/runs/Apr16_23-30-00_host/events.out.tfevents.2.host", scalarEvent(2, "train/loss", 0.25f) + scalarEvent(2, "eval/loss", 0.625f));
        const RunPtr run = readOne(path("out"));
        QCOMPARE(valuesOf(run, u"eval_loss"_s), (Column{0.75, 0.625}));
        QCOMPARE(run->series.size(), size_t(2));
    }

    void stepsThatGoBackInASecondFile_areARestart()
    {
        put("exp/events.out.tfevents.1.host.7.0", scalarEvent(10, "eval/loss", 0.75f) + scalarEvent(20, "eval/loss", 0.5f));
        put("exp/events.out.tfevents.2.host.8.0", scalarEvent(15, "eval/loss", 0.625f));
        const RunPtr run = readOne(path("exp"));
        QCOMPARE(valuesOf(run, u"eval/loss"_s), (Column{0.75, 0.5, 0.625}));
        QVERIFY(findingOf(run, "restart"_L1));
    }

    // `add_scalars` of PyTorch keeps each curve in a folder of its own.
    void curvesOfAddScalars_areOfTheRunAbove()
    {
        put("exp/events.out.tfevents.1.host", scalarEvent(1, "lr", 0.5f));
        put("exp/loss_train/events.out.tfevents.2.host", scalarEvent(1, "loss", 0.5f) + scalarEvent(2, "loss", 0.25f));
        put("exp/loss_valid/events.out.tfevents.3.host", scalarEvent(2, "loss", 0.75f));
        put("exp/per_class_acc_big_cat/events.out.tfevents.4.host", scalarEvent(2, "per/class_acc", 0.125f));
        const RunPtr run = readOne(m_folder->path());
        QCOMPARE(run->name, u"exp"_s);
        QCOMPARE(valuesOf(run, u"lr"_s), Column{0.5});
        QCOMPARE(valuesOf(run, u"loss/train"_s), (Column{0.5, 0.25}));
        QCOMPARE(valuesOf(run, u"loss/valid"_s), Column{0.75});
        QCOMPARE(valuesOf(run, u"per/class_acc/big_cat"_s), Column{0.125});
        QCOMPARE(run->series.size(), size_t(4));
        QVERIFY(!findingOf(run, "restart"_L1));
    }

    void curveWhoseNameIsTaken_hasThatOfItsFolder()
    {
        put("exp/events.out.tfevents.1.host", scalarEvent(1, "loss/train", 0.5f));
        put("exp/loss_train/events.out.tfevents.2.host", scalarEvent(1, "loss", 0.25f));
        put("exp/loss_valid/events.out.tfevents.3.host", scalarEvent(1, "loss", 0.75f));
        const auto found = discover(path("exp"));
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        auto run = follower.look();
        QVERIFY(run.has_value());
        QCOMPARE(valuesOf(*run, u"loss/train"_s), Column{0.5});
        QCOMPARE(valuesOf(*run, u"loss_train/loss"_s), Column{0.25});
        QCOMPARE(valuesOf(*run, u"loss/valid"_s), Column{0.75});
        // It may be taken later, and curves may come.
        put("exp/events.out.tfevents.1.host", scalarEvent(1, "loss/train", 0.5f) + scalarEvent(2, "loss/valid", 0.125f));
        put("exp/loss_test/events.out.tfevents.4.host", scalarEvent(1, "loss", 0.875f));
        run = follower.look();
        QVERIFY(run.has_value());
        QCOMPARE(valuesOf(*run, u"loss/valid"_s), Column{0.125});
        QCOMPARE(valuesOf(*run, u"loss_valid/loss"_s), Column{0.75});
        QCOMPARE(valuesOf(*run, u"loss/test"_s), Column{0.875});
    }

    void runsBelowEventFiles_areRunsOfTheirOwn_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("events");
        QTest::newRow("called otherwise than its metric") << QByteArray("lr_high") << scalarEvent(1, "loss", 0.5f);
        QTest::newRow("of several metrics") << QByteArray("loss_high") << scalarEvent(1, "loss", 0.5f) + scalarEvent(1, "acc", 0.5f);
        QTest::newRow("called as its metric alone") << QByteArray("loss_") << scalarEvent(1, "loss", 0.5f);
    }
    void runsBelowEventFiles_areRunsOfTheirOwn()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, events);
        put("exp/events.out.tfevents.1.host", scalarEvent(1, "lr", 0.5f));
        put("exp/" + name + "/events.out.tfevents.2.host", events);
        QCOMPARE(readAllIn(path("exp")).size(), size_t(2));
    }

    // ---------------------------------------------------------------- trainers and their logs

    // As LLaMA-Factory with its board leaves it.
    void folderOfLlamaFactory_isOneRun_data()
    {
        QTest::addColumn<bool>("hasState");
        QTest::newRow("with a checkpoint") << true;
        QTest::newRow("before the first one") << false;
    }
    void folderOfLlamaFactory_isOneRun()
    {
        QFETCH(bool, hasState);
        if (hasState)
            put("sft/trainer_state.json", R"({"global_step": 20, "max_steps": 40, "log_history": [{"step": 10, "loss": 0.5, "epoch": 0.5}, {"step": 20, "loss": 0.25, "epoch": 1.0}]})");
        put("sft/trainer_log.jsonl", R"({"current_steps": 10, "total_steps": 40, "loss": 0.5, "lr": 1e-05, "epoch": 0.5, "percentage": 25.0, "elapsed_time": "0:00:10", "remaining_time": "0:00:30"})" "\n"
                                     R"({"current_steps": 20, "total_steps": 40, "loss": 0.25, "lr": 5e-06, "epoch": 1.0, "percentage": 50.0, "elapsed_time": "0:00:20", "remaining_time": "0:00:20"})" "\n");
        put("sft/running_log.txt", "[INFO|2026-04-16 22:30:00] trainer.py:2414 >> ***** Running training *****\n[INFO|2026-04-16 22:30:00] trainer.py:2415 >>   Num examples = 160\n"
                                   "[INFO|2026-04-16 22:30:10] llamafactory.train.callbacks:143 >> {'loss': 0.5000, 'learning_rate': 1.0000e-05, 'epoch': 0.50}\n"
                                   "[INFO|2026-04-16 22:30:20] llamafactory.train.callbacks:143 >> {'loss': 0.2500, 'learning_rate': 5.0000e-06, 'epoch': 1.00}\n"
                                   "Traceback (most recent call last):\n  File \"train.py\", line 1, in <module>\nRuntimeError: CUDA out of memory\n");
        put("sft/training_args.yaml", "learning_rate: 1.0e-05\nstage: sft\n");
        put("sft/llamaboard_config.yaml", "top.lang: ko\ntrain.dataset:\n- mine\n");
        for (const char *log : {"sft/trainer_log.jsonl", "sft/trainer_state.json"})  // written before the program fell
            if (QFile file(path(log)); file.exists() && file.open(QIODevice::ReadWrite))
                file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime);
        const RunPtr run = readOne(path("sft"));
        QCOMPARE(run->kind, hasState ? Kind::HfTrainer : Kind::Jsonl);
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        const QJsonObject settings = hasState ? run->params[u"training_args"].toObject() : run->params;
        QCOMPARE(settings[u"stage"].toString(), u"sft"_s);
        QCOMPARE(hasState ? run->params[u"llamaboard_config"][u"top.lang"].toString() : u"ko"_s, u"ko"_s);
        // Its log says how it ended.
        QCOMPARE(run->status, Status::Failed);
        const Finding *failed = findingOf(run, "traceback"_L1);
        QVERIFY(failed && failed->file == path("sft/running_log.txt"));
    }

    // ms-swift counts in fractions, and its last line holds all rows again.
    void logOfSwift_countsInFractions_data()
    {
        QTest::addColumn<QByteArray>("last");
        QTest::newRow("as it is") << QByteArray(R"({"model_parameter_info": "7 M", "last_model_checkpoint": "/out/checkpoint-20", "best_metric": 0.625, "global_step": 20, "log_history": [{"loss": 0.5, "step": 10}], "memory": 7.5})" "\n");
        QTest::newRow("without a line end") << QByteArray(R"({"last_model_checkpoint": "/out/checkpoint-20", "best_metric": 0.625, "global_step": 20, "log_history": []})");
        QTest::newRow("that simdjson refuses") << QByteArray(R"({"last_model_checkpoint": "/out/checkpoint-20", "best_metric": 0.625, "global_step": 20, "log_history": [{"loss": NaN, "step": 10}]})" "\n");
        QTest::newRow("not there yet") << QByteArray();
    }
    void logOfSwift_countsInFractions()
    {
        QFETCH(QByteArray, last);
        put("v0/logging.jsonl", swiftRows + last);
        const RunPtr run = readOne(path("v0"));
        QCOMPARE(run->name, u"v0"_s);
        QStringList names;
        for (const Series &one : run->series)
            names.append(one.name);
        QCOMPARE(names, (QStringList{u"loss"_s, u"memory(GiB)"_s, u"train_speed(iter/s)"_s, u"eval_loss"_s}));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(*run->find(u"loss")->axis.step, (Column{10, 20}));
        QCOMPARE(*run->find(u"eval_loss")->axis.step, Column{20});
        QCOMPARE(*run->find(u"loss")->axis.epoch, (Column{0.5, 1}));
        QCOMPARE(run->params[u"max_steps"].toInt(), 40);
        QCOMPARE(run->params[u"last_model_checkpoint"].toString(), last.isEmpty() ? QString() : u"/out/checkpoint-20"_s);
        QCOMPARE(run->status == Status::Finished, !last.isEmpty());
        QVERIFY2(run->findings.isEmpty(), qPrintable(run->findings.isEmpty() ? QString() : run->findings.front().message));
        // In pieces it is what it is at once.
        put("grows/logging.jsonl", swiftRows.first(swiftRows.indexOf('\n') + 1));
        const auto found = discover(path("grows"));
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        QVERIFY(follower.look().has_value());
        put("grows/logging.jsonl", swiftRows + last);
        const auto grown = follower.look();
        QVERIFY(grown.has_value());
        QCOMPARE(valuesOf(*grown, u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(*(*grown)->find(u"loss")->axis.step, (Column{10, 20}));
        QCOMPARE((*grown)->series.size(), run->series.size());
    }

    void folderOfSwift_isOneRun()
    {
        put("v0/logging.jsonl", swiftRows + R"({"last_model_checkpoint": "/out/checkpoint-20", "global_step": 20, "log_history": [{"loss": 0.5, "step": 10}]})" "\n");
        put("v0/args.json", R"({"learning_rate": 1e-05, "train_type": "lora"})");
        put("v0/checkpoint-20/trainer_state.json", R"({"global_step": 20, "max_steps": 40, "log_history": [{"step": 10, "loss": 0.5}, {"step": 20, "loss": 0.25}, {"step": 20, "eval_loss": 0.625}]})");
        const RunPtr run = readOne(m_folder->path());
        QCOMPARE(run->kind, Kind::HfTrainer);
        QCOMPARE(run->series.size(), size_t(2));
        QCOMPARE(run->params[u"args"][u"train_type"].toString(), u"lora"_s);
    }

    // ---------------------------------------------------------------- evaluators of sentence-transformers

    void stepsOfMinusOne_areNone_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<Column>("steps");
        QTest::newRow("ends of epochs") << QByteArray("0,-1,0.5\n1,-1,0.75\n") << Column{0, 1};
        QTest::newRow("and steps that begin anew with each") << QByteArray("0,100,0.25\n0,200,0.5\n0,-1,0.5\n1,100,0.75\n1,-1,0.875\n") << Column{100, 200, 200, 300, 300};
        QTest::newRow("behind all training") << QByteArray("-1,-1,0.5\n-1,-1,0.5\n") << Column{0, 1};
        QTest::newRow("at its end") << QByteArray("0.5,100,0.25\n1.0,200,0.5\n-1,-1,0.75\n") << Column{100, 200, 200};
        QTest::newRow("once") << QByteArray("-1,-1,0.5\n") << Column{0};
    }
    void stepsOfMinusOne_areNone()
    {
        QFETCH(QByteArray, rows);
        put("similarity_evaluation_results.csv", "epoch,steps,cosine_spearman\n" + rows);
        const RunPtr run = readOne(path("similarity_evaluation_results.csv"));
        QCOMPARE(run->series.size(), size_t(1));
        QTEST(Column(*run->find(u"cosine_spearman")->axis.step), "steps");
        QVERIFY(!findingOf(run, "restart"_L1));
        put("similarity_evaluation_results.jsonl", "{\"step\": -1, \"epoch\": 0, \"loss\": 1}\n{\"step\": -1, \"epoch\": 1, \"loss\": 2}\n");
        const RunPtr lines = readOne(path("similarity_evaluation_results.jsonl"));
        QCOMPARE(*lines->find(u"loss")->axis.step, (Column{0, 1}));
    }

    void evaluationsBesideAModel_areOneRun()
    {
        put("sbert/config.json", R"({"model_type": "bert", "hidden_size": 8})");
        put("sbert/modules.json", "[]");
        put("sbert/eval/similarity_evaluation_sts-dev_results.csv", "epoch,steps,cosine_pearson,cosine_spearman\n0,-1,0.5,0.25\n1,-1,0.75,0.5\n");
        put("sbert/eval/binary_classification_evaluation_quora_results.csv", "epoch,steps,cosine_accuracy\n0,-1,0.5\n1,-1,0.625\n");
        put("sbert/similarity_evaluation_sts-test_results.csv", "epoch,steps,cosine_pearson\n-1,-1,0.875\n");
        const RunPtr run = readOne(m_folder->path());
        QCOMPARE(run->name, u"sbert"_s);
        QCOMPARE(valuesOf(run, u"sts-dev/cosine_spearman"_s), (Column{0.25, 0.5}));
        QCOMPARE(*run->find(u"sts-dev/cosine_spearman")->axis.step, (Column{0, 1}));
        QCOMPARE(valuesOf(run, u"quora/cosine_accuracy"_s), (Column{0.5, 0.625}));
        QCOMPARE(valuesOf(run, u"sts-test/cosine_pearson"_s), Column{0.875});
        QCOMPARE(run->params[u"config"][u"hidden_size"].toInt(), 8);
        // Of a trainer the history says most of it already.
        put("sbert/checkpoint-1/trainer_state.json", R"({"global_step": 20, "log_history": [{"step": 10, "eval_sts-dev_pearson_cosine": 0.5}, {"step": 20, "eval_sts-dev_pearson_cosine": 0.75}]})");
        put("sbert/eval/similarity_evaluation_sts-dev_results.csv", "epoch,steps,cosine_pearson,cosine_spearman\n0.5,10,0.5,0.25\n1.0,20,0.75,0.5\n");
        const RunPtr trained = readOne(m_folder->path());
        QCOMPARE(trained->kind, Kind::HfTrainer);
        QVERIFY(trained->find(u"eval_sts-dev_pearson_cosine") && !trained->find(u"sts-dev/cosine_pearson"));
        QCOMPARE(*trained->find(u"sts-dev/cosine_spearman")->axis.step, (Column{10, 20}));
        QCOMPARE(valuesOf(trained, u"sts-test/cosine_pearson"_s), Column{0.875});
    }

    void otherTablesInEval_areRunsOfTheirOwn()
    {
        put("sbert/config.json", R"({"model_type": "bert"})");
        put("sbert/eval/similarity_evaluation_results.csv", "epoch,steps,cosine_pearson\n0,-1,0.5\n");
        put("sbert/eval/mine.csv", "step,loss\n1,0.5\n2,0.25\n");
        QStringList names;
        for (const RunPtr &run : readAllIn(path("sbert/eval")))
            names.append(run->name);
        QVERIFY(names.contains(u"mine"_s));
    }

    // ---------------------------------------------------------------- W&B

    void folderOfWandb_hasOneRunForEach()
    {
        const QByteArray record = wandbFile({wandbHistory(1, {{"loss", "0.5"}}), field(18, number(1, 0))});
        const QByteArray words = "2026-04-16 22:30:00,000 INFO    MainThread:7 [wandb_init.py:init():1] config: {'epochs': 3, 'loss': 0.5}\n"
                                 "2026-04-16 22:30:01,000 INFO    MainThread:7 [wandb_run.py:_config_callback():1] epoch: 1, loss: 0.5\n"
                                 "2026-04-16 22:30:02,000 INFO    MainThread:7 [wandb_run.py:_config_callback():1] epoch: 2, loss: 0.25\n";
        put("wandb/run-20260416_223000-a1/run-a1.wandb", record);
        put("wandb/run-20260416_223000-a1/logs/debug.log", words);
        put("wandb/run-20260416_233000-b2/run-b2.wandb", record);
        QVERIFY(QFile::link(u"run-20260416_233000-b2"_s, path("wandb/latest-run")));
        QVERIFY(QFile::link(u"run-20260416_223000-a1/logs/debug.log"_s, path("wandb/debug.log")));
        put("wandb/debug-internal.log", words);
        const QStringList both{u"run-20260416_223000-a1"_s, u"run-20260416_233000-b2"_s};
        QCOMPARE(namesIn("wandb"), both);
        // Some copies make folders of links.
        QVERIFY(QFile::remove(path("wandb/latest-run")) && QFile::remove(path("wandb/debug.log")));
        put("wandb/latest-run/run-b2.wandb", record);
        put("wandb/debug.log", words);
        QCOMPARE(namesIn("wandb"), both);
        // What stands there alone is a run.
        put("alone/latest-run/run-c3.wandb", record);
        QCOMPARE(namesIn("alone"), QStringList{u"latest-run"_s});
    }

    void wandbWithoutItsRecord_hasItsLastValues()
    {
        put("wandb/run-20260416_223000-a1/files/wandb-summary.json", R"({"_step": 40, "_timestamp": 1776346300, "_runtime": 100, "loss": 0.25, "eval": {"f1": 0.75}, "_wandb": {"runtime": 100}})");
        put("wandb/run-20260416_223000-a1/files/config.yaml", "wandb_version: 1\nlr:\n  desc: null\n  value: 0.5\n");
        put("wandb/run-20260416_223000-a1/files/output.log", "epoch 1 loss 0.5\nepoch 2 loss 0.25\nTraceback (most recent call last):\n  x\nRuntimeError: boom\n");
        const RunPtr run = readOne(m_folder->path());
        QCOMPARE(run->kind, Kind::Wandb);
        QCOMPARE(run->name, u"run-20260416_223000-a1"_s);
        QCOMPARE(run->params[u"lr"].toDouble(), 0.5);
        QCOMPARE(valuesOf(run, u"loss"_s), Column{0.25});
        QCOMPARE(*run->find(u"eval/f1")->axis.step, Column{40});
        QCOMPARE(run->started.secsTo(run->ended), 100);
        QCOMPARE(run->status, Status::Failed);
        QVERIFY(findingOf(run, "missing-record"_L1));
        // A copy of it.
        put("wandb/latest-run/files/wandb-summary.json", R"({"_step": 40, "_timestamp": 1776346300, "_runtime": 100, "loss": 0.25, "eval": {"f1": 0.75}, "_wandb": {"runtime": 100}})");
        put("wandb/latest-run/files/config.yaml", "wandb_version: 1\nlr:\n  desc: null\n  value: 0.5\n");
        QCOMPARE(namesIn("wandb"), QStringList{u"run-20260416_223000-a1"_s});
        // Once the record is there, it has the curves.
        const auto found = discover(path("wandb"));
        QVERIFY(found && found->size() == 1);
        Follower follower(found->front());
        QVERIFY(follower.look().has_value());
        put("wandb/run-20260416_223000-a1/run-a1.wandb", wandbFile({wandbHistory(1, {{"loss", "0.5"}}), wandbHistory(2, {{"loss", "0.25"}})}));
        const auto whole = follower.look();
        QVERIFY(whole.has_value());
        QCOMPARE(valuesOf(*whole, u"loss"_s), (Column{0.5, 0.25}));
        QVERIFY(!findingOf(*whole, "missing-record"_L1));
    }

    // ---------------------------------------------------------------- logs without an ending

    void logWithoutAnEnding_isFound_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("found");
        const QByteArray icefall = "2026-06-01 10:00:0%1,123 INFO [train.py:853] (0/2) Epoch 1, batch %100, loss[loss=7.%1, simple_loss=0.5, over 1200.00 frames.], tot_loss[loss=7.%1, over 1200.00 frames.], batch size: 40, lr: 4.50e-02\n";
        QTest::newRow("icefall") << QByteArray("log-train-2026-06-01-10-00-00-0") << icefall << true;
        QTest::newRow("set aside") << QByteArray("train.log.1") << QByteArray("epoch %1 loss 0.%1\n") << true;
        QTest::newRow("by its times") << QByteArray("asr_conformer") << icefall << true;
        QTest::newRow("a note") << QByteArray("NOTES") << QByteArray("epoch %1 loss 0.%1\n") << false;
        QTest::newRow("changes") << QByteArray("CHANGELOG") << QByteArray("epoch %1 loss 0.%1\n") << false;
        QTest::newRow("words of training without numbers of one") << QByteArray("train.log.1") << QByteArray("step %1 files 3\n") << false;
    }
    void logWithoutAnEnding_isFound()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, line);
        QFETCH(bool, found);
        QByteArray text;
        for (int i = 1; i <= 5; ++i)
            text += QByteArray(line).replace("%1", QByteArray::number(i));
        put("exp/" + name, text);
        const auto runs = discover(path("exp"));
        QCOMPARE(runs.has_value(), found);
        if (found)
            QCOMPARE(runs->front().reader->kind, Kind::Log);
    }

    void logSetAside_belongsToTheRunOfTheLog()
    {
        put("exp/metrics.csv", "step,loss\n1,0.5\n2,0.25\n");
        put("exp/train.log", "step 1 loss 0.5\nstep 2 loss 0.25\nstep 3 loss 0.125\n");
        put("exp/train.log.1", "step 1 loss 0.5\nstep 2 loss 0.25\nstep 3 loss 0.125\n");
        QCOMPARE(namesIn("exp"), QStringList{u"exp"_s});
    }

    // ---------------------------------------------------------------- settings in Python

    void settingsOfMmengine_areParams()
    {
        put("work/20260416_223000/vis_data/scalars.json", "{\"loss\": 0.5, \"iter\": 1, \"step\": 1}\n{\"loss\": 0.25, \"iter\": 2, \"step\": 2}\n");
        put("work/20260416_223000/vis_data/config.py",
            "# dumped\n"
            "default_scope = 'mmdet'\n"
            "base_lr = 4e-3\n"
            "custom = [\n    dict(priority=49, type='EMAHook'),\n    {'a': (1, -2.5, 1_000), 3: None},\n]\n"
            "import os\n"
            "optim_wrapper = dict(\n    optimizer=dict(lr=0.004, type='AdamW', betas=(0.9, )),\n    paramwise_cfg=dict(\n        bypass_duplicate=True, norm_decay_mult=(0)))\n"
            "text = 'it\\'s' \"two\"\n"
            "data_root = os.environ['HOME']\n"
            "computed = base_lr * 2\n"
            "other = dict(\n    size=3 * 4,\n    lr=0.1)\n"
            "max_epochs = 300  # in all\n"
            "open_end = [1, 2");
        const RunPtr run = readOne(m_folder->path());
        QCOMPARE(run->params[u"default_scope"].toString(), u"mmdet"_s);
        QCOMPARE(run->params[u"base_lr"].toDouble(), 0.004);
        QCOMPARE(run->params[u"custom"][0][u"type"].toString(), u"EMAHook"_s);
        QCOMPARE(run->params[u"custom"][1][u"a"][2].toInt(), 1000);
        QVERIFY(run->params[u"custom"][1][u"3"].isNull());
        QCOMPARE(run->params[u"optim_wrapper"][u"optimizer"][u"betas"][0].toDouble(), 0.9);
        QCOMPARE(run->params[u"optim_wrapper"][u"paramwise_cfg"][u"norm_decay_mult"].toInt(-1), 0);
        QCOMPARE(run->params[u"text"].toString(), u"it'stwo"_s);
        QCOMPARE(run->params[u"max_epochs"].toInt(), 300);
        for (const char16_t *name : {u"data_root", u"computed", u"other", u"open_end", u"lr", u"os"})
            QVERIFY2(!run->params.contains(QStringView(name)), qPrintable(QString(name)));
        // Nested without end it is none.
        put("work/20260416_223000/vis_data/config.py", "deep = " + QByteArray(100'000, '[') + "\nshallow = 1\n");
        const RunPtr deep = readOne(m_folder->path());
        QVERIFY(!deep->params.contains("deep"_L1));
        QCOMPARE(deep->params[u"shallow"].toInt(), 1);
    }

private:
    QStringList namesIn(const QByteArray &name) const
    {
        QStringList names;
        if (const auto found = discover(path(name)))
            for (const Found &one : *found)
                names.append(one.name);
        names.sort();
        return names;
    }
    QString path(const QByteArray &name) const { return m_folder->path(QString::fromUtf8(name)); }
    void put(const QByteArray &name, const QByteArray &bytes) const { yeonji::testing::put(path(name), bytes); }

    static constexpr QByteArrayView rowsOfSwift =
        R"json({"loss": 0.5, "memory(GiB)": 7.5, "train_speed(iter/s)": 1.25, "epoch": 0.5, "global_step/max_steps": "10/40", "percentage": "25.00%", "elapsed_time": "8s", "remaining_time": "24s"})json" "\n"
        R"json({"loss": 0.25, "memory(GiB)": 7.5, "train_speed(iter/s)": 1.25, "epoch": 1.0, "global_step/max_steps": "20/40", "percentage": "50.00%", "elapsed_time": "16s", "remaining_time": "16s"})json" "\n"
        R"json({"eval_loss": 0.625, "epoch": 1.0, "global_step/max_steps": "20/40", "percentage": "50.00%", "elapsed_time": "17s", "remaining_time": "17s"})json" "\n";
    const QByteArray swiftRows = rowsOfSwift.toByteArray();

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(FoldersTest)
#include "tst_folders.moc"
