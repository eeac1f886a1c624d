// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of numbers as text: CSV, TSV and the like. Sparse columns (Lightning writes training and
// validation into different rows), space-padded headers (Ultralytics), quoted cells with line ends.
#include "runs/csvdialect.h"
#include "runs/formats.h"
#include "runs/notice.h"
#include "runs/number.h"
#include "runs/params.h"
#include "runs/parts.h"
#include "runs/seam.h"
#include "runs/tail.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <limits>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("runs", text);
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    const auto dialect = csvDialect(candidate.head, candidate.head.size() < headBytes);
    if (!dialect)
        return NotMine;
    const bool byName = candidate.path.endsWith(u".csv"_s, Qt::CaseInsensitive)
        || candidate.path.endsWith(u".tsv"_s, Qt::CaseInsensitive);
    const bool saysSteps = std::ranges::any_of(dialect->names, [](const QString &name) { return roleOf(name) != ColumnRole::None; });
    const bool saysMetrics = std::ranges::any_of(dialect->names, [](const QString &name) {
        const Direction way = directionOf(name);
        return way == Direction::Up || way == Direction::Down;
    });
    if (dialect->lines == 0)  // a header whose rows are still to come
        return byName && dialect->header && saysSteps && dialect->names.size() > 1 ? Likely : NotMine;
    // Prose has commas too: it must be a table of numbers.
    if (dialect->numericColumns == 0)
        return NotMine;
    if (dialect->names.size() == 1 && !byName)
        return NotMine;
    if (saysSteps || (saysMetrics && byName))
        return Likely;
    return Maybe;
}

enum class Share { Whole, Part };
enum class End { Closed, Open };

class CsvReader
{
public:
    // A part of a file knows nothing of the quotes before it: it stops at the first one it sees.
    CsvReader(const CsvDialect &dialect, QByteArrayView header, const QString &path, Share share)
        : m_dialect(dialect), m_headerText(header.trimmed().toByteArray()), m_path(path), m_share(share)
        , m_before(dialect.headerLine + (dialect.header ? 0 : -1))
    {
        for (const QString &name : std::as_const(m_dialect.names))
            m_table.addColumn(name);
        m_texts.resize(m_table.columnCount());
        m_cells.resize(m_table.columnCount());
        m_numbers.resize(m_table.columnCount());
        m_sown.resize(m_table.columnCount());
        m_line = m_before;
        for (size_t i = 0; i < m_texts.size(); ++i)
            m_texts[i].time = roleOf(m_table.name(i)) == ColumnRole::Time;
    }

    // Up to the end; with End::Open what stands behind the last line end is left in `chunks`.
    Result<> take(Chunks &chunks, qint64 expected, End end = End::Closed)
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

    bool metQuotes() const { return m_metQuotes; }
    void goOnAlone() { m_share = Share::Whole; }  // all parts before are known

    void append(CsvReader &&behind)
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
        m_line += behind.m_line - behind.m_before;
    }

    // The rows read since the last call, as series. Nothing if they let those before mean something else.
    std::optional<std::vector<Series>> takeSeries()
    {
        std::vector<bool> wanted(m_table.columnCount());
        for (size_t i = 0; i < wanted.size(); ++i) {
            // A column of words is no metric; one whose words are the exception is a damaged one.
            const size_t before = std::exchange(m_numbers[i], m_numbers[i] + m_table.values(i).size() - (m_sown[i] ? 1 : 0));
            wanted[i] = m_numbers[i] > 0 ? m_texts[i].count <= m_numbers[i] : m_table.rows() == 0;
            if (m_seam && before > 0 && wanted[i] != m_wanted[i])
                return {};
        }
        m_wanted = wanted;
        std::optional<std::vector<Series>> series;
        if (m_seam) {
            series = m_seam->take(m_table, wanted);
        } else {
            const auto roles = m_table.roles();
            m_seam = Seam::below(m_table, roles);
            series = m_table.takeSeries(roles, wanted);
            m_lines = m_table.lines();
        }
        m_behind = m_table.lines();
        m_table = {};
        for (const QString &name : std::as_const(m_dialect.names))
            m_table.addColumn(name);
        std::ranges::fill(m_sown, false);
        m_seam->sow(m_table, [this](const QString &name) {
            const auto column = size_t(m_dialect.names.indexOf(name));
            m_sown[column] = true;
            return column;
        });
        return series;
    }

    // The run that these series are, with what was noticed so far.
    Run describe(std::vector<Series> series) const
    {
        Run run;
        run.kind = Kind::Csv;
        run.path = m_path;
        run.files = {m_path};
        run.findings = m_findings;
        constexpr int mostFindings = 20;
        for (size_t i = 0; i < m_texts.size() && run.findings.size() < mostFindings; ++i)
            if (m_wanted[i] && m_texts[i].count > 0)
                run.findings.append(damage(tr("cells of the column %1 that are no numbers, left out: %2").arg(m_dialect.names[qsizetype(i)]).arg(m_texts[i].count),
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
        run.series = std::move(series);
        noticeSeries(run, m_path, m_lines);
        run.params = paramsBeside(QFileInfo(m_path).path(), run.files);
        return run;
    }

    // What takeSeries() gave, behind what it gave before.
    bool join(std::vector<Series> &series, std::optional<std::vector<Series>> more)
    {
        const size_t before = series.size();
        if (!more || !putBehind(series, std::move(*more), m_lines, m_behind))
            return false;
        // In the order of the file, whenever a column got its first number.
        if (series.size() > before)
            std::ranges::stable_sort(series, {}, [this](const Series &one) { return m_dialect.names.indexOf(one.name); });
        return true;
    }

    bool stopped() const { return m_stopped; }

    // What stands behind the last line end, as if nothing followed: in a copy, as something may.
    std::optional<Run> withTorn(QByteArrayView rest, const Run &whole) const
    {
        if (rest.isEmpty() || m_stopped)
            return {};
        CsvReader copy = *this;
        copy.take(rest, true);
        std::vector<Series> series = whole.series;
        if (!copy.join(series, copy.takeSeries()))
            return {};
        return copy.describe(std::move(series));
    }

private:
    // A column's cells that are no numbers.
    struct Texts { size_t count = 0; int firstLine = 0; bool time = false; };

    qsizetype take(QByteArrayView text, bool last)
    {
        const char *const begin = text.begin();
        const char *const end = text.end();
        const char *at = begin;
        m_limit = end + Chunks::padding;
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
                    return at - begin + take({at, end}, last);
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
    // there is more to it, and nothing happened.
    bool plainRow(const char *&at, const char *end)
    {
        constexpr double none = std::numeric_limits<double>::signaling_NaN();  // which no text stands for
        const char separator = m_dialect.separator;
        const char *here = at;
        if (*here == '\n' || *here == '\r')
            return false;  // no row
        const size_t last = m_cells.size() - 1;
        for (size_t column = 0;; ++column) {
            while (*here == ' ')
                ++here;
            double &cell = m_cells[column];
            if (*here == separator || *here == '\n' || *here == '\r')
                std::memcpy(&cell, &none, sizeof cell);
            else if (!(here = parsePadded(here, cell)))
                return false;
            if (column == last)
                break;
            if (*here++ != separator)
                return false;
        }
        here += *here == '\r';
        if (*here != '\n' || here >= end)
            return false;
        m_table.beginRow(++m_line);
        for (size_t column = 0; column <= last; ++column)
            if (std::memcmp(&m_cells[column], &none, sizeof none) != 0)
                m_table.put(column, m_cells[column]);
        at = here + 1;
        return true;
    }

    void record(const char *at, const char *end, bool quotes)
    {
        ++m_line;
        const int line = m_line;
        if (quotes)
            m_line += int(std::count(at, end, '\n'));
        if (end != at && end[-1] == '\r')
            --end;
        if (at == end)
            return;
        if (quotes && std::memchr(at, '"', size_t(end - at))) {
            const auto cells = csvCells({at, end}, m_dialect.separator);
            m_table.beginRow(line);
            size_t column = 0;
            for (const QByteArray &cell : cells)
                oddCell(cell, column++, line);
            ended(column, line);
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
            // No number goes past a line end; behind the last one zeros follow.
            const auto [stop, error] = at == end ? std::from_chars_result{at, std::errc::invalid_argument}
                                                 : parseNumber(at, m_limit, value);
            const char *after = stop;
            while (after != end && *after == ' ')
                ++after;
            const bool plain = error == std::errc() && (after == end || *after == separator);
            if (plain) {
                // The last number of a file that was cut off may have lost digits.
                if (column < columns && !(m_torn && after == end && column + 1 < columns))
                    m_table.put(column, value);
            } else {
                after = at == end ? end : static_cast<const char *>(std::memchr(at, separator, size_t(end - at)));
                if (!after)
                    after = end;
                if (!(m_torn && after == end && column + 1 < columns))
                    oddCell({at, after}, column, line);
            }
            ++column;
            if (after == end)
                break;
            at = after + 1;
        }
        ended(column, line);
    }

    void ended(size_t cells, int line)
    {
        const size_t columns = m_table.columnCount();
        if (cells > columns) {
            if (m_longRows++ == 0)
                m_firstLongRow = line;
        } else if (m_torn && cells < columns) {
            noticeDamage(tr("the last line is cut off; what stands before was read"), line);
        }
    }

    void oddCell(QByteArrayView cell, size_t column, int line)
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
    bool repeatsHeader(QByteArrayView record) const
    {
        return record.size() >= m_headerText.size() && !m_headerText.isEmpty() && record.trimmed() == m_headerText;
    }

    void noticeDamage(const QString &message, int line) { m_findings.append(damage(message, m_path, line)); }

    static constexpr qsizetype longestQuoted = 16 << 20, longestRecord = 64 << 20;

    CsvDialect m_dialect;
    QByteArray m_headerText;  // its line without the end
    QString m_path;
    Share m_share;
    int m_before;  // lines before the first row; each part counts from there
    const char *m_limit = nullptr;  // of what may be looked at
    Table m_table;
    std::vector<Texts> m_texts;
    std::vector<double> m_cells;  // of one row
    std::vector<size_t> m_numbers;  // a column's, all that were taken
    std::vector<bool> m_wanted;
    std::optional<Seam> m_seam;
    std::vector<bool> m_sown;  // has the row before the first one
    SeriesLines m_lines, m_behind;  // of all rows, and of those read last
    Findings m_findings;
    int m_line = 0;
    int m_longRows = 0, m_firstLongRow = 0;
    bool m_quotes = true, m_torn = false, m_stopped = false, m_metQuotes = false;
};

class CsvTail : public Tail
{
public:
    CsvTail(CsvReader reader, Run run, const QString &path, qint64 offset)
        : m_reader(std::move(reader)), m_run(std::move(run)), m_path(path), m_place(path, offset)
    {
    }

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        auto chunks = Chunks::open(m_path, progress, m_place.offset(), std::numeric_limits<qint64>::max());
        if (!chunks)
            return std::unexpected(chunks.error());
        CsvReader reader = m_reader;
        if (const auto done = reader.take(*chunks, 0, End::Open); !done)
            return std::unexpected(done.error());
        if (!m_place.holds(m_path) || reader.stopped())
            return std::nullopt;
        std::vector<Series> series = m_run.series;
        if (!reader.join(series, reader.takeSeries()))
            return std::nullopt;
        m_run = reader.describe(std::move(series));
        m_reader = std::move(reader);
        m_place = Place(m_path, chunks->position());
        Standing now{m_run, m_reader.withTorn(chunks->view(), m_run)};
        if (!now.torn && !chunks->view().isEmpty())
            return std::nullopt;
        return now;
    }

private:
    CsvReader m_reader;
    Run m_run;
    QString m_path;
    Place m_place;
};

// By all cores, or nothing if cells are quoted: then only who has read what stands before knows where
// a line ends. [dialect.headerBytes, end) of the file.
Result<std::optional<CsvReader>> readByAll(const QString &path, const Progress &progress, const CsvDialect &dialect,
                                           QByteArrayView header, qint64 end)
{
    auto parts = lineParts(path, dialect.headerBytes);
    if (parts.size() < 2 || parts.back().from >= end)
        return std::nullopt;
    parts.back().to = end;
    auto readers = readParts<CsvReader>(path, parts, progress, [&] { return CsvReader(dialect, header, path, Share::Part); });
    if (!readers)
        return std::unexpected(readers.error());
    if (std::ranges::any_of(*readers, &CsvReader::metQuotes))
        return std::nullopt;
    for (size_t i = 1; i < readers->size(); ++i)
        readers->front().append(std::move((*readers)[i]));
    return std::move(readers->front());
}

struct Head
{
    CsvDialect dialect;
    QByteArrayView header;  // its line; empty without one
};

// What kind of table this is; the chunks stand before it still.
Result<Head> headOf(Chunks &chunks)
{
    // A header may be longer than any first look, but not without end.
    constexpr qsizetype longestHeader = 16 << 20;
    qsizetype lines = 0, counted = 0;
    while (lines < 3 && counted < longestHeader) {
        const auto got = chunks.more();
        if (!got)
            return std::unexpected(got.error());
        if (!*got)
            break;
        lines += std::count(chunks.view().begin() + counted, chunks.view().end(), '\n');
        counted = chunks.view().size();
    }
    auto dialect = csvDialect(chunks.view(), chunks.atEnd());
    if (!dialect)
        return failure(ErrorKind::BadInput, tr("this is no table of numbers; a CSV file with a header line is"), chunks.path());
    const QByteArrayView before = chunks.view().first(dialect->headerBytes);
    const QByteArrayView header = dialect->header ? before.sliced(before.chopped(1).lastIndexOf('\n') + 1) : QByteArrayView();
    return Head{std::move(*dialect), header};
}

Result<std::vector<Run>> ends(const QString &path, const Progress &progress)
{
    auto chunks = Chunks::open(path, progress);
    if (!chunks)
        return std::unexpected(chunks.error());
    const auto head = headOf(*chunks);
    if (!head)
        return std::unexpected(head.error());
    return readEnds<CsvReader>(path, endLineParts(path, head->dialect.headerBytes), progress,
                               [&] { return CsvReader(head->dialect, head->header, path, Share::Part); },
                               [](CsvReader &reader) { return reader.metQuotes() ? Run() : reader.describe(*reader.takeSeries()); });
}

Result<Followed> follow(const QString &path, const Progress &progress, End atEnd)
{
    auto chunks = Chunks::open(path, progress);
    if (!chunks)
        return std::unexpected(chunks.error());
    const auto head = headOf(*chunks);
    if (!head)
        return std::unexpected(head.error());
    const auto &[dialect, header] = *head;
    std::optional<CsvReader> reader;
    if (dialect.headerBytes <= chunks->view().size()) {
        const qint64 end = atEnd == End::Open ? lastLineEnd(path) : std::numeric_limits<qint64>::max();
        auto byAll = readByAll(path, progress, dialect, header, end);
        if (!byAll)
            return std::unexpected(byAll.error());
        if (*byAll && atEnd == End::Closed)
            return Followed{{(*byAll)->describe(*(*byAll)->takeSeries()), {}}, nullptr};
        if (*byAll) {
            reader = std::move(**byAll);
            chunks = Chunks::open(path, progress, end, std::numeric_limits<qint64>::max());
            if (!chunks)
                return std::unexpected(chunks.error());
        }
    }
    qint64 expected = 0;
    if (!reader) {
        reader.emplace(dialect, header, path, Share::Whole);
        chunks->consume(dialect.headerBytes);
        expected = chunks->size();
    } else {
        reader->goOnAlone();
    }
    if (const auto done = reader->take(*chunks, expected, atEnd); !done)
        return std::unexpected(done.error());
    Run run = reader->describe(*reader->takeSeries());
    if (atEnd == End::Closed || reader->stopped())
        return Followed{{std::move(run), {}}, nullptr};
    auto torn = reader->withTorn(chunks->view(), run);
    if (!torn && !chunks->view().isEmpty())
        return follow(path, progress, End::Closed);
    Followed followed{{run, std::move(torn)}, nullptr};
    followed.tail = std::make_unique<CsvTail>(std::move(*reader), std::move(run), path, chunks->position());
    return followed;
}

Result<Followed> follow(const QString &path, const Progress &progress)
{
    return follow(path, progress, End::Open);
}

} // namespace

const Reader csvReader{.kind = Kind::Csv, .sniff = sniff, .follow = follow, .names = "*.csv *.tsv", .ends = ends};

} // namespace yeonji::runs
