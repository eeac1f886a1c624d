// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logtail.h"

#include "core/text.h"
#include "runs/logtext.h"
#include "runs/status.h"

#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>

namespace yeonji::runs {

namespace {

constexpr qint64 mostBytes = 64 * 1024;
constexpr qsizetype mostLines = 200, mostSigns = 2000;

// What stands there after carriage returns, and after the backspaces that Keras goes back with.
QByteArrayView shownOf(QByteArrayView line)
{
    while (line.endsWith('\r') || line.endsWith('\b'))
        line.chop(1);
    return line.sliced(std::max(line.lastIndexOf('\r'), line.lastIndexOf('\b')) + 1);
}

QString decoded(QByteArrayView line)
{
    if (!line.isValidUtf8()) {
        QStringDecoder korean("CP949");
        if (korean.isValid()) {
            const QString text = korean(line);
            if (!korean.hasError())
                return text;
        }
    }
    return QString::fromUtf8(line);
}

QString lineOf(QByteArrayView bytes)
{
    QByteArray buffer;
    QString line = decoded(plainLine(shownOf(bytes), buffer));
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\t'; });
    return line.size() > mostSigns ? QString(beginning(line, mostSigns) % u'…') : line;
}

} // namespace

std::optional<LogTail> logTailOf(const Run &run)
{
    if (!run.part.isEmpty() && run.kind != Kind::Log)
        return {};
    QFileInfo newest;
    for (const QString &name : logNamesOf(run.path, run.kind)) {
        const QFileInfo info(name);
        if (info.isFile() && info.size() > 0 && (newest.filePath().isEmpty() || info.lastModified() > newest.lastModified()))
            newest = info;
    }
    QFile file(newest.filePath());
    if (newest.filePath().isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const LogEnd end = endOfLog(file, mostBytes);
    QByteArrayView text = end.text;
    // Where it was cut there is half a line, if not all of it is one.
    if (const auto first = text.indexOf('\n'); end.from > 0 && first >= 0 && first + 1 < text.size())
        text = text.sliced(first + 1);
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    LogTail tail{newest.absoluteFilePath(), {}};
    while (!text.isEmpty() && tail.lines.size() < mostLines) {
        const qsizetype begin = text.lastIndexOf('\n') + 1;
        tail.lines.append(lineOf(text.sliced(begin)));
        text = text.first(std::max<qsizetype>(0, begin - 1));
    }
    if (tail.lines.isEmpty())
        return {};
    std::ranges::reverse(tail.lines);
    return tail;
}

} // namespace yeonji::runs
