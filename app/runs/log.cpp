// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a training printed: a terminal's output kept in a file. Lines with named numbers are its rows
// (logline.h); a carriage return begins a line anew, as progress bars do. A traceback at the end says
// that it failed.
#include "core/words.h"
#include "runs/chunks.h"
#include "runs/formats.h"
#include "runs/csvdialect.h"
#include "runs/logline.h"
#include "runs/logpasses.h"
#include "runs/logrows.h"
#include "runs/logtable.h"
#include "runs/logtext.h"
#include "runs/logtime.h"
#include "runs/logvalues.h"
#include "runs/logwords.h"
#include "runs/metricname.h"
#include "runs/notice.h"
#include "runs/number.h"
#include "runs/rankprefix.h"
#include "runs/tail.h"
#include "runs/traceback.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <functional>
#include <ranges>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

bool isLogName(const QString &path)
{
    const QString name = QFileInfo(path).fileName().toLower();
    return name.endsWith(".log"_L1) || name.endsWith(".out"_L1) || name.endsWith(".err"_L1) || name.endsWith(".txt"_L1) || name == "stdout"_L1
        || name == "stderr"_L1;
}

// Where another program emptied a log that was being written, it begins with a hole of NULs.
QByteArrayView withoutHole(QByteArrayView text)
{
    return text.sliced(std::ranges::find_if(text, [](char c) { return c != '\0'; }) - text.begin());
}

// A crash leaves holes in a text, too. Other files have NULs one by one, or bytes that no text has.
bool isTextWithHoles(QByteArrayView text)
{
    constexpr qsizetype least = 8;
    const qsizetype hole = text.indexOf('\0');
    const auto end = std::find_if(text.begin() + hole, text.end(), [](char c) { return c != '\0'; });
    return (end == text.end() || end - text.begin() - hole >= least) && std::ranges::none_of(text, [](char c) {
        return quint8(c) < 0x20 && c != '\0' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\b' && c != '\a' && c != '\x1b';
    });
}

// `batch_size: 2` or `batch_size ...... 2`, all of a line: so settings are written out before a training begins.
bool isSetting(QByteArrayView line)
{
    if (line.startsWith("- "))
        line = line.sliced(2).trimmed();
    const qsizetype dots = line.indexOf(" ...");
    const qsizetype colon = dots > 0 ? dots : line.indexOf(": ");
    if (colon <= 0 || !isLetter(line.front()) || !std::all_of(line.begin(), line.begin() + colon, isNamePart))
        return false;
    double value = 0;
    const char *const at = dots > 0 ? behindDots(line.begin() + dots + 1, line.end()) : line.begin() + colon + 2;
    const QByteArrayView rest = QByteArrayView(at, line.end()).trimmed();
    const auto [end, error] = parseNumber(rest.begin(), rest.end(), value);
    return error == std::errc() && end == rest.end();
}

// `log-train-2023-06-01-10-00-00` of icefall, `train.log.1`: what has no ending, or a number for one, but says so itself.
bool saysLog(const QString &path)
{
    static const QRegularExpression said(u"(?:^|[^a-z])(?:log|train|training)(?:[^a-z]|$)"_s, QRegularExpression::CaseInsensitiveOption);
    return said.match(QFileInfo(path).fileName()).hasMatch();
}

bool isQuality(const QString &name)
{
    const Direction way = directionOf(name);
    return way == Direction::Up || way == Direction::Down;
}

// `epochs: 1` says how many there are.
bool isPlural(QByteArrayView name)
{
    return name.endsWith('s');
}

class LogReader
{
public:
    explicit LogReader(const QString &path, bool decimalComma = false) : m_path(path), m_decimalComma(decimalComma) {}

    // Whether all numbers so far that have decimals have them behind a comma.
    bool writesCommas() const { return m_commas > 0 && !m_hasPoints; }

    void take(QByteArrayView line, int number)
    {
        // Not the one that it begins with.
        if (number > 1 && line.contains('\0') && m_holes++ == 0)
            m_firstHole = number;
        line = withoutHole(line);
        if (number == 1 && line.startsWith("\xef\xbb\xbf"))
            line = line.sliced(3);
        QByteArray decoded;
        if (!line.isValidUtf8())
            line = decoded = csvText(line).toUtf8();
        line = plainLine(line, m_buffer);
        const auto part = m_traceback.take(line);
        const bool isTraceback = part != TracebackLines::Part::Outside;  // `KeyError: 1`
        if (part == TracebackLines::Part::Begin || part == TracebackLines::Part::Fatal)
            m_error = {0, number, {}};
        if ((part == TracebackLines::Part::Error || part == TracebackLines::Part::Fatal) && m_error)
            m_error->error = QString::fromUtf8(m_traceback.text().trimmed()).left(300);
        if (isTraceback)
            m_rowsBehind = 0;
        line = line.trimmed();
        if (line.isEmpty() || isTraceback)
            return;
        if (line.size() > longestLine) {
            line = line.first(longestLine);
            line = line.first(std::max<qsizetype>(0, line.lastIndexOf(' ')));  // not half a number
            if (m_longLines++ == 0)
                m_firstLongLine = number;
        }
        if (std::exchange(m_repeats, line.contains("est iteration is:")))
            return;  // `[87]  valid_0's l2: 0.5`, which was said at its time
        const RankPrefix prefix = rankPrefixOf(line);
        const auto time = m_clock.timeOf(line.sliced(prefix.size));
        m_wall = time.value_or(m_wall);
        if (prefix.bare || !m_tables[prefix.rank].take(line.sliced(prefix.size), m_line))
            parseLogLine(line.sliced(prefix.size), m_line);
        takeCommas(number);
        const int rank = isRank(prefix) ? prefix.rank : 0;
        State &now = m_states[rank];
        double step = now.step, epoch = now.epoch;
        bool counts = false, named = false, measures = false;
        const bool sets = !m_counts && isSetting(line);
        for (const auto &[name, value, phase, phrase, mean] : m_line.numbers) {
            const ColumnRole role = sets && isPlural(name) ? ColumnRole::None : roleOf(name);
            switch (role) {
            case ColumnRole::Step: step = value; counts = named = true; break;
            case ColumnRole::Epoch:
                epoch = value;
                m_hasEpoch = true;
                if (name.data() == m_line.numbers.front().name.data() && value == std::floor(value)) {
                    now.pass = value;
                    ++now.told;
                    now.toldAt = number;
                }
                break;
            case ColumnRole::Time: break;
            case ColumnRole::None: measures = true; break;
            }
        }
        if (!m_line.phase.isEmpty())
            now.phase = m_line.phase.toByteArray();
        const Place place = placeOf(now, step, counts);
        settleEvaluation(now, place, measures, line.startsWith("* "));
        now.steps = m_line.steps ? m_line.steps : now.steps;
        now.epochs = m_line.epochs ? m_line.epochs : now.epochs;
        now.step = std::isfinite(place.step) ? place.step : now.step;
        now.epoch = epoch;
        m_hasSteps = m_hasSteps || place.counts;
        m_namesSteps = m_namesSteps || named;
        if (!std::exchange(m_counts, m_counts || m_hasEpoch || named || (place.counts && measures)) && m_counts) {
            m_uncounted = {};
            m_firstCounted = number;
        }
        if (!measures)
            return;
        ++m_measures;
        m_placed += named && now.toldAt == number;
        if (now.bar > 0 && !place.evaluates)
            ++now.rowsAt[now.bar];
        // Other processes may have had a word to say before they ended with the one that failed.
        constexpr int goesOn = 3;
        if (m_error && now.step != std::exchange(m_stepBehind, now.step) && ++m_rowsBehind == goesOn)
            m_survived = std::exchange(m_error, std::nullopt);
        // `* Acc@1 70.1`: what came out of the pass before.
        const bool isResult = line.startsWith("* ");
        const QByteArrayView phase = isResult ? QByteArrayView(now.phase) : place.phase;
        if ((place.evaluates && m_line.done) || (isResult && now.evaluation)) {
            evaluate(now, {number, rank, now.step, epoch, m_wall, time.has_value()}, phase);
            return;
        }
        const auto put = [&](LogRows &rows) {
            rows.begin(number, now.step, epoch, m_wall, time.has_value());
            if (!m_line.done && now.passes.mayEvaluate())
                rows.addDoubt(now.passes.length(), now.passes.stepBefore(), rank);
            for (const LogLine::Number &one : m_line.numbers)
                if (roleOf(one.name) == ColumnRole::None || sets)
                    rows.put(keyOf(one.phrase.isEmpty() ? one.name : one.phrase, one.phase, phase), [&] { return keyOf(one.name, one.phase, phase); }, rank, one.value, number);
        };
        const bool isKnown = sets && isQuality(QString::fromUtf8(m_line.numbers.front().name));
        if (!sets || isKnown)
            put(m_rows);
        else
            m_settings.insert(keyOf(m_line.numbers.front().name, m_line.numbers.front().phase, {}), m_line.numbers.front().value);
        if (!m_counts)
            put(m_uncounted);
        now.passes.addRow(!m_line.done, place.evaluates || (now.passes.mayEvaluate() && measuresEvaluation()));
    }

    int rows() const { return m_measures; }
    bool isTimed() const { return 2 * shown().timed >= shown().walls.size(); }
    bool hasSteps() const { return m_hasSteps || m_hasEpoch; }
    bool isOfTraining() const
    {
        return std::ranges::any_of(shown().columns, [](const LogRows::Columns &one) { return isQuality(one.name); })
            || std::ranges::any_of(m_states, [](const State &state) { return state.evaluation.has_value(); });
    }

    // The run so far; more lines may come.
    void describe(Run &run) const
    {
        LogRows rows = shown();
        for (const State &state : m_states)
            if (state.evaluation)
                rows.put(*state.evaluation);
        Table table = std::move(rows.table);
        rows.giveNames(table);
        Column steps = std::move(rows.steps);
        for (const LogRows::Doubt &doubt : rows.doubts)
            if (m_states.value(doubt.rank).passes.evaluates(doubt.length))
                steps[doubt.row] = doubt.step;
        // Without steps the rows are counted, or the epochs are.
        if (!m_hasSteps)
            for (size_t i = 0; i < steps.size(); ++i)
                steps[i] = m_hasEpoch ? (std::isfinite(rows.epochs[i]) ? rows.epochs[i] : 0) : double(i + 1);
        if (m_hasEpoch && m_hasSteps && !m_namesSteps)
            placeByEpochs(steps, rows.epochs);
        // Steps that begin anew with each epoch. Of several processes each stands elsewhere.
        if (m_hasSteps && m_hasEpoch && m_states.size() == 1)
            countOn(steps, rows.epochs);
        // A name that came once or twice among many rows, and with one value, is a setting that was printed, as is one that came
        // only before the training began.
        const QSet<size_t> early = m_counts ? rows.columnsBefore(m_firstCounted) : QSet<size_t>();
        std::vector<bool> wanted(table.columnCount());
        int others = rows.others, firstOther = rows.firstOther;
        const QHash<size_t, int> hidden = rows.hiddenColumns();
        if (m_counts)
            run.params = m_settings;
        for (size_t i = 0; i < wanted.size(); ++i) {
            if (const int line = hidden.value(i); line > 0) {
                others += int(table.values(i).size());
                firstOther = firstOther > 0 ? std::min(firstOther, line) : line;
                continue;
            }
            const Column &values = table.values(i);
            const bool varies = std::ranges::adjacent_find(values, std::not_equal_to()) != values.end();
            const bool isEarly = values.size() == 1 && early.contains(i);
            wanted[i] = values.size() > 2 || (table.rows() < 20 && !isEarly) || varies || isQuality(table.name(i));
            if (!wanted[i])
                run.params.insert(table.name(i), table.values(i).back());
        }
        describeEnd(run.params);
        run.series = table.takeSeries({std::move(steps), 2 * rows.timed >= rows.walls.size() && rows.timed > 0 ? rows.walls : Column(), m_hasEpoch ? rows.epochs : Column()}, wanted);
        if (m_longLines > 0)
            run.findings.append(damage(tr("lines with more than 64 KB, of which only the beginning was read: %1").arg(m_longLines), m_path, m_firstLongLine));
        if (rows.surplus > 0)
            run.findings.append(damage(tr("the log names more than %1 metrics; values of the further ones, left out: %2").arg(LogRows::mostColumns).arg(rows.surplus),
                                       m_path, rows.firstSurplus));
        if (m_holes > 0)
            run.findings.append(damage(tr("lines with NUL bytes, as a crash leaves them; what stands around these was read: %1").arg(m_holes), m_path, m_firstHole));
        if (m_commas > 0 && !m_decimalComma)
            run.findings.append(damage(tr("numbers with a comma in a log that writes points, left out: %1").arg(m_commas), m_path, m_firstComma));
        if (others > 0)
            run.findings.append({Level::Info, u"ranks"_s,
                                 tr("several processes wrote into this log; of each metric the values of one are shown, those of the others are left out: %1").arg(others),
                                 m_path, firstOther, 0});
        if (m_survived)
            run.findings.append(survivedFindingOf(*m_survived, m_path));
        noticeSeries(run, m_path, table.lines());
    }

private:
    // `2,31` is one number in a log that writes them so throughout; in another one nobody knows what it means.
    void takeCommas(int line)
    {
        m_hasPoints = m_hasPoints || m_line.hasPoints;
        for (const LogLine::Comma &comma : m_line.commas | std::views::reverse) {
            const auto one = m_line.numbers.begin() + qsizetype(comma.of);
            if (roleOf(one->name) != ColumnRole::None)
                continue;
            if (!comma.groups && m_commas++ == 0)
                m_firstComma = line;
            if (m_decimalComma)
                one->value = comma.value;
            else if (!comma.groups)
                m_line.numbers.erase(one);
        }
    }

    // Where each row says its epoch and its step, one step in two epochs is that of two passes: MindSpore's `epoch: 1 step: 100`.
    void countOn(Column &steps, const Column &epochs) const
    {
        Passes passes;
        if (m_placed == m_measures && !epochs.empty())
            passes.begins.insert(epochs.front(), 0);
        passes.countOn(steps, epochs);
    }

    const LogRows &shown() const { return m_counts ? m_rows : m_uncounted; }

    // Where a process stands.
    struct State
    {
        double step = 0, epoch = NAN;
        LogPasses passes;
        int told = 0, toldAt = 0;             // lines that told a pass, and the last of them
        std::optional<double> pass;           // the epoch that a line began with
        std::optional<double> steps, epochs;  // how many there will be
        double bar = 0;                       // the length of that drawn last
        QHash<double, int> rowsAt;            // measured while one of that length was
        QByteArray phase;                     // that a line said last
        std::optional<LogRow> evaluation;     // that goes on
    };

    // Where a line stands.
    struct Place
    {
        double step = 0;
        bool counts = false, evaluates = false;
        QByteArrayView phase;
    };

    // `step`: told by a name, if it `counts`.
    Place placeOf(State &now, double step, bool counts) const
    {
        Place place{step, counts, evaluates(m_line.phase), m_line.phase};
        // What is measured between two steps stands at the one before.
        if (m_line.done && !counts && place.evaluates) {
            now.passes.addEvaluation();
        } else if (m_line.done && !counts && m_line.total) {
            now.passes.draw({*m_line.done, *m_line.total, now.pass, now.told, m_line.isOfEpoch});
            place.evaluates = now.passes.evaluates();
            if (place.evaluates) {
                place.phase = place.phase.isEmpty() ? QByteArrayView("eval") : place.phase;
            } else {
                place.step = now.passes.step();
                place.counts = true;
                now.bar = *m_line.total;
            }
        } else if (m_line.done && !counts) {
            place.step = now.passes.stepOf(*m_line.done, now.pass);
            place.counts = true;
        }
        if (m_line.passed) {
            place.step = *m_line.passed;
            now.passes.setPassed(place.step);
        }
        return place;
    }

    // Of the line's numbers, whether all are those of an evaluation.
    bool measuresEvaluation() const
    {
        return std::ranges::all_of(m_line.numbers, [](const LogLine::Number &one) {
            return roleOf(one.name) != ColumnRole::None || evaluates(one.name) || evaluates(one.phase);
        });
    }

    // What the evaluation came to so far is a row, unless the line goes on with it.
    void settleEvaluation(State &now, const Place &place, bool measures, bool isResult)
    {
        if (!now.evaluation || isResult || !(place.counts || measures))
            return;
        const bool goesOn = place.evaluates && m_line.done && *m_line.done >= now.evaluation->done && place.phase == now.evaluation->phase;
        if (!goesOn)
            putEvaluation(now);
    }

    void putEvaluation(State &now)
    {
        const LogRow row = *std::exchange(now.evaluation, std::nullopt);
        m_rows.put(row);
        if (!m_counts)
            m_uncounted.put(row);
    }

    // The line's numbers, as means over the batches so far where it tells them.
    void evaluate(State &now, LogRow row, QByteArrayView phase)
    {
        const bool isLast = !m_line.done;
        if (now.evaluation)
            row.values = std::move(now.evaluation->values);
        row.done = m_line.done.value_or(0);
        row.phase = phase.toByteArray();
        for (const LogLine::Number &one : m_line.numbers)
            if (roleOf(one.name) == ColumnRole::None)
                row.set(keyOf(one.phrase.isEmpty() ? one.name : one.phrase, one.phase, phase), keyOf(one.name, one.phase, phase), one.mean.value_or(one.value));
        now.evaluation = std::move(row);
        if (isLast)
            putEvaluation(now);
    }

    // How far the run will go, for params that tell it.
    void describeEnd(QJsonObject &params) const
    {
        const auto state = m_states.contains(0) ? m_states.constFind(0) : m_states.constBegin();
        if (state == m_states.constEnd())
            return;
        std::optional<double> steps = state->steps;
        int rows = 0;
        for (auto at = state->rowsAt.begin(); at != state->rowsAt.end() && !state->steps; ++at)
            if (at.value() > std::exchange(rows, std::max(rows, at.value())))
                steps = state->passes.end(at.key(), state->pass, state->epochs);
        if (steps && !params.contains("max_steps"_L1))
            params.insert("max_steps"_L1, *steps);
        if (state->epochs && !params.contains("num_train_epochs"_L1))
            params.insert("num_train_epochs"_L1, *state->epochs);
    }

    // `0: step 10 loss 0.5` is one, `10: loss 0.5` may count something.
    bool isRank(const RankPrefix &prefix) const
    {
        return prefix.rank >= 0 && (!prefix.bare || std::ranges::any_of(m_line.numbers, [](const LogLine::Number &number) {
            const ColumnRole role = roleOf(number.name);
            return role == ColumnRole::Step || role == ColumnRole::Epoch;
        }));
    }

    // A metric's name with what the line is about, unless it says so itself.
    static QString keyOf(QByteArrayView name, QByteArrayView ownPhase, QByteArrayView phaseOfLine)
    {
        const QString own = QString::fromUtf8(name);
        const QByteArrayView phase = ownPhase.isEmpty() ? phaseOfLine : ownPhase;
        if (phase.isEmpty() || isEvaluation(own) || own.contains(u"train"_s, Qt::CaseInsensitive)
            || (ownPhase.isEmpty() && directionOf(own) == Direction::None))
            return own;
        return QString::fromUtf8(phase) % u' ' % own;
    }

    static constexpr qsizetype longestLine = 64 * 1024;
    QString m_path;
    QByteArray m_buffer;
    LogLine m_line;
    LogRows m_rows, m_uncounted;  // uncounted: with what may be settings, while nothing says which step or epoch it is
    QJsonObject m_settings;
    QHash<int, State> m_states;  // by rank
    QHash<int, LogTables> m_tables;
    LogClock m_clock;
    double m_wall = NAN;  // that a line told last
    TracebackLines m_traceback;
    std::optional<Traceback> m_error, m_survived;  // that of which nobody knows yet whether it is the end; the last one that was not
    double m_stepBehind = NAN;
    int m_rowsBehind = 0;
    int m_commas = 0, m_firstComma = 0;
    bool m_decimalComma = false, m_hasPoints = false;
    int m_longLines = 0, m_firstLongLine = 0;
    int m_holes = 0, m_firstHole = 0;
    int m_measures = 0;     // lines that do
    int m_placed = 0;       // those of them that say their epoch and their step
    int m_firstCounted = 0; // the line from which on they do
    bool m_counts = false;  // the rows
    bool m_hasSteps = false, m_hasEpoch = false, m_namesSteps = false;
    bool m_repeats = false;  // the next line says again what another did
};

int sniffText(const Candidate &candidate)
{
    const char first = candidate.head.trimmed().isEmpty() ? '\0' : candidate.head.trimmed().front();
    if (first == '\0' || first == '<' || (first == '{' && !isLogName(candidate.path)))
        return NotMine;
    const auto read = [&candidate](bool decimalComma) {
        LogReader reader(candidate.path, decimalComma);
        int line = 1;
        eachLogLine(candidate.head, line, [&reader](QByteArrayView text, int number) { reader.take(text, number); });
        return reader;
    };
    LogReader reader = read(false);
    if (reader.writesCommas())
        reader = read(true);
    const bool failed = tracebackIn(candidate.head).has_value();
    if (isLogName(candidate.path) && ((reader.rows() >= 2 && (reader.hasSteps() || reader.isOfTraining())) || (reader.rows() >= 1 && failed)))
        return Likely;
    // A log without numbers so far is one by its name. Other text has numbers with names, too, a program
    // its defaults and a note its day: only what has no other name for itself is taken for a log.
    const QString suffix = QFileInfo(candidate.path).suffix();
    const bool nameless = suffix.isEmpty() || std::ranges::all_of(suffix, [](QChar c) { return c.isDigit(); });
    constexpr int enough = 3;
    if (nameless && reader.rows() >= enough && reader.hasSteps() && reader.isOfTraining() && (saysLog(candidate.path) || reader.isTimed()))
        return Likely;
    if (candidate.path.endsWith(".log"_L1, Qt::CaseInsensitive))
        return Maybe;
    if (isLogName(candidate.path) && !candidate.path.endsWith(".txt"_L1, Qt::CaseInsensitive))
        return reader.rows() >= 2 ? Maybe : NotMine;
    return nameless && reader.rows() >= 2 && reader.hasSteps() ? Maybe : NotMine;
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    QByteArray text = logText(candidate.head, logEncodingOf(candidate.head));
    if (text.contains('\0')) {
        if (!isTextWithHoles(text))
            return NotMine;
        text.removeIf([](char c) { return c == '\0'; });
    }
    return sniffText({candidate.path, false, text, {}});
}

// By its beginning.
bool writesCommas(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray head = file.read(headBytes);
    const QByteArray text = logText(head, logEncodingOf(head));
    LogReader reader(path);
    int line = 1;
    eachLogLine(QByteArrayView(text), line, [&reader](QByteArrayView one, int number) { reader.take(one, number); });
    return reader.writesCommas();
}

// A log as far as it was read. Its rows are few beside its text, and what a name means depends on all of
// them: they are kept, and only the text is read on.
class LogTail : public Tail
{
public:
    explicit LogTail(const QString &path) : m_path(path), m_decimalComma(writesCommas(path)), m_reader(path, m_decimalComma) {}

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        // What a comma means is told by the beginning, once that is there.
        if (m_place.offset() > 0 && m_place.offset() < headBytes && writesCommas(m_path) != m_decimalComma)
            return std::nullopt;
        auto opened = Chunks::open(m_path, progress, m_place.offset(), std::numeric_limits<qint64>::max());
        if (!opened)
            return std::unexpected(opened.error());
        Chunks &chunks = *opened;
        constexpr qsizetype longest = 16 << 20;
        while (true) {
            const auto got = chunks.more();
            if (!got)
                return std::unexpected(got.error());
            const QByteArrayView view = chunks.view();
            if (chunks.position() == 0)
                m_encoding = logEncodingOf(view);
            // A progress bar writes carriage returns alone for hours.
            qsizetype end = lastLogLineEnd(view, m_encoding);
            if (end == 0 && view.size() > longest) {
                m_findings.append(damage(tr("this line has more than 16 MB and was left out"), m_path, m_line));
                end = view.size() / 2 * 2;
            } else {
                take(m_reader, view.first(end), m_line);
            }
            chunks.consume(end);
            if (!*got)
                break;
        }
        if (m_place.offset() > 0 && !m_place.holds(m_path))
            return std::nullopt;
        m_place = Place(m_path, chunks.position());
        Standing now{described(m_reader), {}};
        if (const QByteArrayView rest = chunks.view(); !rest.isEmpty()) {
            LogReader reader = m_reader;
            int line = m_line;
            take(reader, rest, line);
            now.torn = described(reader);
        }
        return now;
    }

private:
    void take(LogReader &reader, QByteArrayView text, int &line) const
    {
        QByteArray decoded;
        if (m_encoding != LogEncoding::Bytes)
            text = decoded = logText(text, m_encoding);
        eachLogLine(text, line, [&reader](QByteArrayView one, int number) { reader.take(one, number); });
    }

    Run described(const LogReader &reader) const
    {
        Run run;
        run.kind = Kind::Log;
        run.path = m_path;
        run.files = {m_path};
        run.findings = m_findings;
        reader.describe(run);
        return run;
    }

    QString m_path;
    bool m_decimalComma;
    LogReader m_reader;
    Findings m_findings;
    LogEncoding m_encoding = LogEncoding::Bytes;
    int m_line = 1;
    Place m_place;
};

Result<Followed> follow(const QString &path, const Progress &progress)
{
    auto tail = std::make_unique<LogTail>(path);
    auto now = tail->readOn(progress);
    if (!now)
        return std::unexpected(now.error());
    return Followed{std::move(**now), std::move(tail)};
}

} // namespace

const Reader logReader{.kind = Kind::Log, .sniff = sniff, .follow = follow};

} // namespace yeonji::runs
