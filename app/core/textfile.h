// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file that is meant to be text, read whole: what is none is an Error with the line where that shows.

#include "core/error.h"
#include "core/text.h"

namespace yeonji {

// What a program of Windows calls Unicode: its bytes begin with a mark that says so.
bool isUtf16(QByteArrayView bytes);

// As readFile(); bytes that are no text (NUL) or no UTF-8 are BadInput, too.
Result<DecodedText> readText(const QString &path, qint64 limit = qint64(1) << 31);

} // namespace yeonji
