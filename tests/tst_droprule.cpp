// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder.h"
#include "resources/resources.h"
#include "runs/library.h"
#include "widgets/dropping.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

class DropRuleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { resources::load(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"lab/yeonji.yaml"_s, "title: lab\n");
        write(u"lab/reports/kept.md"_s, "# kept\n");
        m_project = *project::open(path(u"lab"_s));
        write(u"sft-3/checkpoint-300/trainer_state.json"_s,
              R"({"log_history":[{"loss":1.5,"step":10,"epoch":0.1},{"loss":1.2,"step":20,"epoch":0.2}],"global_step":20})");
        write(u"sft-3/checkpoint-300/metrics.csv"_s, "step,loss\n1,0.5\n2,0.4\n");
        write(u"Downloads/metrics.csv"_s, "step,loss\n1,0.5\n2,0.4\n");
        write(u"nb.ipynb"_s, R"({"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5})");
        write(u"deck.md"_s, "---\nmarp: true\n---\n\n# a\n");
        write(u"red.png"_s, "not looked at");
        write(u"plain/a.txt"_s, "a\n");
    }

    void files_becomeTheRunTheirFolderNames()
    {
        const auto plan = planDrop({path(u"sft-3/checkpoint-300/trainer_state.json"_s), path(u"sft-3/checkpoint-300/metrics.csv"_s)}, m_project);
        QCOMPARE(plan.steps.size(), 1);
        QCOMPARE(plan.steps.first().does, DropDoes::CopyIntoRun);
        QCOMPARE(plan.steps.first().to, m_project.runsFolder() + u"/sft-3"_s);
        // The table beside the trainer's own file is a run of its own, and the sentence says so.
        QCOMPARE(plan.steps.first().runs, (QStringList{u"sft-3"_s, u"sft-3/metrics"_s}));
        QVERIFY2(plan.sentence.contains(u"sft-3, sft-3/metrics"), qPrintable(plan.sentence));
        QVERIFY2(plan.sentence.startsWith(u'2'), qPrintable(plan.sentence));
        const auto alone = planDrop({path(u"sft-3/checkpoint-300/trainer_state.json"_s)}, m_project);
        QCOMPARE(alone.steps.first().runs, QStringList{u"sft-3"_s});
    }

    void whatIsSaid_isWhatIsFoundThere_data()
    {
        QTest::addColumn<QStringList>("dropped");
        QTest::addColumn<QStringList>("runs");
        QTest::newRow("two tables") << QStringList{u"two/a.csv"_s, u"two/b.csv"_s} << QStringList{u"two/a"_s, u"two/b"_s};
        QTest::newRow("their folder") << QStringList{u"two"_s} << QStringList{u"two/a"_s, u"two/b"_s};
        QTest::newRow("a table that names itself") << QStringList{u"exp-eval/eval.csv"_s} << QStringList{u"exp-eval"_s};
        QTest::newRow("one called as another") << QStringList{u"two/a.csv"_s, u"three/a.csv"_s} << QStringList{u"a/a"_s, u"a/three-a"_s};
        QTest::newRow("checkpoints of three trainings")
            << QStringList{u"x/checkpoint-5/trainer_state.json"_s, u"y/checkpoint-5/trainer_state.json"_s, u"z/checkpoint-5/trainer_state.json"_s}
            << QStringList{u"trainer_state"_s, u"trainer_state/checkpoint-5-trainer_state"_s, u"trainer_state/z-checkpoint-5-trainer_state"_s};
        QTest::newRow("a training with its checkpoints") << QStringList{u"sft-7"_s} << QStringList{u"sft-7"_s};
        QTest::newRow("checkpoints and nothing else") << QStringList{u"only"_s} << QStringList{u"only"_s};
        QTest::newRow("a folder of runs") << QStringList{u"pl/lightning_logs"_s}
                                          << QStringList{u"lab/version_0"_s, u"lab/version_1"_s};
    }
    void whatIsSaid_isWhatIsFoundThere()
    {
        QFETCH(QStringList, dropped);
        QFETCH(QStringList, runs);
        for (const auto &file : {u"two/a.csv"_s, u"two/b.csv"_s, u"three/a.csv"_s, u"exp-eval/eval.csv"_s})
            write(file, "step,loss\n1,0.5\n2,0.4\n");
        for (const auto &file : {u"pl/lightning_logs/version_0/metrics.csv"_s, u"pl/lightning_logs/version_1/metrics.csv"_s})
            write(file, "step,loss\n1,0.5\n2,0.4\n");
        for (const auto &folder : {u"sft-7"_s, u"only"_s, u"x"_s, u"y"_s, u"z"_s})
            write(folder % u"/checkpoint-5/trainer_state.json"_s, history);
        write(u"sft-7/config.json"_s, R"({"model_type":"tiny"})");
        for (QString &file : dropped)
            file = path(file);
        const auto plan = planDrop(dropped, m_project);
        QCOMPARE(plan.steps.size(), 1);
        QCOMPARE(plan.steps.first().runs, runs);
        auto copying = copyStep(plan.steps.first(), m_project);
        copying.waitForFinished();
        QVERIFY(copying.result().has_value());
        runs::Library library({m_project.root, {}});
        QStringList found;
        for (const auto &one : library.list().result().value_or(std::vector<runs::Found>()))
            found.append(one.name);
        QCOMPARE(found, runs);
        QCOMPARE(copying.result()->runs, runs);
    }

    void checkpoints_comeWithoutTheirWeights()
    {
        for (const auto &file : {u"sft-7/checkpoint-5/model.safetensors"_s, u"sft-7/checkpoint-5/optimizer.pt"_s, u"sft-7/last-checkpoint/rng_state.pth"_s,
                                 u"sft-7/checkpoints/last.ckpt"_s, u"sft-7/.cache/a.csv"_s, u"sft-7/__pycache__/a.pyc"_s})
            write(file, "not looked at");
        write(u"sft-7/checkpoint-5/trainer_state.json"_s, history);
        write(u"sft-7/eval_results.json"_s, R"({"eval_loss": 1.1})");
        auto copying = copyStep({DropDoes::CopyIntoRun, {path(u"sft-7"_s)}, m_project.runsFolder() + u"/sft-7"_s, {}}, m_project);
        copying.waitForFinished();
        const auto copied = copying.result();
        QVERIFY(copied.has_value());
        QStringList files;
        for (const QString &file : copied->files)
            files.append(QDir(m_project.runsFolder()).relativeFilePath(file));
        files.sort();
        QCOMPARE(files, (QStringList{u"sft-7/checkpoint-5/trainer_state.json"_s, u"sft-7/eval_results.json"_s}));
        QVERIFY(copied->withoutWeights);
        const auto run = runs::readAll({m_project.runsFolder() + u"/sft-7"_s});
        QVERIFY(run.has_value() && run->size() == 1);
        const runs::Series *loss = run->front()->find(u"loss"_s);
        QVERIFY(loss);
        QCOMPARE(loss->size(), 2u);
    }

    void weightsAlone_promiseNoRun()
    {
        write(u"bare/checkpoint-5/optimizer.pt"_s, "not looked at");
        auto copying = copyStep({DropDoes::CopyIntoRun, {path(u"bare"_s)}, m_project.runsFolder() + u"/bare"_s, {}}, m_project);
        copying.waitForFinished();
        QVERIFY(copying.result().has_value() && copying.result()->files.isEmpty() && copying.result()->runs.isEmpty());
        QVERIFY(!QFileInfo::exists(m_project.runsFolder()));
    }

    void copyThatFailsMidway_leavesNothing()
    {
        // The second file cannot be read any more, or its place is taken meanwhile.
        write(u"two/a.csv"_s, "step,loss\n1,0.5\n2,0.4\n");
        const QString gone = path(u"two/b.csv"_s);
        const DropStep step{DropDoes::CopyIntoRun, {path(u"two/a.csv"_s), gone}, m_project.runsFolder() + u"/two"_s, {}};
        auto copying = copyStep(step, m_project);
        copying.waitForFinished();
        QVERIFY(!copying.result().has_value());
        QVERIFY(copying.result().error().file.endsWith(u"b.csv"));
        QVERIFY2(copying.result().error().message.contains(u';'), qPrintable(copying.result().error().message));
        QVERIFY(!QFileInfo::exists(m_project.runsFolder()));
    }

    void tableOfAnything_isShownWhereItIs()
    {
        write(u"odd/points.csv"_s, "x,y\n1,0.5\n7,0.4\n3,2\n");
        QCOMPARE(planDrop({path(u"odd/points.csv"_s)}, m_project).steps.first().does, DropDoes::ShowRun);
    }

    void commonFolder_doesNotNameARun()
    {
        const auto plan = planDrop({path(u"Downloads/metrics.csv"_s)}, m_project);
        QCOMPARE(plan.steps.first().to, m_project.runsFolder() + u"/metrics"_s);
    }

    void takenName_getsANumber()
    {
        QVERIFY(QDir().mkpath(m_project.runsFolder() + u"/sft-3"_s));
        const auto plan = planDrop({path(u"sft-3/checkpoint-300/metrics.csv"_s)}, m_project);
        QCOMPARE(plan.steps.first().to, m_project.runsFolder() + u"/sft-3-2"_s);
    }

    void folders_areRunsOrOpened()
    {
        QCOMPARE(planDrop({path(u"sft-3/checkpoint-300"_s)}, m_project).steps.first().does, DropDoes::CopyIntoRun);
        QCOMPARE(planDrop({path(u"plain"_s)}, m_project).steps.first().does, DropDoes::OpenFolder);
        write(u"code/README.md"_s, "# code\n");
        write(u"code/out/metrics.csv"_s, "step,loss\n1,0.5\n2,0.4\n");
        write(u"home/a/b.txt"_s, "b\n");
        write(u"home/b/b.txt"_s, "b\n");
        write(u"home/c/d/metrics.csv"_s, "step,loss\n1,0.5\n2,0.4\n");
        for (const auto &folder : {u"code"_s, u"home"_s})  // of other things, with a run somewhere in it
            QCOMPARE(planDrop({path(folder)}, m_project).steps.first().does, DropDoes::OpenFolder);
        QCOMPARE(planDrop({path(u"lab"_s)}, m_project).steps.first().does, DropDoes::OpenFolder);
        QCOMPARE(planDrop({path(u"lab/yeonji.yaml"_s)}, m_project).steps.first().files, QStringList{path(u"lab"_s)});
    }

    void eachKind_hasItsStep()
    {
        const auto plan = planDrop({path(u"nb.ipynb"_s), path(u"deck.md"_s), path(u"red.png"_s), path(u"Downloads/metrics.csv"_s)}, m_project);
        QList<DropDoes> does;
        for (const auto &step : plan.steps)
            does.append(step.does);
        QCOMPARE(does, (QList{DropDoes::CopyReport, DropDoes::OpenDocument, DropDoes::InsertPictures, DropDoes::CopyIntoRun}));
        QVERIFY(plan.sentence.contains(u"deck.md"));
    }

    void whatIsInTheProject_isNotCopied()
    {
        write(u"lab/runs/a/metrics.csv"_s, "step,loss\n1,0.5\n2,0.4\n");
        QCOMPARE(planDrop({path(u"lab/runs/a/metrics.csv"_s)}, m_project).steps.first().does, DropDoes::ShowRun);
        QCOMPARE(planDrop({path(u"lab/reports/kept.md"_s)}, m_project).steps.first().does, DropDoes::OpenDocument);
    }

    void folderThatIsNoProject_getsNothing()
    {
        const auto bare = *project::open(path(u"plain"_s));
        QCOMPARE(planDrop({path(u"Downloads/metrics.csv"_s)}, bare).steps.first().does, DropDoes::ShowRun);
        QCOMPARE(planDrop({path(u"nb.ipynb"_s)}, bare).steps.first().does, DropDoes::OpenDocument);
    }

    void nothing_saysSo()
    {
        const auto plan = planDrop({path(u"gone"_s)}, m_project);
        QVERIFY(plan.steps.isEmpty());
        QVERIFY(!plan.sentence.isEmpty());
    }

    void copies_areWholeAndCanBeTakenBack()
    {
        const DropStep step{DropDoes::CopyIntoRun, {path(u"sft-3/checkpoint-300"_s)}, m_project.runsFolder() + u"/x"_s, {}};
        auto copying = copyStep(step, m_project);
        copying.waitForFinished();
        const auto copied = copying.result();
        QVERIFY(copied.has_value());
        QCOMPARE(copied->files.size(), 2);
        QFile there(m_project.runsFolder() + u"/x/metrics.csv"_s);
        QVERIFY(there.open(QIODevice::ReadOnly));
        QCOMPARE(there.readAll(), "step,loss\n1,0.5\n2,0.4\n");
        takeBack(*copied);
        QVERIFY(!QFileInfo::exists(m_project.runsFolder()));
    }

    void takeBack_leavesWhatWasChangedSince()
    {
        auto copying = copyStep({DropDoes::CopyIntoRun, {path(u"Downloads/metrics.csv"_s)}, m_project.runsFolder() + u"/y"_s, {}}, m_project);
        copying.waitForFinished();
        const auto copied = copying.result();
        QVERIFY(copied.has_value());
        QFile changed(copied->files.first());
        QVERIFY(changed.open(QIODevice::Append));
        changed.write("3,0.3\n");
        changed.close();
        takeBack(*copied);
        QVERIFY(changed.exists());
    }

private:
    static constexpr auto history =
        R"({"log_history":[{"loss":1.5,"step":10,"epoch":0.1},{"loss":1.2,"step":20,"epoch":0.2}],"global_step":20})";

    QString path(const QString &relative) const { return QDir(m_folder->path()).canonicalPath() + u'/' + relative; }
    void write(const QString &relative, const QByteArray &bytes)
    {
        testing::put(path(relative), bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    project::Project m_project;
};

QTEST_MAIN(DropRuleTest)
#include "tst_droprule.moc"
