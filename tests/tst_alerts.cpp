// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person is told of runs, once, and how long a run will still take.
#include "folder.h"
#include "runs/alerts.h"
#include "runs/cadence.h"
#include "runs/divergence.h"
#include "runs/follow.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <optional>
#include <random>

using namespace yeonji;
using namespace yeonji::runs;
using namespace Qt::StringLiterals;

namespace {

Run lossesOf(const Column &values, const QString &name = u"loss"_s)
{
    Column steps(values.size());
    for (size_t i = 0; i < steps.size(); ++i)
        steps[i] = double(i);
    Run run;
    run.series = {makeSeries(name, {share(std::move(steps)), nullptr, nullptr}, share(values))};
    return run;
}

QStringList sentencesOf(const std::vector<Alert> &alerts)
{
    QStringList sentences;
    for (const Alert &alert : alerts)
        sentences.append(alert.sentence);
    return sentences;
}

// A training that writes a row a second, as its rows tell; its file was last written when its last row came.
class Training
{
public:
    Training(const QString &folder, const QString &name, double now) : m_path(folder % u'/' % name), m_now(now) { begin(); }

    const QString &path() const { return m_path; }

    // The file, which may have been moved away.
    void begin()
    {
        append(m_path.endsWith(u".csv") ? "step,wall_time,loss\n" : "");
    }
    void write(int rows, const QByteArray &loss = "0.5")
    {
        QByteArray text;
        for (int i = 0; i < rows; ++i)
            text += row(loss);
        append(text);
    }
    // As if it had been an hour since; every file there.
    void age() const
    {
        const QFileInfo info(m_path);
        for (const QFileInfo &one : QDir(info.path()).entryInfoList(QDir::Files)) {
            QFile file(one.filePath());
            QVERIFY(file.open(QIODevice::ReadWrite));
            QByteArray text = file.readAll();
            for (int step = 1; step <= m_step; ++step)
                text.replace(wall(step), wall(step - 3600));
            QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
            QVERIFY(file.setFileTime(QDateTime::fromSecsSinceEpoch(qint64(m_now) - 3600), QFileDevice::FileModificationTime));
        }
    }

private:
    // Of a clock that is a little fast, so that a look is never late.
    QByteArray wall(int step) const
    {
        const double seconds = std::floor(m_now) + step;
        return m_path.endsWith(u".log") ? QDateTime::fromSecsSinceEpoch(qint64(seconds)).toString(u"yyyy-MM-dd HH:mm:ss"_s).toUtf8() : QByteArray::number(qint64(seconds));
    }
    QByteArray row(const QByteArray &loss)
    {
        const QByteArray step = QByteArray::number(++m_step);
        if (m_path.endsWith(u".csv"))
            return step + ',' + wall(m_step) + ',' + loss + '\n';
        if (m_path.endsWith(u".log"))
            return wall(m_step) + " step " + step + " loss " + loss + '\n';
        return "{\"step\": " + step + ", \"timestamp\": " + wall(m_step) + ", \"loss\": " + (loss == "nan" ? QByteArray("NaN") : loss) + "}\n";
    }
    void append(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append | QIODevice::Unbuffered) && file.write(text) == text.size());
        // Some time after it was born, or it would be a copy.
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(3), QFileDevice::FileModificationTime));
    }

    QString m_path;
    double m_now = 0;
    int m_step = 0;
};

} // namespace

class AlertsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"metrics.csv"_s);
        m_now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    }

    // Rows a second apart, the last `ago` seconds before now.
    void write(int rows, double ago, const QByteArray &last = "0.5")
    {
        QByteArray text = "step,wall_time,loss\n";
        for (int i = 1; i <= rows; ++i)
            text += QByteArray::number(i) + ',' + QByteArray::number(m_now - ago - (rows - i), 'f', 3) + ',' + (i == rows ? last : QByteArray("0.5")) + '\n';
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    RunPtr run()
    {
        auto found = discover(m_path);
        return *Follower(found->front()).look();
    }

    void nanOfARunningRun_isToldOnce_alsoAfterARestart()
    {
        const QString memory = m_dir->filePath(u"state/alerts.json"_s);
        Alerts alerts(memory);
        write(10, 0);
        QCOMPARE(run()->status, Status::Running);
        QVERIFY(alerts.news(*run()).empty());
        write(11, 0, "nan");
        const auto news = alerts.news(*run());
        QCOMPARE(news.size(), 1u);
        QVERIFY(news[0].sentence.startsWith(u"loss is NaN"));
        write(12, 0, "inf");
        QVERIFY(alerts.news(*run()).empty());
        Alerts again(memory);
        QVERIFY(again.news(*run()).empty());
    }

    // In another language, or after a better translation, it is the same finding.
    void whatWasToldInOtherWords_isNotToldAgain()
    {
        write(10, 0, "nan");
        const RunPtr english = run();
        Run korean = *english;
        for (Finding &finding : korean.findings)
            if (finding.code == u"nan")
                finding.message = u"loss: 점 10개 가운데 1개가 NaN이나 무한대예요"_s;
        QVERIFY(korean.findings != english->findings);
        Alerts alerts({});
        QCOMPARE(alerts.news(*english).size(), 1u);
        QVERIFY(alerts.news(korean).empty());
    }

    // As earlier versions wrote it.
    void whatWasRememberedWithItsSentence_isNotToldAgain()
    {
        write(10, 0, "nan");
        const RunPtr run = this->run();
        const auto nan = std::ranges::find(run->findings, u"nan"_s, &Finding::code);
        QVERIFY(nan != run->findings.end());
        const QString memory = m_dir->filePath(u"alerts.json"_s);
        const QJsonObject known{{u"alive"_s, true}, {u"said"_s, QJsonArray{QString(u"nan|"_s % withoutNumbers(nan->message))}}};
        yeonji::testing::put(memory, QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"runs"_s, QJsonObject{{run->key(), known}}}}).toJson());
        QVERIFY(Alerts(memory).news(*run).empty());
    }

    // Two points tell nothing of how a run stands: what was found in them is told when more come.
    void nanOfARunJustBegun_isToldAsSoonAsItLives()
    {
        Alerts alerts({});
        write(2, 0, "nan");
        QCOMPARE(run()->status, Status::Unknown);
        QVERIFY(alerts.news(*run()).empty());
        write(3, 0, "nan");
        QCOMPARE(run()->status, Status::Running);
        QCOMPARE(alerts.news(*run()).size(), 1u);
        QVERIFY(alerts.news(*run()).empty());
    }

    void metricsThatBeginAlike_areToldOfEach()
    {
        const QString begins = u"lm loss is NaN or infinite at step 5 (3 values)"_s;
        QCOMPARE(withoutNumbers(begins), withoutNumbers(u"lm loss is NaN or infinite at step 12 (40 values)"_s));
        QVERIFY(withoutNumbers(begins) != withoutNumbers(u"lm ppl is NaN or infinite at step 5 (3 values)"_s));
        QVERIFY(withoutNumbers(u"layer1/loss is NaN"_s) != withoutNumbers(u"layer2/loss is NaN"_s));
    }

    void metricsThatDifferByANumber_areToldOfEach()
    {
        const QString path = m_dir->filePath(u"many/log.jsonl"_s);
        const auto news = [&](Alerts &alerts, const QByteArray &first, const QByteArray &second) {
            const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
            QByteArray text;
            for (int i = 0; i < 12; ++i)
                text += "{\"step\": " + QByteArray::number(i) + ", \"timestamp\": " + QByteArray::number(now - (12 - i) * 0.1, 'f', 3) + ", \"acc@1\": " + (i > 9 ? first : "1")
                    + ", \"acc@5\": " + (i > 9 ? second : "1") + ", \"layer 1\": " + (i > 9 ? first : "1") + ", \"layer 2\": " + (i > 9 ? second : "1") + "}\n";
            yeonji::testing::put(path, text);
            QStringList said;
            for (const Alert &alert : alerts.news(*(*readAll({path}))[0]))
                said.append(alert.sentence.section(u" is"_s, 0, 0));
            return said;
        };
        Alerts alerts({});
        QCOMPARE(news(alerts, "1", "1"), QStringList());
        QCOMPARE(news(alerts, "NaN", "1"), (QStringList{u"acc@1"_s, u"layer 1"_s}));
        QCOMPARE(news(alerts, "NaN", "NaN"), (QStringList{u"acc@5"_s, u"layer 2"_s}));
        QCOMPARE(news(alerts, "NaN", "NaN"), QStringList());
    }

    void runThatGoesQuiet_isToldOfEachTime()
    {
        Alerts alerts({});
        write(10, 0);
        (void)alerts.news(*run());
        write(10, 3600);
        QCOMPARE(run()->status, Status::Stalled);
        QCOMPARE(sentencesOf(alerts.news(*run())).size(), 1);
        QVERIFY(alerts.news(*run()).empty());
        write(20, 0);
        QVERIFY(alerts.news(*run()).empty());
        write(20, 3600);
        QCOMPARE(sentencesOf(alerts.news(*run())).size(), 1);
    }

    void oldRun_isNoNews()
    {
        Alerts alerts({});
        write(10, 90'000'000, "nan");
        QVERIFY(alerts.news(*run()).empty());
        QFile log(m_dir->filePath(u"train.log"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nValueError: broken\n");
        log.close();
        QCOMPARE(run()->status, Status::Failed);
        QVERIFY(alerts.news(*run()).empty());
    }

    // Too few rows to be seen alive: it is news if it was written since.
    void runThatFailsInItsFirstMoments_isToldOf_data()
    {
        QTest::addColumn<int>("age");
        QTest::addColumn<size_t>("news");
        QTest::newRow("now") << 0 << size_t(1);
        QTest::newRow("an hour before") << 3600 << size_t(0);
    }
    void runThatFailsInItsFirstMoments_isToldOf()
    {
        QFETCH(int, age);
        QFETCH(size_t, news);
        Alerts alerts({});
        m_path = m_dir->filePath(u"train.log"_s);
        yeonji::testing::put(m_path, "step 1 loss 1.1\nstep 2 loss 1.2\nTraceback (most recent call last):\n  File \"t.py\", line 3, in <module>\nValueError: boom\n");
        if (age > 0) {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addSecs(-age), QFileDevice::FileModificationTime));
        }
        const RunPtr run = this->run();
        QCOMPARE(run->status, Status::Failed);
        const auto told = alerts.news(*run);
        QCOMPARE(told.size(), news);
        QVERIFY(told.empty() || told[0].sentence.contains(u"boom"));
        QVERIFY(alerts.news(*run).empty());
    }

    // That it lies here only now is no news, either.
    void finishedRunThatIsCopiedHere_isNoNews()
    {
        Alerts alerts({});
        m_path = m_dir->filePath(u"train.log"_s);
        yeonji::testing::put(m_path, "step 1 loss 1.1\nstep 2 loss 1.2\nTraining completed.\n");
        QCOMPARE(run()->status, Status::Finished);
        QVERIFY(alerts.news(*run()).empty());
    }

    void runThatFails_saysWhy()
    {
        Alerts alerts({});
        write(10, 0);
        (void)alerts.news(*run());
        QFile log(m_dir->filePath(u"train.log"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nRuntimeError: CUDA out of memory\n");
        log.close();
        const auto news = alerts.news(*run());
        QCOMPARE(news.size(), 1u);
        QCOMPARE(news[0].level, Level::Error);
        QVERIFY2(news[0].sentence.contains(u"CUDA out of memory"), qPrintable(news[0].sentence));
    }

    // As a training goes on while another program keeps its file short: what is between two looks is no event, and
    // neither are the parts put aside.
    void fileThatIsRotated_tellsNothingButWhatHappens_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("renamed");
        QTest::addColumn<QString>("aside");
        for (const QString &name : {u"metrics.csv"_s, u"train.log"_s, u"log.jsonl"_s})
            for (const QString &aside : {u".1"_s, u"-20261130"_s, u".2026-11-30_10"_s}) {
                QTest::newRow(qPrintable(QString(name % u" renamed to "_s % aside))) << name << true << aside;
                QTest::newRow(qPrintable(QString(name % u" copied to "_s % aside))) << name << false << aside;
            }
        QTest::newRow("metrics.csv cut") << u"metrics.csv"_s << false << QString();
        QTest::newRow("train.log cut") << u"train.log"_s << false << QString();
    }
    void fileThatIsRotated_tellsNothingButWhatHappens()
    {
        QFETCH(QString, name);
        QFETCH(bool, renamed);
        QFETCH(QString, aside);
        Training training(m_dir->path(), name, m_now);
        Alerts alerts({});
        std::map<QString, Follower> followers;
        // As the window looks at every run there is.
        const auto told = [&] {
            QStringList sentences;
            if (const auto found = discover(m_dir->path()))
                for (const Found &one : *found)
                    followers.try_emplace(one.key(), one);
            for (auto &[key, follower] : followers)
                if (const auto run = follower.look())
                    sentences += sentencesOf(alerts.news(**run));
            return sentences;
        };
        training.write(20);
        QCOMPARE(told().join(u'\n'), QString());
        const auto rotate = [&] {
            const QString old = aside.isEmpty() ? QString() : QString(training.path() % aside);
            QFile::remove(old);
            if (renamed)
                QVERIFY(QFile::rename(training.path(), old));
            else
                QVERIFY((old.isEmpty() || QFile::copy(training.path(), old)) && QFile::resize(training.path(), 0));
            QCOMPARE(told().join(u'\n'), QString());
            training.begin();
        };
        rotate();
        for (const int rows : {1, 1, 5, 20}) {
            training.write(rows);
            QCOMPARE(told().join(u'\n'), QString());
        }
        rotate();
        training.write(2);
        QCOMPARE(told().join(u'\n'), QString());
        training.write(1, "nan");
        training.write(4);
        const QStringList news = told();
        QCOMPARE(news.size(), 1);
        QVERIFY2(news.front().startsWith(u"loss is NaN"), qPrintable(news.front()));
        training.write(2, "nan");
        QCOMPARE(told().join(u'\n'), QString());
        rotate();
        training.write(10);
        QCOMPARE(told().join(u'\n'), QString());
        // Long after, the run went quiet, and the parts put aside are no runs that did. (How old a log is tells the
        // birth of its file alone, which nothing can set.)
        training.age();
        const QStringList last = told();
        QCOMPARE(last.size(), name.endsWith(u".log") ? 0 : 1);
        QVERIFY2(last.isEmpty() || last.front().contains(u"written nothing for long"), qPrintable(last.join(u'\n')));
    }

    void stalledRun_isSeenWithoutAnythingWritten()
    {
        // Quiet for so long that a second more is too long: ten times its cadence.
        write(10, 9);
        Follower follower(discover(m_path)->front());
        QCOMPARE((*follower.look())->status, Status::Running);
        QTRY_COMPARE((*follower.look())->status, Status::Stalled);
    }

    void divergence_isToldFromNoise_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("diverges");
        QTest::newRow("learns") << 0 << false;
        QTest::newRow("noisy") << 1 << false;
        QTest::newRow("overfits a little") << 2 << false;
        QTest::newRow("leaves") << 3 << true;
        QTest::newRow("one spike") << 4 << false;
        QTest::newRow("never learned") << 5 << false;
    }
    void divergence_isToldFromNoise()
    {
        QFETCH(int, kind);
        QFETCH(bool, diverges);
        Column values;
        for (int i = 0; i < 3000; ++i) {
            const double learned = 3 * std::exp(-i / 500.0) + 0.5;
            const double noise = std::sin(i * 12.9898) * 43758.5453;
            switch (kind) {
            case 0: values.push_back(learned); break;
            case 1: values.push_back(learned * (0.5 + 4 * (noise - std::floor(noise)))); break;
            case 2: values.push_back(i < 1500 ? learned : 0.65 + (i - 1500) / 1500.0); break;
            case 3: values.push_back(i < 2500 ? learned : 0.5 + (i - 2500) / 20.0); break;
            case 4: values.push_back(i == 2990 ? 1e6 : learned); break;
            default: values.push_back(3.5); break;
            }
        }
        const Findings findings = divergencesOf(lossesOf(values));
        QCOMPARE(findings.size(), diverges ? 1 : 0);
        if (diverges)
            QCOMPARE(findings.front().code, u"diverged"_s);
    }

    // What rises in a training that is well.
    void whatIsNotBroughtDown_doesNotDiverge_data()
    {
        QTest::addColumn<QString>("beside");
        QTest::addColumn<bool>("diverges");
        for (const char *metric : {"kl", "train/approx_kl", "train/value_loss", "actor_loss", "policy_entropy_loss", "error_count", "errors"})
            QTest::newRow(metric) << u"accuracy"_s << false;
        QTest::newRow("train/loss") << u"rollout/ep_rew_mean"_s << false;
        QTest::newRow("eval_loss") << u"reward"_s << true;
        QTest::newRow("loss") << u"rewards/chosen"_s << true;  // of preferences
        QTest::newRow("kl_loss_of_words") << u"accuracy"_s << false;
        QTest::newRow("valid_error") << u"accuracy"_s << true;
        QTest::newRow("train_cross_entropy") << u"accuracy"_s << true;
    }
    void whatIsNotBroughtDown_doesNotDiverge()
    {
        QFETCH(QString, beside);
        QFETCH(bool, diverges);
        Column values;
        for (int i = 0; i < 200; ++i)
            values.push_back((i < 120 ? 1 : 40) + 0.01 * (i % 7));
        Run run = lossesOf(values, QString::fromUtf8(QTest::currentDataTag()));
        run.series.push_back(lossesOf(values, beside).series.front());
        QCOMPARE(divergencesOf(run).size(), diverges ? 1 : 0);
    }

    // After at most five points, and for good.
    void divergence_isToldAtOnce_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<int>("good");
        QTest::addColumn<double>("shift");  // where the metric's zero lies
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("is");
        for (const char *metric : {"loss", "perplexity", "train_nll", "cross_entropy", "val/loss", "wer"})
            QTest::newRow(metric) << QString::fromUtf8(metric) << 1000 << 0.0 << 1.0 << 100.0;
        QTest::newRow("few points") << u"loss"_s << 14 << 0.0 << 1.0 << 1e6;
        QTest::newRow("negative") << u"loss"_s << 1000 << -5.0 << 1.0 << 100.0;
        QTest::newRow("negative, few points") << u"nll"_s << 20 << -500.0 << 100.0 << 1e4;
        QTest::newRow("a share, to all") << u"wer"_s << 300 << 0.0 << 0.25 << 1.0;
    }
    void divergence_isToldAtOnce()
    {
        QFETCH(QString, metric);
        QFETCH(int, good);
        QFETCH(double, shift);
        QFETCH(double, scale);
        QFETCH(double, is);
        std::mt19937 random(7);
        std::normal_distribution<double> noise(0, 0.05 * scale);
        Column values;
        for (int i = 0; i < good; ++i) {
            values.push_back(shift + scale * (3 * std::exp(-4.0 * i / good) + 0.2) + noise(random));
            QVERIFY(divergencesOf(lossesOf(values, metric)).isEmpty());
        }
        std::optional<int> told;
        for (int i = 1; i <= 400; ++i) {
            values.push_back(is);
            const Findings findings = divergencesOf(lossesOf(values, metric));
            QVERIFY2(!told || findings.size() == 1, qPrintable(QString::number(i)));
            if (!told && !findings.isEmpty())
                told = i;
        }
        QVERIFY(told);
        QCOMPARE_LE(*told, 5);
    }
    void metricWithoutADirectionDown_divergesNever()
    {
        Column values(100, 1);
        values.resize(120, 1e6);
        for (const QString &metric : {u"accuracy"_s, u"reward"_s, u"learning_rate"_s, u"grad_norm"_s, u"step_time"_s, u"acc_stderr"_s})
            QVERIFY2(divergencesOf(lossesOf(values, metric)).isEmpty(), qPrintable(metric));
        QCOMPARE(divergencesOf(lossesOf(values)).size(), 1);
    }

    // Looked at after every point, as a run that is followed is.
    void noiseOfEveryKind_isNoDivergence_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("normal") << 0;
        QTest::newRow("in proportion") << 1;
        QTest::newRow("heavy tails") << 2;
        QTest::newRow("single spikes") << 3;
        QTest::newRow("spike of a warm-up") << 4;
        QTest::newRow("flat, around zero") << 5;
        QTest::newRow("negative") << 6;
        QTest::newRow("walks") << 7;
        QTest::newRow("saw of every epoch") << 8;
        QTest::newRow("rising slowly") << 9;
    }
    void noiseOfEveryKind_isNoDivergence()
    {
        QFETCH(int, kind);
        constexpr int points = 600;
        for (unsigned seed = 1; seed <= 20; ++seed) {
            std::mt19937 random(seed);
            std::normal_distribution<double> normal;
            Column values;
            double walk = 0;
            for (int i = 0; i < points; ++i) {
                const double learned = 3 * std::exp(-i / 80.0) + 0.5;
                const double noise = normal(random);
                walk += 0.02 * noise;
                switch (kind) {
                case 0: values.push_back(learned + 0.2 * noise); break;
                case 1: values.push_back(learned * std::exp(0.5 * noise)); break;
                case 2: values.push_back(learned * std::exp(0.9 * noise)); break;
                case 3: values.push_back(random() % 40 == 0 ? 100 * learned : learned + 0.05 * noise); break;
                case 4: values.push_back(i < 20 ? 3 + i / 5.0 + 0.1 * noise : learned + 3 * std::exp(-(i - 20) / 10.0) + 0.1 * noise); break;
                case 5: values.push_back(noise); break;
                case 6: values.push_back(learned - 4 + 0.3 * noise); break;
                case 7: values.push_back(std::abs(2 + walk)); break;
                case 8: values.push_back(learned * (1 + 0.3 * (i % 50) / 50.0) + 0.05 * noise); break;
                default: values.push_back(std::min(learned, 0.6) + (i > 200 ? (i - 200) / 1500.0 : 0) + 0.03 * noise); break;
                }
                const Findings findings = divergencesOf(lossesOf(values));
                QVERIFY2(findings.isEmpty(), qPrintable(QString(findings.value(0).message % u" (seed "_s % QString::number(seed) % u')')));
            }
        }
    }

    void timeLeft_comesFromTheCadence()
    {
        write(100, 0);
        Run one = *run();
        one.params.insert(u"max_steps"_s, 400);
        const auto outlook = outlookOf(one);
        QVERIFY(outlook && outlook->secondsLeft);
        QCOMPARE(outlook->total, 400.0);
        QVERIFY2(std::abs(*outlook->secondsLeft - 300) < 10, qPrintable(QString::number(*outlook->secondsLeft)));
        QCOMPARE(leftText(*outlook), u"5 min left"_s);
        one.params = {};
        QVERIFY(!outlookOf(one));
        one.status = Status::Finished;
        one.params.insert(u"max_steps"_s, 400);
        QVERIFY(!outlookOf(one));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    double m_now = 0;
};

QTEST_GUILESS_MAIN(AlertsTest)
#include "tst_alerts.moc"
