// SPDX-License-Identifier: GPL-3.0-or-later
//
// A folder of a training that was monitored: with `progress.csv`, or the episodes alone. One file of them is a table like
// any other (csv.cpp), and so are those beside event files (tfevents.cpp).
#include "runs/monitor.h"

#include "core/json.h"
#include "runs/csvreader.h"
#include "runs/formats.h"
#include "runs/reader.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <map>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mainTable = "progress.csv"_L1;

// The object of the first line, `#{"t_start": 1714557612.5, "env_id": "CartPole-v1"}`; empty if it is none.
QJsonObject startOf(QByteArrayView head)
{
    if (!head.startsWith('#') || !head.sliced(1).trimmed().startsWith('{'))
        return {};
    const qsizetype end = head.indexOf('\n');
    return end < 0 ? QJsonObject() : readJson(head.first(end).sliced(1)).value.toObject();
}

QByteArray headOf(const QString &path)
{
    constexpr qint64 enough = 4096;
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(enough) : QByteArray();
}

// A row of one of the files.
struct Episode
{
    double ended;
    size_t file, row;
};

class MonitorTail : public Tail
{
public:
    explicit MonitorTail(QString folder) : m_folder(std::move(folder)) {}

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        auto monitors = readMonitors(monitorsIn(m_folder), progress);
        if (!monitors)
            return std::unexpected(monitors.error());
        const QString table = m_folder % u'/' % mainTable;
        if (!QFile::exists(table))
            return Standing{std::move(*monitors), {}};
        auto now = tableNow(table, progress);
        if (!now)
            return Standing{std::move(*monitors), {}};  // its header is not there yet
        addMonitors(now->run, *monitors);
        if (now->torn)
            addMonitors(*now->torn, *monitors);
        return std::move(*now);
    }

private:
    std::optional<Standing> tableNow(const QString &table, const Progress &progress)
    {
        if (m_table)
            if (auto now = m_table->readOn(progress); now && *now)
                return std::move(**now);
        m_table.reset();
        auto followed = csvReader.follow(table, progress);
        if (!followed)
            return {};
        m_table = std::move(followed->tail);
        return std::move(followed->now);
    }

    QString m_folder;
    std::unique_ptr<Tail> m_table;  // where it can be read on
};

int sniff(const Candidate &candidate)
{
    return candidate.folder && std::ranges::any_of(candidate.children, isOfMonitors) && !monitorsIn(candidate.path).isEmpty() ? Likely : NotMine;
}

Result<Followed> follow(const QString &folder, const Progress &progress)
{
    auto tail = std::make_unique<MonitorTail>(folder);
    auto now = tail->readOn(progress);
    if (!now)
        return std::unexpected(now.error());
    return Followed{std::move(**now), std::move(tail)};
}

} // namespace

bool isMonitor(const QString &file, QByteArrayView head)
{
    return file.endsWith("monitor.csv"_L1) && startOf(head).contains("t_start"_L1);
}

bool isMonitor(const QString &file)
{
    return file.endsWith("monitor.csv"_L1) && isMonitor(file, headOf(file));
}

bool isOfMonitors(const QString &child)
{
    return child.endsWith("monitor.csv"_L1) || child == "monitor"_L1 || child == "monitors"_L1;
}

QStringList monitorsIn(const QString &folder)
{
    QStringList files;
    for (const QString &in : {folder, QString(folder % u"/monitor"_s), QString(folder % u"/monitors"_s)})
        for (const QString &name : QDir(in).entryList({u"*monitor.csv"_s}, QDir::Files, QDir::Name))
            if (const QString file = in % u'/' % name; isMonitor(file))
                files.append(file);
    return files;
}

Result<Run> readMonitors(const QStringList &files, const Progress &progress)
{
    Run all;
    all.kind = Kind::Csv;
    std::vector<Run> tables;
    std::vector<Episode> episodes;
    for (const QString &file : files) {
        auto table = readTable(file, progress);
        if (!table) {
            if (files.size() == 1 || table.error().kind == ErrorKind::Cancelled)
                return std::unexpected(table.error());
            continue;  // no episode has ended there
        }
        const QJsonObject start = startOf(headOf(file));
        for (auto at = start.begin(); at != start.end(); ++at)
            if (at.key() != "t_start"_L1)
                all.params.insert(at.key(), at.value());
        const Series *ended = table->find(u"t");
        for (size_t row = 0; ended && row < ended->size(); ++row)
            episodes.push_back({start["t_start"_L1].toDouble() + (*ended->values)[row], tables.size(), row});
        all.files += table->files;
        all.findings += table->findings;
        tables.push_back(std::move(*table));
    }
    std::ranges::stable_sort(episodes, {}, &Episode::ended);
    // What a file has no number for in some row is left out: nobody can tell which.
    std::map<QString, std::vector<const Series *>> columns;
    for (size_t file = 0; file < tables.size(); ++file)
        for (const Series &one : tables[file].series)
            if (const Series *ended = tables[file].find(u"t"); ended && one.size() == ended->size())
                columns.try_emplace(one.name, tables.size(), nullptr).first->second[file] = &one;
    const auto lengths = columns.find(u"l"_s);
    double step = 0;
    Column steps, walls;
    for (const Episode &one : episodes) {
        const Series *length = lengths == columns.end() ? nullptr : lengths->second[one.file];
        step += length ? (*length->values)[one.row] : 1;
        steps.push_back(step);
        walls.push_back(one.ended);
    }
    const Axis axis{share(std::move(steps)), share(std::move(walls)), nullptr};
    QStringList names;
    for (const Run &table : tables)
        for (const Series &one : table.series)
            if (columns.contains(one.name) && !names.contains(one.name))
                names.append(one.name);
    for (const QString &name : std::as_const(names)) {
        const auto &ofFiles = columns[name];
        Column values;
        for (const Episode &one : episodes)
            values.push_back(ofFiles[one.file] ? (*ofFiles[one.file]->values)[one.row] : NAN);
        all.series.push_back(makeSeries(name, axis, share(std::move(values))));
    }
    return all;
}

void addMonitors(Run &run, const Run &monitors)
{
    for (const Series &one : monitors.series)
        if (!run.find(one.name))
            run.series.push_back(one);
    for (auto at = monitors.params.begin(); at != monitors.params.end(); ++at)
        if (!run.params.contains(at.key()))
            run.params.insert(at.key(), at.value());
    run.findings += monitors.findings;
    for (const QString &file : monitors.files)
        if (!run.files.contains(file))
            run.files.append(file);
}

const Reader monitorReader{.kind = Kind::Csv, .sniff = sniff, .follow = follow,
                           .owns = [](const QString &run, const QString &child) {
                               return run.isEmpty() && (child == mainTable || child == "progress.json"_L1 || isOfMonitors(child));
                           }};

} // namespace yeonji::runs
