// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/parts.h"

#include <QThread>

#include <algorithm>

namespace yeonji::runs {

std::vector<FilePart> lineParts(const QString &path, qint64 from)
{
    constexpr qint64 worth = 8 << 20;
    constexpr qint64 endless = std::numeric_limits<qint64>::max();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {{from, endless}};
    const qint64 size = file.size();
    const qint64 count = std::clamp<qint64>((size - from) / worth, 1, std::clamp(QThread::idealThreadCount(), 1, 8));
    std::vector<FilePart> parts{{from, endless}};
    for (qint64 i = 1; i < count; ++i) {
        qint64 at = std::max(from + (size - from) * i / count, parts.back().from);
        if (!file.seek(at))
            break;
        qsizetype lineEnd = -1;
        while (lineEnd < 0) {
            const QByteArray bytes = file.read(64 * 1024);
            if (bytes.isEmpty())
                return parts;
            lineEnd = bytes.indexOf('\n');
            at += lineEnd < 0 ? bytes.size() : lineEnd + 1;
        }
        if (at >= size)
            break;
        if (at > parts.back().from) {
            parts.back().to = at;
            parts.push_back({at, endless});
        }
    }
    return parts;
}

} // namespace yeonji::runs
