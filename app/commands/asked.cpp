// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/asked.h"

#include "commands/usage.h"
#include "runs/reader.h"
#include "runs/remote.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace yeonji::commands {

Here placeOf(const QString &asked)
{
    if (!runs::isRemote(asked))
        return {asked};
    const auto remote = runs::Remote::parse(asked);
    const auto fetched = remote ? runs::fetch(*remote) : std::unexpected(remote.error());
    if (fetched) {
        if (const QString links = remote->linksSentence(); !links.isEmpty())
            failed(Error{ErrorKind::BadInput, links, asked, 0});  // what was copied is whole
        return {remote->mirror()};
    }
    return {remote && remote->fetched().isValid() ? remote->mirror() : QString(), failed(fetched.error())};
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

int eachAsked(const QStringList &paths, const std::function<void(const Asked &asked)> &each, const runs::Names &names)
{
    AskedProjects projects;
    int status = 0;
    const auto complainOf = [&status](Error error, const QString &path) {
        error.file = shownPath(error.file, path);
        status = failed(error);
    };
    struct Place { QString path; size_t runs; };
    std::vector<Place> places;
    std::vector<runs::Found> all;
    QSet<QString> asked;  // a folder and a run in it name that run twice
    for (const QString &path : paths) {
        const Here here = placeOf(path);
        status = std::max(status, here.status);
        if (here.path.isEmpty())
            continue;
        auto found = runs::discover(here.path);
        if (!found) {
            complainOf(found.error(), path);
            continue;
        }
        std::erase_if(*found, [&asked](runs::Found one) {
            one.path = QFileInfo(one.path).canonicalFilePath();
            const bool twice = asked.contains(one.key());
            asked.insert(one.key());
            return twice;
        });
        places.push_back({path, found->size()});
        all.insert(all.end(), found->begin(), found->end());
    }
    runs::tellApart(all, runs::call(all, names));
    auto from = all.cbegin();
    for (const Place &place : places) {
        const auto end = from + std::ptrdiff_t(place.runs);
        const auto read = runs::readAll(std::vector<runs::Found>(from, end));
        from = end;
        if (!read) {
            complainOf(read.error(), place.path);
            continue;
        }
        for (const runs::RunPtr &run : *read)
            each({place.path, run, projects.directionsOf(place.path)});
    }
    return std::max(status, projects.status());
}

} // namespace yeonji::commands
