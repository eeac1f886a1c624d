// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/model.h"

#include "core/files.h"
#include "core/json.h"
#include "core/jsonplaces.h"
#include "core/words.h"
#include "runs/notice.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

struct ModelFile
{
    QString path;
    QByteArray bytes;
    QJsonObject root;

    bool isThere() const { return !path.isEmpty(); }
    int lineOf(QByteArrayView key) const
    {
        const qsizetype begin = bytes.indexOf('{');
        return begin < 0 ? 0 : LineOf(bytes)(memberOf(bytes, begin, key));
    }
};

ModelFile fileIn(const QString &folder, const QString &name, Run *run)
{
    const QString path = folder % u'/' % name;
    if (!QFileInfo(path).isFile())
        return {};
    const auto bytes = readFile(path, 64 << 20);
    if (!bytes)
        return {};
    const JsonRead json = readJson(*bytes);
    if (run && !json.whole())
        run->findings.append(damage(tr("%1; what stands before was read").arg(json.problem), path, json.line));
    else if (run && !json.value.isObject())
        run->findings.append(damage(tr("this is no JSON object, and nothing of it was read"), path, 1));
    return {path, *bytes, json.value.toObject()};
}

// A token is its text, or an object that holds it.
QString tokenOf(const QJsonValue &token)
{
    return token.isObject() ? token["content"_L1].toString() : token.toString();
}

// What number a token has, from whichever file says so; nothing may be claimed where none does.
std::optional<qint64> idOf(const QString &token, const ModelFile &tokenizer, const QString &folder)
{
    const QJsonObject decoder = tokenizer.root["added_tokens_decoder"_L1].toObject();
    for (auto at = decoder.begin(); at != decoder.end(); ++at)
        if (tokenOf(at.value()) == token)
            return at.key().toLongLong();
    if (const QJsonValue id = fileIn(folder, u"added_tokens.json"_s, nullptr).root[token]; id.isDouble())
        return id.toInteger();
    const QJsonObject whole = fileIn(folder, u"tokenizer.json"_s, nullptr).root;
    for (const QJsonValue &added : whole["added_tokens"_L1].toArray())
        if (tokenOf(added) == token && added["id"_L1].isDouble())
            return added["id"_L1].toInteger();
    if (const QJsonValue id = whole["model"_L1]["vocab"_L1][token]; id.isDouble())
        return id.toInteger();
    if (const QJsonValue id = fileIn(folder, u"vocab.json"_s, nullptr).root[token]; id.isDouble())
        return id.toInteger();
    return {};
}

void addIds(QSet<qint64> &ids, const QJsonValue &value)
{
    if (value.isDouble())
        ids.insert(value.toInteger());
    for (const QJsonValue &one : value.toArray())
        if (one.isDouble())
            ids.insert(one.toInteger());
}

void notice(Run &run, const QString &folder, const ModelFile &config, const ModelFile &generation, const ModelFile &tokenizer)
{
    const QString eos = tokenOf(tokenizer.root["eos_token"_L1]);
    if (eos.isEmpty())
        return;
    QSet<qint64> stops;
    addIds(stops, generation.root["eos_token_id"_L1]);
    addIds(stops, config.root["eos_token_id"_L1]);
    const auto id = idOf(eos, tokenizer, folder);
    if (id && !stops.isEmpty() && !stops.contains(*id)) {
        QStringList numbers;
        for (const qint64 stop : std::as_const(stops))
            numbers.append(QString::number(stop));
        numbers.sort();
        const ModelFile &where = generation.root.contains("eos_token_id"_L1) ? generation : config;
        run.findings.append({Level::Error, u"eos-mismatch"_s,
                             tr("the tokenizer ends an answer with %1 (%2), but the model stops at %3 and will not stop; add %2 to eos_token_id")
                                 .arg(eos).arg(*id).arg(numbers.join(u", "_s)),
                             where.path, where.lineOf("eos_token_id"), 0});
    }
    if (tokenOf(tokenizer.root["pad_token"_L1]) == eos)
        run.findings.append({Level::Warning, u"pad-is-eos"_s,
                             tr("%1 is both the end of an answer and the padding; a training that masks the padding does not learn to stop").arg(eos),
                             tokenizer.path, tokenizer.lineOf("pad_token"), 0});
}

} // namespace

const QStringList &modelFiles()
{
    static const QStringList names{u"config.json"_s, u"generation_config.json"_s, u"tokenizer_config.json"_s, u"adapter_config.json"_s};
    return names;
}

void addModel(Run &run, const QString &folder)
{
    ModelFile files[4];
    for (qsizetype i = 0; i < modelFiles().size(); ++i) {
        files[i] = fileIn(folder, modelFiles()[i], &run);
        if (!files[i].isThere())
            continue;
        // A vocabulary is no parameter.
        QJsonObject params = files[i].root;
        for (const QString &key : {u"added_tokens_decoder"_s, u"chat_template"_s})
            params.remove(key);
        if (!params.isEmpty())
            run.params.insert(modelFiles()[i].chopped(5), params);
        run.files.append(files[i].path);
    }
    notice(run, folder, files[0], files[1], files[2]);
}

} // namespace yeonji::runs
