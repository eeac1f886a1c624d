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
    return candidate.folder && children.contains("meta.yaml"_L1)
            && (children.contains("metrics"_L1) || children.contains("params"_L1) || children.contains("tags"_L1))
        ? Sure : NotMine;
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

Result<> addMetric(Run &run, const QString &name, const QString &path, const Progress &progress)
{
    const auto bytes = readFile(path);
    if (!bytes) {
        run.findings.append({Level::Error, u"unreadable"_s, bytes.error().message, path, 0, 0});
        return {};
    }
    if (progress.cancelled())
        return failure(ErrorKind::Cancelled, tr("reading was cancelled"), path);
    Column steps, walls, values;
    int line = 0, bad = 0, firstBad = 0, odd = 0;
    const char *at = bytes->constData();
    const char *const end = at + bytes->size();
    while (at < end) {
        ++line;
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
            if (!std::isfinite(value) && odd == 0)
                odd = line;
        } else if (bad++ == 0) {
            firstBad = line;
        }
        at = lineEnd + 1;
    }
    if (bad > 0)
        run.findings.append(damage(tr("lines that are no time and value, left out: %1").arg(bad), path, firstBad));
    const Series series = makeSeries(name, {share(std::move(steps)), share(std::move(walls)), nullptr},
                                     share(std::move(values)));
    // Each metric is a file of its own, and so are the lines.
    Run alone;
    alone.series = {series};
    noticeSeries(alone, path, {{{name, odd}}, {}});
    run.findings += alone.findings;
    run.series.push_back(series);
    run.files.append(path);
    return {};
}

Result<Run> read(const QString &path, const Progress &progress)
{
    Run run;
    run.kind = Kind::Mlflow;
    run.path = path;
    const QString metaFile = path % u"/meta.yaml"_s;
    const QJsonObject meta = paramsFrom(metaFile);
    run.files.append(metaFile);
    if (meta.isEmpty())
        run.findings.append(damage(tr("this file is empty or no YAML; how the run ended is not known"), metaFile, 1));
    for (const auto &[name, file] : entriesOf(path % u"/metrics"_s))
        if (const auto done = addMetric(run, name, file, progress); !done)
            return std::unexpected(done.error());
    for (const auto &[name, file] : entriesOf(path % u"/params"_s))
        if (const auto bytes = readFile(file, 1 << 20))
            run.params.insert(name, mlflowParam(*bytes));
    QJsonObject tags;
    for (const auto &[name, file] : entriesOf(path % u"/tags"_s))
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

QString nameOf(const QString &path)
{
    return paramsFrom(path % u"/meta.yaml"_s)["run_name"_L1].toString();
}

} // namespace

const Reader mlflowReader{.kind = Kind::Mlflow, .sniff = sniff, .read = read,
                          .owns = [](const QString &run, const QString &) { return run.isEmpty(); }, .nameOf = nameOf};

} // namespace yeonji::runs
