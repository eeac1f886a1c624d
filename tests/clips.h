// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Films and sounds for tests, of a few hundred bytes.

#include "photos.h"

#include <QtEndian>

#include <bit>

namespace yeonji::testing {

// EBML (RFC 8794): a name, the length in four bytes, the content.
inline QByteArray element(const char *name, const QByteArray &content)
{
    QByteArray length(4, '\0');
    qToBigEndian(quint32(content.size()) | 0x10000000u, length.data());
    return QByteArray::fromHex(name) + length + content;
}

template<class Number>
QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

// WebM that shows `image` for one second: a picture in WebP is a frame of VP8 (RFC 9649).
inline QByteArray film(const QImage &image)
{
    const QByteArray webp = encoded(image, "WEBP");
    const qsizetype at = webp.indexOf("VP8 ");
    const QByteArray frame = webp.mid(at + 8, qFromLittleEndian<qint32>(webp.constData() + at + 4));
    const auto block = [&](qint16 time) { return element("a3", "\x81" + bigEndian(time) + "\x80" + frame); };
    const QByteArray head = element("1a45dfa3", element("4282", "webm") + element("4287", "\x04") + element("4285", "\x02"));
    const QByteArray about = element("1549a966", element("2ad7b1", QByteArray::fromHex("0f4240")) + element("4489", bigEndian(std::bit_cast<quint64>(1000.0)))
                                                     + element("4d80", "test") + element("5741", "test"));
    const QByteArray size = element("b0", bigEndian(quint16(image.width()))) + element("ba", bigEndian(quint16(image.height())));
    const QByteArray tracks = element("1654ae6b", element("ae", element("d7", "\x01") + element("73c5", "\x01") + element("83", "\x01") + element("86", "V_VP8") + element("e0", size)));
    return head + element("18538067", about + tracks + element("1f43b675", element("e7", QByteArray(1, '\0')) + block(0) + block(500)));
}

// A WAV file of silence, 8,000 bytes a second.
inline QByteArray sound(int seconds)
{
    const auto number = [](auto value) {
        QByteArray bytes(sizeof value, '\0');
        qToLittleEndian(value, bytes.data());
        return bytes;
    };
    const quint32 length = quint32(seconds) * 8000;
    return "RIFF" + number(length + 36) + "WAVEfmt " + number(quint32(16)) + number(quint16(1)) + number(quint16(1)) + number(quint32(8000))
        + number(quint32(8000)) + number(quint16(1)) + number(quint16(8)) + "data" + number(length) + QByteArray(qsizetype(length), '\x80');
}

} // namespace yeonji::testing
