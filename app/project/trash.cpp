// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/trash.h"

#include "core/newfile.h"
#include "core/paths.h"
#include "core/words.h"

#include <QDirIterator>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

QString trashOf(const Project &project)
{
    return project.stateFolder() + u"/trash"_s;
}

} // namespace

Result<Trashed> throwAway(const Project &project, const QString &path, const QDateTime &when)
{
    const QString full = QDir::cleanPath(path);
    const QString state = project.root + u"/.yeonji"_s;
    if (!project.made || full == project.root || !isWithin(full, project.root) || isWithin(full, state)
        || full == project.root + u"/yeonji.yaml"_s)
        return failure(ErrorKind::BadInput, tr("only what lies in a project can be thrown away from here; use the system's files"), path);
    if (const auto ready = mayWrite(project).and_then([&] { return prepareState(project); }); !ready)
        return std::unexpected(ready.error());
    const QString stamp = when.toString(u"yyyy-MM-dd HHmmss"_s);
    QString now;
    for (int i = 1; now.isEmpty() || QFileInfo::exists(now); ++i)
        now = trashOf(project) % u'/' % stamp % (i > 1 ? QString(u' ' + QString::number(i)) : QString()) % full.sliced(project.root.size());
    return moveTo(full, now).transform([&] { return Trashed{full, now}; });
}

Result<> bringBack(const Project &project, const Trashed &thing)
{
    if (const auto may = mayWrite(project); !may)
        return may;
    if (QFileInfo::exists(thing.was))
        return failure(ErrorKind::Conflict, tr("something of this name is there again; rename it first"), thing.was);
    if (const auto done = moveTo(thing.now, thing.was); !done)
        return done;
    // The folders it lay in, as far as they are empty.
    QDir folder = QFileInfo(thing.now).dir();
    while (folder.dirName() != "trash"_L1 && folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        const QString gone = folder.dirName();
        if (!folder.cdUp() || !folder.rmdir(gone))
            break;
    }
    return {};
}

QList<Trashed> thrownAway(const Project &project)
{
    QList<Trashed> things;
    const QDir trash(trashOf(project));
    for (const QString &stamp : trash.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name | QDir::Reversed)) {
        const QString base = trash.filePath(stamp);
        QDirIterator files(base, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            if (const auto was = placeWithin(project.root, file.sliced(base.size() + 1)))
                things.append({*was, file});
        }
    }
    return things;
}

} // namespace yeonji::project
