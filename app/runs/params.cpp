// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/params.h"

#include "core/files.h"
#include "core/json.h"
#include "core/yaml.h"
#include "runs/notice.h"

#include <QCoreApplication>
#include <QDir>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// Of YAML that is not valid as a whole the entries that are: each begins with a line that is not indented.
QJsonObject readableOf(const QByteArray &bytes)
{
    constexpr int most = 1000;
    QList<QByteArray> entries;
    for (const QByteArray &line : bytes.split('\n')) {
        if (!entries.isEmpty() && (line.isEmpty() || QByteArrayView(" \t-#").contains(line.front())))
            entries.last() += '\n' + line;
        else if (entries.size() < most)
            entries.append(line);
    }
    QJsonObject readable;
    for (const QByteArray &entry : std::as_const(entries))
        if (const auto parsed = yaml::parse(entry)) {
            const QJsonObject one = yaml::toJson(*parsed).toObject();
            for (auto at = one.begin(); at != one.end(); ++at)
                readable.insert(at.key(), at.value());
        }
    return readable;
}

} // namespace

QJsonObject paramsFrom(const QString &file, Findings *findings)
{
    const auto notice = [&](const QString &message, int line) {
        if (findings)
            findings->append(damage(message, file, line));
    };
    const auto bytes = readFile(file, 1 << 20);
    if (!bytes) {
        notice(bytes.error().message, 0);
        return {};
    }
    if (file.endsWith(u".json"_s)) {
        const JsonRead json = readJson(*bytes);
        if (!json.whole())
            notice(QCoreApplication::translate("runs", "%1; what stands before was read").arg(json.problem), json.line);
        return json.value.toObject();
    }
    const auto parsed = yaml::parse(*bytes, file);
    if (parsed)
        return yaml::toJson(*parsed).toObject();
    notice(parsed.error().message, parsed.error().line);
    return readableOf(*bytes);
}

QJsonObject paramsBeside(const QString &folder, QStringList &files, Findings &findings)
{
    static const QStringList names{u"hparams.yaml"_s, u"args.yaml"_s, u"params.yaml"_s, u"config.yaml"_s,
                                   u"hparams.json"_s, u"args.json"_s, u"params.json"_s, u"config.json"_s,
                                   u"training_args.json"_s, u"training_args.yaml"_s};
    const QDir dir(folder);
    QStringList found;
    for (const QString &name : names)
        if (dir.exists(name))
            found.append(name);
    if (found.isEmpty()) {
        // LLaMA-Factory and others name theirs freely; two of them would be a guess.
        const QStringList configs = dir.entryList({u"*config.yaml"_s, u"*config.yml"_s}, QDir::Files | QDir::NoSymLinks);
        if (configs.size() == 1)
            found = configs;
    }
    QJsonObject params;
    for (const QString &name : found) {
        const QString file = dir.filePath(name);
        const QJsonObject more = paramsFrom(file, &findings);
        for (auto at = more.begin(); at != more.end(); ++at)
            if (!params.contains(at.key()))
                params.insert(at.key(), at.value());
        if (!more.isEmpty())
            files.append(file);
    }
    return params;
}

} // namespace yeonji::runs
