// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/asked.h"

#include "commands/usage.h"
#include "runs/reader.h"
#include "runs/remote.h"

#include <QFileInfo>

#include <algorithm>

namespace yeonji::commands {

QString placeOf(const QString &asked, int &status)
{
    if (!runs::isRemote(asked))
        return asked;
    const auto remote = runs::Remote::parse(asked);
    const auto fetched = remote ? runs::fetch(*remote) : std::unexpected(remote.error());
    if (fetched)
        return remote->mirror();
    status = failed(fetched.error());
    return remote && remote->fetched().isValid() ? remote->mirror() : QString();
}

project::Project AskedProjects::of(const QString &path)
{
    if (const auto known = m_known.constFind(path); known != m_known.cend())
        return *known;
    if (runs::isRemote(path))
        return {};
    QString there = path;
    while (!QFileInfo::exists(there) && QFileInfo(there).absolutePath() != there)
        there = QFileInfo(there).absolutePath();
    const auto project = project::open(there);
    if (!project && !m_complained.contains(project.error().file)) {
        m_complained.append(project.error().file);
        m_status = failed(project.error());
    }
    return *m_known.insert(path, project.value_or(project::Project()));
}

int eachAsked(const QStringList &paths, const std::function<void(const Asked &asked)> &each)
{
    AskedProjects projects;
    int status = 0;
    for (const QString &path : paths) {
        const QString place = placeOf(path, status);
        if (place.isEmpty())
            continue;
        const auto read = runs::readAll({place});
        if (!read) {
            Error error = read.error();
            error.file = shownPath(error.file, path);
            status = failed(error);
            continue;
        }
        for (const runs::RunPtr &run : *read)
            each({path, run, projects.directionsOf(path)});
    }
    return std::max(status, projects.status());
}

} // namespace yeonji::commands
