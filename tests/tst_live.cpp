// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs that are being written, by real files that grow: only what was appended is read, and what comes
// out is what reading the whole file gives.
#include "bytesread.h"
#include "paths.h"
#include "runs/follow.h"
#include "runs/library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstdio>
#include <cstring>

#include <sys/stat.h>

using namespace yeonji;
using namespace yeonji::runs;
using namespace Qt::StringLiterals;
using yeonji::testing::bytesRead;

namespace {

void append(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    QCOMPARE(file.write(bytes.data(), bytes.size()), bytes.size());
}

void overwrite(const QString &path, qint64 at, QByteArrayView bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) && file.seek(at));
    QCOMPARE(file.write(bytes.data(), bytes.size()), bytes.size());
}

// Two runs are told apart by everything a reader says, NaN being itself.
QString describe(const Run &run)
{
    QString text = run.name % u'\n';
    const auto column = [&text](const char *name, const SharedColumn &numbers) {
        text += QLatin1StringView(name) % u':';
        if (numbers)
            for (const double value : *numbers)
                text += u' ' % QString::number(value, 'g', 17);
        text += u'\n';
    };
    for (const Series &series : run.series) {
        text += u"== "_s % series.name % u'\n';
        column("step", series.axis.step);
        column("time", series.axis.wallTime);
        column("epoch", series.axis.epoch);
        column("value", series.values);
        for (const size_t restart : series.restarts)
            text += u"restart "_s % QString::number(restart) % u'\n';
    }
    for (const Finding &finding : run.findings)
        text += finding.code % u' ' % finding.message % u' ' % QString::number(finding.line) % u'\n';
    return text;
}

RunPtr whole(const Found &found)
{
    const auto run = Follower(found).look();
    return run ? *run : nullptr;
}

Found foundAt(const QString &path)
{
    const auto found = discover(path);
    return found && !found->empty() ? found->front() : Found();
}

Column valuesOf(const RunPtr &run, const QString &metric)
{
    const Series *series = run ? run->find(metric) : nullptr;
    return series ? Column(*series->values) : Column();
}

template<class T> QByteArray raw(T value)
{
    return QByteArray(reinterpret_cast<const char *>(&value), sizeof value);
}

quint32 masked(QByteArrayView bytes)
{
    quint32 crc = ~0u;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int i = 0; i < 8; ++i)
            crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78u : 0);
    }
    crc = ~crc;
    return (crc >> 15 | crc << 17) + 0xa282ead8u;
}

// A record of one scalar, as a writer frames it.
QByteArray record(double wall, int step, const QByteArray &tag, float number)
{
    const QByteArray value = "\x0a" + QByteArray(1, char(tag.size())) + tag + "\x15" + raw(number);
    const QByteArray summary = "\x0a" + QByteArray(1, char(value.size())) + value;
    QByteArray data = "\x09" + raw(wall) + "\x10";
    for (int rest = step; ; rest >>= 7) {
        data += char((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
        if (rest <= 0x7f)
            break;
    }
    data += "\x2a" + QByteArray(1, char(summary.size())) + summary;
    const QByteArray length = raw(quint64(data.size()));
    return length + raw(masked(length)) + data + raw(masked(data));
}

} // namespace

class LiveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void piecesOfAnyFormat_giveWhatTheWholeFileGives_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("dense table") << u"metrics.csv"_s << QByteArray("step,loss,acc\n1,0.5,0.1\n2,0.4,0.2\n3,nan,0.3\n4,0.2,0.4\n2,0.3,0.5\n3,0.1,0.6\n");
        QTest::newRow("sparse table, epochs, times")
            << u"metrics.csv"_s
            << QByteArray("epoch,step,train_loss,val_loss,timestamp\n0,10,0.5,,1700000000\n0,20,,0.6,1700000010\n,30,0.4,,1700000020\n1,,,0.5,\n1,40,0.3,,1700000050\n");
        QTest::newRow("counted rows") << u"metrics.csv"_s << QByteArray("loss,acc\n0.5,1\n0.4,0.5\n0.3,7\n0.2,4\n0.1,9\n");
        QTest::newRow("guessed steps") << u"metrics.csv"_s << QByteArray("round,loss\n10,0.5\n20,0.4\n30,0.3\n40,0.2\n50,0.1\n");
        QTest::newRow("a guess that fails") << u"metrics.csv"_s << QByteArray("size,loss\n10,0.5\n20,0.4\n30,0.3\n5,0.2\n50,0.1\n60,0.05\n");
        QTest::newRow("times without steps") << u"metrics.csv"_s << QByteArray("timestamp,loss\n1700000000,0.5\n1700000010,0.4\n1700000020,0.3\n1700000030,0.2\n");
        QTest::newRow("quotes and words") << u"metrics.csv"_s
                                          << QByteArray("step,loss,note\n1,0.5,\"a, b\"\n2,0.4,\"two\nlines\"\n3,broken,x\n4,0.2,y\n5,0.1,\"z\"\n");
        QTest::newRow("other headers") << u"metrics.csv"_s << QByteArray("step,loss,lr\n1,0.5,7\n2,0.4,7\nstep,lr,acc,loss\n2,6,0.1,0.45\n3,6,0.2,0.35\nstep,loss\n4,0.3\n");
        QTest::newRow("rows of other data") << u"metrics.csv"_s << QByteArray("epoch,split,loss,acc\n1,train,0.5,0.1\n1,val,0.6,0.2\n2,train,0.4,\n2,val,0.5,0.3\n3,train,0.3,0.4\n");
        QTest::newRow("JSONL of other data") << u"log.jsonl"_s
                                             << QByteArray("{\"step\":1,\"loss\":0.5,\"split\":\"train\"}\n{\"step\":1,\"loss\":0.6,\"acc\":0.1,\"split\":\"val\"}\n"
                                                           "{\"step\":2,\"split\":\"train\",\"loss\":0.4}\n{\"step\":2,\"split\":\"val\",\"loss\":0.5,\"f1\":[0.5]}\n"
                                                           "{\"step\":3,\"loss\":0.45,\"acc\":0.2,\"split\":\"val\",\"time\":\"2026-01-01T00:00:00Z\"}\n");
        QTest::newRow("no last line end") << u"metrics.tsv"_s << QByteArray("step\tloss\n1\t0.5\n2\t0.4\n3\t0.3");
        QTest::newRow("JSONL") << u"log.jsonl"_s
                               << QByteArray("{\"step\":1,\"loss\":0.5}\n{\"step\":2,\"loss\":0.4,\"epoch\":0.1}\n{\"eval\":{\"acc\":0.5}}\nno json\n"
                                             "{\"step\":4,\"loss\":NaN,\"epoch\":0.4}\n{\"step\":1,\"loss\":0.2}\n{\"step\":2,\"late\":7}\n");
        QTest::newRow("JSONL with a total")
            << u"trainer_log.jsonl"_s
            << QByteArray("{\"current_steps\":1,\"total_steps\":3,\"loss\":0.5}\n{\"current_steps\":2,\"total_steps\":3,\"loss\":0.4}\n{\"current_steps\":3,\"loss\":0.3}\n");
        QByteArray alike;
        for (int i = 0; i < 30; ++i)
            alike += "{\"step\": " + QByteArray::number(i) + (i % 10 == 9 ? ", \"eval\": {\"acc\": " : ", \"loss\": ") + QByteArray::number(30 - i)
                + (i % 10 == 9 ? "}}\n" : "}\n");
        QTest::newRow("JSONL of rows alike") << u"log.jsonl"_s << alike;
        QTest::newRow("log") << u"train.log"_s
                             << QByteArray("seed=7 lr=0.1\nstep 1 loss 0.5\nEpoch 1/3\nstep 2 loss 0.4\nstep 3 loss nan\n 10%|#| 1/10 [00:01<00:09, 1.0it/s, loss=0.3]\r"
                                           " 20%|#| 2/10 [00:02<00:08, 1.0it/s, loss=0.2]\rstep 9 loss 0.1\n");
        QTest::newRow("log of epochs and a traceback")
            << u"train.log"_s
            << QByteArray("Epoch 0: 50%|#| 1/2 [x, loss=0.9]\rEpoch 0: 100%|#| 2/2 [x, loss=0.8]\nEpoch 1: 50%|#| 1/2 [x, loss=0.7]\r"
                          "[rank0]: Traceback (most recent call last):\n[rank0]:   File \"t.py\", line 3\n[rank0]:     loss = 3\n[rank0]: KeyError: 1\n"
                          "Epoch 1: 100%|#| 2/2 [x, loss=0.6]\nval loss 0.5, learning rate: 0.1\n");
        QByteArray events;
        for (int i = 0; i < 40; ++i) {
            events += record(1700000000 + i, i % 25, "loss", float(i) / 4);
            if (i % 3 == 0)
                events += record(1700000000 + i, i % 25, "eval/acc", i == 9 ? NAN : 0.5f);
        }
        QTest::newRow("events") << u"events.out.tfevents.1700000000.host"_s << events;
    }
    // Cut at every place there is (or, of long files, at many), so at half a line, a number, a letter.
    void piecesOfAnyFormat_giveWhatTheWholeFileGives()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        const QString path = this->path(u"whole/"_s % name);
        append(path, text);
        const Found found = foundAt(path);
        QVERIFY(found.reader);
        const RunPtr expected = whole(found);
        QVERIFY(expected && !expected->series.empty());
        const QString grown = this->path(u"grown/"_s % name);
        for (qsizetype step = 1; step < text.size(); step = step * 3 / 2 + 1) {
            QFile::remove(grown);
            Found one = found;
            one.path = grown;
            Follower follower(one);
            for (qsizetype at = 0; at < text.size(); at += step) {
                append(grown, text.sliced(at, std::min(step, text.size() - at)));
                (void)follower.look();  // too little to be a run at first
            }
            // However long that took, it was not written lately.
            QFile last(grown);
            QVERIFY(last.open(QIODevice::ReadWrite) && last.setFileTime(QDateTime::currentDateTime().addDays(-7), QFileDevice::FileModificationTime));
            last.close();
            const auto run = follower.look();
            QVERIFY2(run.has_value(), qPrintable(QString::number(step)));
            const QString mine = describe(**run);
            if (const QString theirs = describe(*expected); mine != theirs)
                QFAIL(qPrintable(u"in pieces of %1:\n%2\nat once:\n%3"_s.arg(step).arg(mine, theirs)));
            QCOMPARE((*run)->status, expected->status);
        }
    }

    // A file that is put in place anew each time is always just born; how often that is seen tells.
    void replacedFile_isRunning()
    {
        const QString file = path(u"metrics.csv"_s);
        const QDateTime now = QDateTime::currentDateTime();
        std::optional<Follower> follower;
        for (int i = 0; i < 4; ++i) {
            QFile::remove(path(u"new"_s));
            QByteArray text = "step,loss\n";
            for (int row = 1; row <= 10 + i; ++row)
                text += QByteArray::number(row) + ",0.5\n";
            append(path(u"new"_s), text);
            QFile written(path(u"new"_s));
            QVERIFY(written.open(QIODevice::ReadWrite) && written.setFileTime(now.addSecs(i - 4), QFileDevice::FileModificationTime));
            written.close();
            QCOMPARE(std::rename(QFile::encodeName(path(u"new"_s)).constData(), QFile::encodeName(file).constData()), 0);
            if (!follower)
                follower.emplace(foundAt(file));
            QVERIFY(follower->look().has_value());
            QCOMPARE(follower->run()->status, i < 2 ? Status::Unknown : Status::Running);
        }
    }

    // As the mirror of another machine's file, or a copy that is written on: nearly all its rows are older than it is.
    void fileBornWithItsRows_isNotQuietByThem()
    {
        const QString path = this->path(u"metrics.csv"_s);
        const QDateTime now = QDateTime::currentDateTime();
        QByteArray text = "step,loss\n";
        for (int row = 1; row <= 2000; ++row)
            text += QByteArray::number(row) + ",0.5\n";
        append(path, text);
        const auto setWritten = [&](int secondsLater) {
            QFile file(path);
            return file.open(QIODevice::ReadWrite) && file.setFileTime(now.addSecs(secondsLater), QFileDevice::FileModificationTime);
        };
        // A row every 14 s since it was fetched, the last one 20 s ago.
        QVERIFY(setWritten(-62));
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        for (int i = 1; i <= 3; ++i) {
            append(path, QByteArray::number(2000 + i) + ",0.5\n");
            QVERIFY(setWritten(14 * i - 62));
            QCOMPARE((*follower.look())->status, Status::Running);
        }
    }

    void cadence_isThatOfTheWritesThatWereSeen()
    {
        const Cadence byAge{0.007, 30, 50}, once{14, 30, 50, 1}, often{14, 20, 50, 5}, byClock{60, 90, 50, 9}, slowByAge{600, 30, 50};
        QCOMPARE(cadenceOf(byAge, std::nullopt)->usual, 0.007);
        QCOMPARE(cadenceOf(std::nullopt, once)->usual, 14);
        QCOMPARE(cadenceOf(byAge, once)->usual, 14);
        QCOMPARE(cadenceOf(slowByAge, once)->usual, 600);
        QCOMPARE(cadenceOf(slowByAge, often)->usual, 14);
        QCOMPARE(cadenceOf(byClock, often)->usual, 60);
        QVERIFY(!cadenceOf(std::nullopt, std::nullopt));
        // A row may come once a minute, for all that an age tells.
        QCOMPARE(allowedQuiet(byAge), 60);
        QCOMPARE(allowedQuiet(often), 140);
    }

    void untoldRun_isWaitedForAsItWasWritten()
    {
        QCOMPARE(patienceWithUntold(3, 0), 120);      // a row a minute
        QCOMPARE(patienceWithUntold(-1, 60), 300);    // one came
        QCOMPARE(patienceWithUntold(600, 0), 600);
        QCOMPARE(patienceWithUntold(90'000, 0), 5);
    }

    void appendedMetric_isReadAlone()
    {
        append(path(u"mlruns/0/abc/meta.yaml"_s), "run_name: long\nstatus: 1\n");
        const QString loss = path(u"mlruns/0/abc/metrics/loss"_s);
        const auto row = [](int step, const QByteArray &value = "0.25") -> QByteArray { return "1767225600000 " + value + ' ' + QByteArray::number(step) + '\n'; };
        QByteArray text;
        constexpr int rows = 100'000;
        for (int i = 1; i <= rows; ++i)
            text += row(i);
        append(loss, text);
        Follower follower(foundAt(path(u"mlruns"_s)));
        QVERIFY(follower.look().has_value());
        overwrite(loss, text.indexOf(row(rows / 2)), row(rows / 2, "0.99"));
        const qint64 read = bytesRead();
        append(loss, row(rows + 1) + "1767225600000 0.125 100002");
        append(path(u"mlruns/0/abc/metrics/acc"_s), row(1, "0.5"));
        const auto now = follower.look();
        QVERIFY(now.has_value());
        QCOMPARE_LT(bytesRead() - read, 64 * 1024);
        const Column losses = valuesOf(*now, u"loss"_s);
        QCOMPARE(losses.size(), size_t(rows + 2));
        QCOMPARE(losses.back(), 0.125);
        QCOMPARE(losses.at(rows / 2 - 1), 0.25);
        QCOMPARE(valuesOf(*now, u"acc"_s), Column{0.5});
        // Its last line had no end yet.
        append(loss, "\n" + row(rows + 3));
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s).size(), size_t(rows + 3));
        // One that is deleted goes, one that comes before the others comes, and they stay.
        QVERIFY(QFile::remove(path(u"mlruns/0/abc/metrics/acc"_s)));
        append(path(u"mlruns/0/abc/metrics/a"_s), row(1, "7"));
        const auto other = follower.look();
        QVERIFY(other.has_value() && !(*other)->find(u"acc"));
        QCOMPARE(valuesOf(*other, u"a"_s), Column{7});
        QCOMPARE(valuesOf(*other, u"loss"_s).size(), size_t(rows + 3));
    }

    void appendedRow_isReadAlone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("CSV") << u"metrics.csv"_s;
        QTest::newRow("JSONL") << u"log.jsonl"_s;
        QTest::newRow("log") << u"train.log"_s;
        QTest::newRow("events") << u"events.out.tfevents.1700000000.host"_s;
    }
    void appendedRow_isReadAlone()
    {
        QFETCH(QString, name);
        const QString path = this->path(name);
        const auto row = [&name](int step) -> QByteArray {
            const QByteArray n = QByteArray::number(step);
            if (name.endsWith(u".csv"))
                return n + ",0.25,0.5\n";
            if (name.endsWith(u".jsonl"))
                return "{\"step\": " + n + ", \"loss\": 0.25, \"acc\": 0.5}\n";
            return name.endsWith(u".log") ? QByteArray("step " + n + " loss 0.25 acc 0.5\n") : record(1.7e9 + step, step, "loss", 0.25f);
        };
        QByteArray text = name.endsWith(u".csv") ? "step,loss,acc\n" : "";
        constexpr int rows = 100'000;
        for (int i = 1; i <= rows; ++i)
            text += row(i);
        append(path, text);
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        const RunPtr before = follower.run();
        append(path, row(rows + 1));
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s).size(), size_t(rows + 1));
        const double *memory = follower.run()->find(u"loss")->values->data();

        // What stands before is overwritten: it is not looked at again.
        QByteArray other = row(rows / 2);
        other.replace("0.25", "0.99").replace(raw(0.25f), raw(0.99f));
        overwrite(path, text.indexOf(row(rows / 2)), other);
        const qint64 read = bytesRead();
        append(path, row(rows + 2));
        const auto now = follower.look();
        QVERIFY(now.has_value());
        // (The end of a log is looked at for a traceback.)
        QCOMPARE_LT(bytesRead() - read, ((*now)->kind == Kind::Log ? 272 : 16) * 1024);
        QVERIFY(text.size() > 1 << 20);
        const Column losses = valuesOf(*now, u"loss"_s);
        QCOMPARE(losses.size(), size_t(rows + 2));
        QVERIFY(std::ranges::all_of(losses, [](double value) { return value == 0.25; }));
        // A log's rows are put together anew; the others grow where they are.
        if ((*now)->kind != Kind::Log)
            QCOMPARE((*now)->find(u"loss")->values->data(), memory);
        QCOMPARE(valuesOf(before, u"loss"_s).size(), size_t(rows));  // who holds it keeps it
        QCOMPARE(*follower.look(), *now);                            // nothing came
    }

    void logThatFailed_isCountedOnce()
    {
        const QString path = this->path(u"train.log"_s);
        constexpr int rows = 100'000;
        QByteArray text;
        for (int i = 1; i <= rows; ++i)
            text += "step " + QByteArray::number(i) + " loss 0.25 acc 0.5\n";
        append(path, text + "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nValueError: bad\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        for (int look = 0; look < 3; ++look) {
            const qint64 read = bytesRead();
            const auto now = follower.look();
            QVERIFY(now.has_value());
            QCOMPARE((*now)->status, Status::Failed);
            QCOMPARE((*now)->findings.back().code, u"traceback"_s);
            QCOMPARE((*now)->findings.back().line, rows + 1);
            QCOMPARE_LT(bytesRead() - read, 272 * 1024);
        }
        QVERIFY(text.size() > 2 << 20);
    }

    void fileCutShort_isReadAnew()
    {
        const QString path = this->path(u"metrics.csv"_s);
        append(path, "step,loss\n1,0.5\n2,0.4\n3,0.3\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        QVERIFY(QFile::resize(path, 0));
        QVERIFY(!follower.look().has_value());
        append(path, "step,loss\n1,0.9\n2,0.8\n");
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s), (Column{0.9, 0.8}));
    }

    // Cut and written again beyond where it was, within one look.
    void fileWrittenAgainLonger_isReadAnew()
    {
        const QString path = this->path(u"metrics.csv"_s);
        append(path, "step,loss\n1,0.5\n2,0.4\n3,0.3\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        QVERIFY(QFile::resize(path, 0));
        append(path, "step,loss\n1,0.9\n2,0.8\n3,0.7\n4,0.6\n5,0.5\n");
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s), (Column{0.9, 0.8, 0.7, 0.6, 0.5}));
    }

    void rotatedFile_isReadAnew()
    {
        const QString path = this->path(u"train.log"_s);
        append(path, "step 1 loss 0.5\nstep 2 loss 0.4\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        QVERIFY(QFile::rename(path, path % u".1"_s));
        append(path, "step 1 loss 0.5\nstep 2 loss 0.4\nstep 3 loss 0.3\n");
        struct stat now = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &now), 0);
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s), (Column{0.5, 0.4, 0.3}));
    }

    // As trainers save that write a new file and rename it over the old one.
    void replacedFile_isReadAnew()
    {
        const QString path = this->path(u"metrics.csv"_s);
        append(path, "step,loss\n1,0.5\n2,0.4\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        append(path % u".tmp"_s, "step,loss\n1,0.5\n2,0.4\n3,0.3\n");
        QCOMPARE(std::rename(QFile::encodeName(path % u".tmp"_s).constData(), QFile::encodeName(path).constData()), 0);
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s), (Column{0.5, 0.4, 0.3}));
        append(path, "4,0.2\n");
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s), (Column{0.5, 0.4, 0.3, 0.2}));
    }

    // What tells nothing by itself, as a network folder: the library looks by the state of the files alone.
    void folderWithoutNotices_isFollowedByPolling()
    {
        const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        const QString path = this->path(u"lab/runs/a/metrics.csv"_s);
        QByteArray text = "step,wall_time,loss\n";
        for (int i = 1; i < 10; ++i)
            text += QByteArray::number(i) + ',' + QByteArray::number(now - 45 + 5 * i, 'f', 1) + ",0.5\n";
        append(path, text);
        Library library({this->path(u"lab"_s), {}});
        QCOMPARE((*library.find({u"a"_s}).result())[0]->status, Status::Running);
        library.follow();
        QSignalSpy changed(&library, &Library::changed);
        append(path, "10," + QByteArray::number(now, 'f', 1) + ",0.25\n");
        QVERIFY(changed.wait(20'000));
        QCOMPARE(valuesOf((*library.find({u"a"_s}).result())[0], u"loss"_s).back(), 0.25);
    }

    // No file changes any more: only that the traceback stays the end tells that it failed.
    void runThatFailsInItsFirstMoments_isSeenByTheLibrary()
    {
        const QString path = this->path(u"lab/runs/crash/train.log"_s);
        append(path, "step 1 loss 1.1\nstep 2 loss 1.2\nTraceback (most recent call last):\n  File \"t.py\", line 3, in <module>\nValueError: boom\n");
        const auto setWritten = [&path](qint64 seconds) {
            QFile file(path);
            return file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addSecs(seconds), QFileDevice::FileModificationTime);
        };
        QVERIFY(setWritten(3));  // or it would be a copy
        Library library({this->path(u"lab"_s), {}});
        QCOMPARE((*library.find({u"crash"_s}).result())[0]->status, Status::Unknown);
        QVERIFY(setWritten(-60));
        QSignalSpy changed(&library, &Library::changed);
        library.follow();
        QVERIFY(changed.wait(20'000));
        QCOMPARE((*library.find({u"crash"_s}).result())[0]->status, Status::Failed);
    }

    void status_followsTheRunsOwnCadence_data()
    {
        QTest::addColumn<double>("cadence");
        QTest::addColumn<double>("quiet");
        QTest::addColumn<Status>("status");
        QTest::newRow("every second, 4 s quiet") << 1.0 << 4.0 << Status::Running;
        QTest::newRow("every second, 9 s quiet") << 1.0 << 9.0 << Status::Running;
        QTest::newRow("every second, 11 s quiet") << 1.0 << 11.5 << Status::Stalled;
        QTest::newRow("every minute, 9 min quiet") << 60.0 << 540.0 << Status::Running;
        QTest::newRow("every minute, 11 min quiet") << 60.0 << 660.0 << Status::Stalled;
        QTest::newRow("every tenth of a second, 4 s quiet") << 0.1 << 4.0 << Status::Running;
        QTest::newRow("every tenth of a second, 6 s quiet") << 0.1 << 6.5 << Status::Stalled;
        QTest::newRow("every hour, 9 h quiet") << 3600.0 << 9 * 3600.0 << Status::Running;
        QTest::newRow("every three hours, 8 h quiet") << 3 * 3600.0 << 8 * 3600.0 << Status::Running;
        QTest::newRow("every three hours, 25 h quiet") << 3 * 3600.0 << 25 * 3600.0 << Status::Stalled;
        QTest::newRow("every ten minutes, 25 h quiet") << 600.0 << 25 * 3600.0 << Status::Unknown;
        QTest::newRow("two days ago") << 1.0 << 2 * 86400.0 << Status::Unknown;
    }
    void status_followsTheRunsOwnCadence()
    {
        QFETCH(double, cadence);
        QFETCH(double, quiet);
        QFETCH(Status, status);
        const QString path = this->path(u"metrics.csv"_s);
        const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        QByteArray text = "step,wall_time,loss\n";
        for (int i = 0; i < 30; ++i)
            text += QByteArray::number(i) + ',' + QByteArray::number(now - quiet - cadence * (29 - i), 'f', 3) + ",0.5\n";
        append(path, text);
        QCOMPARE((*Follower(foundAt(path)).look())->status, status);
    }

    void runThatWasEndedFromOutside_failed_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<Status>("status");
        QTest::newRow("shell") << QByteArray("train.sh: line 3:  4711 Killed                  python train.py\n") << Status::Failed;
        QTest::newRow("plain") << QByteArray("Killed\n") << Status::Failed;
        QTest::newRow("time limit") << QByteArray("slurmstepd: error: *** JOB 77 ON gpu1 CANCELLED AT 2026-11-12T03:00:00 DUE TO TIME LIMIT ***\n") << Status::Failed;
        QTest::newRow("memory") << QByteArray("slurmstepd: error: Detected 1 oom_kill event in StepId=77.batch.\n") << Status::Failed;
        QTest::newRow("crash") << QByteArray("Segmentation fault (core dumped)\n") << Status::Failed;
        QTest::newRow("launcher") << QByteArray("Signal 9 (SIGKILL) received by PID 4711\nbye\n\n") << Status::Failed;
        QTest::newRow("batch system") << QByteArray("srun: error: gpu01: task 0: Out Of Memory\n") << Status::Failed;
        QTest::newRow("batch system, several") << QByteArray("srun: error: gpu01: tasks 0-2,5: Segmentation fault (core dumped)\n") << Status::Failed;
        QTest::newRow("went on") << QByteArray("Killed\nstep 4 loss 0.2\nstep 5 loss 0.2\nstep 6 loss 0.2\nstep 7 loss 0.2\n") << Status::Unknown;
        QTest::newRow("a counter") << QByteArray("memory.events: low 0 high 0 max 0 oom 0 oom_kill 0\n") << Status::Unknown;
        QTest::newRow("a counter that counted") << QByteArray("memory.events: low 0 high 0 max 3 oom 1 oom_kill 1\n") << Status::Failed;
        QTest::newRow("a word") << QByteArray("the worker is not Killed by this\n") << Status::Unknown;
        QTest::newRow("traceback") << QByteArray("Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nKeyboardInterrupt\n") << Status::Failed;
        QTest::newRow("done") << QByteArray("Training completed.\n") << Status::Finished;
    }
    void runThatWasEndedFromOutside_failed()
    {
        QFETCH(QByteArray, ending);
        QFETCH(Status, status);
        append(path(u"run/metrics.csv"_s), "step,loss\n1,0.5\n2,0.4\n3,0.3\n");
        append(path(u"run/train.log"_s), "loading\n" + ending);
        const auto run = Follower(foundAt(path(u"run/metrics.csv"_s))).look();
        QCOMPARE((*run)->status, status);
        const auto why = std::ranges::find_if((*run)->findings, [](const Finding &f) { return f.code == u"killed" || f.code == u"traceback"; });
        QCOMPARE(why != (*run)->findings.end(), status == Status::Failed);
        if (status == Status::Failed && why->code == u"killed")
            QVERIFY(why->message.contains(QString::fromUtf8(ending.split('\n').first().trimmed())));
    }

    // A fold or a stage is over, or the training stopped early.
    void endShortOfTheTotal_isTheEndOnlyWhenItStaysThere()
    {
        const QString path = this->path(u"train.log"_s);
        append(path, "max_steps: 1000\nstep 100 loss 3\nstep 200 loss 2\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        append(path, "Training completed.\n");
        QVERIFY((*follower.look())->status != Status::Finished);
        append(path, "step 300 loss 1\nTraining completed.\n");
        QVERIFY((*follower.look())->status != Status::Finished);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE((*follower.look())->status, Status::Finished);
    }

    void endAtTheTotal_isTheEndAtOnce_data()
    {
        QTest::addColumn<QByteArray>("total");
        QTest::newRow("told") << QByteArray("max_steps: 200\n");
        QTest::newRow("not told") << QByteArray();
    }
    void endAtTheTotal_isTheEndAtOnce()
    {
        QFETCH(QByteArray, total);
        const QString path = this->path(u"train.log"_s);
        append(path, total + "step 100 loss 3\nstep 200 loss 2\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        append(path, "Training completed.\n");
        QCOMPARE((*follower.look())->status, Status::Finished);
    }

    // As a program that logs what went wrong and tries again.
    void tracebackOfALogThatGrows_isTheEndOnlyWhenItStaysThere()
    {
        const QString path = this->path(u"train.log"_s);
        const auto has = [](const Result<RunPtr> &run, const QString &code) { return std::ranges::contains((*run)->findings, code, &Finding::code); };
        const QByteArray traceback = "WARNING retrying\nTraceback (most recent call last):\n  File \"t.py\", line 3, in <module>\nConnectionError: timed out\n";
        append(path, "step 1 loss 3\nstep 2 loss 2\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        append(path, traceback);
        const auto open = follower.look();
        QVERIFY((*open)->status != Status::Failed);
        QVERIFY(!has(open, u"traceback"_s) && !has(open, u"logged-error"_s));
        append(path, "step 3 loss 1\n");
        const auto on = follower.look();
        QVERIFY((*on)->status != Status::Failed);
        QVERIFY(!has(on, u"traceback"_s) && has(on, u"logged-error"_s));
        append(path, traceback);
        QVERIFY((*follower.look())->status != Status::Failed);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
        file.close();
        const auto over = follower.look();
        QCOMPARE((*over)->status, Status::Failed);
        QVERIFY(has(over, u"traceback"_s));
    }

    void clockThatIsAhead_keepsNoRunAlive_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("daysAgo");
        QTest::addColumn<Status>("status");
        for (const QString &name : {u"metrics.csv"_s, u"events.out.tfevents.1700000000.host"_s}) {
            QTest::newRow(qPrintable(name + u", long ago"_s)) << name << 60 << Status::Unknown;
            QTest::newRow(qPrintable(name + u", now"_s)) << name << 0 << Status::Running;
        }
    }
    void clockThatIsAhead_keepsNoRunAlive()
    {
        QFETCH(QString, name);
        QFETCH(int, daysAgo);
        QFETCH(Status, status);
        const QString path = this->path(name);
        const double ahead = double(QDateTime::currentSecsSinceEpoch()) + 400 * 86400;
        QByteArray text = name.endsWith(u".csv") ? "step,wall_time,loss\n" : "";
        for (int i = 0; i < 20; ++i)
            text += name.endsWith(u".csv") ? QByteArray(QByteArray::number(i) + ',' + QByteArray::number(ahead + i, 'f', 1) + ",0.5\n") : record(ahead + i, i, "loss", 0.5f);
        append(path, text);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo), QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE((*Follower(foundAt(path)).look())->status, status);
    }

    void whatIsOddInOneOfSeveralFiles_isSaidOfThatFile()
    {
        const QString first = path(u"run/events.out.tfevents.100.host"_s), second = path(u"run/events.out.tfevents.200.host"_s);
        append(first, record(100, 1, "loss", 0.5f) + record(101, 2, "loss", 0.25f) + record(102, 3, "acc", NAN));
        append(second, record(200, 1, "loss", 1.f) + record(201, 3, "loss", NAN));
        const auto fileOf = [](const Run &run, const QString &code, const QString &metric) {
            const auto at = std::ranges::find_if(run.findings, [&](const Finding &f) { return f.code == code && f.message.contains(metric); });
            return at == run.findings.end() ? QString() : at->file;
        };
        Follower follower(foundAt(path(u"run"_s)));
        const auto run = follower.look();
        QVERIFY(run.has_value());
        QCOMPARE(fileOf(**run, u"nan"_s, u"loss"_s), second);
        QCOMPARE(fileOf(**run, u"nan"_s, u"acc"_s), first);
        QCOMPARE(fileOf(**run, u"restart"_s, QString()), second);
        QCOMPARE(valuesOf(*run, u"loss"_s).size(), 4u);
        // Of a third one that comes while it is followed, too.
        const QString third = path(u"run/events.out.tfevents.300.host"_s);
        append(third, record(300, 4, "val", INFINITY));
        const auto later = follower.look();
        QCOMPARE(fileOf(**later, u"nan"_s, u"val"_s), third);
        QCOMPARE(fileOf(**later, u"nan"_s, u"loss"_s), second);
        QCOMPARE(describe(**later), describe(*whole(follower.found())));
    }

    void stepsThatGoBack_areASegmentOfTheirOwn()
    {
        const QString path = this->path(u"log.jsonl"_s);
        for (int i = 1; i <= 5; ++i)
            append(path, "{\"step\": " + QByteArray::number(i) + ", \"loss\": 0.5}\n");
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        append(path, "{\"step\": 3, \"loss\": 0.4}\n");
        const auto run = follower.look();
        QCOMPARE((*run)->series.front().restarts, std::vector<size_t>{5});
        QVERIFY(std::ranges::any_of((*run)->findings, [](const Finding &f) { return f.code == u"restart" && f.line == 6; }));
    }

    // A restart writes a second event file; the first may still end in half a record.
    void restartInAFileOfItsOwn_goesBehindTheFirst()
    {
        append(path(u"run/events.out.tfevents.100.host"_s), record(100, 1, "loss", 0.5f) + record(101, 2, "loss", 0.25f) + QByteArray("\x20\0\0\0", 4));
        Follower follower(foundAt(path(u"run"_s)));
        QVERIFY(follower.look().has_value());
        append(path(u"run/events.out.tfevents.200.host"_s), record(200, 1, "loss", 1.f));
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s), (Column{0.5, 0.25, 1}));
        append(path(u"run/events.out.tfevents.200.host"_s), record(201, 2, "loss", 2.f));
        const auto run = follower.look();
        QCOMPARE(valuesOf(*run, u"loss"_s), (Column{0.5, 0.25, 1, 2}));
        QCOMPARE(describe(**run), describe(*whole(follower.found())));
    }

    // Of a run that is being written, half a line or record is no damage and no point.
    void halfALastLine_ofARunningRun_waits()
    {
        const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        const QString path = this->path(u"metrics.csv"_s);
        QByteArray text = "step,wall_time,loss\n";
        for (int i = 1; i < 8; ++i)
            text += QByteArray::number(i) + ',' + QByteArray::number(now - 40 + 5 * i, 'f', 1) + ",0.5\n";
        append(path, text + "8," + QByteArray::number(now, 'f', 1) + ",0.12");
        Follower follower(foundAt(path));
        const auto half = follower.look();
        QCOMPARE((*half)->status, Status::Running);
        QCOMPARE(valuesOf(*half, u"loss"_s).size(), 7u);
        QVERIFY((*half)->findings.isEmpty());
        append(path, "5\n");
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s).back(), 0.125);
    }

    // The same of the first ones, of which nothing tells yet how often they come: for a moment.
    void halfAFirstLine_ofAFileThatGrows_waits_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("half");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<int>("whole");
        QTest::newRow("CSV") << u"metrics.csv"_s << QByteArray("step,loss\n") << QByteArray("1,0.12") << QByteArray("5\n") << 0;
        QTest::newRow("CSV, second") << u"metrics.csv"_s << QByteArray("step,loss\n1,0.5\n") << QByteArray("2,0.12") << QByteArray("5\n") << 1;
        QTest::newRow("JSONL, second") << u"log.jsonl"_s << QByteArray("{\"step\":1,\"loss\":0.5}\n") << QByteArray("{\"step\":2,\"loss\":0.12") << QByteArray("5}\n") << 1;
    }
    void halfAFirstLine_ofAFileThatGrows_waits()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, half);
        QFETCH(QByteArray, rest);
        QFETCH(int, whole);
        const QString path = this->path(file);
        const auto setWritten = [&path](qint64 secondsAgo) {
            QFile written(path);
            return written.open(QIODevice::ReadWrite) && written.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-secondsAgo), QFileDevice::FileModificationTime);
        };
        append(path, before);
        QVERIFY(setWritten(60));
        Follower follower(foundAt(path));
        QVERIFY(follower.look().has_value());
        append(path, half);
        const auto halfway = follower.look();
        QCOMPARE(valuesOf(*halfway, u"loss"_s).size(), size_t(whole));
        QVERIFY((*halfway)->findings.isEmpty());
        // A writer that stopped there left what it left.
        QVERIFY(setWritten(30));
        const auto left = follower.look();
        QVERIFY(valuesOf(*left, u"loss"_s).size() > size_t(whole) || !(*left)->findings.isEmpty());
        append(path, rest);
        QCOMPARE(valuesOf(*follower.look(), u"loss"_s).back(), 0.125);
    }

    void anotherProcess_isFollowedToItsLastLine()
    {
        const QString path = this->path(u"metrics.csv"_s);
        QProcess writer;
        writer.setStandardOutputFile(path, QIODevice::Append);
        writer.start(u"sh"_s, {u"-c"_s, u"echo step,loss; i=0; while [ $i -lt 300 ]; do i=$((i+1)); printf '%s,' $i; printf '0.5\\n'; done"_s});
        QTRY_VERIFY(foundAt(path).reader);
        Follower follower(foundAt(path));
        size_t last = 0;
        QTRY_VERIFY([&] {
            if (const auto run = follower.look()) {
                const Column losses = valuesOf(*run, u"loss"_s);
                if (losses.size() < last)
                    return false;
                last = losses.size();
            }
            return last == 300;
        }());
        QTRY_COMPARE(writer.state(), QProcess::NotRunning);
        QCOMPARE(describe(**follower.look()), describe(*whole(follower.found())));
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(LiveTest)
#include "tst_live.moc"
