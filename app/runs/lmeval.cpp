// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lm-evaluation-harness leaves: `results_TIME.json`, a metric a task, and beside it
// `samples_TASK_TIME.jsonl`, a line a question. Versions before 0.4 write no filter behind a metric's
// name and little of how they asked.
#include "core/files.h"
#include "core/json.h"
#include "core/jsonplaces.h"
#include "core/words.h"
#include "runs/formats.h"
#include "runs/notice.h"
#include "runs/results.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTimeZone>

#include <cmath>
#include <map>
#include <optional>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// `2025-01-24T19-02-29.392595` of `results_….json`; empty for other names.
QString timeOf(const QString &file)
{
    return file.startsWith("results_"_L1) && file.endsWith(".json"_L1) ? file.sliced(8).chopped(5) : QString();
}

bool isSamples(const QString &file)
{
    return file.startsWith("samples_"_L1) && file.endsWith(".jsonl"_L1);
}

bool owns(const QString &run, const QString &child)
{
    const QString time = timeOf(run);
    return !time.isEmpty() && isSamples(child) && child.endsWith(QString(u'_' % time % u".jsonl"));
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    const QByteArrayView head = QByteArrayView(candidate.head).trimmed();
    if (!head.startsWith('{'))
        return NotMine;
    if (head.contains("\"doc_id\"") && head.contains("\"filtered_resps\""))
        return Sure;
    if (!head.contains("\"results\""))
        return NotMine;
    // A file may be longer than any first look: then its results must do, which hold numbers by task.
    const JsonRead json = readJson(head);
    const QJsonObject root = json.value.toObject();
    if (!root["results"_L1].isObject())
        return NotMine;
    if (root.contains("versions"_L1) && root.contains("config"_L1))
        return Sure;
    const QString name = QFileInfo(candidate.path).fileName();
    return !timeOf(name).isEmpty() || head.contains("_stderr") ? Likely : NotMine;
}

// Settings that say how was asked, and of which model.
void addParams(Run &run, const QJsonObject &root)
{
    const QJsonObject config = root["config"_L1].toObject();
    for (auto at = config.begin(); at != config.end(); ++at)
        if (!at->isNull())
            run.params.insert(at.key(), at.value());
    for (const QString &key : {u"model_name"_s, u"versions"_s, u"n-shot"_s, u"n-samples"_s, u"task_hashes"_s, u"higher_is_better"_s,
                               u"chat_template_sha"_s, u"system_instruction_sha"_s, u"fewshot_as_multiturn"_s, u"max_length"_s,
                               u"git_hash"_s, u"lm_eval_version"_s, u"transformers_version"_s, u"tokenizer_eos_token"_s,
                               u"tokenizer_pad_token"_s, u"tokenizer_bos_token"_s, u"total_evaluation_time_seconds"_s})
        if (const QJsonValue value = root[key]; !value.isNull() && !value.isUndefined())
            run.params.insert(key, value);
}

// `member`: of the file, which the tasks are.
void addResults(Run &run, const QJsonObject &tasks, const QString &member, const QByteArray &bytes, Results &results)
{
    constexpr int mostFindings = 100;
    int told = 0;
    LineOf lineOf(bytes);
    std::optional<QHash<QString, qsizetype>> taskPlaces;
    for (auto task = tasks.begin(); task != tasks.end(); ++task) {
        const QJsonObject metrics = task->toObject();
        std::optional<QHash<QString, qsizetype>> places;
        for (auto metric = metrics.begin(); metric != metrics.end(); ++metric) {
            if (!metric->isDouble())  // `alias`, and "N/A" where nothing was estimated
                continue;
            const QString name = task.key() % u'/' % metric.key();
            results.add(name, metric->toDouble());
            if (std::isfinite(metric->toDouble()) || ++told > mostFindings)
                continue;
            if (!taskPlaces)
                taskPlaces = membersOf(bytes, membersOf(bytes, std::max<qsizetype>(0, bytes.indexOf('{'))).value(member));
            if (!places)
                places = membersOf(bytes, taskPlaces->value(task.key()));
            run.findings.append({Level::Warning, u"nan"_s, tr("%1 is NaN or infinite").arg(name), run.path, lineOf(places->value(metric.key())), 0});
        }
    }
    if (told > mostFindings)
        run.findings.append({Level::Warning, u"nan"_s, tr("further metrics with values that are NaN or infinite: %1").arg(told - mostFindings), run.path, 0, 0});
}

Result<Run> readResults(const QString &path, const QByteArray &bytes)
{
    const JsonRead json = readJson(bytes);
    const QJsonObject root = json.value.toObject();
    if (!root["results"_L1].isObject())
        return failure(ErrorKind::BadInput, json.whole() ? tr("these are no results of lm-eval; they have `results` by task")
                                                         : tr("%1; copy the file again").arg(json.problem), path, std::max(1, json.line));
    Run run;
    run.kind = Kind::LmEval;
    run.path = path;
    run.files = {path};
    run.status = Status::Finished;
    if (!json.whole()) {
        run.status = Status::Unknown;
        run.findings.append(damage(tr("%1; what stands before was read").arg(json.problem), path, json.line));
    }
    Results results;
    addResults(run, root["results"_L1].toObject(), u"results"_s, bytes, results);
    // Means over the tasks of a group, where the tasks themselves do not say them already.
    const QJsonObject groups = root["groups"_L1].toObject();
    QJsonObject others;
    for (auto group = groups.begin(); group != groups.end(); ++group)
        if (!root["results"_L1][group.key()].isObject())
            others.insert(group.key(), group.value());
    addResults(run, others, u"groups"_s, bytes, results);
    run.series = results.take();
    addParams(run, root);
    if (const double date = root["date"_L1].toDouble(); date > 1e8 && date < 1e11)
        run.started = QDateTime::fromMSecsSinceEpoch(qint64(date * 1000), QTimeZone::UTC);
    const QFileInfo info(path);
    for (const QString &child : info.dir().entryList({u"samples_*.jsonl"_s}, QDir::Files))
        if (owns(info.fileName(), child))
            run.files.append(info.dir().filePath(child));
    return run;
}

// Samples without their results: each metric is the mean over the questions.
Result<Run> readSamples(const QString &path, const QByteArray &bytes, const Progress &progress)
{
    Run run;
    run.kind = Kind::LmEval;
    run.path = path;
    run.files = {path};
    struct Mean { double sum = 0; qint64 count = 0; };
    std::map<QString, Mean> means;  // metric,filter
    int line = 0, bad = 0, firstBad = 0;
    qsizetype at = 0;
    while (at < bytes.size()) {
        ++line;
        qsizetype end = bytes.indexOf('\n', at);
        end = end < 0 ? bytes.size() : end;
        const QByteArrayView text = QByteArrayView(bytes).sliced(at, end - at).trimmed();
        at = end + 1;
        if (line % 100 == 0) {
            progress.report(at, bytes.size());
            if (progress.cancelled())
                return failure(ErrorKind::Cancelled, tr("reading was cancelled"), path);
        }
        if (text.isEmpty())
            continue;
        const JsonRead json = readJson(text);
        if (!json.whole() || !json.value.isObject()) {
            if (bad++ == 0)
                firstBad = line;
            continue;
        }
        const QJsonObject row = json.value.toObject();
        const QString filter = row["filter"_L1].toString(u"none"_s);
        for (const QJsonValue &metric : row["metrics"_L1].toArray())
            if (const QJsonValue value = row[metric.toString()]; value.isDouble() || value.isBool()) {
                Mean &mean = means[QString(metric.toString() % u',' % filter)];
                mean.sum += value.isBool() ? double(value.toBool()) : value.toDouble();
                ++mean.count;
            }
    }
    if (bad > 0)
        run.findings.append(damage(tr("lines that are no JSON object, left out: %1").arg(bad), path, firstBad));
    // samples_TASK_TIME.jsonl
    const QString stem = QFileInfo(path).completeBaseName();
    const QString task = isSamples(QFileInfo(path).fileName()) ? stem.sliced(8).section(u'_', 0, -2) : stem;
    Results results;
    for (const auto &[name, mean] : means)
        results.add(task % u'/' % name, mean.sum / double(mean.count));
    run.series = results.take();
    return run;
}

Result<Run> read(const QString &path, const Progress &progress)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    const QByteArrayView head = QByteArrayView(*bytes).first(std::min<qsizetype>(bytes->size(), headBytes));
    auto run = head.contains("\"filtered_resps\"") && head.contains("\"doc_id\"") ? readSamples(path, *bytes, progress)
                                                                                  : readResults(path, *bytes);
    progress.report(bytes->size(), bytes->size());
    return run;
}

} // namespace

const Reader lmEvalReader{.kind = Kind::LmEval, .sniff = sniff, .read = read, .names = "results_*.json", .owns = owns};

} // namespace yeonji::runs
