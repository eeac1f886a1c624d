// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/traceback.h"

#include "runs/csvdialect.h"
#include "runs/logline.h"
#include "runs/logtable.h"
#include "runs/logtext.h"
#include "runs/metricname.h"
#include "runs/rankprefix.h"
#include "runs/table.h"
#include "runs/tail.h"

#include <QCoreApplication>
#include <QMutex>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView opening = "Traceback (most recent call last)";
constexpr QByteArrayView fatal = "Fatal Python error: ";

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

// The rows of a training in a text.
class Rows
{
public:
    // Whether the line is one, at another step than the row before.
    bool take(QByteArrayView line)
    {
        if (!m_tables.take(line, m_parsed))
            parseLogLine(line, m_parsed);
        auto step = m_parsed.done;
        m_metric.clear();
        for (const auto &[name, value, phase, phrase, mean] : m_parsed.numbers) {
            const ColumnRole role = roleOf(name);
            if (role == ColumnRole::Step || (role == ColumnRole::Epoch && !step))
                step = value;
            if (role == ColumnRole::None && m_metric.isEmpty())
                m_metric = name.toByteArray();
        }
        m_isRow = step && !m_metric.isEmpty();
        return m_isRow && std::exchange(m_step, step) != step;
    }
    const LogLine &parsed() const { return m_parsed; }
    bool isRow() const { return m_isRow; }
    std::optional<double> step() const { return m_step; }    // of the last row
    const QByteArray &metric() const { return m_metric; }    // the first of the line that was taken last; empty: none

private:
    LogTables m_tables;
    LogLine m_parsed;
    std::optional<double> m_step;
    QByteArray m_metric;
    bool m_isRow = false;  // the line that was taken last
};

// Whether further rows of a training stand there. A bar that is drawn again as the program ends, and what other
// processes of it had still to say, are none; neither is the summary of a logger.
bool goesOn(QByteArrayView text)
{
    constexpr int enough = 3;
    int count = 0, number = 1;
    Rows rows;
    QByteArray buffer;
    eachLogLine(text, number, [&](QByteArrayView line, int) {
        line = plainLine(line.trimmed(), buffer);
        if (count < enough && !line.startsWith("wandb:"))
            count += rows.take(line);
    });
    return count >= enough;
}

// Whether the training that is said to be done between the two texts goes on behind that: with the first row of all, with
// one of a metric it had at a further step, or as above. A bar of an evaluation may be longer than the training was.
bool trainsOn(QByteArrayView before, QByteArrayView behind)
{
    constexpr int enough = 3;
    int count = 0, number = 1;
    bool on = false;
    Rows rows;
    QHash<QByteArray, int> stepless;  // rows by their metric, in a log that tells no steps
    QSet<QByteArray> known;
    QByteArray buffer;
    eachLogLine(before, number, [&](QByteArrayView line, int) {
        rows.take(plainLine(line.trimmed(), buffer));
        if (!rows.metric().isEmpty())
            known.insert(rows.metric());
    });
    const bool began = !known.isEmpty();
    eachLogLine(behind, number, [&](QByteArrayView line, int) {
        line = plainLine(line.trimmed(), buffer);
        if (on || line.startsWith("wandb:"))
            return;
        const auto last = rows.step();
        const bool isNext = rows.take(line);
        if (rows.metric().isEmpty() || (began && !rows.isRow() && !known.contains(rows.metric())))
            return;
        const bool evaluates = isEvaluation(QString::fromUtf8(rows.metric())) || isEvaluation(QString::fromUtf8(rows.parsed().phase));
        const bool isFurther = began ? last && rows.step() > last && known.contains(rows.metric()) : !last;
        if (isNext)
            on = ++count >= enough || (isFurther && !evaluates && !rows.parsed().done);
        else if (!rows.isRow())
            on = ++stepless[rows.metric()] >= enough;
    });
    return on;
}

// What a program tells that is at work, and not what one leaves behind.
bool tellsOfWork(const QString &line)
{
    static const QRegularExpression level(u"^.{0,60}?\\b(INFO|DEBUG)\\b"_s);
    static const QRegularExpression leaving(u"launch|kill|shut|clean|exit|terminat|clos|stop|abort|fail|error|finali|teardown|elastic|wandb|agent|nccl"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression standing(u"^\\W*(?:(?:re)?start(?:ing|ed)?|begin(?:ning|s)?)?\\s*(?:epoch|step|iter(?:ation)?|에폭|에포크|스텝)\\W{0,3}\\d"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression again(u"^(?:.{0,80}[:\\]|-]\\s*)?(?:(?:now |will )?(?:re-?try|continu|resum|skipp|recover(?:ed|ing)|fall(?:ing)? back|reconnect|trying again)"
                                          "|.{0,20}(?:재시도|계속합|계속 진행|다시 시도|다시 시작|건너뜁|건너뛰))"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return (level.match(line).hasMatch() && !leaving.match(line).hasMatch()) || standing.match(line).hasMatch() || again.match(line).hasMatch();
}

// What a runtime says of each thread or call while it fails, be it in front of a traceback or behind it.
bool isOfRuntime(QByteArrayView line)
{
    static const QRegularExpression said(u"^(?:frame #\\d|#\\d+ |@ +0x|0x[0-9a-f]|[0-9a-f]{6,}-[0-9a-f]{6,} |\\[[\\w.-]+:\\d+\\] |\\[?[EWF]\\d{3,4} \\d\\d:)"
                                         "|\\bAssertion\\b.*\\bfailed\\b|\\b(?:error|warning|note)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return said.match(QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 400)))).hasMatch();
}

// The lines that a program writes, by how they begin; the numbers in them differ.
class Habits
{
public:
    void take(QByteArrayView line)
    {
        if (const QByteArray way = wayOf(line); !way.isEmpty())
            m_known[way].insert(line.toByteArray());
    }
    // Whether it is one more of a kind that stood before, and not the same again.
    bool continues(QByteArrayView line)
    {
        const auto known = m_known.find(wayOf(line));
        if (known == m_known.end() || known->contains(line.toByteArray()))
            return false;
        known->insert(line.toByteArray());
        return true;
    }

private:
    static QByteArray wayOf(QByteArrayView line)
    {
        constexpr qsizetype looked = 24, least = 4;
        QByteArray way;
        for (const char c : line) {
            const bool isDigit = c >= '0' && c <= '9';
            if (way.size() >= looked)
                break;
            if (!isDigit || !way.endsWith('0'))
                way += isDigit ? '0' : c;
        }
        return way.size() < least ? QByteArray() : way;
    }

    QHash<QByteArray, QSet<QByteArray>> m_known;
};

// Whether a program goes on behind a traceback that stands between the two texts.
bool survived(QByteArrayView before, QByteArrayView behind, bool isOfRank)
{
    if (saysCompleted(behind))
        return true;
    constexpr qsizetype looked = 4096;
    constexpr int enough = 3;      // rows that other processes may have had to say, or a bar as it was left
    constexpr int enoughLike = 5;  // lines like those before
    int alike = 0, count = 0, number = 1;
    bool works = false;
    Rows rows;
    Habits habits;
    QByteArray buffer;
    eachLogLine(before.last(std::min(before.size(), looked)), number, [&](QByteArrayView line, int) {
        line = plainLine(line.trimmed(), buffer);
        rows.take(line);
        habits.take(line);
    });
    eachLogLine(behind, number, [&](QByteArrayView line, int) {
        line = plainLine(line, buffer);
        const bool isIndented = line.startsWith(' ') || line.startsWith('\t');
        line = line.trimmed();
        if (works || line.isEmpty() || line.startsWith("wandb:"))
            return;
        if (rows.take(line)) {
            works = !(isOfRank || rows.parsed().done || rankPrefixOf(line).rank >= 0) || ++count >= enough;
        } else if (!rows.isRow() && !rows.parsed().done) {
            const bool isOwn = !isIndented && !isOfRank && rankPrefixOf(line).rank < 0 && !isOfRuntime(line);
            works = tellsOfWork(QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 400)))) || (isOwn && habits.continues(line) && ++alike >= enoughLike);
        }
    });
    return works;
}

// `Killed`, `train.sh: line 3: 1234 Segmentation fault`, `*** JOB 7 ON gpu1 CANCELLED AT … DUE TO TIME LIMIT ***`,
// but not the counter of a cgroup that stands at 0.
QString killIn(QByteArrayView text)
{
    static const QRegularExpression mark(
        u"^(Killed|Terminated)(: \\d+)?$|: line \\d+: +\\d+ (Killed|Terminated|Aborted|Segmentation fault|Bus error)"
        "|^(Segmentation fault|Bus error|Aborted)( \\(core dumped\\))?$|CANCELLED AT|DUE TO TIME LIMIT|(?<!\\b0 )oom[-_]kill(?!\\w*[ :=]+0\\b)"
        "|Out of memory: Killed process|Signal \\d+ \\(SIG(KILL|TERM|SEGV|ABRT)\\) received"
        "|^srun: error: .*: tasks? [\\d,-]+: (Out Of Memory|Killed|Terminated|Aborted|Segmentation fault|Bus error)"_s);
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

bool TracebackLines::isWithin(const Open &open, QByteArrayView line)
{
    const auto beginsWithAny = [](QByteArrayView text, const auto &beginnings) {
        return std::ranges::any_of(beginnings, [text](const char *beginning) { return text.startsWith(beginning); });
    };
    if (line.trimmed().isEmpty())
        return true;
    switch (open.kind) {
    case Kind::Panel: {
        static constexpr std::array sides{"│", "╰", "└", "|", "+"};
        return beginsWithAny(line.trimmed(), sides);
    }
    case Kind::Dump: {
        static constexpr std::array parts{"  ", "Python runtime state:", "Thread 0x", "Current thread", "Extension modules:", "<"};
        return beginsWithAny(line, parts);
    }
    case Kind::Calls: break;
    }
    return line.startsWith("  ") || line.startsWith('\t');
}

TracebackLines::Part TracebackLines::take(QByteArrayView line)
{
    m_text = line;
    m_rank = -1;
    const qsizetype begin = line.indexOf(opening), death = line.indexOf(fatal);
    if (begin < 0 && death < 0 && m_open.isEmpty())
        return Part::Outside;
    const RankPrefix prefix = rankPrefixOf(line);
    m_rank = prefix.rank;
    if (begin >= 0) {
        static constexpr std::array corners{"╭─", "┌─", "+-"};
        const QByteArray before = line.first(begin).toByteArray();
        const bool isPanel = std::ranges::any_of(corners, [&](const char *corner) { return before.contains(corner); });
        m_open.insert(m_rank, {isPanel ? Kind::Panel : Kind::Calls, isPanel ? QByteArray() : before});
        m_text = line.sliced(begin);
        return Part::Begin;
    }
    if (death >= 0 && death == prefix.size) {
        m_open.insert(m_rank, {Kind::Dump, line.first(death).toByteArray()});
        m_text = line.sliced(death);
        return Part::Fatal;
    }
    const auto open = m_open.constFind(m_rank);
    if (open == m_open.constEnd())
        return Part::Outside;
    if (open->kind == Kind::Panel)
        m_text = line.sliced(prefix.size);
    else if (line.startsWith(open->before))
        m_text = line.sliced(open->before.size());
    // Indented lines are calls; the first that is not names the error.
    if (isWithin(*open, m_text))
        return Part::Inside;
    const bool isDump = open->kind == Kind::Dump;
    if (open->kind == Kind::Panel)
        m_text = m_text.trimmed();
    m_open.erase(open);
    return !isDump && namesError(m_text) ? Part::Error : Part::Outside;
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
    const qsizetype begin = text.indexOf(opening), death = text.indexOf(fatal);
    if (begin < 0 && death < 0)
        return all;
    const qsizetype first = begin < 0 || death < 0 ? std::max(begin, death) : std::min(begin, death);
    int number = 1 + int(std::count(text.begin(), text.begin() + first, '\n'));
    TracebackLines lines;
    QHash<int, size_t> last;  // of each rank
    QByteArray buffer;
    for (qsizetype at = 1 + (first > 0 ? text.lastIndexOf('\n', first - 1) : -1); at < text.size(); ++number) {
        const QByteArrayView line = lineAt(text, at);
        const auto part = lines.take(plainLine(line, buffer));
        const qsizetype end = std::min(at + line.size() + 1, text.size());
        if (part == TracebackLines::Part::Begin || part == TracebackLines::Part::Fatal) {
            last[lines.rank()] = all.size();
            all.push_back({lines.rank(), {at, number, {}}, end});
            if (part == TracebackLines::Part::Fatal)
                all.back().traceback.error = csvText(lines.text().trimmed()).left(300);
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

namespace {

struct LastTraceback
{
    Traceback traceback;
    bool survived = false;
};

std::optional<LastTraceback> lastTracebackIn(QByteArrayView text)
{
    const auto all = tracebacksIn(text);
    if (all.empty())
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
    const Traceback &told = last == all.rend() - ptrdiff_t(first) ? all.back().traceback : last->traceback;
    return LastTraceback{told, survived(text.first(all[first].traceback.at), text.sliced(std::ranges::max(all, {}, &TracebackOf::end).end), rank >= 0)};
}

} // namespace

std::optional<Traceback> tracebackIn(QByteArrayView text)
{
    const auto last = lastTracebackIn(text);
    return last && !last->survived ? std::optional(last->traceback) : std::nullopt;
}

bool saysCompleted(QByteArrayView text)
{
    // An epoch, a fold or a stage of it that is over is no end, and neither is one that is to come: `once training is
    // complete`, `학습이 완료되면`, `학습 종료 예정`.
    static const QRegularExpression said(
        u"^(?!.*\\b(?:epoch|fold|stage|phase|round)\\W{0,2}\\d+\\W.*\\btraining)(?!.*(?:에폭|에포크|단계|폴드)\\W?\\d|.*\\d\\s?(?:번째\\s?)?(?:에폭|에포크|단계|폴드))"
        "(?!.*(?:\\b(?:once|when(?:ever)?|until|till|before|if|unless|after(?! \\d)|while|not|never)|n't)\\b[^,.;:!?|\\]\\n]{0,60}"
        "\\b(?:training (?:is |has |was |has been )?(?:completed?|finished|done)|(?:finished|completed|done) training)\\b)"
        "(?:.*\\btraining (?:is |has |was |has been )?(?:completed?|finished|done)\\b(?! *(?:once|when|until|if|unless)\\b)"
        "(?!\\W{0,3}\\d+(?:\\.\\d+)?\\s?%|.{0,8}\\b(?:epoch|fold|stage|phase|round)\\W{0,2}\\d)"
        "|.*\\bepochs completed in\\b|.*\\bdone training in\\b|.*\\b(?:finished|completed) training\\b(?!.{0,8}\\b(?:epoch|fold|stage|phase|round))"
        "|.*['\"]train_runtime['\"]\\s*:|\\W*train_runtime\\s*=|.*\\btrainer\\.fit`? stopped:"
        "|.*(?:학습|훈련)(?:이|을)?\\s?(?:모두 |전부 )?(?:완료|종료|끝)(?! ?(?:[되하나내]면|[되하나내][기려지거]|[될할날낼]|[되하나]는|된 ?(?:후|뒤|다음)|되어야|해야"
        "|까지|후|뒤|이후|이전|전(?!체|부)|시(?![간각])|예정|예상|조건|여부|[률율]))).*$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    QString lines = QString::fromUtf8(text);
    lines.replace(u'\r', u'\n');
    qsizetype begin = 0, end = -1;
    for (auto at = said.globalMatch(lines); at.hasNext();) {
        const auto match = at.next();
        begin = match.capturedStart();
        end = match.capturedEnd();
    }
    return end >= 0 && !trainsOn(QStringView(lines).first(begin).toUtf8(), QStringView(lines).sliced(end).toUtf8());
}

Finding findingOf(const Traceback &traceback, const QString &file)
{
    return {Level::Error, u"traceback"_s,
            traceback.error.isEmpty() ? QCoreApplication::translate("runs", "the program ended with a traceback")
                                      : QCoreApplication::translate("runs", "the program ended with %1").arg(traceback.error),
            file, traceback.line, 0};
}

Finding survivedFindingOf(const Traceback &traceback, const QString &file)
{
    return {Level::Warning, u"logged-error"_s,
            traceback.error.isEmpty()
                ? QCoreApplication::translate("runs", "an error was logged and the program went on")
                : QCoreApplication::translate("runs", "an error was logged and the program went on: %1").arg(traceback.error),
            file, traceback.line, 0};
}

namespace {

// A log that failed is looked at as long as it is followed: what was counted of it is not counted again.
int lineEndsBefore(QFile &file, qint64 end)
{
    struct Counted
    {
        Place place;
        int count = 0;
    };
    static QMutex mutex;
    static QHash<QString, Counted> known;
    constexpr qsizetype most = 1000;
    Counted counted;
    if (const QMutexLocker lock(&mutex); known.contains(file.fileName()))
        counted = known.value(file.fileName());
    if (counted.place.offset() > end || !counted.place.holds(file.fileName()))
        counted = {};
    QByteArray piece(1 << 20, Qt::Uninitialized);
    qint64 left = end - counted.place.offset();
    file.seek(counted.place.offset());
    for (qint64 got = 0; left > 0 && (got = file.read(piece.data(), std::min<qint64>(piece.size(), left))) > 0; left -= got)
        counted.count += int(std::count(piece.begin(), piece.begin() + got, '\n'));
    counted.place = Place(file.fileName(), end);
    const QMutexLocker lock(&mutex);
    if (known.size() >= most)
        known.clear();
    known.insert(file.fileName(), counted);
    return counted.count;
}

bool saysDone(QByteArrayView line)
{
    static const QRegularExpression done(u"^(?:.{0,60}(?:\\bINFO\\b|[\\]|:-])\\W*)?(?:all |everything (?:is )?)?(?:done|finished|completed?|완료|끝|모두 완료|완료되었습니다|완료했습니다)\\s?[.!~]*$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return done.match(QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 200)))).hasMatch();
}

} // namespace

std::optional<Ending> endingOf(const QString &path)
{
    constexpr qint64 most = 256 * 1024, ending = 4096, endLines = 16 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const auto [text, from] = endOfLog(file, most);
    Ending told;
    if (auto last = lastTracebackIn(text)) {
        if (!last->survived)
            last->traceback.line += lineEndsBefore(file, from);
        else if (from > 0)
            last->traceback.line = 0;
        (last->survived ? told.survived : told.traceback) = last->traceback;
    }
    const QByteArrayView end = QByteArrayView(text).last(std::min<qsizetype>(ending, text.size()));
    told.killed = killIn(end);
    told.completed = saysCompleted(QByteArrayView(text).last(std::min<qsizetype>(endLines, text.size())));
    int number = 1;
    LogLine parsed;
    QByteArray buffer;
    eachLogLine(end, number, [&](QByteArrayView line, int) {
        line = plainLine(line, buffer).trimmed();
        if (line.isEmpty())
            return;
        told.done = saysDone(line);
        parseLogLine(line, parsed);
        told.bar = parsed.done && parsed.total && *parsed.done >= *parsed.total ? parsed.total : std::nullopt;
    });
    return told;
}

} // namespace yeonji::runs
