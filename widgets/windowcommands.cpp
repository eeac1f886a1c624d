// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the lines of the table in actions.cpp do.
#include "core/textfile.h"
#include "widgets/actions.h"
#include "widgets/catalog.h"
#include "widgets/creating.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/openers.h"
#include "widgets/outline.h"
#include "widgets/palette.h"
#include "widgets/progress.h"
#include "widgets/rail.h"
#include "widgets/runspanel.h"
#include "widgets/searchpanel.h"
#include "widgets/settingsdialog.h"
#include "widgets/starting.h"
#include "widgets/statusline.h"
#include "widgets/tabarea.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QStackedWidget>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

void MainWindow::newEntryToday()
{
    openDay(project::today(m_workspace->project().config));
}

void MainWindow::newReport()
{
    bool given = false;
    const QString title = QInputDialog::getText(this, tr("New report"), tr("Title"), QLineEdit::Normal, {}, &given);
    if (!given || title.trimmed().isEmpty())
        return;
    if (const auto path = createReport(m_workspace->project(), title.trimmed()))
        open(*path);
    else
        complain(path.error());
    m_catalog->refresh();
}

void MainWindow::newDeck()
{
    bool given = false;
    const QString title = QInputDialog::getText(this, tr("New deck"), tr("Title"), QLineEdit::Normal, {}, &given);
    if (!given || title.trimmed().isEmpty())
        return;
    if (const auto path = createDeck(m_workspace->project(), title.trimmed()))
        open(*path);
    else
        complain(path.error());
    m_catalog->refresh();
}

void MainWindow::deckFromCurrent()
{
    if (m_tabs->current())
        deckFrom(m_tabs->current()->path());
}

void MainWindow::deckFrom(const QString &document)
{
    if (tabKindOf(document) != TabKind::Entry) {
        m_status->say(tr("A deck is made of an entry or a report in Markdown"));
        return;
    }
    // What is being written there counts, not only what is saved.
    if (Tab *tab = m_tabs->find(document))
        if (const auto saved = tab->save(); !saved)
            complain(saved.error());
    const auto made = readText(document).and_then([&](const DecodedText &read) {
        return createDeckFrom(m_workspace->project(), document, read.text);
    });
    if (made) {
        open(*made);
        m_notices->say(tr("A first deck of %1; go on from here").arg(QFileInfo(document).fileName()));
    } else {
        complain(made.error());
    }
    m_catalog->refresh();
}

void MainWindow::reportFrom(const QStringList &runPaths)
{
    auto reading = m_workspace->library()->find(runPaths);
    m_status->progress()->follow(tr("Writing a report"), reading);
    reading.then(this, [this](const Result<std::vector<runs::RunPtr>> &runs) {
        const auto path = runs.and_then([this](const auto &read) { return createRunReport(m_workspace->project(), read); });
        if (path)
            open(*path);
        else
            complain(path.error());
        m_catalog->refresh();
    });
}

void MainWindow::saveCurrent()
{
    if (Tab *tab = m_tabs->current())
        tab->saveSoon();
}

void MainWindow::closeTab()
{
    m_tabs->leaveCurrent();
}

void MainWindow::reopenTab()
{
    if (const QString path = m_tabs->takeLastClosed(); !path.isEmpty())
        open(path);
}

void MainWindow::openFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open folder"), m_workspace->project().root);
    if (!folder.isEmpty())
        Q_EMIT projectRequested(folder);
}

void MainWindow::openFile()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Open file"), m_workspace->project().root);
    for (const QString &file : files)
        open(file);
}

void MainWindow::newProject()
{
    if (const auto folder = chooseNewProject(this))
        Q_EMIT projectRequested(*folder);
    else if (folder.error().kind != ErrorKind::Cancelled)
        complain(folder.error());
}

void MainWindow::trySample()
{
    if (const auto folder = copySample())
        Q_EMIT projectRequested(*folder);
    else
        complain(folder.error());
}

void MainWindow::makeProject()
{
    if (m_workspace->project().made) {
        m_status->say(tr("This folder is a project already"));
        return;
    }
    auto made = project::make(m_workspace->project().root);
    if (!made) {
        complain(made.error());
        return;
    }
    m_workspace->setProject(std::move(*made));
    m_notices->say(tr("This folder is a project now: its choices are in yeonji.yaml"));
}

void MainWindow::closeWindow()
{
    close();
}

void MainWindow::quit()
{
    QApplication::closeAllWindows();
}

void MainWindow::compareRuns() { m_runs->compare(); }

void MainWindow::showSearch()
{
    showPlace(u"search"_s);
    m_search->field()->setFocus();
    m_search->field()->selectAll();
}

void MainWindow::togglePanel()
{
    m_panels->setVisible(!m_panels->isVisible());
}

void MainWindow::toggleOutline()
{
    m_outline->setVisible(!m_outline->isVisible());
}

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::toggleFocus()
{
    Settings settings = m_workspace->settings();
    settings.focus = !settings.focus;
    Q_EMIT settingsChosen(settings);
}

void MainWindow::toggleTypewriter()
{
    Settings settings = m_workspace->settings();
    settings.typewriter = !settings.typewriter;
    Q_EMIT settingsChosen(settings);
}

void MainWindow::showChecks()
{
    const Settings &settings = m_workspace->settings();
    for (const auto &[id, on] : {std::pair(u"focus"_s, settings.focus), std::pair(u"typewriter"_s, settings.typewriter)}) {
        m_actions->find(id)->setCheckable(true);
        m_actions->find(id)->setChecked(on);
    }
}

void MainWindow::chooseTheme(Settings::Theme theme)
{
    Settings settings = m_workspace->settings();
    settings.theme = theme;
    Q_EMIT settingsChosen(settings);
}

void MainWindow::themeSystem() { chooseTheme(Settings::Theme::System); }
void MainWindow::themeLight() { chooseTheme(Settings::Theme::Light); }
void MainWindow::themeDark() { chooseTheme(Settings::Theme::Dark); }

void MainWindow::showPalette()
{
    QList<Choice> choices;
    const auto add = [&choices](QAction *action) {
        if (!action->isEnabled() || action->isSeparator())
            return;
        choices.append({action->text().remove(u'&'), {}, action->shortcut().toString(QKeySequence::NativeText),
                        [action = QPointer(action)] { if (action) action->trigger(); },
                        action->property("english").toString()});
    };
    for (QAction *action : m_actions->documentActions())
        add(action);
    for (QAction *action : m_actions->all())
        add(action);
    m_palette->open(tr("What to do"), choices);
}

void MainWindow::quickOpen()
{
    QList<Choice> choices;
    const QDir root(m_workspace->project().root);
    QStringList open_;
    // What was used last comes first; the document one is in is not looked for.
    QHash<QString, QString> titles;
    for (const auto &document : m_catalog->tree().documents)
        titles.insert(m_catalog->absolute(document.path), m_catalog->title(document));
    for (const Tab *tab : m_tabs->byUse()) {
        open_.append(tab->path());
        if (tab != m_tabs->current())
            choices.append({titles.value(tab->path(), tab->title()), root.relativeFilePath(tab->path()), {}, [this, path = tab->path()] { open(path); }});
    }
    for (const auto &document : m_catalog->tree().documents)
        if (const QString path = m_catalog->absolute(document.path); !open_.contains(path))
            choices.append({m_catalog->title(document), document.path, {}, [this, path] { open(path); }});
    for (const runs::Found &found : m_runs->found())
        choices.append({found.name, root.relativeFilePath(found.path), {}, [this, path = found.path] { open(path); }});
    m_palette->open(tr("Open a document or a run"), choices);
}

void MainWindow::goToHeading()
{
    const QPointer<Tab> tab = m_tabs->current();
    const auto headings = tab ? tab->headings() : QList<diary::Heading>();
    if (headings.isEmpty()) {
        m_status->say(tr("This document has no headings"));
        return;
    }
    QList<Choice> choices;
    for (const diary::Heading &heading : headings)
        choices.append({QString(4 * (heading.level - 1), QChar::Nbsp) + heading.text, {}, {},
                        [tab, line = heading.line] { if (tab) tab->goToLine(line); }});
    m_palette->open(tr("Go to heading"), choices);
}

void MainWindow::nextTab() { m_tabs->step(1); }
void MainWindow::previousTab() { m_tabs->step(-1); }
void MainWindow::previousEntry() { openEntry(-1); }
void MainWindow::nextEntry() { openEntry(1); }

void MainWindow::openEntry(int by)
{
    const auto entries = m_catalog->of(project::DocumentKind::Entry);  // the newest first
    const QString now = m_tabs->current() ? m_tabs->current()->path() : QString();
    const auto at = std::ranges::find(entries, now, [this](const auto &entry) { return m_catalog->absolute(entry.path); })
        - entries.begin();
    const auto wanted = at == entries.size() ? 0 : at - by;
    if (wanted >= 0 && wanted < entries.size())
        open(m_catalog->absolute(entries.at(wanted).path));
    else
        m_status->say(by > 0 ? tr("This is the last entry") : tr("This is the first entry"));
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_workspace->settings(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::changed, this, [this, dialog] { Q_EMIT settingsChosen(dialog->settings()); });
    dialog->open();
}

void MainWindow::showMenu()
{
    const QWidget *button = m_rail->menuButton();
    QMenu *menu = m_actions->menu();
    const QSize size = menu->sizeHint();
    menu->popup(button->mapToGlobal(QPoint(button->width() + 2, button->height() - size.height())));
    menu->setActiveAction(menu->actions().value(0));
}

void MainWindow::about()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Yeonji"));
    box.setText(tr("Yeonji %1").arg(QLatin1StringView(YEONJI_VERSION)));
    box.setInformativeText(tr("A research diary: the day in Markdown, live figures from what experiments left "
                              "behind, and slides of the same.\n\nFree software under the GNU General Public "
                              "License, version 3 or later."));
    box.exec();
}

} // namespace yeonji::widgets
