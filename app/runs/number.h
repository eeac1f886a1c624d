// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decimal numbers, quickly. Files of metrics hold a hundred million of them, nearly all with so few
// digits that one multiplication or division of exact doubles gives the right double (Clinger's fast
// path); the rest goes to from_chars.

#include <charconv>

namespace yeonji::runs {

// As std::from_chars: `to` behind the number, or `from` if there is none. nan and inf in any case.
inline std::from_chars_result parseNumber(const char *from, const char *to, double &value)
{
    static constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const char *at = from;
    const bool negative = at != to && *at == '-';
    at += negative;
    const char *const digits = at;
    unsigned long long mantissa = 0;
    while (at != to && static_cast<unsigned char>(*at - '0') < 10)
        mantissa = 10 * mantissa + static_cast<unsigned char>(*at++ - '0');
    auto count = at - digits;
    long exponent = 0;
    if (count > 0 && at != to && *at == '.') {
        const char *const fraction = ++at;
        while (at != to && static_cast<unsigned char>(*at - '0') < 10)
            mantissa = 10 * mantissa + static_cast<unsigned char>(*at++ - '0');
        exponent = fraction - at;
        count -= exponent;
    }
    // 19 digits fit 64 bits, whose value must fit a double's 53.
    if (count == 0 || count > 19 || mantissa > 1ull << 53)
        return std::from_chars(from, to, value);
    if (at != to && (*at | 0x20) == 'e') {
        int written = 0;
        const char *power = at + 1;
        power += power != to && *power == '+' && power + 1 != to && power[1] != '-';
        const auto [end, error] = std::from_chars(power, to, written);
        if (error != std::errc())
            return std::from_chars(from, to, value);
        exponent += written;
        at = end;
    }
    if (exponent < -22 || exponent > 22)
        return std::from_chars(from, to, value);
    const auto whole = static_cast<double>(mantissa);
    const double real = exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent];
    value = negative ? -real : real;
    return {at, std::errc()};
}

} // namespace yeonji::runs
