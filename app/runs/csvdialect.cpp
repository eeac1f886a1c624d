// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/csvdialect.h"

#include "runs/digitgroups.h"
#include "runs/printed.h"
#include "runs/table.h"

#include <QHash>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

QByteArrayView withoutLineEnd(QByteArrayView record)
{
    return record.endsWith('\r') ? record.chopped(1) : record;
}

// The first records of the head, at most `most`; one that is cut off by the end of the head only if
// nothing else is there.
QList<QByteArrayView> firstRecords(QByteArrayView text, bool whole, char separator, int most)
{
    QList<QByteArrayView> records;
    while (!text.isEmpty() && records.size() < most) {
        const qsizetype end = csvRecordEnd(text, separator);
        if (end < 0) {
            if (whole || records.isEmpty())
                records.append(withoutLineEnd(text));
            break;
        }
        if (const auto record = withoutLineEnd(text.first(end)); !record.trimmed().isEmpty())
            records.append(record);
        text = text.sliced(end + 1);
    }
    return records;
}

// Behind the separator after the cell that begins at `at`; null: it was the last. `cell` is what stands in it.
const char *nextCell(const char *at, const char *end, char separator, QByteArray *cell)
{
    while (at != end && isBlank(*at) && *at != separator)
        ++at;
    if (at != end && *at == '"') {
        ++at;
        while (at != end && !(*at == '"' && (at + 1 == end || at[1] != '"'))) {
            at += *at == '"';
            if (cell)
                *cell += *at;
            ++at;
        }
        at += at != end;
    }
    const char *const stop = csvCellEnd(at, end, separator);
    if (cell)
        cell->append(at, stop - at);
    return stop != end ? stop + 1 : nullptr;
}

// Behind the bracket that closes what wraps a value here; `at` if nothing does, or more follows in the cell.
const char *behindWrapped(const char *at, const char *end, char separator)
{
    constexpr qsizetype longest = 4096;
    const char *const inside = behindWrapper(at, end);
    if (inside == at)
        return at;
    const char *const stop = end - inside > longest ? inside + longest : end;
    int depth = inside[-1] == '[' ? 2 : 1;
    for (const char *here = inside; here != stop; ++here) {
        depth += *here == '(' || *here == '[' ? 1 : *here == ')' || *here == ']' ? -1 : 0;
        if (depth > 0)
            continue;
        const char *const behind = std::find_if_not(here + 1, end, [separator](char c) { return isBlank(c) && c != separator; });
        return behind == end || *behind == separator ? behind : at;
    }
    return at;
}

// How well a separator explains the records: their number of cells if most have the same, else 0.
int fitOf(char separator, const QList<QByteArrayView> &records)
{
    const qsizetype wanted = csvCellCount(records.first(), separator);
    if (wanted < 2)
        return 0;
    qsizetype same = 0;
    for (const QByteArrayView record : records)
        same += csvCellCount(record, separator) == wanted;
    return same * 5 >= records.size() * 4 ? int(std::min<qsizetype>(wanted, 1'000'000)) : 0;
}

bool isNumber(const QByteArray &cell, bool decimalComma)
{
    bool missing = false;
    return csvNumber(cell, decimalComma, missing).has_value();
}

QStringList uniqueNames(const QList<QByteArray> &cells)
{
    QStringList names;
    QSet<QString> taken;
    QHash<QString, int> next;  // number of a name that is written again
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString written = csvText(cells[i]).trimmed();
        // Above the numbers of its rows pandas leaves the cell empty.
        QString name = !written.isEmpty() ? written : i > 0 ? u"column %1"_s.arg(i + 1) : u"index"_s;
        for (int &n = next[written]; taken.contains(name); ++n)
            name = u"%1 (%2)"_s.arg(written, QString::number(n + 2));
        taken.insert(name);
        names.append(name);
    }
    return names;
}

} // namespace

QString csvText(QByteArrayView bytes)
{
    if (!bytes.isValidUtf8()) {
        QStringDecoder korean("CP949");
        if (korean.isValid()) {
            const QString text = korean(bytes);
            if (!korean.hasError())
                return text;
        }
    }
    return QString::fromUtf8(bytes);
}

std::optional<double> csvNumber(QByteArrayView cell, bool decimalComma, bool &missing)
{
    missing = false;
    cell = cell.trimmed();
    if (cell.isEmpty()) {
        missing = true;
        return {};
    }
    if (cell.front() == '+')
        cell = cell.sliced(1);
    if (cell.size() > 1 && cell.back() == '%')
        cell = cell.chopped(1).trimmed();
    std::array<char, 64> swapped;
    if (decimalComma && cell.size() < qsizetype(swapped.size())) {
        std::ranges::replace_copy(cell, swapped.begin(), ',', '.');
        cell = {swapped.data(), cell.size()};
    }
    double value = 0;
    const auto [end, error] = parseGrouped(cell.begin(), cell.end(), value);
    if (end == cell.end()) {
        if (error == std::errc())
            return value;
        if (error == std::errc::result_out_of_range) {
            const bool tiny = std::ranges::search(cell, QByteArrayView("e-")).size() || std::ranges::search(cell, QByteArrayView("E-")).size();
            return tiny ? 0.0 : cell.front() == '-' ? -HUGE_VAL : HUGE_VAL;
        }
    }
    if (parsePrinted(cell.begin(), cell.end(), value))
        return value;
    static constexpr std::array nothing{"none", "null", "na", "n/a", "-", "--", "<na>"};
    missing = std::ranges::any_of(nothing, [cell](const char *word) {
        return cell.compare(word, Qt::CaseInsensitive) == 0;
    });
    return {};
}

const char *csvCellEnd(const char *at, const char *end, char separator)
{
    at = behindSpaces(at, end);
    if (at != end && isLetter(*at))
        at = behindWrapped(at, end, separator);
    const void *const stop = at == end ? nullptr : std::memchr(at, separator, size_t(end - at));
    return stop ? static_cast<const char *>(stop) : end;
}

qsizetype csvRecordEnd(QByteArrayView text, char separator)
{
    const char *const begin = text.begin();
    const char *const end = text.end();
    const char *at = begin;
    const char *lineEnd = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
    if (lineEnd && !std::memchr(at, '"', size_t(lineEnd - at)))
        return lineEnd - begin;
    bool cellBegins = true;
    while (at != end) {
        const char c = *at;
        if (c == '\n')
            return at - begin;
        if (c == '"' && cellBegins) {
            ++at;
            while (at != end) {
                if (*at == '"') {
                    if (at + 1 == end || at[1] != '"')
                        break;
                    ++at;
                }
                ++at;
            }
            if (at == end)
                return -1;
        }
        cellBegins = c == separator || (cellBegins && c == ' ');
        ++at;
    }
    return -1;
}

QList<QByteArray> csvCells(QByteArrayView record, char separator, qsizetype most)
{
    QList<QByteArray> cells;
    const char *at = record.begin();
    while (at && cells.size() < most) {
        QByteArray cell;
        at = nextCell(at, record.end(), separator, &cell);
        cells.append(cell.trimmed());
    }
    return cells;
}

QStringList csvNames(QByteArrayView record, char separator, qsizetype most)
{
    return uniqueNames(csvCells(record, separator, most));
}

qsizetype csvCellCount(QByteArrayView record, char separator)
{
    qsizetype count = 0;
    for (const char *at = record.begin(); at; ++count)
        at = nextCell(at, record.end(), separator, nullptr);
    return count;
}

std::optional<CsvDialect> csvDialect(QByteArrayView head, bool whole)
{
    // A crash leaves holes of NULs behind rows; where there are none before, this is no text.
    const qsizetype hole = head.indexOf('\0');
    if (hole >= 0) {
        head = head.first(hole);
        whole = false;
    }
    CsvDialect dialect;
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(dialect.headerBytes = 3);
    // Comments and empty lines before the table, as numpy and some loggers write them.
    while (!head.isEmpty() && (head.front() == '#' || head.front() == '\n' || head.startsWith("\r\n"))) {
        const qsizetype end = head.indexOf('\n');
        if (end < 0)
            return {};
        dialect.headerBytes += end + 1;
        ++dialect.headerLine;
        head = head.sliced(end + 1);
    }
    if (head.trimmed().isEmpty() || head.trimmed().front() == '{' || head.trimmed().front() == '[' || head.front() == '<')
        return {};

    int best = 0;
    for (const char separator : {',', '\t', ';', '|'}) {
        const auto records = firstRecords(head, whole, separator, 20);
        if (records.isEmpty())
            continue;
        if (const int fit = fitOf(separator, records); fit > best) {
            best = fit;
            dialect.separator = separator;
        }
    }
    // 0,5;0,7 has as many commas as semicolons and more: a semicolon that fits is meant.
    if (dialect.separator == ',' && best > 0) {
        const auto records = firstRecords(head, whole, ';', 20);
        if (fitOf(';', records) > 1)
            dialect.separator = ';';
    }
    const auto records = firstRecords(head, whole, dialect.separator, 20);
    constexpr qsizetype most = Table::mostColumns;
    const auto first = csvCells(records.first(), dialect.separator, most);
    dialect.columns = csvCellCount(records.first(), dialect.separator);
    // (`25%` is a name where percentiles are.)
    dialect.header = std::ranges::none_of(first, [](const QByteArray &cell) { return isNumber(cell, true) && !cell.endsWith('%'); })
        && std::ranges::any_of(first, [](const QByteArray &cell) { return !cell.isEmpty(); });
    // A column may be named by a number, but not the first ones of a row of numbers.
    if (!dialect.header && records.size() > 1 && !isNumber(first.first(), true) && !first.first().isEmpty()) {
        const auto second = csvCells(records[1], dialect.separator, 1);
        dialect.header = isNumber(second.first(), true);
    }

    std::vector<int> numbers(size_t(first.size())), texts(size_t(first.size()));
    std::vector<QList<QByteArray>> rows;
    for (qsizetype i = dialect.header ? 1 : 0; i < records.size(); ++i) {
        const auto cells = csvCells(records[i], dialect.separator, most);
        bool any = false;
        for (qsizetype k = 0; k < std::min(cells.size(), first.size()); ++k) {
            bool missing = false;
            if (csvNumber(cells[k], dialect.separator != ',', missing)) {
                ++numbers[size_t(k)];
                any = true;
                dialect.decimalComma = dialect.decimalComma || (dialect.separator != ',' && cells[k].contains(','));
            } else if (!missing) {
                ++texts[size_t(k)];
            }
        }
        dialect.lines += any;
        rows.push_back(cells);
    }
    if (hole >= 0 && dialect.lines == 0)
        return {};
    for (size_t k = 0; k < numbers.size(); ++k)
        dialect.numericColumns += numbers[k] > 0 && numbers[k] >= texts[k];

    if (dialect.header) {
        dialect.names = uniqueNames(first);
        dialect.longTable = longTableOf(dialect.names, rows, dialect.separator != ',');
        const qsizetype end = csvRecordEnd(head, dialect.separator);
        dialect.headerBytes = end < 0 ? dialect.headerBytes + head.size() : dialect.headerBytes + end + 1;
    } else {
        for (qsizetype i = 0; i < first.size(); ++i)
            dialect.names.append(u"column %1"_s.arg(i + 1));
    }
    return dialect;
}

} // namespace yeonji::runs
