// SPDX-License-Identifier: GPL-3.0-or-later
//
// What MLPerf's trainings print among other lines, as mlperf_logging writes it:
//   :::MLLOG {"namespace": "", "time_ms": 1592, "event_type": "POINT_IN_TIME", "key": "eval_accuracy", "value": 0.75,
//             "metadata": {"file": "train.py", "lineno": 5, "epoch_num": 4}}
// An event whose metadata say how far the training was is a point of a metric, any other value a parameter; `run_stop`
// says how it ended.
#include "runs/formats.h"
#include "runs/linetail.h"
#include "runs/params.h"
#include "runs/rowreader.h"

#include "core/json.h"
#include "core/words.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonObject>

#include <array>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView mark(":::MLLOG");

class MllogReader : public RowReader<MllogReader>
{
public:
    explicit MllogReader(const QString &path) : RowReader(path) {}

    Result<> take(Chunks &chunks, qint64, End atEnd)
    {
        constexpr qsizetype longestLine = 64 << 20;
        while (true) {
            const auto got = chunks.more();
            if (!got)
                return std::unexpected(got.error());
            const QByteArrayView view = chunks.view();
            const qsizetype end = *got || atEnd == End::Open ? view.lastIndexOf('\n') + 1 : view.size();
            if (end == 0 && view.size() > longestLine) {
                noticeDamage(tr("this line has more than 64 MB; the file was read up to it"), m_line + 1);
                m_stopped = true;
                break;
            }
            takeLast(view.first(end));
            chunks.consume(end);
            if (!*got)
                break;
        }
        return {};
    }

    void takeLast(QByteArrayView text)
    {
        beginIfTaken();
        while (!text.isEmpty()) {
            const qsizetype end = text.indexOf('\n');
            ++m_line;
            line(end < 0 ? text : text.first(end));
            text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        }
    }

    std::optional<std::vector<Series>> takeSeries()
    {
        beginIfTaken();
        m_columns.clear();
        return takeTable();
    }

    Run describe(std::vector<Series> series) const
    {
        Run run;
        run.kind = Kind::Jsonl;
        run.path = m_path;
        run.files = {m_path};
        run.findings = m_findings;
        if (m_badLines > 0)
            run.findings.append(damage(tr("lines that are no JSON object, left out: %1").arg(m_badLines), m_path, m_firstBadLine));
        run.status = m_status;
        run.series = std::move(series);
        noticeSeries(run, m_path, m_seriesLines);
        run.params = paramsBeside(QFileInfo(m_path).path(), run.files, run.findings);
        for (auto at = m_params.begin(); at != m_params.end(); ++at)
            run.params.insert(at.key(), at.value());
        return run;
    }

private:
    friend RowReader;

    void beginTable() {}
    size_t sownColumn(const QString &name) { return *columnNamed(name); }

    std::optional<size_t> columnNamed(const QString &name)
    {
        auto at = m_columns.constFind(name);
        if (at == m_columns.constEnd()) {
            if (m_table.columnCount() >= Table::mostColumns)
                return {};
            at = m_columns.insert(name, m_table.addColumn(name));
        }
        return *at;
    }

    void put(const QString &name, double value)
    {
        if (const auto column = columnNamed(name))
            m_table.put(*column, value);
    }

    void line(QByteArrayView text)
    {
        const qsizetype at = text.indexOf(mark);  // behind what a scheduler puts before each line
        if (at < 0)
            return;
        const JsonRead json = readJson(text.sliced(at + mark.size()).trimmed());
        const QJsonObject event = json.value.toObject();
        const QString key = event["key"_L1].toString();
        if (!json.whole() || key.isEmpty()) {
            if (m_badLines++ == 0)
                m_firstBadLine = m_line;
            return;
        }
        const QJsonObject metadata = event["metadata"_L1].toObject();
        if (key == "run_stop"_L1)
            m_status = metadata["status"_L1].toString() == "aborted"_L1 ? Status::Failed : Status::Finished;
        take(key, event["value"_L1], metadata, event["time_ms"_L1].toDouble());
    }

    void take(const QString &key, const QJsonValue &value, const QJsonObject &metadata, double milliseconds)
    {
        static constexpr std::array epochs{"epoch_num"_L1, "epoch"_L1, "current_epoch_num"_L1};
        static constexpr std::array steps{"step_num"_L1, "step"_L1, "steps"_L1, "iteration"_L1, "iteration_num"_L1, "global_step"_L1, "samples_count"_L1,
                                          "eval_samples_count"_L1};
        const auto number = [&metadata](const auto &names) -> std::optional<double> {
            for (const QLatin1StringView name : names)
                if (metadata[name].isDouble())
                    return metadata[name].toDouble();
            return {};
        };
        const auto epoch = number(epochs), step = number(steps);
        QJsonObject values = value.toObject();  // of `tracked_stats`
        if (!value.isObject())
            values.insert(key, value);
        const bool isPoint = (epoch || step) && std::ranges::any_of(values, [](const QJsonValue &one) { return one.isDouble(); });
        if (!isPoint) {
            if ((value.isDouble() || value.isString() || value.isBool()) && !epoch && !step)
                m_params.insert(key, value);
            return;
        }
        // Some count steps, others epochs, each in every event of its own.
        m_table.beginRow(m_line);
        put(u"step"_s, step ? *step : *epoch);
        if (milliseconds > 0)
            put(u"time"_s, milliseconds);
        for (auto at = values.constBegin(); at != values.constEnd(); ++at)
            if (at->isDouble() && roleOf(at.key()) == ColumnRole::None)
                put(at.key(), at->toDouble());
    }

    QHash<QString, size_t> m_columns;  // by name
    QJsonObject m_params;
    Status m_status = Status::Unknown;
    int m_line = 0, m_badLines = 0, m_firstBadLine = 0;
};

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    const qsizetype at = candidate.head.indexOf(mark);
    return at >= 0 && QByteArrayView(candidate.head).sliced(at + mark.size()).trimmed().startsWith('{') ? Sure : NotMine;
}

Result<Followed> follow(const QString &path, const Progress &progress, End atEnd)
{
    auto chunks = Chunks::open(path, progress);
    if (!chunks)
        return std::unexpected(chunks.error());
    MllogReader reader(path);
    if (const auto done = reader.take(*chunks, 0, atEnd); !done)
        return std::unexpected(done.error());
    if (atEnd == End::Closed)
        return Followed{{reader.describe(*reader.takeSeries()), {}}, nullptr};
    return followed(std::move(reader), *chunks, [&] { return follow(path, progress, End::Closed); });
}

Result<Followed> follow(const QString &path, const Progress &progress)
{
    return follow(path, progress, End::Open);
}

} // namespace

const Reader mllogReader{.kind = Kind::Jsonl, .sniff = sniff, .follow = follow};

} // namespace yeonji::runs
