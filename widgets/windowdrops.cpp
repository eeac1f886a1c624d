// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a drop does to the window: its plan step by step, and how each is taken back.
#include "core/files.h"
#include "project/assets.h"
#include "widgets/catalog.h"
#include "widgets/creating.h"
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
    m_notices->say(run ? tr("Run %1 is in the project now").arg(name) : tr("%1 is among the reports now").arg(name),
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
    QStringList kept;
    for (const QString &file : files) {
        const auto bytes = readFile(file);
        const auto picture = bytes.and_then([&](const QByteArray &picture_) {
            return project::keepPicture(m_workspace->project().assetsFolder(), picture_, QFileInfo(file).suffix());
        });
        if (!picture) {
            complain(picture.error());
            return;
        }
        kept.append(*picture);
    }
    m_putting->intoEntry([kept](const QString &document) {
        QString markdown;
        for (const QString &picture : kept)
            markdown += project::pictureMarkdown(picture, QFileInfo(document).path(), {}) % u'\n';
        return markdown;
    });
}

} // namespace yeonji::widgets
