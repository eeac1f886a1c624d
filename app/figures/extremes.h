// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lowest and highest of a long column, block by block, found once: what is seen of twenty million
// points then changes with a pointer's move without looking at each again.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace yeonji::figures {

class Extremes
{
public:
    static constexpr size_t blockSize = 256;

    struct Block
    {
        double low, high;
        std::uint8_t lowAt, highAt;  // the first of each, counted from the block's begin
        bool plain;                  // every value is finite; else nothing of this is known
    };

    explicit Extremes(std::span<const double> values);

    // The block that begins at `index` if it ends before `end` and is plain, and above zero if `positive`
    // asks for that; else null.
    const Block *at(size_t index, size_t end, bool positive = false) const
    {
        if (index % blockSize != 0 || index + blockSize > end || index / blockSize >= m_blocks.size())
            return nullptr;
        const Block &block = m_blocks[index / blockSize];
        return block.plain && (!positive || block.low > 0) ? &block : nullptr;
    }

private:
    std::vector<Block> m_blocks;  // whole ones
};

// Null for columns so short that looking at each is as quick.
std::shared_ptr<const Extremes> extremesOf(std::span<const double> values);

} // namespace yeonji::figures
