// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/eventreader.h"

#include "core/json.h"
#include "core/text.h"

#include <QHash>

#include <algorithm>
#include <cstring>
#include <future>

namespace yeonji::runs {

namespace {

// A writer may have forgotten it.
QString nameOfTag(QByteArrayView tag)
{
    return tag.isEmpty() ? QStringLiteral("(no name)") : nameFromUtf8(tag);
}

// A tag that comes twice in one summary has one cell in its row.
bool areDifferent(std::vector<SummaryShape::Float> floats)
{
    std::ranges::sort(floats, {}, &SummaryShape::Float::column);
    return std::ranges::adjacent_find(floats, {}, &SummaryShape::Float::column) == floats.end();
}

} // namespace

Result<> EventReader::take(EventFile &file, Chunks &chunks, qint64 expected)
{
    m_path = chunks.path();
    const qint64 begin = chunks.position();
    const auto done = eachRecord(
        file, chunks,
        [this, &file](QByteArrayView data, qint64 position) {
            ++m_records;
            if (!event(data, position))
                file.noticeDamaged(position - framing::headerBytes);
        },
        [&] { reserve(chunks.position() - begin, expected); });
    flush();
    return done;
}

bool EventReader::explains(const EventReader &behind) const
{
    for (size_t place = 0; place < behind.m_columns.size(); ++place) {
        const std::string_view tag = behind.m_tags.key(place);
        if (!QByteArrayView(tag).isValidUtf8())
            return false;
        const auto known = m_tags.find(tag);
        if (known && m_columns[*known].shown != behind.m_columns[place].shown)
            return false;
    }
    return true;
}

std::vector<Series> EventReader::takeSeries(SeriesLines &lines)
{
    std::vector<Series> series = m_table.takeSeries({std::exchange(m_steps, {}), std::exchange(m_walls, {}), {}}, {});
    lines = m_table.lines();
    m_table = {};
    for (Tag &tag : m_columns)
        tag.column.reset();
    forgetShapes();  // they name columns
    return series;
}

void EventReader::append(EventReader &&behind)
{
    // Half of a large file is copied here: a thread of its own, as the table has its own.
    const auto axes = std::async(std::launch::async, [&] {
        putBelow(m_steps, std::exchange(behind.m_steps, {}));
        putBelow(m_walls, std::exchange(behind.m_walls, {}));
    });
    m_table.append(std::move(behind.m_table), 0);
    axes.wait();
    for (Exhibit &one : behind.m_exhibits)
        keep(std::move(one));
    m_unkept += behind.m_unkept;
    m_surplus += behind.m_surplus;
    QHash<QString, size_t> columns;
    for (size_t i = 0; i < m_table.columnCount(); ++i)
        columns.insert(m_table.name(i), i);
    for (size_t place = 0; place < behind.m_columns.size(); ++place) {
        const std::string_view tag = behind.m_tags.key(place);
        Tag *const known = knownTag(tag);
        if (!known)
            continue;
        known->shown = behind.m_columns[place].shown;
        if (behind.m_columns[place].column)
            known->column = columns.value(m_prefix % nameOfTag(tag));
    }
    for (auto at = behind.m_params.constBegin(); at != behind.m_params.constEnd(); ++at)
        m_params.insert(at.key(), at.value());
    if (behind.m_status != Status::Unknown)
        m_status = behind.m_status;
    m_records += behind.m_records;
}

void EventReader::reserve(qint64 done, qint64 expected)
{
    if (m_reserved || m_steps.size() < 1000)
        return;
    m_reserved = true;
    const auto rows = size_t(double(m_steps.size()) * 1.02 * double(expected) / double(done + 1));
    makeRoom(m_steps, rows);
    makeRoom(m_walls, rows);
    if (m_table.columnCount() <= 1000)
        m_table.expectRows(rows);
}

// As writers put it: time, step and summary, in this order and nothing else.
bool EventReader::plainEvent(QByteArrayView data, Moment &moment, QByteArrayView &summary)
{
    if (data.size() < 14 || data[0] != (1 << 3 | 1) || data[9] != (2 << 3))
        return false;
    quint64 step = 0, size = 0;
    Wire behindTime(data.sliced(10));
    if (!behindTime.varint(step))
        return false;
    const QByteArrayView rest = behindTime.rest();
    if (rest.size() < 2 || rest[0] != (5 << 3 | 2))
        return false;
    Wire behindKey(rest.sliced(1));
    if (!behindKey.varint(size) || size != quint64(behindKey.rest().size()))
        return false;
    moment = {Wire::load<double>(data.sliced(1)), qint64(step)};
    summary = behindKey.rest();
    return true;
}

bool EventReader::event(QByteArrayView data, qint64 position)
{
    Moment moment{0, 0};
    QByteArrayView summary;
    bool whole = true;
    if (!plainEvent(data, moment, summary)) {
        Wire wire(data);
        while (wire.next()) {
            switch (wire.field()) {
            case 1: moment.wall = wire.real(); break;
            case 2: moment.step = wire.integer(); break;
            case 5: summary = wire.bytes(); break;
            default: break;
            }
        }
        whole = !wire.isBroken();
    }
    if (summary.isEmpty() || knownSummary(summary, moment.wall, moment.step))
        return whole;
    m_position = position;
    m_record = data.data();
    m_floats.clear();
    bool begun = false, floatsAlone = true;
    Wire wire(summary);
    while (wire.next()) {
        if (wire.field() != 1)
            continue;
        const auto value = this->value(wire.bytes(), moment);
        floatsAlone = floatsAlone && value && value->second.float32;
        if (!value)
            continue;
        if (!begun) {
            begun = true;
            beginRow(moment.wall, moment.step);
        }
        m_table.put(value->first, value->second.value);
        if (value->second.float32)
            m_floats.push_back({size_t(value->second.float32 - summary.data()), value->first});
    }
    whole = whole && !wire.isBroken();
    if (begun && floatsAlone && whole)
        learn(summary);
    return whole;
}

void EventReader::beginRow(double wall, qint64 step)
{
    flush();
    m_table.beginRow();
    m_steps.push_back(double(step));
    m_walls.push_back(wall);
}

// A summary like one learned, the one that followed the last at best.
bool EventReader::knownSummary(QByteArrayView summary, double wall, qint64 step)
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
    if (m_blocked == blockRows || m_blockShape != next)
        flush();
    if (m_blocked == 0) {
        m_blockShape = next;
        m_block.resize(std::max(m_block.size(), shape.floats().size() * blockRows));
    }
    double *cell = m_block.data() + m_blocked;
    for (const auto &[offset, column] : shape.floats()) {
        float value = 0;
        std::memcpy(&value, summary.data() + offset, sizeof value);
        *cell = double(value);
        cell += blockRows;
    }
    m_blockSteps[m_blocked] = double(step);
    m_blockWalls[m_blocked] = wall;
    ++m_blocked;
    return true;
}

void EventReader::flush()
{
    if (m_blocked == 0)
        return;
    const size_t rows = std::exchange(m_blocked, 0);
    m_table.putRows(m_shapes[m_blockShape].columns(), m_block.data(), blockRows, rows);
    m_steps.insert(m_steps.end(), m_blockSteps.data(), m_blockSteps.data() + rows);
    m_walls.insert(m_walls.end(), m_blockWalls.data(), m_blockWalls.data() + rows);
}

void EventReader::learn(QByteArrayView summary)
{
    constexpr qsizetype longest = 16 * 1024;
    constexpr size_t mostShapes = 1024;
    if (!m_learns || summary.size() > longest || !areDifferent(m_floats))
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

void EventReader::forgetShapes()
{
    flush();
    m_shapes.clear();
    m_shapePlaces.clear();
    m_shape = 0;
}

EventReader::Tag *EventReader::knownTag(std::string_view tag)
{
    if (m_tags.size() >= Table::mostColumns && !m_tags.find(tag)) {
        ++m_surplus;
        return nullptr;
    }
    const size_t place = m_tags.placeOf(tag);
    if (place == m_columns.size())
        m_columns.push_back({});
    return &m_columns[place];
}

std::optional<std::pair<size_t, EventScalar>> EventReader::value(QByteArrayView message, const Moment &moment)
{
    const EventValue value = eventValueOf(message);
    Tag *const tag = knownTag({value.tag.data(), size_t(value.tag.size())});
    if (!tag)
        return {};
    Tag &known = *tag;
    if (!value.metadata.isEmpty()) {
        const auto [plugin, content] = eventPluginOf(value.metadata);
        if (plugin == "hparams") {
            const EventHparams hparams = eventHparamsOf(content);
            for (auto at = hparams.params.begin(); at != hparams.params.end(); ++at)
                m_params.insert(at.key(), at.value());
            m_status = hparams.status != Status::Unknown ? hparams.status : m_status;
        }
        const Shown shown = plugin.isEmpty() || plugin == "scalars" ? Shown::AsCurve
            : plugin == "text"                                      ? Shown::AsText
            : plugin == "images"                                    ? Shown::AsPicture
                                                                    : Shown::Otherwise;
        if (shown != known.shown)
            forgetShapes();
        known.shown = shown;
    }
    if (!value.picture.isEmpty())  // as TF1 and torch write it, which name no plugin
        exhibit(Exhibit::Kind::Picture, known, value.tag, value.picture, moment);
    switch (known.shown) {
    case Shown::AsCurve: break;
    case Shown::AsText: {
        constexpr qsizetype most = 100;  // rows of a table
        for (const QByteArrayView text : eventStringsOf(value.tensor, most)) {
            trainerArguments(value.tag, text);
            exhibit(Exhibit::Kind::Text, known, value.tag, text, moment);
        }
        return {};
    }
    case Shown::AsPicture: {
        constexpr qsizetype most = 100;
        const auto strings = eventStringsOf(value.tensor, most);
        for (qsizetype i = 2; i < strings.size(); ++i)  // behind width and height
            exhibit(Exhibit::Kind::Picture, known, value.tag, strings[i], moment);
        return {};
    }
    case Shown::Otherwise: return {};
    }
    const auto number = value.simple ? value.simple : value.tensor.isEmpty() ? std::nullopt : eventScalarOf(value.tensor);
    if (!number)
        return {};
    if (!known.column)
        known.column = m_table.addColumn(m_prefix % nameOfTag(value.tag));
    return std::pair(*known.column, *number);
}

// `content` lies in the record that is read.
void EventReader::exhibit(Exhibit::Kind kind, Tag &tag, QByteArrayView written, QByteArrayView content, const Moment &moment)
{
    if (content.isEmpty())
        return;
    if (tag.name.isEmpty())
        tag.name = m_prefix % nameOfTag(written);
    keep({kind, tag.name, double(moment.step), moment.wall, m_path, m_position + (content.data() - m_record), content.size()});
}

void EventReader::keep(Exhibit exhibit)
{
    if (m_exhibits.size() < mostExhibits)
        m_exhibits.push_back(std::move(exhibit));
    else
        ++m_unkept;
}

// Hugging Face's callback logs its arguments as JSON text.
void EventReader::trainerArguments(QByteArrayView tag, QByteArrayView text)
{
    if (!tag.endsWith("args/text_summary") || text.size() > 1 << 20)
        return;
    const QJsonObject arguments = readJson(text).value.toObject();
    for (auto at = arguments.begin(); at != arguments.end(); ++at)
        m_params.insert(at.key(), at.value());
}

} // namespace yeonji::runs
