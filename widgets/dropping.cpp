// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dropping.h"
#include "core/newfile.h"
#include "project/ignore.h"
#include "widgets/creating.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QtConcurrentRun>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

QList<Copy> copiesOf(const DropStep &step, const project::Project &project)
{
    QList<Copy> copies;
    for (const QString &path : step.files) {
        const QFileInfo info(path);
        if (step.does == DropDoes::CopyReport) {
            copies.append({path, freePath(project.reportsFolder(), info.completeBaseName(), info.suffix())});
        } else if (!info.isDir()) {
            const QString wanted = step.to % u'/' % info.fileName();
            const bool taken = std::ranges::any_of(copies, [&](const Copy &copy) { return copy.to == wanted; });
            copies.append({path, taken ? step.to % u'/' % info.dir().dirName() % u'-' % info.fileName() : wanted});
        } else {
            QDirIterator files(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString relative = QDir(path).relativeFilePath(files.next());
                const auto folders = relative.split(u'/');
                if (std::ranges::none_of(folders, [](const QString &name) { return project::isNoise(name.toUtf8(), true); }))
                    copies.append({files.filePath(), step.to % u'/' % relative});
            }
        }
    }
    return copies;
}

namespace {

// Makes the folders on the way and remembers those that were not there.
bool makeFolders(const QString &folder, QStringList &made)
{
    if (QFileInfo(folder).isDir())
        return true;
    if (!makeFolders(QFileInfo(folder).path(), made) || !QDir().mkdir(folder))
        return false;
    made.append(folder);
    return true;
}

void copyAll(QPromise<Result<Copied>> &promise, const DropStep &step, const project::Project &project)
{
    Copied copied;
    const auto copies = copiesOf(step, project);
    qint64 total = 1, done = 0;
    for (const Copy &copy : copies)
        total += QFileInfo(copy.from).size();
    promise.setProgressRange(0, 1000);
    const auto goesOn = [&](qint64 bytes) {
        done += bytes;
        promise.setProgressValue(int(done * 1000 / total));
        return !promise.isCanceled();
    };
    for (const Copy &copy : copies) {
        Result<> result;
        if (!makeFolders(QFileInfo(copy.to).path(), copied.folders))
            result = failure(ErrorKind::NotWritable, QCoreApplication::translate("Dropping", "nothing can be written here; check the folder's permissions"), QFileInfo(copy.to).path());
        else
            result = copyFile(copy.from, copy.to, goesOn);
        if (!result) {
            takeBack(copied);
            promise.addResult(std::unexpected(result.error()));
            return;
        }
        copied.files.append(copy.to);
        const QFileInfo made(copy.to);
        copied.modified.append(made.lastModified());
        copied.sizes.append(made.size());
    }
    promise.addResult(copied);
}

} // namespace

QFuture<Result<Copied>> copyStep(const DropStep &step, const project::Project &project)
{
    if (step.does != DropDoes::CopyIntoRun && step.does != DropDoes::CopyReport)
        return QtFuture::makeReadyValueFuture(Result<Copied>(Copied{step.files, {}, {}, {}}));
    if (const auto may = project::mayWrite(project); !may)
        return QtFuture::makeReadyValueFuture(Result<Copied>(std::unexpected(may.error())));
    return QtConcurrent::run(copyAll, step, project);
}

void takeBack(const Copied &copied)
{
    for (qsizetype i = 0; i < qMin(copied.files.size(), copied.modified.size()); ++i) {
        // Both: the clock of a file system ticks in milliseconds, and a line is appended in less.
        const QFileInfo now(copied.files.at(i));
        if (now.lastModified() == copied.modified.at(i) && now.size() == copied.sizes.at(i))
            QFile::remove(copied.files.at(i));
    }
    for (auto folder = copied.folders.crbegin(); folder != copied.folders.crend(); ++folder)
        QDir().rmdir(*folder);
}

} // namespace yeonji::widgets
