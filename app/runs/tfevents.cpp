// SPDX-License-Identifier: GPL-3.0-or-later
//
// TensorBoard's event files as runs: one file, or those of a folder and of its parts (eventparts.h). Every point is
// kept; TensorBoard itself shows a thousand of them.
#include "core/words.h"
#include "runs/eventparts.h"
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
#include <QHash>

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
        for (auto &[is, files] : filesOf()) {
            auto part = std::ranges::find(m_parts, is.folder, [](const Part &one) { return one.is.folder; });
            if (part == m_parts.end())
                part = m_parts.insert(m_parts.end(), {is, EventReader(is.prefix()), {}});
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
        EventPart is;
        EventReader reader;
        std::deque<EventFile> files;
    };

    // What was read of that file, behind those before it.
    bool takeSeries(Part &part, const QString &file)
    {
        SeriesLines lines;
        auto series = part.reader.takeSeries(lines);
        if (part.is.is != EventPart::Is::Run && part.is.is != EventPart::Is::Split) {
            SeriesLines named;
            for (Series &one : series) {
                const QString read = std::exchange(one.name, nameIn(part, one.name));
                if (const auto odd = lines.odd.constFind(read); odd != lines.odd.constEnd())
                    named.odd.insert(one.name, *odd);
                if (const auto restart = lines.restarts.constFind(read); restart != lines.restarts.constEnd())
                    named.restarts.insert(one.name, *restart);
            }
            named.known = lines.known;
            lines = named;
        } else if (!m_curves.isEmpty() && std::ranges::any_of(series, [this](const Series &one) { return m_curves.contains(one.name); })) {
            return false;  // they called it so first
        }
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

    // A curve has another name if the run or another curve has that one.
    QString nameIn(const Part &part, const QString &read)
    {
        const QString name = part.is.nameOf(read);
        if (part.is.is != EventPart::Is::Curve)
            return name;
        const auto owner = m_curves.constFind(name);
        const bool isTaken = owner != m_curves.constEnd() ? *owner != part.is.folder : std::ranges::contains(m_series, name, &Series::name);
        if (isTaken)
            return part.is.folder % u'/' % read;
        m_curves.insert(name, part.is.folder);
        return name;
    }

    QList<std::pair<EventPart, QStringList>> filesOf() const
    {
        if (!QFileInfo(m_path).isDir())
            return {{EventPart(), {m_path}}};
        QList<std::pair<EventPart, QStringList>> parts;
        for (EventPart &part : eventPartsOf(m_path)) {
            const QStringList files = eventFilesIn(part.folder.isEmpty() ? m_path : QString(m_path % u'/' % part.folder));
            parts.append({std::move(part), files});
        }
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
            if (part.reader.status() != Status::Unknown && part.is.is != EventPart::Is::Settings)
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
    QHash<QString, QString> m_curves;  // the folders of those that have their name from them
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

const Reader tfEventsReader{.kind = Kind::TfEvents, .sniff = sniff, .follow = follow, .ownNames = "*tfevents*",
                            .owns = [](const QString &run, const QString &child) { return run.isEmpty() && isEventFile(child); },
                            .ends = ends};

} // namespace yeonji::runs
