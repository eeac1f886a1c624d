// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a training printed: a terminal's output kept in a file. Lines with named numbers are its rows
// (logline.h); a carriage return begins a line anew, as progress bars do. A traceback at the end says
// that it failed.
#include "runs/chunks.h"
#include "runs/formats.h"
#include "runs/logline.h"
#include "runs/notice.h"
#include "runs/traceback.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("runs", text);
}

bool isLogName(const QString &path)
{
    const QString name = QFileInfo(path).fileName().toLower();
    return name.endsWith(".log"_L1) || name.endsWith(".out"_L1) || name.endsWith(".err"_L1) || name.endsWith(".txt"_L1) || name == "stdout"_L1
        || name == "stderr"_L1;
}

class LogReader
{
public:
    explicit LogReader(const QString &path) : m_path(path) {}

    void take(QByteArrayView line, int number)
    {
        line = plainLine(line.trimmed(), m_buffer);
        // Lines of a library's own traceback and of its settings are many; only some hold numbers.
        if (line.isEmpty() || line.size() > longestLine)
            return;
        parseLogLine(line, m_line);
        double step = m_step, epoch = m_epoch, wall = NAN;
        bool counts = false, measures = false;
        for (const auto &[name, value] : m_line.numbers) {
            switch (roleOf(QString::fromUtf8(name))) {
            case ColumnRole::Step: step = value; counts = true; break;
            case ColumnRole::Epoch: epoch = value; m_hasEpoch = true; break;
            case ColumnRole::Time: break;
            case ColumnRole::None: measures = true; break;
            }
        }
        if (m_line.done && !counts) {
            step = *m_line.done;
            counts = true;
        }
        m_step = std::isfinite(step) ? step : m_step;
        m_epoch = epoch;
        m_hasSteps = m_hasSteps || counts;
        if (!measures)
            return;
        m_table.beginRow(number);
        m_steps.push_back(m_step);
        m_epochs.push_back(epoch);
        m_walls.push_back(wall);
        for (const auto &[name, value] : m_line.numbers)
            if (const QString key = QString::fromUtf8(name); roleOf(key) == ColumnRole::None) {
                auto at = m_columns.constFind(key);
                if (at == m_columns.constEnd()) {
                    if (m_columns.size() >= mostColumns)
                        continue;
                    at = m_columns.insert(key, m_table.addColumn(key));
                }
                m_table.put(*at, value);
            }
    }

    size_t rows() const { return m_table.rows(); }
    bool hasSteps() const { return m_hasSteps || m_hasEpoch; }

    void finish(Run &run)
    {
        // Without steps the rows are counted, or the epochs are.
        if (!m_hasSteps)
            for (size_t i = 0; i < m_steps.size(); ++i)
                m_steps[i] = m_hasEpoch ? (std::isfinite(m_epochs[i]) ? m_epochs[i] : 0) : double(i + 1);
        // A name that came once or twice among many rows is a setting that was printed.
        std::vector<bool> wanted(m_table.columnCount());
        for (size_t i = 0; i < wanted.size(); ++i) {
            wanted[i] = m_table.values(i).size() > 2 || m_table.rows() < 20 || directionOf(m_table.name(i)) == Direction::Up
                || directionOf(m_table.name(i)) == Direction::Down;
            if (!wanted[i])
                run.params.insert(m_table.name(i), m_table.values(i).back());
        }
        run.series = m_table.takeSeries({std::move(m_steps), {}, m_hasEpoch ? std::move(m_epochs) : Column()}, wanted);
        noticeSeries(run, m_path, m_table.lines());
    }

private:
    static constexpr qsizetype longestLine = 64 * 1024;
    static constexpr qsizetype mostColumns = 2000;

    QString m_path;
    QByteArray m_buffer;
    LogLine m_line;
    Table m_table;
    QHash<QString, size_t> m_columns;
    Column m_steps, m_epochs, m_walls;
    double m_step = 0, m_epoch = NAN;
    bool m_hasSteps = false, m_hasEpoch = false;
};

// Line by line; a carriage return within one begins it anew, and what stood before is a line, too.
template<class Each>
void eachLine(QByteArrayView text, int &line, const Each &each)
{
    while (!text.isEmpty()) {
        const auto end = std::ranges::find_if(text, [](char c) { return c == '\n' || c == '\r'; }) - text.begin();
        each(text.first(end), line);
        line += end < text.size() && text[end] == '\n';
        text = end < text.size() ? text.sliced(end + 1) : QByteArrayView();
    }
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder || candidate.head.contains('\0'))
        return NotMine;
    const char first = candidate.head.trimmed().isEmpty() ? '\0' : candidate.head.trimmed().front();
    if (first == '\0' || first == '<' || (first == '{' && !isLogName(candidate.path)))
        return NotMine;
    LogReader reader(candidate.path);
    int line = 1;
    eachLine(candidate.head, line, [&reader](QByteArrayView text, int number) { reader.take(text, number); });
    const bool failed = tracebackIn(candidate.head).has_value();
    if (isLogName(candidate.path) && ((reader.rows() >= 2 && reader.hasSteps()) || (reader.rows() >= 1 && failed)))
        return Likely;
    // A log without numbers so far is one by its name. Other text has numbers with names, too, a program
    // its defaults and a note its day: only what has no other name for itself is taken for a log.
    const QString suffix = QFileInfo(candidate.path).suffix();
    const bool nameless = suffix.isEmpty() || std::ranges::all_of(suffix, [](QChar c) { return c.isDigit(); });
    if (candidate.path.endsWith(".log"_L1, Qt::CaseInsensitive))
        return Maybe;
    if (isLogName(candidate.path) && !candidate.path.endsWith(".txt"_L1, Qt::CaseInsensitive))
        return reader.rows() >= 2 ? Maybe : NotMine;
    return nameless && reader.rows() >= 2 && reader.hasSteps() ? Maybe : NotMine;
}

Result<Run> read(const QString &path, const Progress &progress)
{
    auto opened = Chunks::open(path, progress);
    if (!opened)
        return std::unexpected(opened.error());
    Chunks &chunks = *opened;
    constexpr qsizetype longest = 16 << 20;
    Run run;
    run.kind = Kind::Log;
    run.path = path;
    run.files = {path};
    LogReader reader(path);
    int line = 1;
    while (true) {
        const auto got = chunks.more();
        if (!got)
            return std::unexpected(got.error());
        const QByteArrayView view = chunks.view();
        qsizetype end = *got ? view.lastIndexOf('\n') + 1 : view.size();
        if (end == 0 && view.size() > longest) {
            run.findings.append(damage(tr("this line has more than 16 MB and was left out"), path, line));
            end = view.size();
            chunks.consume(end);
            continue;
        }
        eachLine(view.first(end), line, [&reader](QByteArrayView text, int number) { reader.take(text, number); });
        chunks.consume(end);
        if (!*got)
            break;
    }
    reader.finish(run);
    return run;
}

} // namespace

const Reader logReader{.kind = Kind::Log, .sniff = sniff, .read = read};

} // namespace yeonji::runs
