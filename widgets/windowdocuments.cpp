// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to documents as a whole: another name, an earlier text, the trash, import; and who is
// linked with whom.
#include "core/paths.h"
#include "diary/topics.h"
#include "project/git.h"
#include "project/history.h"
#include "project/trash.h"
#include "widgets/catalog.h"
#include "widgets/commitdialog.h"
#include "widgets/diarypanel.h"
#include "widgets/editingpane.h"
#include "widgets/historydialog.h"
#include "widgets/importdialog.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/palette.h"
#include "widgets/progress.h"
#include "widgets/renamedialog.h"
#include "widgets/searchpanel.h"
#include "widgets/statusline.h"
#include "widgets/tabarea.h"
#include "widgets/wordindex.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QRandomGenerator>
#include <QTimer>
#include <QtConcurrentRun>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString MainWindow::currentDocument() const
{
    const Tab *tab = m_tabs->current();
    const QString root = m_workspace->project().root;
    return tab && isWithin(tab->path(), root) && QFileInfo(tab->path()).isFile() ? nameWithin(tab->path(), root) : QString();
}

bool MainWindow::saveAll()
{
    for (Tab *tab : m_tabs->tabs())
        if (const auto saved = tab->save(); !saved) {
            complain(saved.error());
            return false;
        }
    return true;
}

// A rename that a kill cut short, and the past that has grown too large.
void MainWindow::finishWhatWasLeft()
{
    if (!m_workspace->whyReadOnly().isEmpty()) {
        QList<NoticeAction> actions;
        if (m_workspace->mayTakeOver())
            actions.append({tr("Take it over"), [this] {
                m_workspace->tryToWrite(Workspace::Take::Over);
                finishWhatWasLeft();
            }});
        m_notices->say(standingAlone(m_workspace->whyReadOnly()), actions, NoticeBar::Stays::UntilClosed);
        return;
    }
    const auto finished = diary::finishRenaming(m_workspace->project());
    if (!finished)
        complain(finished.error());
    else if (*finished)
        m_notices->say(tr("%1 is now %2: the renaming that was cut short is finished").arg((*finished)->first, (*finished)->second));
    if (m_workspace->project().made)
        QTimer::singleShot(1min, this, [this] {
            (void)QtConcurrent::run([project = m_workspace->project()] { (void)project::History(project).sweep(); });
        });
}

void MainWindow::renameCurrent()
{
    const QString path = currentDocument();
    if (path.isEmpty() || !m_workspace->project().made || !m_workspace->whyReadOnly().isEmpty()) {
        m_status->say(tr("Only a document of a project can be renamed here"));
        return;
    }
    if (!saveAll())
        return;
    auto *dialog = new RenameDialog(m_workspace->project(), path, m_index->now(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->plan() && saveAll())
            rename(*dialog->plan());
    });
    dialog->open();
}

void MainWindow::rename(const diary::Renaming &plan)
{
    if (const auto done = carryOut(plan); !done) {
        complain(done.error());
        return;
    }
    m_renamed = plan;
    const QString name = QFileInfo(plan.to).fileName();
    m_notices->say(plan.files.isEmpty() ? tr("Renamed to %1").arg(name)
                                        : tr("Renamed to %1, and links in %n document(s) with it", nullptr, int(plan.files.size())).arg(name),
                   {{tr("Undo"), [this] { undoRename(); }}});
}

void MainWindow::undoRename()
{
    const auto plan = std::exchange(m_renamed, std::nullopt);
    if (!plan) {
        m_status->say(tr("There is no rename to take back"));
        return;
    }
    if (!saveAll())
        return;
    // As it was, byte for byte; in what was written since, the links alone.
    Result<> done = carryOut(diary::reversed(*plan));
    if (!done && done.error().kind == ErrorKind::Conflict) {
        const auto back = planFresh(m_workspace->project(), m_index->now(), plan->to, QFileInfo(plan->from).fileName());
        done = back ? carryOut(*back) : Result<>(std::unexpected(back.error()));
    }
    if (!done)
        complain(done.error());
}

Result<> MainWindow::carryOut(const diary::Renaming &plan)
{
    // Its tab goes first: closed afterwards it would write the old file once more.
    Tab *tab = m_tabs->find(m_catalog->absolute(plan.from));
    const auto *written = tab ? tab->findChild<EditingPane *>() : nullptr;
    const auto caret = written ? std::optional(written->editor()->caret()) : std::nullopt;
    if (tab && !m_tabs->close(tab))
        return failure(ErrorKind::NotWritable, tr("this document could not be saved; save it and try again"), tab->path());
    if (tab)
        m_tabs->takeLastClosed();
    for (const diary::Renaming::File &file : plan.files)
        if (const Tab *other = m_tabs->find(m_catalog->absolute(file.path)))
            for (auto *pane : other->findChildren<EditingPane *>())
                pane->expectOwnChange();
    const auto done = diary::carryOut(m_workspace->project(), plan);
    Tab *again = tab ? open(m_catalog->absolute(done ? plan.to : plan.from)) : nullptr;
    if (const auto *pane = again ? again->findChild<EditingPane *>() : nullptr; pane && caret)
        pane->editor()->goTo(*caret);
    m_catalog->refresh();
    return done;
}

void MainWindow::showHistory()
{
    Tab *tab = m_tabs->current();
    const QPointer<EditingPane> pane = tab ? tab->findChild<EditingPane *>() : nullptr;
    if (!pane) {
        m_status->say(tr("This document has no earlier texts"));
        return;
    }
    if (const auto saved = tab->save(); !saved)
        complain(saved.error());
    auto *dialog = new HistoryDialog(m_workspace->project(), pane->path(), pane->text(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HistoryDialog::broughtBack, pane, &EditingPane::bringBack);
    // Writing goes on beside it: what differs is seen from the text as it is then.
    connect(pane->editor(), &Editor::textChanged, dialog, [pane, dialog] { dialog->setNow(pane->text()); });
    dialog->show();
}

void MainWindow::throwAwayCurrent()
{
    const QString path = currentDocument();
    if (path.isEmpty() || !m_workspace->project().made || !m_workspace->whyReadOnly().isEmpty()) {
        m_status->say(tr("Only a document of a project can be thrown away here"));
        return;
    }
    Tab *tab = m_tabs->current();
    if (!m_tabs->close(tab))
        return;
    m_tabs->takeLastClosed();
    const auto thing = project::throwAway(m_workspace->project(), m_catalog->absolute(path));
    if (!thing) {
        complain(thing.error());
        return;
    }
    m_catalog->refresh();
    m_notices->say(tr("%1 lies in the trash").arg(QFileInfo(path).fileName()), {{tr("Undo"), [this, thing = *thing] {
        if (const auto back = project::bringBack(m_workspace->project(), thing))
            open(thing.was);
        else
            complain(back.error());
        m_catalog->refresh();
    }}});
}

void MainWindow::showTrash()
{
    QList<Choice> choices;
    for (const project::Trashed &thing : project::thrownAway(m_workspace->project()))
        choices.append({nameWithin(thing.was, m_workspace->project().root), QFileInfo(thing.now).lastModified().date().toString(Qt::ISODate), {}, [this, thing] {
            if (const auto back = project::bringBack(m_workspace->project(), thing))
                open(thing.was);
            else
                complain(back.error());
            m_catalog->refresh();
        }});
    if (choices.isEmpty())
        m_status->say(tr("The trash is empty"));
    else
        m_palette->open(tr("Bring back from the trash"), choices);
}

void MainWindow::showCommit()
{
    if (!m_workspace->whyReadOnly().isEmpty()) {
        m_status->say(m_workspace->whyReadOnly());
        return;
    }
    if (!saveAll())
        return;
    const auto failed = [this](const Error &error) { m_notices->say(standingAlone(error.message)); };
    auto looking = QtConcurrent::run(&project::uncommitted, m_workspace->project());
    m_status->progress()->follow(tr("Asking git"), looking);
    looking.then(this, [this, failed](const Result<QList<project::Uncommitted>> &files) {
        if (!files) {
            failed(files.error());
            return;
        }
        if (files->isEmpty()) {
            m_status->say(tr("Nothing differs from the last commit"));
            return;
        }
        auto *dialog = new CommitDialog(m_workspace->project(), *files, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog, failed] {
            auto committing = QtConcurrent::run(&project::commit, m_workspace->project(), dialog->ticked(), dialog->message());
            m_status->progress()->follow(tr("Committing"), committing);
            committing.then(this, [this, failed, count = int(dialog->ticked().size())](const Result<QString> &name) {
                if (name)
                    m_notices->say(tr("%n file(s) committed as %1", nullptr, count).arg(*name));
                else
                    failed(name.error());
            });
        });
        dialog->open();
    });
}

void MainWindow::showYear()
{
    showPlace(u"diary"_s);
    m_diary->showYear();
}

void MainWindow::importText()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Import text"), QString(), tr("Text (%1)").arg(importing::notesPatterns().join(u' ')));
    if (!files.isEmpty())
        importFrom(files);
}

void MainWindow::importFrom(const QStringList &sources)
{
    const project::Project &project = m_workspace->project();
    if (!project.made) {
        m_status->say(tr("Make this folder a project first"));
        return;
    }
    if (const auto may = project::mayWrite(project); !may) {
        complain(may.error());
        return;
    }
    auto planning = QtConcurrent::run([sources, project] { return importing::plan(sources, project); });
    m_status->progress()->follow(tr("Reading %1").arg(QFileInfo(sources.value(0)).fileName()), planning);
    planning.then(this, [this](const Result<importing::Plan> &plan) {
        if (!plan) {
            complain(plan.error());
            return;
        }
        auto *dialog = new ImportDialog(m_workspace->project(), *plan, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, taken = *plan, fresh = int(dialog->fresh())] {
            auto writing = QtConcurrent::run([project = m_workspace->project(), taken, fresh](QPromise<Result<>> &promise) {
                promise.setProgressRange(0, fresh);
                promise.addResult(importing::carryOut(project, taken, [&promise](qsizetype made) {
                    promise.setProgressValue(int(made));
                    return !promise.isCanceled();
                }));
            });
            m_status->progress()->follow(tr("Importing"), writing);
            writing.then(this, [this, taken, fresh](const Result<> &done) {
                m_catalog->refresh();
                if (!done) {
                    complain(done.error());
                    return;
                }
                m_notices->say(tr("%n entry(s) came in", nullptr, fresh));
                if (!taken.entries.isEmpty())
                    open(taken.entries.first().path);
            }).onCanceled(this, [this] {
                m_catalog->refresh();
                m_notices->say(tr("The import was stopped, and nothing of it came in"));
            });
        });
        dialog->open();
    });
}

void MainWindow::showReferences()
{
    const QString path = currentDocument();
    const auto index = m_index->now();
    if (path.isEmpty() || !m_index->isWhole()) {
        m_status->say(tr("The documents are still being read"));
        return;
    }
    auto looking = QtConcurrent::run([project = m_workspace->project(), tree = m_catalog->tree(), index, path] {
        return diary::referencesTo(project, tree, *index, path);
    });
    m_status->progress()->follow(tr("Looking for links"), looking);
    looking.then(this, [this](const QList<diary::Reference> &references) {
        QList<Choice> choices;
        for (const diary::Reference &reference : references)
            choices.append({reference.text, reference.path, {}, [this, at = m_catalog->absolute(reference.path), line = reference.line] { open(at, line); }});
        if (choices.isEmpty())
            m_status->say(tr("Nothing links here"));
        else
            m_palette->open(tr("Links to this document"), choices);
    });
}

void MainWindow::showTopics()
{
    const auto index = m_index->now();
    if (!m_index->isWhole()) {
        m_status->say(tr("The documents are still being read"));
        return;
    }
    auto reading = QtConcurrent::run([project = m_workspace->project(), index] { return diary::topicsOf(project, *index); });
    m_status->progress()->follow(tr("Looking for tags, places and people"), reading);
    reading.then(this, [this](const QList<diary::Topic> &topics) {
        QList<Choice> choices;
        for (const diary::Topic &topic : topics) {
            const QString mark = topic.kind == diary::Topic::Kind::Tag ? u"#"_s : topic.kind == diary::Topic::Kind::Person ? u"@"_s : QString();
            choices.append({mark + topic.name, {}, tr("%Ln document(s)", nullptr, topic.documents), [this, query = diary::queryOf(topic)] {
                showSearch();
                m_search->field()->setText(query);
            }});
        }
        if (choices.isEmpty())
            m_status->say(tr("No tags, places or people are named yet"));
        else
            m_palette->open(tr("Tags, places and people"), choices);
    });
}

void MainWindow::randomEntry()
{
    const auto entries = m_catalog->of(project::DocumentKind::Entry);
    if (entries.isEmpty())
        m_status->say(tr("There is no entry yet"));
    else
        open(m_catalog->absolute(entries.at(QRandomGenerator::global()->bounded(entries.size())).path));
}

} // namespace yeonji::widgets
