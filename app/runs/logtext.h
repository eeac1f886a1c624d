// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The text of logs and its lines, whichever encoding a shell gave it: PowerShell's `>` writes UTF-16 with a byte order
// mark, programs on Korean Windows CP949.

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>

#include <algorithm>

namespace yeonji::runs {

enum class LogEncoding { Bytes, Utf16Le, Utf16Be };  // Bytes: UTF-8, or CP949 in lines that are no UTF-8

LogEncoding logEncodingOf(QByteArrayView head);

// `text` as UTF-8; it begins and ends between two letters. Bytes stay as they are.
QByteArray logText(QByteArrayView text, LogEncoding encoding);

// Behind the last line end or carriage return; 0: there is none.
qsizetype lastLogLineEnd(QByteArrayView text, LogEncoding encoding);

// At most `most` bytes from the end of a file, as text, and where they begin.
struct LogEnd { QByteArray text; qint64 from = 0; };
LogEnd endOfLog(QFile &file, qint64 most);

// Without terminal control sequences; `buffer` holds it if any had to go.
QByteArrayView plainLine(QByteArrayView line, QByteArray &buffer);

// Line by line, `line` counts them; a carriage return within one begins it anew, as do the backspaces of Keras 2, and what
// stood before is a line, too.
template<class Each>
void eachLogLine(QByteArrayView text, int &line, const Each &each)
{
    while (!text.isEmpty()) {
        const auto end = std::ranges::find_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\b'; }) - text.begin();
        each(text.first(end), line);
        line += end < text.size() && text[end] == '\n';
        text = end < text.size() ? text.sliced(end + 1) : QByteArrayView();
        while (text.startsWith('\b'))
            text = text.sliced(1);
    }
}

} // namespace yeonji::runs
