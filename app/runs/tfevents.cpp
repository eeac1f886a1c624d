// SPDX-License-Identifier: GPL-3.0-or-later
//
// TensorBoard's event files. Framing: u64 length, u32 masked crc of it, data, u32 masked crc of the
// data, all little endian. Every point is kept; TensorBoard itself shows a thousand of them.
#include "runs/chunks.h"
#include "runs/crc32c.h"
#include "runs/formats.h"
#include "runs/keyorder.h"
#include "runs/notice.h"
#include "runs/params.h"
#include "runs/parts.h"
#include "runs/seam.h"
#include "runs/summaryshape.h"
#include "runs/tail.h"
#include "runs/wire.h"
#include "core/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <bit>
#include <cmath>
#include <deque>
#include <utility>

namespace yeonji::runs {

using namespace Qt::StringLiterals;
static_assert(std::endian::native == std::endian::little, "event files and this reader are little endian");

namespace {

constexpr qsizetype headerBytes = 12, footerBytes = 4;
// A length whose crc is wrong, or that the file does not reach, is still looked at up to here.
constexpr quint64 largestRecord = 256 << 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("runs", text);
}

quint32 masked(QByteArrayView bytes)
{
    return std::rotr(crc32c(bytes), 15) + 0xa282ead8u;
}

bool isHeader(QByteArrayView at)
{
    return masked(at.first(8)) == Wire::load<quint32>(at.sliced(8));
}

bool isEventFile(const QString &name)
{
    return name.contains("tfevents"_L1);
}

// ---------------------------------------------------------------- protocol

enum DataType { Float = 1, Double = 2, Int32 = 3, String = 7, Int64 = 9 };

struct Scalar
{
    double value;
    const char *float32 = nullptr;  // where it stands, if as four bytes
};

Scalar floatAt(QByteArrayView bytes)
{
    return {double(Wire::load<float>(bytes)), bytes.size() >= 4 ? bytes.data() : nullptr};
}

// A tensor of one number; nothing for any other.
std::optional<Scalar> scalarOf(QByteArrayView tensor)
{
    std::optional<Scalar> value;
    qint64 type = 0;
    QByteArrayView content;
    for (Wire wire(tensor); wire.next();) {
        switch (wire.field()) {
        case 1: type = wire.integer(); break;
        case 2:
            for (Wire shape(wire.bytes()); shape.next();)
                for (Wire dimension(shape.bytes()); dimension.next();)
                    if (shape.field() == 2 && dimension.field() == 1 && dimension.integer() != 1)
                        return {};
            break;
        case 4: content = wire.bytes(); break;
        case 5:
            value = floatAt(wire.isBytes() ? wire.bytes() : wire.fixed());
            break;
        case 6:
            value = Scalar{wire.isBytes() ? Wire::load<double>(wire.bytes()) : wire.real()};
            break;
        case 7:
        case 10:
            if (wire.isBytes()) {
                quint64 number = 0;
                Wire packed(wire.bytes());
                if (packed.varint(number))
                    value = Scalar{double(qint64(number))};
            } else {
                value = Scalar{double(wire.integer())};
            }
            break;
        default: break;
        }
    }
    if (content.isEmpty())
        return type == String ? std::nullopt : value;
    switch (type) {
    case Float: return content.size() == 4 ? std::optional(floatAt(content)) : std::nullopt;
    case Double: return content.size() == 8 ? std::optional(Scalar{Wire::load<double>(content)}) : std::nullopt;
    case Int32: return content.size() == 4 ? std::optional(Scalar{double(Wire::load<qint32>(content))}) : std::nullopt;
    case Int64: return content.size() == 8 ? std::optional(Scalar{double(Wire::load<qint64>(content))}) : std::nullopt;
    default: return {};
    }
}

QByteArrayView stringOf(QByteArrayView tensor)
{
    for (Wire wire(tensor); wire.next();)
        if (wire.field() == 8)
            return wire.bytes();
    return {};
}

struct Plugin { QByteArrayView name, content; };

Plugin pluginOf(QByteArrayView metadata)
{
    Plugin plugin;
    for (Wire wire(metadata); wire.next();)
        if (wire.field() == 1)
            for (Wire data(wire.bytes()); data.next();) {
                if (data.field() == 1)
                    plugin.name = data.bytes();
                else if (data.field() == 2)
                    plugin.content = data.bytes();
            }
    return plugin;
}

// google.protobuf.Value, without lists and structures.
QJsonValue jsonOf(QByteArrayView value)
{
    for (Wire wire(value); wire.next();) {
        switch (wire.field()) {
        case 2: return wire.real();
        case 3: return QString::fromUtf8(wire.bytes());
        case 4: return wire.integer() != 0;
        default: break;
        }
    }
    return QJsonValue::Null;
}

// ---------------------------------------------------------------- one folder's files

// What is known of one file, between the readings.
struct EventFile
{
    QString path;
    Place place;
    Findings findings;
    std::optional<Finding> torn;  // a last record that has no end yet
    int damaged = 0;
    qint64 firstDamaged = 0;
    bool searching = false;
    qint64 end = 0;  // of what was read

    // What is known of a part that stands behind the others.
    void append(const EventFile &part)
    {
        findings += part.findings;
        torn = part.torn;
        if (damaged == 0)
            firstDamaged = part.firstDamaged;
        damaged += part.damaged;
        searching = part.searching;
        end = part.end;
    }
};

class EventReader
{
public:
    explicit EventReader(QString prefix) : m_prefix(std::move(prefix)) {}

    // Reads on behind what was read before. `expected` is how many bytes room should be made for. What is
    // wrong with these bytes goes to `file`.
    Result<> take(EventFile &file, Chunks &chunks, qint64 expected)
    {
        m_file = &file;
        file.path = chunks.path();
        file.torn.reset();
        const qint64 begin = chunks.position();
        while (true) {
            const QByteArrayView view = chunks.view();
            const qint64 position = chunks.position();
            if (view.size() < headerBytes) {
                const auto got = chunks.more();
                if (!got)
                    return std::unexpected(got.error());
                reserve(position - begin, expected);
                if (*got)
                    continue;
                if (!view.isEmpty() && !m_file->searching)
                    noticeTail(position);
                break;
            }
            // A length is believed only if the file has that much: it is never an allocation.
            const auto length = Wire::load<quint64>(view);
            const quint64 left = quint64(std::max(chunks.end() - position, qint64(view.size())));
            const bool sure = isHeader(view);
            const bool fits = length <= left && length + headerBytes + footerBytes <= left;
            if (sure && !fits && !m_file->searching) {
                if (length <= left + headerBytes + footerBytes || length < largestRecord) {
                    noticeTail(position);
                    break;
                }
                file.findings.append(damage(tr("the record at byte %1 claims more bytes than the file has; it was left out").arg(position), file.path));
                m_file->searching = true;
            }
            if (!fits || (!sure && (m_file->searching || length > largestRecord))) {
                search(chunks);
                continue;
            }
            const qsizetype need = headerBytes + qsizetype(length) + footerBytes;
            if (view.size() < need) {
                const auto got = chunks.more();
                if (!got)
                    return std::unexpected(got.error());
                if (*got)
                    continue;
                noticeTail(position);  // the file was cut short meanwhile
                break;
            }
            if (record(view, qsizetype(length), sure, position))
                chunks.consume(need);
            else
                search(chunks);
        }
        file.end = chunks.position();
        return {};
    }
    // The same for a part of a file, for append() to put behind the others.
    Result<> take(Chunks &chunks, qint64 expected) { return take(m_part, chunks, expected); }
    const EventFile &part() const { return m_part; }

    // Whether a part of the file went from record to record up to its end, so that the next one began
    // with a record, too.
    bool isUnbroken() const { return m_part.findings.isEmpty() && m_part.damaged == 0 && !m_part.torn; }

    // Whether what stands behind was understood although a tag's kind is told only once, before it.
    bool explains(const EventReader &behind) const
    {
        for (size_t place = 0; place < behind.m_columns.size(); ++place) {
            const std::string_view tag = behind.m_tags.key(place);
            if (!QByteArrayView(tag).isValidUtf8())
                return false;
            const auto known = m_tags.find(tag);
            if (known && m_columns[*known].isOther != behind.m_columns[place].isOther)
                return false;
        }
        return true;
    }

    // What was read since the last call.
    std::vector<Series> takeSeries(SeriesLines &lines)
    {
        std::vector<Series> series = m_table.takeSeries({std::exchange(m_steps, {}), std::exchange(m_walls, {}), {}}, {});
        lines = m_table.lines();
        m_table = {};
        for (Tag &tag : m_columns)
            tag.column.reset();
        m_shapes.clear();  // they name columns
        m_shapePlaces.clear();
        m_shape = 0;
        return series;
    }

    void append(EventReader &&behind)
    {
        m_table.append(std::move(behind.m_table), 0);
        m_steps.insert(m_steps.end(), behind.m_steps.begin(), behind.m_steps.end());
        m_walls.insert(m_walls.end(), behind.m_walls.begin(), behind.m_walls.end());
        behind.m_steps = behind.m_walls = {};
        QHash<QString, size_t> columns;
        for (size_t i = 0; i < m_table.columnCount(); ++i)
            columns.insert(m_table.name(i), i);
        for (size_t place = 0; place < behind.m_columns.size(); ++place) {
            const std::string_view tag = behind.m_tags.key(place);
            Tag &known = knownTag(tag);
            known.isOther = behind.m_columns[place].isOther;
            if (behind.m_columns[place].column)
                known.column = columns.value(m_prefix % QString::fromUtf8(tag));
        }
        for (auto at = behind.m_params.constBegin(); at != behind.m_params.constEnd(); ++at)
            m_params.insert(at.key(), at.value());
        if (behind.m_status != Status::Unknown)
            m_status = behind.m_status;
        m_records += behind.m_records;
    }

    const QString &prefix() const { return m_prefix; }
    size_t records() const { return m_records; }
    const QJsonObject &params() const { return m_params; }
    Status status() const { return m_status; }

private:
    struct Tag { std::optional<size_t> column; bool isOther = false; };

    // False: this is no record; look for the next one behind it.
    bool record(QByteArrayView view, qsizetype length, bool sure, qint64 position)
    {
        const QByteArrayView data = view.sliced(headerBytes, length);
        const bool right = masked(data) == Wire::load<quint32>(view.sliced(headerBytes + length));
        // With a length that is certain, or data that is, the next record is where it should be.
        if (!right && (!sure || m_file->searching))
            return false;
        if (!right || (!sure && !m_file->searching))
            noticeDamaged(position);
        if (!right)
            return true;
        m_file->searching = false;
        ++m_records;
        event(data);
        return true;
    }

    // From a break on, byte by byte, to the next header whose crc is right.
    void search(Chunks &chunks)
    {
        if (!m_file->searching)
            noticeDamaged(chunks.position());
        m_file->searching = true;
        const QByteArrayView view = chunks.view();
        qsizetype at = 1;
        while (at + headerBytes <= view.size() && !isHeader(view.sliced(at)))
            ++at;
        chunks.consume(at);
    }

    void noticeDamaged(qint64 position)
    {
        if (m_file->damaged++ == 0)
            m_file->firstDamaged = position;
    }

    void noticeTail(qint64 position)
    {
        m_file->torn = damage(tr("the last record, at byte %1, is cut off; it may still be being written").arg(position), m_file->path);
    }

    void reserve(qint64 done, qint64 expected)
    {
        if (m_reserved || m_steps.size() < 1000)
            return;
        m_reserved = true;
        const auto rows = size_t(double(m_steps.size()) * 1.02 * double(expected) / double(done + 1));
        m_steps.reserve(rows);
        m_walls.reserve(rows);
        if (m_table.columnCount() <= 1000)
            m_table.expectRows(rows);
    }

    void event(QByteArrayView data)
    {
        double wall = 0;
        qint64 step = 0;
        QByteArrayView summary;
        for (Wire wire(data); wire.next();) {
            switch (wire.field()) {
            case 1: wall = wire.real(); break;
            case 2: step = wire.integer(); break;
            case 5: summary = wire.bytes(); break;
            default: break;
            }
        }
        if (summary.isEmpty() || knownSummary(summary, wall, step))
            return;
        m_floats.clear();
        bool begun = false, floatsAlone = true;
        for (Wire wire(summary); wire.next();) {
            if (wire.field() != 1)
                continue;
            const auto value = this->value(wire.bytes());
            floatsAlone = floatsAlone && value && value->second.float32;
            if (!value)
                continue;
            if (!begun) {
                begun = true;
                beginRow(wall, step);
            }
            m_table.put(value->first, value->second.value);
            if (value->second.float32)
                m_floats.push_back({size_t(value->second.float32 - summary.data()), value->first});
        }
        if (begun && floatsAlone)
            learn(summary);
    }

    void beginRow(double wall, qint64 step)
    {
        m_table.beginRow();
        m_steps.push_back(double(step));
        m_walls.push_back(wall);
    }

    // A summary like one learned, the one that followed the last at best.
    bool knownSummary(QByteArrayView summary, double wall, qint64 step)
    {
        if (m_shapes.empty())
            return false;
        const size_t next = m_shapes[m_shape].next;
        const SummaryShape &shape = m_shapes[next];
        if (!shape.matches(summary)) {
            // Summaries without an order are better not compared at all.
            constexpr int most = 10'000;
            if (++m_strange - m_familiar > most) {
                forgetShapes();
                m_learns = false;
            }
            return false;
        }
        ++m_familiar;
        m_shape = next;
        beginRow(wall, step);
        for (const auto &[offset, column] : shape.floats())
            m_table.put(column, double(Wire::load<float>(summary.sliced(qsizetype(offset)))));
        return true;
    }

    void learn(QByteArrayView summary)
    {
        constexpr qsizetype longest = 16 * 1024;
        constexpr size_t mostShapes = 1024;
        if (!m_learns || summary.size() > longest)
            return;
        const QByteArray fixed = SummaryShape::fixedOf(summary, m_floats);
        auto place = m_shapePlaces.constFind(fixed);
        if (place == m_shapePlaces.constEnd()) {
            if (m_shapes.size() == mostShapes)
                return;
            place = m_shapePlaces.insert(fixed, m_shapes.size());
            m_shapes.emplace_back(summary, m_floats);
        }
        m_shapes[m_shape].next = *place;
        m_shape = *place;
    }

    void forgetShapes()
    {
        m_shapes.clear();
        m_shapePlaces.clear();
        m_shape = 0;
    }

    Tag &knownTag(std::string_view tag)
    {
        const size_t place = m_tags.placeOf(tag);
        if (place == m_columns.size())
            m_columns.push_back({});
        return m_columns[place];
    }

    std::optional<std::pair<size_t, Scalar>> value(QByteArrayView message)
    {
        QByteArrayView tag, tensor, metadata;
        std::optional<Scalar> simple;
        for (Wire wire(message); wire.next();) {
            switch (wire.field()) {
            case 1: tag = wire.bytes(); break;
            case 2: simple = wire.fixed().size() == 4 ? floatAt(wire.fixed()) : Scalar{wire.real()}; break;
            case 8: tensor = wire.bytes(); break;
            case 9: metadata = wire.bytes(); break;
            default: break;
            }
        }
        Tag &known = knownTag({tag.data(), size_t(tag.size())});
        if (!metadata.isEmpty()) {
            // The plugin is named once a tag, with its first value.
            const Plugin plugin = pluginOf(metadata);
            if (plugin.name == "hparams")
                hparams(plugin.content);
            const bool isOther = !plugin.name.isEmpty() && plugin.name != "scalars";
            if (isOther != known.isOther)
                forgetShapes();
            known.isOther = isOther;
        }
        if (known.isOther) {
            trainerArguments(tag, tensor);
            return {};
        }
        const auto number = simple ? simple : tensor.isEmpty() ? std::nullopt : scalarOf(tensor);
        if (!number)
            return {};
        if (!known.column)
            known.column = m_table.addColumn(m_prefix % QString::fromUtf8(tag));
        return std::pair(*known.column, *number);
    }

    // Hugging Face's callback logs its arguments as JSON text.
    void trainerArguments(QByteArrayView tag, QByteArrayView tensor)
    {
        const QByteArrayView text = stringOf(tensor);
        if (!tag.endsWith("args/text_summary") || text.size() > 1 << 20)
            return;
        const QJsonObject arguments = readJson(text).value.toObject();
        for (auto at = arguments.begin(); at != arguments.end(); ++at)
            m_params.insert(at.key(), at.value());
    }

    void hparams(QByteArrayView content)
    {
        for (Wire wire(content); wire.next();) {
            if (wire.field() == 3) {
                for (Wire start(wire.bytes()); start.next();) {
                    if (start.field() != 1)
                        continue;
                    QString key;
                    QJsonValue value;
                    for (Wire entry(start.bytes()); entry.next();) {
                        if (entry.field() == 1)
                            key = QString::fromUtf8(entry.bytes());
                        else if (entry.field() == 2)
                            value = jsonOf(entry.bytes());
                    }
                    m_params.insert(key, value);
                }
            } else if (wire.field() == 4) {
                for (Wire end(wire.bytes()); end.next();)
                    if (end.field() == 1)
                        m_status = end.integer() == 1 ? Status::Finished : end.integer() == 2 ? Status::Failed : m_status;
            }
        }
    }

    QString m_prefix;
    EventFile m_part;
    EventFile *m_file = nullptr;  // that is being read
    QJsonObject m_params;
    Status m_status = Status::Unknown;
    Table m_table;
    Column m_steps, m_walls;
    KeyOrder m_tags;
    std::vector<Tag> m_columns;   // by the tag's place
    std::vector<SummaryShape> m_shapes;
    QHash<QByteArray, size_t> m_shapePlaces;  // by what stays the same in them
    std::vector<SummaryShape::Float> m_floats;
    size_t m_shape = 0;           // of the last summary
    qint64 m_strange = 0, m_familiar = 0;
    size_t m_records = 0;
    bool m_reserved = false, m_learns = true;
};

// Parts of the file begin at a header whose crc is right.
qsizetype nextHeader(QByteArrayView bytes)
{
    for (qsizetype at = 0; at + headerBytes <= bytes.size(); ++at)
        if (isHeader(bytes.sliced(at)))
            return at;
    return -1;
}

Result<std::vector<Run>> ends(const QString &path, const Progress &progress)
{
    return readEnds<EventReader>(path, endParts(path, 0, nextHeader), progress, [] { return EventReader(QString()); },
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
    const auto parts = file.place.offset() == 0 ? fileParts(path, 0, nextHeader) : std::vector<FilePart>();
    if (parts.size() > 1) {
        auto readers = readParts<EventReader>(path, parts, progress, [&reader] { return EventReader(reader.prefix()); });
        if (!readers)
            return std::unexpected(readers.error());
        bool whole = true;
        for (size_t i = 0; i + 1 < readers->size(); ++i)
            whole = whole && (*readers)[i].isUnbroken();
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

int sniff(const Candidate &candidate)
{
    if (candidate.folder) {
        if (std::ranges::any_of(candidate.children, isEventFile) && std::ranges::any_of(eventFilesIn(candidate.path), looksWritten))
            return Sure;
        for (const QString &child : candidate.children)
            if (splitNames().contains(child) && std::ranges::any_of(eventFilesIn(candidate.path % u'/' % child), looksWritten))
                return Sure;
        return NotMine;
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
        for (auto &[prefix, files] : filesOf()) {
            auto part = std::ranges::find(m_parts, prefix, &Part::prefix);
            if (part == m_parts.end())
                part = m_parts.insert(m_parts.end(), {prefix, EventReader(prefix), {}});
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
            }
            SeriesLines lines;
            auto series = part->reader.takeSeries(lines);
            if (!putBehind(m_series, std::move(series), m_lines, lines))
                return std::nullopt;
        }
        return standing();
    }

private:
    struct Part
    {
        QString prefix;
        EventReader reader;
        std::deque<EventFile> files;
    };

    QList<std::pair<QString, QStringList>> filesOf() const
    {
        if (!QFileInfo(m_path).isDir())
            return {{QString(), {m_path}}};
        QList<std::pair<QString, QStringList>> parts{{QString(), eventFilesIn(m_path)}};
        for (const QString &name : splitNames())
            if (const QStringList files = eventFilesIn(m_path % u'/' % name); !files.isEmpty())
                parts.append({name % u'/', files});
        return parts;
    }

    Result<std::optional<Standing>> standing() const
    {
        Run run;
        run.kind = Kind::TfEvents;
        run.path = m_path;
        if (QFileInfo(m_path).isDir())
            run.params = paramsBeside(m_path, run.files);
        size_t records = 0;
        Findings torn;
        QString first;
        for (const Part &part : m_parts) {
            for (const EventFile &file : part.files) {
                run.files.append(file.path);
                first = first.isEmpty() ? file.path : first;
                run.findings += file.findings;
                if (file.torn)
                    torn.append(*file.torn);
                if (file.damaged > 0)
                    run.findings.append(damage(tr("damaged records: %1, the first at byte %2; what is readable around them was read")
                                                   .arg(file.damaged).arg(file.firstDamaged), file.path));
            }
            records += part.reader.records();
            for (auto at = part.reader.params().begin(); at != part.reader.params().end(); ++at)
                run.params.insert(at.key(), at.value());
            run.status = part.reader.status() != Status::Unknown ? part.reader.status() : run.status;
        }
        if (records == 0)
            return failure(ErrorKind::BadInput, QFileInfo(first).size() == 0 ? tr("this event file is empty; wait until something was written into it")
                                                                             : tr("no record of this event file can be read; copy it again"), first);
        run.series = m_series;
        noticeSeries(run, first, m_lines);
        Standing now{std::move(run), {}};
        if (!torn.isEmpty()) {
            now.torn = now.run;
            now.torn->findings = torn + now.run.findings;
        }
        return now;
    }

    QString m_path;
    std::vector<Part> m_parts;
    std::vector<Series> m_series;
    SeriesLines m_lines;  // these files have none: which series are odd
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
                            .owns = [](const QString &run, const QString &child) {
                                return run.isEmpty() && (isEventFile(child) || splitNames().contains(child));
                            },
                            .ends = ends};

} // namespace yeonji::runs
