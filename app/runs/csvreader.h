// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of a table of numbers, or of a part of one, as series. Sparse columns (Lightning writes
// training and validation into different rows), quoted cells with line ends, cells that are no numbers, rows
// that name their metric (longtable.h).

#include "runs/csvdialect.h"
#include "runs/keyorder.h"
#include "runs/linetail.h"
#include "runs/rowreader.h"

#include <map>
#include <string_view>

namespace yeonji::runs {

enum class Share { Whole, Part };

class CsvReader : public RowReader<CsvReader>
{
public:
    // A part of a file knows nothing of the quotes and further headers before it: it stops at the first it sees.
    CsvReader(const CsvDialect &dialect, QByteArrayView header, const QString &path, Share share);

    Result<> take(Chunks &chunks, qint64 expected, End end = End::Closed);
    std::optional<std::vector<Series>> takeSeries();
    Run describe(std::vector<Series> series) const;
    void append(CsvReader &&behind);
    void takeLast(QByteArrayView text) { take(text, true); }

    // What stands before a part lets it mean something else.
    bool dependsOnBefore() const { return m_dependsOnBefore; }
    // All parts before are known.
    void goOnAlone() { m_share = Share::Whole; }

private:
    friend RowReader;

    // A column's cells that are no numbers. `digits`: one of them may be meant as one.
    struct Texts { size_t count = 0; int firstLine = 0; bool time = false, digits = false; };

    qsizetype take(QByteArrayView text, bool last);
    qsizetype takeRows(QByteArrayView text, bool last);
    void beginTable();
    bool countsRows(size_t column) const;
    size_t sownColumn(const QString &name);
    void flush();
    bool plainRow(const char *&at, const char *end);
    void record(const char *at, const char *end, bool quotes);
    bool passHole(const char *&at, const char *end);
    void ended(size_t cells, int line);
    void oddCell(QByteArrayView cell, size_t column, int line);
    bool takesHeader(QByteArrayView record);
    const std::vector<size_t> &columnsOf(QByteArrayView record);
    void longRow(QByteArrayView record, bool quotes, int line);
    size_t columnOfMetric(const std::vector<QByteArrayView> &cells);
    void put(QByteArrayView cell, size_t column, int line);
    void arrangeCells(std::vector<size_t> columns);
    size_t columnNamed(const QString &name);
    void knowColumn(const QString &name);
    void arrange(std::vector<Series> &series) const;

    static constexpr qsizetype longestQuoted = 16 << 20, longestRecord = 64 << 20;

    CsvDialect m_dialect;
    QByteArray m_headerText;  // the line of the last one without the end
    QStringList m_names;      // of the columns: those of the first header, and what came later
    QHash<QString, size_t> m_places;  // by name, once they are asked for
    Share m_share;
    int m_before;  // lines before the first row; each part counts from there
    const char *m_limit = nullptr;  // of what may be looked at
    std::vector<Texts> m_texts;
    Column m_block;  // of rows that have every number: cell by cell, m_stride of each
    size_t m_stride = 1, m_blocked = 0;
    qsizetype m_cells;          // of a row, under the last header
    std::vector<size_t> m_all;  // columns of the cells
    static constexpr size_t none = size_t(-1);
    std::optional<size_t> m_phaseCell;  // that says which data a row is about
    std::map<std::string_view, std::vector<size_t>> m_ofPhase;  // columns of the cells of such a row; none: left out
    std::vector<QByteArrayView> m_cellsOfRow;
    struct Axis { size_t cell, column; };
    std::vector<Axis> m_axes;       // of a long table
    KeyOrder m_metrics;             // by what the cells say that name them
    std::vector<size_t> m_metricColumns;
    std::vector<double> m_counted;  // values of each column so far, of a long table without steps
    int m_surplus = 0, m_firstSurplus = 0;  // rows of metrics that are too many
    std::vector<size_t> m_numbers;  // a column's, all that were taken
    std::vector<bool> m_wanted;
    std::vector<bool> m_sown;  // has the row before the first one
    qsizetype m_searched = 0;  // bytes of what is not taken yet that hold no line end
    int m_line = 0;
    int m_longRows = 0, m_firstLongRow = 0;
    int m_holes = 0, m_firstHole = 0;  // lines
    bool m_quotes = true, m_dependsOnBefore = false, m_cut = false;
};

// A table as it stands, whatever it is of.
Result<Run> readTable(const QString &path, const Progress &progress);

} // namespace yeonji::runs
