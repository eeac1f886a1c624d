// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/droprule.h"
#include "core/filekinds.h"
#include "core/paths.h"
#include "core/words.h"
#include "runs/reader.h"
#include "widgets/creating.h"
#include "widgets/dropping.h"
#include "widgets/openers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// A folder's name says what the run is, unless it is one of those in which everything lands.
bool tells(const QString &folder)
{
    static const QStringList common = {u"downloads"_s, u"다운로드"_s, u"desktop"_s, u"바탕화면"_s, u"tmp"_s,
        u"home"_s, u"documents"_s, u"문서"_s, u"output"_s, u"outputs"_s, u"results"_s, u"logs"_s, u"runs"_s, u"lightning_logs"_s};
    return !folder.isEmpty() && !common.contains(folder.toLower()) && !folder.startsWith(u"checkpoint-")
        && !folder.startsWith(u"version_");
}

QString runName(const QStringList &files)
{
    QDir folder = QFileInfo(files.first()).dir();
    const bool together = std::ranges::all_of(files, [&](const QString &file) { return QFileInfo(file).dir() == folder; });
    // A checkpoint is named by the training it belongs to, two levels up at most.
    for (int level = 0; together && level < 2; ++level) {
        if (tells(folder.dirName()) && folder != QDir::home())
            return folder.dirName();
        if (!folder.dirName().startsWith(u"checkpoint-") && !folder.dirName().startsWith(u"version_"))
            break;
        folder.cdUp();
    }
    return QFileInfo(files.first()).completeBaseName();
}

// How long a look may take while a hand drags.
runs::Progress patiently(const QElapsedTimer &since)
{
    constexpr qint64 patience = 150;  // ms
    runs::Progress progress;
    progress.cancelled = [&since] { return since.elapsed() > patience; };
    return progress;
}

// `lightning_logs`, TensorBoard's `runs`, `wandb`, a sweep: at least half of its folders hold runs, and nothing lies
// beside them that someone wrote. A folder of other things with a run somewhere in it is none.
bool isFolderOfRuns(const QString &path)
{
    const QDir folder(QFileInfo(path).canonicalFilePath());
    const auto files = folder.entryList(QDir::Files);
    if (std::ranges::any_of(files, [](const QString &name) { return isMarkdownFile(name) || isNotebookFile(name) || name.endsWith(".py"_L1); }))
        return false;
    const auto folders = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    constexpr qsizetype most = 20;  // tell what the others are
    QElapsedTimer since;
    since.start();
    int looked = 0, holding = 0;
    for (const QString &name : folders.first(qMin(folders.size(), most))) {
        const auto found = runs::discover(folder.filePath(name), patiently(since));
        if (!found && found.error().kind == ErrorKind::Cancelled)
            break;
        ++looked;
        holding += found && std::ranges::any_of(*found, [](const runs::Found &one) { return !one.broken && one.reader->kind != runs::Kind::Notebook; });
    }
    return holding > 0 && 2 * holding >= looked;
}

// One file or folder, alone.
DropDoes doesWith(const QFileInfo &file, const project::Project &project)
{
    const bool inside = isWithin(file.absoluteFilePath(), project.root);
    if (file.isDir()) {
        if (QFileInfo::exists(file.filePath() % u"/yeonji.yaml"))
            return DropDoes::OpenFolder;
        const auto children = QDir(file.filePath()).entryInfoList(QDir::Files | QDir::NoDotAndDotDot, QDir::Name);
        const bool run = isExperiment(file.filePath())
            || std::ranges::any_of(children.first(qMin(children.size(), qsizetype(50))), [](const QFileInfo &child) {
                   return !isNotebookFile(child.fileName()) && !isMarkdownFile(child.fileName()) && isExperiment(child.filePath());
               });
        if (!run)
            return project.made && !inside && isFolderOfRuns(file.filePath()) ? DropDoes::CopyIntoRun : DropDoes::OpenFolder;
        return inside || !project.made ? DropDoes::ShowRun : DropDoes::CopyIntoRun;
    }
    if (file.fileName() == u"yeonji.yaml")
        return DropDoes::OpenFolder;
    switch (tabKindOf(file.absoluteFilePath())) {
    case TabKind::Picture: return DropDoes::InsertPictures;
    case TabKind::Notebook: return inside || !project.made ? DropDoes::OpenDocument : DropDoes::CopyReport;
    case TabKind::Run: return inside || !project.made ? DropDoes::ShowRun : DropDoes::CopyIntoRun;
    default: return DropDoes::OpenDocument;
    }
}

// What will be found where the step copies to; nothing if that takes longer than a hand that drags waits.
std::optional<QStringList> runsOf(const DropStep &step, const project::Project &project)
{
    QElapsedTimer since;
    since.start();
    const runs::Progress progress = patiently(since);
    if (QFileInfo(step.files.first()).isDir())
        return runs::namesAt(step.files.first(), step.to, progress);
    // Files from anywhere, side by side as they will lie.
    const QTemporaryDir together;
    for (const Copy &copy : copiesOf(step, project))
        if (progress.cancelled() || !QFile::link(copy.from, together.filePath(QFileInfo(copy.to).fileName())))
            return {};
    return runs::namesAt(together.path(), step.to, progress);
}

QString sentenceOfRuns(const DropStep &step)
{
    const bool folder = QFileInfo(step.files.first()).isDir();
    const int count = int(step.files.size());
    if (step.runs.isEmpty())
        return tr("Copy into %1").arg(u"runs/"_s % QFileInfo(step.to).fileName());
    if (step.runs.size() == 1)
        return folder ? tr("The folder becomes run %1").arg(step.runs.first())
                      : tr("%n experiment file(s) become run %1", nullptr, count).arg(step.runs.first());
    constexpr qsizetype most = 4;
    const QString names = step.runs.first(qMin(step.runs.size(), most)).join(u", "_s) % (step.runs.size() > most ? u", …"_s : QString());
    return folder ? tr("The folder becomes %1 runs: %2").arg(step.runs.size()).arg(names)
                  : tr("%n experiment file(s) become %1 runs: %2", nullptr, count).arg(step.runs.size()).arg(names);
}

QString sentenceOf(const DropStep &step)
{
    const int count = int(step.files.size());
    const QString name = QFileInfo(step.to.isEmpty() ? step.files.first() : step.to).fileName();
    switch (step.does) {
    case DropDoes::CopyIntoRun: return sentenceOfRuns(step);
    case DropDoes::ShowRun: return count == 1 ? tr("Show run %1").arg(name) : tr("Show %n run(s)", nullptr, count);
    case DropDoes::InsertPictures: return tr("Insert %n picture(s)", nullptr, count);
    case DropDoes::CopyReport: return tr("%n notebook(s) become a report", nullptr, count);
    case DropDoes::OpenFolder: return tr("Open the folder %1").arg(name);
    case DropDoes::OpenDocument: break;
    }
    if (count == 1 && tabKindOf(step.files.first()) == TabKind::Deck)
        return tr("Open deck %1").arg(name);
    return count == 1 ? tr("Open %1").arg(name) : tr("Open %n document(s)", nullptr, count);
}

} // namespace

DropPlan planDrop(const QStringList &paths, const project::Project &project)
{
    DropPlan plan;
    const auto stepFor = [&plan](DropDoes does) -> DropStep & {
        const auto same = std::ranges::find(plan.steps, does, &DropStep::does);
        return same != plan.steps.end() ? *same : plan.steps.emplaceBack(DropStep{does, {}, {}, {}});
    };
    for (const QString &path : paths) {
        QFileInfo file(path);
        if (!file.exists())
            continue;
        if (file.fileName() == u"yeonji.yaml")
            file = QFileInfo(file.absolutePath());
        const DropDoes does = doesWith(file, project);
        // A folder of files is a run of its own; loose files become one together.
        if (does == DropDoes::CopyIntoRun && file.isDir())
            plan.steps.append({does, {file.absoluteFilePath()}, freePath(project.runsFolder(), file.fileName(), {}), {}});
        else if (does == DropDoes::CopyIntoRun) {
            const auto loose = std::ranges::find_if(plan.steps, [](const DropStep &step) {
                return step.does == DropDoes::CopyIntoRun && step.to.isEmpty();
            });
            DropStep &step = loose != plan.steps.end() ? *loose : plan.steps.emplaceBack(DropStep{does, {}, {}, {}});
            step.files.append(file.absoluteFilePath());
        } else {
            stepFor(does).files.append(file.absoluteFilePath());
        }
    }
    QStringList sentences;
    for (DropStep &step : plan.steps) {
        if (step.does == DropDoes::CopyIntoRun && step.to.isEmpty())
            step.to = freePath(project.runsFolder(), runName(step.files), {});
        if (step.does == DropDoes::CopyIntoRun) {
            const auto runs = runsOf(step, project);
            // What is a run only because it was pointed at would be lost among the others.
            if (runs && runs->isEmpty())
                step = {QFileInfo(step.files.first()).isDir() ? DropDoes::OpenFolder : DropDoes::ShowRun, step.files, {}, {}};
            step.runs = runs.value_or(QStringList());
        }
        sentences.append(sentenceOf(step));
    }
    plan.sentence = sentences.isEmpty() ? tr("There is nothing in this that can be opened") : sentences.join(u" · "_s);
    return plan;
}

} // namespace yeonji::widgets
