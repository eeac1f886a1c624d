// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/csvreader.h"

#include "core/words.h"
#include "runs/number.h"
#include "runs/params.h"

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

} // namespace

CsvReader::CsvReader(const CsvDialect &dialect, QByteArrayView header, const QString &path, Share share)
    : RowReader(path), m_dialect(dialect), m_headerText(header.trimmed().toByteArray()), m_share(share)
    , m_before(dialect.headerLine + (dialect.header ? 0 : -1))
{
    for (const QString &name : std::as_const(m_dialect.names))
        m_table.addColumn(name);
    m_texts.resize(m_table.columnCount());
    constexpr size_t mostCells = 16 * 1024;  // stay in the second-level cache
    m_stride = std::clamp<size_t>(mostCells / std::max<size_t>(1, m_table.columnCount()), 1, 256);
    m_block.resize(m_stride * m_table.columnCount());
    m_all.resize(m_table.columnCount());
    std::iota(m_all.begin(), m_all.end(), size_t(0));
    m_numbers.resize(m_table.columnCount());
    m_sown.resize(m_table.columnCount());
    m_line = m_before;
    for (size_t i = 0; i < m_texts.size(); ++i)
        m_texts[i].time = roleOf(m_table.name(i)) == ColumnRole::Time;
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
    for (size_t i = 0; i < m_texts.size(); ++i) {
        if (m_texts[i].count == 0 && behind.m_texts[i].count > 0)
            m_texts[i].firstLine = behind.m_texts[i].firstLine + lines;
        m_texts[i].count += behind.m_texts[i].count;
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
    for (const QString &name : std::as_const(m_dialect.names))
        m_table.addColumn(name);
    std::ranges::fill(m_sown, false);
}

size_t CsvReader::sownColumn(const QString &name)
{
    const auto column = size_t(m_dialect.names.indexOf(name));
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
        if (m_wanted[i] && m_texts[i].count > 0)
            run.findings.append(damage(tr("cells of the column %1 that are no numbers, left out: %2").arg(m_dialect.names[qsizetype(i)], QString::number(m_texts[i].count)),
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
    for (qsizetype i = 0; i < m_dialect.names.size(); ++i)
        places.insert(m_dialect.names[i], i);
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
        m_metQuotes = m_stopped = true;
        return text.size();
    }
    while (at != end) {
        qsizetype size = 0;
        if (!quotes && plainRow(at, end))
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
        at += size;
        at += at != end;
    }
    return at - begin;
}

// A whole row of numbers and empty cells, as nearly all are; `at` moves behind its line end. False:
// there is more to it, and nothing happened. Rows without empty cells go into the table together.
bool CsvReader::plainRow(const char *&at, const char *end)
{
    constexpr double none = std::numeric_limits<double>::signaling_NaN();  // which no text stands for
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
            std::memcpy(cell, &none, sizeof *cell);
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
        if (std::memcmp(cell, &none, sizeof none) != 0)
            m_table.put(column, *cell);
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
    if (quotes && std::memchr(at, '"', size_t(end - at))) {
        const auto cells = csvCells({at, end}, m_dialect.separator, m_dialect.names.size());
        m_table.beginRow(line);
        for (qsizetype column = 0; column < cells.size(); ++column)
            oddCell(cells[column], size_t(column), line);
        ended(size_t(csvCellCount({at, end}, m_dialect.separator)), line);
        return;
    }
    if (m_dialect.header && repeatsHeader({at, end}))
        return;
    m_table.beginRow(line);
    const size_t columns = m_table.columnCount();
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
        if (!plain) {
            after = at == end ? end : static_cast<const char *>(std::memchr(at, separator, size_t(end - at)));
            if (!after)
                after = end;
        }
        if (m_torn && after == end && (column + 1 < columns || isCut({cell, end}))) {
            m_cut = true;
        } else if (!plain) {
            oddCell({at, after}, column, line);
        } else if (column < columns) {
            m_table.put(column, value);
        }
        ++column;
        if (after == end)
            break;
        at = after + 1;
    }
    ended(column, line);
}

// Behind the NULs that a crash left in a row; false: what stands there is no whole row.
bool CsvReader::passHole(const char *&at, const char *end)
{
    if (m_holes++ == 0)
        m_firstHole = m_line;
    at = std::find(std::reverse_iterator(end), std::reverse_iterator(at), '\0').base();
    return size_t(std::count(at, end, m_dialect.separator)) + 1 == size_t(m_dialect.columns);
}

void CsvReader::ended(size_t cells, int line)
{
    const auto columns = size_t(m_dialect.columns);
    if (cells > columns) {
        if (m_longRows++ == 0)
            m_firstLongRow = line;
    } else if (m_torn && (cells < columns || m_cut)) {
        noticeDamage(tr("the last line is cut off; what stands before was read"), line);
    }
}

void CsvReader::oddCell(QByteArrayView cell, size_t column, int line)
{
    if (column >= m_table.columnCount())
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
}

// A trainer that starts again may write its header again.
bool CsvReader::repeatsHeader(QByteArrayView record) const
{
    return record.size() >= m_headerText.size() && !m_headerText.isEmpty() && record.trimmed() == m_headerText;
}

} // namespace yeonji::runs
