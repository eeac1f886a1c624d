// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every file of others that lies beside the checkout: `runs --json` as it is promised, and the numbers
// that another reader finds in them (tests/data/runs/samplevalues.py).
#include "runs/reader.h"
#include "golden.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QString samplePath(const QString &name)
{
    return yeonji::testing::samples(name);
}

// What is wrong with it; empty: nothing.
QString faultOf(const QJsonObject &object, const QStringList &keys)
{
    QStringList has = object.keys(), wanted = keys;
    has.sort();
    wanted.sort();
    return has == wanted ? QString() : has.join(u' ') % u" instead of "_s % wanted.join(u' ');
}

QString faultOfMetric(const QJsonObject &metric)
{
    if (const QString fault = faultOf(metric, {u"name"_s, u"points"_s, u"first"_s, u"last"_s, u"min"_s, u"max"_s, u"best"_s, u"best_step"_s, u"nan"_s}); !fault.isEmpty())
        return fault;
    if (!metric[u"name"].isString() || metric[u"name"].toString().isEmpty())
        return u"no name"_s;
    const qint64 points = metric[u"points"].toInteger(-1), nan = metric[u"nan"].toInteger(-1);
    if (points < 0 || nan < 0 || nan > points)
        return u"counts"_s;
    for (const QString &key : {u"first"_s, u"last"_s, u"min"_s, u"max"_s})
        if (metric[key].isDouble() != (points > nan) || (!metric[key].isDouble() && !metric[key].isNull()))
            return key;
    const double least = metric[u"min"].toDouble(), most = metric[u"max"].toDouble();
    for (const QString &key : {u"first"_s, u"last"_s, u"best"_s})
        if (metric[key].isDouble() && (metric[key].toDouble() < least || metric[key].toDouble() > most))
            return key % u" beyond the others"_s;
    return metric[u"best"].isDouble() == metric[u"best_step"].isDouble() ? QString() : u"best_step"_s;
}

QString faultOfFinding(const QJsonObject &finding)
{
    if (const QString fault = faultOf(finding, {u"level"_s, u"code"_s, u"message"_s, u"file"_s, u"line"_s}); !fault.isEmpty())
        return fault;
    static const QRegularExpression code(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
    if (!QStringList{u"error"_s, u"warning"_s, u"info"_s}.contains(finding[u"level"].toString()) || !code.match(finding[u"code"].toString()).hasMatch())
        return u"level or code"_s;
    if (finding[u"message"].toString().isEmpty() || finding[u"message"].toString().contains(u'\n'))
        return u"message"_s;
    return finding[u"line"].isNull() || finding[u"line"].toInt() > 0 ? QString() : u"line"_s;
}

QString faultOfRun(const QJsonObject &run)
{
    static const QStringList kinds = u"tfevents hf-trainer hf-model lm-eval wandb mlflow junit csv jsonl log notebook"_s.split(u' '),
                             states = u"running stalled finished failed unknown"_s.split(u' ');
    if (const QString fault = faultOf(run, {u"name"_s, u"path"_s, u"kind"_s, u"status"_s, u"params"_s, u"metrics"_s, u"findings"_s}); !fault.isEmpty())
        return fault;
    if (run[u"name"].toString().isEmpty() || run[u"path"].toString().isEmpty() || !kinds.contains(run[u"kind"].toString()) || !states.contains(run[u"status"].toString()))
        return u"name, path, kind or status"_s;
    if (!run[u"params"].isObject() || !run[u"metrics"].isArray() || !run[u"findings"].isArray())
        return u"params, metrics or findings"_s;
    QSet<QString> names;
    for (const QJsonValue &metric : run[u"metrics"].toArray()) {
        if (const QString fault = faultOfMetric(metric.toObject()); !fault.isEmpty())
            return metric[u"name"].toString() % u": "_s % fault;
        names.insert(metric[u"name"].toString());
    }
    if (names.size() != run[u"metrics"].toArray().size())
        return u"two metrics of one name"_s;
    for (const QJsonValue &finding : run[u"findings"].toArray())
        if (const QString fault = faultOfFinding(finding.toObject()); !fault.isEmpty())
            return fault;
    return {};
}

// A run as one line: how it is named and ended, what was noticed, and its numbers. (Whether one that has
// not ended still runs, its files' age says.)
QString lineOf(const runs::Run &run)
{
    size_t points = 0, odd = 0;
    double values = 0, steps = 0;
    for (const runs::Series &series : run.series) {
        points += series.size();
        for (const double value : *series.values) {
            odd += !std::isfinite(value);
            values += std::isfinite(value) ? value : 0;
        }
        for (const double step : *series.axis.step)
            steps += step;
    }
    QStringList findings;
    for (const Finding &finding : run.findings)
        findings.append(finding.code % (finding.line > 0 ? u":"_s % QString::number(finding.line) : QString()));
    const bool ended = run.status == runs::Status::Finished || run.status == runs::Status::Failed;
    const QString path = QDir(samplePath({})).relativeFilePath(run.path);
    return QStringList{path, run.name, QString(runs::kindName(run.kind)), ended ? QString(runs::statusName(run.status)) : u"open"_s,
                       findings.isEmpty() ? u"-"_s : findings.join(u' '), QString::number(run.series.size()), QString::number(points),
                       QString::number(odd), QString::number(values, 'g', 10), QString::number(steps, 'g', 15)}
        .join(u'\t');
}

} // namespace

class SamplesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo::exists(samplePath({})))
            QSKIP("the samples are not beside this checkout");
    }

    void everyFolder_isShownAsPromised_data()
    {
        QTest::addColumn<QString>("folder");
        QStringList folders = QDir(samplePath({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        folders.append(u"hostile/runs"_s);
        for (const QString &folder : std::as_const(folders))
            QTest::newRow(qPrintable(folder)) << folder;
    }
    void everyFolder_isShownAsPromised()
    {
        QFETCH(QString, folder);
        QProcess program;
        program.start(yeonji::testing::program(), {u"runs"_s, samplePath(folder), u"--json"_s});
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardError().isEmpty());
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(program.readAllStandardOutput(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(faultOf(root, {u"version"_s, u"runs"_s}), QString());
        QCOMPARE(root[u"version"].toInt(), 1);
        QVERIFY(!root[u"runs"].toArray().isEmpty());
        for (const QJsonValue &run : root[u"runs"].toArray())
            QVERIFY2(faultOfRun(run.toObject()).isEmpty(), qPrintable(run[u"path"].toString() % u": "_s % faultOfRun(run.toObject())));
    }

    // After YEONJI_ACCEPT=1, samplevalues.py says whether the numbers are those that it finds.
    void everyRun_holdsWhatAnotherReaderFinds()
    {
        QStringList lines;
        for (const QString &folder : QDir(samplePath({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto runs = runs::readAll({samplePath(folder)});
            QVERIFY2(runs, qPrintable(folder));
            for (const runs::RunPtr &run : *runs)
                lines.append(lineOf(*run));
        }
        lines.sort();
        golden::compare((lines.join(u'\n') % u'\n').toUtf8(), u"runs/samples.tsv"_s);
    }
};

QTEST_GUILESS_MAIN(SamplesTest)
#include "tst_samples.moc"
