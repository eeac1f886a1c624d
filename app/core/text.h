// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text as files hold it and as people read it.

#include <QByteArrayView>
#include <QString>

namespace yeonji {

// How a file wrote its text, so that saving an edited file changes nothing else.
struct TextFormat
{
    bool bom = false;
    bool crlf = false;   // the first line end was CR LF
    bool valid = true;   // false: some bytes were not UTF-8 and became U+FFFD; never save over those
};

struct DecodedText
{
    QString text;        // line ends are \n
    TextFormat format;
};

DecodedText decodeText(QByteArrayView bytes);
QByteArray encodeText(const QString &text, TextFormat format);

// Canonical composition: the same Hangul typed on a Mac (NFD) and on Linux compares equal.
QString nfc(const QString &text);

// At most so many units from its beginning on; what is one sign is not cut in two.
QString beginning(QStringView text, qsizetype most);

// Columns the text takes in a fixed face: Hangul and other wide characters take two.
int displayWidth(QStringView text);

// `text` matches a shell glob of `*`, `?` and `[…]`, the whole of it, case-sensitive.
bool globMatches(QStringView glob, QStringView text);

// Names that other programs wrote: UTF-8, and bytes that are none as `\xff`, so that two names stay two.
QString nameFromUtf8(QByteArrayView bytes);

} // namespace yeonji
