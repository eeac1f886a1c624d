// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a drop does to the window: its plan step by step, and how each is taken back.
#include "pictures/keep.h"
#include "project/assets.h"
#include "widgets/catalog.h"
#include "widgets/creating.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/openers.h"
#include "widgets/progress.h"
#include "widgets/putting.h"
#include "widgets/runspanel.h"
#include "widgets/statusline.h"
#include "widgets/tabarea.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// What became of a copy, by what is there now and not by what was promised while it was in the air.
QString sentenceOf(const DropStep &step, const Copied &copied)
{
    const QString name = QFileInfo(step.to).fileName();
    if (step.does != DropDoes::CopyIntoRun)
        return MainWindow::tr("%1 is among the reports now").arg(QFileInfo(copied.files.value(0)).fileName());
    QString sentence;
    if (copied.runs.isEmpty())
        sentence = MainWindow::tr("The files are in %1 now, but no run is among them").arg(u"runs/"_s % name);
    else if (copied.runs.size() == 1)
        sentence = MainWindow::tr("Run %1 is in the project now").arg(copied.runs.first());
    else
        sentence = MainWindow::tr("%1 runs are in the project now: %2").arg(copied.runs.size()).arg(copied.runs.join(u", "_s));
    return copied.withoutWeights ? MainWindow::tr("%1; the weights of its checkpoints stay where they were").arg(sentence) : sentence;
}

} // namespace

void MainWindow::drop(const QStringList &paths)
{
    const DropPlan plan = planDrop(paths, m_workspace->project());
    if (plan.steps.isEmpty())
        m_status->say(plan.sentence);
    for (const DropStep &step : plan.steps)
        doStep(step);
}

void MainWindow::doStep(const DropStep &step)
{
    if (step.does == DropDoes::OpenFolder) {
        for (const QString &folder : step.files)
            Q_EMIT projectRequested(folder);
        return;
    }
    auto copying = copyStep(step, m_workspace->project());
    m_status->progress()->follow(tr("Copying %1").arg(QFileInfo(step.to.isEmpty() ? step.files.first() : step.to).fileName()), copying);
    copying.then(this, [this, step](const Result<Copied> &copied) {
        if (copied)
            finishStep(step, *copied);
        else if (copied.error().kind != ErrorKind::Cancelled)
            complain(copied.error());
    });
}

void MainWindow::finishStep(const DropStep &step, const Copied &copied)
{
    if (step.does == DropDoes::InsertPictures) {
        insertPictures(step.files);
        return;
    }
    if (step.does == DropDoes::ShowRun || step.does == DropDoes::OpenDocument) {
        for (const QString &file : step.files)
            open(file);
        return;
    }
    if (copied.files.isEmpty()) {
        m_notices->say(tr("Nothing was copied: %1 holds weights and hidden files only").arg(QFileInfo(step.files.first()).fileName()));
        return;
    }
    m_catalog->refresh();
    const bool run = step.does == DropDoes::CopyIntoRun;
    const QStringList shown = run ? QStringList(step.to) : copied.files;
    if (run) {
        m_workspace->library()->refresh();
        showPlace(u"runs"_s);
    }
    for (const QString &path : shown)
        open(path);
    m_notices->say(sentenceOf(step, copied),
                   {{tr("Undo"), [this, copied, shown] {
                         for (const QString &path : shown)
                             if (Tab *tab = m_tabs->find(path))
                                 m_tabs->close(tab);
                         takeBack(copied);
                         m_workspace->library()->refresh();
                         m_catalog->refresh();
                     }}});
}

void MainWindow::insertPictures(const QStringList &files)
{
    if (const auto may = project::mayWrite(m_workspace->project()); !may) {
        complain(may.error());
        return;
    }
    auto keeping = pictures::keep(m_workspace->project().assetsFolder(), files);
    m_status->progress()->follow(tr("Keeping %n picture(s)", nullptr, int(files.size())), keeping);
    auto *watch = new QFutureWatcher<Result<pictures::Kept>>(this);
    connect(watch, &QFutureWatcherBase::finished, this, [this, watch] {
        watch->deleteLater();
        QList<pictures::Kept> kept;
        for (const auto &picture : watch->future().results()) {
            if (picture)
                kept.append(*picture);
            else
                complain(picture.error());
        }
        if (kept.isEmpty())
            return;
        QString into;
        m_putting->intoEntry([&kept, &into](const QString &document) {
            into = document;
            QString markdown;
            for (const pictures::Kept &picture : kept)
                markdown += project::pictureMarkdown(picture.path, QFileInfo(document).path(), {}) % u'\n';
            return markdown;
        });
        if (auto *entry = dynamic_cast<EntryView *>(m_tabs->find(into)); entry && entry->pane())
            entry->pane()->offerStamps(kept);
    });
    watch->setFuture(keeping);
}

} // namespace yeonji::widgets
