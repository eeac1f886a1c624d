// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/traceback.h"

#include "runs/csvdialect.h"
#include "runs/logline.h"
#include "runs/logtable.h"
#include "runs/logtext.h"
#include "runs/rankprefix.h"
#include "runs/table.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <vector>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView opening = "Traceback (most recent call last)";

QByteArrayView lineAt(QByteArrayView text, qsizetype at)
{
    const qsizetype end = text.indexOf('\n', at);
    return text.sliced(at, (end < 0 ? text.size() : end) - at);
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

// `RuntimeError: …`, `KeyboardInterrupt`, `torch.cuda.OutOfMemoryError: …`, `queue.Empty`. `loss: 0.5` is none.
bool namesError(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line.trimmed() : line.first(colon);
    char before = '.';
    for (const char c : name) {
        const bool letter = isUpper(c) || (c >= 'a' && c <= 'z') || c == '_';
        if (!letter && (before == '.' || !((c >= '0' && c <= '9') || c == '.')))
            return false;
        before = c;
    }
    const qsizetype dot = name.lastIndexOf('.');
    const QByteArrayView last = name.sliced(dot + 1);
    if (last.isEmpty())
        return false;
    static constexpr std::array endings{"Error", "Exception", "Interrupt", "Exit", "Warning"};
    if (std::ranges::any_of(endings, [last](const char *ending) { return last.endsWith(ending); }))
        return true;
    if (dot > 0 && last.endsWith("error"))  // `struct.error`
        return true;
    return isUpper(last.front()) && (dot > 0 || std::ranges::count_if(last, isUpper) > 1)
        && std::ranges::any_of(last, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether further rows of a training stand there. A bar that is drawn again as the program ends, and what other
// processes of it had still to say, are none; neither is the summary of a logger.
bool goesOn(QByteArrayView text)
{
    constexpr int enough = 3;
    int rows = 0, number = 1;
    std::optional<double> last;
    LogTables tables;
    LogLine parsed;
    QByteArray buffer;
    eachLogLine(text, number, [&](QByteArrayView line, int) {
        line = plainLine(line.trimmed(), buffer);
        if (rows >= enough || line.startsWith("wandb:"))
            return;
        if (!tables.take(line, parsed))
            parseLogLine(line, parsed);
        auto step = parsed.done;
        bool measures = false;
        for (const auto &[name, value, phase] : parsed.numbers) {
            const ColumnRole role = roleOf(name);
            if (role == ColumnRole::Step || (role == ColumnRole::Epoch && !step))
                step = value;
            measures = measures || role == ColumnRole::None;
        }
        if (!step || !measures || step == last)
            return;
        last = step;
        ++rows;
    });
    return rows >= enough;
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

TracebackLines::Part TracebackLines::take(QByteArrayView line)
{
    m_text = line;
    m_rank = -1;
    const qsizetype begin = line.indexOf(opening);
    if (begin < 0 && m_open.isEmpty())
        return Part::Outside;
    const RankPrefix prefix = rankPrefixOf(line);
    m_rank = prefix.rank;
    if (begin >= 0) {
        m_open.insert(m_rank, line.first(begin).toByteArray());
        m_text = line.sliced(begin);
        return Part::Begin;
    }
    const auto open = m_open.constFind(m_rank);
    if (open == m_open.constEnd())
        return Part::Outside;
    if (line.startsWith(*open))
        m_text = line.sliced(open->size());
    // Indented lines are calls; the first that is not names the error.
    if (m_text.startsWith("  ") || m_text.startsWith('\t') || m_text.trimmed().isEmpty())
        return Part::Inside;
    m_open.erase(open);
    return namesError(m_text) ? Part::Error : Part::Outside;
}

namespace {

struct TracebackOf
{
    int rank = -1;
    Traceback traceback;
    qsizetype end = 0;  // behind it
};

std::vector<TracebackOf> tracebacksIn(QByteArrayView text)
{
    std::vector<TracebackOf> all;
    const qsizetype first = text.indexOf(opening);
    if (first < 0)
        return all;
    int number = 1 + int(std::count(text.begin(), text.begin() + first, '\n'));
    TracebackLines lines;
    QHash<int, size_t> last;  // of each rank
    QByteArray buffer;
    for (qsizetype at = 1 + (first > 0 ? text.lastIndexOf('\n', first - 1) : -1); at < text.size(); ++number) {
        const QByteArrayView line = lineAt(text, at);
        const auto part = lines.take(plainLine(line, buffer));
        const qsizetype end = std::min(at + line.size() + 1, text.size());
        if (part == TracebackLines::Part::Begin) {
            last[lines.rank()] = all.size();
            all.push_back({lines.rank(), {at, number, {}}, end});
        } else if (part != TracebackLines::Part::Outside) {
            TracebackOf &one = all[last.value(lines.rank())];
            one.end = end;
            if (part == TracebackLines::Part::Error)
                one.traceback.error = csvText(lines.text().trimmed()).left(300);
        }
        at += line.size() + 1;
    }
    return all;
}

bool isOfLauncher(const TracebackOf &one)
{
    return one.traceback.error.contains("ChildFailedError"_L1);
}

} // namespace

std::optional<Traceback> tracebackIn(QByteArrayView text)
{
    const auto all = tracebacksIn(text);
    if (all.empty())
        return {};
    const QByteArrayView behind = text.sliced(std::ranges::max(all, {}, &TracebackOf::end).end);
    if (goesOn(behind) || saysCompleted(behind))
        return {};
    constexpr int mostAfter = 50;  // launchers have a word to say, too
    int after = 0, number = 1;
    QByteArray buffer;
    eachLogLine(behind, number, [&](QByteArrayView line, int) {
        line = plainLine(line, buffer).trimmed();
        after += !line.isEmpty() && !line.startsWith("wandb:");
    });
    if (after > mostAfter)
        return {};
    // Those between which the training did not go on are of one failure.
    size_t first = all.size() - 1;
    const auto goesOnBefore = [&](size_t i) {
        const qsizetype from = all[i - 1].end, to = all[i].traceback.at;
        return from < to && goesOn(text.sliced(from, to - from));
    };
    while (first > 0 && !goesOnBefore(first))
        --first;
    const auto isCause = [](const TracebackOf &one) { return !isOfLauncher(one); };
    auto cause = std::find_if(all.begin() + ptrdiff_t(first), all.end(), [&](const TracebackOf &one) { return one.rank >= 0 && isCause(one); });
    const int rank = cause == all.end() ? -1 : cause->rank;
    // What failed while a process handled its failure is what it ended with.
    const auto last = std::find_if(all.rbegin(), all.rend() - ptrdiff_t(first), [&](const TracebackOf &one) { return one.rank == rank && isCause(one); });
    return last == all.rend() - ptrdiff_t(first) ? all.back().traceback : last->traceback;
}

bool saysCompleted(QByteArrayView text)
{
    static constexpr std::array words{"training completed", "training finished", "training complete.", "training done",
                                      "epochs completed in", "training was finished at"};
    const QByteArray lower = text.toByteArray().toLower();
    qsizetype at = -1;
    for (const char *said : words)
        at = std::max(at, lower.lastIndexOf(said));
    return at >= 0 && !goesOn(text.sliced(at));
}

Finding findingOf(const Traceback &traceback, const QString &file)
{
    return {Level::Error, u"traceback"_s,
            traceback.error.isEmpty() ? QCoreApplication::translate("runs", "the program ended with a traceback")
                                      : QCoreApplication::translate("runs", "the program ended with %1").arg(traceback.error),
            file, traceback.line, 0};
}

namespace {

int lineEndsBefore(QFile &file, qint64 end)
{
    QByteArray piece(1 << 20, Qt::Uninitialized);
    qint64 count = 0;
    file.seek(0);
    for (qint64 got = 0; end > 0 && (got = file.read(piece.data(), std::min<qint64>(piece.size(), end))) > 0; end -= got)
        count += std::count(piece.begin(), piece.begin() + got, '\n');
    return int(count);
}

} // namespace

std::optional<Finding> failureAtEndOf(const QString &path)
{
    constexpr qint64 most = 256 * 1024, ending = 4096;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const auto [text, from] = endOfLog(file, most);
    if (auto traceback = tracebackIn(text)) {
        traceback->line += lineEndsBefore(file, from);
        return findingOf(*traceback, path);
    }
    if (const QString killed = killIn(text.last(std::min(ending, text.size()))); !killed.isEmpty())
        return Finding{Level::Error, u"killed"_s, QCoreApplication::translate("runs", "the program was ended from outside: %1").arg(killed), path, 0, 0};
    return {};
}

} // namespace yeonji::runs
