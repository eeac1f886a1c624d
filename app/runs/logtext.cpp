// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logtext.h"

#include <QStringDecoder>

#include <algorithm>

namespace yeonji::runs {

LogEncoding logEncodingOf(QByteArrayView head)
{
    return head.startsWith("\xff\xfe") ? LogEncoding::Utf16Le : head.startsWith("\xfe\xff") ? LogEncoding::Utf16Be : LogEncoding::Bytes;
}

QByteArray logText(QByteArrayView text, LogEncoding encoding)
{
    if (encoding == LogEncoding::Bytes)
        return text.toByteArray();
    QStringDecoder decoder(encoding == LogEncoding::Utf16Le ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE);
    const QString decoded = decoder(text);
    return decoded.toUtf8();
}

qsizetype lastLogLineEnd(QByteArrayView text, LogEncoding encoding)
{
    if (encoding == LogEncoding::Bytes)
        return std::max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    const qsizetype low = encoding == LogEncoding::Utf16Le ? 0 : 1;
    for (qsizetype end = text.size() / 2 * 2; end > 0; end -= 2)
        if (const char c = text[end - 2 + low]; (c == '\n' || c == '\r') && text[end - 1 - low] == '\0')
            return end;
    return 0;
}

QByteArrayView plainLine(QByteArrayView line, QByteArray &buffer)
{
    if (!line.contains('\x1b'))
        return line;
    buffer.clear();
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] != '\x1b') {
            buffer += line[i];
            continue;
        }
        if (i + 1 < line.size() && line[i + 1] == '[')
            for (i += 2; i < line.size() && quint8(line[i] - 0x40) > 0x3e;)
                ++i;
    }
    return buffer;
}

LogEnd endOfLog(QFile &file, qint64 most)
{
    const LogEncoding encoding = logEncodingOf(file.peek(2));
    const qint64 from = std::max<qint64>(0, file.size() - most) / 2 * 2;
    file.seek(from);
    return {logText(file.read(most), encoding), from};
}

} // namespace yeonji::runs
