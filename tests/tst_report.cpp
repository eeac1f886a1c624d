// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder.h"
#include "export/report.h"
#include "figures/plotspec.h"
#include "runs/library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using yeonji::testing::put;
using namespace Qt::StringLiterals;

namespace {

QStringList blocks(const QString &text, const QString &kind)
{
    QStringList found;
    const QRegularExpression fence(u"```"_s % kind % u"\\n(.*?)```"_s, QRegularExpression::DotMatchesEverythingOption);
    for (auto matches = fence.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured(1));
    return found;
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void runs_becomeFiguresTableAndFindings()
    {
        put(path(u"runs/sft-1/metrics.csv"_s), "step,loss,eval_loss,acc,lr,grad_norm\n1,100,2.5,0.1,0.001,3\n2,nan,2,0.2,0.0005,2\n3,1,1.5,0.3,0,1\n");
        put(path(u"runs/sft-1/hparams.yaml"_s), "lr: 0.001\n");
        put(path(u"runs/sft 2/metrics.csv"_s), "step,loss,eval_loss,acc\n1,90,2.4,0.2\n2,80,1.9,0.1\n");
        const QString text = report({u"runs"_s});
        const auto plots = blocks(text, u"plot"_s);
        QCOMPARE(plots.size(), 5);
        QList<figures::PlotSpec> specs;
        for (const QString &plot : plots)
            specs.append(figures::parsePlot(plot).value_or(figures::PlotSpec()));
        QCOMPARE(specs[0].y, QStringList{u"eval_loss"_s});
        QCOMPARE(specs[1].y, QStringList{u"loss"_s});
        QCOMPARE(specs[1].yscale, figures::ScaleKind::Log);
        QCOMPARE(specs[1].runs.size(), 2);
        QCOMPARE(specs[2].y, QStringList{u"acc"_s});
        QCOMPARE(specs[3].y, QStringList{u"lr"_s});
        QCOMPARE(specs[3].runs, QStringList{u"../runs/sft-1/metrics.csv"_s});
        QCOMPARE(specs[4].y, QStringList{u"grad_norm"_s});
        QCOMPARE(blocks(text, u"runs"_s).size(), 1);
        QVERIFY(text.contains(u"{{\"../runs/sft-1/metrics.csv\" \"eval_loss\"@best | .4g}}"_s));
        QVERIFY2(text.contains(u"metrics.csv:3: loss is NaN or infinite at 1 of 3 points"_s), qPrintable(text));

        // What the blocks name is found from where the report lies.
        runs::Library library({path({}), {}});
        for (const figures::PlotSpec &spec : std::as_const(specs)) {
            const auto found = library.find(spec.runs, path(u"reports"_s)).result();
            QVERIFY(found.has_value());
            QCOMPARE(qsizetype(found->size()), spec.runs.size());
        }
    }

    // Each is named so that it is found again, and no other that lies in the same file.
    void runsOfOneFile_areNamedEach()
    {
        QVERIFY(QDir().mkpath(path(u"runs/ml"_s)));
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"report"_s);
            database.setDatabaseName(path(u"runs/ml/mlflow.db"_s));
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const auto *sql : {"create table runs (run_uuid text primary key, name text, status text, start_time int, end_time int, lifecycle_stage text)",
                                    "create table metrics (key text, value real, timestamp int, step int, is_nan int, run_uuid text)",
                                    "create table params (key text, value text, run_uuid text)",
                                    "insert into runs values ('r1', 'adam', 'FINISHED', 1767225600000, 1767225601000, 'active'), "
                                    "('r2', 'sgd', 'FINISHED', 1767225602000, 1767225603000, 'active')",
                                    "insert into metrics values ('loss', 0.5, 1, 1, 0, 'r1'), ('loss', 0.25, 2, 2, 0, 'r1'), "
                                    "('loss', 0.75, 1, 1, 0, 'r2'), ('loss', 0.5, 2, 2, 0, 'r2')"})
                QVERIFY(query.exec(QLatin1StringView(sql)));
            database.close();
        }
        QSqlDatabase::removeDatabase(u"report"_s);
        const QString all = report({u"runs/ml/mlflow.db"_s});
        QVERIFY2(all.contains(u"{{\"../runs/ml/mlflow.db#r1\" \"loss\"@best | .4g}}"), qPrintable(all));
        const auto specOf = [](const QString &text) { return figures::parsePlot(blocks(text, u"plot"_s).value(0)).value_or(figures::PlotSpec()); };
        QCOMPARE(specOf(all).runs, (QStringList{u"../runs/ml/mlflow.db#r1"_s, u"../runs/ml/mlflow.db#r2"_s}));
        const QString one = report({u"runs/ml/mlflow.db#adam"_s});
        QCOMPARE(specOf(one).runs, QStringList{u"../runs/ml/mlflow.db#r1"_s});
        const auto namesFor = [this](runs::Library &library, const QStringList &runs) {
            QStringList names;
            for (const runs::RunPtr &run : library.find(runs, path(u"reports"_s)).result().value_or(std::vector<runs::RunPtr>()))
                names.append(run->name);
            return names;
        };
        for (const bool listed : {false, true}) {
            runs::Library library({path({}), {}});
            if (listed)
                QVERIFY(library.list().result().has_value());
            for (const auto &[run, name] : {std::pair{u"r1"_s, u"adam"_s}, std::pair{u"sgd"_s, u"sgd"_s}}) {
                const auto names = namesFor(library, {u"../runs/ml/mlflow.db#"_s + run});
                QVERIFY2(names.size() == 1 && names.front().endsWith(name), qPrintable(names.join(u' ')));
            }
            QCOMPARE(namesFor(library, {u"../runs/ml/mlflow.db"_s}).size(), 2);
            const auto none = library.find({u"../runs/ml/mlflow.db#rmsprop"_s}, path(u"reports"_s)).result();
            QVERIFY(!none && none.error().message.contains(u"adam"));
        }
    }

    // Runs of a hundred and of ten thousand steps stand in figures of their own, no figure holds more curves than
    // can be told apart, and a single point is no curve.
    void figures_canBeRead()
    {
        put(path(u"runs/short/metrics.csv"_s), "step,loss\n1,3\n100,2\n");
        put(path(u"runs/dot/metrics.csv"_s), "step,loss,acc\n1,3,0.5\n");
        QByteArray header = "step", first = "1", last = "10000";
        for (int i = 0; i < 10; ++i) {
            header += ",loss_" + QByteArray::number(i);
            first += ",3";
            last += ",2";
        }
        put(path(u"runs/long/metrics.csv"_s), header + ",loss\n" + first + ",3\n" + last + ",2\n");
        const QString text = report({u"runs"_s});
        QList<figures::PlotSpec> specs;
        for (const QString &plot : blocks(text, u"plot"_s))
            specs.append(figures::parsePlot(plot).value_or(figures::PlotSpec()));
        QStringList told;
        for (const figures::PlotSpec &spec : std::as_const(specs))
            told.append(QFileInfo(spec.runs.join(u'+')).dir().dirName() % u' ' % QString::number(spec.runs.size()) % u'x' % QString::number(spec.y.size()));
        QCOMPARE(told, (QStringList{u"short 1x1"_s, u"long 1x5"_s, u"long 1x6"_s}));
    }

    void lossOfAValue_isNoEvaluation()
    {
        for (const QString &name : {u"a"_s, u"b"_s})
            put(path(u"runs/"_s % name % u"/metrics.csv"_s), "step,loss,value_loss,retrieval_loss,std_dev_loss,eval_loss\n1,1,1,1,1,1\n2,2,2,2,2,2\n");
        const QStringList plots = blocks(report({u"runs"_s}), u"plot"_s);
        QCOMPARE(figures::parsePlot(plots[0])->y, QStringList{u"eval_loss"_s});
        QCOMPARE(figures::parsePlot(plots[1])->y, (QStringList{u"loss"_s, u"value_loss"_s, u"retrieval_loss"_s, u"std_dev_loss"_s}));
    }

    // A run that began anew ends where it began, and is drawn all the same.
    void runThatEndsAtNothing_isDrawn()
    {
        put(path(u"runs/again/metrics.csv"_s), "step,loss\n0,3\n1,2\n0,2.5\n");
        QCOMPARE(blocks(report({u"runs"_s}), u"plot"_s).size(), 1);
    }

    void percentAndShare_areNotRanked()
    {
        put(path(u"runs/a/metrics.csv"_s), "step,wer,loss\n1,24.9,1\n2,22,0.5\n");
        put(path(u"runs/b/metrics.csv"_s), "step,wer,loss\n1,0.9,3\n2,0.74,2\n");
        const QString text = report({u"runs"_s});
        const QString line = text.section(u"- wer: "_s, 1).section(u'\n', 0, 0);
        QVERIFY2(line.startsWith(u"not comparable"_s) && line.contains(u"· a"_s) && line.contains(u"· b"_s), qPrintable(text));
        QVERIFY2(text.contains(u"- loss: **{{\"../runs/a/metrics.csv\" \"loss\"@best | .4g}}** · a\n"_s), qPrintable(text));
    }

    void bestByTheProject_isTheRunThatIsNamed()
    {
        put(path(u"runs/a/metrics.csv"_s), "step,bps,acc\n1,3,0.1\n2,2,0.2\n");
        put(path(u"runs/b/metrics.csv"_s), "step,bps,acc\n1,4,0.3\n2,5,0.4\n");
        const QString names = report({u"runs"_s});
        QVERIFY2(!names.contains(u"\"bps\"@"_s) && names.contains(u"{{\"../runs/b/metrics.csv\" \"acc\"@best | .4g}}** · b"_s), qPrintable(names));
        const QString least = report({u"runs"_s}, {{u"bps"_s, u"min"_s}, {u"acc"_s, u"min"_s}});
        QVERIFY2(least.contains(u"{{\"../runs/a/metrics.csv\" \"bps\"@min | .4g}}** · a"_s), qPrintable(least));
        QVERIFY2(least.contains(u"{{\"../runs/a/metrics.csv\" \"acc\"@min | .4g}}** · a"_s), qPrintable(least));
        QVERIFY(report({u"runs"_s}, {{u"bps"_s, u"max"_s}}).contains(u"{{\"../runs/b/metrics.csv\" \"bps\"@max | .4g}}** · b"_s));
    }

    void seeds_areOneBand()
    {
        for (const auto seed : {"1", "2", "3"}) {
            const QString folder = u"runs/seed"_s % QLatin1StringView(seed);
            put(path(folder % u"/metrics.csv"_s), "step,loss\n1,0.5\n2,0.4\n");
            put(path(folder % u"/hparams.yaml"_s), QByteArray("lr: 0.1\nseed: ") + seed + "\n");
        }
        QCOMPARE(figures::parsePlot(blocks(report({u"runs"_s}), u"plot"_s).first())->group, u"seed"_s);
    }

    // Each run of a trainer writes into a folder of its own, and says so in its parameters.
    void seedsInFoldersOfTheirOwn_areOneBand()
    {
        for (const auto seed : {"1", "2", "3"}) {
            const QString folder = u"runs/sft-"_s % QLatin1StringView(seed);
            put(path(folder % u"/metrics.csv"_s), "step,loss\n1,0.5\n2,0.4\n");
            put(path(folder % u"/hparams.yaml"_s), QByteArray("train:\n  seed: ") + seed + "\n  output_dir: out/sft-" + seed + "\n");
        }
        QCOMPARE(figures::parsePlot(blocks(report({u"runs"_s}), u"plot"_s).first())->group, u"seed"_s);
        put(path(u"runs/sft-3/hparams.yaml"_s), "train:\n  seed: 3\n  lr: 1\n");
        QVERIFY(figures::parsePlot(blocks(report({u"runs"_s}), u"plot"_s).first())->group.isEmpty());
    }

    void namesOfFiles_stayText()
    {
        put(path(u"a/<b>*x*/metrics.csv"_s), "step,<img src=x onerror=1>,`code`,a|b\n1,nan,2,3\n2,3,4,5\n");
        const QString text = report({u"a"_s});
        const QString prose = QString(text).remove(QRegularExpression(u"```.*?```"_s, QRegularExpression::DotMatchesEverythingOption));
        QVERIFY2(!prose.contains(QRegularExpression(u"(?<!\\\\)<img"_s)), qPrintable(prose));
        QVERIFY(!prose.contains(u" *x*"_s));
        QVERIFY(text.startsWith(u"# \\<b\\>\\*x\\*\n"_s));
        for (const QString &plot : blocks(text, u"plot"_s))
            QVERIFY(figures::parsePlot(plot).has_value());
    }

    void notebook_isNamedByItsTitle()
    {
        put(path(u"x.ipynb"_s), "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"# 첫 실험\"}], \"nbformat\": 4}");
        const QString text = report({u"x.ipynb"_s});
        QVERIFY(text.startsWith(u"# 첫 실험\n"_s));
        QVERIFY(blocks(text, u"plot"_s).isEmpty());
    }

    void manyMetrics_giveFewFigures()
    {
        QByteArray header = "step", row;
        for (int i = 0; i < 2000; ++i) {
            header += ",m" + QByteArray::number(i) + "_loss";
            row += ",1";
        }
        put(path(u"m.csv"_s), header + "\n1" + row + "\n2" + row + "\n");
        QVERIFY(blocks(report({u"m.csv"_s}), u"plot"_s).size() < 6);
    }

private:
    QString path(const QString &relative) const { return m_dir->filePath(relative); }

    QString report(const QStringList &of, const QHash<QString, QString> &directions = {}) const
    {
        QStringList paths;
        for (const QString &one : of)
            paths.append(path(one));
        const auto read = runs::readAll(paths);
        return read ? exporting::reportMarkdown(*read, path(u"reports"_s), directions, QDateTime::currentDateTime()) : read.error().sentence();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
