// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/parts.h"

#include <QThread>

#include <algorithm>

namespace yeonji::runs {

std::vector<FilePart> fileParts(const QString &path, qint64 from, const std::function<qsizetype(QByteArrayView)> &next)
{
    constexpr qint64 worth = 8 << 20, farthest = 64 << 20, step = 256 * 1024, overlap = 64;
    constexpr qint64 endless = std::numeric_limits<qint64>::max();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {{from, endless}};
    const qint64 size = file.size();
    const qint64 count = std::clamp<qint64>((size - from) / worth, 1, std::clamp(QThread::idealThreadCount(), 1, 8));
    std::vector<FilePart> parts{{from, endless}};
    for (qint64 i = 1; i < count; ++i) {
        const qint64 begin = std::max(from + (size - from) * i / count, parts.back().from);
        qint64 at = begin;
        qsizetype found = -1;
        // Pieces overlap, so that a mark of some bytes is not cut in two.
        for (; found < 0 && at + overlap < size && at - begin < farthest; at += found < 0 ? step - overlap : found) {
            if (!file.seek(at))
                return parts;
            found = next(file.read(step));
        }
        if (found < 0 || at >= size)
            break;
        if (at > parts.back().from) {
            parts.back().to = at;
            parts.push_back({at, endless});
        }
    }
    return parts;
}

std::vector<FilePart> lineParts(const QString &path, qint64 from)
{
    return fileParts(path, from, [](QByteArrayView bytes) {
        const qsizetype lineEnd = bytes.indexOf('\n');
        return lineEnd < 0 ? -1 : lineEnd + 1;
    });
}

} // namespace yeonji::runs
