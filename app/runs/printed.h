// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Numbers as programs print them that are more than their digits: `tensor(0.5, device='cuda:0')`, `np.float64(0.5)`,
// Fortran's `1.5D+00`.

#include "runs/logwords.h"
#include "runs/number.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <charconv>

namespace yeonji::runs {

// Behind what a number is wrapped in: `tensor(`, `np.float64(`, `tensor([`; `at` if in nothing.
inline const char *behindWrapper(const char *at, const char *end)
{
    static constexpr std::array wrappers{"tensor", "array", "DeviceArray", "float", "float16", "float32", "float64", "bfloat16", "int32", "int64"};
    const char *const open = at == end || !isLetter(*at) ? at : std::find_if_not(at, end, isNamePart);
    if (open == at || open == end || *open != '(')
        return at;
    const QByteArrayView name(at, open);
    if (!isOneOf(name.sliced(name.lastIndexOf('.') + 1), wrappers))
        return at;
    return open + 1 != end && open[1] == '[' ? open + 2 : open + 1;
}

// Behind the bracket that closes it, with its number in `value`; null: it holds none, or several. `inside` is what
// behindWrapper() gave.
inline const char *unwrap(const char *inside, const char *end, double &value)
{
    const char *const close = std::find(inside, end, ')');
    const auto [stop, error] = parseNumber(inside, end, value);
    const bool isList = inside[-1] == '[';
    const bool isOne = error == std::errc() && stop != end && (isList ? *stop == ']' : *stop == ',' || *stop == ')');
    return isOne && close != end ? close + 1 : nullptr;
}

// As parseNumber for a number with Fortran's exponent, which follows a point or has a sign; `from`: there is none.
inline std::from_chars_result parseFortran(const char *from, const char *to, double &value)
{
    double mantissa = 0;
    const auto plain = parseNumber(from, to, mantissa);
    const char *const mark = plain.ptr;
    if (plain.ec != std::errc() || mark == from || to - mark < 2 || (*mark | 0x20) != 'd')
        return {from, std::errc::invalid_argument};
    const bool isSigned = mark[1] == '-' || mark[1] == '+';
    const char *const digits = mark + (isSigned ? 2 : 1);
    const char *const end = std::find_if_not(digits, to, isDigit);
    std::array<char, 64> text;
    if (end == digits || end - from > qsizetype(text.size()) || (!isSigned && std::find(from, mark, '.') == mark))
        return {from, std::errc::invalid_argument};
    char *const written = std::copy(from, end, text.data());
    text[size_t(mark - from)] = 'e';
    return {end, parseNumber(text.data(), written, value).ec};
}

// Of a text that is all such a number. Not for plain ones.
inline bool parsePrinted(const char *from, const char *to, double &value)
{
    if (const char *const inside = behindWrapper(from, to); inside != from)
        return unwrap(inside, to, value) == to;
    const auto [end, error] = parseFortran(from, to, value);
    return error == std::errc() && end == to;
}

} // namespace yeonji::runs
