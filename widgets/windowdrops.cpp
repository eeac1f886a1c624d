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
    m_catalog->refresh();
    const bool run = step.does == DropDoes::CopyIntoRun;
    const QStringList shown = run ? QStringList(step.to) : copied.files;
    if (run) {
        m_workspace->library()->refresh();
        showPlace(u"runs"_s);
    }
    for (const QString &path : shown)
        open(path);
    const QString name = QFileInfo(shown.value(0)).fileName();
    m_notices->say(step.runs.size() > 1 ? tr("%1 runs are in the project now: %2").arg(step.runs.size()).arg(step.runs.join(u", "_s))
                   : run                ? tr("Run %1 is in the project now").arg(step.runs.value(0, name))
                                        : tr("%1 is among the reports now").arg(name),
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
