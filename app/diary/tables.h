// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables of Markdown as they are typed: cells in line, a Hangul letter as wide as two Latin ones (as
// the editor's face draws them), and from cell to cell by one key. Nothing a cell holds is changed.

#include <QString>
#include <QStringList>

#include <optional>

namespace yeonji::diary {

// A line that can belong to a table: it has an unescaped | outside of code.
bool isTableRow(QStringView line);

// The rows [first, last] of the table line `line` stands in, from 0; nothing: there is no table (a
// second row of dashes makes one).
struct Rows
{
    int first = 0, last = 0;
    friend bool operator==(const Rows &, const Rows &) = default;
};
std::optional<Rows> tableAround(const QStringList &lines, int line);

// The table's lines with cells padded to their column's width, by the alignment the second row says.
QStringList formatTable(const QStringList &rows);

// A text whose tables are all formatted; what stands in fences of code is left.
QString withTablesFormatted(const QString &text);

// A caret in a table: row from 0, the second row never, cell from 0.
struct Cell
{
    int row = 0, cell = 0;
    friend bool operator==(const Cell &, const Cell &) = default;
};
Cell cellAt(const QStringList &rows, int row, int column);
// From its first to behind its last character; an empty cell: twice the place to write.
std::pair<int, int> columnsOf(const QString &row, int cell);

// The table formatted, and the cell `by` cells on (1 or -1); behind the last a row is added, before the
// first it stays.
struct Step
{
    QStringList rows;
    Cell at;
};
Step stepCell(const QStringList &rows, Cell from, int by);

// Lines of cells between tabs, as spreadsheets copy them, as a table; short rows are filled up,
// and a cell of several lines has a <br> for each end. Nothing: it is no such thing.
std::optional<QString> tableFromTabs(const QString &text);

} // namespace yeonji::diary
