// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each format: what a trainer writes, what a broken disk leaves of it, and files of others. Expected
// numbers of the samples were computed apart, by Python's own readers.
#include "runs/follow.h"
#include "runs/number.h"
#include "runs/reader.h"
#include "binaryruns.h"
#include "paths.h"
#include "folder.h"
#include "readruns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

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

} // namespace

class ReadersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // ---------------------------------------------------------------- numbers

    void numbers_areTheNearestDoubles()
    {
        std::mt19937_64 random(1);
        QList<QByteArray> texts{"0", "-0", "1.", "0.1", "1e5", "1E+5", "2.5e-05", "123456789012345678", "9007199254740993",
                                "1e308", "1e-320", "-1.7976931348623157e308", "0.000000000000000123", "nan", "-inf", "Infinity"};
        for (int i = 0; i < 20'000; ++i) {
            const double value = std::bit_cast<double>(random());
            if (std::isfinite(value)) {
                texts.append(QByteArray::number(value, 'g', 17));
                texts.append(QByteArray::number(value, 'g', 6));
            }
            texts.append(QByteArray::number(double(random() % 10'000'000) / 1e6, 'f', 6));
        }
        for (const QByteArray &text : std::as_const(texts)) {
            double mine = 0, theirs = 0;
            const auto a = parseNumber(text.begin(), text.end(), mine);
            const auto b = std::from_chars(text.begin(), text.end(), theirs);
            QCOMPARE(a.ptr, b.ptr);
            QVERIFY2(std::memcmp(&mine, &theirs, sizeof mine) == 0 || (std::isnan(mine) && std::isnan(theirs)), text);
            // The quick way says the same or nothing.
            const QByteArray padded = text + ',' + QByteArray(64, '\0');
            if (const char *end = parsePadded(padded.data(), mine); end && *end == ',') {
                QCOMPARE(end - padded.data(), text.size());
                QVERIFY2(std::memcmp(&mine, &theirs, sizeof mine) == 0, text);
            }
        }
        double value = 0;
        const QByteArray usual = "-0.123456," + QByteArray(64, '\0');
        QVERIFY(parsePadded(usual.data(), value));  // nearly all are quick
        QCOMPARE(value, -0.123456);
    }

    // As Lightning's bar and Windows write them.
    void oddNumbers_areRead()
    {
        const double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
        for (const auto &[text, expected] : {std::pair("nan.0", nan), std::pair("inf.0", inf), std::pair("-inf.0", -inf), std::pair("1.#QNAN", nan), std::pair("-1.#IND", nan),
                                             std::pair("1.#INF00", inf), std::pair("-1.#INF", -inf)}) {
            const QByteArray bytes(text);
            double value = 0;
            const auto [stop, error] = parseNumber(bytes.begin(), bytes.end(), value);
            QVERIFY2(error == std::errc() && stop == bytes.end(), text);
            QVERIFY2(value == expected || (std::isnan(value) && std::isnan(expected)), text);
        }
        const auto run = read("a.csv", "step,loss,acc\n1,0.5,1\n2,1.#QNAN,inf.0\n3,nan.0,1.#INF\n");
        QVERIFY(std::isnan(valuesOf(run, u"loss"_s)[1]) && std::isnan(valuesOf(run, u"loss"_s)[2]));
        QCOMPARE(valuesOf(run, u"acc"_s), (Column{1, inf, inf}));
        QCOMPARE(findingOf(run, "nan"_L1)->line, 3);
    }

    // ---------------------------------------------------------------- CSV

    void sparseColumns_keepTheirOwnSteps()
    {
        const auto run = read("metrics.csv", "epoch,step,train_loss,val_loss\n0,10,0.5,\n0,20,,0.7\n1,30,0.4,\n1,40,,nan\n");
        QCOMPARE(valuesOf(run, u"train_loss"_s), (Column{0.5, 0.4}));
        QCOMPARE(stepsOf(run, u"train_loss"_s), (Column{10, 30}));
        QCOMPARE(stepsOf(run, u"val_loss"_s), (Column{20, 40}));
        QCOMPARE(*run->find(u"val_loss")->axis.epoch, (Column{0, 1}));
        QVERIFY(!run->find(u"step"));
        QCOMPARE(findingOf(run, "nan"_L1)->line, 5);
    }

    void denseColumns_shareTheirSteps()
    {
        const auto run = read("metrics.csv", "step,a_loss,b_loss\n1,2,3\n2,3,4\n");
        QCOMPARE(run->find(u"a_loss")->axis.step, run->find(u"b_loss")->axis.step);
    }

    void tables_areReadAsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << QByteArray("step,loss\n1,0.5\n2,0.25\n");
        QTest::newRow("tab") << QByteArray("step\tloss\n1\t0.5\n2\t0.25\n");
        QTest::newRow("semicolon") << QByteArray("step;loss\n1;0.5\n2;0.25\n");
        QTest::newRow("decimal comma") << QByteArray("step;loss\n1;0,5\n2;0,25\n");
        QTest::newRow("crlf and bom") << QByteArray("\xef\xbb\xbfstep,loss\r\n1,0.5\r\n2,0.25\r\n");
        QTest::newRow("padded") << QByteArray("   step,      loss\n      1,       0.5\n      2,      0.25\n");
        QTest::newRow("quoted") << QByteArray("\"step\",\"loss\"\n\"1\",\"0.5\"\n\"2\",\"0.25\"\n");
        QTest::newRow("comments before") << QByteArray("# by our trainer\n\nstep,loss\n1,0.5\n2,0.25\n");
        QTest::newRow("no last line end") << QByteArray("step,loss\n1,0.5\n2,0.25");
        QTest::newRow("header again") << QByteArray("step,loss\n1,0.5\nstep,loss\n2,0.25\n");
        QTest::newRow("quoted note") << QByteArray("step,loss,note\n1,0.5,\"one, \"\"two\"\"\nthree\"\n2,0.25,x\n");
        QTest::newRow("empty lines") << QByteArray("step,loss\n\n1,0.5\n\n2,0.25\n\n");
        QTest::newRow("rising first column") << QByteArray("round,loss\n1,0.5\n2,0.25\n");
        QTest::newRow("exponents") << QByteArray("step,loss\n1,5e-1\n2,+2.5E-1\n");
        QTest::newRow("of Fortran") << QByteArray("step,loss\n1,0.5D+00\n2,.25d0\n");
        QTest::newRow("of Fortran, in Europe") << QByteArray("step;loss\n1;5,0D-01\n2;2,5D-01\n");
        QTest::newRow("tensors") << QByteArray("step,loss\n1,tensor(0.5)\n2,\"tensor(0.2500, device='cuda:0')\"\n");
        QTest::newRow("of NumPy") << QByteArray("step,loss\nnp.int64(1),np.float64(0.5)\n2,np.float64(0.25)\n");
    }
    void tables_areReadAsWritten()
    {
        QFETCH(QByteArray, text);
        const auto run = read("metrics.csv", text);
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 2}));
        QVERIFY(run->findings.isEmpty());
    }

    void printedNumbersInJson_areNumbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("tensors") << QByteArray("{\"step\": 1, \"loss\": \"tensor(0.5000, device='cuda:0', grad_fn=<MeanBackward0>)\"}\n{\"step\": 2, \"loss\": \"tensor(0.25)\"}\n");
        QTest::newRow("in a broken text") << QByteArray("{\"step\": 1, \"lr\": NaN, \"loss\": \"np.float32(0.5)\"}\n{\"step\": 2, \"lr\": NaN, \"loss\": \"2.5D-01\"}\n");
    }
    void printedNumbersInJson_areNumbers()
    {
        QFETCH(QByteArray, text);
        const auto run = read("log.jsonl", text);
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QVERIFY(!findingOf(run, "damaged-record"_L1));
    }

    void anotherHeader_namesWhatFollows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("in another order") << QByteArray("step,loss,lr\n1,0.5,7\n2,0.25,7\nstep,lr,loss\n3,7,0.125\n");
        QTest::newRow("with a metric more") << QByteArray("step,loss,lr\n1,0.5,7\n2,0.25,7\nstep,acc,loss,lr\n3,1,0.125,7\n");
        QTest::newRow("with a metric less") << QByteArray("step,acc,loss,lr\n1,1,0.5,7\n2,1,0.25,7\nstep,loss,lr\n3,0.125,7\n");
        QTest::newRow("with few of the same") << QByteArray("step,a,b,loss\n1,1,1,0.5\n2,1,1,0.25\nstep,c,d,e,f,loss,lr\n3,1,1,1,1,0.125,7\n");
        QTest::newRow("quoted") << QByteArray("\"step\",\"loss\",\"lr\"\n1,0.5,7\n2,0.25,7\n\"step\",\"lr\",\"loss\"\n3,7,0.125\n");
        QTest::newRow("and the first again") << QByteArray("step,loss,lr\n1,0.5,7\nstep,lr,loss\n2,7,0.25\nstep,loss,lr\n3,0.125,7\n");
        QTest::newRow("behind gaps") << QByteArray("step,lr,loss\n1,,0.5\n2,,0.25\nstep,loss,lr\n3,0.125,\n");
    }
    void anotherHeader_namesWhatFollows()
    {
        QFETCH(QByteArray, text);
        const auto run = read("metrics.csv", text);
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25, 0.125}));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 2, 3}));
        QVERIFY(run->findings.isEmpty());
        for (const double rate : valuesOf(run, u"lr"_s))
            QCOMPARE(rate, 7.0);
    }

    void rowsOfOtherData_areMetricsOfTheirOwn_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("split") << QByteArray("metrics.csv") << QByteArray("step,split,loss\n1,train,0.5\n1,val,0.75\n2,train,0.25\n2,val,0.5\n");
        QTest::newRow("quoted, last") << QByteArray("metrics.csv") << QByteArray("step,loss,Phase\n1,0.5,\"Train\"\n1,0.75,\"Val\"\n2,0.25,\"Train\"\n2,0.5,\"Val\"\n");
        QTest::newRow("iterations") << QByteArray("metrics.csv") << QByteArray("mode,epoch,iter,loss\ntrain,1,1,0.5\nval,1,9,0.75\ntrain,1,2,0.25\nval,1,9,0.5\n");
        QTest::newRow("JSONL") << QByteArray("log.jsonl")
                               << QByteArray("{\"step\":1,\"split\":\"train\",\"loss\":0.5}\n{\"step\":1,\"split\":\"val\",\"loss\":0.75}\n"
                                             "{\"step\":2,\"split\":\"train\",\"loss\":0.25}\n{\"step\":2,\"split\":\"val\",\"loss\":0.5}\n");
        QTest::newRow("JSONL, last") << QByteArray("log.jsonl")
                                     << QByteArray("{\"step\":1,\"loss\":0.5,\"phase\":\"train\"}\n{\"step\":1,\"loss\":0.75,\"acc\":1,\"phase\":\"val\"}\n"
                                                   "{\"step\":2,\"loss\":0.25,\"phase\":\"train\"}\n{\"step\":2,\"loss\":0.5,\"acc\":1,\"phase\":\"val\"}\n");
    }
    void rowsOfOtherData_areMetricsOfTheirOwn()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        const auto run = read(name, text);
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 2}));
        QCOMPARE(valuesOf(run, u"val/loss"_s), (Column{0.75, 0.5}));
        QCOMPARE(stepsOf(run, u"val/loss"_s), (Column{1, 2}));
        QVERIFY(!run->find(u"acc") && run->findings.isEmpty());
    }

    // What a person would look for and finds nothing of; words that are meant as words are none.
    void metricWithoutANumber_isSaid_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("said");
        QTest::newRow("tensors") << QByteArray("a.csv") << QByteArray("step,loss,lr\n1,\"tensor([2.0, 1.0])\",1\n2,\"tensor([1.9, 1.0])\",1\n") << true;
        QTest::newRow("cut exponents") << QByteArray("a.csv") << QByteArray("step,loss,lr\n1,1.5D+,1\n2,1.2D+,1\n") << true;
        QTest::newRow("one good one") << QByteArray("a.csv") << QByteArray("step,loss,lr\n1,1.5D+,1\n2,1.2D+,1\n3,0.5,1\n") << true;
        QTest::newRow("words") << QByteArray("a.csv") << QByteArray("step,loss,model\n1,mse,a1\n2,mse,a1\n") << false;
        QTest::newRow("list") << QByteArray("a.jsonl") << QByteArray("{\"step\":1,\"lr\":1,\"loss\":[0.5]}\n{\"step\":2,\"lr\":1,\"loss\":[0.25]}\n") << true;
        QTest::newRow("tensors in JSON") << QByteArray("a.jsonl") << QByteArray("{\"step\":1,\"lr\":1,\"loss\":\"tensor([2.0, 1.0])\"}\n{\"step\":2,\"lr\":1}\n") << true;
        QTest::newRow("in a broken text") << QByteArray("a.jsonl") << QByteArray("{\"step\":1,\"lr\":NaN,\"loss\":[0.5]}\n{\"step\":2,\"lr\":1}\n") << true;
        QTest::newRow("words in JSON") << QByteArray("a.jsonl") << QByteArray("{\"step\":1,\"lr\":1,\"loss\":\"mse\",\"model\":\"a1\",\"ids\":[1]}\n{\"step\":2,\"lr\":1}\n") << false;
    }
    void metricWithoutANumber_isSaid()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        const auto run = read(name, text);
        const Finding *said = findingOf(run, "damaged-record"_L1);
        QTEST(said != nullptr, "said");
        QVERIFY(!said || (said->message.contains(u"loss") && said->line == (name == "a.csv" ? 2 : 1)));
        QVERIFY(!run->find(u"loss"));
    }

    void timesInWords_areTimes()
    {
        const auto run = read("log.jsonl", "{\"time\":\"2026-01-01T09:00:00.5+09:00\",\"step\":1,\"loss\":0.5}\n{\"time\":\"2026-01-01T00:00:01Z\",\"step\":2,\"loss\":NaN}\n"
                                           "{\"time\":\"2025-12-31 19:30:02-0430\",\"step\":3,\"loss\":0.5}\n");
        QCOMPARE(*run->find(u"loss")->axis.wallTime, (Column{1767225600.5, 1767225601, 1767225602}));
    }

    void nestedStep_isALogBelowAFolder()
    {
        put("run/log.jsonl", "{\"trainer\": {\"global_step\": 1}, \"train\": {\"loss\": 1.0}}\n{\"trainer\": {\"global_step\": 2}, \"train\": {\"loss\": 0.5}}\n");
        QCOMPARE(stepsOf(readOne(path("run")), u"train/loss"_s), (Column{1, 2}));
    }

    void timesAlone_areNoSteps()
    {
        for (const QByteArray times : {"2026-01-01 00:00:00Z 2026-01-01 00:00:10Z", "1767225600Z 1767225610Z"}) {
            const auto cells = QByteArray(times).split('Z');
            const auto run = read("metrics.csv", "timestamp,loss\n" + cells[0] + ",0.5\n" + cells[1].trimmed() + ",0.25\n");
            QCOMPARE(run->series.size(), 1u);
            QCOMPARE(stepsOf(run, u"loss"_s), (Column{0, 1}));
            QVERIFY(run->find(u"loss")->axis.wallTime);
            QCOMPARE(run->find(u"loss")->axis.wallTime->back() - run->find(u"loss")->axis.wallTime->front(), 10.0);
        }
    }

    void cellsForPeople_areNumbers()
    {
        const auto run = read("metrics.csv", "step,acc,tokens\n1,50%,\"1,000\"\n2,75.5 %,\"1,234,567.5\"\n");
        QCOMPARE(valuesOf(run, u"acc"_s), (Column{50, 75.5}));
        QCOMPARE(valuesOf(run, u"tokens"_s), (Column{1000, 1234567.5}));
        QVERIFY(run->findings.isEmpty());
        // Percentiles are names.
        QCOMPARE(valuesOf(read("metrics.csv", ",count,25%,50%\nloss,3,0.25,0.5\nacc,3,0.75,1\n"), u"25%"_s), (Column{0.25, 0.75}));
    }

    void koreanWindowsHeader_isRead()
    {
        const auto run = read("metrics.csv", "step,\xbc\xd5\xbd\xc7\n1,0.5\n2,0.25\n");  // 손실 in CP949
        QCOMPARE(valuesOf(run, u"손실"_s), (Column{0.5, 0.25}));
    }

    void damagedTable_givesTheRestAndTheLine()
    {
        const auto run = read("metrics.csv", "step,loss,acc\n1,0.5,0.1\n2,oops,0.2\n3,0.3,0.3,9,9\n4,0.2,0.4\n5,0.1");
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.3, 0.2}));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 3, 4}));
        QStringList at;
        for (const Finding &finding : run->findings) {
            QCOMPARE(finding.code, u"damaged-record"_s);
            at.append(QString::number(finding.line));
        }
        at.sort();
        QCOMPARE(at, (QStringList{u"3"_s, u"4"_s, u"6"_s}));
    }

    void quoteThatNeverCloses_doesNotSwallowTheTable()
    {
        const auto run = read("metrics.csv", "step,loss,note\n1,0.5,x\n2,0.25,\"y\n3,0.2,z\n");
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 2, 3}));
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 3);
    }

    void sameNameTwice_givesTwoSeries()
    {
        const auto run = read("metrics.csv", "step,loss,loss\n1,0.5,0.6\n2,0.4,0.7\n");
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.4}));
        QCOMPARE(valuesOf(run, u"loss (2)"_s), (Column{0.6, 0.7}));
    }

    void manyColumns_areRead()
    {
        constexpr int count = 100'000;
        QByteArray text = "step";
        for (int i = 0; i < count; ++i)
            text += ",c" + QByteArray::number(i);
        for (int row = 0; row < 3; ++row) {
            text += '\n' + QByteArray::number(row);
            for (int i = 0; i < count; ++i)
                text += ",1";
        }
        QCOMPARE(read("metrics.csv", text)->series.size(), size_t(count));
    }

    void longLine_isRead()
    {
        QByteArray text = "step,loss,note\n1,0.5,";
        text += QByteArray(10'000'000, 'x');
        text += "\n2,0.25,y\n";
        QCOMPARE(valuesOf(read("metrics.csv", text), u"loss"_s), (Column{0.5, 0.25}));
    }

    void largeTable_isTheSameReadByAllCores()
    {
        // Large enough to be read in parts; the second half has a gap, a fault, a restart and a column of its own lines.
        constexpr int count = 1'500'000;
        QByteArray text = "step,loss,acc\n";
        for (int i = 0; i < count; ++i) {
            const int step = i < count - 1000 ? i : i - (count - 1000);
            text += QByteArray::number(step) + ',' + (i == count - 500 ? "nan" : QByteArray::number(i % 1000)) + ','
                + (i < count / 10 ? QByteArray() : i == count - 400 ? QByteArray("oops") : QByteArray::number(i % 7)) + '\n';
        }
        QVERIFY(text.size() > 16 << 20);
        const auto run = read("big.csv", text);
        const Column losses = valuesOf(run, u"loss"_s), accs = valuesOf(run, u"acc"_s), steps = stepsOf(run, u"acc"_s);
        QCOMPARE(losses.size(), size_t(count));
        QCOMPARE(accs.size(), size_t(count - count / 10 - 1));
        for (size_t i = 0; i < losses.size(); ++i)
            if (losses[i] != double(i % 1000) && i != count - 500)
                QFAIL(qPrintable(QString::number(i)));
        QCOMPARE(steps.front(), count / 10.0);
        QCOMPARE(accs.front(), double(count / 10 % 7));
        QCOMPARE(steps.back(), 999.0);
        QCOMPARE(findingOf(run, "nan"_L1)->line, count - 500 + 2);
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, count - 400 + 2);
        QCOMPARE(findingOf(run, "restart"_L1)->line, count - 1000 + 2);
        // Another header may stand before what a core reads.
        const auto renamed = read("big.csv", "step,loss,acc\n0,1,2\nstep,acc,loss\n" + text.sliced(text.indexOf('\n') + 1));
        QCOMPARE(valuesOf(renamed, u"acc"_s).size(), size_t(count + 1));
        QCOMPARE(valuesOf(renamed, u"acc"_s).back(), (count - 1) % 1000);
        QCOMPARE(valuesOf(renamed, u"loss"_s).back(), (count - 1) % 7);
        // A quoted cell may hold line ends: then it is read from front to back.
        text += "5,0.5,\"6\n\"\n";
        const auto quoted = read("big.csv", text);
        QCOMPARE(valuesOf(quoted, u"loss"_s).size(), size_t(count + 1));
        QCOMPARE(valuesOf(quoted, u"acc"_s).back(), 6.0);
    }

    // Rows that are plain numbers are read another way than those with anything odd in them.
    void plainRows_areReadAsOddOnes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("numbers") << QByteArray("step,loss,acc\n0,1,2\n1,0.5,1e-3\n2,-0.25,17\n");
        QTest::newRow("gaps") << QByteArray("step,loss,acc\n0,1,\n1,,2\n,3,\n3,,\n,,\n4,1,1\n");
        QTest::newRow("short and long rows") << QByteArray("step,loss,acc\n0,1\n1,2,3,4\n2,3,4\n\n5\n6,7,8\n");
        QTest::newRow("one column") << QByteArray("loss\n0.5\n0.25\n\n0.125\n");
        QTest::newRow("padded") << QByteArray("step,   loss\n   1,   0.5\n   2,    0.25\n");
        QTest::newRow("odd numbers") << QByteArray("step,loss\n1,nan\n2,+5\n3,.5\n4,1.\n5,123456789012345678901234567890\n6,1e400\n7,-\n8,0x1\n9,1e\n");
        QTest::newRow("no line end") << QByteArray("step,loss,acc\n0,1,2\n1,2,3");
        QTest::newRow("cut off") << QByteArray("step,loss,acc\n0,1,2\n1,2");
    }
    void plainRows_areReadAsOddOnes()
    {
        QFETCH(QByteArray, text);
        const auto told = [](const RunPtr &run) {
            QString all;
            for (const Series &series : run->series) {
                all += series.name;
                for (size_t i = 0; i < series.size(); ++i)
                    all += u" %1:%2"_s.arg((*series.axis.step)[i]).arg((*series.values)[i]);
                all += u'\n';
            }
            for (const Finding &finding : run->findings)
                all += finding.message % u" %1\n"_s.arg(finding.line);
            return all;
        };
        const QString plain = told(read("a.csv", text));
        QVERIFY(plain.contains(u"loss"));
        QCOMPARE(told(read("a.csv", QByteArray(text).replace('\n', "\r\n"))), plain);
        if (!text.contains("\n\n")) {  // a space makes a row odd, and an empty line no longer empty
            const qsizetype header = text.indexOf('\n') + 1;
            QCOMPARE(told(read("a.csv", text.first(header) + text.sliced(header).replace('\n', " \n"))), plain);
        }
    }

    void lastRowWithoutALineEnd_countsUnlessItIsCut_data()
    {
        QTest::addColumn<QByteArray>("last");
        QTest::addColumn<QList<double>>("losses");
        QTest::addColumn<bool>("isSaid");
        QTest::newRow("whole") << QByteArray("3,0.3") << QList<double>{0.5, 0.4, 0.3} << false;
        QTest::newRow("in a fraction") << QByteArray("3,0.") << QList<double>{0.5, 0.4} << true;
        QTest::newRow("in an exponent") << QByteArray("3,1e-") << QList<double>{0.5, 0.4} << true;
        QTest::newRow("after a sign") << QByteArray("3,-") << QList<double>{0.5, 0.4} << true;
        QTest::newRow("before a cell") << QByteArray("3,") << QList<double>{0.5, 0.4} << false;
    }
    void lastRowWithoutALineEnd_countsUnlessItIsCut()
    {
        QFETCH(QByteArray, last);
        QFETCH(QList<double>, losses);
        QFETCH(bool, isSaid);
        const auto run = read("a.csv", "step,loss\n1,0.5\n2,0.4\n" + last);
        QCOMPARE(valuesOf(run, u"loss"_s), Column(losses.begin(), losses.end()));
        QCOMPARE(findingOf(run, "damaged-record"_L1) ? findingOf(run, "damaged-record"_L1)->line : 0, isSaid ? 4 : 0);
    }

    void wordAmongNumbers_isSaidInJsonlToo()
    {
        const auto run = read("a.jsonl", "{\"step\":1,\"loss\":0.5,\"who\":\"me\"}\n{\"step\":2,\"loss\":\"x\",\"who\":\"me\"}\n"
                                         "{\"step\":3,\"loss\":0.25,\"who\":\"me\"}\n{\"step\":4,\"loss\":\"NaN\"}\n");
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 3, 4}));
        const Finding *said = findingOf(run, "damaged-record"_L1);
        QVERIFY(said && said->message.contains(u"loss"_s) && said->message.contains(u'1'));
        QCOMPARE(said->line, 2);
        QCOMPARE(std::ranges::count(run->findings, u"damaged-record"_s, &Finding::code), 1);
    }

    void largeLog_isTheSameReadByAllCores()
    {
        constexpr int count = 700'000;
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += i == count - 9 ? QByteArray("==> restarted\n")
                                   : "{\"step\": " + QByteArray::number(i) + ", \"loss\": " + QByteArray::number(i % 100)
                                         + (i == count - 10 ? ", \"late\": 5}\n" : "}\n");
        QVERIFY(text.size() > 16 << 20);
        const auto run = read("big.jsonl", text);
        const Column losses = valuesOf(run, u"loss"_s);
        QCOMPARE(losses.size(), size_t(count - 1));
        for (size_t i = 0; i < losses.size() - 10; ++i)
            if (losses[i] != double(i % 100))
                QFAIL(qPrintable(QString::number(i)));
        QCOMPARE(stepsOf(run, u"late"_s), Column{double(count - 10)});
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, count - 9 + 1);
    }

    // Rows like those before are read another way than rows whose text between the numbers differs.
    void repeatedRows_areReadAsOddOnes()
    {
        std::mt19937 random(3);
        const QList<QByteArray> odd{"{\"step\": 7, \"loss\": NaN}\n", "{\"step\": 8, \"loss\": 1e400}\n", "{\"step\": 9, \"loss\": null}\n",
                                    "{\"step\": 10, \"lo\\u0073s\": 3}\n", "{\"step\": 11, \"loss\": 4} {\"step\": 12, \"loss\": 5}\n",
                                    "{\"step\": 13, \"loss\": 6, \"loss\": 7}\n", "{\"step\": 14, \"loss\": \"x, \\\"loss\\\": 1\"}\n", "\n",
                                    "{\"step\": 15, \"loss\": 1 2}\n", "{\"step\": 16, \"loss\": 12abc}\n",
                                    "{\"step\": 18, \"loss\": 1.5e+2, \"who\": {\"a\": 1, \"b\": [1, 2], \"c\": true}}\n", "nothing\n"};
        QByteArray plain, spaced;
        for (int i = 0; i < 60'000; ++i) {
            QByteArray row = i % 50 == 49 ? QByteArray("{\"step\": " + QByteArray::number(i) + ", \"eval\": {\"acc\": " + QByteArray::number(i % 9) + "}}\n")
                                          : QByteArray("{\"step\": " + QByteArray::number(i) + ", \"loss\": " + QByteArray::number(double(i) / 7, 'g', 9)
                                                + ", \"phase\": \"train\"}\n");
            if (i > 20'000 && i % 5000 == 11)
                row = odd[i / 5000 % odd.size()];
            plain += row;
            spaced += row.startsWith("{\"step") ? row.replace("\"step\":", QByteArray("\"step\":" + QByteArray(qsizetype(random() % 40), ' '))) : row;
        }
        for (const QByteArray &row : odd)
            for (QByteArray *text : {&plain, &spaced})
                *text += row;
        const auto one = read("plain.jsonl", plain), other = read("spaced.jsonl", spaced);
        QCOMPARE(one->series.size(), other->series.size());
        QVERIFY(one->series.size() >= 3);
        for (size_t i = 0; i < one->series.size(); ++i) {
            QCOMPARE(one->series[i].name, other->series[i].name);
            for (size_t k = 0; k < one->series[i].size(); ++k)
                if ((*one->series[i].axis.step)[k] != (*other->series[i].axis.step)[k])
                    QFAIL(qPrintable(u"%1 of %2: %3, %4"_s.arg(one->series[i].name).arg(k).arg((*one->series[i].axis.step)[k]).arg((*other->series[i].axis.step)[k])));
            const Column &a = *one->series[i].values, &b = *other->series[i].values;
            QCOMPARE(a.size(), b.size());
            for (size_t k = 0; k < a.size(); ++k)
                QVERIFY(a[k] == b[k] || (std::isnan(a[k]) && std::isnan(b[k])));
        }
        QCOMPARE(one->findings.size(), other->findings.size());
        for (qsizetype i = 0; i < one->findings.size(); ++i) {
            QCOMPARE(one->findings[i].message, other->findings[i].message);
            QCOMPARE(one->findings[i].line, other->findings[i].line);
        }
    }

    void koreanHeader_hasItsRoles()
    {
        for (const QString &header : {u"스텝,에폭,손실,학습률\n"_s, u"스텝,에폭,손실,학습률\n"_s.normalized(QString::NormalizationForm_D)}) {
            const auto run = read("metrics.csv", header.toUtf8() + "10,0.1,0.5,0.001\n20,0.2,0.25,0.002\n30,0.3,0.2,0.003\n");
            QCOMPARE(run->series.size(), 2u);
            QCOMPARE(*run->series[0].axis.step, (Column{10, 20, 30}));
            QCOMPARE(*run->series[0].axis.epoch, (Column{0.1, 0.2, 0.3}));
        }
    }

    void headerThatIsNotUtf8_isSaid()
    {
        QCOMPARE(findingOf(read("a.csv", "step,\xbc\xd5\xbd\xc7\n1,0.5\n"), "encoding"_L1)->line, 1);
        QCOMPARE(findingOf(read("b.csv", "step,lo\xffss\xfe\n1,0.5\n2,0.4\n"), "damaged-record"_L1)->line, 1);
    }

    // yaml-cpp does not read all that PyYAML writes: the other entries are there all the same.
    void hparamsThatBreak_areParamsAsFarAsTheyAreRead()
    {
        put("run/hparams.yaml", "lr: 0.001\nbest: !!python/object/apply:numpy.core.multiarray.scalar\n- !!binary |\n  AAAA\nnet:\n  depth: 3\nbad: [1, 2\nseed: 3\n");
        put("run/metrics.csv", "step,loss\n1,0.5\n");
        const auto run = readOne(path("run"));
        QCOMPARE(run->params[u"lr"].toDouble(), 0.001);
        QCOMPARE(run->params[u"net"][u"depth"].toInt(), 3);
        QCOMPARE(run->params[u"seed"].toInt(), 3);
        QVERIFY(findingOf(run, "damaged-record"_L1));
    }

    void hparamsBeside_areParams()
    {
        put("run/hparams.yaml", "lr: 0.001\nmodel: !!python/object:os.system\n  x: 1\nseed: 3\n");
        put("run/metrics.csv", "step,loss\n1,0.5\n");
        const auto run = readOne(path("run"));
        QCOMPARE(run->params[u"lr"].toDouble(), 0.001);
        QCOMPARE(run->params[u"seed"].toInt(), 3);
        QCOMPARE(run->files.size(), 2);
    }

    // ---------------------------------------------------------------- JSONL

    void jsonl_flattensAndSkipsNull()
    {
        const auto run = read("log.jsonl",
                              "{\"step\": 1, \"loss\": 0.5, \"eval\": {\"acc\": 0.1, \"deep\": {\"f1\": 1}}, \"note\": \"x\"}\n"
                              "{\"step\": 2, \"loss\": null, \"eval\": {\"acc\": 0.2}, \"list\": [1, 2]}\n"
                              "{\"step\": 3, \"loss\": NaN, \"big\": 1000000000000000019884624838656}\n"
                              "{\"step\": 4, \"loss\": \"Infinity\", \"손실\": 2, \"a\\\"b\": 3}\n");
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{1, 3, 4}));
        QVERIFY(std::isnan(valuesOf(run, u"loss"_s)[1]));
        QVERIFY(std::isinf(valuesOf(run, u"loss"_s)[2]));
        QCOMPARE(valuesOf(run, u"eval/acc"_s), (Column{0.1, 0.2}));
        QCOMPARE(valuesOf(run, u"eval/deep/f1"_s), Column{1});
        QCOMPARE(valuesOf(run, u"big"_s), Column{1e30});
        QCOMPARE(valuesOf(run, u"손실"_s), Column{2});
        QCOMPARE(valuesOf(run, u"a\"b"_s), Column{3});
        QCOMPARE(findingOf(run, "nan"_L1)->line, 3);
    }

    void firstLineOfTenMegabytes_isRead()
    {
        const auto run = read("log.jsonl", "{\"step\": 1, \"prompt\": \"" + QByteArray(10'000'000, 'x') + "\", \"loss\": 0.5}\n{\"step\": 2, \"loss\": 0.25}\n");
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QVERIFY(discover(path({})).has_value());
    }

    void firstLineNestedWithoutEnd_hidesNoOther()
    {
        constexpr int depth = 100'000;
        const QByteArray rest = "\n{\"step\": 2, \"loss\": 0.5}\n{\"step\": 3, \"loss\": 0.25}\n";
        const auto objects = read("log.jsonl", "{\"step\": 1, \"d\": " + QByteArray("{\"a\":").repeated(depth) + '1' + QByteArray(depth, '}') + '}' + rest);
        QCOMPARE(valuesOf(objects, u"loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(findingOf(objects, "damaged-record"_L1)->line, 1);
        // Lists are no metrics, and what stands beside them is read.
        const auto lists = read("log.jsonl", "{\"step\": 1, \"loss\": 1, \"d\": " + QByteArray(depth, '[') + QByteArray(depth, ']') + '}' + rest);
        QCOMPARE(valuesOf(lists, u"loss"_s), (Column{1, 0.5, 0.25}));
    }

    void brokenLines_areLeftOutAndSaid_data()
    {
        QTest::addColumn<QByteArray>("broken");
        QTest::addColumn<int>("rows");
        QTest::newRow("cut off") << QByteArray("{\"step\": 2, \"lo") << 2;
        QTest::newRow("cut in a string") << QByteArray("{\"step\": 2, \"") << 2;
        QTest::newRow("no JSON") << QByteArray("==> restarted at 03:12") << 2;
        QTest::newRow("two at once") << QByteArray("{\"step\": 2, \"loss\": 0.5}{\"step\": 9") << 3;
        QTest::newRow("an array") << QByteArray("[1, 2, 3]") << 2;
        QTest::newRow("braces") << QByteArray("}}}}{{{{") << 2;
        QTest::newRow("deep") << QByteArray(10'000, '[') << 2;
        QTest::newRow("bytes") << QByteArray("\xff\xfe\0\x01", 4) << 2;
    }
    void brokenLines_areLeftOutAndSaid()
    {
        QFETCH(QByteArray, broken);
        QFETCH(int, rows);
        const auto run = read("log.jsonl", "{\"step\": 1, \"loss\": 0.5}\n" + broken + "\n{\"step\": 3, \"loss\": 0.25}\n");
        QCOMPARE(stepsOf(run, u"loss"_s), rows == 3 ? (Column{1, 2, 3}) : (Column{1, 3}));
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 2);
    }

    void invalidUtf8InJsonl_isStillRead()
    {
        const auto run = read("log.jsonl", "{\"step\": 1, \"loss\": 0.5, \"n\": \"\xff\"}\n{\"step\": 2, \"loss\": 0.25}\n");
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
    }

    void logThatReachedItsTotal_isFinished()
    {
        const QByteArray text = "{\"current_steps\": 5, \"total_steps\": 10, \"loss\": 1}\n{\"current_steps\": 10, \"total_steps\": 10, \"loss\": 1}\n";
        QCOMPARE(read("a.jsonl", text)->status, Status::Finished);
        QCOMPARE(read("b.jsonl", text.left(text.indexOf('\n') + 1))->status, Status::Unknown);
    }

    // ---------------------------------------------------------------- trainer states

    void newestCheckpoint_holdsTheHistory()
    {
        const auto state = [](int steps, int most) {
            QByteArray rows;
            for (int i = 1; i <= steps; ++i)
                rows += (i > 1 ? ",{\"step\":" : "{\"step\":") + QByteArray::number(i) + ",\"loss\":0.5,\"epoch\":0.1}";
            return QByteArray("{\"global_step\":" + QByteArray::number(steps) + ",\"max_steps\":" + QByteArray::number(most)
                              + ",\"num_train_epochs\":9223372036854775807,\"log_history\":[" + rows + "]}");
        };
        put("out/checkpoint-2/trainer_state.json", state(2, 8));
        put("out/checkpoint-10/trainer_state.json", state(5, 8));
        put("out/config.json", "{\"model_type\": \"llama\"}");
        auto run = readOne(path("out"));
        QCOMPARE(run->kind, Kind::HfTrainer);
        QCOMPARE(valuesOf(run, u"loss"_s).size(), 5u);
        QCOMPARE(run->params[u"config"][u"model_type"].toString(), u"llama"_s);
        QCOMPARE(run->params[u"num_train_epochs"].toInteger(), std::numeric_limits<qint64>::max());
        put("out/trainer_state.json", state(8, 8));
        run = readOne(path("out"));
        QCOMPARE(valuesOf(run, u"loss"_s).size(), 8u);
        QCOMPARE(run->status, Status::Finished);
    }

    void tornState_givesWhatStandsBefore()
    {
        const auto run = read("trainer_state.json",
                              "{\"global_step\": 30, \"max_steps\": 40, \"log_history\": [\n{\"loss\": 0.5, \"step\": 10},\n"
                              "{\"loss\": 0.4, \"step\": 20},\n{\"loss\": 0.3, \"ep");
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.4}));
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 4);
    }

    void historyThatIsNoHistory_isSaid()
    {
        const auto run = read("trainer_state.json",
                              "{\"global_step\": 3, \"max_steps\": 9, \"log_history\": [\n{\"step\": 1, \"loss\": 0.75, \"lr\": null, \"name\": \"a\"},\n"
                              "{\"step\": 2, \"loss\": \"x\"},\n5,\nnull,\n{\"step\": 3, \"loss\": 0.5},\n{\"step\": 3, \"loss\": [1]},\n{\"step\": \"a\", \"loss\": 0.25}]}");
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.75, 0.5, 0.25}));
        QList<int> lines;
        for (const Finding &finding : run->findings) {
            QCOMPARE(finding.code, u"damaged-record"_s);
            lines.append(finding.line);
        }
        QCOMPARE(lines, (QList<int>{4, 3, 8}));
        QVERIFY(run->findings[0].message.endsWith(u": 2"_s) && run->findings[1].message.endsWith(u": 2"_s) && run->findings[2].message.endsWith(u": 1"_s));
        QVERIFY(run->findings[1].message.contains(u" loss "_s) && run->findings[2].message.contains(u" step "_s));
    }

    void newestStateThatIsBroken_isSaidAndTheOneBeforeRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("NULs") << QByteArray(4096, '\0');
        QTest::newRow("cut off") << QByteArray("{\"global_step\": 30, \"max_steps\": 90, \"log_history\": [{\"step\": 10, \"loss\": 4}, {\"step\": 2");
    }
    void newestStateThatIsBroken_isSaidAndTheOneBeforeRead()
    {
        QFETCH(QByteArray, text);
        put("out/checkpoint-10/trainer_state.json", "{\"global_step\": 10, \"max_steps\": 90, \"log_history\": [{\"step\": 10, \"loss\": 4}]}");
        put("out/checkpoint-20/trainer_state.json", "{\"global_step\": 20, \"max_steps\": 90, \"log_history\": [{\"step\": 10, \"loss\": 4}, {\"step\": 20, \"loss\": 3}]}");
        put("out/checkpoint-30/trainer_state.json", text);
        const auto run = readOne(path("out"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{4, 3}));
        QCOMPARE(findingOf(run, "damaged-record"_L1)->file, path("out/checkpoint-30/trainer_state.json"));
        const auto found = discover(path("out"));
        Follower follower(found->front());
        QVERIFY(follower.look().has_value());
        put("out/checkpoint-30/trainer_state.json",
            "{\"global_step\": 30, \"max_steps\": 30, \"log_history\": [{\"step\": 10, \"loss\": 4}, {\"step\": 20, \"loss\": 3}, {\"step\": 30, \"loss\": 2}]}");
        QVERIFY(follower.look().has_value());
        QCOMPARE(valuesOf(follower.run(), u"loss"_s), (Column{4, 3, 2}));
        QCOMPARE(follower.run()->status, Status::Finished);
    }

    void statesThatAreNone_areErrors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a list") << QByteArray("[1,2,3]");
        QTest::newRow("cut at once") << QByteArray("{\"global");
        QTest::newRow("empty") << QByteArray();
    }
    void statesThatAreNone_areErrors()
    {
        QFETCH(QByteArray, text);
        put("out/trainer_state.json", text);
        put("out/checkpoint-1/trainer_state.json", "{\"global_step\": 1, \"log_history\": [{\"step\": 1, \"loss\": 1}]}");
        put("alone/trainer_state.json", text);
        const auto alone = readAll({path("alone")});
        QVERIFY2(alone ? alone->front()->status == Status::Unknown && !alone->front()->findings.isEmpty()
                       : alone.error().message.contains(u';'), qPrintable(alone ? QString() : alone.error().message));
        const auto run = readOne(path("out"));
        QCOMPARE(valuesOf(run, u"loss"_s), Column{1});
        QVERIFY(!run->findings.isEmpty());
    }

    void findings_nameTheLineInJson()
    {
        const auto run = read("trainer_state.json",
                              "{\n \"global_step\": 2,\n \"log_history\": [\n  {\n   \"step\": 2,\n   \"loss\": 0.5\n  },\n"
                              "  {\n   \"loss\": NaN,\n   \"step\": 1\n  }\n ]\n}\n");
        QCOMPARE(findingOf(run, "nan"_L1)->line, 9);
        QCOMPARE(findingOf(run, "restart"_L1)->line, 8);
        const auto notebook = read("a.ipynb", "{\"cells\": [\n {\"cell_type\": \"code\", \"source\": \"x\",\n  \"outputs\": [\n"
                                   "   {\"output_type\": \"stream\"},\n   {\"output_type\": \"error\", \"ename\": \"E\"}]}],\n\"nbformat\": 4}");
        QCOMPARE(findingOf(notebook, "cell-error"_L1)->line, 5);
        QCOMPARE(findingOf(read("r.csv", "step,loss\n1,1\n\n2,1\n1,1\n"), "restart"_L1)->line, 5);
        QCOMPARE(findingOf(read("r.jsonl", "{\"step\":2,\"loss\":1}\n{\"step\":1,\"loss\":1}\n"), "restart"_L1)->line, 2);
    }

    // ---------------------------------------------------------------- event files

    void crc_isCastagnolis()
    {
        // RFC 3720, B.4.
        QCOMPARE(crc32c(QByteArray(32, '\0')), 0x8a9136aau);
        QCOMPARE(crc32c(QByteArray(32, '\xff')), 0x62a8ab43u);
        QCOMPARE(crc32c("123456789"), 0xe3069283u);
    }

    void damagedEvents_areLeftOutAndSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<int>>("steps");
        QList<QByteArray> records;
        for (int i = 0; i < 5; ++i)
            records.append(scalarEvent(i, "loss", float(i)));
        QByteArray whole;
        for (const QByteArray &record : std::as_const(records))
            whole += record;
        const auto flipped = [&](qsizetype at) {
            QByteArray bytes = whole;
            bytes[records[0].size() + records[1].size() + at] = char(bytes[records[0].size() + records[1].size() + at] ^ 0x40);
            return bytes;
        };
        QTest::newRow("data") << flipped(20) << QList<int>{0, 1, 3, 4};
        QTest::newRow("crc of the length") << flipped(9) << QList<int>{0, 1, 2, 3, 4};
        QTest::newRow("length") << flipped(0) << QList<int>{0, 1, 3, 4};
        QTest::newRow("length, far") << flipped(6) << QList<int>{0, 1, 3, 4};
        QTest::newRow("cut in data") << QByteArray(whole.chopped(7)) << QList<int>{0, 1, 2, 3};
        QTest::newRow("cut in length") << QByteArray(whole.chopped(records[4].size() - 5)) << QList<int>{0, 1, 2, 3};
        QTest::newRow("zeros behind") << QByteArray(whole + QByteArray(5000, '\0')) << QList<int>{0, 1, 2, 3, 4};
        const QByteArray huge = raw(quint64(1) << 60);
        QTest::newRow("length beyond the file") << QByteArray(whole + huge + raw(masked(huge)) + "abc") << QList<int>{0, 1, 2, 3, 4};
        QTest::newRow("bytes lost") << QByteArray(records[0] + records[1].mid(3) + records[2]) << QList<int>{0, 2};
        // Sound as bytes, but no message.
        QTest::newRow("a number without end") << QByteArray(records[0] + frame(QByteArray(500, '\x80')) + frame("\x10" + QByteArray(20, '\xff')) + records[1]) << QList<int>{0, 1};
        QTest::newRow("a number without end, deeper") << QByteArray(records[0] + eventOf(1, scalarValue("loss", 1) + QByteArray(20, '\x80')) + records[2]) << QList<int>{0, 1, 2};
    }
    void damagedEvents_areLeftOutAndSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<int>, steps);
        const auto run = read("events.out.tfevents.1.host", bytes);
        QList<int> got;
        for (const double step : stepsOf(run, u"loss"_s))
            got.append(int(step));
        QCOMPARE(got, steps);
        QVERIFY(findingOf(run, "damaged-record"_L1));
        QCOMPARE(run->findings.size(), 1);
    }

    void scalarsOfAnyType_areRead_data()
    {
        QTest::addColumn<QByteArray>("tensor");
        QTest::addColumn<double>("expected");
        const auto content = [](quint64 type, const QByteArray &bytes) { return QByteArray(number(1, type) + field(4, bytes)); };
        const auto packed = [](quint64 type, int at, quint64 value) { return QByteArray(number(1, type) + field(at, varint(value))); };
        QTest::newRow("half") << packed(19, 13, 0x3e00) << 1.5;
        QTest::newRow("half, unpacked") << QByteArray(number(1, 19) + number(13, 0xc000)) << -2.0;
        QTest::newRow("half as bytes") << content(19, raw(quint16(0x3e00))) << 1.5;
        QTest::newRow("bfloat16") << packed(14, 13, 0x3fc0) << 1.5;
        QTest::newRow("bfloat16 as bytes") << content(14, raw(quint16(0xc000))) << -2.0;
        QTest::newRow("bool") << packed(10, 11, 1) << 1.0;
        QTest::newRow("bool as a byte") << content(10, QByteArray(1, '\1')) << 1.0;
        QTest::newRow("int8 as a byte") << content(6, QByteArray(1, '\xfe')) << -2.0;
        QTest::newRow("uint8") << packed(4, 7, 200) << 200.0;
        QTest::newRow("uint16 as bytes") << content(17, raw(quint16(60'000))) << 60'000.0;
        QTest::newRow("uint32") << packed(22, 16, 4'000'000'000) << 4e9;
        QTest::newRow("uint64") << packed(23, 17, quint64(1) << 63) << std::ldexp(1.0, 63);
        QTest::newRow("int64") << packed(9, 10, quint64(-5)) << -5.0;
        QTest::newRow("double") << content(2, raw(0.1)) << 0.1;
    }
    void scalarsOfAnyType_areRead()
    {
        QFETCH(QByteArray, tensor);
        QFETCH(double, expected);
        const auto run = read("events.out.tfevents.1.host", eventOf(1, field(1, field(1, "loss") + field(8, tensor))) + eventOf(2, field(1, field(1, "loss") + field(8, tensor))));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{expected, expected}));
    }

    void largeEvents_areTheSameReadByAllCores_data()
    {
        QTest::addColumn<QByteArray>("middle");  // stands where a second core would begin
        QTest::addColumn<size_t>("values");
        QTest::newRow("nothing") << QByteArray() << size_t(0);
        QTest::newRow("damage") << QByteArray(scalarEvent(0, "loss", 5) + "oops") << size_t(1);
        // Records within a record: a search for the next header finds those first.
        QByteArray inner;
        for (int i = 0; i < 20'000; ++i)
            inner += scalarEvent(i, "inner", 1);
        QTest::newRow("an event file in a record") << frame(char(3 << 3 | 2) + varint(quint64(inner.size())) + inner) << size_t(0);
    }
    void largeEvents_areTheSameReadByAllCores()
    {
        QFETCH(QByteArray, middle);
        QFETCH(size_t, values);
        constexpr int half = 250'000;
        QByteArray text, tail;
        text.reserve(half * 130);
        const auto metadata = [](const QByteArray &plugin) { return field(9, field(1, field(1, plugin))); };
        const QByteArray told = field(1, "told") + char((2 << 3) | 5) + raw(1.0f);
        // A tag that is no scalar says so once.
        text += frame(field(5, field(1, told + metadata("histograms"))));
        for (int i = 0; i < 2 * half; ++i) {
            QByteArray &to = i < half ? text : tail;
            to += scalarEvent(i, i % 3 ? "loss" : "acc", float(i % 1000));
        }
        const QByteArray whole = text + middle + tail;
        QVERIFY(whole.size() > 17 << 20);
        const auto run = read("events.out.tfevents.1.host", whole);
        QCOMPARE(run->series.size(), size_t(2));
        const Column losses = valuesOf(run, u"loss"_s), steps = stepsOf(run, u"acc"_s);
        QCOMPARE(losses.size() + steps.size(), size_t(2 * half) + values);
        for (size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(steps[i], double(3 * i));
        QCOMPARE(losses.back(), double((2 * half - 1) % 1000));
        // What the first part alone knows of a tag holds for the second.
        const auto again = read("events.out.tfevents.1.host", whole + frame(field(5, field(1, told))));
        QVERIFY(!again->find(u"told"));
    }

    // Events like those before are read another way than those whose shape or order is new, and go into
    // the table many at once.
    void repeatedEvents_areReadAsOddOnes()
    {
        QByteArray plain, odd;
        for (int i = 0; i < 4000; ++i) {
            const float value = i == 3210 ? NAN : float(i % 100);
            QByteArray summary = i < 2000 || i % 3 ? QByteArray(scalarValue("loss", value) + scalarValue("acc", -value)) : scalarValue("eval/acc", value);
            if (i % 500 == 7)
                summary += scalarValue("loss", 5);  // twice in one summary: the later counts
            if (i == 1500)
                summary = scalarValue("lr", 1) + summary;
            plain += eventOf(i, summary);
            // The same with a field that nobody reads before the others.
            odd += frame(field(3, "v") + char((1 << 3) | 1) + raw(1767225600.0 + i) + char(2 << 3) + varint(quint64(i)) + field(5, summary));
        }
        const auto one = read("events.out.tfevents.1.host", plain), other = read("events.out.tfevents.2.host", odd);
        QCOMPARE(one->series.size(), 4u);
        QCOMPARE(other->series.size(), 4u);
        QCOMPARE(stepsOf(one, u"lr"_s), Column{1500});
        QCOMPARE(valuesOf(one, u"loss"_s)[7], 5.0);
        QVERIFY(std::isnan(valuesOf(one, u"eval/acc"_s)[(3210 - 2001) / 3]));
        for (const Series &series : one->series) {
            const Series *same = other->find(series.name);
            QVERIFY(same);
            QCOMPARE(*same->axis.step, *series.axis.step);
            QCOMPARE(*same->axis.wallTime, *series.axis.wallTime);
            for (size_t i = 0; i < series.size(); ++i)
                QVERIFY((*series.values)[i] == (*same->values)[i] || (std::isnan((*series.values)[i]) && std::isnan((*same->values)[i])));
        }
        QVERIFY(findingOf(one, "nan"_L1));
        // Zeros are no record, also where nothing stands before them.
        put("events.out.tfevents.3.host", QByteArray(4096, '\0') + plain);
        const auto late = readOne(path("events.out.tfevents.3.host"));
        QCOMPARE(valuesOf(late, u"acc"_s), valuesOf(one, u"acc"_s));
    }

    void wideRows_areReadAsTheyRepeat()
    {
        QByteArray text;
        for (int row = 0; row < 6; ++row) {
            text += "{\"step\": " + QByteArray::number(row);
            for (int i = 0; i < 20'000; ++i)
                text += ", \"c" + QByteArray::number(i) + "\": " + QByteArray::number(i + row);
            text += "}\n{\"step\": " + QByteArray::number(row) + ", \"loss\": 0.5}\n";
        }
        const auto run = read("wide.jsonl", text);
        QCOMPARE(run->series.size(), 20'001u);
        QCOMPARE(valuesOf(run, u"c19999"_s), (Column{19'999, 20'000, 20'001, 20'002, 20'003, 20'004}));
        QCOMPARE(stepsOf(run, u"loss"_s), (Column{0, 1, 2, 3, 4, 5}));
    }

    void trainAndValidation_areOneRun()
    {
        put("exp/train/events.out.tfevents.1.host", scalarEvent(1, "loss", 0.5f));
        put("exp/validation/events.out.tfevents.2.host", scalarEvent(1, "loss", 0.75f));
        const auto run = readOne(path("exp"));
        QCOMPARE(valuesOf(run, u"train/loss"_s), Column{0.5});
        QCOMPARE(valuesOf(run, u"validation/loss"_s), Column{0.75});
        QCOMPARE(run->started.toString(Qt::ISODate), u"2026-01-01T00:00:01Z"_s);
    }

    void runCalledAsASplit_isARun()
    {
        const auto namesIn = [this](const QByteArray &folder) {
            QStringList names;
            const auto found = discover(path(folder));
            for (const Found &one : *found)
                names.append(one.name);
            names.sort();
            return names;
        };
        for (const char *name : {"baseline", "test"}) {
            put(QByteArray("ablation/") + name + "/events.out.tfevents.1.host", scalarEvent(1, "loss", 0.5f));
            put(QByteArray("ablation/") + name + "/train.log", "step 1 loss 0.5\nstep 2 loss 0.4\nTraceback (most recent call last):\n  x\nRuntimeError: boom\n");
        }
        QCOMPARE(namesIn("ablation"), (QStringList{u"baseline"_s, u"test"_s}));
        QCOMPARE(readOne(path("ablation/test"))->status, Status::Failed);
        put("bare/one/events.out.tfevents.1.host", scalarEvent(1, "loss", 0.5f));
        put("bare/val/events.out.tfevents.1.host", scalarEvent(1, "loss", 0.5f));
        QCOMPARE(namesIn("bare"), (QStringList{u"one"_s, u"val"_s}));
        // Ultralytics calls its first run so, and writes all into a table, of which the events hold a part.
        put("detect/train/events.out.tfevents.1.host", scalarEvent(1, "train/box_loss", 0.5f) + scalarEvent(2, "train/box_loss", 0.25f));
        put("detect/train/results.csv", "  epoch,  train/box_loss,  metrics/mAP50(B)\n  1,  0.5,  0.125\n  2,  0.25,  0.75\n");
        put("detect/train/args.yaml", "task: detect\nepochs: 2\n");
        const auto run = readOne(path("detect"));
        QCOMPARE(run->name, u"train"_s);
        QCOMPARE(valuesOf(run, u"train/box_loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(valuesOf(run, u"metrics/mAP50(B)"_s), (Column{0.125, 0.75}));
        QCOMPARE(run->params[u"task"].toString(), u"detect"_s);
        // Detectron2 writes all but a few into a table of JSON, and its words beside it.
        put("output/events.out.tfevents.1.host", scalarEvent(19, "total_loss", 0.5f) + scalarEvent(39, "total_loss", 0.25f));
        put("output/metrics.json", "{\"iteration\": 19, \"total_loss\": 0.5, \"lr\": 0.125}\n{\"iteration\": 39, \"total_loss\": 0.25, \"lr\": 0.0625}\n");
        put("output/config.yaml", "SOLVER:\n  BASE_LR: 0.001\n");
        put("output/log.txt", "[10/30 10:00:00 d2.utils.events]: iter: 19  total_loss: 0.5\n[10/30 10:00:01 d2.utils.events]: iter: 39  total_loss: 0.25\n");
        const auto detectron = readOne(path("output"));
        QCOMPARE(valuesOf(detectron, u"total_loss"_s), (Column{0.5, 0.25}));
        QCOMPARE(valuesOf(detectron, u"lr"_s), (Column{0.125, 0.0625}));
    }

    void settingsThatAddHparamsWrote_areThoseOfTheRun()
    {
        const auto told = [](const QByteArray &tag, const QByteArray &content) {
            return eventOf(0, field(1, field(1, tag) + field(9, field(1, field(1, "hparams") + field(2, content)))));
        };
        const QByteArray lr = field(1, field(1, "lr") + field(2, char((2 << 3) | 1) + raw(0.25)));
        put("exp/events.out.tfevents.1.host", scalarEvent(1, "loss", 0.5f) + scalarEvent(2, "loss", 0.25f));
        put("exp/1700000010.123/events.out.tfevents.2.host", told("_hparams_/session_start_info", field(3, lr)) + scalarEvent(0, "hparam/accuracy", 0.75f)
                                                                 + scalarEvent(0, "loss", 0.125f) + told("_hparams_/session_end_info", field(4, number(1, 1))));
        const auto run = readOne(path("exp"));
        QCOMPARE(run->params[u"lr"].toDouble(), 0.25);
        QCOMPARE(valuesOf(run, u"hparam/accuracy"_s), Column{0.75});
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{0.5, 0.25}));
        QVERIFY(run->status != Status::Finished);
    }

    void modelThatMlflowLogged_isNoRun()
    {
        put("mlruns/0/aaa/meta.yaml", "run_id: aaa\nrun_name: one\nstatus: 3\n");
        put("mlruns/0/aaa/metrics/loss", "1700000000000 0.5 1\n");
        put("mlruns/0/models/m-1234/meta.yaml", "model_id: m-1234\nname: model\nstatus: 2\n");
        put("mlruns/0/models/m-1234/params/lr", "0.1");
        QCOMPARE(readOne(path("mlruns"))->name, u"one"_s);
    }

    void secondFile_continuesTheFirst()
    {
        put("exp/events.out.tfevents.200.host", scalarEvent(1, "loss", 0.25f) + scalarEvent(2, "loss", 0.125f));
        put("exp/events.out.tfevents.30.host", scalarEvent(1, "loss", 1.0f) + scalarEvent(2, "loss", 0.5f));
        const auto run = readOne(path("exp"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{1, 0.5, 0.25, 0.125}));
        QCOMPARE(run->find(u"loss")->restarts, std::vector<size_t>{2});
        QVERIFY(findingOf(run, "restart"_L1));
    }

    void randomBytes_doNotCrash()
    {
        std::mt19937 random(7);
        const QList<QByteArray> seeds{scalarEvent(1, "loss", 1.0f) + scalarEvent(2, "loss", 2.0f),
                                      "step,loss\n1,0.5\n2,\"0.25\"\n", "{\"step\": 1, \"a\": {\"b\": 2}}\n{\"step\": 2}\n",
                                      "{\"global_step\": 1, \"log_history\": [{\"step\": 1, \"loss\": NaN}]}",
                                      "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"outputs\": []}]}"};
        const QStringList names{u"events.out.tfevents.1"_s, u"a.csv"_s, u"a.jsonl"_s, u"trainer_state.json"_s, u"a.ipynb"_s};
        for (int round = 0; round < 400; ++round) {
            const auto kind = round % seeds.size();
            QByteArray bytes = seeds[kind];
            for (int i = 0; i < 3; ++i)
                bytes[qsizetype(random() % size_t(bytes.size()))] = char(random());
            if (random() % 3 == 0)
                bytes.truncate(qsizetype(random() % size_t(bytes.size())));
            put(names[kind].toUtf8(), bytes);
            const auto runs = readAll({path(names[kind].toUtf8())});
            QVERIFY(runs || !runs.error().message.isEmpty());
        }
    }

    // ---------------------------------------------------------------- notebooks

    void notebook_tellsOfItself()
    {
        const auto run = read("report.ipynb", "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"# 실험 보고\\n\", \"둘째 줄\"]},"
                              "{\"cell_type\": \"code\", \"source\": \"1/0\", \"outputs\": [{\"output_type\": \"error\", \"ename\": \"ZeroDivisionError\"}]}],"
                              "\"metadata\": {\"papermill\": {\"parameters\": {\"lr\": 0.001}, \"exception\": true}}, \"nbformat\": 4}");
        QCOMPARE(run->kind, Kind::Notebook);
        QCOMPARE(run->params[u"title"].toString(), u"실험 보고"_s);
        QCOMPARE(run->params[u"lr"].toDouble(), 0.001);
        QCOMPARE(run->status, Status::Failed);
        QVERIFY(findingOf(run, "cell-error"_L1)->message.contains(u"ZeroDivisionError"_s));
    }

    // ---------------------------------------------------------------- files of others

    void samples_giveTheirNumbers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<int>("points");
        QTest::addColumn<double>("last");
        QTest::addColumn<std::optional<double>>("best");
        const auto row = [](const char *file, const char *metric, int points, double last, std::optional<double> best) {
            QTest::addRow("%s %s", file, metric) << QString::fromUtf8(file) << QString::fromUtf8(metric) << points << last << best;
        };
        row("trainer_state/CoralReefFish+whisper-tiny-nbaiLab", "loss", 2000, 0.8333, 0.8176);
        row("trainer_state/CoralReefFish+whisper-tiny-nbaiLab", "eval_loss", 100, 0.512780487537384, 0.5099794864654541);
        row("trainer_state/NijatZeynalov+mT5-based-azerbaijani-news-summarize", "loss", 700, 2.2437, 2.231);
        row("trainer_state/P4P4N1CK+whisper-large-v2-japanese-5k-steps", "eval_loss", 5, 0.4200145900249481, 0.320997953414917);
        row("trainer_state/aigoncharov+trainer_state_viz", "eval_g0_accuracy", 31, 0.5935162094763092, 0.7082294264339152);
        row("metrics/0Xero7+slm_training/lightning_logs/version_0", "train_loss_step", 2814, 3.565943479537964, 3.428741931915283);
        row("metrics/0Xero7+slm_training/lightning_logs/version_0", "val_perplexity", 10, 36.68146514892578, 36.68146514892578);
        row("metrics/KM-Hyun+Autoencoder-for-Deepracer", "train_loss", 15, 0.05167505890130997, 0.03783353418111801);
        row("metrics/rameyjm7+SFT-Training-LLM", "loss", 1358, 0.3717, 0.355);
        row("tfevents/wandb+wandb", "batch_loss", 17, 2.932505594799295e-05, 2.932505594799295e-05);
        row("tfevents/dfalbel+tfevents-js", "hello", 1, 1, std::nullopt);  // nobody says which way it is better
        row("tfevents/10tanmay100+DEEPCNNCLASSIFIER", "train/epoch_loss", 1, 6.304666996002197, 6.304666996002197);
        row("tfevents/10tanmay100+DEEPCNNCLASSIFIER", "validation/epoch_loss", 1, 1.0753506422042847, 1.0753506422042847);
    }
    void samples_giveTheirNumbers()
    {
        QFETCH(QString, file);
        QFETCH(QString, metric);
        QFETCH(int, points);
        QFETCH(double, last);
        QFETCH(std::optional<double>, best);
        const QString sample = yeonji::testing::samples(file);
        if (!QFileInfo::exists(sample))
            QSKIP("the samples are not beside this checkout");
        const auto run = readOne(sample);
        const Series *series = run->find(metric);
        QVERIFY(series);
        const auto summary = summarize(*series, directionOf(metric));
        QCOMPARE(summary.points, size_t(points));
        QVERIFY(summary.last == last);
        QVERIFY(summary.best == best);
    }

    void notebookSamples_areRead_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("title");
        QTest::newRow("Korean") << u"sft-report-ko.ipynb"_s << QString();
        QTest::newRow("nbformat 3") << u"legacy-v3.ipynb"_s << QString();
        QTest::newRow("NaN") << u"odd-nan.ipynb"_s << QString();
        QTest::newRow("truncated") << u"broken-truncated.ipynb"_s << u"damaged-record"_s;
        QTest::newRow("no UTF-8") << u"broken-utf8.ipynb"_s << u"damaged-record"_s;
        QTest::newRow("missing fields") << u"broken-missing-fields.ipynb"_s << QString();
    }
    void notebookSamples_areRead()
    {
        QFETCH(QString, file);
        QFETCH(QString, title);
        const QString sample = yeonji::testing::samples(u"notebooks/"_s % file);
        if (!QFileInfo::exists(sample))
            QSKIP("the samples are not beside this checkout");
        const auto run = readOne(sample);
        QCOMPARE(run->kind, Kind::Notebook);
        QVERIFY(run->params[u"cells"].toInt() > 0);
        QCOMPARE(findingOf(run, "damaged-record"_L1) != nullptr, !title.isEmpty());
    }

    void cancel_endsReading()
    {
        QByteArray text = "step,loss\n";
        for (int i = 0; i < 100'000; ++i)
            text += QByteArray::number(i) + ",0.5\n";
        put("a.csv", text);
        const auto found = discover(path("a.csv"));
        QVERIFY(found.has_value());
        Progress progress;
        qint64 done = 0;
        progress.report = [&done](qint64 now, qint64) { done = now; };
        progress.cancelled = [&done] { return done > 0; };
        QCOMPARE(runs::read(found->front(), progress).error().kind, ErrorKind::Cancelled);
        QVERIFY(done < text.size());
    }

private:
    QString path(const QByteArray &name) const { return m_dir->filePath(QString::fromUtf8(name)); }

    void put(const QByteArray &name, const QByteArray &bytes) const { yeonji::testing::put(path(name), bytes); }

    RunPtr read(const QByteArray &name, const QByteArray &bytes) const
    {
        put(name, bytes);
        return readOne(path(name));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(ReadersTest)
#include "tst_readers.moc"
