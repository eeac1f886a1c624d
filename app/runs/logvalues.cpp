// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logvalues.h"

#include "runs/digitgroups.h"
#include "runs/logwords.h"
#include "runs/metricname.h"
#include "runs/number.h"
#include "runs/printed.h"

namespace yeonji::runs {

namespace {

// `:  5%|` behind what tqdm was told to write before its bar.
bool beginsBar(const char *at, const char *end)
{
    const char *const share = behindSpaces(at + 1, end);
    const char *const mark = std::find_if_not(share, end, isDigit);
    return mark != share && end - mark >= 2 && mark[0] == '%' && mark[1] == '|';
}

// `step 100: loss 0.5`, but neither `train.py:12: warning` nor a time of day.
bool endsNumber(const char *at, const char *end, QByteArrayView name)
{
    if (at == end || *at != ':')
        return at == end || !(isLetter(*at) || *at == '_');
    if (beginsBar(at, end))
        return true;
    const ColumnRole role = roleOf(name);
    return (at + 1 == end || !isDigit(at[1])) && (role == ColumnRole::Step || role == ColumnRole::Epoch);
}

} // namespace

const char *numberAt(const char *at, const char *end, QByteArrayView name, double &value)
{
    const char quote = at != end && (*at == '\'' || *at == '"') ? *at : '\0';
    at += quote != '\0';
    if (const char *const inside = behindWrapper(at, end); inside != at)
        return unwrap(inside, end, value);
    at += at != end && *at == '+';
    const bool word = at != end && isLetter(*at);
    auto [stop, error] = parseGrouped(at, end, value);
    if (error == std::errc() && stop != end && (*stop | 0x20) == 'd')
        if (const auto fortran = parseFortran(at, end, value); fortran.ec == std::errc())
            stop = fortran.ptr;
    if (error != std::errc())
        return nullptr;
    if (quote != '\0')
        return stop != end && *stop == quote ? stop + 1 : nullptr;
    if (!endsNumber(stop, end, name))
        return nullptr;
    // A day, or from where to where: `2026-01-01`, `1-100`.
    if (end - stop >= 2 && stop[0] == '-' && isDigit(stop[1]))
        return nullptr;
    // How full a bar is: `Evaluating:  50%|###`.
    if (end - stop >= 2 && stop[0] == '%' && stop[1] == '|')
        return nullptr;
    // A duration of several units: `33 minutes and 42.5 seconds`.
    const QByteArrayView rest(stop, end);
    if (std::ranges::any_of(std::array{" minute", " hour", " day"}, [rest](const char *unit) { return rest.startsWith(unit); }))
        return nullptr;
    // `in`, `nano`: a word that begins like a number.
    if (word && stop != end && (isNamePart(*stop)))
        return nullptr;
    return stop;
}

const char *readMean(const char *at, const char *end, LogLine &parsed)
{
    const char *const open = behindSpaces(at, end);
    if (open == end || *open != '(')
        return at;
    double mean = 0;
    const auto [stop, error] = parseNumber(behindSpaces(open + 1, end), end, mean);
    const char *const close = behindSpaces(stop, end);
    if (error != std::errc() || close == end || *close != ')')
        return at;
    parsed.numbers.back().mean = mean;
    return close + 1;
}

const char *listAt(const char *at, const char *end, QByteArrayView name, bool isMarked, LogLine &parsed)
{
    constexpr size_t most = 16;
    if (at == end || *at != '[')
        return nullptr;
    const QString written = QString::fromUtf8(name);
    const Direction way = directionOf(written);
    if (way != Direction::Up && way != Direction::Down && !isRate(written))
        return nullptr;
    std::vector<double> values;
    for (at = behindSpaces(at + 1, end); at != end && *at != ']'; at = behindSpaces(at + (*at == ','), end)) {
        double value = 0;
        const auto [stop, error] = parseNumber(at, end, value);
        if (error != std::errc() || stop == end || (*stop != ',' && *stop != ' ' && *stop != ']') || values.size() == most)
            return nullptr;
        values.push_back(value);
        at = behindSpaces(stop, end);
        if (at == end)
            return nullptr;
    }
    if (at == end || values.empty() || (values.size() == 1 && !isMarked))
        return nullptr;
    for (size_t i = 0; i < values.size(); ++i) {
        parsed.names.push_back(name.toByteArray() + (values.size() > 1 ? '[' + QByteArray::number(qsizetype(i)) + ']' : QByteArray()));
        parsed.numbers.push_back({parsed.names.back(), values[i]});
    }
    return at + 1;
}

const char *behindUnit(const char *at, const char *end, QByteArrayView &unit)
{
    constexpr qsizetype longest = 16;
    const char *const open = behindSpaces(at, end);
    if (open == end || *open != '(')
        return at;
    const char *const close = std::find_if_not(open + 1, end, [](char c) { return isNamePart(c) || c == '%'; });
    if (close == end || *close != ')' || close - open - 1 > longest || close == open + 1 || isDigit(open[1]))
        return at;
    const char *const mark = behindSpaces(close + 1, end);
    if (mark == end || (*mark != ':' && *mark != '='))
        return at;
    // `Timeout(ms)=1800000` is of a program's text.
    const QByteArrayView inside(open + 1, close);
    if (open == at && !isPhase(inside))
        return at;
    unit = inside;
    return close + 1;
}

const char *behindDots(const char *at, const char *end)
{
    constexpr qsizetype fewest = 3;
    const char *const behind = std::find_if_not(at, end, [](char c) { return c == '.'; });
    return behind - at >= fewest && behind != end && *behind == ' ' ? behindSpaces(behind, end) : at;
}

} // namespace yeonji::runs
