// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/allowed.h"

#include "core/files.h"
#include "runs/remote.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

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

} // namespace

void allow(const QString &folder, const QStringList &runs)
{
    const QString place = canonical(folder);
    QStringList all;
    for (const QString &run : runs)
        if (const QString path = canonical(run); !path.isEmpty())
            all.append(path);
    all += allowedIn(folder);
    all.removeDuplicates();
    QJsonArray list{QJsonObject{{u"folder"_s, place}, {u"runs"_s, QJsonArray::fromStringList(all.first(std::min(all.size(), mostRuns)))}}};
    for (const QJsonValue &entry : readList())
        if (entry["folder"_L1].toString() != place && list.size() < mostFolders)
            list.append(entry);
    // That it cannot be kept only means that the report's figures ask for `sources:` later.
    std::ignore = writeFile(listFile(), QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"folders"_s, list}}).toJson());
}

QStringList allowedIn(const QString &folder)
{
    const QString place = canonical(folder);
    QStringList runs;
    if (!place.isEmpty())
        for (const QJsonValue &entry : readList())
            if (entry["folder"_L1].toString() == place)
                for (const QJsonValue &run : entry["runs"_L1].toArray())
                    runs.append(run.toString());
    return runs;
}

} // namespace yeonji::runs
