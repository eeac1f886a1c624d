// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logparts.h"

#include "runs/logwords.h"
#include "runs/metricname.h"

#include <algorithm>

namespace yeonji::runs {

namespace {

bool measures(const LogLine::Number &number)
{
    return roleOf(number.name) == ColumnRole::None;
}

} // namespace

void LogParts::begin(QByteArrayView word, bool saysAll, LogLine &parsed)
{
    m_divides = m_divides || !m_phase.isEmpty() || std::ranges::any_of(parsed.numbers, measures);
    m_phase = m_word = word;
    if (!m_divides && parsed.phase.isEmpty() && saysAll)
        parsed.phase = word;
}

void LogParts::beginBracket(QByteArrayView word, LogLine &parsed)
{
    if (isPhase(word))
        begin(word, true, parsed);
    else if (m_divides)
        m_phase = word;  // `[att_plot] time=0.28 seconds`
}

void LogParts::takeWord(QByteArrayView word, bool isMarked, LogLine &parsed)
{
    if (!isPhase(word))
        return;
    m_word = word;
    m_marks = m_marks || isMarked;
    if (isMarked)
        begin(word, evaluates(word), parsed);
}

void LogParts::divideByWords(LogLine &parsed) const
{
    constexpr size_t most = 256;
    const auto &numbers = parsed.numbers;
    const size_t count = std::min(numbers.size(), most);
    const auto wordOf = [this](size_t i) { return i < m_words.size() ? m_words[i] : QByteArrayView(); };
    bool divides = false;
    for (size_t i = 0; i < count && !divides; ++i)
        for (size_t k = i + 1; k < count && !divides; ++k)
            divides = wordOf(i) != wordOf(k) && numbers[i].name == numbers[k].name && measures(numbers[i]);
    for (size_t i = 0; i < numbers.size(); ++i)
        parsed.numbers[i].phase = divides && i < count ? wordOf(i) : QByteArrayView();
}

void LogParts::setPhase(QByteArrayView phase, LogLine &parsed)
{
    parsed.numbers.back().phase = phase;
    m_divides = true;
}

void LogParts::end(LogLine &parsed)
{
    if (!m_divides) {
        if (!m_word.isEmpty() || !m_phase.isEmpty())
            divideByWords(parsed);
        return;
    }
    const auto isOfTraining = [](const LogLine::Number &number) { return !number.phase.isEmpty() && !evaluates(number.phase); };
    if (std::ranges::any_of(parsed.numbers, isOfTraining) && evaluates(parsed.phase))
        parsed.phase = {};
    // `Train: loss=0.5 | Val: loss=0.7 | lr=0.1`
    if (!m_marks)
        return;
    for (LogLine::Number &number : parsed.numbers)
        if (std::ranges::count(parsed.numbers, number.name, &LogLine::Number::name) == 1 && directionOf(QString::fromUtf8(number.name)) == Direction::None)
            number.phase = {};
}

bool endsPart(const char *at, const char *end)
{
    if (at != end && *at == '(')
        return true;
    const char *const behind = behindSpaces(at, end);
    return behind != end && (*behind == '|' || *behind == '\t' || (behind != at && QByteArrayView(behind, end).startsWith("- ")));
}

} // namespace yeonji::runs
