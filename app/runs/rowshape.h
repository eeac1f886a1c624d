// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A row of text that is like one read before but for its numbers. A trainer writes the same keys in the
// same order a million times: comparing the bytes between the numbers is several times faster than
// parsing them again, and what was understood once is understood the same way.

#include "runs/number.h"

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace yeonji::runs {

class RowShape
{
public:
    // Where a number stood in the row that is learned, and which column it went to.
    struct Number { const char *from, *to; size_t column; };

    // `row` with its line end. Numbers in order, at least one.
    RowShape(std::string_view row, const std::vector<Number> &numbers)
    {
        const char *at = row.data();
        for (const Number &number : numbers) {
            add(at, number.from);
            m_columns.push_back(number.column);
            at = number.to;
        }
        add(at, row.data() + row.size());
    }

    const std::vector<size_t> &columns() const { return m_columns; }  // of the numbers, in order

    // Behind the row at `at` if it has this shape, its numbers in `values`, each `stride` behind the one
    // before; else null. 64 readable bytes follow `end`.
    const char *match(const char *at, const char *end, double *values, size_t stride) const
    {
        const std::uint64_t *words = m_words.data();
        const Part *const last = &m_parts.back();
        for (const Part *part = m_parts.data();; ++part) {
            if (end - at < part->size)
                return nullptr;
            for (std::uint32_t i = 0; i < part->words; ++i)
                if (((load(at + 8 * i) ^ *words++) & (i + 1 == part->words ? part->lastMask : ~0ull)) != 0)
                    return nullptr;
            at += part->size;
            if (part == last)
                return at;
            at = parsePadded(at, *values);
            if (!at)
                return nullptr;
            values += stride;
        }
    }

private:
    // The text before a number, or behind the last one.
    struct Part { std::uint32_t size, words; std::uint64_t lastMask; };

    static std::uint64_t load(const char *at)
    {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        return word;
    }

    void add(const char *from, const char *to)
    {
        const auto size = std::uint32_t(to - from);
        Part part{size, (size + 7) / 8, ~0ull};
        for (std::uint32_t i = 0; i < part.words; ++i) {
            const size_t bytes = i + 1 == part.words ? size - 8 * i : 8;
            std::uint64_t word = 0, mask = 0;
            std::memcpy(&word, from + 8 * i, bytes);
            std::memset(&mask, 0xff, bytes);
            m_words.push_back(word);
            part.lastMask = mask;
        }
        m_parts.push_back(part);
    }

    std::vector<Part> m_parts;
    std::vector<size_t> m_columns;
    std::vector<std::uint64_t> m_words;
};

} // namespace yeonji::runs
