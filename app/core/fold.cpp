// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"

#include <QString>

namespace yeonji {

namespace {

// How many bytes of `text` from `at` are one character that folding leaves as it is; 0: ask QString.
qsizetype plain(QByteArrayView text, qsizetype at)
{
    const auto byte = [&](qsizetype i) { return at + i < text.size() ? int(quint8(text[at + i])) : 0; };
    const auto tail = [&](qsizetype i) { return (byte(i) & 0xc0) == 0x80; };
    const int lead = byte(0);
    if (lead == 0xf0)  // emoji: U+1F000 … 1FFFF
        return byte(1) == 0x9f && tail(2) && tail(3) ? 4 : 0;
    if (lead < 0xe2 || lead > 0xed || !tail(1) || !tail(2))
        return 0;
    const int second = byte(1);
    switch (lead) {
    case 0xe2:  // punctuation, arrows, mathematics, boxes; but for the few NFC or case changes
        return (second == 0x80 && byte(2) > 0x81) || second == 0x81 || (second == 0x86 && byte(2) >= 0x90) || (second >= 0x87 && second <= 0x91 && !(second == 0x8c && (byte(2) == 0xa9 || byte(2) == 0xaa)))
                || (second >= 0x94 && second <= 0xa9) ? 3 : 0;
    case 0xe3:  // CJK punctuation and kana, but for the marks that join what they follow
        return (second == 0x80 && (byte(2) < 0xaa || byte(2) > 0xaf)) || second == 0x81 || (second == 0x82 && byte(2) != 0x99 && byte(2) != 0x9a) || second == 0x83
                || (second == 0x84 && byte(2) >= 0xb1) || second == 0x85 ? 3 : 0;
    case 0xea: return second >= 0xb0 ? 3 : 0;  // Hangul syllables from U+AC00
    case 0xed: return second <= 0x9d || (second == 0x9e && byte(2) <= 0xa3) ? 3 : 0;
    case 0xe4: return second >= 0xb8 ? 3 : 0;  // ideographs
    default: return 3;
    }
}

} // namespace

QByteArray folded(QByteArrayView utf8)
{
    QByteArray out(utf8.size(), Qt::Uninitialized);
    char *to = out.data();
    for (qsizetype i = 0; i < utf8.size();) {
        const quint8 c = quint8(utf8[i]);
        if (c < 0x80) {
            *to++ = char(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
            ++i;
            continue;
        }
        const qsizetype length = plain(utf8, i);
        // A mark may join the character before it, so that no part can be folded alone.
        if (length == 0)
            return QString::fromUtf8(utf8).normalized(QString::NormalizationForm_C).toCaseFolded().toUtf8();
        for (qsizetype n = 0; n < length; ++n)
            *to++ = utf8[i++];
    }
    return out;
}

} // namespace yeonji
