// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logbar.h"

#include "runs/logwords.h"
#include "runs/number.h"

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

namespace {

// `1|20|` of torchtune's `1|20|Loss: 2.96:  5%|`; the line's begin: there is none.
const char *torchtuneAt(QByteArrayView line, LogLine &parsed)
{
    const char *const end = line.end();
    const char *const first = std::find_if_not(line.begin(), end, isDigit);
    if (first == line.begin() || first == end || *first != '|')
        return line.begin();
    const char *const second = std::find_if_not(first + 1, end, isDigit);
    if (second == first + 1 || end - second < 2 || *second != '|' || !isLetter(second[1]))
        return line.begin();
    double epoch = 0, step = 0;
    if (parseNumber(line.begin(), first, epoch).ec != std::errc() || parseNumber(first + 1, second, step).ec != std::errc())
        return line.begin();
    parsed.numbers.push_back({"epoch", epoch});
    parsed.numbers.push_back({"step", step});
    return second + 1;
}

// A whole number between `before` and `behind`, with which `line` begins; its end, null where it does not.
const char *countIn(QByteArrayView line, QByteArrayView before, QByteArrayView behind, double &count)
{
    if (!line.startsWith(before))
        return nullptr;
    const char *const digits = behindSpaces(line.begin() + before.size(), line.end());
    const char *const stop = std::find_if_not(digits, line.end(), isDigit);
    if (stop == digits || !QByteArrayView(stop, line.end()).startsWith(behind) || parseNumber(digits, stop, count).ptr != stop)
        return nullptr;
    return stop + behind.size();
}

const char *stepOfProgramAt(QByteArrayView line, LogLine &parsed)
{
    double epoch = 0, step = 0;
    const char *at = nullptr;
    const auto says = [&](QByteArrayView text, QByteArrayView before, QByteArrayView behind) { return (at = countIn(text, before, behind, step)) != nullptr; };
    const bool isTrial = line.startsWith("[I ");  // Optuna's
    const QByteArrayView mark("] Trial ");
    if (const qsizetype trial = isTrial ? line.indexOf(mark) : -1; trial > 0 && says(line.sliced(trial), mark, " finished"))
        parsed.numbers.push_back({"step", step});
    else if (says(line, {}, ":\tlearn: ")) {
        parsed.numbers.push_back({"iteration", step});
        at -= QByteArrayView("learn: ").size();
    } else if (says(line, "s:", " ") || says(line, "Step... (", " |"))
        parsed.numbers.push_back({"step", step});
    else if (const char *const comma = countIn(line, "[", ",", epoch); comma && says({comma, line.end()}, {}, "] ")) {
        parsed.numbers.push_back({"epoch", epoch});
        parsed.numbers.push_back({"step", step});
    } else {
        return line.begin();
    }
    return at;
}

// What a bar is called.
void takeTitle(QByteArrayView title, LogLine &parsed)
{
    if (std::ranges::any_of(parsed.numbers, [](const LogLine::Number &number) { return roleOf(number.name) == ColumnRole::None; }))
        return;
    for (const char *at = title.begin(), *const end = title.end(); at != end;) {
        at = std::find_if(at, end, isLetter);
        const char *const stop = std::find_if_not(at, end, isNamePart);
        const QByteArrayView word(at, stop);
        if (parsed.phase.isEmpty() && isPhase(word) && evaluates(word))
            parsed.phase = word;
        parsed.isOfEpoch = parsed.isOfEpoch || (!word.isEmpty() && roleOf(word) == ColumnRole::Epoch);
        at = stop;
    }
}

} // namespace

Bracket bracketAt(const char *at, const char *end)
{
    Bracket bracket;
    at = behindSpaces(at, end);
    if (at == end || *at != '[')
        return {};
    const auto first = parseNumber(behindSpaces(at + 1, end), end, bracket.number);
    if (first.ec != std::errc())
        return {};
    at = behindSpaces(first.ptr, end);
    if (at != end && *at == '/') {
        double of = 0;
        const auto second = parseNumber(behindSpaces(at + 1, end), end, of);
        if (second.ec != std::errc())
            return {};
        bracket.of = of;
        at = second.ptr;
        if (end - at > 2 && at[0] == ' ' && at[1] == '(')
            at = std::find(at, end, ']');
    }
    at = behindSpaces(at, end);
    if (at == end || *at != ']')
        return {};
    bracket.end = at + 1;
    return bracket;
}

void setBar(LogLine &parsed, const Bracket &bracket)
{
    parsed.done = bracket.number;
    parsed.total = bracket.of;
}

const char *barAt(const char *at, QByteArrayView line, LogLine &parsed)
{
    const char *const end = line.end();
    double done = 0, total = 0;
    const char *const stop = parseNumber(at, end, done).ptr;
    if (stop == end || *stop != '/')
        return stop;
    const auto [after, error] = parseNumber(behindSpaces(stop + 1, end), end, total);
    const QByteArrayView rest(after, end);
    if (error == std::errc() && (rest.startsWith(" [") || rest.startsWith(" \u2501") || rest.startsWith(" batches"))) {
        parsed.done = done;
        parsed.total = total;
        takeTitle({line.begin(), at}, parsed);
    }
    return stop;
}

const char *passAt(const char *at, const char *end, LogLine &parsed)
{
    double done = 0, total = 0;
    const auto first = parseNumber(behindSpaces(at + 1, end), end, done);
    const char *slash = behindSpaces(first.ptr, end);
    if (first.ec != std::errc() || slash == end || *slash != '/')
        return at;
    const auto second = parseNumber(behindSpaces(slash + 1, end), end, total);
    if (second.ec != std::errc() || (second.ptr != end && *second.ptr != ' '))
        return at;
    parsed.done = done;
    parsed.total = total;
    return second.ptr;
}

const char *espnetAt(const char *at, const char *end, LogLine &parsed)
{
    // Most numbers of a log are followed by other things.
    if (const char *const behind = std::find_if_not(at, end, isDigit); behind == end || (*behind != 'e' && *behind != '/'))
        return at;
    double epoch = 0, of = 0;
    const char *word = parseNumber(at, end, epoch).ptr;
    const bool begins = word != end && *word == '/';
    if (begins)
        word = parseNumber(word + 1, end, of).ptr;
    const QByteArrayView name("epoch");
    if (!QByteArrayView(word, end).startsWith(name) || epoch != std::floor(epoch))
        return at;
    const char *const behind = word + name.size();
    if (behind != end && *behind != ':' && *behind != ' ')
        return at;
    parsed.numbers.push_back({{word, behind}, epoch});
    if (begins)
        parsed.epochs = of;
    // `:train:101-150batch:`
    const char *const phase = behind + (behind != end && *behind == ':');
    const char *const colon = std::find(phase, end, ':');
    const char *const dash = std::find(colon, end, '-');
    double last = 0;
    if (phase == behind || dash == end || !std::all_of(phase, colon, isLetter) || !std::all_of(colon + 1, dash, isDigit))
        return behind;
    const auto [stop, error] = parseNumber(dash + 1, end, last);
    if (error != std::errc() || !QByteArrayView(stop, end).startsWith("batch"))
        return behind;
    parsed.phase = evaluates({phase, colon}) ? QByteArrayView(phase, colon) : QByteArrayView();
    if (parsed.phase.isEmpty())
        parsed.done = last;
    return stop;
}

const char *standingAt(const char *at, const char *end, QByteArrayView name, LogLine &parsed)
{
    QByteArrayView phase;
    if (at != end && *at == '(') {
        const char *const close = std::find(at, end, ')');
        if (close == end || !isPhase({at + 1, close - at - 1}))
            return nullptr;
        phase = {at + 1, close - at - 1};
        at = close + 1;
    }
    at += at != end && *at == ':';
    const Bracket first = bracketAt(at, end);
    if (!first.end)
        return nullptr;
    const ColumnRole role = roleOf(name);
    if (phase.isEmpty() && isPhase(name))
        phase = name;
    if (role == ColumnRole::None && !isPhase(name) && !isOneOf(name, std::array{"batch"}))
        return nullptr;
    const Bracket second = bracketAt(first.end, end);
    if (role == ColumnRole::Epoch) {
        parsed.numbers.push_back({name, first.number});
        parsed.epochs = first.of;
    } else if (!first.of) {
        return nullptr;
    } else {
        setBar(parsed, first);
    }
    if (!phase.isEmpty())
        parsed.phase = phase;
    if (role != ColumnRole::Epoch || !second.end || !second.of)
        return first.end;
    setBar(parsed, second);
    return second.end;
}

const char *iterationAt(QByteArrayView line, LogLine &parsed)
{
    if (const char *const behind = torchtuneAt(line, parsed); behind != line.begin())
        return behind;
    if (const char *const behind = stepOfProgramAt(line, parsed); behind != line.begin())
        return behind;
    const Bracket bracket = bracketAt(line.begin(), line.end());
    if (!bracket.end || bracket.of || bracket.number < 0 || bracket.number != std::floor(bracket.number))
        return line.begin();
    const QByteArrayView rest(bracket.end, line.end());
    if (!rest.startsWith('\t') && !rest.startsWith("  "))
        return line.begin();
    parsed.numbers.push_back({"iteration", bracket.number});
    return bracket.end;
}

} // namespace yeonji::runs
