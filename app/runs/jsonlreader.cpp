// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/jsonlreader.h"

#include "core/json.h"
#include "core/text.h"
#include "core/words.h"
#include "runs/number.h"
#include "runs/params.h"
#include "runs/printed.h"
#include "runs/rowphase.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>
#include <utility>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 64 << 20;

struct Number
{
    double value;
    const char *from = nullptr, *end = nullptr;  // its text where that is digits alone
};

// A number as loggers write it, bare or in quotes; "0:02:12" and the like are words.
std::optional<Number> numberOf(std::string_view token)
{
    // The token goes on to the next comma or bracket.
    const char *const behind = token.data() + token.size();
    const auto isLast = [behind](const char *end) {
        return end <= behind && std::all_of(end, behind, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    };
    Number number{};
    if (const char *end = parsePadded(token.data(), number.value); end && isLast(end)) {
        number.from = token.data();
        number.end = end;
        return number;
    }
    const bool quoted = token.starts_with('"');
    if (quoted) {
        constexpr size_t longest = 128;
        const size_t close = token.substr(0, longest).find('"', 1);
        if (close == token.npos)
            return {};
        token = token.substr(1, close - 1);
        if (const char *end = parsePadded(token.data(), number.value); end == token.data() + token.size()) {
            number.from = token.data();
            number.end = end;
            return number;
        }
    }
    if (token.starts_with('+'))
        token.remove_prefix(1);
    double value = 0;
    const auto [end, error] = parseNumber(token.data(), token.data() + token.size(), value);
    if (error == std::errc::result_out_of_range)
        return Number{token.find("e-") != token.npos || token.find("E-") != token.npos ? 0.0 : token[0] == '-' ? -HUGE_VAL : HUGE_VAL};
    if (quoted && parsePrinted(token.data(), token.data() + token.size(), value))
        return Number{value};
    if (error != std::errc() || (quoted ? end != token.data() + token.size() : !isLast(end)))
        return {};
    return Number{value};
}

// What stands in quotes; empty: nothing does, or a text longer than any word.
std::string_view wordOf(std::string_view token)
{
    constexpr size_t longest = 64;
    const size_t close = token.substr(0, longest).find('"', 1);
    return token.starts_with('"') && close != token.npos ? token.substr(1, close - 1) : std::string_view();
}

bool hasDigits(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// What a training was told is no metric: Tune repeats it with every row.
bool isSettings(std::string_view member, bool isObject)
{
    return isObject && member == "config";
}

// All rows again, as the state of Hugging Face's trainer holds them.
constexpr auto history = "log_history"_L1;

bool isQuality(const QString &name)
{
    const Direction way = directionOf(name);
    return way == Direction::Up || way == Direction::Down;
}

// What stands between quotes, escapes and all.
QString textOf(std::string_view written)
{
    const QByteArray bytes(written.data(), qsizetype(written.size()));
    return bytes.contains('\\') ? readJson(QByteArray('"' + bytes + '"')).value.toString() : nameFromUtf8(bytes);
}

// `value` of `val/value`, which stands in a row of other data.
std::string_view withoutPhase(std::string_view key)
{
    const size_t slash = key.find('/');
    return slash != key.npos && !evaluationOf(key.substr(0, slash)).empty() ? key.substr(slash + 1) : key;
}

// The same as moveToMetric() does, in an object.
void nameValue(QJsonObject &object)
{
    Naming how = Naming::None;
    QString metric, value;
    bool stands = false;
    for (auto at = object.begin(); at != object.end(); ++at) {
        const QByteArray key = at.key().toUtf8();
        const std::string_view name(key.data(), size_t(key.size()));
        if (at->isString() && namingOf(name) > how && !at->toString().isEmpty()) {
            how = namingOf(name);
            metric = longName(at->toString(), at.key());
        } else if (saysValue(name) && numberIn(*at)) {
            value = at.key();
        } else if (numberIn(*at)) {
            if (isQuality(at.key()))
                return;
            stands = stands || roleOf(at.key()) != ColumnRole::None;
        }
    }
    if (how != Naming::None && !value.isEmpty() && (stands || isQuality(metric)))
        object.insert(metric, object.take(value));
}

} // namespace

std::optional<double> numberIn(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    const QByteArray text = value.toString().toUtf8();
    double number = 0;
    const auto [end, error] = parseNumber(text.begin(), text.end(), number);
    const bool isPlain = !text.isEmpty() && error == std::errc() && end == text.end();
    return isPlain || parsePrinted(text.begin(), text.end(), number) ? std::optional(number) : std::nullopt;
}

QString stepOfTotal(const QString &member)
{
    if (roleOf(member) == ColumnRole::Step)
        return member;
    const qsizetype slash = member.indexOf(u'/');
    if (slash <= 0 || !(member.indexOf(u"max", slash) > 0 || member.indexOf(u"total", slash) > 0))
        return {};
    const QString step = member.first(slash);
    return roleOf(step) == ColumnRole::Step ? step : QString();
}

Result<> JsonlReader::take(Chunks &chunks, qint64 expected, End atEnd)
{
    const qint64 begin = chunks.position();
    bool looked = false;
    while (true) {
        const auto got = chunks.more();
        if (!got)
            return std::unexpected(got.error());
        const QByteArrayView view = chunks.view();
        if (chunks.position() == 0 && view.startsWith("\xef\xbb\xbf")) {
            chunks.consume(3);
            continue;
        }
        const qsizetype end = *got || atEnd == End::Open ? view.lastIndexOf('\n') + 1 : view.size();
        if (end == 0 && view.size() > longestLine) {
            noticeDamage(tr("this line has more than 64 MB; the file was read up to it"), m_line);
            m_stopped = true;
            break;
        }
        take(view.first(end));
        chunks.consume(end);
        if (!*got)
            break;
        if (!looked && expected > 0 && m_table.rows() > 100) {
            looked = true;
            const double rowsPerByte = double(m_table.rows()) / double(chunks.position() - begin);
            if (m_table.columnCount() <= 1000)
                m_table.expectRows(size_t(double(expected) * rowsPerByte * 1.02));
        }
    }
    return {};
}

void JsonlReader::append(JsonlReader &&behind)
{
    m_table.append(std::move(behind.m_table), m_lines);
    m_columns.clear();
    for (size_t i = 0; i < m_table.columnCount(); ++i)
        m_columns.insert(m_table.name(i), i);
    for (Finding &finding : behind.m_findings) {
        finding.line += m_lines;
        m_findings.append(finding);
    }
    foldTexts();
    behind.foldTexts();
    for (auto texts = behind.m_texts.cbegin(); texts != behind.m_texts.cend(); ++texts) {
        Texts &all = m_texts[texts.key()];
        if (all.count == 0)
            all.firstLine = texts->firstLine + m_lines;
        all.count += texts->count;
        all.digits = all.digits || texts->digits;
    }
    if (m_badLines == 0 && behind.m_badLines > 0)
        m_firstBadLine = behind.m_firstBadLine + m_lines;
    m_badLines += behind.m_badLines;
    if (m_surplus == 0 && behind.m_surplus > 0)
        m_firstSurplus = behind.m_firstSurplus + m_lines;
    m_surplus += behind.m_surplus;
    m_torn = behind.m_torn;
    m_begun = behind.m_begun;
    m_hasEmptyColumns = m_hasEmptyColumns || behind.m_hasEmptyColumns;
    m_total = behind.m_total ? behind.m_total : m_total;
    if (behind.m_aboutLine > 0) {
        m_about = behind.m_about;
        m_aboutLine = behind.m_aboutLine + m_lines;
    }
    m_lines += behind.m_lines;
}

std::optional<std::vector<Series>> JsonlReader::takeSeries()
{
    beginIfTaken();
    m_standing = status();
    foldTexts();
    forgetKeys();
    // Columns that stayed empty as their numbers were of other data, or of no row.
    std::vector<bool> wanted(m_hasEmptyColumns ? m_table.columnCount() : 0);
    for (size_t i = 0; i < wanted.size(); ++i)
        wanted[i] = !m_table.values(i).empty();
    return takeTable(wanted);
}

// All that name columns of the table.
void JsonlReader::forgetKeys()
{
    m_columns = {};
    m_keysSeen = {};
    m_keys = {};
    m_row = {};
    m_rowTexts = {};
    m_shapes.clear();
    m_shape = 0;
    m_what.clear();
}

// A metric of which nothing is a number; rows of one shape do not count its texts.
void JsonlReader::noticeLost(Run &run, const std::vector<Series> &series, qsizetype most) const
{
    std::set<std::pair<int, QString>> lost;  // by line
    for (auto at = m_texts.cbegin(); at != m_texts.cend(); ++at)
        if (at->digits && isQuality(at.key()))
            lost.emplace(at->firstLine, at.key());
    if (lost.empty())
        return;
    QSet<QString> shown;
    for (const Series &one : series)
        shown.insert(one.name);
    for (const auto &[line, name] : lost)
        if (!shown.contains(name) && run.findings.size() < most)
            run.findings.append(damage(tr("the values of %1 are texts or lists and were left out; a metric is one number").arg(name), m_path, line));
}

Run JsonlReader::describe(std::vector<Series> series) const
{
    Run run;
    run.kind = Kind::Jsonl;
    run.path = m_path;
    run.files = {m_path};
    run.findings = m_findings;
    if (m_badLines == 1 && m_torn)
        run.findings.append(damage(tr("the last line is cut off; what stands before was read"), m_path, m_firstBadLine));
    else if (m_badLines > 0)
        run.findings.append(damage(tr("lines that are no JSON object, left out: %1").arg(m_badLines), m_path, m_firstBadLine));
    if (m_surplus > 0)
        run.findings.append(damage(tr("lines with more than %1 different members, the surplus left out: %2").arg(Table::mostColumns).arg(m_surplus),
                                   m_path, m_firstSurplus));
    // A member that is words throughout is no metric; one whose words are the exception is a damaged one.
    constexpr int mostFindings = 20;
    for (const Series &one : series)
        if (const Texts texts = m_texts.value(one.name); texts.count > 0 && texts.count <= one.size() && run.findings.size() < mostFindings)
            run.findings.append(damage(tr("values of %1 that are no numbers, left out: %2").arg(one.name, QString::number(texts.count)), m_path, texts.firstLine));
    noticeLost(run, series, mostFindings);
    run.status = m_standing;
    run.series = std::move(series);
    noticeSeries(run, m_path, m_seriesLines);
    run.params = paramsBeside(QFileInfo(m_path).path(), run.files, run.findings);
    for (auto at = m_about.begin(); at != m_about.end(); ++at)
        if (!run.params.contains(at.key()))
            run.params.insert(at.key(), at.value());
    if (m_total && !run.params.contains("max_steps"_L1) && !run.find(u"total_steps"))
        run.params.insert("max_steps"_L1, *m_total);
    return run;
}

void JsonlReader::take(QByteArrayView text)
{
    beginIfTaken();
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    const char *done = knownRows(begin, end);  // what lies before is read
    const char *counted = done;                // the line ends before are in m_lines
    const auto countTo = [&](const char *at) {
        m_lines += int(std::count(counted, at, '\n'));
        counted = at;
        m_line = m_lines + 1;
    };
    simdjson::ondemand::document_stream stream;
    if (const char *const from = done; from != end && !m_parser->iterate_many(from, size_t(end - from), size_t(end - from)).get(stream)) {
        for (auto at = stream.begin(); at != stream.end(); ++at) {
            const char *start = from + at.current_index();
            const size_t columns = m_table.columnCount();
            beginRow();
            m_keys.beginRow();
            simdjson::ondemand::document_reference document;
            simdjson::ondemand::object object;
            if ((*at).get(document) || document.get_object().get(object) || !members(object, {}))
                break;
            countTo(start);
            if (m_rowIsAbout) {
                forgetColumns(columns);
                takeAbout(readJson({start, std::find(start, end, '\n')}, deepest).value.toObject());
            } else {
                commit();
            }
            const char *next = nullptr;
            // At the last one there is no next; what simdjson takes for cut off stands behind it.
            const size_t cut = stream.truncated_bytes();
            done = !document.current_location().get(next) ? next : cut <= size_t(end - start) ? end - cut : end;
            if (m_rowsToLearnFrom > 0 && !m_rowIsAbout && next && (start == begin || start[-1] == '\n'))
                learn({start, next});
        }
    }
    while (done != end) {
        const void *found = std::memchr(done, '\n', size_t(end - done));
        const char *lineEnd = found ? static_cast<const char *>(found) : end;
        countTo(done);
        line({done, lineEnd}, !found);
        done = found ? lineEnd + 1 : end;
    }
    countTo(end);
}

void JsonlReader::takeRow(QByteArrayView row, int line)
{
    beginIfTaken();
    m_line = line;
    beginRow();
    m_keys.beginRow();
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    static_assert(Chunks::padding >= simdjson::SIMDJSON_PADDING);
    if (m_parser->iterate(row.data(), size_t(row.size()), size_t(row.size() + Chunks::padding)).get(document)
        || document.get_object().get(object) || !members(object, {}))
        this->line(row, false);
    else
        commit();
}

// Rows like those learned, from `at` on; ends behind the last. Rows of one shape that come one after
// another go into the table together.
const char *JsonlReader::knownRows(const char *at, const char *end)
{
    size_t blocked = 0, blockShape = 0;
    const auto flush = [&] {
        if (blocked > 0)
            m_table.putRows(m_shapes[blockShape].columns(), m_block.data(), m_stride, blocked, m_lines - int(blocked) + 1);
        blocked = 0;
    };
    while (at != end && !m_shapes.empty()) {
        if (blocked == m_stride)
            flush();
        const char *behind = nullptr;
        for (size_t tried = 0; tried < m_shapes.size() && !behind; ++tried)
            if (!(behind = m_shapes[m_shape].match(at, end, m_block.data() + blocked, m_stride)))
                m_shape = m_shape + 1 == m_shapes.size() ? 0 : m_shape + 1;
        if (!behind)
            break;
        if (blocked > 0 && blockShape != m_shape) {
            const size_t row = blocked;
            flush();
            for (size_t i = 0; i < m_shapes[m_shape].columns().size(); ++i)
                m_block[i * m_stride] = m_block[i * m_stride + row];
        }
        blockShape = m_shape;
        ++blocked;
        ++m_lines;
        at = behind;
    }
    flush();
    m_line = m_lines + 1;
    return at;
}

// The row that was committed last, if it is one line and digits are all it has for numbers. `text`
// goes up to where the next one begins.
void JsonlReader::learn(std::string_view text)
{
    constexpr size_t mostShapes = 8;
    --m_rowsToLearnFrom;
    const bool digitsAlone = std::ranges::all_of(m_row, [](const Cell &cell) { return cell.end != nullptr; });
    std::vector<size_t> columns;
    for (const Cell &cell : m_row)
        columns.push_back(cell.column);
    std::ranges::sort(columns);
    const bool oneEach = std::ranges::adjacent_find(columns) == columns.end();  // a member may come twice
    if (m_shapes.size() == mostShapes || m_row.empty() || !digitsAlone || !oneEach || text.find('\n') != text.size() - 1)
        return;
    std::vector<RowShape::Number> numbers;
    for (const Cell &cell : m_row)
        numbers.push_back({cell.from, cell.end, cell.column});
    // All shapes have their numbers the same way apart, and the block stays in the second-level cache.
    constexpr size_t mostCells = 16 * 1024;
    m_stride = std::clamp<size_t>(mostCells / numbers.size(), 1, m_stride);
    m_block.resize(std::max(m_block.size(), numbers.size() * m_stride));
    const auto fits = [&](const RowShape &shape) { return shape.match(text.data(), text.data() + text.size(), m_block.data(), m_stride); };
    if (std::ranges::none_of(m_shapes, fits))
        m_shapes.emplace_back(text, numbers);
}

bool JsonlReader::members(simdjson::ondemand::object object, std::string_view prefix, int depth)
{
    for (auto result : object) {
        simdjson::ondemand::field field;
        if (std::move(result).get(field))
            return false;
        std::string_view key = field.escaped_key();
        std::string inner;
        simdjson::ondemand::value value = field.value();
        const std::string_view token = value.raw_json_token();
        if (token.empty())
            return false;
        if (prefix.empty() && isSettings(key, token[0] == '{'))
            continue;
        if (!prefix.empty()) {
            key = inner.append(prefix).append("/").append(key);
        } else if (saysPhase(key)) {
            if (const std::string_view phase = evaluationOf(wordOf(token)); !phase.empty()) {
                m_rowPhase = phase;
                m_phaseIsLate = !m_row.empty();
            }
        } else if (!m_rowPhase.empty()) {
            if (key == "iter")
                continue;  // of the other data
            if (isOfItsData(QString::fromUtf8(key.data(), qsizetype(key.size()))))
                key = inner.append(m_rowPhase).append("/").append(key);
        }
        switch (token[0]) {
        case '{': {
            simdjson::ondemand::object nested;
            if (depth >= deepest || value.get_object().get(nested) || !members(nested, key, depth + 1))
                return false;
            break;
        }
        case '[':
            m_rowIsAbout = m_rowIsAbout || (prefix.empty() && key == std::string_view(history.data(), size_t(history.size())));
            if (const size_t place = placeOf(key); place != none) {
                m_rowTexts.push_back(place);
                m_keysSeen[place].texts.digits = true;
            }
            break;
        case 't': case 'f': break;
        default:
            if (const auto number = numberOf(token)) {
                const size_t place = placeOf(key);
                if (const size_t column = columnAt(place); column != none) {
                    if (m_keysSeen[place].value)
                        m_rowValue = m_row.size();
                    m_row.push_back({column, number->value, number->from, number->end});
                } else
                    m_rowHasSurplus = true;
            } else if (token[0] == '"') {
                const size_t place = placeOf(key);
                if (place == none)
                    continue;
                const std::string_view word = wordOf(token);
                if (!m_keysSeen[place].step.isEmpty() && takeTotal({word.data(), qsizetype(word.size())}, m_keysSeen[place].step))
                    continue;
                if (m_keysSeen[place].time) {
                    const auto when = m_clock.timeOf({word.data(), qsizetype(word.size())});
                    if (const size_t column = when ? columnAt(place) : none; column != none) {
                        m_row.push_back({column, *when});
                        continue;
                    }
                }
                m_rowTexts.push_back(place);
                m_keysSeen[place].texts.digits = m_keysSeen[place].texts.digits || hasDigits(word);
                if (const Key &seen = m_keysSeen[place]; seen.naming > m_rowMetric.how && !word.empty())
                    m_rowMetric = {seen.naming, word, m_keys.key(place)};
            } else if (!token.starts_with("null")) {
                return false;
            }
        }
    }
    return true;
}

// Members are known by their keys as the file writes them, escapes and all.
size_t JsonlReader::placeOf(std::string_view key)
{
    if (m_keys.size() >= Table::mostColumns && !m_keys.find(key))
        return none;
    const size_t place = m_keys.placeOf(key);
    if (place == m_keysSeen.size()) {
        Key seen{textOf(key)};
        seen.time = roleOf(seen.name) == ColumnRole::Time;
        seen.naming = namingOf(key);
        seen.value = saysValue(withoutPhase(key));
        seen.step = stepOfTotal(seen.name);
        m_keysSeen.push_back(std::move(seen));
    }
    return place;
}

size_t JsonlReader::columnAt(size_t place)
{
    if (place == none)
        return none;
    Key &seen = m_keysSeen[place];
    if (seen.column == none)
        seen.column = columnNamed(seen.name);
    return seen.column;
}

void JsonlReader::foldTexts()
{
    for (Key &key : m_keysSeen) {
        const Texts texts = std::exchange(key.texts, {});
        if (texts.count == 0)
            continue;
        Texts &all = m_texts[key.name];
        if (all.count == 0 || texts.firstLine < all.firstLine)
            all.firstLine = texts.firstLine;
        all.count += texts.count;
        all.digits = all.digits || texts.digits;
    }
}

size_t JsonlReader::columnNamed(const QString &name)
{
    auto at = m_columns.constFind(name);
    if (at == m_columns.constEnd()) {
        if (m_table.columnCount() >= Table::mostColumns)
            return none;
        at = m_columns.insert(name, m_table.addColumn(name));
    }
    return *at;
}

void JsonlReader::beginRow()
{
    m_row.clear();
    m_rowTexts.clear();
    m_rowPhase = {};
    m_phaseIsLate = false;
    m_rowHasSurplus = m_rowIsAbout = false;
    m_rowMetric = {};
    m_rowValue = none;
}

JsonlReader::What JsonlReader::whatIs(size_t column)
{
    m_what.resize(std::max(m_what.size(), column + 1));
    if (m_what[column] == What::Unknown) {
        const QString &name = m_table.name(column);
        m_what[column] = roleOf(name) != ColumnRole::None ? What::Axis : isQuality(name) ? What::Measured : What::Else;
    }
    return m_what[column];
}

// The one number of a row that names it. A row that measures something under a name of its own is no such one.
void JsonlReader::moveToMetric()
{
    bool stands = false;
    for (size_t i = 0; i < m_row.size(); ++i)
        if (i != m_rowValue) {
            const What what = whatIs(m_row[i].column);
            if (what == What::Measured)
                return;
            stands = stands || what == What::Axis;
        }
    QString metric = longName(textOf(m_rowMetric.word), textOf(m_rowMetric.key));
    if (!stands && !isQuality(metric))
        return;  // a list of anything
    if (!m_rowPhase.empty() && !m_phaseIsLate && isOfItsData(metric))
        metric = QLatin1StringView(m_rowPhase.data(), qsizetype(m_rowPhase.size())) % u'/' % metric;
    m_hasEmptyColumns = true;
    if (const size_t column = columnNamed(metric); column != none) {
        m_row[m_rowValue].column = column;
    } else {
        m_row.erase(m_row.begin() + std::ptrdiff_t(m_rowValue));
        m_rowHasSurplus = true;
    }
}

// The numbers before the member that says which data the row is about.
void JsonlReader::moveToPhase()
{
    const QString prefix = QLatin1StringView(m_rowPhase.data(), qsizetype(m_rowPhase.size())) % u'/';
    m_hasEmptyColumns = true;
    std::erase_if(m_row, [&](Cell &cell) {
        const QString name = m_table.name(cell.column);
        if (!name.startsWith(prefix) && isOfItsData(name))
            cell.column = columnNamed(prefix % name);
        return cell.column == none || name == "iter"_L1;
    });
}

void JsonlReader::commit()
{
    if (m_rowMetric.how != Naming::None && m_rowValue != none)
        moveToMetric();
    if (m_rowHasSurplus && m_surplus++ == 0)
        m_firstSurplus = m_line;
    if (m_phaseIsLate)
        moveToPhase();
    m_table.beginRow(m_line);
    for (const Cell &cell : m_row)
        m_table.put(cell.column, cell.value);
    for (const size_t place : m_rowTexts)
        if (Texts &texts = m_keysSeen[place].texts; texts.count++ == 0)
            texts.firstLine = m_line;
}

void JsonlReader::line(QByteArrayView text, bool last)
{
    text = text.trimmed();
    if (text.isEmpty())
        return;
    const JsonRead json = readJson(text, deepest);
    if (!json.whole() || !json.value.isObject()) {
        if (m_badLines++ == 0)
            m_firstBadLine = m_line;
        m_torn = last;
        m_begun = last && text.startsWith('{');
        return;
    }
    QJsonObject object = json.value.toObject();
    if (object[history].isArray()) {
        takeAbout(object);
        return;
    }
    beginRow();
    nameValue(object);
    std::string_view phase;
    for (auto at = object.begin(); at != object.end(); ++at)
        if (const QByteArray name = at.key().toUtf8(), word = at->toString().toUtf8(); saysPhase({name.data(), size_t(name.size())}))
            if (const auto said = evaluationOf({word.data(), size_t(word.size())}); !said.empty())
                phase = said;
    if (!phase.empty()) {
        object.remove("iter"_L1);
        for (const QString &key : object.keys())
            if (isOfItsData(key) && !object.value(key).isString())
                object.insert(QLatin1StringView(phase.data(), qsizetype(phase.size())) % u'/' % key, object.take(key));
    }
    flatten(object, {});
    commit();
}

void JsonlReader::flatten(const QJsonObject &object, const QString &prefix)
{
    for (auto at = object.begin(); at != object.end(); ++at) {
        const QString name = prefix % at.key();
        if (prefix.isEmpty() && isSettings(at.key().toStdString(), at->isObject()))
            continue;
        if (at->isObject()) {
            flatten(at->toObject(), name % u'/');
        } else if (const auto number = numberIn(*at)) {
            if (const size_t column = columnNamed(name); column != none)
                m_row.push_back({column, *number});
            else
                m_rowHasSurplus = true;
        } else if (at->isString() || at->isArray()) {
            const QByteArray word = at->toString().toUtf8();
            if (const QString step = stepOfTotal(name); !step.isEmpty() && takeTotal(word, step))
                continue;
            const auto when = roleOf(name) == ColumnRole::Time ? m_clock.timeOf(word) : std::nullopt;
            if (const size_t column = when ? columnNamed(name) : none; column != none) {
                m_row.push_back({column, *when});
                continue;
            }
            Texts &texts = m_texts[name];
            if (texts.count++ == 0)
                texts.firstLine = m_line;
            texts.digits = texts.digits || at->isArray() || hasDigits({word.data(), size_t(word.size())});
        }
    }
}

// `10/500`.
bool JsonlReader::takeTotal(QByteArrayView word, const QString &step)
{
    const qsizetype slash = word.indexOf('/');
    if (slash <= 0)
        return false;
    double done = 0, total = 0;
    const QByteArrayView before = word.first(slash), behind = word.sliced(slash + 1);
    const auto first = parseNumber(before.begin(), before.end(), done), second = parseNumber(behind.begin(), behind.end(), total);
    if (first.ec != std::errc() || first.ptr != before.end() || second.ec != std::errc() || second.ptr != behind.end() || !std::isfinite(total))
        return false;
    m_total = total;
    if (const size_t column = columnNamed(step); column != none)
        m_row.push_back({column, done});
    else
        m_rowHasSurplus = true;
    return true;
}

// The line that is read is no row.
void JsonlReader::takeAbout(const QJsonObject &object)
{
    m_about = {};
    m_aboutLine = m_line;
    for (auto at = object.begin(); at != object.end(); ++at)
        if (at->isDouble() || at->isString() || at->isBool())
            m_about.insert(at.key(), at.value());
}

// Those that came with a line that is no row.
void JsonlReader::forgetColumns(size_t from)
{
    if (m_table.columnCount() == from)
        return;
    for (size_t column = from; column < m_table.columnCount(); ++column)
        m_table.setName(column, {});
    m_hasEmptyColumns = true;
    m_columns.removeIf([from](const auto &at) { return at.value() >= from; });
    for (Key &key : m_keysSeen)
        if (key.column != none && key.column >= from)
            key.column = none;
}

// A log that tells how many steps there will be also tells when they are done.
Status JsonlReader::status()
{
    const auto last = [this](const QString &name, std::optional<double> before) -> std::optional<double> {
        const auto at = m_columns.constFind(name);
        return at == m_columns.constEnd() || m_table.values(*at).empty() ? before : m_table.values(*at).back();
    };
    m_total = last(u"total_steps"_s, m_total);
    m_done = last(u"current_steps"_s, last(u"global_step"_s, last(u"step"_s, m_done)));
    if (m_aboutLine > 0 && m_aboutLine >= m_lines)
        return Status::Finished;
    return m_total && m_done && *m_total > 0 && *m_done >= *m_total ? Status::Finished : Status::Unknown;
}

} // namespace yeonji::runs
