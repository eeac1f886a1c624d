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

private:
    QString path(const QByteArray &name) const { return m_folder->path(QString::fromUtf8(name)); }
    void put(const QByteArray &name, const QByteArray &bytes) const { yeonji::testing::put(path(name), bytes); }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(FoldersTest)
#include "tst_folders.moc"
