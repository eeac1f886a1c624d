// SPDX-License-Identifier: GPL-3.0-or-later
//
// Blocks of our dialect against real files on a real disk, read by the library every page asks.
#include "folder.h"
#include "figures/blocks.h"
#include "figures/number.h"
#include "resources/resources.h"
#include "runs/library.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace yeonji;
using namespace yeonji::figures;
using namespace Qt::StringLiterals;

class BlocksTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<runs::Library> m_library;
    QHash<QString, QString> m_directions;  // as of Surroundings

    void write(const QString &path, const QByteArray &bytes)
    {
        testing::put(m_folder.filePath(path), bytes);
    }

    void writeTrainer(const QString &name, const QList<double> &losses, double learningRate)
    {
        QJsonArray history;
        for (qsizetype i = 0; i < losses.size(); ++i)
            history.append(QJsonObject{{u"step"_s, (i + 1) * 100}, {u"epoch"_s, 0.5 * double(i + 1)}, {u"eval_loss"_s, losses[i]},
                                       {u"eval_acc,none"_s, 1 - losses[i] / 4}});
        history.append(QJsonObject{{u"step"_s, 50}, {u"epoch"_s, 0.25}, {u"loss"_s, 3.0}, {u"learning_rate"_s, learningRate}});
        write(u"runs/%1/trainer_state.json"_s.arg(name),
              QJsonDocument(QJsonObject{{u"global_step"_s, losses.size() * 100}, {u"max_steps"_s, losses.size() * 100},
                                        {u"log_history"_s, history}}).toJson());
    }

    Rendered render(BlockKind kind, const QString &source, int line = 7)
    {
        Surroundings s;
        s.library = m_library.get();
        s.file = m_folder.filePath(u"diary/2026/2026-04-16.md"_s);
        s.tokens = &tokens(Scheme::Light);
        s.directions = m_directions;
        auto future = figures::render({kind, source, line}, s);
        future.waitForFinished();
        const Rendered rendered = future.result();
        QXmlStreamReader xml(rendered.html);
        int roots = 0, depth = 0;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            roots += token == QXmlStreamReader::StartElement && depth++ == 0;
            depth -= token == QXmlStreamReader::EndElement;
        }
        if (xml.hasError() || roots != 1)
            qWarning().noquote() << "not one element:" << rendered.html << xml.errorString();
        return rendered;
    }
    QString number(const QString &source) { return render(BlockKind::Number, source).text; }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }  // asked anew for each test

    void initTestCase()
    {
        resources::load();
        writeTrainer(u"sft-1"_s, {2.0, 1.5, 1.25}, 1e-4);
        writeTrainer(u"sft-2"_s, {2.1, 0.95, 1.75}, 3e-4);
        writeTrainer(u"실험-3"_s, {2.2, 1.9}, 1e-3);
        write(u"runs/밤샘-하나/metrics.csv"_s.normalized(QString::NormalizationForm_D),
              u"step,손실,점수\n1,2.5,10\n2,1.5,30\n"_s.normalized(QString::NormalizationForm_D).toUtf8());
        write(u"runs/broken/metrics.csv"_s, "step,loss\n1,2.0\n2,1.0\n3,nan\n");
        write(u"elsewhere/again.csv"_s, "step,loss\n1,2.0\n2,1.0\n1,1.5\n");
        write(u"elsewhere/skill.csv"_s, "step,skill\n1,3\n2,5\n");
        write(u"elsewhere/damaged/trainer_state.json"_s, "");
        write(u"tables/a.csv"_s, "step,acc\n1,0.25\n");
        write(u"tables/b.csv"_s, "step,acc\n1,0.75\n");
        write(u"tables/c.csv"_s, "{\"cells\": [{\"cell_type\": \"code\"}], \"nbformat\": 4}");
        QVERIFY(QDir(m_folder.path()).mkpath(u"diary/2026"_s));
        m_library = std::make_unique<runs::Library>(runs::Places{m_folder.path(), {}});
    }

    void number_isTheFileS_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        QTest::newRow("last") << u"sft-2 eval_loss"_s << u"1.75"_s;
        QTest::newRow("best") << u"sft-2 eval_loss@best"_s << u"0.95"_s;
        QTest::newRow("best goes up") << u"sft-2 \"eval_acc,none\"@best"_s << u"0.7625"_s;
        QTest::newRow("bare comma") << u"sft-2 eval_acc,none@max"_s << u"0.7625"_s;
        QTest::newRow("first") << u"sft-2 eval_loss@first"_s << u"2.1"_s;
        QTest::newRow("min") << u"sft-2 eval_loss@min"_s << u"0.95"_s;
        QTest::newRow("step") << u"sft-2 eval_loss@step=100"_s << u"2.1"_s;
        QTest::newRow("epoch") << u"sft-2 eval_loss@epoch=1.0"_s << u"0.95"_s;
        QTest::newRow("format") << u"sft-2 eval_loss@best | .3f"_s << u"0.950"_s;
        QTest::newRow("tight format") << u"sft-2 eval_loss@best|.1%"_s << u"95.0%"_s;
        QTest::newRow("Hangul") << u"실험-3 eval_loss"_s << u"1.9"_s;
        QTest::newRow("decomposed Hangul") << u"실험-3 eval_loss"_s.normalized(QString::NormalizationForm_D) << u"1.9"_s;
        for (const auto &[form, way] : {std::pair("NFC", QString::NormalizationForm_C), {"NFD", QString::NormalizationForm_D}}) {
            const auto row = [form, way](const char *name, const QString &source, const QString &expected) {
                QTest::addRow("run that the disk has in NFD, asked for in %s, %s", form, name) << source.normalized(way) << expected;
            };
            row("name", u"밤샘-하나 손실@min"_s, u"1.5"_s);
            row("glob", u"\"밤샘*\" \"손*\"@first:mean"_s, u"2.5"_s);
            row("path", u"\"../../runs/밤샘-하나\" 점수@max"_s, u"30"_s);
            row("glob of paths", u"\"runs/밤샘*\" 점수:mean"_s, u"30"_s);
        }
        QTest::newRow("path") << u"../../runs/sft-1 eval_loss"_s << u"1.25"_s;
        QTest::newRow("file") << u"\"runs/sft-1/trainer_state.json\" eval_loss"_s << u"1.25"_s;
        QTest::newRow("mean") << u"\"sft-*\" eval_loss@best:mean | .2f"_s << u"1.10"_s;
        QTest::newRow("bare glob") << u"sft-* eval_loss@best:mean | .2f"_s << u"1.10"_s;
        QTest::newRow("n") << u"sft-* eval_loss:n"_s << u"2"_s;
        QTest::newRow("median") << u"* eval_loss@first:median"_s << u"2.1"_s;
        QTest::newRow("mean±std") << u"\"sft-*\" \"eval_acc,none\":mean±std | .2f"_s << u"0.62 ± 0.09"_s;
        QTest::newRow("std") << u"sft-* eval_loss@first:std | .3f"_s << u"0.071"_s;
        QTest::newRow("nan tail") << u"broken loss"_s << u"1"_s;
    }
    void runThatCannotBeRead_isNamedInItsFile()
    {
        for (const auto &[kind, source] : {std::pair(BlockKind::Number, u"../../elsewhere/damaged loss"_s), {BlockKind::Plot, u"runs: ../../elsewhere/damaged\ny: loss\n"_s}}) {
            const Rendered rendered = render(kind, source);
            QCOMPARE(rendered.findings.size(), 1);
            QCOMPARE(rendered.findings[0].line, 7);
            QVERIFY2(rendered.findings[0].message.startsWith(u"../../elsewhere/damaged/trainer_state.json: "_s), qPrintable(rendered.findings[0].message));
            QVERIFY2(rendered.html.contains(u"line 7: ../../elsewhere/damaged/trainer_state.json: "_s), qPrintable(rendered.html));
        }
    }

    void whatMeasuresNothing_isLeftOutOfNumbers()
    {
        const Rendered rendered = render(BlockKind::Number, u"../../tables acc:mean±std | .2f"_s);
        QCOMPARE(rendered.text, u"0.50 ± 0.35"_s);
        QVERIFY(rendered.findings.isEmpty());
        QCOMPARE(number(u"\"../../tables/c.csv\" acc"_s), u"c has no metric `acc` or any other; is the right file named?"_s);
    }

    void unknownColumn_isNamedWithItsLine()
    {
        for (const QString &column : {u"eval_loss@bset"_s, u"qqqqqqqq"_s}) {
            const Rendered rendered = render(BlockKind::RunTable, u"runs: sft-1\ncolumns: [eval_loss,\n  \""_s + column + u"\"]\n"_s);
            QCOMPARE(rendered.findings.size(), 1);
            QVERIFY2(rendered.findings.first().message.contains(column), qPrintable(rendered.findings.first().message));
            QCOMPARE(rendered.findings.first().line, 10);
        }
    }

    void number_isTheFileS()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        QCOMPARE(number(source), expected);
    }

    void number_knowsWhereItIsFrom()
    {
        const Rendered rendered = render(BlockKind::Number, u"sft-2 eval_loss@best"_s);
        QVERIFY(rendered.html.startsWith(u"<span class=\"number\""));
        QVERIFY(rendered.html.contains(u"data-run=\"sft-2\""));
        QVERIFY(rendered.html.contains(u"data-step=\"200\""));
        QVERIFY2(rendered.html.contains(u"../../runs/sft-2/trainer_state.json"), qPrintable(rendered.html));
        QCOMPARE(rendered.runPaths, QStringList{QFileInfo(m_folder.filePath(u"runs/sft-2"_s)).canonicalFilePath()});
        QVERIFY(render(BlockKind::Number, u"broken loss"_s).findings.value(0).code == u"nan");
    }

    void wrongNumber_saysWhatToWrite_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << u" "_s << u"{{sft-3 eval_loss@best}}"_s;
        QTest::newRow("no metric") << u"sft-1"_s << u"metric"_s;
        QTest::newRow("metric") << u"sft-1 evalloss"_s << u"`eval_loss`"_s;
        QTest::newRow("run") << u"sft-9 eval_loss"_s << u"sft-"_s;
        QTest::newRow("several") << u"sft-* eval_loss"_s << u":mean"_s;
        QTest::newRow("which") << u"sft-1 eval_loss@top"_s << u"best"_s;
        QTest::newRow("over") << u"sft-* eval_loss:average"_s << u"mean±std"_s;
        QTest::newRow("format") << u"sft-1 eval_loss | 2 digits"_s << u".2f"_s;
        QTest::newRow("step") << u"sft-1 eval_loss@step=150"_s << u"100"_s;
        QTest::newRow("quote") << u"\"sft-1 eval_loss"_s << u"quote"_s;
        QTest::newRow("bracket") << u"(sft) eval_loss"_s << u"double quotes"_s;
        QTest::newRow("rest") << u"sft-1 eval_loss best"_s << u"left over"_s;
        QTest::newRow("std of one") << u"sft-1 eval_loss:std"_s << u"two runs"_s;
        QTest::newRow("metrics") << u"sft-1 eval_*"_s << u"name one"_s;
        QTest::newRow("best of what nobody ranked") << u"../../elsewhere/skill.csv skill@best"_s << u"`metrics:` in yeonji.yaml"_s;
    }
    void wrongNumber_saysWhatToWrite()
    {
        QFETCH(QString, source);
        QFETCH(QString, says);
        const Rendered rendered = render(BlockKind::Number, source, 12);
        QVERIFY(rendered.html.startsWith(u"<span class=\"block-error\">"));
        QVERIFY2(rendered.text.contains(says), qPrintable(rendered.text));
        QVERIFY(rendered.html.contains(u"line 12"));
        QCOMPARE(rendered.findings.size(), 1);
        QCOMPARE(rendered.findings[0].line, 12);
    }

    void plot_isAFigure()
    {
        const Rendered rendered = render(BlockKind::Plot, u"runs: [\"sft-*\", 실험-3]\ny: eval_loss\ncaption: 셋 & <하나>\n"_s);
        QVERIFY(rendered.html.startsWith(u"<figure class=\"plot\">"));
        QVERIFY(rendered.html.contains(u"<figcaption>셋 &amp; &lt;하나&gt;</figcaption>"));
        QCOMPARE(rendered.html.count(u"<path "), 1 + 3 + 3);
        QCOMPARE(rendered.text, u"셋 & <하나>"_s);
        QCOMPARE(rendered.runPaths.size(), 3);
        QVERIFY(rendered.findings.isEmpty());
    }

    void plotOfARunThatTheDiskHasInNfd_isAFigure()
    {
        const Rendered rendered = render(BlockKind::Plot, u"runs: [밤샘-하나]\ny: 손실\n"_s);
        QVERIFY2(rendered.findings.isEmpty() && rendered.html.contains(u"<svg"_s), qPrintable(rendered.html.left(500)));
    }

    void run_hasTheSameColourInEveryFigure()
    {
        const QString colour = tokens(Scheme::Light).series[2];  // broken, sft-1, sft-2
        QVERIFY(render(BlockKind::Plot, u"runs: sft-2\ny: eval_loss"_s).html.contains(colour));
        QVERIFY(render(BlockKind::Plot, u"runs: [sft-1, sft-2]\ny: eval_loss"_s).html.contains(colour));
        QVERIFY(render(BlockKind::RunTable, u"runs: sft-2"_s).html.contains(colour));
    }

    void restart_isSaidWithTheLineOfTheBlock()
    {
        const Rendered rendered = render(BlockKind::Plot, u"runs: ../../elsewhere/again.csv\ny: loss"_s);
        QCOMPARE(rendered.findings.value(0).code, u"restart"_s);
        QCOMPARE(rendered.findings.value(0).line, 7);
        QVERIFY(rendered.findings.value(0).file.endsWith(u".md"_s));
    }

    void nan_isSaidUnderTheFigure()
    {
        const Rendered rendered = render(BlockKind::Plot, u"runs: broken\ny: loss"_s);
        QVERIFY(rendered.html.contains(u"<li class=\"warning\">"));
        QCOMPARE(rendered.findings.value(0).code, u"nan"_s);
        QCOMPARE(rendered.findings.value(0).line, 7);
    }

    void wrongPlot_isAnErrorInItsPlace_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("says");
        QTest::newRow("key") << u"runs: sft-1\ny: eval_loss\ncolour: red"_s << u"line 10:"_s;
        QTest::newRow("run") << u"runs: sft-9\ny: eval_loss"_s << u"sft-"_s;
        QTest::newRow("metric") << u"runs: sft-1\ny: eval_los"_s << u"`eval_loss`"_s;
        QTest::newRow("kind") << u"runs: sft-1\ny: eval_loss\nkind: pie"_s << u"histogram"_s;
        QTest::newRow("markup") << u"runs: sft-1\ny: \"<script>\""_s << u"&lt;script&gt;"_s;
    }
    void wrongPlot_isAnErrorInItsPlace()
    {
        QFETCH(QString, source);
        QFETCH(QString, says);
        const Rendered rendered = render(BlockKind::Plot, source);
        QVERIFY(rendered.html.startsWith(u"<div class=\"block-error\">"));
        QVERIFY2(rendered.html.contains(says), qPrintable(rendered.html));
        QVERIFY(rendered.findings.value(0).level == Level::Error);
    }

    void bestThatNobodyKnows_isSaidOnce_data()
    {
        QTest::addColumn<BlockKind>("kind");
        QTest::addColumn<QString>("source");
        QTest::newRow("table") << BlockKind::RunTable << u"runs: ../../elsewhere/skill.csv\ncolumns: skill@best\nsort: skill@best"_s;
        for (const QString &kind : {u"bar"_s, u"heatmap"_s, u"parallel"_s})
            QTest::newRow(qPrintable(kind)) << BlockKind::Plot << u"runs: ../../elsewhere/skill.csv\ny: skill@best\nkind: "_s + kind;
    }
    void bestThatNobodyKnows_isSaidOnce()
    {
        QFETCH(BlockKind, kind);
        QFETCH(QString, source);
        const Rendered rendered = render(kind, source);
        QCOMPARE(rendered.findings.size(), 1);
        QVERIFY2(rendered.findings[0].message.contains(u"`metrics:` in yeonji.yaml"), qPrintable(rendered.findings[0].message));
        QVERIFY2(kind == BlockKind::Plot || rendered.text.endsWith(u"| skill | – |\n"), qPrintable(rendered.text));
    }
    void bestOfABar_goesByTheProject()
    {
        m_directions = {{u"skill"_s, u"max"_s}};
        const auto forget = qScopeGuard([this] { m_directions.clear(); });
        const Rendered rendered = render(BlockKind::Plot, u"runs: ../../elsewhere/skill.csv\ny: skill@best\nkind: bar"_s);
        QVERIFY(rendered.findings.isEmpty());
        QVERIFY2(rendered.text.contains(u'5') && !rendered.text.contains(u'3'), qPrintable(rendered.text));
    }

    void table_showsColumnsSortsAndBoldsTheBest()
    {
        const Rendered rendered = render(BlockKind::RunTable, u"runs: [\"sft-*\", 실험-3]\ncolumns: [eval_loss@best, \"eval_acc,none\"]\nsort: eval_loss@best"_s);
        QVERIFY(rendered.html.startsWith(u"<table class=\"runs\">"));
        QCOMPARE(rendered.text, u"| run | eval_loss@best | eval_acc,none |\n|---|---:|---:|\n"
                                "| sft-2 | **0.95** | 0.5625 |\n| sft-1 | 1.25 | **0.6875** |\n| 실험-3 | 1.90 | 0.5250 |\n"_s);
        QCOMPARE(rendered.html.count(u"<strong>"), 2);
    }

    void shareAndPercent_haveNoBest()
    {
        write(u"rates/a.csv"_s, "step,eval_wer\n1,24.9\n2,22\n");
        write(u"rates/b.csv"_s, "step,eval_wer\n1,0.9\n2,0.74\n");
        const Rendered rendered = render(BlockKind::RunTable, u"runs: ../../rates\ncolumns: eval_wer@best"_s);
        QVERIFY2(rendered.html.contains(u"0.74"_s) && !rendered.html.contains(u"<strong>"_s), qPrintable(rendered.html));
    }

    void namesInATable_breakBetweenWords()
    {
        const QString html = render(BlockKind::RunTable, u"runs: sft-1\ncolumns: eval_loss@best"_s).html;
        QVERIFY2(html.contains(u">eval_<wbr/>loss@<wbr/>best</th>"_s), qPrintable(html));
    }

    void tableTurnedRound_endsWithTheBest()
    {
        const QString text = render(BlockKind::RunTable, u"runs: \"sft-*\"\ncolumns: eval_loss@best\nsort: -eval_loss@best"_s).text;
        QVERIFY(text.indexOf(u"sft-1") < text.indexOf(u"sft-2"));
    }

    void tableWithoutColumns_choosesThem()
    {
        const QString text = render(BlockKind::RunTable, u"runs: \"*\""_s).text;
        QVERIFY2(text.contains(u"eval_loss@best"), qPrintable(text));
        QVERIFY(text.contains(u"| broken |"));
        QVERIFY(text.contains(u"–"));
    }

    void wrongTable_saysWhatToWrite()
    {
        QVERIFY(render(BlockKind::RunTable, u"runs: sft-1\ncolumns: evalloss"_s).html.contains(u"`eval_loss`"));
        QVERIFY(render(BlockKind::RunTable, u"run: sft-1"_s).html.contains(u"`runs`"));
        QVERIFY(render(BlockKind::RunTable, u"columns: loss"_s).html.contains(u"`runs:`"));
    }
};

QTEST_MAIN(BlocksTest)
#include "tst_blocks.moc"
