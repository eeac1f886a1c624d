// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/parts.h"

#include <QThread>

#include <algorithm>
#include <optional>

namespace yeonji::runs {

namespace {

constexpr qint64 endless = std::numeric_limits<qint64>::max();

// Where a part may begin, at `begin` or behind it; nothing where that is far to seek.
std::optional<qint64> nextStart(QFile &file, qint64 begin, const std::function<qsizetype(QByteArrayView)> &next)
{
    constexpr qint64 farthest = 64 << 20, step = 256 * 1024, overlap = 64;
    const qint64 size = file.size();
    // Pieces overlap, so that a mark of some bytes is not cut in two.
    for (qint64 at = begin; at + overlap < size && at - begin < farthest; at += step - overlap) {
        if (!file.seek(at))
            return {};
        if (const qsizetype found = next(file.read(step)); found >= 0)
            return at + found < size ? std::optional(at + found) : std::nullopt;
    }
    return {};
}

qsizetype behindLineEnd(QByteArrayView bytes)
{
    const qsizetype lineEnd = bytes.indexOf('\n');
    return lineEnd < 0 ? -1 : lineEnd + 1;
}

} // namespace

std::vector<FilePart> fileParts(const QString &path, qint64 from, const std::function<qsizetype(QByteArrayView)> &next)
{
    constexpr qint64 worth = 8 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {{from, endless}};
    const qint64 size = file.size();
    const qint64 count = std::clamp<qint64>((size - from) / worth, 1, std::clamp(QThread::idealThreadCount(), 1, 8));
    std::vector<FilePart> parts{{from, endless}};
    for (qint64 i = 1; i < count; ++i) {
        const auto at = nextStart(file, std::max(from + (size - from) * i / count, parts.back().from), next);
        if (!at)
            break;
        if (*at > parts.back().from) {
            parts.back().to = *at;
            parts.push_back({*at, endless});
        }
    }
    return parts;
}

std::vector<FilePart> endParts(const QString &path, qint64 from, const std::function<qsizetype(QByteArrayView)> &next)
{
    constexpr qint64 enough = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const auto headEnd = nextStart(file, from + enough, next);
    const auto tail = nextStart(file, std::max(from, file.size() - enough), next);
    if (!headEnd || !tail || *tail <= *headEnd)
        return {};
    return {{from, *headEnd}, {*tail, endless}};
}

std::vector<FilePart> lineParts(const QString &path, qint64 from)
{
    return fileParts(path, from, behindLineEnd);
}

std::vector<FilePart> endLineParts(const QString &path, qint64 from)
{
    return endParts(path, from, behindLineEnd);
}

} // namespace yeonji::runs
