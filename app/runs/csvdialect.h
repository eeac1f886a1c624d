// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What kind of table a text file is, told from its first lines: separator, header, decimal comma, whether its rows name
// their metric.

#include "runs/longtable.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

#include <optional>

namespace yeonji::runs {

struct CsvDialect
{
    char separator = ',';
    bool header = true;
    bool decimalComma = false;  // 0,5 between semicolons or tabs
    QStringList names;          // of the columns, at most Table::mostColumns; `column 1`… without a header; each different
    qsizetype columns = 0;      // how many there are
    qsizetype headerBytes = 0;  // with its line end and what stands before it
    int headerLine = 1;
    int numericColumns = 0;     // in the lines looked at
    int lines = 0;              // of numbers looked at
    std::optional<LongTable> longTable = {};
};

// `head` begins the file and may end in the middle of a line unless `whole`. Nothing if this is no
// table of rows and columns.
std::optional<CsvDialect> csvDialect(QByteArrayView head, bool whole);

// The first cells of one record without its line end, at most `most`; quotes are taken off.
QList<QByteArray> csvCells(QByteArrayView record, char separator, qsizetype most);
// The same as names of columns: each different, none empty.
QStringList csvNames(QByteArrayView record, char separator, qsizetype most);
qsizetype csvCellCount(QByteArrayView record, char separator);

// End of the record that begins at 0, its line end excluded: a newline outside quotes. -1: not in
// `text`. Quotes count only where a cell begins, as people write 5" into cells too.
qsizetype csvRecordEnd(QByteArrayView text, char separator);

// Where an unquoted cell that begins at `at` ends: before the separator, or at `end`. Separators within a value as PyTorch
// prints it are its own: `tensor(0.5, device='cuda:0')`.
const char *csvCellEnd(const char *at, const char *end, char separator);

// A name or cell as text: UTF-8, else Korean Windows, as spreadsheets save it.
QString csvText(QByteArrayView bytes);

// A cell as a number: spaces around it, `+`, nan and inf in any case, `50%` (50), `1,234.5` in quotes. `missing` is set
// for what stands for no value: nothing, None, null, NA, N/A, -.
std::optional<double> csvNumber(QByteArrayView cell, bool decimalComma, bool &missing);

} // namespace yeonji::runs
