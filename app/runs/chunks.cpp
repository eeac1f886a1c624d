// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/chunks.h"

#include "core/words.h"

#include <QFileInfo>

#include <cstring>

namespace yeonji::runs {

namespace {

constexpr qsizetype step = 512 * 1024;  // stays in the second-level cache

} // namespace

Result<Chunks> Chunks::open(const QString &path, const Progress &progress)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, tr("there is no such file; check the name"), path);
    if (!info.isFile())
        return failure(ErrorKind::NotReadable, tr("this is not a regular file; copy it into one first"), path);
    Chunks chunks;
    chunks.m_file = std::make_unique<QFile>(path);
    chunks.m_progress = &progress;
    if (!chunks.m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorKind::NotReadable,
                       tr("this file cannot be read (%1); check its permissions").arg(chunks.m_file->errorString()), path);
    chunks.m_size = chunks.m_file->size();
    return chunks;
}

Result<Chunks> Chunks::open(const QString &path, const Progress &progress, qint64 from, qint64 to)
{
    auto chunks = open(path, progress);
    if (chunks) {
        if (!chunks->m_file->seek(from))
            return failure(ErrorKind::NotReadable,
                           tr("reading stopped (%1); try again").arg(chunks->m_file->errorString()), path);
        chunks->m_position = from;
        chunks->m_end = to;
    }
    return chunks;
}

Result<bool> Chunks::more()
{
    if (m_progress->cancelled())
        return failure(ErrorKind::Cancelled, tr("reading was cancelled"), m_file->fileName());
    const qsizetype kept = m_to - m_from;
    if (m_capacity - kept < step) {
        const qsizetype capacity = std::max(2 * m_capacity, kept + 2 * step);
        auto buffer = std::make_unique_for_overwrite<char[]>(size_t(capacity + padding));
        if (kept > 0)
            std::memcpy(buffer.get(), m_buffer.get() + m_from, size_t(kept));
        m_buffer = std::move(buffer);
        m_capacity = capacity;
    } else if (m_from > 0) {
        std::memmove(m_buffer.get(), m_buffer.get() + m_from, size_t(kept));
    }
    m_from = 0;
    m_to = kept;
    const qint64 got = m_file->read(m_buffer.get() + m_to, std::min<qint64>(step, m_end - m_position));
    if (got < 0)
        return failure(ErrorKind::NotReadable, tr("reading stopped (%1); try again").arg(m_file->errorString()),
                       m_file->fileName());
    m_to += got;
    m_position += got;
    std::memset(m_buffer.get() + m_to, 0, size_t(padding));
    m_atEnd = got == 0;
    m_progress->report(m_position, std::max(m_size, m_position));
    return got > 0;
}

} // namespace yeonji::runs
