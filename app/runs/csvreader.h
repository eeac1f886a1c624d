// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of a table of numbers, or of a part of one, as series. Sparse columns (Lightning writes
// training and validation into different rows), quoted cells with line ends, cells that are no numbers.

#include "runs/csvdialect.h"
#include "runs/linetail.h"
#include "runs/notice.h"
#include "runs/seam.h"

namespace yeonji::runs {

enum class Share { Whole, Part };

class CsvReader
{
public:
    // A part of a file knows nothing of the quotes before it: it stops at the first one it sees.
    CsvReader(const CsvDialect &dialect, QByteArrayView header, const QString &path, Share share);

    // Up to the end; with End::Open what stands behind the last line end is left in `chunks`.
    Result<> take(Chunks &chunks, qint64 expected, End end = End::Closed);

    bool metQuotes() const { return m_metQuotes; }
    // All parts before are known.
    void goOnAlone() { m_share = Share::Whole; }

    void append(CsvReader &&behind);

    // The rows read since the last call, as series. Nothing if they let those before mean something else.
    std::optional<std::vector<Series>> takeSeries();

    // The run that these series are, with what was noticed so far.
    Run describe(std::vector<Series> series) const;

    // What takeSeries() gave, behind what it gave before.
    bool join(std::vector<Series> &series, std::optional<std::vector<Series>> more);

    bool stopped() const { return m_stopped; }

    // What stands behind the last line end, as if nothing followed: in a copy, as something may.
    std::optional<Run> withTorn(QByteArrayView rest, const Run &whole) const;

private:
    // A column's cells that are no numbers.
    struct Texts { size_t count = 0; int firstLine = 0; bool time = false; };

    qsizetype take(QByteArrayView text, bool last);
    qsizetype takeRows(QByteArrayView text, bool last);
    void flush();
    bool plainRow(const char *&at, const char *end);
    void record(const char *at, const char *end, bool quotes);
    void ended(size_t cells, int line);
    void oddCell(QByteArrayView cell, size_t column, int line);
    bool repeatsHeader(QByteArrayView record) const;

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
    Column m_block;  // of rows that have every number: column by column, m_stride of each
    size_t m_stride = 1, m_blocked = 0;
    std::vector<size_t> m_all;  // columns
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

} // namespace yeonji::runs
