// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/tail.h"

#include <QFile>

#include <algorithm>

#include <sys/stat.h>

namespace yeonji::runs {

namespace {

constexpr qint64 looked = 512;  // bytes at each end by which a file is known

} // namespace

Place::Place(const QString &path, qint64 offset) : m_offset(offset), m_look(lookAt(path, offset)) {}

std::optional<Place::Look> Place::lookAt(const QString &path, qint64 offset)
{
    QFile file(path);
    struct stat info = {};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || ::fstat(file.handle(), &info) != 0 || info.st_size < offset)
        return {};
    Look look{info.st_dev, info.st_ino, file.read(std::min(looked, offset)), {}};
    if (!file.seek(std::max<qint64>(0, offset - looked)))
        return {};
    look.last = file.read(std::min(looked, offset));
    if (look.first.size() != std::min(looked, offset) || look.last.size() != look.first.size())
        return {};
    return look;
}

bool Place::holds(const QString &path) const
{
    return m_look && lookAt(path, m_offset) == m_look;
}

qint64 lastLineEnd(const QString &path)
{
    constexpr qint64 farthest = 64 << 20, piece = 64 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 0;
    const qint64 size = file.size();
    for (qint64 to = size; to > 0 && size - to < farthest; to -= piece) {
        const qint64 from = std::max<qint64>(0, to - piece);
        if (!file.seek(from))
            return 0;
        if (const qsizetype at = file.read(to - from).lastIndexOf('\n'); at >= 0)
            return from + at + 1;
    }
    return 0;
}

} // namespace yeonji::runs
