// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logline.h"

#include "runs/digitgroups.h"
#include "runs/logbar.h"
#include "runs/lognames.h"
#include "runs/logparts.h"
#include "runs/logwords.h"
#include "runs/metricname.h"
#include "runs/number.h"

#include <algorithm>
#include <array>
#include <cmath>

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

// What a number is wrapped in: `tensor(`, `np.float64(`, `tensor([`; `at` if in nothing.
const char *behindWrapper(const char *at, const char *end)
{
    static constexpr std::array wrappers{"tensor", "array", "DeviceArray", "float", "float16", "float32", "float64", "bfloat16", "int32", "int64"};
    const char *const open = std::find_if_not(at, end, isNamePart);
    if (open == at || open == end || *open != '(')
        return at;
    const QByteArrayView name(at, open);
    if (!isOneOf(name.sliced(name.lastIndexOf('.') + 1), wrappers))
        return at;
    return open + 1 != end && open[1] == '[' ? open + 2 : open + 1;
}

// The value of `name`, which may be quoted.
const char *numberAt(const char *at, const char *end, QByteArrayView name, double &value)
{
    const char quote = at != end && (*at == '\'' || *at == '"') ? *at : '\0';
    at += quote != '\0';
    if (const char *const inside = at == end || !isLetter(*at) ? at : behindWrapper(at, end); inside != at) {
        const char *const close = std::find(inside, end, ')');
        const auto [stop, error] = parseNumber(inside, end, value);
        const bool isOne = error == std::errc() && stop != end && (*stop == ',' || *stop == ')' || (*stop == ']' && inside[-1] == '['));
        return isOne && close != end ? close + 1 : nullptr;
    }
    at += at != end && *at == '+';
    const bool word = at != end && isLetter(*at);
    const auto [stop, error] = parseGrouped(at, end, value);
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

// `| bsz 128 |`: a name and its number that are all of a cell.
bool beginsCell(QByteArrayView line, const char *name)
{
    while (name != line.begin() && name[-1] == ' ')
        --name;
    return name != line.begin() && name[-1] == '|';
}

bool endsCell(const char *at, const char *end)
{
    at = behindSpaces(at, end);
    return at == end || *at == '|';
}

// What follows a value that ends at `stop`, behind its comma: `loss 2,31` ends behind `31`.
const char *readComma(const char *at, const char *stop, const char *end, LogLine &parsed)
{
    constexpr qsizetype mostDigits = 20;
    at += at != end && *at == '-';
    const char *const comma = std::find_if_not(at, end, isDigit);
    parsed.hasPoints = parsed.hasPoints || (comma < stop && *comma == '.');
    if (comma == at || comma == end || *comma != ',' || comma - at > mostDigits)
        return stop;
    const char *const behind = std::find_if_not(comma + 1, end, isDigit);
    const bool groups = stop == behind;
    if (behind == comma + 1 || behind - comma > mostDigits || (!groups && stop != comma))
        return stop;
    // A list, or a unit.
    if (behind != end && (isNamePart(*behind) || *behind == ':' || (*behind == ',' && behind + 1 != end && isDigit(behind[1]))))
        return stop;
    std::array<char, 64> text;
    char *const written = std::copy(at, behind, text.data());
    std::replace(text.data(), written, ',', '.');
    double value = 0;
    if (parseNumber(text.data(), written, value).ec != std::errc())
        return stop;
    parsed.commas.push_back({parsed.numbers.size() - 1, at[-1] == '-' ? -value : value, groups});
    return behind;
}

// `(6.9)` behind a value that ends at `at`; the mean is that of the last number.
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

// A phase that the first name was given is that of the others, unless one of them says another.
bool isAboutOne(const LogLine &parsed)
{
    const bool isTraining = !evaluates(parsed.phase);
    return std::ranges::none_of(parsed.numbers, [isTraining](const LogLine::Number &number) {
        return isTraining ? evaluates(number.name) : number.name.toByteArray().toLower().contains("train");
    });
}

// ESPnet's `[train] loss=0.5, total_count=7507`.
std::optional<double> passedIn(const LogLine &parsed)
{
    const auto at = std::ranges::find_if(parsed.numbers, [](const LogLine::Number &number) {
        return number.name == "total_count" && !number.phase.isEmpty() && !evaluates(number.phase);
    });
    return at != parsed.numbers.end() ? std::optional(at->value) : std::nullopt;
}

// Whether the line began with an epoch, of which what follows counts the steps.
bool isOfEpoch(const LogLine &parsed)
{
    return !parsed.numbers.empty() && roleOf(parsed.numbers.front().name) == ColumnRole::Epoch && parsed.numbers.front().value == std::floor(parsed.numbers.front().value);
}

// `100`, `100/938` of an epoch; its end.
const char *setBatch(const char *stop, const char *end, double number, LogLine &parsed)
{
    double of = 0;
    if (stop != end && *stop == '/')
        if (const auto [behind, error] = parseGrouped(behindSpaces(stop + 1, end), end, of); error == std::errc() && of >= number) {
            parsed.done = number;
            parsed.total = of;
            return behind;
        }
    parsed.numbers.push_back({"step", number});
    return stop;
}

// `Epoch: 1, Batch: 100`: which batch of the epoch it is.
bool isBatchOf(const LogLine &parsed, QByteArrayView name)
{
    return isOneOf(name, std::array{"batch", "batch_idx"}) && !parsed.numbers.empty() && roleOf(parsed.numbers.back().name) == ColumnRole::Epoch;
}

} // namespace

void parseLogLine(QByteArrayView line, LogLine &parsed)
{
    parsed.clear();
    Before before;
    LogParts parts;
    bool phaseOfFirst = false, results = false;
    const char *at = iterationAt(line, parsed);
    const char *const end = line.end();
    while (at != end) {
        // A bar: `24/23260 [`.
        if (isDigit(*at) && (at == line.begin() || !isNamePart(at[-1]))) {
            const char *stop = espnetAt(at, end, parsed);
            results = results || (stop != at && QByteArrayView(stop, end).startsWith(" results:"));
            if (stop == at)
                stop = barAt(at, line, parsed);
            at = std::max(stop, at + 1);
            while (at != end && isNamePart(*at))
                ++at;
            continue;
        }
        if (!isLetter(*at)) {
            ++at;
            continue;
        }
        const char *const begin = at;
        while (at != end && isNamePart(*at))
            ++at;
        const QByteArrayView name(begin, at - begin);
        if (at != end && *at == ']' && begin != line.begin() && begin[-1] == '[') {
            parts.beginBracket(name, parsed);
            continue;
        }
        if (const char *const behind = standingAt(at, end, name, parsed)) {
            at = behind;
            continue;
        }
        const char *value = at;
        if (value != end && (*value == '\'' || *value == '"'))
            ++value;
        const bool space = value != end && *value == ' ';
        value = behindSpaces(value, end);
        const bool marked = value != end && (*value == '=' || *value == ':');
        bool cell = false;
        if (marked) {
            value = behindSpaces(value + 1, end);
        } else if (!space || !(standsBare(name) || isBatchOf(parsed, name) || (cell = beginsCell(line, begin)))) {
            parts.takeWord(name, endsPart(at, end), parsed);
            before.add(name);
            continue;
        }
        double number = 0;
        const char *const stop = value == end || isLevel(name) ? nullptr : numberAt(value, end, name, number);
        if (!stop || (cell && !endsCell(stop, end))) {
            // `Test: loss 0.5`; of `'train': {'loss': 0.5}, 'val': {'loss': 0.7}` the names tell it.
            if (parsed.numbers.empty() || value == end || *value != '{')
                parts.takeWord(name, marked, parsed);
            before.add(name);
            continue;
        }
        if (const Bracket pass = bracketAt(stop, end); pass.end && pass.of && isPhase(name)) {
            parsed.numbers.push_back({"epoch", number});  // `Train: 0 [50/1251 (4%)]`
            setBar(parsed, pass);
            parsed.phase = name;
            at = pass.end;
            continue;
        }
        const QByteArrayView whole = before.nameOf(name);
        if (isOfProgram(whole, name, line, stop)) {
            at = stop;
            continue;
        }
        const ColumnRole role = roleOf(name);
        if (isBatchOf(parsed, name)) {
            at = setBatch(stop, end, number, parsed);
            continue;
        }
        if (parsed.phase.isEmpty() && parsed.numbers.empty()) {
            parsed.phase = before.phaseOf(name, role);
            phaseOfFirst = role == ColumnRole::None && !parsed.phase.isEmpty();
        }
        parsed.numbers.push_back({whole, number, parts.phase(), role == ColumnRole::None ? phraseOf(whole, line) : whole});
        parts.addNumber(parsed);
        at = readMean(readComma(value, stop, end, parsed), end, parsed);
        if (at == end)
            break;
        if (*at == '/') {
            // `3/10`: how many there are is no number of its own; of what is right it makes a share.
            double of = 0;
            const bool isPart = parseGrouped(behindSpaces(at + 1, end), end, of).ec == std::errc() && of > 0 && number >= 0 && number <= of;
            if (isPart && role == ColumnRole::Step && isOfEpoch(parsed)) {
                parsed.numbers.pop_back();
                parsed.done = number;
                parsed.total = of;
            } else if (isPart && role == ColumnRole::Step)
                parsed.steps = of;
            else if (isPart && role == ColumnRole::Epoch)
                parsed.epochs = of;
            else if (isPart && isShare(QString::fromUtf8(name)))
                parsed.numbers.back().value = number / of;
            for (++at; at != end && isNamePart(*at);)
                ++at;
        } else if (role == ColumnRole::Epoch) {
            at = *at == ':' ? passAt(at, end, parsed) : at;
            if (const Bracket pass = bracketAt(at, end); pass.end && pass.of) {
                setBar(parsed, pass);
                at = pass.end;
            }
        }
    }
    parts.end(parsed);
    if (results)
        parsed.passed = passedIn(parsed);
    tellApart(line, parsed);
    if (phaseOfFirst && !isAboutOne(parsed))
        parsed.phase = {};
}

} // namespace yeonji::runs
