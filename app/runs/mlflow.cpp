// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run of MLflow's file store: `mlruns/EXPERIMENT/RUN` with meta.yaml and the folders metrics, params
// and tags, a file a name (a `/` in a name is a folder). A line of a metric: `MILLISECONDS VALUE [STEP]`.
#include "core/files.h"
#include "core/words.h"
#include "runs/cadence.h"
#include "runs/formats.h"
#include "runs/when.h"
#include "runs/mlflowvalues.h"
#include "runs/notice.h"
#include "runs/number.h"
#include "runs/params.h"
#include "runs/tail.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

int sniff(const Candidate &candidate)
{
    const QStringList &children = candidate.children;
    const bool looksSo = candidate.folder && children.contains("meta.yaml"_L1)
        && (children.contains("metrics"_L1) || children.contains("params"_L1) || children.contains("tags"_L1));
    // Version 3 keeps models that were logged in the same way, below `models`.
    return looksSo && !paramsFrom(candidate.path % u"/meta.yaml"_s).contains("model_id"_L1) ? Sure : NotMine;
}

// Files of one of the folders, by their names in MLflow.
std::vector<std::pair<QString, QString>> entriesOf(const QString &folder)
{
    constexpr size_t most = 100'000;
    std::vector<std::pair<QString, QString>> entries;
    const QDir dir(folder);
    for (QDirIterator at(folder, QDir::Files | QDir::NoSymLinks | QDir::Hidden, QDirIterator::Subdirectories); at.hasNext() && entries.size() < most;) {
        const QString path = at.next();
        entries.emplace_back(dir.relativeFilePath(path), path);
    }
    std::ranges::sort(entries);
    return entries;
}

// The file of one metric, as far as it was read.
class MetricFile
{
public:
    MetricFile(QString name, QString path) : m_name(std::move(name)), m_path(std::move(path)) {}

    const QString &name() const { return m_name; }

    // What was appended; false: it is another file now, or cannot be read.
    Result<bool> readOn(const Progress &progress)
    {
        if (progress.cancelled())
            return failure(ErrorKind::Cancelled, tr("reading was cancelled"), m_path);
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(m_place.offset())) {
            m_unreadable = tr("this file cannot be read (%1); check its permissions").arg(file.errorString());
            return m_place.offset() == 0;
        }
        const QByteArray bytes = file.readAll();
        if (m_place.offset() > 0 && !m_place.holds(m_path))
            return false;
        m_unreadable.clear();
        const qsizetype whole = bytes.lastIndexOf('\n') + 1;
        take(m_read, QByteArrayView(bytes).first(whole));
        m_rest = bytes.sliced(whole);
        m_place = Place(m_path, m_place.offset() + whole);
        return true;
    }

    void describe(Run &run) const
    {
        if (!m_unreadable.isEmpty()) {
            run.findings.append({Level::Error, u"unreadable"_s, m_unreadable, m_path, 0, 0});
            return;
        }
        Read all = m_read;
        take(all, m_rest);  // a last line without an end is one, too, as long as nothing follows it
        if (all.bad > 0)
            run.findings.append(damage(tr("lines that are no time and value, left out: %1").arg(all.bad), m_path, all.firstBad));
        // Each metric is a file of its own, and so are the lines.
        Run alone;
        alone.series = {makeSeries(m_name, {all.steps, all.walls, nullptr}, all.values)};
        noticeSeries(alone, m_path, {{{m_name, all.odd}}, {}});
        run.findings += alone.findings;
        run.series.push_back(std::move(alone.series.front()));
        run.files.append(m_path);
    }

private:
    struct Read
    {
        SharedColumn steps = share({}), walls = share({}), values = share({});
        int line = 0, bad = 0, firstBad = 0, odd = 0;
    };

    static void take(Read &read, QByteArrayView bytes)
    {
        Column steps, walls, values;
        const char *at = bytes.data();
        const char *const end = at + bytes.size();
        while (at < end) {
            ++read.line;
            const char *lineEnd = std::find(at, end, '\n');
            const auto number = [&](double &value) {
                while (at != lineEnd && (*at == ' ' || *at == '\r'))
                    ++at;
                const auto [stop, error] = parseNumber(at, lineEnd, value);
                const bool whole = error == std::errc() && (stop == lineEnd || *stop == ' ' || *stop == '\r');
                at = whole ? stop : at;
                return whole;
            };
            double wall = 0, value = 0, step = 0;
            if (std::all_of(at, lineEnd, [](char c) { return c == ' ' || c == '\r'; })) {
                at = lineEnd + 1;
                continue;
            }
            if (number(wall) && number(value)) {
                steps.push_back(number(step) ? step : 0);
                walls.push_back(wall / 1000);
                values.push_back(value);
                if (!std::isfinite(value) && read.odd == 0)
                    read.odd = read.line;
            } else if (read.bad++ == 0) {
                read.firstBad = read.line;
            }
            at = lineEnd + 1;
        }
        const auto grow = [](SharedColumn &column, const Column &more) {
            if (!more.empty())
                column = std::make_shared<const Numbers>(column->with(more));
        };
        grow(read.steps, steps);
        grow(read.walls, walls);
        grow(read.values, values);
    }

    QString m_name, m_path;
    Place m_place;
    Read m_read;
    QByteArray m_rest;  // behind the last line end
    QString m_unreadable;
};

// Metrics are read on; what else the run says are small files that are written anew.
class MlflowTail : public Tail
{
public:
    explicit MlflowTail(const QString &path) : m_path(path) {}

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        // Both are in the order of names: there may be a hundred thousand.
        std::vector<MetricFile> metrics;
        auto known = m_metrics.begin();
        for (const auto &[name, file] : entriesOf(m_path % u"/metrics"_s)) {
            while (known != m_metrics.end() && known->name() < name)
                ++known;
            const bool isKnown = known != m_metrics.end() && known->name() == name;
            metrics.push_back(isKnown ? std::move(*known++) : MetricFile(name, file));
        }
        m_metrics = std::move(metrics);
        for (MetricFile &metric : m_metrics) {
            const auto same = metric.readOn(progress);
            if (!same)
                return std::unexpected(same.error());
            if (!*same)
                return std::nullopt;
        }
        return Standing{describe(), {}};
    }

private:
    Run describe() const
    {
        Run run;
        run.kind = Kind::Mlflow;
        run.path = m_path;
        const QString metaFile = m_path % u"/meta.yaml"_s;
        const QJsonObject meta = paramsFrom(metaFile);
        run.files.append(metaFile);
        if (meta.isEmpty())
            run.findings.append(damage(tr("this file is empty or no YAML; how the run ended is not known"), metaFile, 1));
        for (const MetricFile &metric : m_metrics)
            metric.describe(run);
        for (const auto &[name, file] : entriesOf(m_path % u"/params"_s))
            if (const auto bytes = readFile(file, 1 << 20))
                run.params.insert(name, mlflowParam(*bytes));
        QJsonObject tags;
        for (const auto &[name, file] : entriesOf(m_path % u"/tags"_s))
            if (const auto bytes = readFile(file, 1 << 16); bytes && name != "mlflow.log-model.history"_L1)
                tags.insert(name, QString::fromUtf8(*bytes).trimmed());
        if (!tags.isEmpty() && !run.params.contains("tags"_L1))
            run.params.insert(u"tags"_s, tags);
        const auto when = [&meta](QLatin1StringView key) {
            const double value = meta[key].toDouble();
            return value > 0 ? whenOf(value) : QDateTime();
        };
        run.started = when("start_time"_L1);
        run.ended = when("end_time"_L1);
        run.status = mlflowStatusOf(run, mlflowStatus(meta["status"_L1]), newestFile(run).lastModified());
        return run;
    }

    QString m_path;
    std::vector<MetricFile> m_metrics;
};

Result<Followed> follow(const QString &path, const Progress &progress)
{
    auto tail = std::make_unique<MlflowTail>(path);
    auto now = tail->readOn(progress);
    if (!now)
        return std::unexpected(now.error());
    if (!*now)
        return failure(ErrorKind::NotReadable, tr("this folder was replaced while it was read; try again"), path);
    return Followed{std::move(**now), std::move(tail)};
}

bool isDeleted(const QString &path)
{
    return paramsFrom(path % u"/meta.yaml"_s)["lifecycle_stage"_L1].toString() == "deleted"_L1;
}

QString nameOf(const QString &path)
{
    return paramsFrom(path % u"/meta.yaml"_s)["run_name"_L1].toString();
}

} // namespace

const Reader mlflowReader{.kind = Kind::Mlflow, .sniff = sniff, .follow = follow,
                          .owns = [](const QString &run, const QString &) { return run.isEmpty(); }, .nameOf = nameOf, .isDeleted = isDeleted};

} // namespace yeonji::runs
