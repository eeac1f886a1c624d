// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/extremes.h"

namespace yeonji::figures {

Extremes::Extremes(std::span<const double> values)
{
    m_blocks.reserve(values.size() / blockSize);
    for (size_t begin = 0; begin + blockSize <= values.size(); begin += blockSize) {
        const double *const block = values.data() + begin;
        size_t low = 0, high = 0;
        bool plain = true;
        for (size_t i = 0; i < blockSize; ++i) {
            plain = plain && block[i] - block[i] == 0;
            if (block[i] < block[low])
                low = i;
            if (block[i] > block[high])
                high = i;
        }
        m_blocks.push_back({block[low], block[high], std::uint8_t(low), std::uint8_t(high), plain});
    }
}

std::shared_ptr<const Extremes> extremesOf(std::span<const double> values)
{
    constexpr size_t worth = 100'000;
    return values.size() < worth ? nullptr : std::make_shared<const Extremes>(values);
}

} // namespace yeonji::figures
