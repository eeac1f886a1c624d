// SPDX-License-Identifier: GPL-3.0-or-later
//
// TensorBoard's event files as runs: one file, or those of a folder. Every point is kept; TensorBoard
// itself shows a thousand of them.
#include "core/words.h"
#include "runs/eventreader.h"
#include "runs/formats.h"
#include "runs/monitor.h"
#include "runs/notice.h"
#include "runs/params.h"
#include "runs/parts.h"
#include "runs/seam.h"
#include "runs/stamp.h"
#include "runs/twice.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <deque>

namespace yeonji::runs {

using namespace Qt::StringLiterals;
using namespace framing;

namespace {

bool isEventFile(const QString &name)
{
    return name.contains("tfevents"_L1);
}

// Parts of the file begin at a header whose crc is right.
qsizetype startOfPart(QByteArrayView bytes)
{
    return nextHeader(bytes);
}

Result<std::vector<Run>> ends(const QString &path, const Progress &progress)
{
    return readEnds<EventReader>(path, endParts(path, 0, startOfPart), progress, [] { return EventReader(QString()); },
                                 [](EventReader &reader) {
                                     Run run;
                                     SeriesLines lines;
                                     run.series = reader.takeSeries(lines);
                                     run.params = reader.params();
                                     return run;
                                 });
}

// By all cores, or one after another where a part did not end with a record: what looked like a header
// was none.
Result<> readFile(EventReader &reader, EventFile &file, const Progress &progress)
{
    const QString &path = file.path;
    if (const auto opens = Chunks::open(path, progress); !opens)
        return std::unexpected(opens.error());
    const auto parts = file.place.offset() == 0 ? fileParts(path, 0, startOfPart) : std::vector<FilePart>();
    if (parts.size() > 1) {
        auto readers = readParts<EventReader>(path, parts, progress, [&reader] { return EventReader(reader.prefix()); });
        if (!readers)
            return std::unexpected(readers.error());
        bool whole = true;
        for (size_t i = 0; i + 1 < readers->size(); ++i)
            whole = whole && (*readers)[i].part().isUnbroken();
        for (size_t i = 0; i < readers->size(); ++i)
            for (size_t k = 0; k < i; ++k)
                whole = whole && (*readers)[k].explains((*readers)[i]);
        for (const EventReader &part : *readers)
            whole = whole && reader.explains(part);
        if (whole) {
            for (EventReader &part : *readers) {
                file.append(part.part());
                reader.append(std::move(part));
            }
            file.place = Place(path, file.end);
            return {};
        }
    }
    auto chunks = Chunks::open(path, progress, file.place.offset(), std::numeric_limits<qint64>::max());
    if (!chunks)
        return std::unexpected(chunks.error());
    if (const auto done = reader.take(file, *chunks, chunks->size() - file.place.offset()); !done)
        return std::unexpected(done.error());
    file.place = Place(path, file.end);
    return {};
}

// ---------------------------------------------------------------- a run: one file, or a folder of them

QStringList eventFilesIn(const QString &folder)
{
    QStringList files = QDir(folder).entryList({u"*tfevents*"_s}, QDir::Files);
    // By the time in the name (events.out.tfevents.TIME.host…): a restart writes a new file.
    std::ranges::stable_sort(files, {}, [](const QString &name) { return name.section(u"tfevents."_s, 1).section(u'.', 0, 0).toLongLong(); });
    for (QString &file : files)
        file.prepend(QString(folder % u'/'));
    return files;
}

bool looksWritten(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray header = file.read(headerBytes);
    return header.size() == headerBytes && isHeader(header);
}

bool holdsEvents(const QString &folder)
{
    return std::ranges::any_of(eventFilesIn(folder), looksWritten);
}

// A table, settings or the words of a program beside its events make a folder a run, whatever it is called.
bool isRunOfItsOwn(const QString &folder)
{
    return !QDir(folder).entryList({u"*.csv"_s, u"*.tsv"_s, u"*.json"_s, u"*.jsonl"_s, u"*.yaml"_s, u"*.yml"_s, u"*.log"_s, u"*.out"_s, u"*.err"_s, u"*.txt"_s},
                                   QDir::Files).isEmpty();
}

// Where `add_hparams` of PyTorch puts settings and results: below the run, named by the time.
bool isOfSettings(const QString &name)
{
    static const QRegularExpression time(u"^1\\d{9}(?:\\.\\d+)?$"_s);
    return time.match(name).hasMatch();
}

// Before the names of what a part of a run measures.
QString prefixOf(const QString &part)
{
    return part.isEmpty() || isOfSettings(part) ? QString() : QString(part % u'/');
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder) {
        if (std::ranges::any_of(candidate.children, isEventFile) && holdsEvents(candidate.path))
            return Sure;
        const bool mayBe = std::ranges::any_of(candidate.children, [](const QString &child) { return splitNames().contains(child); });
        return mayBe && !eventPartsIn(candidate.path).isEmpty() ? Sure : NotMine;
    }
    return candidate.head.size() >= headerBytes && isHeader(candidate.head) ? Sure : NotMine;
}

// A run's event files: one, or those of a folder. A restart writes another; only the newest of those
// that belong together is read on.
class EventTail : public Tail
{
public:
    explicit EventTail(const QString &path) : m_path(path) {}

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        const bool first = m_parts.empty();
        for (auto &[name, files] : filesOf()) {
            auto part = std::ranges::find(m_parts, name, &Part::name);
            if (part == m_parts.end())
                part = m_parts.insert(m_parts.end(), {name, EventReader(prefixOf(name)), {}});
            if (size_t(files.size()) < part->files.size())
                return std::nullopt;
            for (qsizetype i = 0; i < files.size(); ++i) {
                if (size_t(i) == part->files.size()) {
                    part->files.push_back({.path = files[i], .place = {}, .findings = {}, .torn = {}});
                } else if (part->files[size_t(i)].path != files[i] || !part->files[size_t(i)].place.holds(files[i])) {
                    return std::nullopt;
                } else if (size_t(i) + 1 < part->files.size()) {
                    // An older file that grows on beside a newer one: its points would have to go between
                    // others. A record that was cut off when the newer one was begun never ends.
                    if (part->files[size_t(i)].place.offset() < QFileInfo(files[i]).size() && !part->files[size_t(i)].torn)
                        return std::nullopt;
                    continue;
                }
                if (const auto done = readFile(part->reader, part->files[size_t(i)], progress); !done)
                    return std::unexpected(done.error());
                if (!first && !part->files[size_t(i)].place.holds(files[i]))
                    return std::nullopt;
                if (!takeSeries(*part, files[i]))
                    return std::nullopt;
            }
            m_unkept += part->reader.takeUnkept();
            m_surplus += part->reader.takeSurplus();
            for (Exhibit &exhibit : part->reader.takeExhibits()) {
                if (m_exhibits.size() < EventReader::mostExhibits)
                    m_exhibits.push_back(std::move(exhibit));
                else
                    ++m_unkept;
            }
        }
        auto now = standing();
        if (now && *now)
            withTable(**now, progress);
        return now;
    }

private:
    struct Part
    {
        QString name;  // of its folder; empty: the run's own
        EventReader reader;
        std::deque<EventFile> files;
    };

    // What was read of that file, behind those before it.
    bool takeSeries(Part &part, const QString &file)
    {
        SeriesLines lines;
        auto series = part.reader.takeSeries(lines);
        // The result that goes with settings has no step; it may be called as a curve of the run.
        if (isOfSettings(part.name))
            for (Series &one : series)
                if (!one.name.startsWith("hparam"_L1))
                    one.name.prepend("hparam/"_L1);
        for (auto at = lines.odd.begin(); at != lines.odd.end(); ++at)
            if (!m_oddIn.odd.contains(at.key()))
                m_oddIn.odd.insert(at.key(), file);
        if (!putBehind(m_series, std::move(series), m_lines, lines))
            return false;
        for (const Series &one : m_series)
            if (!one.restarts.empty() && !m_oddIn.restarts.contains(one.name))
                m_oddIn.restarts.insert(one.name, file);
        return true;
    }

    QList<std::pair<QString, QStringList>> filesOf() const
    {
        if (!QFileInfo(m_path).isDir())
            return {{QString(), {m_path}}};
        QList<std::pair<QString, QStringList>> parts{{QString(), eventFilesIn(m_path)}};
        for (const QString &name : eventPartsIn(m_path))
            parts.append({name, eventFilesIn(m_path % u'/' % name)});
        return parts;
    }

    Result<std::optional<Standing>> standing() const
    {
        Run run;
        run.kind = Kind::TfEvents;
        run.path = m_path;
        if (QFileInfo(m_path).isDir())
            run.params = paramsBeside(m_path, run.files, run.findings);
        size_t records = 0;
        Findings torn;
        QString first;
        for (const Part &part : m_parts) {
            for (const EventFile &file : part.files) {
                run.files.append(file.path);
                first = first.isEmpty() ? file.path : first;
                run.findings += file.allFindings();
                if (file.torn)
                    torn.append(*file.torn);
            }
            records += part.reader.records();
            for (auto at = part.reader.params().begin(); at != part.reader.params().end(); ++at)
                run.params.insert(at.key(), at.value());
            // `add_hparams` says that all went well, whenever it is called.
            if (part.reader.status() != Status::Unknown && !isOfSettings(part.name))
                run.status = part.reader.status();
        }
        if (records == 0)
            return failure(ErrorKind::BadInput, QFileInfo(first).size() == 0 ? tr("this event file is empty; wait until something was written into it")
                                                                             : tr("no record of this event file can be read; copy it again"), first);
        run.series = m_series;
        run.exhibits = m_exhibits;
        if (m_unkept > 0)
            run.findings.append({Level::Info, u"exhibits"_s,
                                 tr("texts and pictures beyond the first %1, left out: %2").arg(m_exhibits.size()).arg(m_unkept), first, 0, 0});
        if (m_surplus > 0)
            run.findings.append(damage(tr("there are more than %1 metrics; values of the further ones, left out: %2").arg(Table::mostColumns).arg(m_surplus), first));
        noticeSeries(run, first, m_lines, m_oddIn);
        Standing now{std::move(run), {}};
        if (!torn.isEmpty()) {
            now.torn = now.run;
            now.torn->findings = torn + now.run.findings;
        }
        return now;
    }

    // With what lies beside the event files.
    void withTable(Standing &now, const Progress &progress)
    {
        if (!QFileInfo(m_path).isDir())
            return;
        const BesideEvents beside = besideEvents(m_path, [this] {
            QSet<QString> tags;
            for (const Series &one : m_series)
                tags.insert(one.name);
            return tags;
        });
        if (const auto monitors = beside.monitors.isEmpty() ? Result<Run>() : readMonitors(beside.monitors, progress); monitors) {
            addMonitors(now.run, *monitors);
            if (now.torn)
                addMonitors(*now.torn, *monitors);
        }
        const QString &path = beside.table;
        if (path.isEmpty())
            return;
        if (const FileState state = stateOf(path); !m_table || !(state == m_tableState) || !isSettled(state)) {
            m_tableState = state;
            auto table = (path.endsWith(".json"_L1) ? jsonlReader : csvReader).follow(path, progress);
            m_table = table ? std::optional(std::move(table->now)) : std::nullopt;
        }
        if (!m_table)
            return;  // its header is not there yet
        const Run &table = m_table->run;
        if (now.torn || m_table->torn) {
            now.torn = now.torn ? std::move(now.torn) : now.run;
            addTable(*now.torn, m_table->torn ? *m_table->torn : table);
        }
        addTable(now.run, table);
    }

    QString m_path;
    std::vector<Part> m_parts;
    std::optional<Standing> m_table;
    FileState m_tableState;  // as it was then
    std::vector<Series> m_series;
    std::vector<Exhibit> m_exhibits;
    size_t m_unkept = 0, m_surplus = 0;
    SeriesLines m_lines;  // these files have none: which series are odd
    SeriesFiles m_oddIn;
};

Result<Followed> follow(const QString &path, const Progress &progress)
{
    auto tail = std::make_unique<EventTail>(path);
    auto now = tail->readOn(progress);
    if (!now)
        return std::unexpected(now.error());
    if (!*now)
        return failure(ErrorKind::NotReadable, tr("this file was replaced while it was read; try again"), path);
    return Followed{std::move(**now), std::move(tail)};
}

} // namespace

QStringList eventPartsIn(const QString &folder)
{
    const bool isRun = holdsEvents(folder);
    const QStringList children = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    const auto holds = [&folder](const QString &child) { return holdsEvents(folder % u'/' % child); };
    QStringList splits, settings;
    for (const QString &name : splitNames())
        if (children.contains(name) && !isRunOfItsOwn(folder % u'/' % name) && holds(name))
            splits.append(name);
    if (isRun)
        std::ranges::copy_if(children, std::back_inserter(settings), [&](const QString &name) { return isOfSettings(name) && holds(name); });
    // Among other runs one that is called so is one of them.
    else if (splits.size() == 1 && std::ranges::any_of(children, [&](const QString &name) { return name != splits.front() && holds(name); }))
        splits.clear();
    return splits + settings;
}

QSet<QString> eventTagsIn(const QString &folder)
{
    constexpr qint64 enough = 1 << 20;
    QSet<QString> tags;
    for (const QString &part : QStringList{QString()} + eventPartsIn(folder))
        for (const QString &file : eventFilesIn(part.isEmpty() ? folder : QString(folder % u'/' % part)).mid(0, 1)) {
            EventReader reader(prefixOf(part));
            const Progress progress;
            auto chunks = Chunks::open(file, progress, 0, enough);
            if (!chunks || !reader.take(*chunks, 0))
                continue;
            SeriesLines lines;
            for (const Series &series : reader.takeSeries(lines))
                tags.insert(series.name);
        }
    return tags;
}

const Reader tfEventsReader{.kind = Kind::TfEvents, .sniff = sniff, .follow = follow, .ownNames = "*tfevents*",
                            .owns = [](const QString &run, const QString &child) { return run.isEmpty() && isEventFile(child); },
                            .ends = ends};

} // namespace yeonji::runs
