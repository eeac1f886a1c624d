// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/extremes.h"

namespace yeonji::figures {

namespace {

Extremes::Block blockOf(std::span<const double> values)
{
    size_t low = 0, high = 0;
    bool plain = true;
    for (size_t i = 0; i < values.size(); ++i) {
        plain = plain && values[i] - values[i] == 0;
        if (values[i] < values[low])
            low = i;
        if (values[i] > values[high])
            high = i;
    }
    return {values[low], values[high], std::uint16_t(low), std::uint16_t(high), std::uint16_t(values.size()), plain};
}

// Blocks side by side as one.
Extremes::Block joined(std::span<const Extremes::Block> blocks)
{
    Extremes::Block all = blocks.front();
    for (const Extremes::Block &block : blocks.subspan(1)) {
        if (block.low < all.low) {
            all.low = block.low;
            all.lowAt = std::uint16_t(all.size + block.lowAt);
        }
        if (block.high > all.high) {
            all.high = block.high;
            all.highAt = std::uint16_t(all.size + block.highAt);
        }
        all.plain = all.plain && block.plain;
        all.size = std::uint16_t(all.size + block.size);
    }
    return all;
}

} // namespace

Extremes::Extremes(std::span<const double> values)
{
    m_levels.front().reserve(values.size() / sizes.front());
    for (size_t begin = 0; begin + sizes.front() <= values.size(); begin += sizes.front())
        m_levels.front().push_back(blockOf(values.subspan(begin, sizes.front())));
    for (size_t level = 1; level < sizes.size(); ++level) {
        const std::span<const Block> below(m_levels[level - 1]);
        const size_t together = sizes[level] / sizes[level - 1];
        for (size_t begin = 0; begin + together <= below.size(); begin += together)
            m_levels[level].push_back(joined(below.subspan(begin, together)));
    }
}

std::shared_ptr<const Extremes> extremesOf(std::span<const double> values)
{
    constexpr size_t worth = 100'000;
    return values.size() < worth ? nullptr : std::make_shared<const Extremes>(values);
}

} // namespace yeonji::figures
