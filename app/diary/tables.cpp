// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/tables.h"

#include "core/text.h"
#include "diary/lists.h"
#include "diary/stamp.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

// What stands before the table in its lines: quote marks and blanks, and before its first row an item's mark.
// The day `2026. 4. 19.` is no mark of one.
qsizetype prefixOf(QStringView line)
{
    static const QRegularExpression containers(uR"(^(?:[ \t]*(?:>|(?!\d{4}\. ?\d{1,2}\.)(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*)"_s);
    return containers.matchView(line).capturedLength();
}

// Where the unescaped bars of a line are; those in code do not count. As on the page, a backslash before
// a bar escapes it whatever stands before that.
QList<qsizetype> barsOf(QStringView line)
{
    QList<qsizetype> bars;
    qsizetype code = 0;  // backticks that opened it
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u'\\' && code == 0) {
            ++i;
        } else if (line.at(i) == u'`') {
            qsizetype run = 1;
            while (i + run < line.size() && line.at(i + run) == u'`')
                ++run;
            if (code == 0 && line.sliced(i + run).contains(QString(run, u'`')))
                code = run;
            else if (code == run)
                code = 0;
            i += run - 1;
        } else if (line.at(i) == u'|' && code == 0 && (i == 0 || line.at(i - 1) != u'\\')) {
            bars.append(i);
        }
    }
    return bars;
}

struct Piece
{
    qsizetype begin = 0, end = 0;  // between two bars, blanks included
};

QList<Piece> piecesOf(QStringView line)
{
    const auto bars = barsOf(line);
    const qsizetype begin = prefixOf(line), end = line.size();
    const bool opened = line.sliced(begin).startsWith(u'|');
    QList<Piece> pieces;
    qsizetype from = opened ? bars.first() + 1 : begin;
    for (qsizetype i = opened ? 1 : 0; i < bars.size(); ++i) {
        pieces.append({from, bars.at(i)});
        from = bars.at(i) + 1;
    }
    if (!line.sliced(from).trimmed().isEmpty() || pieces.isEmpty())
        pieces.append({from, end});
    return pieces;
}

QStringList cellsOf(QStringView line)
{
    QStringList cells;
    for (const Piece &piece : piecesOf(line))
        cells.append(line.sliced(piece.begin, piece.end - piece.begin).trimmed().toString());
    return cells;
}

bool isDelimiter(QStringView line)
{
    static const QRegularExpression cell(u"^:?-+:?$"_s);
    if (!line.contains(u'-') || !isTableRow(line))
        return false;
    const QStringList cells = cellsOf(line);
    return std::ranges::all_of(cells, [](const QString &text) { return cell.match(text).hasMatch(); });
}

bool hasItem(QStringView prefix)
{
    return std::ranges::any_of(prefix, [](QChar c) { return c != u'>' && !c.isSpace(); });
}

qsizetype columnBehind(QStringView prefix)
{
    qsizetype column = 0;
    for (const QChar c : prefix)
        column += c == u'\t' ? 4 - column % 4 : 1;
    return column;
}

// The page ends a table where its quote or item ends, and where another block begins. What may only be one counts,
// too: a row that is left alone loses nothing.
bool goesOn(QStringView first, QStringView row)
{
    const QStringView container = first.first(prefixOf(first)), prefix = row.first(prefixOf(row));
    const QString words = row.sliced(prefix.size()).toString();
    const qsizetype column = columnBehind(container), at = columnBehind(prefix);
    return isTableRow(row) && !hasItem(prefix) && prefix.count(u'>') == container.count(u'>') && at < column + 4
        && (at >= column || !hasItem(container)) && !beginsBlock(words) && !words.startsWith(u'<') && parseStamps(words).isEmpty();
}

// A task is none: the page shows its box.
bool beginsTable(QStringView first, QStringView second)
{
    static const QRegularExpression box(uR"(^\[[ xX]\][ \t])"_s);
    const QStringView prefix = first.first(prefixOf(first));
    const QString words = first.sliced(prefix.size()).toString();
    return isDelimiter(second) && isTableRow(first) && goesOn(first, second) && !beginsBlock(words)
        && !(hasItem(prefix) && box.match(words).hasMatch());
}

QString padded(const QString &text, int width, const QString &alignment)
{
    const int room = std::max(0, width - displayWidth(text));
    const bool right = alignment.endsWith(u':'), left = alignment.startsWith(u':') || !right;
    const int before = right && left ? room / 2 : right ? room : 0;
    return QString(before, u' ') + text + QString(room - before, u' ');
}

} // namespace

bool isTableRow(QStringView line)
{
    return !barsOf(line).isEmpty();
}

std::optional<Rows> tableAround(const QStringList &lines, int line)
{
    if (line < 0 || line >= lines.size() || !isTableRow(lines.at(line)))
        return std::nullopt;
    int first = line;
    while (first > 0 && isTableRow(lines.at(first - 1)))
        --first;
    // A row of dashes within a table is one like the others: tables are told from above.
    while (first <= line && first + 1 < lines.size()) {
        if (!beginsTable(lines.at(first), lines.at(first + 1))) {
            ++first;
            continue;
        }
        int last = first + 1;
        while (last + 1 < lines.size() && goesOn(lines.at(first), lines.at(last + 1)))
            ++last;
        if (line <= last)
            return Rows{first, last};
        first = last + 1;
    }
    return std::nullopt;
}

QStringList formatTable(const QStringList &rows)
{
    if (rows.size() < 2)
        return rows;
    // Rows of a table in a quote or an item keep what they begin with, others are indented as the first one is.
    const QString before = rows.first().first(prefixOf(rows.first()));
    const auto prefix = [&](const QString &row) { return before.trimmed().isEmpty() ? before : row.first(prefixOf(row)); };
    QList<QStringList> cells;
    for (const QString &row : rows)
        cells.append(cellsOf(row));
    const auto columns = cells.first().size();
    const QStringList alignments = cells.at(1);
    QList<int> widths(columns, 3);
    for (qsizetype row = 0; row < cells.size(); ++row)
        for (qsizetype i = 0; row != 1 && i < std::min(columns, cells.at(row).size()); ++i)
            widths[i] = std::max(widths.at(i), displayWidth(cells.at(row).at(i)));
    QStringList formatted;
    for (qsizetype row = 0; row < cells.size(); ++row) {
        QString line = prefix(rows.at(row)) + u'|';
        for (qsizetype i = 0; i < std::max(columns, cells.at(row).size()); ++i) {
            QString cell = cells.at(row).value(i);
            const QString alignment = alignments.value(i);
            if (i >= columns) {
                // A cell too many is shown by no page; it stays as it was written.
            } else if (row == 1) {
                const bool left = alignment.startsWith(u':'), right = alignment.endsWith(u':');
                cell = (left ? u":"_s : QString()) + QString(widths.at(i) - left - right, u'-') + (right ? u":"_s : QString());
            } else {
                cell = padded(cell, widths.at(i), alignment);
            }
            line += u' ' % cell % u" |"_s;
        }
        formatted.append(line);
    }
    return formatted;
}

Cell cellAt(const QStringList &rows, int row, int column)
{
    const auto pieces = piecesOf(rows.at(row));
    int cell = 0;
    while (cell + 1 < pieces.size() && column > pieces.at(cell).end)
        ++cell;
    return {row, cell};
}

std::pair<int, int> columnsOf(const QString &row, int cell)
{
    const auto pieces = piecesOf(row);
    if (cell >= pieces.size())
        return {int(row.size()), int(row.size())};
    auto [begin, end] = pieces.at(cell);
    const QStringView text = QStringView(row).sliced(begin, end - begin);
    if (text.trimmed().isEmpty())
        return {int(std::min(begin + 1, end)), int(std::min(begin + 1, end))};
    begin += text.indexOf(text.trimmed().front());
    return {int(begin), int(begin + text.trimmed().size())};
}

Step stepCell(const QStringList &rows, Cell from, int by)
{
    QStringList all = rows;
    const auto columns = int(cellsOf(rows.first()).size());
    Cell at{from.row, from.cell + by};
    if (at.cell >= columns) {
        at = {at.row + 1, 0};
        if (at.row == 1)
            at.row = 2;
        if (at.row >= all.size())
            all.append(all.last().first(prefixOf(all.last())) % u'|' % QString(u" |"_s).repeated(columns));
    } else if (at.cell < 0) {
        at = {at.row - 1, columns - 1};
        if (at.row == 1)
            at.row = 0;
        if (at.row < 0)
            at = {0, 0};
    }
    return {formatTable(all), at};
}

namespace {

// The records of a spreadsheet's text: cells between tabs; one that holds tabs, quotes or line breaks stands
// in quotes, with each quote of its own doubled.
QList<QStringList> records(QStringView text)
{
    QList<QStringList> rows{{}};
    qsizetype at = 0;
    while (at <= text.size()) {
        QString cell;
        if (at < text.size() && text.at(at) == u'"') {
            qsizetype end = at + 1;
            for (; end < text.size(); ++end) {
                if (text.at(end) != u'"')
                    cell += text.at(end);
                else if (end + 1 < text.size() && text.at(end + 1) == u'"')
                    cell += text.at(end++);
                else
                    break;
            }
            // A quote that goes on behind its end, or has none, is words.
            if (end < text.size() && (end + 1 == text.size() || u"\t\n"_s.contains(text.at(end + 1))))
                at = end + 1;
            else
                cell.clear();
        }
        const qsizetype from = at;
        while (at < text.size() && text.at(at) != u'\t' && text.at(at) != u'\n')
            ++at;
        rows.last().append(cell + text.sliced(from, at - from));
        if (at < text.size() && text.at(at) == u'\n')
            rows.append(QStringList());
        ++at;
    }
    return rows;
}

} // namespace

QString withTablesFormatted(const QString &text)
{
    static const QRegularExpression fence(u"^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*(`{3,}|~{3,})"_s);
    const QStringList lines = text.split(u'\n');
    QStringList made;
    QString open;  // the fence
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        if (const QString mark = fence.match(line).captured(1); !mark.isEmpty() && (open.isEmpty() || mark.startsWith(open)))
            open = open.isEmpty() ? mark : QString();
        if (!open.isEmpty() || i + 1 == lines.size() || !beginsTable(line, lines.at(i + 1))) {
            made.append(line);
            continue;
        }
        qsizetype last = i + 1;
        while (last + 1 < lines.size() && goesOn(line, lines.at(last + 1)))
            ++last;
        made += formatTable(lines.sliced(i, last - i + 1));
        i = last;
    }
    return made.join(u'\n');
}

std::optional<QString> tableFromTabs(const QString &text)
{
    QString plain = text;
    plain.replace(u"\r\n"_s, u"\n"_s);
    while (plain.endsWith(u'\n'))
        plain.chop(1);
    QList<QStringList> rows = records(plain);
    const auto isIndented = [](const QStringList &row) { return row.first().isEmpty(); };
    const bool isRagged = std::ranges::any_of(rows, [&rows](const QStringList &row) { return row.size() != rows.first().size(); });
    // Indented text is no table, nor is one with lines that have no cells.
    if (rows.size() < 2 || std::ranges::all_of(rows, isIndented) || (isRagged && std::ranges::any_of(rows, isIndented))
        || std::ranges::any_of(rows, [](const QStringList &row) { return row.size() < 2; }))
        return std::nullopt;
    const qsizetype columns = std::ranges::max(rows, {}, &QStringList::size).size();
    QStringList lines;
    for (QStringList &row : rows) {
        row.resize(columns);
        for (QString &cell : row)
            cell = cell.trimmed().replace(u'|', u"\\|"_s).replace(u'\n', u"<br>"_s);
        lines.append(u"| "_s % row.join(u" | "_s) % u" |"_s);
    }
    lines.insert(1, u'|' + QString(u"---|"_s).repeated(columns));
    return formatTable(lines).join(u'\n') + u'\n';
}

} // namespace yeonji::diary
