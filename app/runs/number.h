// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decimal numbers, quickly. Files of metrics hold a hundred million of them, nearly all with so few
// digits that one multiplication or division of exact doubles gives the right double (Clinger's fast
// path); the rest goes to from_chars. Digits are taken eight at a time where eight bytes can be looked
// at (after "Quickly parsing eight digits", Daniel Lemire, 2018).

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace yeonji::runs {

// Adds the digits at `at` to `value`, the more significant before; `at` moves behind them.
inline void takeDigits(const char *&at, const char *to, std::uint64_t &value)
{
    static constexpr std::uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    if constexpr (std::endian::native == std::endian::little) {
        while (to - at >= 8) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, at, 8);
            bytes ^= 0x3030303030303030;  // digits become 0 to 9
            const std::uint64_t others = (bytes | (bytes + 0x7676767676767676)) & 0x8080808080808080;
            const int count = others == 0 ? 8 : std::countr_zero(others) / 8;
            if (count == 0)
                return;
            bytes <<= 64 - 8 * count;  // zeros before the first digit
            bytes = bytes * 10 + (bytes >> 8);
            bytes = ((bytes & 0x000000ff000000ff) * 0x000f424000000064 + ((bytes >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >> 32;
            value = value * tens[count] + bytes;
            at += count;
            if (count < 8)
                return;
        }
    }
    while (at != to && static_cast<unsigned char>(*at - '0') < 10)
        value = 10 * value + static_cast<unsigned char>(*at++ - '0');
}

// As std::from_chars: `to` behind the number, or `from` if there is none. nan and inf in any case.
inline std::from_chars_result parseNumber(const char *from, const char *to, double &value)
{
    static constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const char *at = from;
    const bool negative = at != to && *at == '-';
    at += negative;
    const char *const digits = at;
    std::uint64_t mantissa = 0;
    takeDigits(at, to, mantissa);
    auto count = at - digits;
    long exponent = 0;
    if (count > 0 && at != to && *at == '.') {
        const char *const fraction = ++at;
        takeDigits(at, to, mantissa);
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

// The same for a number that stands in at least 64 readable bytes with something behind it that no
// number contains, such as a line end or zeros: digits are not counted against an end. Null: none is
// there, or one that takes longer (parseNumber knows it).
[[gnu::always_inline]] inline const char *parsePadded(const char *at, double &value)
{
    static constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const auto isDigit = [](char c) { return static_cast<unsigned char>(c - '0') < 10; };
    const bool negative = *at == '-';
    at += negative;
    if (!isDigit(*at))
        return nullptr;
    auto mantissa = static_cast<std::uint64_t>(*at - '0');
    const char *const digits = at++;
    if (isDigit(*at))
        takeDigits(at, digits + 24, mantissa);
    auto count = at - digits;
    long exponent = 0;
    if (*at == '.') {
        const char *const fraction = ++at;
        takeDigits(at, fraction + 24, mantissa);
        exponent = fraction - at;
        count -= exponent;
    }
    if (count > 19 || mantissa > 1ull << 53)
        return nullptr;
    if ((*at | 0x20) == 'e') {
        ++at;
        const bool small = *at == '-';
        at += small || *at == '+';
        int written = 0;
        const char *const first = at;
        while (isDigit(*at) && at - first < 4)
            written = 10 * written + (*at++ - '0');
        if (at == first)
            return nullptr;
        exponent += small ? -written : written;
    }
    if (exponent < -22 || exponent > 22)
        return nullptr;
    const auto whole = static_cast<double>(mantissa);
    const double real = exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent];
    value = negative ? -real : real;
    return at;
}

} // namespace yeonji::runs
