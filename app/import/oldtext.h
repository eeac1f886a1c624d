// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text of older programs: UTF-16 with its mark, as Windows saves "Unicode", and CP949, as the Korean
// Notepad saved before 2019.

#include <QByteArray>
#include <QString>

#include <optional>

namespace yeonji::importing {

struct OldText
{
    QByteArray utf8;   // the same text, line ends as they were
    QString encoding;  // UTF-16 or CP949
};

// `bytes` are no UTF-8. Nothing: they are none of these either.
std::optional<OldText> readOldText(QByteArrayView bytes);

} // namespace yeonji::importing
