// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace yeonji::testing {

// Bytes this process has read from files so far, as the kernel counts them.
inline qint64 bytesRead()
{
    QFile io(QStringLiteral("/proc/self/io"));
    if (!io.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = io.readAll();
    return text.sliced(text.indexOf("rchar: ") + 7).split('\n').first().toLongLong();
}

} // namespace yeonji::testing
