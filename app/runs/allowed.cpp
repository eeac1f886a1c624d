// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/allowed.h"

#include "core/files.h"
#include "runs/remote.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFolders = 200, mostRuns = 1000;

QString listFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/yeonji/named-runs.json"_s;
}

// An array of {folder, runs}, the newest first; empty if there is none or it is damaged.
QJsonArray readList()
{
    const auto bytes = readFile(listFile(), 16 << 20);
    return bytes ? QJsonDocument::fromJson(*bytes)["folders"_L1].toArray() : QJsonArray();
}

QString canonical(const QString &path)
{
    return isRemote(path) ? path : QFileInfo(path).canonicalFilePath();
}

QJsonObject jsonOf(const Names &names)
{
    QJsonObject object;
    for (auto at = names.cbegin(); at != names.cend(); ++at)
        object.insert(at.key(), *at);
    return object;
}

void allow(const QString &folder, const QStringList &runs, const Names &names)
{
    const QString place = canonical(folder);
    Allowed all;
    for (const QString &run : runs)
        if (const QString path = canonical(run); !path.isEmpty())
            all.paths.append(path);
    const Allowed before = allowedIn(folder);
    all.paths += before.paths;
    all.paths.removeDuplicates();
    all.paths = all.paths.first(std::min(all.paths.size(), mostRuns));
    all.names = before.names;
    all.names.insert(names);
    all.names.removeIf([&all](const auto &name) {
        return std::ranges::none_of(all.paths, [&](const QString &path) { return name.key() == path || name.key().startsWith(path % u'#'); });
    });
    QJsonArray list{QJsonObject{{u"folder"_s, place}, {u"runs"_s, QJsonArray::fromStringList(all.paths)}, {u"names"_s, jsonOf(all.names)}}};
    for (const QJsonValue &entry : readList())
        if (entry["folder"_L1].toString() != place && list.size() < mostFolders)
            list.append(entry);
    // That it cannot be kept only means that the report's figures ask for `sources:` later.
    std::ignore = writeFile(listFile(), QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"folders"_s, list}}).toJson());
}

} // namespace

void allow(const QString &folder, const QStringList &runs)
{
    allow(folder, runs, {});
}

void allow(const QString &folder, const std::vector<RunPtr> &runs)
{
    QStringList paths;
    for (const RunPtr &run : runs)
        paths.append(run->path);
    allow(folder, paths, namesOf(runs));
}

Allowed allowedIn(const QString &folder)
{
    const QString place = canonical(folder);
    Allowed allowed;
    if (!place.isEmpty())
        for (const QJsonValue &entry : readList())
            if (entry["folder"_L1].toString() == place) {
                for (const QJsonValue &run : entry["runs"_L1].toArray())
                    allowed.paths.append(run.toString());
                const QJsonObject names = entry["names"_L1].toObject();
                for (auto at = names.begin(); at != names.end(); ++at)
                    allowed.names.insert(at.key(), at->toString());
            }
    return allowed;
}

} // namespace yeonji::runs
