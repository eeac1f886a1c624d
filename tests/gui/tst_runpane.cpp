// SPDX-License-Identifier: GPL-3.0-or-later
#include "../folder.h"

#include "resources/resources.h"
#include "widgets/runpane.h"
#include "widgets/runpanecard.h"
#include "widgets/runpanecontrols.h"
#include "widgets/runpaneexhibit.h"
#include "widgets/runpanegrid.h"
#include "widgets/rowlist.h"
#include "widgets/workspace.h"
#include "binaryruns.h"

#include <QBuffer>
#include <QDialog>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

class RunPaneTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    QString runPath(const QString &name) const { return m_folder.filePath(u"runs/"_s + name); }

    void writeTrainer(const QString &name, double from, double learningRate)
    {
        QJsonArray history;
        for (int i = 1; i <= 60; ++i) {
            history.append(QJsonObject{{u"step"_s, i * 20}, {u"epoch"_s, i * 0.05}, {u"loss"_s, from / i + 0.01 * (i % 7)},
                                       {u"grad_norm"_s, 1.0 / i}, {u"learning_rate"_s, learningRate * (1 - i / 60.0)}});
            if (i % 5 == 0)
                history.append(QJsonObject{{u"step"_s, i * 20}, {u"epoch"_s, i * 0.05}, {u"eval_loss"_s, from / i + 0.1},
                                           {u"eval_runtime"_s, 3.5}});
        }
        testing::put(runPath(name + u"/trainer_state.json"_s),
              QJsonDocument(QJsonObject{{u"global_step"_s, 1200}, {u"max_steps"_s, 1200}, {u"log_history"_s, history}}).toJson());
    }

    static QToolButton *action(RunCard *card, const QString &text)
    {
        for (QToolButton *button : card->findChildren<QToolButton *>())
            if (button->text() == text)
                return button;
        return nullptr;
    }

    template<class T>
    static T *named(QWidget &pane, const QString &text)
    {
        for (T *widget : pane.findChildren<T *>())
            if (widget->accessibleName() == text || widget->property("text").toString() == text)
                return widget;
        return nullptr;
    }

    std::unique_ptr<RunPane> open(const QStringList &names)
    {
        QStringList paths;
        for (const QString &name : names)
            paths.append(runPath(name));
        auto pane = std::make_unique<RunPane>(*m_workspace, paths);
        pane->resize(1075, 850);
        pane->show();
        return pane;
    }

private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        QTest::failOnWarning();
        writeTrainer(u"sft-1"_s, 3, 1e-4);
        writeTrainer(u"sft-2"_s, 2.5, 3e-4);
        testing::put(runPath(u"broken.csv"_s), "step,loss\n1,2\n");
        QByteArray wide = "step", row;
        for (int i = 0; i < 2000; ++i)
            wide += ",layer." + QByteArray::number(i) + ".loss";
        for (int step = 1; step <= 3; ++step) {
            row = QByteArray::number(step);
            for (int i = 0; i < 2000; ++i)
                row += "," + QByteArray::number(i % 17 + 1.0 / step);
            wide += "\n" + row;
        }
        testing::put(runPath(u"wide/metrics.csv"_s), wide + "\n");
        const auto project = project::open(m_folder.path());
        QVERIFY(project.has_value());
        Settings settings;
        settings.theme = Settings::Theme::Light;
        m_workspace = std::make_unique<Workspace>(*project, settings);
    }
    void cleanupTestCase() { m_workspace.reset(); }

    void brokenRun_saysWhereItIsWrong()
    {
        testing::put(runPath(u"cut/trainer_state.json"_s), "[1, 2, 3");
        const auto pane = open({u"cut"_s});
        auto *notice = pane->findChild<QLabel *>(u"notice"_s);
        QTRY_VERIFY2(notice->isVisibleTo(pane.get()) && notice->text().startsWith(u"runs/cut/trainer_state.json:"_s), qPrintable(notice->text()));
        const auto *again = named<QPushButton>(*pane, u"Try again"_s);
        QVERIFY(again->isVisibleTo(pane.get()));
        // Another run grows every second: what is said of this one stands still.
        const QString said = notice->text();
        Q_EMIT m_workspace->library()->changed();
        QVERIFY(again->isVisibleTo(pane.get()));
        QCOMPARE(notice->text(), said);
        // Until it can be read.
        testing::put(runPath(u"cut/trainer_state.json"_s), R"({"global_step": 2, "log_history": [{"step": 1, "loss": 2}, {"step": 2, "loss": 1}]})");
        Q_EMIT m_workspace->library()->changed();
        QTRY_VERIFY(pane->grid()->card(u"loss"_s));
    }

    void largeRun_isDrawnBeforeAllOfItIsRead()
    {
        QByteArray text = "step,loss\n";
        for (int i = 0; text.size() < 60 << 20; i += 4)
            for (int k = i; k < i + 4; ++k)
                text += QByteArray::number(k) + ",0." + QByteArray::number(100'000 + k % 900'000) + '\n';
        testing::put(runPath(u"huge/metrics.csv"_s), text);
        auto pane = std::make_unique<RunPane>(*m_workspace, runPath(u"huge/metrics.csv"_s));
        QStringList told;
        bool drawn = false;
        connect(pane.get(), &Tab::statusChanged, this, [&] {
            told.append(pane->rightStatus());
            drawn = drawn || (pane->runs().front()->unread > 0 && !pane->findChildren<RunCard *>().isEmpty()
                              && named<QProgressBar>(*pane, u"Reading the rest"_s)->isVisibleTo(pane.get()));
        });
        pane->resize(1075, 850);
        pane->show();
        QTRY_VERIFY(!pane->runs().empty() && pane->runs().front()->unread == 0);
        QVERIFY(drawn);
        QVERIFY2(told.first().endsWith(u"reading the rest"_s), qPrintable(told.first()));
        QVERIFY(told.last().contains(u"all drawn"_s));
        QVERIFY(!named<QProgressBar>(*pane, u"Reading the rest"_s)->isVisibleTo(pane.get()));
    }

    void hundredThousandMetrics_areShownInTheirOrder()
    {
        constexpr int count = 100'000;
        QByteArray wide = "step";
        for (int i = 1; i < count; ++i)
            wide += ",layer." + QByteArray::number(i) + ".grad_norm";
        wide += ",eval_loss\n";
        for (const char *step : {"1", "2"})
            wide += step + QByteArray(",0.5").repeated(count) + '\n';
        testing::put(runPath(u"widest/metrics.csv"_s), wide);
        const auto pane = open({u"widest"_s});
        QTRY_VERIFY_WITH_TIMEOUT(pane->grid()->card(u"eval_loss"_s), 60'000);
        QVERIFY(pane->grid()->card(u"layer.1.grad_norm"_s));
        QVERIFY(pane->grid()->card(u"eval_loss"_s)->y() <= pane->grid()->card(u"layer.1.grad_norm"_s)->y());
        QVERIFY(pane->grid()->cards() < 100);
    }

    void run_showsACardAMetricInTheOrderOneLooks()
    {
        const auto pane = open({u"sft-1"_s});
        QTRY_COMPARE(pane->title(), u"sft-1"_s);
        QTRY_VERIFY(pane->grid()->card(u"eval_loss"_s));
        const QPoint first = pane->grid()->card(u"eval_loss"_s)->pos();
        const QPoint second = pane->grid()->card(u"loss"_s)->pos();
        QCOMPARE(first.y(), second.y());
        QVERIFY(first.x() < second.x());
        QVERIFY(!pane->grid()->card(u"loss"_s)->figure()->figure().layers.empty());
        QVERIFY(pane->rightStatus().contains(u"all drawn"));
    }

    // Beside rail and panel, which take 314 pixels, in half of a screen of 1920.
    void pane_fitsHalfAScreen()
    {
        const auto pane = open({u"sft-1"_s});
        QVERIFY2(pane->minimumSizeHint().width() <= 960 - 314, qPrintable(QString::number(pane->minimumSizeHint().width())));
    }

    void severalRuns_lieOverEachOther()
    {
        const auto pane = open({u"sft-1"_s, u"sft-2"_s});
        QTRY_VERIFY(pane->grid()->card(u"loss"_s));
        const auto &figure = pane->grid()->card(u"loss"_s)->figure()->figure();
        QCOMPARE(figure.legend.size(), 2);
        QVERIFY(figure.legend[0].colour != figure.legend[1].colour);
        QCOMPARE(pane->title(), u"Compare 2"_s);
    }

    void thousandsOfMetrics_makeOnlyTheCardsThatAreSeen()
    {
        const auto pane = open({u"wide"_s});
        QTRY_VERIFY(pane->grid()->cards() > 0);
        QVERIFY(pane->grid()->cards() < 20);
        pane->grid()->verticalScrollBar()->setValue(pane->grid()->verticalScrollBar()->maximum());
        QVERIFY(pane->grid()->card(u"layer.1999.loss"_s));
        QVERIFY(pane->grid()->cards() < 30);
        auto *filter = named<QLineEdit>(*pane, u"Find a metric"_s);
        QVERIFY(filter && filter->isVisible());
        QTest::keyClicks(filter, u"layer.17.l"_s);
        QTRY_COMPARE(pane->grid()->cards(), 1);
        QVERIFY(pane->grid()->card(u"layer.17.loss"_s));
    }

    void textsAndPictures_standBehindTheCurves()
    {
        using namespace yeonji::testing;
        const auto pictureOf = [](QColor colour) {
            QImage image(28, 28, QImage::Format_RGB32);
            image.fill(colour);
            QByteArray png;
            QBuffer buffer(&png);
            image.save(&buffer, "PNG");
            return png;
        };
        const auto plugin = [](const char *name) { return field(9, field(1, field(1, name))); };
        // As torch writes a picture, and as TensorFlow 2 writes a text and pictures.
        const auto torch = [&](QColor colour) { return field(1, field(1, "digit") + field(4, number(1, 28) + number(2, 28) + field(4, pictureOf(colour)))); };
        const QByteArray text = field(1, field(1, "notes") + plugin("text") + field(8, number(1, 7) + field(8, "첫 표본: **좋다**")));
        const QByteArray two = field(1, field(1, "pair") + plugin("images") + field(8, number(1, 7) + field(8, "28") + field(8, "28")
                                                                                       + field(8, pictureOf(Qt::green)) + field(8, "no picture")));
        testing::put(runPath(u"shown/events.out.tfevents.1.host"_s), scalarEvent(1, "loss", 1) + scalarEvent(2, "loss", 0.5f) + eventOf(1, torch(Qt::red))
              + eventOf(2, torch(Qt::blue) + text + two));
        const auto pane = open({u"shown"_s});
        QTRY_VERIFY(pane->grid()->card(u"loss"_s));
        ExhibitCard *digit = pane->grid()->exhibit(u"digit"_s);
        QVERIFY(digit);
        QTRY_COMPARE(digit->picture().pixelColor(3, 3), QColor(Qt::blue));  // the last
        digit->findChild<QSlider *>()->setValue(0);
        QTRY_COMPARE(digit->picture().pixelColor(3, 3), QColor(Qt::red));
        QTRY_COMPARE(pane->grid()->exhibit(u"notes"_s)->text(), u"첫 표본: **좋다**"_s);
        QVERIFY(pane->grid()->exhibit(u"notes"_s)->picture().isNull());
        ExhibitCard *pair = pane->grid()->exhibit(u"pair"_s);
        QCOMPARE(pair->exhibits().size(), 2u);
        QTRY_VERIFY(named<QWidget>(*pair, u"pair"_s));  // what is no picture is not drawn
        QVERIFY(pair->picture().isNull());
        QTest::keyClick(digit, Qt::Key_Return);
        auto *large = digit->findChild<QDialog *>();
        QVERIFY(large && large->isVisible());
        QTRY_COMPARE(large->findChild<ExhibitCard *>()->picture().pixelColor(3, 3), QColor(Qt::red));
    }

    // A model, a notebook: parameters and findings are there without a curve.
    void runWithoutCurves_showsWhatItHolds()
    {
        testing::put(runPath(u"model/config.json"_s), R"({"model_type": "qwen2", "architectures": ["Qwen2ForCausalLM"]})");
        const auto pane = open({u"model"_s});
        QTRY_VERIFY(named<QWidget>(*pane, u"config.model_type"_s));
        QVERIFY(named<QWidget>(*pane, u"config.model_type"_s)->isVisible());
        QVERIFY(named<QLabel>(*pane, u"There are no curves in model: it holds no metrics over steps"_s)->isVisible());
        QVERIFY(!named<QSlider>(*pane, u"Smoothing"_s)->isVisible());
        QVERIFY(named<QPushButton>(*pane, u"New report"_s)->isVisible());
    }

    void controls_changeEveryFigureAndTheBlock()
    {
        const auto pane = open({u"sft-1"_s});
        QTRY_VERIFY(pane->grid()->card(u"loss"_s));
        named<QSlider>(*pane, u"Smoothing"_s)->setValue(60);
        QTest::mouseClick(named<QAbstractButton>(*pane, u"log"_s), Qt::LeftButton);
        QTest::mouseClick(named<QAbstractButton>(*pane, u"epoch"_s), Qt::LeftButton);
        RunCard *card = pane->grid()->card(u"loss"_s);
        QVERIFY(card->figure()->figure().y.log);
        QCOMPARE(card->figure()->figure().x.title, u"epoch"_s);
        QCOMPARE(card->block(), u"```plot\nruns: sft-1\ny: loss\nx: epoch\nsmooth: 0.6\nyscale: log\n```\n"_s);
        QVERIFY(!named<QAbstractButton>(*pane, u"time"_s)->isEnabled());
    }

    void cardActions_showUnderThePointerAndPutTheFigure()
    {
        const auto pane = open({u"sft-1"_s});
        QVERIFY(QTest::qWaitForWindowExposed(pane.get()));
        QTRY_VERIFY(pane->grid()->card(u"loss"_s));
        RunCard *card = pane->grid()->card(u"loss"_s);
        QToolButton *put = action(card, u"Put into entry"_s);
        QVERIFY(put && !put->isVisible());
        pane->activateWindow();
        card->figure()->setFocus();
        QTRY_VERIFY(put->isVisible());
        QSignalSpy entry(pane.get(), &Tab::putIntoEntry), slide(pane.get(), &Tab::putOnSlide);
        QTest::mouseClick(put, Qt::LeftButton);
        QTest::mouseClick(action(card, u"Put on slide"_s), Qt::LeftButton);
        QCOMPARE(entry.value(0).value(0).toString(), u"```plot\nruns: sft-1\ny: loss\n```\n"_s);
        QCOMPARE(slide.count(), 1);
    }

    void newReport_namesTheRuns()
    {
        const auto pane = open({u"sft-1"_s, u"sft-2"_s});
        QTRY_COMPARE(pane->runs().size(), 2u);
        QSignalSpy report(pane.get(), &Tab::reportRequested);
        QTest::mouseClick(named<QPushButton>(*pane, u"New report"_s), Qt::LeftButton);
        QCOMPARE(report.value(0).value(0).toStringList().size(), 2);
    }

    void missingRun_saysSoAndCanBeTriedAgain()
    {
        const auto pane = open({u"sft-9"_s});
        auto *again = named<QPushButton>(*pane, u"Try again"_s);
        QTRY_VERIFY(again->isVisible());
        QVERIFY(!named<QPushButton>(*pane, u"New report"_s)->isVisible());
        writeTrainer(u"sft-9"_s, 2, 1e-3);
        m_workspace->library()->refresh();
        QTRY_VERIFY(pane->grid()->card(u"loss"_s));
    }

    void logOfARun_standsBelowItsCurvesAndIsFollowed()
    {
        const QString file = runPath(u"logged/train.log"_s);
        testing::put(runPath(u"logged/metrics.csv"_s), "step,loss\n1,2\n2,1.5\n");
        testing::put(file, "준비 중\n10%\r20%\n\x1b[31mred\x1b[0m \xb0\xa1 \x01<b>x</b>\n");
        const auto pane = open({u"logged"_s});
        auto *log = pane->findChild<QPlainTextEdit *>(u"logText"_s);
        QVERIFY(log);
        QTRY_COMPARE(log->toPlainText(), u"준비 중\n20%\nred 가 <b>x</b>"_s);
        QVERIFY(log->isVisible() && log->isReadOnly());
        QVERIFY(log->textInteractionFlags() & Qt::TextSelectableByMouse);
        QVERIFY(pane->grid()->isVisible() && pane->grid()->height() > log->height());
        // What is selected stays so while the log grows.
        QTextCursor cursor = log->textCursor();
        cursor.movePosition(QTextCursor::Start);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        log->setTextCursor(cursor);
        testing::put(file, "준비 중\n10%\r20%\n\x1b[31mred\x1b[0m \xb0\xa1 \x01<b>x</b>\n30%|###\r40%|####");
        QTRY_COMPARE(log->toPlainText(), u"준비 중\n20%\nred 가 <b>x</b>\n40%|####"_s);
        QCOMPARE(log->textCursor().selectedText(), u"준비 중"_s);
        testing::put(file, "준비 중\n10%\r20%\n\x1b[31mred\x1b[0m \xb0\xa1 \x01<b>x</b>\n30%|###\r40%|####\r50%|#####\n끝\n");
        QTRY_COMPARE(log->toPlainText(), u"준비 중\n20%\nred 가 <b>x</b>\n50%|#####\n끝"_s);
        QSignalSpy opened(pane.get(), &Tab::openRequested);
        QTest::mouseClick(named<QPushButton>(*pane, u"runs/logged/train.log"_s), Qt::LeftButton);
        QCOMPARE(opened.value(0).value(0).toString(), file);
        const auto without = open({u"sft-1"_s});
        QTRY_VERIFY(without->grid()->card(u"loss"_s));
        QVERIFY(!without->findChild<QPlainTextEdit *>(u"logText"_s)->isVisible());
    }

    void stateOfARun_standsBesideItsCurves()
    {
        // Running, for as long as no test takes.
        const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        QByteArray rows = "step,wall_time,loss\n";
        for (int i = 1; i <= 50; ++i)
            rows += QByteArray::number(i) + ',' + QByteArray::number(now - 600 * (50 - i), 'f', 1) + ",0.5\n";
        testing::put(runPath(u"night/metrics.csv"_s), rows);
        testing::put(runPath(u"night/hparams.yaml"_s), "max_steps: 1000\n");
        auto pane = open({u"night"_s});
        QTRY_VERIFY(named<QLabel>(*pane, u"running"_s));
        QVERIFY(named<QLabel>(*pane, u"running"_s)->isVisible());
        QVERIFY(named<QLabel>(*pane, u"7 days left"_s));
        QCOMPARE(pane->leftStatus(), u"night · 50 / 1,000 · 7 days left"_s);
        const auto second = pane->findChildren<QLabel *>(u"second"_s);
        QVERIFY(std::ranges::any_of(second, [](const QLabel *label) { return label->text().startsWith(u"50 / 1,000 · last written "); }));

        // Why it failed stands with it, once, and above all of its settings.
        QByteArray settings;
        for (int i = 0; i < 150; ++i)
            settings += "setting_" + QByteArray::number(i) + ": 1\n";
        testing::put(runPath(u"crashed/hparams.yaml"_s), settings);
        testing::put(runPath(u"crashed/metrics.csv"_s), "step,loss\n1,2\n2,nan\n");
        const QString log = runPath(u"crashed/train.log"_s);
        testing::put(log, "step 2 loss nan\nTraceback (most recent call last):\n  File \"t.py\", line 3, in <module>\n    x()\nValueError: boom\n");
        for (const QString &file : {log, runPath(u"crashed/metrics.csv"_s), runPath(u"crashed/hparams.yaml"_s)}) {
            QFile old(file);
            QVERIFY(old.open(QIODevice::ReadWrite));
            QVERIFY(old.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
        }
        pane = open({u"crashed"_s});
        QTRY_VERIFY(named<QLabel>(*pane, u"failed"_s));
        const auto labels = pane->findChildren<QLabel *>();
        QCOMPARE(std::ranges::count_if(labels, [](const QLabel *label) { return label->text().contains(u"ValueError: boom"); }), 1);
        const auto *findings = named<QLabel>(*pane, u"Findings"_s), *params = named<QLabel>(*pane, u"Parameters"_s);
        QVERIFY(findings && params);
        QTRY_VERIFY(findings->y() < params->y());
    }

    void namesInAList_areToldApartByTheirEnds()
    {
        RowList list(u"Runs"_s);
        Row one, other;
        one.path = one.title = u"lightning_logs/version_0"_s;
        other.path = other.title = u"lightning_logs/version_1"_s;
        list.setRows({one, other});
        list.resize(130, 120);
        list.show();
        const auto shown = [&list](int row) { return list.grab(list.visualRect(list.model()->index(row, 0))).toImage(); };
        QCOMPARE(shown(0).size(), shown(1).size());
        QVERIFY(shown(0) != shown(1));
    }

    void grownRun_isDrawnAgain()
    {
        const auto pane = open({u"broken.csv"_s});
        QTRY_COMPARE(pane->runs().size(), 1u);
        testing::put(runPath(u"broken.csv"_s), "step,loss\n1,2\n2,1.5\n3,1.25\n4,1\n");
        m_workspace->library()->refresh();
        QTRY_COMPARE(pane->runs().front()->series.front().size(), 4u);
        QTRY_COMPARE(pane->grid()->card(u"loss"_s)->figure()->figure().x.to, 4.0);
    }
};

QTEST_MAIN(RunPaneTest)
#include "tst_runpane.moc"
