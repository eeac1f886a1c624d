// SPDX-License-Identifier: GPL-3.0-or-later
//
// What reading costs of files that have much of what costs most for its bytes: columns, names, records. No
// memory beyond 64 MB and sixteen times the file, counted above what the program needs for a small one.
#include "binaryruns.h"
#include "folder.h"
#include "process.h"
#include "runs/table.h"

#include <QTest>

#include <algorithm>
#include <functional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace yeonji::testing;
using namespace Qt::StringLiterals;

namespace {

using Bytes = std::function<QByteArray()>;  // made only when they are wanted: this process has to stay small

// The shortest different names there are.
QByteArray shortName(int i)
{
    QByteArray name;
    for (++i; i > 0; i /= 26)
        name += char('a' + i % 26);
    return name;
}

QByteArray joined(int count, const std::function<QByteArray(int)> &each)
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += each(i);
    return all;
}

// Bytes that `yeonji runs` had at most; -1: it did not end well.
qint64 peakOf(const QString &path)
{
    const QByteArray program = QFile::encodeName(yeonji::testing::program()), file = QFile::encodeName(path);
    const pid_t child = ::fork();
    if (child == 0) {
        if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("/dev/null", "w", stderr))
            ::_exit(126);
        ::setenv("QTWEBENGINE_DISABLE_SANDBOX", "1", 1);
        ::execl(program.constData(), program.constData(), "runs", file.constData(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    rusage used = {};
    if (child < 0 || ::wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return -1;
    return used.ru_maxrss * 1024;
}

} // namespace

class MemoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wideFile_costsNoMoreThanItsBound_data()
    {
        constexpr int million = 1'000'000;
        QTest::addColumn<QString>("name");
        QTest::addColumn<Bytes>("bytes");
        QTest::newRow("CSV") << u"metrics.csv"_s << Bytes([]() -> QByteArray {
            const auto row = [](char step) -> QByteArray { return step + QByteArray(",5").repeated(million) + '\n'; };
            return "step" + joined(million, [](int i) -> QByteArray { return ",c" + QByteArray::number(i); }) + '\n' + row('1') + row('2');
        });
        QTest::newRow("CSV, two bytes a column") << u"metrics.csv"_s << Bytes([]() -> QByteArray { return '1' + QByteArray(",5").repeated(million) + '\n'; });
        QTest::newRow("CSV, as many as are read") << u"metrics.csv"_s << Bytes([]() -> QByteArray { return '1' + QByteArray(",5").repeated(int(yeonji::runs::Table::mostColumns) - 1) + '\n'; });
        QTest::newRow("CSV, quoted") << u"metrics.csv"_s << Bytes([]() -> QByteArray {
            return "step" + QByteArray(",\"a\"").repeated(million) + "\n1" + QByteArray(",\"\"").repeated(million) + "\n2" + QByteArray(",5").repeated(million) + '\n';
        });
        QTest::newRow("JSONL") << u"log.jsonl"_s << Bytes([]() -> QByteArray {
            return QByteArray("{\"step\":1" + joined(million, [](int i) -> QByteArray { return ",\"c" + QByteArray::number(i) + "\":5"; }) + "}\n").repeated(2);
        });
        QTest::newRow("JSONL, as many as are read") << u"log.jsonl"_s << Bytes([]() -> QByteArray {
            return "{\"step\":1" + joined(int(yeonji::runs::Table::mostColumns) - 1, [](int i) -> QByteArray { return ",\"" + shortName(i) + "\":5"; }) + "}\n";
        });
        QTest::newRow("JSONL, words") << u"log.jsonl"_s << Bytes([]() -> QByteArray {
            return "{\"step\":1,\"loss\":1" + joined(million, [](int i) -> QByteArray { return ",\"k" + QByteArray::number(i) + "\":\"\""; }) + "}\n";
        });
        QTest::newRow("events, one event") << u"events.out.tfevents.1.x"_s << Bytes([]() -> QByteArray {
            return eventOf(1, joined(million, [](int i) -> QByteArray { return scalarValue(shortName(i), 5); }));
        });
        QTest::newRow("events, many") << u"events.out.tfevents.1.x"_s << Bytes([]() -> QByteArray {
            return joined(million / 4, [](int i) -> QByteArray { return scalarEvent(i, shortName(i), 5); });
        });
        QTest::newRow("W&B") << u"run-a.wandb"_s << Bytes([]() -> QByteArray {
            QList<std::pair<QByteArray, QByteArray>> items;
            for (int i = 0; i < million / 4; ++i)
                items.append({shortName(i), "5"});
            return wandbFile({wandbHistory(1, items)});
        });
        QTest::newRow("a trainer's state") << u"trainer_state.json"_s << Bytes([]() -> QByteArray {
            return "{\"global_step\":1,\"max_steps\":1,\"log_history\":[{\"step\":1" + joined(million / 4, [](int i) -> QByteArray { return ",\"" + shortName(i) + "\":5"; }) + "}]}";
        });
        QTest::newRow("a trainer's rows") << u"trainer_state.json"_s << Bytes([]() -> QByteArray {
            return "{\"global_step\":1,\"max_steps\":1,\"log_history\":[{\"step\":1}" + QByteArray(",{\"a\":5}").repeated(million) + "]}";
        });
        QTest::newRow("log") << u"train.log"_s << Bytes([]() -> QByteArray {
            return "step=1 loss=2\nstep=2" + joined(million, [](int i) -> QByteArray { return ' ' + shortName(i) + "=5"; }) + '\n';
        });
        QTest::newRow("CSV, shortest rows") << u"metrics.csv"_s << Bytes([]() -> QByteArray { return "step,a\n" + QByteArray("1,1\n").repeated(2 * million); });
        QTest::newRow("CSV, one column") << u"metrics.csv"_s << Bytes([]() -> QByteArray { return "loss\n" + QByteArray("1\n").repeated(4 * million); });
        QTest::newRow("JSONL, shortest rows") << u"log.jsonl"_s << Bytes([]() -> QByteArray { return QByteArray("{\"a\":1}\n").repeated(million); });
        QTest::newRow("JSONL, a column a row") << u"log.jsonl"_s << Bytes([]() -> QByteArray {
            return joined(million / 10, [](int i) -> QByteArray { return "{\"" + shortName(i) + "\":1}\n"; });
        });
        QTest::newRow("log, shortest rows") << u"train.log"_s << Bytes([]() -> QByteArray { return "step=1\n" + QByteArray("a=1\n").repeated(2 * million); });
        QTest::newRow("MLflow, shortest rows") << u"metrics/loss"_s << Bytes([]() -> QByteArray { return QByteArray("1 1 1\n").repeated(2 * million); });
        QTest::newRow("W&B, shortest rows") << u"run-a.wandb"_s << Bytes([]() -> QByteArray {
            const QByteArray record = wandbHistory(1, {{"a", "1"}});
            return wandbFile(QList<QByteArray>(million / 4, record));
        });
        QTest::newRow("events, shortest") << u"events.out.tfevents.1.x"_s << Bytes([]() -> QByteArray { return scalarEvent(1, "a", 1).repeated(million / 4); });
        QTest::newRow("parameters") << u"hparams.yaml"_s << Bytes([]() -> QByteArray { return joined(million / 10, [](int i) -> QByteArray { return shortName(i) + ": 1\n"; }); });
        QTest::newRow("weights") << u"model.safetensors"_s << Bytes([]() -> QByteArray {
            const QByteArray header = "{\"a\":{}" + joined(million / 10, [](int i) -> QByteArray { return ",\"" + shortName(i) + "\":{}"; }) + '}';
            return raw(quint64(header.size())) + header;
        });
        QTest::newRow("JUnit") << u"report.xml"_s << Bytes([]() -> QByteArray { return "<testsuite>" + QByteArray("<testcase name=\"a\"/>").repeated(million) + "</testsuite>"; });
        QTest::newRow("notebook") << u"a.ipynb"_s << Bytes([]() -> QByteArray {
            return "{\"cells\":[{\"cell_type\":\"code\",\"source\":\"\",\"metadata\":{},\"execution_count\":1,\"outputs\":[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":[\"\""
                + QByteArray(",\"\"").repeated(million) + "]}]}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}";
        });
    }
    void wideFile_costsNoMoreThanItsBound()
    {
        QFETCH(QString, name);
        QFETCH(Bytes, bytes);
        Folder folder;
        static const qint64 small = peakOf(folder.written(u"small/metrics.csv"_s, "step,loss\n1,2\n2,1\n"));
        QVERIFY(small > 0);
        const QByteArray written = bytes();
        const qint64 size = written.size();
        folder.written(u"wide/"_s + name, written);
        // What lies in a run's folder with others is read with it.
        if (name == u"metrics/loss")
            folder.written(u"wide/meta.yaml"_s, "run_id: a\nrun_name: a\nstatus: 3\nlifecycle_stage: active\n");
        if (name == u"hparams.yaml")
            folder.written(u"wide/metrics.csv"_s, "step,loss\n1,2\n2,1\n");
        const bool isPart = name == u"metrics/loss" || name == u"hparams.yaml" || name == u"model.safetensors";
        const qint64 peak = peakOf(folder.path(isPart ? u"wide"_s : u"wide/"_s + name)), most = (64 << 20) + 16 * size;
        QVERIFY(peak > 0);
        qInfo("%.1f MB, of at most %.1f MB", double(peak - small) / (1 << 20), double(most) / (1 << 20));
        QVERIFY2(peak - small <= most, qPrintable(u"%1 MB, of at most %2"_s.arg((peak - small) >> 20).arg(most >> 20)));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "tst_memory.moc"
