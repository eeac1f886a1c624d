// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bytes of the binary formats, as the tests of the readers write them by hand.

#include "core/crc32c.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <bit>
#include <utility>

namespace yeonji::testing {

template<class T>
QByteArray raw(T value)
{
    return QByteArray(reinterpret_cast<const char *>(&value), sizeof value);
}

// ---------------------------------------------------------------- protocol buffers' wire format
// (protobuf.dev/programming-guides/encoding)

inline QByteArray varint(quint64 value)
{
    QByteArray bytes;
    for (; value > 127; value >>= 7)
        bytes += char((value & 127) | 128);
    return bytes + char(value);
}

inline QByteArray field(int number, const QByteArray &bytes)
{
    return varint((quint64(number) << 3) | 2) + varint(quint64(bytes.size())) + bytes;
}

inline QByteArray number(int at, quint64 value)
{
    return varint(quint64(at) << 3) + varint(value);
}

// ---------------------------------------------------------------- event files

inline quint32 masked(const QByteArray &bytes)
{
    return std::rotr(crc32c(bytes), 15) + 0xa282ead8u;
}

inline QByteArray frame(const QByteArray &data)
{
    const QByteArray length = raw(quint64(data.size()));
    return length + raw(masked(length)) + data + raw(masked(data));
}

// One value of a summary.
inline QByteArray scalarValue(const QByteArray &tag, float value)
{
    return field(1, field(1, tag) + char((2 << 3) | 5) + raw(value));
}

inline QByteArray eventOf(qint64 step, const QByteArray &summary)
{
    return frame(char((1 << 3) | 1) + raw(1767225600.0 + double(step)) + char(2 << 3) + varint(quint64(step)) + field(5, summary));
}

inline QByteArray scalarEvent(qint64 step, const QByteArray &tag, float value)
{
    return eventOf(step, scalarValue(tag, value));
}

// ---------------------------------------------------------------- W&B

inline quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = ~0u;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
    return ~crc;
}

// Records in pieces that fit the blocks.
inline QByteArray wandbFile(const QList<QByteArray> &records)
{
    QByteArray file(":W&B\xe1\xbe\0", 7);
    for (QByteArray record : records) {
        bool first = true;
        while (true) {
            const auto left = 32768 - file.size() % 32768;
            if (left < 7) {
                file += QByteArray(left, '\0');
                continue;
            }
            const auto size = std::min(record.size(), left - 7);
            const bool last = size == record.size();
            const char kind = char(first && last ? 1 : first ? 2 : last ? 4 : 3);
            const QByteArray piece = record.first(size);
            file += raw(crc32(kind + piece)) + raw(quint16(size)) + kind + piece;
            record = record.sliced(size);
            first = false;
            if (last)
                break;
        }
    }
    return file;
}

inline QByteArray wandbHistory(int step, const QList<std::pair<QByteArray, QByteArray>> &items)
{
    QByteArray record;
    for (const auto &[key, json] : items) {
        QByteArray item;
        for (const QByteArray &part : key.split('/'))
            item += field(key.contains('/') ? 2 : 1, part);
        record += field(1, item + field(16, json));
    }
    return field(2, record + field(2, number(1, quint64(step))));
}

} // namespace yeonji::testing
