// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crc32c.h"

#include "core/crctable.h"

#include <cstring>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace yeonji {

namespace {

quint32 byTable(QByteArrayView bytes)
{
    quint32 crc = ~0u;
    for (const char byte : bytes)
        crc = CrcTable<0x82f63b78>::step(crc, quint8(byte));
    return ~crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) quint32 byInstruction(QByteArrayView bytes)
{
    quint64 crc = ~0u;
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    for (; end - at >= 8; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, 8);
        crc = _mm_crc32_u64(crc, word);
    }
    auto rest = quint32(crc);
    if (end - at >= 4) {
        quint32 word = 0;
        std::memcpy(&word, at, 4);
        rest = _mm_crc32_u32(rest, word);
        at += 4;
    }
    for (; at != end; ++at)
        rest = _mm_crc32_u8(rest, quint8(*at));
    return ~rest;
}
#endif

// Chosen once: it is asked for every sixty bytes of a file.
const auto chosen = [] {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2"))
        return byInstruction;
#endif
    return byTable;
}();

} // namespace

quint32 crc32c(QByteArrayView bytes)
{
    return chosen(bytes);
}

} // namespace yeonji
