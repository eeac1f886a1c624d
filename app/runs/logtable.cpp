// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logtable.h"

#include "runs/logwords.h"
#include "runs/number.h"

#include <cmath>
#include <optional>

namespace yeonji::runs {

namespace {

using Cells = std::vector<QByteArrayView>;

bool isRule(QByteArrayView line)
{
    constexpr qsizetype shortest = 8;
    return line.size() >= shortest && std::ranges::all_of(line, [](char c) { return c == '-' || c == '+'; });
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

// Of `| a | b |`; untrimmed, as an indent tells what belongs to what.
Cells framedCells(QByteArrayView line)
{
    Cells cells;
    for (qsizetype at = 1; at < line.size();) {
        const qsizetype end = line.indexOf('|', at);
        if (end < 0)
            return {};
        cells.push_back(line.sliced(at, end - at));
        at = end + 1;
    }
    return cells;
}

// Where a bar behind the cells begins, `640: 100%|###` or `mAP50-95): 12%|#`; the end: there is none.
qsizetype barOf(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(": ");
    if (colon < 0)
        return line.endsWith(':') ? line.size() - 1 : line.size();
    const char *at = behindSpaces(line.begin() + colon + 1, line.end());
    const char *const digits = at;
    while (at != line.end() && isDigit(*at))
        ++at;
    return at != digits && at != line.end() && *at == '%' ? colon : line.size();
}

Cells spacedCells(QByteArrayView line)
{
    Cells cells;
    for (const char *at = line.begin(), *const end = line.end(); at != end;) {
        const char *const stop = std::find_if(at, end, isSpace);
        if (const QByteArrayView cell(at, stop); !cell.isEmpty() && cell != "+")  // skorch's mark of a checkpoint
            cells.push_back(cell);
        at = std::find_if_not(stop, end, isSpace);
    }
    return cells;
}

Cells cellsOf(QByteArrayView line)
{
    if (!line.startsWith('|'))
        return spacedCells(line);
    Cells cells = framedCells(line);
    for (QByteArrayView &cell : cells)
        cell = cell.trimmed();
    return cells;
}

bool isName(QByteArrayView cell)
{
    return !cell.isEmpty() && isLetter(cell.front()) && std::ranges::none_of(cell, [](char c) { return c == '=' || c == ':' || c == ','; });
}

// `0.5`, `nan`, `13.1G`, `91%`.
std::optional<double> valueOf(QByteArrayView cell)
{
    double value = 0;
    const auto [stop, error] = parseNumber(cell.begin(), cell.end(), value);
    const bool hasUnit = stop != cell.end() && stop + 1 == cell.end() && QByteArrayView("GMK%s").contains(*stop);
    return error == std::errc() && (stop == cell.end() || hasUnit) ? std::optional(value) : std::nullopt;
}

// A cell where a number may be missing: a duration, or nothing.
bool isBeside(QByteArrayView cell)
{
    return cell == "None" || cell == "-" || cell == "--"
        || (cell.contains(':') && std::ranges::all_of(cell, [](char c) { return isDigit(c) || c == ':' || c == '.'; }));
}

struct Fraction { double number = 0; std::optional<double> of; };

// `3`, `3/10`: where a row stands.
std::optional<Fraction> placeOf(QByteArrayView cell)
{
    Fraction place;
    const auto first = parseNumber(cell.begin(), cell.end(), place.number);
    if (first.ec != std::errc() || !isDigit(cell.front()) || place.number != std::floor(place.number))
        return {};
    if (first.ptr == cell.end())
        return place;
    double of = 0;
    if (*first.ptr != '/' || parseNumber(first.ptr + 1, cell.end(), of).ptr != cell.end() || !(of >= 0))
        return {};
    place.of = of;
    return place;
}

// `16/16` of ` 100%|███| 16/16 [00:05<00:00,  2.78it/s]`
std::optional<Fraction> passedOf(QByteArrayView bar)
{
    for (const QByteArrayView cell : spacedCells(bar))
        if (const auto place = placeOf(cell); place && place->of && *place->of > 0)
            return place;
    return {};
}

bool isClass(QByteArrayView cell)
{
    return isOneOf(cell, std::array{"class", "classes"});
}

// `Box(P`, `R`, `mAP50`, `mAP50-95)`: with the word before the bracket only where there are several of them.
std::vector<QByteArray> ungrouped(const Cells &cells)
{
    const bool several = std::ranges::count_if(cells, [](QByteArrayView cell) { return cell.contains('('); }) > 1;
    std::vector<QByteArray> names;
    QByteArray group;
    for (QByteArrayView cell : cells) {
        if (const qsizetype open = cell.indexOf('('); open > 0) {
            group = several ? QByteArray(cell.first(open).toByteArray() + ' ') : QByteArray();
            cell = cell.sliced(open + 1);
        }
        const bool closes = cell.endsWith(')');
        names.push_back(group + cell.chopped(closes));
        if (closes)
            group.clear();
    }
    return names;
}

void put(LogLine &parsed, const QByteArray &name, double value)
{
    parsed.names.push_back(name);
    parsed.numbers.push_back({parsed.names.back(), value});
}

} // namespace

bool LogTables::take(QByteArrayView line, LogLine &parsed)
{
    line = line.trimmed();
    return !line.isEmpty() && (takeBox(line, parsed) || takeColumns(line, parsed));
}

bool LogTables::takeBox(QByteArrayView line, LogLine &parsed)
{
    if (isRule(line)) {
        m_open = true;
        m_section.clear();
        const auto rows = std::exchange(m_box, {});
        if (rows.empty())
            return false;
        parsed.clear();
        for (const auto &[name, value] : rows)
            put(parsed, name, value);
        return true;
    }
    if (!m_open)
        return false;
    constexpr size_t most = 512;
    const Cells cells = line.startsWith('|') ? framedCells(line) : Cells();
    const QByteArrayView key = cells.size() == 2 ? cells[0].trimmed() : QByteArrayView();
    if (key.isEmpty() || !isLetter(key.front()) || m_box.size() >= most) {
        m_open = false;
        m_box.clear();
        return false;
    }
    parsed.clear();
    const QByteArrayView value = cells[1].trimmed();
    if (value.isEmpty() && key.endsWith('/')) {
        m_section = key.toByteArray();
        return true;
    }
    if (!cells[0].startsWith("  "))
        m_section.clear();
    if (const auto number = valueOf(value))
        m_box.emplace_back(m_section + key, *number);
    return true;
}

bool LogTables::takeColumns(QByteArrayView line, LogLine &parsed)
{
    constexpr size_t fewest = 3;
    const bool isHeader = isLetter(line.front()) || (line.startsWith('|') && line.size() > 2 && isLetter(*behindSpaces(line.begin() + 1, line.end() - 1)));
    if (!isHeader && m_columns.empty())
        return false;
    constexpr int mostBetween = 64;
    if (!isHeader && ++m_between > mostBetween) {
        m_columns.clear();
        return false;
    }
    // To look at the first word is quick, and most lines begin with none of these.
    const char *const first = line.startsWith('|') ? behindSpaces(line.begin() + 1, line.end()) : line.begin();
    const QByteArrayView word(first, std::find_if(first, line.end(), [](char c) { return isSpace(c) || c == '|'; }));
    const bool isRow = word == "all" && !m_evaluated.empty();
    const bool evaluates = isHeader && isClass(word);
    if (isHeader && !isRow && !evaluates && roleOf(word) != ColumnRole::Step && roleOf(word) != ColumnRole::Epoch)
        return false;
    const qsizetype end = barOf(line);
    const QByteArrayView bar = line.sliced(end);
    Cells cells = cellsOf(line.first(end));
    if (cells.size() < fewest)
        return false;
    if (isRow)
        return takeEvaluation(cells, parsed);
    if (!isHeader)
        return takeRow(cells, bar, parsed);
    if (!std::ranges::all_of(cells, isName))
        return false;
    parsed.clear();
    if (evaluates) {
        m_evaluated = ungrouped(cells);
        // The line of the bar may have got no end.
        if (const qsizetype behind = bar.indexOf(" all "); behind >= 0)
            takeEvaluation(cellsOf(bar.sliced(behind)), parsed);
        return true;
    }
    std::erase(cells, "cp");
    m_columns.clear();
    for (const QByteArrayView cell : cells)
        m_columns.push_back(cell.toByteArray());
    m_between = 0;
    return true;
}

bool LogTables::takeRow(const Cells &cells, QByteArrayView bar, LogLine &parsed)
{
    const auto place = cells.size() == m_columns.size() ? placeOf(cells.front()) : std::nullopt;
    if (!place)
        return false;
    std::vector<std::pair<size_t, double>> values;
    for (size_t i = 1; i < cells.size(); ++i) {
        if (const auto value = valueOf(cells[i]))
            values.emplace_back(i, *value);
        else if (!isBeside(cells[i]))
            return false;
    }
    if (values.empty())
        return false;
    parsed.clear();
    put(parsed, m_columns.front(), place->number);
    const bool isEpoch = roleOf(QByteArrayView(m_columns.front())) == ColumnRole::Epoch;
    m_countsFromZero = m_countsFromZero || place->number == 0;
    if (place->of)
        (isEpoch ? parsed.epochs : parsed.steps) = *place->of + (m_countsFromZero ? 1 : 0);  // YOLOv5's `0/99` are a hundred
    for (const auto &[i, value] : values)
        put(parsed, m_columns[i], value);
    if (const auto passed = passedOf(bar)) {
        parsed.done = passed->number;
        parsed.total = passed->of;
    }
    m_between = 0;
    m_trained = true;
    m_repeats = false;
    return true;
}

// Of all classes together. What is evaluated again without a training between is the best model of all, which does not
// stand where the run does.
bool LogTables::takeEvaluation(const Cells &cells, LogLine &parsed)
{
    if (cells.size() != m_evaluated.size())
        return false;
    parsed.clear();
    if (std::exchange(m_repeats, m_trained))
        return true;
    for (size_t i = 1; i < cells.size(); ++i)
        if (const auto value = valueOf(cells[i]); value && !isOneOf(m_evaluated[i], std::array{"images", "instances", "labels", "targets"}))
            put(parsed, m_evaluated[i], *value);
    return true;
}

} // namespace yeonji::runs
