// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Numbers as people write them to be read: `1,234.5`. Only where nothing of another kind touches the groups:
// `1,2345` and `1,23` are lists, and `0,123` may be a decimal comma.

#include "runs/number.h"

#include <algorithm>
#include <array>

namespace yeonji::runs {

// As parseNumber, which it calls where there are no groups.
inline std::from_chars_result parseGrouped(const char *from, const char *to, double &value)
{
    const auto plain = parseNumber(from, to, value);
    const auto isDigit = [to](const char *at) { return at < to && *at >= '0' && *at <= '9'; };
    const char *const digits = from + (from != to && *from == '-');
    const char *at = plain.ptr;
    if (plain.ec != std::errc() || at == to || *at != ',' || at - digits > 3 || !isDigit(digits) || *digits == '0')
        return plain;
    std::array<char, 64> text;
    char *end = text.data();
    for (const char *c = from; c != at; ++c) {
        if (*c == '.' || *c == 'e' || *c == 'E')
            return plain;
        *end++ = *c;
    }
    while (at != to && *at == ',' && isDigit(at + 1)) {
        if (!isDigit(at + 2) || !isDigit(at + 3) || isDigit(at + 4) || end - text.data() > 32)
            return plain;
        end = std::copy(at + 1, at + 4, end);
        at += 4;
    }
    if (at == plain.ptr)
        return plain;
    if (at != to && *at == '.' && isDigit(at + 1))
        for (*end++ = *at++; isDigit(at); ++at)
            if (end != text.data() + text.size())
                *end++ = *at;
    return {at, parseNumber(text.data(), end, value).ec};
}

} // namespace yeonji::runs
