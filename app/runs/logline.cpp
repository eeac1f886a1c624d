// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logline.h"

#include "runs/digitgroups.h"
#include "runs/logbar.h"
#include "runs/lognames.h"
#include "runs/logwords.h"
#include "runs/metricname.h"

namespace yeonji::runs {

namespace {

// `step 100: loss 0.5`, but neither `train.py:12: warning` nor a time of day.
bool endsNumber(const char *at, const char *end, QByteArrayView name)
{
    if (at == end || *at != ':')
        return at == end || !(isLetter(*at) || *at == '_');
    const ColumnRole role = roleOf(name);
    return (at + 1 == end || !isDigit(at[1])) && (role == ColumnRole::Step || role == ColumnRole::Epoch);
}

// The value of `name`, which may be quoted.
const char *numberAt(const char *at, const char *end, QByteArrayView name, double &value)
{
    const char quote = at != end && (*at == '\'' || *at == '"') ? *at : '\0';
    at += quote != '\0';
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

// A phase that the first name was given is that of the others, unless one of them says another.
bool isAboutOne(const LogLine &parsed)
{
    const bool isTraining = !evaluates(parsed.phase);
    return std::ranges::none_of(parsed.numbers, [isTraining](const LogLine::Number &number) {
        return isTraining ? evaluates(number.name) : number.name.toByteArray().toLower().contains("train");
    });
}

} // namespace

void parseLogLine(QByteArrayView line, LogLine &parsed)
{
    parsed.clear();
    Before before;
    bool phaseOfFirst = false;
    const char *at = iterationAt(line, parsed);
    const char *const end = line.end();
    while (at != end) {
        // A bar: `24/23260 [`.
        if (isDigit(*at) && (at == line.begin() || !isNamePart(at[-1]))) {
            const char *const stop = barAt(at, end, parsed);
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
        } else if (!space || !(standsBare(name) || (cell = beginsCell(line, begin)))) {
            before.add(name);
            continue;
        }
        double number = 0;
        const char *const stop = value == end ? nullptr : numberAt(value, end, name, number);
        if (!stop || (cell && !endsCell(stop, end))) {
            if (marked && parsed.numbers.empty() && isPhase(name) && isEvaluation(QString::fromUtf8(name)))
                parsed.phase = name;  // `Test: loss 0.5`
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
        if (parsed.phase.isEmpty() && parsed.numbers.empty()) {
            parsed.phase = before.phaseOf(name, role);
            phaseOfFirst = role == ColumnRole::None && !parsed.phase.isEmpty();
        }
        parsed.numbers.push_back({whole, number});
        at = stop;
        if (at == end)
            break;
        if (*at == '/') {
            // `3/10`: how many there are is no number of its own; of what is right it makes a share.
            double of = 0;
            const bool isPart = parseGrouped(behindSpaces(at + 1, end), end, of).ec == std::errc() && of > 0 && number >= 0 && number <= of;
            if (isPart && role == ColumnRole::Step)
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
    tellApart(line, parsed);
    if (phaseOfFirst && !isAboutOne(parsed))
        parsed.phase = {};
}

} // namespace yeonji::runs
