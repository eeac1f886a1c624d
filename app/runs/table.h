// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows as a file brings them, kept as columns of numbers. Every reader of rows (CSV, JSONL, event
// files, trainer logs) fills one and asks it for series. A column without gaps costs eight bytes a
// number; the axes are shared by all columns that stand in the same rows.

#include "runs/run.h"

#include <QHash>

#include <span>

namespace yeonji::runs {

// Lines of the file in which something happens to a series, by its name; none where a file has no lines.
struct SeriesLines
{
    QHash<QString, int> odd;       // of its first value that is not finite; 0 where there are no lines
    QHash<QString, int> restarts;  // of the first row whose step falls back
    // Of rows that come behind: the first ones stay.
    void add(const SeriesLines &behind)
    {
        for (auto at = behind.odd.begin(); at != behind.odd.end(); ++at)
            if (!odd.contains(at.key()))
                odd.insert(at.key(), at.value());
        for (auto at = behind.restarts.begin(); at != behind.restarts.end(); ++at)
            if (!restarts.contains(at.key()))
                restarts.insert(at.key(), at.value());
        known = known || behind.known;
    }

    QHash<QString, int> first = {};  // of its first point, in rows that come behind others
    bool known = false;            // a series that is not in `odd` is finite throughout
};

// Where steps that begin anew with each epoch stand in the run: `iter` of mmcv, a loader's `batch`.
struct Passes
{
    double begin = 0;               // of the epoch that is on, in steps
    QHash<double, double> begins;   // of those so far that began behind others

    void countOn(Column &steps, const Column &epochs);
};

class Table
{
public:
    // So many columns a run may have, a hundred thousand metrics and what else stands beside them: who reads more
    // leaves out the further ones and says so. Each costs half a kilobyte however few numbers stand in it.
    static constexpr size_t mostColumns = 110'000;

    size_t addColumn(QString name);
    size_t columnCount() const { return m_columns.size(); }
    const QString &name(size_t column) const { return m_columns[column].name; }
    void setName(size_t column, QString name) { m_columns[column].name = std::move(name); }
    const Column &values(size_t column) const { return m_columns[column].values; }

    // `line`: where it stands in the file; 0 if the file has no lines.
    void beginRow(int line = 0)
    {
        if (line != 0 && (m_rows == 0 || line != m_line + 1))
            m_lines.emplace_back(m_rows, line);
        ++m_rows;
        m_line = line;
    }
    size_t rows() const { return m_rows; }
    // Into the row begun last; a second value for the same cell replaces the first.
    void put(size_t column, double value)
    {
        Cells &cells = m_columns[column];
        if (cells.rows.empty() && cells.values.size() + 1 == m_rows)
            cells.values.push_back(value);
        else
            putSparse(cells, value);
        if (!(value - value == 0) && !cells.isOdd) {
            cells.isOdd = true;
            cells.oddLine = m_line;
        }
    }

    // Many rows at once that have a number in the same columns, each in one: that of row r and of
    // columns[c] stands at block[c * stride + r]. They stand line by line from `line` on.
    void putRows(std::span<const size_t> columns, const double *block, size_t stride, size_t rows, int line = 0);

    // Room for that many rows in columns that have had no gap so far.
    void expectRows(size_t rows);

    // The rows of a table that was read from behind this one's: columns go by name (no two of a table
    // have one), new ones to the end. Its lines count from `lines` on.
    void append(Table &&behind, int lines);

    // MMEngine tells the step of a row twice, as `iter` and `step`; a row of an evaluation has `step` alone, and its number
    // is that of the epoch. -1 beside an epoch is no step. Afterwards `step` says where each row stands. Gives a column that
    // says nothing besides.
    std::optional<size_t> settleSteps();

    // Where the points stand. A role is taken from the columns' names (`global_step`, `epoch`,
    // `timestamp`) or, for the step, from a first column of rising whole numbers.
    struct Roles
    {
        std::optional<size_t> step, epoch, time;
        bool stepIsMetric = false;  // the step's name says nothing of steps: it stays a series too
    };
    Roles roles() const;

    // One series per column that is no axis and in `wanted` (empty: all), in order. Columns without a
    // value give series without points. Where they stand in the file: see lines().
    // Leaves the table empty.
    std::vector<Series> takeSeries(const Roles &roles, const std::vector<bool> &wanted = {});
    // The same with axes that are no columns: one number per row; wallTime and epoch may be empty.
    struct RowAxes { Column step, wallTime, epoch; };
    std::vector<Series> takeSeries(RowAxes axes, const std::vector<bool> &wanted);

    // Its rows come behind others that were taken before.
    void comeBehind(const Passes &passes)
    {
        m_isBehind = true;
        m_passes = passes;
    }
    const Passes &passes() const { return m_passes; }  // as they are behind the rows taken

    // Of the series taken, by name.
    const SeriesLines &lines() const { return m_seriesLines; }

private:
    struct Cells
    {
        QString name;
        Column values;
        std::vector<quint32> rows;  // empty: values stand in the rows 0, 1, 2…
        bool isOdd = false;  // it has a value that is not finite, the first in that line
        int oddLine = 0;
    };
    void putSparse(Cells &cells, double value);
    std::optional<size_t> columnNamed(QStringView name) const;
    Column spread(size_t column) const;  // a number for each row, NaN where it has none
    Column takeDense(size_t column, bool carry, bool isSeriesToo);
    int lineOf(size_t row) const;

    std::vector<Cells> m_columns;
    size_t m_rows = 0;
    int m_line = 0;
    std::vector<std::pair<size_t, int>> m_lines;  // row and line from which on rows stand line by line
    SeriesLines m_seriesLines;
    Passes m_passes;
    bool m_isBehind = false;
};

// Room for many numbers at once, in large pages where the system has them: to touch a small one for the
// first time takes longer than to fill it.
void makeRoom(Column &column, size_t size);

// Puts `behind` below `column`; a first part is taken as it is, with the room that was made in it.
void putBelow(Column &column, Column &&behind);

// What a column's name says it is, whatever its file.
enum class ColumnRole { None, Step, Epoch, Time };
ColumnRole roleOf(QStringView name);
ColumnRole roleOf(QByteArrayView name);  // in UTF-8

} // namespace yeonji::runs
