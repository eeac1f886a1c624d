// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lowest and highest of a long column, block by block and of sixteen blocks together, found once:
// what is seen of twenty million points then changes with a pointer's move without looking at each again.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace yeonji::figures {

class Extremes
{
public:
    static constexpr std::array<size_t, 3> sizes{64, 16 * 64, 256 * 64};  // of a block, in values

    struct Block
    {
        double low, high;
        std::uint16_t lowAt, highAt;  // the first of each, counted from the block's begin
        std::uint16_t size;           // how many values it stands for
        bool plain;                   // every value is finite; else nothing of this is known
    };

    explicit Extremes(std::span<const double> values);

    // The largest block that begins at `index`, ends by `end`, and is plain (and above zero if `positive`
    // asks for that); or null.
    const Block *at(size_t index, size_t end, bool positive = false) const
    {
        if (index % sizes.front() != 0)
            return nullptr;
        for (size_t level = sizes.size(); level-- > 0;) {
            const size_t size = sizes[level], place = index / size;
            if (index % size != 0 || index + size > end || place >= m_levels[level].size())
                continue;
            const Block &block = m_levels[level][place];
            if (block.plain && (!positive || block.low > 0))
                return &block;
        }
        return nullptr;
    }

private:
    std::array<std::vector<Block>, sizes.size()> m_levels;  // whole ones
};

// Null for columns so short that looking at each is as quick.
std::shared_ptr<const Extremes> extremesOf(std::span<const double> values);

} // namespace yeonji::figures
