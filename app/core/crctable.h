// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <array>

namespace yeonji {

// What a byte does to a CRC of 32 bits whose polynomial is written with its bits reversed.
template<quint32 polynomial>
struct CrcTable
{
    static constexpr auto entries = [] {
        std::array<quint32, 256> all{};
        for (quint32 i = 0; i < 256; ++i) {
            quint32 crc = i;
            for (int bit = 0; bit < 8; ++bit)
                crc = crc >> 1 ^ (crc & 1 ? polynomial : 0);
            all[i] = crc;
        }
        return all;
    }();
    static constexpr quint32 step(quint32 crc, quint8 byte) { return entries[(crc ^ byte) & 0xff] ^ crc >> 8; }
};

} // namespace yeonji
