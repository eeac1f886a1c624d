// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/csvreader.h"

#include "core/words.h"
#include "runs/number.h"
#include "runs/params.h"
#include "runs/rowphase.h"

#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// A number that ends so goes on. Of one that does not, nobody can tell whether digits are missing: many
// writers never end the last line, and those must not lose it.
bool isCut(QByteArrayView cell)
{
    return !cell.isEmpty() && QByteArrayView(".eE+-").contains(cell.back()) && (cell.front() == '-' || cell.front() == '+' || cell.front() == '.' || (cell.front() >= '0' && cell.front() <= '9'));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr auto countedSteps = "step"_L1;

bool isQuality(const QString &name)
{
    const Direction way = directionOf(name);
    return way == Direction::Up || way == Direction::Down;
}

// Whether a cell begins like a number, or there is none; only words are names. (The first name may be missing.)
bool mayBeNumbers(QByteArrayView record, char separator)
{
    for (const char *at = record.begin(), *const end = record.end();;) {
        const char *const begin = at;
        while (at != end && (*at == ' ' || *at == '"'))
            ++at;
        if (at == end || *at == separator ? begin != record.begin() : isDigit(*at) || *at == '-' || *at == '+' || *at == '.')
            return true;
        at = at == end ? nullptr : static_cast<const char *>(std::memchr(at, separator, size_t(end - at)));
        if (!at)
            return false;
        ++at;
    }
}

} // namespace

CsvReader::CsvReader(const CsvDialect &dialect, QByteArrayView header, const QString &path, Share share)
    : RowReader(path), m_dialect(dialect), m_headerText(header.trimmed().toByteArray()), m_share(share)
    , m_before(dialect.headerLine + (dialect.header ? 0 : -1)), m_cells(dialect.columns)
{
    m_line = m_before;
    if (m_dialect.longTable) {
        for (qsizetype cell = 0; cell < m_dialect.names.size(); ++cell)
            if (const QString &name = m_dialect.names[cell]; roleOf(name) != ColumnRole::None)
                m_axes.push_back({size_t(cell), columnNamed(name)});
        if (m_dialect.longTable->counts)
            columnNamed(QString(countedSteps));
        m_dependsOnBefore = m_stopped = m_dialect.longTable->counts && m_share == Share::Part;
        arrangeCells({});
        return;
    }
    for (const QString &name : std::as_const(m_dialect.names)) {
        m_table.addColumn(name);
        knowColumn(name);
    }
    std::vector<size_t> all(m_table.columnCount());
    std::iota(all.begin(), all.end(), size_t(0));
    arrangeCells(std::move(all));
}

// A column that the table has.
void CsvReader::knowColumn(const QString &name)
{
    if (!m_places.isEmpty())
        m_places.insert(name, size_t(m_names.size()));
    m_names.append(name);
    m_texts.push_back({.time = roleOf(name) == ColumnRole::Time});
    m_numbers.push_back(0);
    m_sown.push_back(false);
}

// One that no header named so far comes behind the others; `none` where a table has no more.
size_t CsvReader::columnNamed(const QString &name)
{
    if (m_places.isEmpty())
        for (qsizetype i = 0; i < m_names.size(); ++i)
            m_places.insert(m_names[i], size_t(i));
    if (const auto at = m_places.constFind(name); at != m_places.constEnd())
        return *at;
    if (m_table.columnCount() >= Table::mostColumns)
        return none;
    const size_t column = m_table.addColumn(name);
    knowColumn(name);
    return column;
}

// Which columns the cells of the rows to come belong to.
void CsvReader::arrangeCells(std::vector<size_t> columns)
{
    m_all = std::move(columns);
    constexpr size_t mostCells = 16 * 1024;  // stay in the second-level cache
    m_stride = std::clamp<size_t>(mostCells / std::max<size_t>(1, m_all.size()), 1, 256);
    m_block.resize(m_stride * m_all.size());
    m_ofPhase.clear();
    const auto at = std::ranges::find_if(m_all, [this](size_t column) {
        const QByteArray name = m_names[qsizetype(column)].toUtf8();
        return saysPhase({name.data(), size_t(name.size())});
    });
    m_phaseCell = at == m_all.end() ? std::nullopt : std::optional(size_t(at - m_all.begin()));
}

Result<> CsvReader::take(Chunks &chunks, qint64 expected, End end)
{
    const qint64 begin = chunks.position();
    bool firstLook = true;
    while (true) {
        const auto got = chunks.more();
        if (!got)
            return std::unexpected(got.error());
        const bool last = !*got;
        chunks.consume(take(chunks.view(), last && end == End::Closed));
        if (firstLook && expected > 0 && m_table.rows() > 100) {
            // Room for all rows at once, a little more than the first piece lets expect.
            firstLook = false;
            const double rowsPerByte = double(m_table.rows()) / double(chunks.position() - begin);
            if (m_table.columnCount() <= 1000)
                m_table.expectRows(size_t(double(expected) * rowsPerByte * 1.02));
        }
        if (last || m_stopped)
            break;
    }
    return {};
}

void CsvReader::append(CsvReader &&behind)
{
    const int lines = m_line - m_before;
    m_table.append(std::move(behind.m_table), lines);
    for (size_t i = size_t(m_names.size()); i < m_table.columnCount(); ++i)
        knowColumn(m_table.name(i));
    for (size_t i = 0; i < behind.m_texts.size(); ++i) {
        if (behind.m_texts[i].count == 0)
            continue;
        const QString &name = behind.m_names[qsizetype(i)];
        Texts &texts = m_texts[m_names[qsizetype(i)] == name ? i : columnNamed(name)];
        if (texts.count == 0)
            texts.firstLine = behind.m_texts[i].firstLine + lines;
        texts.count += behind.m_texts[i].count;
        texts.digits = texts.digits || behind.m_texts[i].digits;
    }
    for (Finding &finding : behind.m_findings) {
        finding.line += lines;
        m_findings.append(finding);
    }
    if (m_longRows == 0 && behind.m_longRows > 0)
        m_firstLongRow = behind.m_firstLongRow + lines;
    m_longRows += behind.m_longRows;
    if (m_holes == 0 && behind.m_holes > 0)
        m_firstHole = behind.m_firstHole + lines;
    m_holes += behind.m_holes;
    if (m_surplus == 0 && behind.m_surplus > 0)
        m_firstSurplus = behind.m_firstSurplus + lines;
    m_surplus += behind.m_surplus;
    m_line += behind.m_line - behind.m_before;
}

std::optional<std::vector<Series>> CsvReader::takeSeries()
{
    beginIfTaken();
    std::vector<bool> wanted(m_table.columnCount());
    for (size_t i = 0; i < wanted.size(); ++i) {
        // A column of words is no metric; one whose words are the exception is a damaged one.
        const size_t before = std::exchange(m_numbers[i], m_numbers[i] + m_table.values(i).size() - (m_sown[i] ? 1 : 0));
        wanted[i] = m_numbers[i] > 0 ? m_texts[i].count <= m_numbers[i] : m_table.rows() == 0;
        if (m_seam && before > 0 && wanted[i] != m_wanted[i])
            return {};
    }
    m_wanted = wanted;
    if (!wanted.empty() && countsRows(0))
        wanted[0] = false;
    return takeTable(wanted);
}

// The index that pandas writes beside the columns.
bool CsvReader::countsRows(size_t column) const
{
    const QString name = m_table.name(column).toLower();
    const auto skips = [](double before, double value) { return value != before + 1; };
    return (name == "index"_L1 || name == "unnamed: 0"_L1) && std::ranges::adjacent_find(m_table.values(column), skips) == m_table.values(column).end();
}

void CsvReader::beginTable()
{
    for (const QString &name : std::as_const(m_names))
        m_table.addColumn(name);
    std::ranges::fill(m_sown, false);
}

size_t CsvReader::sownColumn(const QString &name)
{
    const auto column = size_t(m_names.indexOf(name));
    m_sown[column] = true;
    return column;
}

Run CsvReader::describe(std::vector<Series> series) const
{
    Run run;
    run.kind = Kind::Csv;
    run.path = m_path;
    run.files = {m_path};
    run.findings = m_findings;
    constexpr int mostFindings = 20;
    for (size_t i = 0; i < m_texts.size() && run.findings.size() < mostFindings; ++i)
        if (m_texts[i].count > 0 && (m_wanted[i] || (m_texts[i].digits && isQuality(m_names[qsizetype(i)]))))
            run.findings.append(damage(tr("cells of the column %1 that are no numbers, left out: %2").arg(m_names[qsizetype(i)], QString::number(m_texts[i].count)),
                                       m_path, m_texts[i].firstLine));
    if (!m_headerText.isValidUtf8()) {
        if (csvText(m_headerText).contains(QChar::ReplacementCharacter))
            run.findings.append(damage(tr("the header is not UTF-8, and some letters of it cannot be read; save the file as UTF-8"), m_path, m_dialect.headerLine));
        else
            run.findings.append({Level::Info, u"encoding"_s,
                                 tr("the header is not UTF-8 and was read as Korean Windows; if that is wrong, save the file as UTF-8"),
                                 m_path, m_dialect.headerLine, 0});
    }
    if (m_longRows > 0)
        run.findings.append(damage(tr("rows with more cells than the table has columns, the surplus left out: %1").arg(m_longRows),
                                   m_path, m_firstLongRow));
    if (m_surplus > 0)
        run.findings.append(damage(tr("lines with more than %1 different members, the surplus left out: %2").arg(Table::mostColumns).arg(m_surplus),
                                   m_path, m_firstSurplus));
    if (m_dialect.columns > m_dialect.names.size())
        run.findings.append(damage(tr("the table has %1 columns, of which the first %2 were read").arg(m_dialect.columns).arg(m_dialect.names.size()),
                                   m_path, m_dialect.headerLine));
    if (m_holes > 0)
        run.findings.append(damage(tr("lines with NUL bytes, as a crash leaves them; what stands around these was read: %1").arg(m_holes),
                                   m_path, m_firstHole));
    run.series = std::move(series);
    noticeSeries(run, m_path, m_seriesLines);
    run.params = paramsBeside(QFileInfo(m_path).path(), run.files, run.findings);
    return run;
}

// In the order of the file, whenever a column got its first number.
void CsvReader::arrange(std::vector<Series> &series) const
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < m_names.size(); ++i)
        places.insert(m_names[i], i);
    std::ranges::stable_sort(series, {}, [&places](const Series &one) { return places.value(one.name); });
}

qsizetype CsvReader::take(QByteArrayView text, bool last)
{
    beginIfTaken();
    const qsizetype taken = takeRows(text, last);
    flush();
    return taken;
}

qsizetype CsvReader::takeRows(QByteArrayView text, bool last)
{
    const char *const begin = text.begin();
    const char *const end = text.end();
    const char *at = begin;
    m_limit = end + Chunks::padding;
    // A row that is not whole yet is looked at when it is, however many pieces it comes in.
    const qsizetype searched = std::exchange(m_searched, 0);
    if (!last && text.size() <= longestRecord && !text.sliced(searched).contains('\n')) {
        m_searched = text.size();
        return 0;
    }
    const bool quotes = m_quotes && std::memchr(begin, '"', size_t(text.size()));
    if (quotes && m_share == Share::Part) {
        m_dependsOnBefore = m_stopped = true;
        return text.size();
    }
    const bool isLong = m_dialect.longTable.has_value();
    while (at != end) {
        qsizetype size = 0;
        if (!quotes && !isLong && plainRow(at, end))
            continue;
        if (quotes) {
            size = csvRecordEnd({at, end}, m_dialect.separator);
            // A quote that never closes must not swallow the file.
            if (size < 0 && (last || end - at > longestQuoted)) {
                m_quotes = false;
                noticeDamage(tr("a quoted cell begins here and never ends; quotes are read as letters from here on"), m_line + 1);
                return at - begin + takeRows({at, end}, last);
            }
        } else {
            const auto *found = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
            size = found ? found - at : -1;
        }
        if (size < 0) {
            if (!last && end - at > longestRecord) {
                noticeDamage(tr("this line has more than 64 MB; the file was read up to it"), m_line + 1);
                m_stopped = true;
                return text.size();
            }
            if (!last)
                break;
            size = end - at;
            m_torn = true;
        }
        record(at, at + size, quotes);
        if (m_stopped)
            return text.size();
        at += size;
        at += at != end;
    }
    return at - begin;
}

// A whole row of numbers and empty cells, as nearly all are; `at` moves behind its line end. False:
// there is more to it, and nothing happened. Rows without empty cells go into the table together.
bool CsvReader::plainRow(const char *&at, const char *end)
{
    constexpr double missing = std::numeric_limits<double>::signaling_NaN();  // which no text stands for
    const char separator = m_dialect.separator;
    const char *here = at;
    if (*here == '\n' || *here == '\r')
        return false;  // no row
    double *cell = m_block.data() + m_blocked;
    double *const last = cell + (m_all.size() - 1) * m_stride;
    bool gaps = false;
    while (true) {
        while (*here == ' ')
            ++here;
        if (*here == separator || *here == '\n' || *here == '\r') {
            std::memcpy(cell, &missing, sizeof *cell);
            gaps = true;
        } else if (!(here = parsePadded(here, *cell))) {
            return false;
        }
        if (cell == last)
            break;
        if (*here++ != separator)
            return false;
        cell += m_stride;
    }
    here += *here == '\r';
    if (*here != '\n' || here >= end)
        return false;
    ++m_line;
    at = here + 1;
    if (!gaps) {
        if (++m_blocked == m_stride)
            flush();
        return true;
    }
    cell = m_block.data() + m_blocked;
    --m_line;
    flush();
    m_table.beginRow(++m_line);
    for (size_t column = 0; column < m_all.size(); ++column, cell += m_stride)
        if (std::memcmp(cell, &missing, sizeof missing) != 0)
            m_table.put(m_all[column], *cell);
    return true;
}

void CsvReader::flush()
{
    const size_t rows = std::exchange(m_blocked, 0);
    m_table.putRows(m_all, m_block.data(), m_stride, rows, m_line - int(rows) + 1);
}

void CsvReader::record(const char *at, const char *end, bool quotes)
{
    flush();
    ++m_line;
    const int line = m_line;
    if (quotes)
        m_line += int(std::count(at, end, '\n'));
    if (end != at && end[-1] == '\r')
        --end;
    if (at == end)
        return;
    if (std::memchr(at, '\0', size_t(end - at)) && !passHole(at, end))
        return;
    if (m_dialect.longTable) {
        if (QByteArrayView(at, end).trimmed() != m_headerText)
            longRow({at, end}, quotes, line);
        return;
    }
    if (m_dialect.header && takesHeader({at, end}))
        return;
    const std::vector<size_t> &places = columnsOf({at, end});
    const size_t columns = places.size();
    if (quotes && std::memchr(at, '"', size_t(end - at))) {
        const auto cells = csvCells({at, end}, m_dialect.separator, qsizetype(columns));
        m_table.beginRow(line);
        for (qsizetype column = 0; column < cells.size(); ++column)
            oddCell(cells[column], places[size_t(column)], line);
        ended(size_t(csvCellCount({at, end}, m_dialect.separator)), line);
        return;
    }
    m_table.beginRow(line);
    const char separator = m_dialect.separator;
    size_t column = 0;
    while (true) {
        while (at != end && *at == ' ')
            ++at;
        double value = 0;
        if (at != end && *at == separator) {
            ++column;  // an empty cell, the commonest of a sparse table
            ++at;
            continue;
        }
        const char *const cell = at;
        // No number goes past a line end; behind the last one zeros follow.
        const auto [stop, error] = at == end ? std::from_chars_result{at, std::errc::invalid_argument}
                                             : parseNumber(at, m_limit, value);
        const char *after = stop;
        while (after != end && *after == ' ')
            ++after;
        const bool plain = error == std::errc() && (after == end || *after == separator);
        if (!plain)
            after = csvCellEnd(at, end, separator);
        if (m_torn && after == end && (column + 1 < columns || isCut({cell, end}))) {
            m_cut = true;
        } else if (column >= columns || places[column] == none) {
            // one too many, or of other data
        } else if (!plain) {
            oddCell({at, after}, places[column], line);
        } else {
            m_table.put(places[column], value);
        }
        ++column;
        if (after == end)
            break;
        at = after + 1;
    }
    ended(column, line);
}

// A cell of a row that is looked at cell by cell.
void CsvReader::put(QByteArrayView cell, size_t column, int line)
{
    double value = 0;
    cell = cell.trimmed();
    if (const auto [stop, error] = parseNumber(cell.begin(), cell.end(), value); error == std::errc() && stop == cell.end() && !cell.isEmpty())
        m_table.put(column, value);
    else
        oddCell(cell, column, line);
}

// Which metric the row is about; `none`: it does not say, or is of one too many.
size_t CsvReader::columnOfMetric(const std::vector<QByteArrayView> &cells)
{
    const LongTable &shape = *m_dialect.longTable;
    const auto cell = [&cells](size_t at) { return at < cells.size() ? cells[at].trimmed() : QByteArrayView(); };
    const QByteArrayView metric = cell(shape.name);
    if (metric.isEmpty())
        return none;
    std::string_view key(metric.data(), size_t(metric.size()));
    std::string all;
    if (shape.phase || !shape.groups.empty()) {
        all = key;
        if (shape.phase)
            all.append(1, '\n').append(cell(*shape.phase));
        for (const size_t group : shape.groups)
            all.append(1, '\n').append(cell(group));
        key = all;
    }
    if (m_metrics.size() >= Table::mostColumns && !m_metrics.find(key))
        return none;
    const size_t place = m_metrics.placeOf(key);
    if (place < m_metricColumns.size())
        return m_metricColumns[place];

    QString name = longName(csvText(metric), m_dialect.names[qsizetype(shape.name)]);
    if (const QByteArrayView word = shape.phase ? cell(*shape.phase) : QByteArrayView(); isOfItsData(name))
        if (const auto phase = evaluationOf({word.data(), size_t(word.size())}); !phase.empty())
            name = QLatin1StringView(phase.data(), qsizetype(phase.size())) % u'/' % name;
    QStringList groups;
    bool isFirst = true;
    for (size_t i = 0; i < shape.groups.size(); ++i) {
        const QByteArrayView word = cell(shape.groups[i]);
        bool missing = false;
        const bool isNumber = csvNumber(word, m_dialect.decimalComma, missing).has_value();
        isFirst = isFirst && word == shape.first[qsizetype(i)];
        if (!word.isEmpty())
            groups.append(isNumber ? QString(m_dialect.names[qsizetype(shape.groups[i])] % u'=' % csvText(word)) : csvText(word));
    }
    if (!isFirst)
        name = groups.join(u'/') % u'/' % name;
    m_metricColumns.push_back(columnNamed(name));
    return m_metricColumns.back();
}

// One number, of the metric that the row names.
void CsvReader::longRow(QByteArrayView record, bool quotes, int line)
{
    const LongTable &shape = *m_dialect.longTable;
    const char separator = m_dialect.separator;
    std::vector<QByteArrayView> &cells = m_cellsOfRow;
    cells.clear();
    QList<QByteArray> unquoted;
    if (quotes && record.contains('"')) {
        unquoted = csvCells(record, separator, m_dialect.names.size());
        cells.assign(unquoted.begin(), unquoted.end());
    } else {
        for (const char *at = record.begin();;) {
            const char *const stop = csvCellEnd(at, record.end(), separator);
            cells.emplace_back(at, stop);
            if (stop == record.end())
                break;
            at = stop + 1;
        }
    }
    m_cut = m_torn && isCut(cells.back().trimmed());
    ended(cells.size(), line);
    if (cells.size() <= std::max(shape.name, shape.value) || m_cut || (m_torn && cells.size() < size_t(m_cells)))
        return;
    const size_t column = columnOfMetric(cells);
    if (column == none) {
        if (!cells[shape.name].trimmed().isEmpty() && m_surplus++ == 0)
            m_firstSurplus = line;
        return;
    }
    m_table.beginRow(line);
    for (const Axis &axis : m_axes)
        if (axis.cell < cells.size())
            put(cells[axis.cell], axis.column, line);
    if (shape.counts) {
        m_counted.resize(std::max(m_counted.size(), column + 1));
        m_table.put(columnNamed(QString(countedSteps)), m_counted[column]++);
    }
    put(cells[shape.value], column, line);
}

// Behind the NULs that a crash left in a row; false: what stands there is no whole row.
bool CsvReader::passHole(const char *&at, const char *end)
{
    if (m_holes++ == 0)
        m_firstHole = m_line;
    at = std::find(std::reverse_iterator(end), std::reverse_iterator(at), '\0').base();
    return size_t(std::count(at, end, m_dialect.separator)) + 1 == size_t(m_cells);
}

void CsvReader::ended(size_t cells, int line)
{
    const auto columns = size_t(m_cells);
    if (cells > columns) {
        if (m_longRows++ == 0)
            m_firstLongRow = line;
    } else if (m_torn && (cells < columns || m_cut)) {
        noticeDamage(tr("the last line is cut off; what stands before was read"), line);
    }
}

void CsvReader::oddCell(QByteArrayView cell, size_t column, int line)
{
    if (column == none)
        return;
    bool missing = false;
    if (const auto value = csvNumber(cell, m_dialect.decimalComma, missing)) {
        m_table.put(column, *value);
        return;
    }
    if (missing)
        return;
    Texts &texts = m_texts[column];
    if (texts.time) {
        const auto when = QDateTime::fromString(QString::fromUtf8(cell.trimmed()).replace(u' ', u'T'), Qt::ISODateWithMs);
        if (when.isValid()) {
            m_table.put(column, double(when.toMSecsSinceEpoch()) / 1000);
            return;
        }
    }
    if (texts.count++ == 0)
        texts.firstLine = line;
    texts.digits = texts.digits || std::ranges::any_of(cell, isDigit);
}

// A trainer that starts again may write its header again, or another one: with a metric more, or in another order.
bool CsvReader::takesHeader(QByteArrayView record)
{
    if (record.size() >= m_headerText.size() && !m_headerText.isEmpty() && record.trimmed() == m_headerText)
        return true;
    if (mayBeNumbers(record, m_dialect.separator))
        return false;
    const QStringList names = csvNames(record, m_dialect.separator, qsizetype(Table::mostColumns));
    if (names.size() < 2)
        return false;
    if (m_places.isEmpty())
        columnNamed(m_names.front());
    const auto known = std::ranges::count_if(names, [this](const QString &name) { return m_places.contains(name); });
    const bool counts = std::ranges::any_of(names, [](const QString &name) { return roleOf(name) == ColumnRole::Step || roleOf(name) == ColumnRole::Epoch; });
    if ((2 * known <= names.size() && !counts) || m_table.columnCount() + size_t(names.size() - known) > Table::mostColumns)
        return false;
    if (m_share == Share::Part) {
        m_dependsOnBefore = m_stopped = true;
        return true;
    }
    std::vector<size_t> columns;
    for (const QString &name : names)
        columns.push_back(columnNamed(name));
    arrangeCells(std::move(columns));
    m_cells = csvCellCount(record, m_dialect.separator);
    m_headerText = record.trimmed().toByteArray();
    return true;
}

const std::vector<size_t> &CsvReader::columnsOf(QByteArrayView record)
{
    if (!m_phaseCell)
        return m_all;
    QByteArrayView word = record;
    const auto cellSize = [this, &word] { return csvCellEnd(word.begin(), word.end(), m_dialect.separator) - word.begin(); };
    for (size_t cell = 0; cell < *m_phaseCell && !word.isEmpty(); ++cell)
        word = word.sliced(std::min<qsizetype>(word.size(), cellSize() + 1));
    word = word.first(cellSize()).trimmed();
    if (word.size() > 1 && word.front() == '"' && word.back() == '"')
        word = word.sliced(1).chopped(1);
    const std::string_view phase = evaluationOf({word.data(), size_t(word.size())});
    if (phase.empty())
        return m_all;
    std::vector<size_t> &columns = m_ofPhase[phase];
    if (columns.empty())
        for (const size_t column : m_all) {
            const QString name = m_names[qsizetype(column)];
            columns.push_back(name == "iter"_L1 ? none : isOfItsData(name) ? columnNamed(QLatin1StringView(phase.data(), qsizetype(phase.size())) % u'/' % name) : column);
        }
    return columns;
}

} // namespace yeonji::runs
