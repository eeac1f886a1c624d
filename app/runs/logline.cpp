// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logline.h"

#include "runs/digitgroups.h"
#include "runs/logbar.h"
#include "runs/lognames.h"
#include "runs/logparts.h"
#include "runs/logvalues.h"
#include "runs/logwords.h"
#include "runs/metricname.h"
#include "runs/number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace yeonji::runs {

namespace {

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

// Where the value of a name stands without a mark: `loss is 0.5`, `lr ..... 0.5`.
const char *bareAt(const char *at, const char *end, QByteArrayView name)
{
    const QByteArrayView is("is ");
    return standsBare(name) && QByteArrayView(at, end).startsWith(is) ? behindSpaces(at + is.size(), end) : behindDots(at, end);
}

// `Ep. 1 : Up. 100 : Cost 9.5 : L.r. 1.5e-05`
QByteArrayView nameOfMarian(QByteArrayView name)
{
    for (const auto &[known, full] : {std::pair("Ep.", "epoch"), std::pair("Up.", "step"), std::pair("L.r.", "lr")})
        if (name == known)
            return full;
    return {};
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
    // Optuna's `Trial 3 finished with value: 0.5 … Best is trial 1 with value: 0.25.` is of one trial.
    if (const qsizetype best = line.startsWith("[I ") ? line.indexOf(" Best is trial ") : -1; best > 0)
        line = line.first(best);
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
        QByteArrayView unit;
        const char *value = behindUnit(at, end, unit);
        if (value != end && (*value == '\'' || *value == '"'))
            ++value;
        const bool space = value != end && *value == ' ';
        value = behindSpaces(value, end);
        const bool marked = value != end && (*value == '=' || *value == ':');
        bool cell = false;
        const char *const bare = marked || !space ? value : bareAt(value, end, name);
        if (const char *const behind = listAt(marked ? behindSpaces(value + 1, end) : bare, end, name, marked, parsed)) {
            at = behind;
            continue;
        }
        if (bare != value) {
            value = bare;
        } else if (marked) {
            value = behindSpaces(value + 1, end);
        } else if (!space || !(standsBare(name) || isBatchOf(parsed, name) || (cell = beginsCell(line, begin)))) {
            const bool isAside = begin != line.begin() && begin[-1] == '(' && at != end && *at == ')';  // `Loss: 0.5 (train)`
            if (!isAside)
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
        if (const QByteArrayView full = nameOfMarian(name); !full.isEmpty()) {
            parsed.numbers.push_back({full, number});
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
        if (isPhase(unit))
            parts.setPhase(unit, parsed);
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
