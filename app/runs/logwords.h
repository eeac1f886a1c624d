// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a log line: what a name is made of, and what those beside it say of it. `val` of `val loss` and
// `number of nan` of `number of nan iterations` belong to the name; `rank` and `trainer.py` are names of nothing that
// was measured.

#include "runs/table.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace yeonji::runs {

inline bool isLetter(char c)
{
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' || quint8(c) >= 0x80 : quint8(c) >= 0x80;
}

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline bool isNamePart(char c)
{
    return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '/' || c == '@' || c == '-';
}

inline const char *behindSpaces(const char *at, const char *end)
{
    while (at != end && *at == ' ')
        ++at;
    return at;
}

template<size_t N>
bool isOneOf(QByteArrayView word, const std::array<const char *, N> &known)
{
    // Most are told by their first letter.
    const char first = word.isEmpty() ? '\0' : char(word.front() | 0x20);
    return std::ranges::any_of(known, [word, first](const char *one) { return (*one | 0x20) == first && word.compare(one, Qt::CaseInsensitive) == 0; });
}

bool evaluates(QByteArrayView word);   // `val`, `test`: as isEvaluation (metricname.h), and quick for words that are none
bool isPhase(QByteArrayView word);     // what a line is about: `train`, `Test`
bool isLevel(QByteArrayView name);     // of a message: `INFO: 3 files`
bool standsBare(QByteArrayView name);  // its number follows without any mark between: `loss 0.5`

// A place of the program, a process or its environment: `rank: 0`, `(trainer:732)`, `OMP_NUM_THREADS=1`. `whole` is
// `name` with its words from before it; the number ends at `stop`.
bool isOfProgram(QByteArrayView whole, QByteArrayView name, QByteArrayView line, const char *stop);

// `name` with all words that stand before it in one go, three at most: `Value function loss`. A sentence has no name:
// `saved with loss`.
QByteArrayView phraseOf(QByteArrayView name, QByteArrayView line);

// Words that no number follows, the last two of them.
class Before
{
public:
    void add(QByteArrayView word)
    {
        m_first = m_second;
        m_second = word;
    }

    // What the line is about, if a word directly before `name`, its first, says so.
    QByteArrayView phaseOf(QByteArrayView name, ColumnRole role) const;

    // `name` with those that stand directly before it and say which one it is.
    QByteArrayView nameOf(QByteArrayView name) const;

private:
    QByteArrayView m_first, m_second;
};

} // namespace yeonji::runs
