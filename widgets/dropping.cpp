// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dropping.h"
#include "core/newfile.h"
#include "project/ignore.h"
#include "runs/reader.h"
#include "widgets/creating.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QtConcurrentRun>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// What a checkpoint keeps to go on from: its weights and the state of optimizer, schedule and chance.
bool isToGoOnFrom(const QString &file)
{
    static const QStringList endings{u"safetensors"_s, u"bin"_s, u"pt"_s, u"pth"_s, u"ckpt"_s, u"distcp"_s, u"gguf"_s,
                                     u"h5"_s, u"keras"_s, u"msgpack"_s, u"onnx"_s, u"npz"_s, u"pkl"_s};
    return endings.contains(QFileInfo(file).suffix().toLower());
}

bool isCheckpoints(const QString &folder)
{
    return folder == "checkpoints"_L1 || folder == "last-checkpoint"_L1
        || (folder.startsWith("checkpoint-"_L1) && project::isNoise(folder.toUtf8(), true));
}

enum class Comes { Along, Not, WeightsNot };

// `relative`: below the folder that was dropped.
Comes comesAlong(const QString &relative)
{
    QStringList folders = relative.split(u'/');
    const QString file = folders.takeLast();
    if (project::isNoise(file.toUtf8(), false)
        || std::ranges::any_of(folders, [](const QString &name) { return !isCheckpoints(name) && project::isNoise(name.toUtf8(), true); }))
        return Comes::Not;
    return isToGoOnFrom(file) && std::ranges::any_of(folders, isCheckpoints) ? Comes::WeightsNot : Comes::Along;
}

// The file's name, with as many of its folders before it as it takes to be another one's than those of `copies`.
QString placeFor(const QFileInfo &file, const QString &folder, const QList<Copy> &copies)
{
    const auto isTaken = [&](const QString &place) { return std::ranges::contains(copies, place, &Copy::to); };
    QString name = file.fileName();
    for (QDir above = file.dir(); isTaken(folder % u'/' % name) && !above.isRoot(); above = QFileInfo(above.path()).dir())
        name = above.dirName() % u'-' % name;
    QString place = folder % u'/' % name;
    for (int number = 2; isTaken(place); ++number)
        place = folder % u'/' % QString::number(number) % u'-' % name;
    return place;
}

struct ToCopy
{
    QList<Copy> copies;
    bool withoutWeights = false;
};

ToCopy toCopy(const DropStep &step, const project::Project &project)
{
    ToCopy all;
    for (const QString &path : step.files) {
        const QFileInfo info(path);
        if (step.does == DropDoes::CopyReport) {
            all.copies.append({path, freePath(project.reportsFolder(), info.completeBaseName(), info.suffix())});
        } else if (!info.isDir()) {
            all.copies.append({path, placeFor(info, step.to, all.copies)});
        } else {
            QDirIterator files(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString relative = QDir(path).relativeFilePath(files.next());
                const Comes comes = comesAlong(relative);
                if (comes == Comes::Along)
                    all.copies.append({files.filePath(), step.to % u'/' % relative});
                all.withoutWeights = all.withoutWeights || comes == Comes::WeightsNot;
            }
        }
    }
    return all;
}

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
    const auto [copies, withoutWeights] = toCopy(step, project);
    copied.withoutWeights = withoutWeights;
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
    if (step.does == DropDoes::CopyIntoRun && !copied.files.isEmpty()) {
        runs::Progress progress;
        progress.cancelled = [&promise] { return promise.isCanceled(); };
        copied.runs = runs::namesAt(step.to, step.to, progress).value_or(QStringList());
    }
    if (promise.isCanceled())
        takeBack(copied);
    promise.addResult(copied);
}

} // namespace

QList<Copy> copiesOf(const DropStep &step, const project::Project &project)
{
    return toCopy(step, project).copies;
}

QFuture<Result<Copied>> copyStep(const DropStep &step, const project::Project &project)
{
    if (step.does != DropDoes::CopyIntoRun && step.does != DropDoes::CopyReport)
        return QtFuture::makeReadyValueFuture(Result<Copied>(Copied{.files = step.files}));
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
