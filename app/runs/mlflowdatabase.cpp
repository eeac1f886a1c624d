// SPDX-License-Identifier: GPL-3.0-or-later
//
// MLflow's newer store: a SQLite database of many runs. Opened for reading only; one that somebody is
// writing into is waited for a second.
#include "runs/formats.h"
#include "runs/mlflowvalues.h"
#include "runs/notice.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTimeZone>
#include <QUrl>

#include <atomic>
#include <cmath>
#include <limits>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("runs", text);
}

// A connection belongs to the thread that made it, and ends with its reading.
class Database
{
public:
    explicit Database(const QString &path) : m_name(u"mlflow-%1"_s.arg(++made))
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=1000"_s);
        const QString address = QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded());
        // Beside a log of writes a reader wants to write, too; where it may not, the database stands as it is.
        for (const QString &mode : {u"?mode=ro"_s, u"?immutable=1"_s}) {
            m_database.setDatabaseName(address % mode);
            if (m_database.open() && has(u"runs"_s))
                return;
            m_database.close();
        }
    }
    ~Database()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    bool isOpen() const { return m_database.isOpen(); }

    // Tables only: a view could compute anything.
    bool has(const QString &table)
    {
        QSqlQuery query(m_database);
        query.prepare(u"select 1 from sqlite_master where type = 'table' and name = ?"_s);
        query.addBindValue(table);
        return query.exec() && query.next();
    }

    // Rows whose run_uuid is `run`; all without one. Not valid: the database says no.
    QSqlQuery select(const QString &from, const QString &run = {})
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(u"select * from "_s % from);
        if (!run.isEmpty())
            query.addBindValue(run);
        query.exec();
        return query;
    }

private:
    static inline std::atomic<int> made = 0;
    QString m_name;
    QSqlDatabase m_database;
};

bool isDatabase(const QString &path)
{
    Database database(path);
    return database.isOpen() && database.has(u"metrics"_s) && database.has(u"params"_s);
}

int sniff(const Candidate &candidate)
{
    return !candidate.folder && candidate.head.startsWith("SQLite format 3") && isDatabase(candidate.path) ? Sure : NotMine;
}

std::vector<Reader::Part> partsOf(const QString &path)
{
    constexpr size_t most = 100'000;
    std::vector<Reader::Part> parts;
    Database database(path);
    if (!database.isOpen())
        return parts;
    for (auto rows = database.select(u"runs order by start_time"_s); rows.next() && parts.size() < most;)
        if (const QString id = rows.value(u"run_uuid"_s).toString(); !id.isEmpty() && rows.value(u"lifecycle_stage"_s) != u"deleted"_s)
            parts.push_back({id, rows.value(u"name"_s).toString()});
    return parts;
}

// MLflow cannot store what is not finite and writes the largest number for it.
double valueOf(const QSqlQuery &row)
{
    const double value = row.value(u"value"_s).toDouble();
    if (row.value(u"is_nan"_s).toBool())
        return std::numeric_limits<double>::quiet_NaN();
    constexpr double most = std::numeric_limits<double>::max();
    return value >= most ? HUGE_VAL : value <= -most ? -HUGE_VAL : value;
}

Result<> addMetrics(Run &run, Database &database, const QString &id, const Progress &progress)
{
    QString name;
    Column steps, walls, values;
    const auto finish = [&] {
        if (!values.empty())
            run.series.push_back(makeSeries(name, {share(std::move(steps)), share(std::move(walls)), nullptr},
                                            share(std::move(values))));
        steps = walls = values = {};
    };
    auto rows = database.select(u"metrics where run_uuid = ? order by key, timestamp, step"_s, id);
    qint64 count = 0;
    while (rows.next()) {
        if (++count % 10'000 == 0 && progress.cancelled())
            return failure(ErrorKind::Cancelled, tr("reading was cancelled"), run.path);
        if (const QString key = rows.value(u"key"_s).toString(); key != name) {
            finish();
            name = key;
        }
        steps.push_back(rows.value(u"step"_s).toDouble());
        walls.push_back(rows.value(u"timestamp"_s).toDouble() / 1000);
        values.push_back(valueOf(rows));
    }
    finish();
    if (rows.lastError().isValid())
        run.findings.append(damage(tr("the database stops here (%1); what came before was read").arg(rows.lastError().databaseText()), run.path));
    return {};
}

Result<Run> readPart(const QString &path, const QString &id, const Progress &progress)
{
    Run run;
    run.kind = Kind::Mlflow;
    run.path = path;
    run.files = {path};
    Database database(path);
    if (!database.isOpen())
        return failure(ErrorKind::NotReadable, tr("this database cannot be read; it is damaged, or somebody is writing into it: try again"), path);
    auto about = database.select(u"runs where run_uuid = ?"_s, id);
    if (!about.next())
        return failure(ErrorKind::NotFound, tr("there is no run %1 in this database any more").arg(id), path);
    const auto when = [&about](const QString &column) {
        const qint64 time = about.value(column).toLongLong();
        return time > 0 ? QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC) : QDateTime();
    };
    run.started = when(u"start_time"_s);
    run.ended = when(u"end_time"_s);
    run.status = mlflowStatusAfter(mlflowStatus(about.value(u"status"_s).toString()),
                                   QFileInfo(path).lastModified().secsTo(QDateTime::currentDateTime()));
    about.finish();
    if (const auto done = addMetrics(run, database, id, progress); !done)
        return std::unexpected(done.error());
    for (auto rows = database.select(u"params where run_uuid = ?"_s, id); rows.next();)
        run.params.insert(rows.value(u"key"_s).toString(), mlflowParam(rows.value(u"value"_s).toString().toUtf8()));
    QJsonObject tags;
    if (database.has(u"tags"_s))
        for (auto rows = database.select(u"tags where run_uuid = ?"_s, id); rows.next();)
            if (const QString key = rows.value(u"key"_s).toString(); key != "mlflow.log-model.history"_L1)
                tags.insert(key, rows.value(u"value"_s).toString());
    if (!tags.isEmpty() && !run.params.contains("tags"_L1))
        run.params.insert(u"tags"_s, tags);
    noticeSeries(run, path);
    return run;
}

// The only run of the file; which one is wanted of several, nobody said.
Result<Run> read(const QString &path, const Progress &progress)
{
    const auto parts = partsOf(path);
    if (parts.size() != 1)
        return failure(ErrorKind::BadInput, tr("this database keeps %1 runs; name one of them").arg(parts.size()), path);
    return readPart(path, parts.front().id, progress);
}

} // namespace

const Reader mlflowDatabaseReader{.kind = Kind::Mlflow, .sniff = sniff, .read = read, .partsOf = partsOf, .readPart = readPart};

} // namespace yeonji::runs
