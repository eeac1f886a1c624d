// SPDX-License-Identifier: GPL-3.0-or-later
//
// What hostile, broken and merely odd files hold: lengths that lie, numbers without an end, a million
// columns, names of any letters, files that change under the reader. Whatever it is, reading ends with
// what is readable and a sentence about the rest.
#include "runs/glimpse.h"
#include "runs/reader.h"
#include "runs/table.h"
#include "binaryruns.h"
#include "folder.h"
#include "readruns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstdio>
#include <filesystem>

#include <sys/stat.h>

using namespace yeonji;
using namespace yeonji::runs;
using namespace yeonji::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int million = 1'000'000;

const QByteArray endless(100'000, '\xff');

QByteArray textValue(const QByteArray &tag, const QByteArray &text)
{
    const QByteArray plugin = field(9, field(1, field(1, "text")));
    return field(1, field(1, tag) + plugin + field(8, number(1, 7) + field(8, text)));
}

// As MLflow's own migrations leave the tables.
const QStringList schema{
    u"create table runs (run_uuid text primary key, name text, status text, start_time int, end_time int, lifecycle_stage text)"_s,
    u"create table metrics (key text, value real, timestamp int, step int, is_nan int, run_uuid text)"_s,
    u"create table params (key text, value text, run_uuid text)"_s};

// A connection with a name, closed with it.
class Store
{
public:
    explicit Store(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"store"_s);
        m_database.setDatabaseName(path);
        m_database.open();
    }
    ~Store()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"store"_s);
    }
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    bool run(const QStringList &statements)
    {
        return std::ranges::all_of(statements, [this](const QString &sql) {
            QSqlQuery query(m_database);
            const bool done = query.exec(sql);
            if (!done)
                qWarning("%s", qPrintable(query.lastError().text()));
            return done;
        });
    }
    bool insert(const QString &sql, const QVariantList &values)
    {
        QSqlQuery query(m_database);
        query.prepare(sql);
        for (const QVariant &value : values)
            query.addBindValue(value);
        return query.exec();
    }

private:
    QSqlDatabase m_database;
};

} // namespace

class BadInputTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // ---------------------------------------------------------------- bytes that lie

    void lengthBeyondTheFile_isDamage_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray huge = raw(quint64(1) << 62);
        QTest::newRow("event file") << QByteArray("events.out.tfevents.1") << QByteArray(scalarEvent(1, "loss", 1) + huge + raw(masked(huge)) + "abc");
        QTest::newRow("summary in an event") << QByteArray("events.out.tfevents.1") << QByteArray(scalarEvent(1, "loss", 1) + frame("\x2a\xff\xff\xff\x7f" "abc") + "x");
        QTest::newRow("W&B") << QByteArray("run-a.wandb") << QByteArray(wandbFile({wandbHistory(1, {{"loss", "1"}})}) + raw(quint32(7)) + raw(quint16(65535)) + '\1' + "abc");
        QTest::newRow("safetensors") << QByteArray("model.safetensors") << QByteArray(raw(quint64(90)) + "{\"w\": {");
    }
    void lengthBeyondTheFile_isDamage()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        const auto run = read(name, bytes);
        QVERIFY(findingOf(run, "damaged-record"_L1));
        if (run->kind != Kind::HfModel)
            QCOMPARE(valuesOf(run, u"loss"_s), Column{1});
    }

    void endlessVarint_isLeftOut_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        const auto events = [](const QByteArray &bad) { return scalarEvent(1, "loss", 1) + bad + scalarEvent(2, "loss", 2); };
        QTest::newRow("key of an event") << QByteArray("events.out.tfevents.1") << events(frame(endless));
        QTest::newRow("step") << QByteArray("events.out.tfevents.1") << events(frame("\x10" + endless));
        QTest::newRow("length of a summary") << QByteArray("events.out.tfevents.1") << events(frame("\x2a" + endless));
        QTest::newRow("value") << QByteArray("events.out.tfevents.1") << events(eventOf(3, field(1, endless)));
        QTest::newRow("tensor") << QByteArray("events.out.tfevents.1") << events(eventOf(3, field(1, field(1, "t") + field(8, "\x08" + endless))));
        QTest::newRow("packed numbers") << QByteArray("events.out.tfevents.1")
                                        << events(eventOf(3, field(1, field(1, "t") + field(8, number(1, 9) + field(10, endless)))));
        QTest::newRow("plugin") << QByteArray("events.out.tfevents.1") << events(eventOf(3, field(1, field(1, "t") + field(9, endless))));
        QTest::newRow("hparams") << QByteArray("events.out.tfevents.1")
                                 << events(eventOf(3, field(1, field(1, "h") + field(9, field(1, field(1, "hparams") + field(2, field(3, endless)))))));
        const QByteArray one = wandbHistory(1, {{"loss", "1"}}), two = wandbHistory(2, {{"loss", "2"}});
        QTest::newRow("W&B record") << QByteArray("run-a.wandb") << wandbFile({one, endless.first(20'000), two});
        QTest::newRow("W&B history") << QByteArray("run-a.wandb") << wandbFile({one, field(5, endless.first(20'000)), two});
        QTest::newRow("W&B exit") << QByteArray("run-a.wandb") << wandbFile({one, two, field(18, "\x08" + endless.first(20'000))});
    }
    void endlessVarint_isLeftOut()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        QCOMPARE(valuesOf(read(name, bytes), u"loss"_s), (Column{1, 2}));
    }

    void wrongChecksum_leavesOutThatRecordAlone()
    {
        QByteArray events, wandb = wandbFile({wandbHistory(1, {{"loss", "1"}}), wandbHistory(2, {{"loss", "2"}}), wandbHistory(3, {{"loss", "3"}})});
        for (int i = 1; i <= 3; ++i)
            events += scalarEvent(i, "loss", float(i));
        events[events.size() / 2] = char(events[events.size() / 2] ^ 1);
        wandb[7 + (wandb.size() - 7) / 2] = char(wandb[7 + (wandb.size() - 7) / 2] ^ 1);
        for (const auto &[name, bytes] : {std::pair("events.out.tfevents.1", events), std::pair("run-a.wandb", wandb)}) {
            const auto run = read(name, bytes);
            QCOMPARE(valuesOf(run, u"loss"_s), (Column{1, 3}));
            QVERIFY(findingOf(run, "damaged-record"_L1)->message.contains(u"1"));
        }
    }

    void bytesWithoutARow_areNoRun_data()
    {
        QTest::addColumn<QByteArray>("name");
        QByteArray names = "log.jsonl metrics.csv trainer_state.json a.ipynb";
        for (const QByteArray &name : names.split(' '))
            QTest::newRow(name) << name;
    }
    void bytesWithoutARow_areNoRun()
    {
        QFETCH(QByteArray, name);
        QByteArray noise;
        for (quint32 i = 0, x = 1; i < 50'000; ++i) {
            x = x * 1664525 + 1013904223;
            noise += char(x >> 24);
        }
        for (const QByteArray &bytes : {noise, QByteArray(noise).replace('\n', ' ').first(300)}) {
            put(name, bytes);
            const auto none = readAll({path(name)});
            QVERIFY(!none);
            QCOMPARE(none.error().kind, ErrorKind::BadInput);
            QVERIFY2(none.error().message.contains(u';'), qPrintable(none.error().message));
        }
    }

    // What a power cut leaves where rows were not on the disk yet.
    void holeInATable_costsWhatItCovers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<double>>("loss");
        const QByteArray rows = "step,loss\n1,5\n2,4\n", hole(4096, '\0');
        QTest::newRow("at the end") << QByteArray(rows + hole) << QList<double>{5, 4};
        QTest::newRow("before rows") << QByteArray(rows + hole + "3,3\n4,2\n") << QList<double>{5, 4, 3, 2};
        QTest::newRow("over a part of a row") << QByteArray(rows + hole + ".5\n4,2\n") << QList<double>{5, 4, 2};
        QTest::newRow("in a row") << QByteArray(rows + "3," + hole + "\n4,2\n") << QList<double>{5, 4, 2};
    }
    void holeInATable_costsWhatItCovers()
    {
        QFETCH(QByteArray, bytes);
        const auto run = read("metrics.csv", bytes);
        const Column loss = valuesOf(run, u"loss"_s);
        QTEST(QList<double>(loss.begin(), loss.end()), "loss");
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 4);
    }

    void rowThatIsBeingWritten_isARunToBe()
    {
        put("log.jsonl", "{\"step\": 1, \"loss\": 2}\n");
        const auto found = discover(path("log.jsonl"));
        put("log.jsonl", "{\"step\": 1, \"lo");  // a trainer began anew
        const auto run = runs::read(found->front());
        QVERIFY(run && (*run)->series.empty());
        put("log.jsonl", "no object\n{\"step\": 1, \"lo");
        QVERIFY(!runs::read(found->front()));
    }

    void stepThatIsNoNumber_standsWhereTheOneBeforeStood()
    {
        for (const auto &[name, bytes] : {std::pair("a.csv", "step,loss\n1e400,4\n1,3\n1e400,2\n3,1\n"),
                                          std::pair("a.jsonl", "{\"step\":1e400,\"loss\":4}\n{\"step\":1,\"loss\":3}\n{\"step\":1e400,\"loss\":2}\n{\"step\":3,\"loss\":1}\n")}) {
            const auto run = read(name, bytes);
            QCOMPARE(valuesOf(run, u"loss"_s), (Column{4, 3, 2, 1}));
            QCOMPARE(*run->find(u"loss")->axis.step, (Column{1, 1, 1, 3}));
            QVERIFY(!findingOf(run, "restart"_L1));
        }
    }

    void nameWithAPercent_isNoPlaceholder()
    {
        for (const auto &[name, bytes] : {std::pair("a.csv", "step,a%1\n1,1\n2,x\n3,nan\n"),
                                          std::pair("a.jsonl", "{\"step\":1,\"a%1\":1}\n{\"step\":2,\"a%1\":\"x\"}\n{\"step\":3,\"a%1\":NaN}\n")}) {
            const auto run = read(name, bytes);
            for (const Finding &finding : run->findings)
                QVERIFY2(finding.message.contains(u"a%1"_s) && finding.message.count(u'%') == 1, qPrintable(finding.message));
            QCOMPARE(run->findings.size(), 2);
        }
    }

    // ---------------------------------------------------------------- too many

    void millionColumns_areReadAsFarAsTheyMayBe_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QByteArray header = "step", row = "1", object = "{\"step\": 1";
        for (int i = 0; i < million; ++i) {
            const QByteArray name = "c" + QByteArray::number(i);
            header += ',' + name;
            row += ",5";
            object += ",\"" + name + "\":5";
        }
        QTest::newRow("CSV") << QByteArray("metrics.csv") << QByteArray(header + '\n' + row + "\n2" + row.sliced(1) + '\n');
        QTest::newRow("JSONL") << QByteArray("log.jsonl") << QByteArray(object + "}\n" + object + "}\n");
    }
    void millionColumns_areReadAsFarAsTheyMayBe()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        const auto run = read(name, bytes);
        // With the step as many as a table has; that there were more is said.
        QCOMPARE(run->series.size(), Table::mostColumns - 1);
        QCOMPARE(run->series.back().name, u"c%1"_s.arg(Table::mostColumns - 2));
        QCOMPARE(*run->series.back().values, (Column{5, 5}));
        QCOMPARE(run->series.front().axis.step, run->series.back().axis.step);
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 1);
        QVERIFY(findingOf(run, "damaged-record"_L1)->message.contains(QString::number(Table::mostColumns)));
    }

    // Each column that comes finds its place at once, or so many would take hours.
    void manyColumnsOfOneName_areRead()
    {
        const int count = million / 10;
        const auto run = read("metrics.csv", "step" + QByteArray(",a").repeated(count) + "\n1" + QByteArray(",5").repeated(count) + "\n2" + QByteArray(",5").repeated(count) + '\n');
        QCOMPARE(run->series.size(), size_t(count));
        QCOMPARE(run->series.back().name, u"a (%1)"_s.arg(count));
    }
    void manyColumnsThatComeLate_areRead()
    {
        const int count = million / 10;
        QByteArray header = "step,loss";
        for (int i = 0; i < count; ++i)
            header += ",c" + QByteArray::number(i);
        const QByteArray none(count, ',');
        const auto run = read("metrics.csv", header + "\n1,3" + none + "\n2,2" + none + "\n3," + QByteArray(",5").repeated(count));
        QCOMPARE(run->series.size(), size_t(count) + 1);
        QCOMPARE(run->series.front().name, u"loss"_s);
        QCOMPARE(run->series[1].name, u"c0"_s);
        QCOMPARE(run->series.back().name, u"c%1"_s.arg(count - 1));
    }

    void hundredThousandMetrics_areRead_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QByteArray alone, together, nested = "{\"step\": 1, \"a\": {\"c0\": 5";
        QList<std::pair<QByteArray, QByteArray>> items;
        for (int i = 0; i < million / 10; ++i) {
            const QByteArray tag = "a/c" + QByteArray::number(i);
            alone += scalarEvent(1, tag, 5);
            together += scalarValue(tag, 5);
            items.append({tag, "5"});
            if (i > 0)
                nested += ", \"c" + QByteArray::number(i) + "\": 5";
        }
        QTest::newRow("events, one each") << QByteArray("events.out.tfevents.1") << alone;
        QTest::newRow("one event") << QByteArray("events.out.tfevents.1") << eventOf(1, together);
        QTest::newRow("W&B") << QByteArray("run-a.wandb") << wandbFile({wandbHistory(1, items)});
        QTest::newRow("JSONL, nested") << QByteArray("log.jsonl") << QByteArray(nested + "}}\n{\"step\": 2}\n");
    }
    void hundredThousandMetrics_areRead()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        const auto run = read(name, bytes);
        QCOMPARE(run->series.size(), size_t(million / 10));
        QCOMPARE(run->series.back().name, u"a/c99999"_s);
        QCOMPARE(*run->series.back().values, Column{5});
    }

    void hundredThousandMetricsWrittenTwice_areRead()
    {
        QByteArray header = "step", row = "1", values;
        for (int i = 0; i < million / 10; ++i) {
            const QByteArray tag = "c" + QByteArray::number(i);
            header += ',' + tag;
            row += ",5";
            values += scalarValue(tag, 5);
        }
        put("version_0/hparams.yaml", "lr: 1\n");
        put("version_0/metrics.csv", header + '\n' + row + '\n');
        put("version_0/events.out.tfevents.1", eventOf(1, values));
        const auto run = readOne(path("version_0"));
        QCOMPARE(run->series.size(), size_t(million / 10));
        QVERIFY(run->findings.isEmpty());
    }

    void hundredThousandMetricsOfALargeTable_areSeenAtOnce()
    {
        QByteArray header = "step", row;
        for (int i = 0; i < million / 10; ++i) {
            header += ",metric" + QByteArray::number(i);
            row += ",5";
        }
        QByteArray text = header + '\n';
        for (int i = 1; text.size() <= 17 << 20; ++i)
            text += QByteArray::number(i) + row + '\n';
        put("metrics.csv", text);
        const RunPtr seen = glimpse(discover(path("metrics.csv"))->front());
        QVERIFY(seen && seen->unread > 0);
        QCOMPARE(seen->series.size(), size_t(million / 10));
        QCOMPARE(seen->series.back().values->back(), 5.0);
        QCOMPARE(seen->series.back().restarts.size(), 1u);
    }

    void errorsOfOneCellWithoutEnd_areRead()
    {
        constexpr int count = 50'000;
        QByteArray outputs;
        for (int i = 0; i < count; ++i)
            outputs += QByteArray(i > 0 ? ",\n" : "\n") + R"({"output_type": "error", "ename": "E", "evalue": "", "traceback": []})";
        const auto run = read("a.ipynb", R"({"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "markdown", "source": "outputs"},
{"cell_type": "code", "source": "", "outputs": [)" + outputs + "]}]}");
        QCOMPARE(run->findings.size(), count);
        QCOMPARE(run->findings.front().line, 3);
        QCOMPARE(run->findings.back().line, count + 2);
    }

    void resultsThatAreNaNWithoutEnd_areRead()
    {
        QByteArray metrics;
        for (int i = 0; i < 80'000; ++i)
            metrics += (i > 0 ? ",\n\"m" : "\n\"m") + QByteArray::number(i) + ",none\": NaN";
        const auto run = read("results_2024-05-01T12-00-00.1.json", R"({"results": {"b": {"m0,none": 1}, "a": {)" + metrics + "}}, \"versions\": {}, \"config\": {}}");
        QCOMPARE(run->series.size(), 80'001u);
        QCOMPARE(findingOf(run, "nan"_L1)->line, 2);
        QVERIFY(run->findings.back().message.contains(u"79900"));
    }

    void attributesWithoutEnd_endTheXml_data()
    {
        QTest::addColumn<QByteArray>("many");
        QByteArray attributes, nested;
        for (int i = 0; i < 200'000; ++i) {
            attributes += " a" + QByteArray::number(i) + "='>'";
            nested += "<p" + QByteArray::number(i) + ":x xmlns:p" + QByteArray::number(i) + "='u'>";
        }
        QTest::newRow("of one element") << QByteArray("<testcase" + attributes + "/>");
        QTest::newRow("spaces of names in each other") << nested;
    }
    void attributesWithoutEnd_endTheXml()
    {
        QFETCH(QByteArray, many);
        const auto run = read("r.xml", "<?xml version=\"1.0\"?><!-- <a '-->\n<testsuite name=\"s\"><testcase name=\"a\"/><testcase name=\"b\"><![CDATA[<a ']]></testcase>\n" + many + "</testsuite>");
        QCOMPARE(valuesOf(run, u"tests"_s), Column{2});
        QCOMPARE(run->status, Status::Unknown);
        QCOMPARE(findingOf(run, "damaged-record"_L1)->line, 3);
    }

    // Of some letters one byte of two is that of a quote.
    void lettersOfTwoBytes_areNoQuotes()
    {
        QString xml = u"\ufeff<?xml version=\"1.0\" encoding=\"utf-16\"?><testsuite name=\"갢\">"_s;
        for (int i = 0; i < 1500; ++i)
            xml += u"<testcase name=\"a\"/>"_s;
        xml += u"</testsuite>"_s;
        const auto run = read("r.xml", QByteArray(reinterpret_cast<const char *>(xml.utf16()), xml.size() * 2));
        QCOMPARE(valuesOf(run, u"tests"_s), Column{1500});
        QCOMPARE(run->status, Status::Finished);
        QVERIFY(run->findings.isEmpty());
    }

    void hundredThousandMetricsOfADatabase_areRead()
    {
        {
            Store store(path("mlflow.db"));
            QVERIFY(store.run(schema));
            QVERIFY(store.run({u"insert into runs values ('r', 'wide', 'FINISHED', 1, 2, 'active')"_s,
                               u"with recursive n(i) as (select 0 union all select i + 1 from n where i < 99999) "
                               "insert into metrics select 'm' || i, i, 1, 1, 0, 'r' from n"_s}));
        }
        const auto run = readOne(path("mlflow.db"));
        QCOMPARE(run->series.size(), size_t(million / 10));
        QCOMPARE(*run->find(u"m4711")->values, Column{4711});
    }

    // ---------------------------------------------------------------- names

    void namesOfAnyLetters_comeBackWhole_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("slash") << u"val/acc"_s;
        QTest::newRow("slashes only") << u"//"_s;
        QTest::newRow("newline") << u"loss\nof all"_s;
        QTest::newRow("tab and quotes") << u"a\t\"b\" 'c'"_s;
        QTest::newRow("emoji") << u"손실 🧪👩‍🔬"_s;
        QTest::newRow("right to left") << u"الخسارة"_s;
        QTest::newRow("override") << u"loss\u202eesrever\u202c"_s;
        QTest::newRow("comma and braces") << u"a,b{c}[d]"_s;
        QTest::newRow("backslash") << u"a\\n\\u0041"_s;
        QTest::newRow("like a key of scripts") << u"__proto__"_s;
        QTest::newRow("long") << QString(10'000, u'가');
        QTest::newRow("combining") << u"e\u0301"_s;
    }
    void namesOfAnyLetters_comeBackWhole()
    {
        QFETCH(QString, name);
        const QByteArray plain = name.toUtf8();
        const QByteArray quoted = '"' + QByteArray(plain).replace('"', "\"\"") + '"';
        QByteArray json = QByteArray(plain).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
        const QList<std::pair<QByteArray, QByteArray>> files{
            {"metrics.csv", "step," + quoted + "\n1,5\n2,6\n"},
            {"log.jsonl", "{\"step\": 1, \"" + json + "\": 5}\n{\"step\": 2, \"" + json + "\": 6}\n"},
            {"trainer_state.json", "{\"global_step\": 2, \"log_history\": [{\"step\": 1, \"" + json + "\": 5}, {\"step\": 2, \"" + json + "\": 6}]}"},
            {"events.out.tfevents.1", scalarEvent(1, plain, 5) + scalarEvent(2, plain, 6)},
            {"run-a.wandb", wandbFile({wandbHistory(1, {{plain, "5"}}), wandbHistory(2, {{plain, "6"}})})}};
        for (const auto &[file, bytes] : files) {
            const auto run = read(file, bytes);
            const Series *series = run->find(name.normalized(QString::NormalizationForm_C));
            QVERIFY2(series, file);
            QCOMPARE(*series->values, (Column{5, 6}));
            QCOMPARE(*series->axis.step, (Column{1, 2}));
        }
        {
            QFile::remove(path("mlflow.db"));
            Store store(path("mlflow.db"));
            QVERIFY(store.run(schema));
            QVERIFY(store.insert(u"insert into runs values ('r', ?, 'FINISHED', 1, 2, 'active')"_s, {name}));
            QVERIFY(store.insert(u"insert into metrics values (?, 5, 1, 1, 0, 'r')"_s, {name}));
            QVERIFY(store.insert(u"insert into params values (?, ?, 'r')"_s, {name, name}));
        }
        const auto run = readOne(path("mlflow.db"));
        QCOMPARE(run->name.normalized(QString::NormalizationForm_C), name.normalized(QString::NormalizationForm_C));
        QCOMPARE(*run->find(name.normalized(QString::NormalizationForm_C))->values, Column{5});
        QCOMPARE(run->params[name].toString(), name.trimmed());
    }

    // Two names that are one once their bytes are letters are two series still.
    void namesThatAreNoUtf8_areToldApart()
    {
        const QByteArray one = "loss\xff", other = "loss\xfe";
        const QList<std::pair<QByteArray, QByteArray>> files{
            {"events.out.tfevents.1", scalarEvent(1, one, 5) + scalarEvent(1, other, 6)},
            {"run-a.wandb", wandbFile({wandbHistory(1, {{one, "5"}, {other, "6"}})})},
            {"log.jsonl", "{\"step\": 1, \"" + one + "\": 5, \"" + other + "\": 6}\n{\"step\": 2}\n"},
            {"metrics.csv", "step,loss\xff\xff,loss\xfe\xfe\n1,5,6\n2,5,6\n"}};
        for (const auto &[file, bytes] : files) {
            const auto run = read(file, bytes);
            QSet<QString> names;
            for (const Series &series : run->series)
                names.insert(series.name);
            QCOMPARE(size_t(names.size()), run->series.size());
            QVERIFY2(!run->series.empty() && run->series.front().values->front() == (file == "log.jsonl" && run->series.size() == 1 ? 6 : 5), file);
        }
    }

    // As an archive of Korean Windows leaves them.
    void fileNamesThatAreNoUtf8_areToldOf()
    {
        const QByteArray dir = QFile::encodeName(m_dir->path()), korean = "\xbd\xc7\xc7\xe8";
        const auto write = [](const QByteArray &file, const QByteArray &text) {
            FILE *out = std::fopen(file.constData(), "w");
            QVERIFY(out && std::fputs(text.constData(), out) >= 0);
            std::fclose(out);
        };
        for (const char *name : {"a.csv", "b.csv", "c.csv", "d.csv"})
            put(name, "step,loss\n1,5\n");
        write(dir + '/' + korean + "1.csv", "step,loss\n1,5\n");
        write(dir + '/' + korean + ".pdf", "a paper");
        for (const char *folder : {"2", "2/deep", "3"})
            QCOMPARE(::mkdir(QByteArray(dir + '/' + korean + folder).constData(), 0700), 0);
        write(dir + '/' + korean + "2/deep/metrics.csv", "step,loss\n1,5\n");
        write(dir + '/' + korean + "3/letter.txt", "step,loss\n1,5\n");
        const auto runs = readAllIn(m_dir->path());
        std::filesystem::remove_all(dir.toStdString());  // Qt cannot
        QStringList names;
        for (const RunPtr &run : runs) {
            names.append(run->name);
            const Finding *unreadable = findingOf(run, "unreadable"_L1);
            QCOMPARE(unreadable != nullptr, run->name.contains(QChar::ReplacementCharacter));
            QVERIFY(!unreadable || unreadable->message.contains(u"UTF-8"));
        }
        names.sort();
        QCOMPARE(names.join(u' '), u"a b c d \ufffd\ufffd\ufffd\ufffd1 \ufffd\ufffd\ufffd\ufffd2"_s);
    }

    void nameThatComesTwice_isOneSeriesOrTwo()
    {
        // In one row the later number counts, as in every JSON and summary reader.
        QCOMPARE(valuesOf(read("log.jsonl", "{\"step\": 1, \"loss\": 5, \"loss\": 6}\n{\"step\": 2, \"loss\": 7}\n"), u"loss"_s), (Column{6, 7}));
        QCOMPARE(valuesOf(read("events.out.tfevents.1", eventOf(1, scalarValue("loss", 5) + scalarValue("loss", 6))), u"loss"_s), Column{6});
        QCOMPARE(valuesOf(read("run-a.wandb", wandbFile({wandbHistory(1, {{"loss", "5"}, {"loss", "6"}})})), u"loss"_s), Column{6});
        // Columns of one name are two.
        const auto run = read("metrics.csv", "step,loss,loss,loss (2)\n1,5,6,7\n");
        QCOMPARE(run->series.size(), 3u);
        QSet<QString> names;
        for (const Series &series : run->series)
            names.insert(series.name);
        QCOMPARE(names.size(), 3);
        // A nested member and one whose name says the same.
        QCOMPARE(read("both.jsonl", "{\"step\": 1, \"a/b\": 5, \"a\": {\"b\": 6}}\n{\"step\": 2, \"a/b\": 7}\n")->series.size(), 1u);
    }

    void runsOfOneName_areToldApart()
    {
        {
            Store store(path("mlflow.db"));
            QVERIFY(store.run(schema + QStringList{u"insert into runs values ('r1', 'same', 'FINISHED', 1, 2, 'active'), ('r2', 'same', 'FINISHED', 3, 4, 'active')"_s}));
        }
        QSet<QString> names;
        for (const auto &run : readAllIn(path("mlflow.db")))
            names.insert(run->name);
        QCOMPARE(names.size(), 2);
    }

    // ---------------------------------------------------------------- files that change while they are read

    void fileThatChangesWhileRead_endsInARunOrASentence_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QByteArray csv = "step,loss\n", jsonl, log, events;
        QList<QByteArray> records;
        for (int i = 0; csv.size() < 3 << 20; ++i) {
            csv += QByteArray::number(i) + ",0.5\n";
            jsonl += "{\"step\": " + QByteArray::number(i) + ", \"loss\": 0.5}\n";
            log += "step " + QByteArray::number(i) + " loss 0.5\n";
            events += scalarEvent(i, "loss", 0.5f);
            if (i < 60'000)
                records.append(wandbHistory(i, {{"loss", "0.5"}}));
        }
        QTest::newRow("CSV") << QByteArray("metrics.csv") << csv;
        QTest::newRow("JSONL") << QByteArray("log.jsonl") << jsonl;
        QTest::newRow("log") << QByteArray("train.log") << log;
        QTest::newRow("event file") << QByteArray("events.out.tfevents.1") << events;
        QTest::newRow("W&B") << QByteArray("run-a.wandb") << wandbFile(records);
    }
    void fileThatChangesWhileRead_endsInARunOrASentence()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        const QString file = path(name);
        const std::pair<const char *, std::function<void()>> changes[]{
            {"cut", [&] { QFile(file).resize(bytes.size() / 3); }},
            {"emptied", [&] { QFile(file).resize(0); }},
            {"grown", [&] { append(file, bytes.last(bytes.size() / 2)); }},
            {"removed", [&] { QFile::remove(file); }},
            {"replaced", [&] { QFile::remove(file); put(name, bytes.first(bytes.size() / 2)); }},
            {"overwritten", [&] { QFile other(file); QVERIFY(other.open(QIODevice::ReadWrite)); other.write(QByteArray(bytes.size(), 'x')); }}};
        for (const auto &[what, change] : changes) {
            put(name, bytes);
            const auto found = discover(file);
            QVERIFY(found && found->size() == 1);
            bool changed = false;
            Progress progress;
            progress.report = [&](qint64 done, qint64) {
                if (done > 0 && !std::exchange(changed, true))
                    change();
            };
            const auto run = runs::read(found->front(), progress);
            QVERIFY2(changed, what);
            QVERIFY2(run || !run.error().message.isEmpty(), what);
            if (!run)
                continue;
            for (const Series &series : (*run)->series) {
                QCOMPARE(series.axis.step->size(), series.size());
                // A number at the very end may have lost digits.
                const auto whole = std::span(series.values->data(), series.size() - std::min<size_t>(1, series.size()));
                QVERIFY2(std::ranges::all_of(whole, [](double value) { return value == 0.5; }) || what == QByteArray("overwritten"), what);
            }
        }
    }

    // ---------------------------------------------------------------- databases

    void lockedDatabase_saysSo()
    {
        Store store(path("mlflow.db"));
        QVERIFY(store.run(schema + QStringList{u"insert into runs values ('r', 'one', 'FINISHED', 1, 2, 'active')"_s, u"begin exclusive"_s}));
        const auto locked = readAll({path("mlflow.db")});
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, ErrorKind::NotReadable);
        QVERIFY2(locked.error().message.contains(u"somebody is writing"_s), qPrintable(locked.error().message));
        QVERIFY(store.run({u"commit"_s}));
        QCOMPARE(readOne(path("mlflow.db"))->name, u"one"_s);
    }

    void databaseWithALogOfWrites_isReadWithIt()
    {
        Store store(path("mlflow.db"));
        QVERIFY(store.run(QStringList{u"pragma journal_mode = wal"_s} + schema
                          + QStringList{u"insert into runs values ('r', 'one', 'FINISHED', 1, 2, 'active')"_s, u"insert into metrics values ('loss', 5, 1, 1, 0, 'r')"_s}));
        QCOMPARE(valuesOf(readOne(path("mlflow.db")), u"loss"_s), Column{5});
    }

    void newerDatabase_isReadOrSaysWhatItLacks()
    {
        {
            Store store(path("mlflow.db"));
            QVERIFY(store.run(schema + QStringList{u"alter table runs add column workspace text default 'x'"_s, u"alter table metrics add column dataset_uuid text"_s,
                                                   u"create table spans (a int)"_s, u"insert into runs values ('r', 'one', 'FINISHED', 1, 2, 'active', 'w')"_s,
                                                   u"insert into metrics values ('loss', 5, 1, 1, 0, 'r', 'd')"_s}));
        }
        QCOMPARE(valuesOf(readOne(path("mlflow.db")), u"loss"_s), Column{5});
        {
            Store store(path("mlflow.db"));
            QVERIFY(store.run({u"alter table metrics rename column run_uuid to run_id"_s}));
        }
        const auto newer = readAll({path("mlflow.db")});
        QVERIFY(!newer);
        QVERIFY2(newer.error().message.contains(u"metrics has no column run_uuid"_s), qPrintable(newer.error().message));
        // Beside others it is a run with that finding, and hides nobody.
        put("metrics.csv", "step,loss\n1,2\n");
        const auto both = readAllIn(m_dir->path());
        QCOMPARE(both.size(), 2u);
    }

    void brokenDatabase_givesWhatIsReadableOrASentence()
    {
        {
            Store store(path("mlflow.db"));
            QVERIFY(store.run(schema + QStringList{u"insert into runs values ('r', 'one', 'FINISHED', 1, 2, 'active')"_s,
                                                   u"with recursive n(i) as (select 0 union all select i + 1 from n where i < 20000) insert into metrics select 'loss', i, i, i, 0, 'r' from n"_s}));
        }
        QFile file(path("mlflow.db"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (const qsizetype at : {whole.size() / 4, whole.size() / 2, qsizetype(40), qsizetype(4000)}) {
            for (const bool cut : {true, false}) {
                put("mlflow.db", cut ? whole.first(at) : whole.first(at) + QByteArray(3000, '\xa5') + whole.sliced(std::min(whole.size(), at + 3000)));
                const auto runs = readAll({path("mlflow.db")});
                QVERIFY(runs || !runs.error().message.isEmpty());
            }
        }
    }

    // ---------------------------------------------------------------- YAML beside the numbers

    void yamlBesideTheNumbers_isReadWithoutTrust_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");  // of the finding; 0: none
        QTest::newRow("tags") << QByteArray("lr: 0.5\ncallback: !!python/object/apply:os.system ['touch hacked']\nshape: !!python/tuple [1, 2]\nown: !mine {a: 1}\n") << 0;
        QTest::newRow("anchors") << QByteArray("base: &base\n  lr: 1\nlr: 0.5\nmore: *base\nmerged:\n  <<: *base\n") << 0;
        QByteArray bomb = "lr: 0.5\na0: &a0 [x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 30; ++i) {
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [";
            for (int k = 0; k < 9; ++k)
                bomb += (k ? ", *a" : "*a") + QByteArray::number(i - 1);
            bomb += "]\n";
        }
        QTest::newRow("alias bomb") << bomb << 1;
        QTest::newRow("alias of itself") << QByteArray("lr: 0.5\na: &a [*a]\n") << 1;
        QTest::newRow("unknown alias") << QByteArray("lr: 0.5\nruns: *nobody\n") << 2;
        QTest::newRow("nested") << QByteArray("lr: 0.5\na: " + QByteArray(10'000, '[') + "\n") << 1;
        QTest::newRow("nested by dashes") << QByteArray("lr: 0.5\na:\n  " + QByteArray("- ").repeated(10'000) + "1\n") << 1;
        QTest::newRow("too large") << QByteArray("lr: 0.5\nx: " + QByteArray(2 << 20, 'x') + "\n") << 0;
        QTest::newRow("torn") << QByteArray("lr: 0.5\nx: [1, 2\n") << 2;
        QTest::newRow("bytes") << QByteArray("lr: 0.5\n\x01\x02\xff\xfe: {\n") << 2;
    }
    void yamlBesideTheNumbers_isReadWithoutTrust()
    {
        QFETCH(QByteArray, yaml);
        put("run/hparams.yaml", yaml);
        put("run/metrics.csv", "step,loss\n1,5\n2,6\n");
        const auto run = readOne(path("run"));
        QCOMPARE(valuesOf(run, u"loss"_s), (Column{5, 6}));
        QVERIFY(!QFileInfo::exists(path("run/hacked")) && !QFileInfo::exists(u"hacked"_s));
        const QByteArray tag = QTest::currentDataTag();
        if (tag == "tags" || tag == "anchors") {
            QCOMPARE(run->params[u"lr"].toDouble(), 0.5);
            QVERIFY(run->findings.isEmpty());
        } else {
            const Finding *finding = findingOf(run, "damaged-record"_L1);
            QVERIFY(finding);
            QCOMPARE(finding->file, path("run/hparams.yaml"));
            QTEST(finding->line, "line");
        }
        // As a run's own description, too.
        put("mlruns/0/abc/meta.yaml", yaml);
        put("mlruns/0/abc/metrics/loss", "1 5 1\n");
        QCOMPARE(valuesOf(readOne(path("mlruns")), u"loss"_s), Column{5});
    }

    // ---------------------------------------------------------------- texts and pictures of an event file

    void exhibitsOfABrokenFile_areSaid()
    {
        const auto run = read("events.out.tfevents.1", eventOf(1, textValue("notes", "안녕")) + eventOf(2, textValue("notes", QByteArray(100'000, 'x'))) + scalarEvent(3, "loss", 1));
        QCOMPARE(run->exhibits.size(), 2u);
        QCOMPARE(contentOf(run->exhibits[0]).value_or(QByteArray()), QByteArray("안녕"));
        QVERIFY(QFile(run->path).resize(1000));
        const auto gone = contentOf(run->exhibits[1]);
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotReadable);
    }

    // An empty text costs nothing, and nobody looks at a million.
    void textsWithoutEnd_areBounded()
    {
        QByteArray bytes = eventOf(0, textValue("t", "x"));
        QByteArray summary;
        const QByteArray next = field(1, field(1, "t") + field(8, number(1, 7) + field(8, "x")));
        for (int i = 0; i < 120'000; ++i)
            summary += next;
        const auto run = read("events.out.tfevents.1", bytes + eventOf(1, summary) + scalarEvent(2, "loss", 1));
        QCOMPARE(run->exhibits.size(), 100'000u);
        QVERIFY(findingOf(run, "exhibits"_L1));
    }

private:
    QString path(const QByteArray &name) const { return m_dir->filePath(QString::fromUtf8(name)); }

    static void append(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void put(const QByteArray &name, const QByteArray &bytes) const { yeonji::testing::put(path(name), bytes); }

    RunPtr read(const QByteArray &name, const QByteArray &bytes) const
    {
        put(name, bytes);
        return readOne(path(name));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_badinput.moc"
