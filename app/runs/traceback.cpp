// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/traceback.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView opening = "Traceback (most recent call last)";

QByteArrayView lineAt(QByteArrayView text, qsizetype at)
{
    const qsizetype end = text.indexOf('\n', at);
    return text.sliced(at, (end < 0 ? text.size() : end) - at);
}

// `RuntimeError: …`, `KeyboardInterrupt`, `torch.cuda.OutOfMemoryError: …`
bool namesError(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line.trimmed() : line.first(colon);
    return !name.isEmpty() && name.front() != ' '
        && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'; })
        && (name.contains("Error") || name.contains("Exception") || name.contains("Interrupt") || name.contains("Exit") || colon > 0);
}

// `Killed`, `train.sh: line 3: 1234 Segmentation fault`, `*** JOB 7 ON gpu1 CANCELLED AT … DUE TO TIME LIMIT ***`
QString killIn(QByteArrayView text)
{
    static const QRegularExpression mark(
        u"^(Killed|Terminated)(: \\d+)?$|: line \\d+: +\\d+ (Killed|Terminated|Aborted|Segmentation fault|Bus error)"
        "|^(Segmentation fault|Bus error|Aborted)( \\(core dumped\\))?$|CANCELLED AT|DUE TO TIME LIMIT|oom[-_]kill"
        "|Out of memory: Killed process|Signal \\d+ \\(SIG(KILL|TERM|SEGV|ABRT)\\) received"_s);
    constexpr int looked = 4;  // lines; launchers have a word to say behind it
    QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (int seen = 0; !lines.isEmpty() && seen < looked;) {
        const QString line = lines.takeLast().trimmed();
        if (line.isEmpty())
            continue;
        ++seen;
        if (mark.match(line).hasMatch())
            return line.left(200);
    }
    return {};
}

} // namespace

std::optional<Traceback> tracebackIn(QByteArrayView text)
{
    const qsizetype found = text.lastIndexOf(opening);
    if (found < 0)
        return {};
    Traceback traceback;
    traceback.at = found;
    traceback.line = 1 + int(std::count(text.begin(), text.begin() + found, '\n'));
    // Indented lines are calls; the first that is not names the error, and its message may go on.
    qsizetype at = found;
    int after = 0;
    while (at < text.size()) {
        const QByteArrayView line = lineAt(text, at);
        if (at != found && traceback.error.isEmpty()) {
            if (namesError(line))
                traceback.error = QString::fromUtf8(line.trimmed()).left(300);
        } else if (!traceback.error.isEmpty() && !line.trimmed().isEmpty()) {
            ++after;
        }
        at += line.size() + 1;
    }
    constexpr int mostAfter = 50;  // launchers have a word to say, too
    return after <= mostAfter ? std::optional(traceback) : std::nullopt;
}

Finding findingOf(const Traceback &traceback, const QString &file)
{
    return {Level::Error, u"traceback"_s,
            traceback.error.isEmpty() ? QCoreApplication::translate("runs", "the program ended with a traceback")
                                      : QCoreApplication::translate("runs", "the program ended with %1").arg(traceback.error),
            file, traceback.line, 0};
}

std::optional<Finding> failureAtEndOf(const QString &path)
{
    constexpr qint64 most = 256 * 1024, ending = 4096;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const qint64 from = std::max<qint64>(0, file.size() - most);
    file.seek(from);
    const QByteArray text = file.read(most);
    if (auto traceback = tracebackIn(text)) {
        if (from > 0)
            traceback->line = 0;
        return findingOf(*traceback, path);
    }
    if (const QString killed = killIn(text.last(std::min(ending, text.size()))); !killed.isEmpty())
        return Finding{Level::Error, u"killed"_s, QCoreApplication::translate("runs", "the program was ended from outside: %1").arg(killed), path, 0, 0};
    return {};
}

} // namespace yeonji::runs
