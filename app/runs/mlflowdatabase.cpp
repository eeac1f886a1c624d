// SPDX-License-Identifier: GPL-3.0-or-later
//
// MLflow's newer store: a SQLite database of many runs. Opened for reading only; one that somebody is
// writing into is waited for a moment.
#include "core/words.h"
#include "runs/formats.h"
#include "runs/mlflowvalues.h"
#include "runs/notice.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// A connection belongs to the thread that made it, and ends with its reading.
class Database
{
public:
    explicit Database(const QString &path) : m_name(u"mlflow-%1"_s.arg(++made))
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=250"_s);
        const QString address = QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded());
        // Beside a log of writes a reader wants to write, too; where it may not, the database stands as it
        // is. One that somebody is writing into does not.
        for (const QString &mode : {u"?mode=ro"_s, u"?immutable=1"_s}) {
            m_database.setDatabaseName(address % mode);
            if (m_database.open() && has(u"runs"_s))
                return;
            m_database.close();
            if (m_isLocked)
                return;
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
    bool isLocked() const { return m_isLocked; }
    bool isDamaged() const { return m_isDamaged; }

    // Tables only: a view could compute anything.
    bool has(const QString &table)
    {
        QSqlQuery query(m_database);
        bool done = query.prepare(u"select 1 from sqlite_master where type = 'table' and name = ?"_s);
        if (done) {
            query.addBindValue(table);
            done = query.exec();
        }
        const QString error = query.lastError().nativeErrorCode();
        m_isDamaged = m_isDamaged || error == "11"_L1 || error == "26"_L1;  // SQLITE_CORRUPT, SQLITE_NOTADB
        m_isLocked = m_isLocked || error == "5"_L1 || error == "6"_L1;  // SQLITE_BUSY, SQLITE_LOCKED
        return done && query.next();
    }

    // The first of the columns that a table does not have; empty: it has them all.
    QString lacks(const QString &table, const QStringList &columns) const
    {
        const QSqlRecord record = m_database.record(table);
        const auto at = std::ranges::find_if(columns, [&record](const QString &column) { return !record.contains(column); });
        return at == columns.end() ? QString() : *at;
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
    bool m_isLocked = false, m_isDamaged = false;
};

// Empty where a table has no such column.
QVariant valueIn(const QSqlQuery &row, const QString &column)
{
    const int at = row.record().indexOf(column);
    return at < 0 ? QVariant() : row.value(at);
}

// What keeps a database of MLflow's from being read; nothing if nothing does.
std::optional<Error> obstacleIn(Database &database, const QString &path)
{
    if (database.isLocked())
        return Error{ErrorKind::NotReadable, tr("somebody is writing into this database; try again in a moment"), path};
    const auto damaged = [&path] { return Error{ErrorKind::NotReadable, tr("this database cannot be read; it is damaged, copy it again"), path}; };
    if (!database.isOpen())
        return damaged();
    const std::pair<QString, QStringList> needed[]{{u"runs"_s, {u"run_uuid"_s, u"status"_s, u"start_time"_s}},
                                                   {u"metrics"_s, {u"run_uuid"_s, u"key"_s, u"value"_s, u"timestamp"_s, u"step"_s}},
                                                   {u"params"_s, {u"run_uuid"_s, u"key"_s, u"value"_s}}};
    for (const auto &[table, columns] : needed)
        if (const QString column = database.lacks(table, columns); !column.isEmpty())
            return !database.has(table) && database.isDamaged() ? damaged() : Error{ErrorKind::BadInput,
                         tr("the table %1 has no column %2: this database is of a version of MLflow that is not known; export its runs into files").arg(table, column), path};
    return {};
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder || !candidate.head.startsWith("SQLite format 3"))
        return NotMine;
    Database database(candidate.path);
    // Its tables are written down at its beginning, where they are seen in one that is locked or cut off, too.
    if (database.isLocked() || !database.isOpen() || !database.has(u"runs"_s))
        return candidate.head.contains("run_uuid") && candidate.head.contains("metrics") ? Sure : NotMine;
    return database.isOpen() && database.has(u"metrics"_s) && database.has(u"params"_s) ? Sure : NotMine;
}

// One without a name, where the database cannot be read: its reading says why.
std::vector<Reader::Part> partsOf(const QString &path)
{
    constexpr size_t most = 100'000;
    std::vector<Reader::Part> parts;
    Database database(path);
    if (obstacleIn(database, path))
        return {{u"?"_s, {}}};
    auto rows = database.select(u"runs order by start_time"_s);
    while (rows.next() && parts.size() < most)
        if (const QString id = valueIn(rows, u"run_uuid"_s).toString(); !id.isEmpty() && valueIn(rows, u"lifecycle_stage"_s) != u"deleted"_s)
            parts.push_back({id, valueIn(rows, u"name"_s).toString()});
    if (parts.empty() && rows.lastError().isValid())
        return {{u"?"_s, {}}};
    return parts;
}

// MLflow cannot store what is not finite and writes the largest number for it.
double valueOf(double value, bool isNan)
{
    if (isNan)
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
    const QSqlRecord columns = rows.record();
    const int key = columns.indexOf(u"key"_s), value = columns.indexOf(u"value"_s), time = columns.indexOf(u"timestamp"_s),
              step = columns.indexOf(u"step"_s), isNan = columns.indexOf(u"is_nan"_s);
    qint64 count = 0;
    while (rows.next()) {
        if (++count % 10'000 == 0 && progress.cancelled())
            return failure(ErrorKind::Cancelled, tr("reading was cancelled"), run.path);
        if (const QString next = rows.value(key).toString(); next != name) {
            finish();
            name = next;
        }
        steps.push_back(rows.value(step).toDouble());
        walls.push_back(rows.value(time).toDouble() / 1000);
        values.push_back(valueOf(rows.value(value).toDouble(), isNan >= 0 && rows.value(isNan).toBool()));
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
    if (auto obstacle = obstacleIn(database, path))
        return std::unexpected(std::move(*obstacle));
    auto about = database.select(u"runs where run_uuid = ?"_s, id);
    if (!about.next())
        return failure(ErrorKind::NotFound, tr("there is no run %1 in this database any more").arg(id), path);
    const auto when = [&about](const QString &column) {
        const qint64 time = valueIn(about, column).toLongLong();
        return time > 0 ? QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC) : QDateTime();
    };
    run.started = when(u"start_time"_s);
    run.ended = when(u"end_time"_s);
    const Status said = mlflowStatus(valueIn(about, u"status"_s).toString());
    about.finish();
    if (const auto done = addMetrics(run, database, id, progress); !done)
        return std::unexpected(done.error());
    run.status = mlflowStatusOf(run, said, QFileInfo(path).lastModified());
    for (auto rows = database.select(u"params where run_uuid = ?"_s, id); rows.next();)
        run.params.insert(valueIn(rows, u"key"_s).toString(), mlflowParam(valueIn(rows, u"value"_s).toString().toUtf8()));
    QJsonObject tags;
    if (database.has(u"tags"_s))
        for (auto rows = database.select(u"tags where run_uuid = ?"_s, id); rows.next();)
            if (const QString key = valueIn(rows, u"key"_s).toString(); key != "mlflow.log-model.history"_L1)
                tags.insert(key, valueIn(rows, u"value"_s).toString());
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
