// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a Hugging Face Trainer leaves: `trainer_state.json` in the output folder and one more in each
// `checkpoint-N`, the newest of which holds the whole history; where nothing was trained, the results alone
// (hfresults.h). `training_args.bin` is a pickle and is never opened.
#include "core/files.h"
#include "core/json.h"
#include "core/jsonplaces.h"
#include "core/words.h"
#include "runs/cadence.h"
#include "runs/evaluations.h"
#include "runs/formats.h"
#include "runs/hfresults.h"
#include "runs/model.h"
#include "runs/notice.h"
#include "runs/params.h"
#include "runs/table.h"
#include "runs/twice.h"

#include <QDir>
#include <QJsonArray>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr auto stateName = "trainer_state.json"_L1;

// checkpoint-500 → 500; other folders that hold a state (last-checkpoint) → 0; no checkpoint → -1.
qint64 checkpointOf(const QString &folder)
{
    if (folder.startsWith("checkpoint-"_L1)) {
        bool ok = false;
        const qint64 step = QStringView(folder).sliced(11).toLongLong(&ok);
        return ok ? step : -1;
    }
    return folder == "last-checkpoint"_L1 ? 0 : -1;
}

// States of a run's folder, its own first, then those of its checkpoints, the newest first: it may be broken.
QStringList statesIn(const QString &path, QStringList children)
{
    QStringList states;
    if (children.contains(stateName))
        states.append(path % u'/' % stateName);
    children.removeIf([](const QString &child) { return checkpointOf(child) < 0; });
    std::ranges::sort(children, std::greater(), checkpointOf);
    for (const QString &child : std::as_const(children)) {
        const QString state = path % u'/' % child % u'/' % stateName;
        if (QFileInfo(state).isFile())
            states.append(state);
    }
    return states;
}

QByteArray beginningOf(const QString &path, qint64 size)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(size) : QByteArray();
}

// An empty state, or one that is no JSON object, makes no folder a run.
bool looksWritten(const QString &state)
{
    return beginningOf(state, 64).trimmed().startsWith('{');
}

bool holdsResults(const QString &folder, const QStringList &names)
{
    constexpr qint64 enough = 4096;
    return std::ranges::any_of(resultFilesAmong(names), [&](const QString &name) { return looksLikeResults(beginningOf(folder % u'/' % name, enough)); });
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return std::ranges::any_of(statesIn(candidate.path, candidate.children), looksWritten) || holdsResults(candidate.path, candidate.children)
            ? Sure : NotMine;
    if (const QString name = QFileInfo(candidate.path).fileName(); !resultFilesAmong({name}).isEmpty() && looksLikeResults(candidate.head))
        return Sure;
    if (!candidate.head.trimmed().startsWith('{'))
        return NotMine;
    // Rows of JSON may end with one that holds them all again, as those of ms-swift do.
    static const QRegularExpression rows(u"^\\s*\\{[^\\n]*\\}[ \\r]*\\n\\s*\\{"_s);
    if (candidate.head.contains("\"log_history\"") && candidate.head.contains("\"global_step\""))
        return rows.match(QString::fromUtf8(candidate.head)).hasMatch() ? NotMine : Sure;
    return QFileInfo(candidate.path).fileName() == stateName ? Likely : NotMine;
}

// The rows of `log_history`, as they are read.
class History
{
public:
    explicit History(const QByteArray &bytes) : m_bytes(bytes), m_lineOf(m_bytes) {}

    void take(const QJsonValue &row, qsizetype place)
    {
        commit();
        if (!row.isObject()) {
            if (m_oddRows++ == 0)
                m_firstOddRow = m_lineOf(place);
            m_place = -1;
            return;
        }
        m_last = row.toObject();
        m_place = place;
    }

    // No more rows come. One that a break went through has no step to stand at.
    void end(bool broken)
    {
        if (!broken || m_last.contains("step"_L1))
            commit();
        m_place = -1;
    }

    const QJsonObject &last() const { return m_last; }
    size_t rows() const { return m_table.rows(); }

    // Leaves it without rows.
    void describe(Run &run, const QString &file)
    {
        run.series = m_table.takeSeries({std::move(m_steps), {}, std::move(m_epochs)}, {});
        m_odd.restarts = m_table.lines().restarts;
        noticeSeries(run, file, m_odd);
        if (m_oddRows > 0)
            run.findings.append(damage(tr("rows of the history that are no objects, left out: %1").arg(m_oddRows), file, m_firstOddRow));
        for (auto at = m_texts.cbegin(); at != m_texts.cend(); ++at)
            if (isAxis(at.key()) || m_columns.contains(at.key()) || directionOf(at.key()) == Direction::Up || directionOf(at.key()) == Direction::Down)
                run.findings.append(damage(tr("values of %1 that are no numbers, left out: %2").arg(at.key(), QString::number(at->count)), file, at->firstLine));
        if (m_surplus > 0)
            run.findings.append(damage(tr("rows with more than %1 different members, the surplus left out: %2").arg(Table::mostColumns).arg(m_surplus),
                                       file, m_firstSurplus));
    }

private:
    void commit()
    {
        if (m_place < 0)
            return;
        m_step = m_last["step"_L1].toDouble(m_step);
        m_epoch = m_last["epoch"_L1].toDouble(m_epoch);
        const int line = m_lineOf(m_place);
        m_table.beginRow(line);
        m_steps.push_back(std::isfinite(m_step) ? m_step : 0);
        m_epochs.push_back(m_epoch);
        bool surplus = false;
        for (auto at = m_last.constBegin(); at != m_last.constEnd(); ++at) {
            if (!at->isDouble() && !at->isNull())
                noticeText(at.key());
            if (!at->isDouble() || isAxis(at.key()))
                continue;
            auto column = m_columns.constFind(at.key());
            if (column == m_columns.constEnd()) {
                surplus = surplus || m_table.columnCount() >= Table::mostColumns;
                if (surplus)
                    continue;
                column = m_columns.insert(at.key(), m_table.addColumn(at.key()));
            }
            m_table.put(*column, at->toDouble());
            constexpr qsizetype mostLines = 100;  // each is looked for in its row
            if (!std::isfinite(at->toDouble()) && m_odd.odd.size() < mostLines && !m_odd.odd.contains(at.key()))
                m_odd.odd.insert(at.key(), m_lineOf(memberOf(m_bytes, m_place, at.key().toUtf8())));
        }
        if (surplus && m_surplus++ == 0)
            m_firstSurplus = line;
    }

    static bool isAxis(const QString &name) { return name == "step"_L1 || name == "epoch"_L1; }

    void noticeText(const QString &name)
    {
        constexpr qsizetype mostNames = 100;
        auto at = m_texts.find(name);
        if (at == m_texts.end() && m_texts.size() < mostNames)
            at = m_texts.insert(name, {0, m_lineOf(memberOf(m_bytes, m_place, name.toUtf8()))});
        if (at != m_texts.end())
            ++at->count;
    }

    // Of one member: those that are no numbers.
    struct Texts { int count = 0, firstLine = 0; };

    QByteArray m_bytes;
    LineOf m_lineOf;
    Table m_table;
    QMap<QString, Texts> m_texts;
    int m_oddRows = 0, m_firstOddRow = 0;
    QHash<QString, size_t> m_columns;
    Column m_steps, m_epochs;
    SeriesLines m_odd;  // members stand in lines of their own
    QJsonObject m_last;
    qsizetype m_place = -1;  // of the last row, which is not in the table yet
    double m_step = 0, m_epoch = std::numeric_limits<double>::quiet_NaN();
    int m_surplus = 0, m_firstSurplus = 0;  // rows
};

struct State
{
    QString file;
    QByteArray bytes;
    JsonRead json;  // without the history
    std::unique_ptr<History> history;
    QJsonObject root() const { return json.value.toObject(); }
};

Result<State> readState(const QString &file)
{
    const auto bytes = readFile(file);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->isEmpty())
        return failure(ErrorKind::BadInput, tr("this file is empty; the trainer did not write it whole"), file);
    State state{file, *bytes, {}, std::make_unique<History>(*bytes)};
    state.json = readJson(*bytes, {u"log_history"_s, [&state](const QString &, const QJsonValue &row, qsizetype place) { state.history->take(row, place); }});
    state.history->end(!state.json.whole());
    if (!state.json.value.isObject())
        return failure(ErrorKind::BadInput, state.json.whole() ? tr("this is no state of a trainer; one is a JSON object with log_history")
                                                               : tr("%1; copy the file again").arg(state.json.problem), file, std::max(1, state.json.line));
    return state;
}

// The state tells no time. Training takes longer than copying what it left: of files that were all born when the
// last was written nobody knows when they came to be.
bool isWrittenLately(const State &state, const QString &run)
{
    constexpr qint64 lately = 600, copying = 2;
    const QDateTime written = QFileInfo(state.file).lastModified(), born = QFileInfo(run).birthTime();
    const qint64 quiet = written.secsTo(QDateTime::currentDateTime());
    return std::abs(quiet) < lately && (!born.isValid() || born.secsTo(written) >= copying);
}

// Checkpoints come at a pace, which a mirror of another machine keeps: the last one is long ago by it, or not.
Status statusByPace(const State &state, const QString &run)
{
    std::vector<double> times{double(QFileInfo(state.file).lastModified().toMSecsSinceEpoch()) / 1000};
    for (const QFileInfo &folder : QDir(run).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (const QFileInfo file(folder.filePath() % u'/' % stateName); checkpointOf(folder.fileName()) >= 0 && file.isFile())
            times.push_back(double(file.lastModified().toMSecsSinceEpoch()) / 1000);
    std::ranges::sort(times);
    const double first = times.front(), last = times.back(), quiet = double(QDateTime::currentMSecsSinceEpoch()) / 1000 - last;
    // A copy has them all at once.
    constexpr double copying = 2, pauses = 3;
    const auto writes = double(std::unique(times.begin(), times.end(), [](double a, double b) { return b - a < copying; }) - times.begin());
    return writes > 1 && quiet >= 0 ? statusWhenQuiet(quiet, pauses * (last - first) / (writes - 1)) : Status::Unknown;
}

Status statusOf(const State &state, const QString &run)
{
    const QJsonObject root = state.root();
    const double done = root["global_step"_L1].toDouble();
    const double all = root["max_steps"_L1].toDouble();
    // The row with the total time is written when training ends, be it by early stopping.
    if (state.history->last()["train_runtime"_L1].isDouble())
        return Status::Finished;
    if (all > 0 && done >= all)
        return Status::Finished;
    if (!state.json.whole())
        return Status::Unknown;
    return isWrittenLately(state, run) ? Status::Running : QFileInfo(run).isDir() ? statusByPace(state, run) : Status::Unknown;
}

void addParams(Run &run, const State &state, const QString &folder)
{
    // What the state says of the training, without what merely counts along.
    const QJsonObject root = state.root();
    static const QStringList progress{u"log_history"_s, u"global_step"_s, u"epoch"_s, u"stateful_callbacks"_s,
                                      u"is_local_process_zero"_s, u"is_world_process_zero"_s,
                                      u"is_hyper_param_search"_s, u"trial_params"_s};
    for (auto at = root.begin(); at != root.end(); ++at)
        if (!progress.contains(at.key()) && !at->isNull())
            run.params.insert(at.key(), at.value());
    const QJsonObject trial = root["trial_params"_L1].toObject();
    for (auto at = trial.begin(); at != trial.end(); ++at)
        run.params.insert(at.key(), at.value());

    if (QFileInfo(run.path).isDir())
        addModel(run, folder);
    // Those of LLaMA-Factory and ms-swift are YAML and `args.json`.
    for (const QString &name : {u"all_results.json"_s, u"train_results.json"_s, u"eval_results.json"_s, u"test_results.json"_s, u"predict_results.json"_s,
                                u"training_params.json"_s, u"training_args.json"_s, u"training_args.yaml"_s, u"llamaboard_config.yaml"_s, u"args.json"_s}) {
        const QString file = folder % u'/' % name, key = QFileInfo(name).completeBaseName();
        if (!QFileInfo(file).isFile() || run.params.contains(key))
            continue;
        if (const QJsonObject params = paramsFrom(file, &run.findings); !params.isEmpty()) {
            run.params.insert(key, params);
            run.files.append(file);
        }
    }
}

// The checkpoint that was best is what people want to keep, and `save_total_limit` may have taken it.
void noticeBest(Run &run, const State &state, const QString &folder)
{
    const QString best = state.root()["best_model_checkpoint"_L1].toString();
    // Its path may be one of another machine; its name is enough.
    if (best.isEmpty() || QFileInfo(folder % u'/' % QFileInfo(best).fileName()).isDir() || QFileInfo(best).isDir())
        return;
    LineOf lineOf(state.bytes);
    run.findings.append({Level::Warning, u"dead-checkpoint"_s,
                         tr("the best checkpoint, %1, is not here any more; the weights it names cannot be used again").arg(best), state.file,
                         lineOf(memberOf(state.bytes, std::max<qsizetype>(0, state.bytes.indexOf('{')), "best_model_checkpoint")), 0});
}

// What was evaluated or predicted with, and not trained.
Result<Run> readResults(const QString &path, const QString &folder, const QStringList &files)
{
    Run run;
    run.kind = Kind::HfTrainer;
    run.path = path;
    run.status = Status::Finished;  // they are written at the end
    addResults(run, folder, files, 0);
    if (folder == path)
        addModel(run, folder);
    if (run.series.empty())
        return failure(ErrorKind::BadInput, tr("these results hold no number; name a file that does"), folder % u'/' % files.front());
    return run;
}

Result<Run> read(const QString &path, const Progress &progress)
{
    const QFileInfo info(path);
    const QStringList names = info.isDir() ? QDir(path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot) : QStringList();
    if (!info.isDir() && !resultFilesAmong({info.fileName()}).isEmpty())
        return readResults(path, info.path(), {info.fileName()});
    const QStringList states = info.isDir() ? statesIn(path, names) : QStringList{path};
    if (info.isDir() && std::ranges::none_of(states, looksWritten) && holdsResults(path, names))
        return readResults(path, path, resultFilesAmong(names));
    std::optional<State> newest;
    Findings broken;
    std::optional<Error> error;
    for (const QString &file : states) {
        if (progress.cancelled())
            return failure(ErrorKind::Cancelled, tr("reading was cancelled"), path);
        auto state = readState(file);
        if (!state) {
            error = state.error();
            broken.append(damage(error->message, file, error->line));
            continue;
        }
        // One that was cut off reaches as far as its rows.
        const auto rank = [](const State &s) {
            return std::pair((s.json.whole() ? s.root()["global_step"_L1] : s.history->last()["step"_L1]).toDouble(), s.history->rows());
        };
        const bool isWhole = state->json.whole();
        if (newest && rank(*state) <= rank(*newest))
            std::swap(*state, *newest);
        if (newest && !newest->json.whole())  // said of the one that is shown later
            broken.append(damage(newest->json.problem, newest->file, newest->json.line));
        newest = std::move(*state);
        // The newest whole checkpoint holds what all before it do.
        if (isWhole && file != path % u'/' % stateName)
            break;
    }
    if (!newest)
        return error ? Result<Run>(std::unexpected(*error))
                     : failure(ErrorKind::NotFound, tr("there is no trainer_state.json here"), path);

    Run run;
    run.kind = Kind::HfTrainer;
    run.path = path;
    run.files.append(newest->file);
    run.findings = broken;
    for (const Finding &finding : std::as_const(broken))
        run.files.append(finding.file);  // that may be written again
    if (!newest->json.whole())
        run.findings.append(damage(tr("%1; what stands before was read").arg(newest->json.problem), newest->file,
                                   newest->json.line));
    run.status = statusOf(*newest, path);
    newest->history->describe(run, newest->file);
    addParams(run, *newest, info.isDir() ? path : info.path());
    if (info.isDir())
        addResults(run, path, resultFilesAmong(names), newest->root()["global_step"_L1].toDouble());
    noticeBest(run, *newest, info.isDir() ? path : info.path());
    if (info.isDir())
        addEvaluations(run, path, progress);
    for (const QString &folder : info.isDir() ? callbackFoldersIn(path) : QStringList()) {
        if (progress.cancelled())
            return failure(ErrorKind::Cancelled, tr("reading was cancelled"), path);
        if (const auto events = tfEventsReader.follow(folder, progress))
            addEvents(run, events->now.run);
    }
    progress.report(info.size(), info.size());
    return run;
}

} // namespace

const Reader hfTrainerReader{.kind = Kind::HfTrainer, .sniff = sniff, .read = read, .ownNames = "trainer_state.json",
                             .owns = [](const QString &run, const QString &child) {
                                 // LLaMA-Factory and ms-swift write every row into a log of their own, too.
                                 return run.isEmpty()
                                     && (child == stateName || child == "trainer_log.jsonl"_L1 || child == "logging.jsonl"_L1 || child.endsWith(".safetensors"_L1)
                                         || checkpointOf(child) >= 0 || !resultFilesAmong({child}).isEmpty());
                             }};

} // namespace yeonji::runs
