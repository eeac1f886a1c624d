// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text as it is searched: in NFC and without case, so that what was typed on a Mac, in capitals or
// on Linux is one. Line ends stay where they are: line N of the folded text is line N of the file.

#include <QByteArray>
#include <QByteArrayView>

namespace yeonji {

// UTF-8 in, UTF-8 out. What is mostly Hangul and ASCII is folded at memory speed; the rest goes through
// QString. Bytes that are not UTF-8 become U+FFFD.
QByteArray folded(QByteArrayView utf8);

} // namespace yeonji
