// SPDX-License-Identifier: GPL-3.0-or-later
//
// A folder with a Hugging Face model or adapter: its configuration, and of its weights what their
// headers say. safetensors: u64 N, then N bytes of JSON, {name: {dtype, shape, data_offsets}}; the
// weights behind are never read.
#include "core/files.h"
#include "core/json.h"
#include "core/words.h"
#include "runs/formats.h"
#include "runs/model.h"
#include "runs/notice.h"
#include "runs/params.h"
#include "runs/wire.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestHeader = 100'000'000;  // as the format's own library

bool isWeights(const QString &name)
{
    return name.endsWith(".safetensors"_L1);
}

bool saysModel(const QString &file)
{
    QFile config(file);
    if (!config.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = config.read(headBytes);
    return head.contains("\"model_type\"") || head.contains("\"architectures\"") || head.contains("\"transformers_version\"");
}

bool isSafetensors(QByteArrayView head, qint64 size)
{
    const auto length = Wire::load<quint64>(head);
    return head.size() > 9 && length >= 2 && length <= quint64(std::min(largestHeader, size)) && head[8] == '{';
}

int sniff(const Candidate &candidate)
{
    if (!candidate.folder)
        return isSafetensors(candidate.head, QFileInfo(candidate.path).size()) ? Sure : NotMine;
    const auto has = [&candidate](const char *name) { return candidate.children.contains(QLatin1StringView(name)); };
    if (has("adapter_config.json") || has("generation_config.json") || has("tokenizer_config.json"))
        return Likely;
    if (has("config.json") && saysModel(candidate.path % u"/config.json"_s))
        return Likely;
    return std::ranges::any_of(candidate.children, isWeights) ? Likely : NotMine;
}

struct Weights
{
    qint64 parameters = 0, tensors = 0, bytes = 0;
    QJsonObject dtypes;    // parameters by type
    QJsonObject metadata;
};

void addWeights(Run &run, const QString &path, Weights &weights)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        run.findings.append({Level::Error, u"unreadable"_s, tr("this file cannot be read (%1); check its permissions").arg(file.errorString()), path, 0, 0});
        return;
    }
    run.files.append(path);
    const qint64 size = file.size();
    const QByteArray start = file.read(8);
    const auto length = Wire::load<quint64>(start);
    if (start.size() < 8 || length > quint64(std::max<qint64>(0, size - 8)) || length > quint64(largestHeader)) {
        run.findings.append(damage(tr("the header at byte 0 claims more bytes than the file has; copy the weights again"), path));
        return;
    }
    const JsonRead json = readJson(file.read(qint64(length)));
    if (!json.whole() || !json.value.isObject()) {
        run.findings.append(damage(tr("the header is no JSON; copy the weights again"), path, std::max(1, json.line)));
        return;
    }
    const QJsonObject header = json.value.toObject();
    qint64 end = 0;
    int oddShapes = 0;
    QString firstOdd;
    for (auto at = header.begin(); at != header.end(); ++at) {
        if (at.key() == "__metadata__"_L1) {
            weights.metadata = at->toObject();
            continue;
        }
        double count = 1;  // shapes may lie
        for (const QJsonValue &side : at.value()["shape"_L1].toArray())
            count *= side.toDouble();
        // None takes less than half a byte; what takes more than it has is no shape.
        const QJsonValue offsets = at.value()["data_offsets"_L1];
        const bool isPossible = count >= 0 && count <= 8 * std::max(0.0, offsets[1].toDouble() - offsets[0].toDouble());
        if (!isPossible && oddShapes++ == 0)
            firstOdd = at.key();
        const auto parameters = isPossible && count < 9e15 ? qint64(count) : 0;
        weights.parameters += parameters;
        ++weights.tensors;
        const QString type = at.value()["dtype"_L1].toString();
        weights.dtypes.insert(type, weights.dtypes[type].toInteger() + parameters);
        end = std::max(end, at.value()["data_offsets"_L1][1].toInteger());
    }
    weights.bytes += size;
    if (oddShapes > 0)
        run.findings.append(damage(tr("shapes that need more bytes than the file gives them, not counted: %1, the first of %2; copy the weights again")
                                       .arg(QString::number(oddShapes), firstOdd), path, 1));
    if (end > size - 8 - qint64(length))
        run.findings.append(damage(tr("the weights end at byte %1 of %2; the file is cut off, copy it again").arg(size).arg(8 + qint64(length) + end), path));
}

Result<Run> read(const QString &path, const Progress &progress)
{
    const QFileInfo info(path);
    Run run;
    run.kind = Kind::HfModel;
    run.path = path;
    run.status = Status::Unknown;
    QStringList files;
    if (info.isDir()) {
        addModel(run, path);
        if (const QString file = path % u"/training_params.json"_s; QFileInfo(file).isFile()) {
            run.params.insert(u"training_params"_s, paramsFrom(file, &run.findings));
            run.files.append(file);
        }
        for (const QString &name : QDir(path).entryList({u"*.safetensors"_s}, QDir::Files))
            files.append(path % u'/' % name);
    } else {
        files.append(path);
    }
    Weights weights;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (progress.cancelled())
            return failure(ErrorKind::Cancelled, tr("reading was cancelled"), path);
        addWeights(run, files[i], weights);
        progress.report(i + 1, files.size());
    }
    if (weights.tensors > 0) {
        QJsonObject about{{u"parameters"_s, weights.parameters}, {u"tensors"_s, weights.tensors}, {u"bytes"_s, weights.bytes}, {u"dtypes"_s, weights.dtypes}};
        if (!weights.metadata.isEmpty())
            about.insert(u"metadata"_s, weights.metadata);
        run.params.insert(u"safetensors"_s, about);
    }
    if (run.params.isEmpty() && run.files.isEmpty())
        return failure(ErrorKind::BadInput, tr("nothing in this folder describes a model; config.json does"), path);
    return run;
}

} // namespace

const Reader hfModelReader{.kind = Kind::HfModel, .sniff = sniff, .read = read, .ownNames = "*.safetensors",
                           .owns = [](const QString &run, const QString &child) {
                               return run.isEmpty() && (isWeights(child) || child.startsWith("checkpoint-"_L1) || child == "last-checkpoint"_L1);
                           }};

} // namespace yeonji::runs
