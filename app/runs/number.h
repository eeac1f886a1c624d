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
#include <limits>
#include <string_view>

namespace yeonji::runs {

inline constexpr double powersOfTen[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
                                         1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Bytes that are digits become 0 to 9; the highest bit marks the others, up to and with the first of them.
struct EightBytes
{
    explicit EightBytes(const char *at)
    {
        std::memcpy(&digits, at, 8);
        digits ^= 0x3030303030303030;
        others = (digits | (digits + 0x7676767676767676)) & 0x8080808080808080;
    }

    std::uint64_t digits = 0, others = 0;
};

// The number whose eight digits these are, the first in the lowest byte.
inline std::uint64_t eightDigits(std::uint64_t digits)
{
    digits = digits * 10 + (digits >> 8);
    return ((digits & 0x000000ff000000ff) * 0x000f424000000064 + ((digits >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >> 32;
}

// Adds the digits at `at` to `value`, the more significant before; `at` moves behind them.
inline void takeDigits(const char *&at, const char *to, std::uint64_t &value)
{
    static constexpr std::uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    if constexpr (std::endian::native == std::endian::little) {
        while (to - at >= 8) {
            const EightBytes bytes(at);
            const int count = bytes.others == 0 ? 8 : std::countr_zero(bytes.others) / 8;
            if (count == 0)
                return;
            value = value * tens[count] + eightDigits(bytes.digits << (64 - 8 * count));  // zeros before the first digit
            at += count;
            if (count < 8)
                return;
        }
    }
    while (at != to && static_cast<unsigned char>(*at - '0') < 10)
        value = 10 * value + static_cast<unsigned char>(*at++ - '0');
}

// What is no plain number: nan and inf, which Lightning's bar writes `nan.0` and Windows `1.#QNAN`, `-1.#IND`, `1.#INF00`.
inline std::from_chars_result parseOdd(const char *from, const char *to, double &value)
{
    const auto got = std::from_chars(from, to, value);
    const char *at = got.ptr;
    if (got.ec != std::errc() || at == to)
        return got;
    if (!(value - value == 0))
        return {to - at >= 2 && at[0] == '.' && at[1] == '0' ? at + 2 : at, got.ec};
    if (*at != '#' || at[-1] != '.')
        return got;
    const std::string_view rest(at + 1, to);
    for (const std::string_view word : {"INF", "IND", "QNAN", "SNAN"})
        if (rest.starts_with(word)) {
            const double odd = word == "INF" ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
            value = *from == '-' ? -odd : odd;
            for (at += 1 + word.size(); at != to && *at == '0';)
                ++at;
            return {at, got.ec};
        }
    return got;
}

// As std::from_chars: `to` behind the number, or `from` if there is none. nan and inf in any case, and as above.
inline std::from_chars_result parseNumber(const char *from, const char *to, double &value)
{
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
        if (exponent == 0 && at != to && *at == '#')
            return parseOdd(from, to, value);
    }
    // 19 digits fit 64 bits, whose value must fit a double's 53.
    if (count == 0 || count > 19 || mantissa > 1ull << 53)
        return parseOdd(from, to, value);
    if (at != to && (*at | 0x20) == 'e') {
        int written = 0;
        const char *power = at + 1;
        power += power != to && *power == '+' && power + 1 != to && power[1] != '-';
        const auto [end, error] = std::from_chars(power, to, written);
        if (error != std::errc())
            return parseOdd(from, to, value);
        exponent += written;
        at = end;
    }
    if (exponent < -22 || exponent > 22)
        return parseOdd(from, to, value);
    const auto whole = static_cast<double>(mantissa);
    const double real = exponent < 0 ? whole / powersOfTen[-exponent] : whole * powersOfTen[exponent];
    value = negative ? -real : real;
    return {at, std::errc()};
}

// The same for a number that stands in at least 64 readable bytes with something behind it that no
// number contains, such as a line end or zeros: digits are not counted against an end. Null: none is
// there, or one that takes longer (parseNumber knows it).
[[gnu::always_inline]] inline const char *parsePadded(const char *at, double &value)
{
    const auto isDigit = [](char c) { return static_cast<unsigned char>(c - '0') < 10; };
    const bool negative = *at == '-';
    at += negative;
    if (!isDigit(*at))
        return nullptr;
    if constexpr (std::endian::native == std::endian::little) {
        // Most have at most eight characters: no loop then, and nothing that depends on how many.
        const EightBytes bytes(at);
        if (bytes.others != 0) {
            const int whole = std::countr_zero(bytes.others) & ~7;  // bits of the digits before the point
            const std::uint64_t rest = bytes.others & (bytes.others - 1);
            const bool point = at[whole / 8] == '.';
            const int bits = !point ? whole : rest != 0 ? std::countr_zero(rest) & ~7 : 64;
            const char *const behind = at + bits / 8;
            if (!isDigit(*behind) && (*behind | 0x20) != 'e') {
                const std::uint64_t before = (1ull << whole) - 1;
                const std::uint64_t digits = point ? (bytes.digits & before) | (bytes.digits >> 8 & ~before) : bytes.digits;
                const int count = point ? bits - 8 : bits;
                const auto all = static_cast<double>(eightDigits(digits << (64 - count)));
                const double real = all / powersOfTen[(count - whole) / 8];
                value = negative ? -real : real;
                return behind;
            }
        }
    }
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
    const double real = exponent < 0 ? whole / powersOfTen[-exponent] : whole * powersOfTen[exponent];
    value = negative ? -real : real;
    return at;
}

} // namespace yeonji::runs
