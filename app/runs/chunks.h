// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file read from front to back in pieces, so that its size does not matter. Not mapped: a file that
// is cut short while it is mapped ends the program (SIGBUS).

#include "runs/reader.h"

#include <QFile>

#include <algorithm>
#include <limits>
#include <memory>

namespace yeonji::runs {

class Chunks
{
public:
    // `progress` must outlive the object. A path that is no regular file is an Error; a pipe is not
    // opened, so that nobody waits for it.
    static Result<Chunks> open(const QString &path, const Progress &progress);
    // The same for the bytes [from, to) alone.
    static Result<Chunks> open(const QString &path, const Progress &progress, qint64 from, qint64 to);

    // What was read and not consumed. At least `padding` readable bytes follow its end.
    QByteArrayView view() const { return {m_buffer.get() + m_from, m_to - m_from}; }
    void consume(qsizetype bytes) { m_from += bytes; }
    // Reads on behind the view, which moves. False: the end (of the file or range) was reached. Errors:
    // NotReadable, Cancelled.
    Result<bool> more();

    qint64 position() const { return m_position - (m_to - m_from); }  // of the view's first byte
    qint64 size() const { return m_size; }                            // of the file when it was opened
    qint64 end() const { return std::min(m_end, m_size); }            // of the range, then
    QString path() const { return m_file->fileName(); }
    bool atEnd() const { return m_atEnd; }

    static constexpr qsizetype padding = 64;

private:
    Chunks() = default;

    std::unique_ptr<QFile> m_file;
    const Progress *m_progress = nullptr;
    std::unique_ptr<char[]> m_buffer;
    qsizetype m_capacity = 0, m_from = 0, m_to = 0;
    qint64 m_position = 0, m_size = 0;
    qint64 m_end = std::numeric_limits<qint64>::max();
    bool m_atEnd = false;
};

} // namespace yeonji::runs
