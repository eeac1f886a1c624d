// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/recent.h"
#include "widgets/actions.h"
#include "widgets/mainwindow.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QMenu>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

enum class Menu { Write, Project, View, Go, Help };

struct Spec
{
    const char *id;
    const char *text;
    const char *shortcut;
    Menu menu;
    void (MainWindow::*slot)();
    bool group = false;  // a line stands before it in the menu
};

constexpr const char *menuNames[] = {
    QT_TRANSLATE_NOOP("Actions", "Write"), QT_TRANSLATE_NOOP("Actions", "Project"),
    QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Go"), QT_TRANSLATE_NOOP("Actions", "Help")};

using W = MainWindow;
constexpr Spec table[] = {
    {"entry-today", QT_TRANSLATE_NOOP("Actions", "New entry today"), "Ctrl+D", Menu::Write, &W::newEntryToday},
    {"report-new", QT_TRANSLATE_NOOP("Actions", "New report"), "Ctrl+Alt+R", Menu::Write, &W::newReport},
    {"deck-new", QT_TRANSLATE_NOOP("Actions", "New deck"), "Ctrl+Alt+D", Menu::Write, &W::newDeck},
    {"deck-from", QT_TRANSLATE_NOOP("Actions", "Make a deck of this document"), "", Menu::Write, &W::deckFromCurrent},
    {"save", QT_TRANSLATE_NOOP("Actions", "Save"), "Ctrl+S", Menu::Write, &W::saveCurrent, true},
    {"export", QT_TRANSLATE_NOOP("Actions", "Export…"), "Ctrl+E", Menu::Write, &W::exportCurrent},
    {"rename", QT_TRANSLATE_NOOP("Actions", "Rename, and let links follow…"), "F2", Menu::Write, &W::renameCurrent, true},
    {"rename-undo", QT_TRANSLATE_NOOP("Actions", "Take the last rename back"), "", Menu::Write, &W::undoRename},
    {"history", QT_TRANSLATE_NOOP("Actions", "Earlier texts…"), "Ctrl+Alt+H", Menu::Write, &W::showHistory},
    {"throw-away", QT_TRANSLATE_NOOP("Actions", "Move to trash"), "", Menu::Write, &W::throwAwayCurrent},
    {"tab-close", QT_TRANSLATE_NOOP("Actions", "Close tab"), "Ctrl+W", Menu::Write, &W::closeTab, true},
    {"tab-reopen", QT_TRANSLATE_NOOP("Actions", "Reopen closed tab"), "Ctrl+Shift+T", Menu::Write, &W::reopenTab},

    {"folder-open", QT_TRANSLATE_NOOP("Actions", "Open folder…"), "Ctrl+O", Menu::Project, &W::openFolder},
    {"file-open", QT_TRANSLATE_NOOP("Actions", "Open file…"), "Ctrl+Shift+O", Menu::Project, &W::openFile},
    {"project-new", QT_TRANSLATE_NOOP("Actions", "New project…"), "", Menu::Project, &W::newProject, true},
    {"project-make", QT_TRANSLATE_NOOP("Actions", "Make this folder a project"), "", Menu::Project, &W::makeProject},
    {"sample", QT_TRANSLATE_NOOP("Actions", "Try the sample"), "", Menu::Project, &W::trySample},
    {"import", QT_TRANSLATE_NOOP("Actions", "Import text…"), "", Menu::Project, &W::importText, true},
    {"trash", QT_TRANSLATE_NOOP("Actions", "Bring back from the trash…"), "", Menu::Project, &W::showTrash},
    {"commit", QT_TRANSLATE_NOOP("Actions", "Changes since the last commit…"), "Ctrl+Alt+G", Menu::Project, &W::showCommit},
    {"window-close", QT_TRANSLATE_NOOP("Actions", "Close window"), "Ctrl+Shift+W", Menu::Project, &W::closeWindow, true},
    {"quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", Menu::Project, &W::quit},

    {"find-everywhere", QT_TRANSLATE_NOOP("Actions", "Search everything"), "Ctrl+Shift+F", Menu::View, &W::showSearch},
    {"panel", QT_TRANSLATE_NOOP("Actions", "Show or hide the side panel"), "Ctrl+\\", Menu::View, &W::togglePanel},
    {"outline", QT_TRANSLATE_NOOP("Actions", "Show or hide the outline"), "Ctrl+Alt+O", Menu::View, &W::toggleOutline},
    {"full-screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), "F11", Menu::View, &W::toggleFullScreen},
    {"focus", QT_TRANSLATE_NOOP("Actions", "Focus on the paragraph"), "Ctrl+Alt+F", Menu::View, &W::toggleFocus, true},
    {"typewriter", QT_TRANSLATE_NOOP("Actions", "Keep the line in the middle"), "Ctrl+Alt+Y", Menu::View, &W::toggleTypewriter},
    {"theme-system", QT_TRANSLATE_NOOP("Actions", "Colours as the system"), "", Menu::View, &W::themeSystem, true},
    {"theme-light", QT_TRANSLATE_NOOP("Actions", "Light colours"), "", Menu::View, &W::themeLight},
    {"theme-dark", QT_TRANSLATE_NOOP("Actions", "Dark colours"), "", Menu::View, &W::themeDark},

    {"palette", QT_TRANSLATE_NOOP("Actions", "All commands"), "Ctrl+Shift+P", Menu::Go, &W::showPalette},
    {"quick-open", QT_TRANSLATE_NOOP("Actions", "Quick open"), "Ctrl+P", Menu::Go, &W::quickOpen},
    {"heading", QT_TRANSLATE_NOOP("Actions", "Go to heading"), "Ctrl+Shift+J", Menu::Go, &W::goToHeading},
    {"references", QT_TRANSLATE_NOOP("Actions", "Links to this document"), "Ctrl+Alt+B", Menu::Go, &W::showReferences},
    {"topics", QT_TRANSLATE_NOOP("Actions", "Tags, places and people"), "", Menu::Go, &W::showTopics},
    {"tab-next", QT_TRANSLATE_NOOP("Actions", "Next tab"), "Ctrl+Tab", Menu::Go, &W::nextTab, true},
    {"tab-previous", QT_TRANSLATE_NOOP("Actions", "Previous tab"), "Ctrl+Shift+Tab", Menu::Go, &W::previousTab},
    {"entry-previous", QT_TRANSLATE_NOOP("Actions", "Previous entry"), "Alt+PgUp", Menu::Go, &W::previousEntry, true},
    {"entry-next", QT_TRANSLATE_NOOP("Actions", "Next entry"), "Alt+PgDown", Menu::Go, &W::nextEntry},

    {"year", QT_TRANSLATE_NOOP("Actions", "The year at a glance"), "", Menu::Go, &W::showYear},
    {"entry-random", QT_TRANSLATE_NOOP("Actions", "Any entry"), "", Menu::Go, &W::randomEntry},

    {"runs-compare", QT_TRANSLATE_NOOP("Actions", "Compare chosen runs"), "", Menu::Go, &W::compareRuns, true},

    {"settings", QT_TRANSLATE_NOOP("Actions", "Settings…"), "Ctrl+,", Menu::Help, &W::showSettings},
    {"menu", QT_TRANSLATE_NOOP("Actions", "Menu"), "F10", Menu::Help, &W::showMenu},
    {"about", QT_TRANSLATE_NOOP("Actions", "About Yeonji"), "", Menu::Help, &W::about, true},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

} // namespace

Actions::Actions(MainWindow &window) : QObject(&window), m_window(window)
{
    m_menu = new QMenu(&window);
    QList<QMenu *> menus;
    for (const char *name : menuNames)
        menus.append(m_menu->addMenu(translated(name)));
    m_view = menus.at(int(Menu::View));
    m_documentMenu = new QMenu(translated(QT_TRANSLATE_NOOP("Actions", "Document")), m_menu);
    m_menu->insertMenu(menus.at(1)->menuAction(), m_documentMenu);
    for (const Spec &spec : table) {
        auto *action = new QAction(translated(spec.text), this);
        action->setObjectName(QLatin1StringView(spec.id));
        action->setProperty("english", QString::fromUtf8(spec.text));
        if (*spec.shortcut)
            action->setShortcut(QKeySequence::fromString(QLatin1StringView(spec.shortcut), QKeySequence::PortableText));
        connect(action, &QAction::triggered, &window, spec.slot);
        QMenu *menu = menus.at(int(spec.menu));
        if (spec.group)
            menu->addSeparator();
        menu->addAction(action);
        window.addAction(action);
        m_all.append(action);
        m_byId.insert(action->objectName(), action);
    }
    m_recent = new QMenu(translated(QT_TRANSLATE_NOOP("Actions", "Recent")), m_menu);
    menus.at(int(Menu::Project))->insertMenu(find(QStringLiteral("project-new")), m_recent);
    connect(m_recent, &QMenu::aboutToShow, this, &Actions::fillRecent);
    setDocumentActions({});
}

void Actions::addPlace(const QString &id, const QString &label)
{
    auto *action = new QAction(label, this);
    action->setObjectName(id);
    action->setShortcut(QKeySequence(u"Ctrl+%1"_s.arg(++m_places)));
    connect(action, &QAction::triggered, &m_window, [this, id] { m_window.showPlace(id); });
    QAction *after = find(u"panel"_s);
    m_view->insertAction(after, action);
    m_window.addAction(action);
    m_all.insert(m_all.indexOf(after), action);
    m_byId.insert(id, action);
}

QAction *Actions::find(const QString &id) const
{
    return m_byId.value(id);
}

QList<QAction *> Actions::all() const
{
    return m_all;
}

void Actions::setDocumentActions(const QList<QAction *> &actions)
{
    m_document = actions;
    m_documentMenu->clear();
    m_documentMenu->addActions(actions);
    m_documentMenu->menuAction()->setVisible(!actions.isEmpty());
}

void Actions::fillRecent()
{
    m_recent->clear();
    for (const QString &folder : project::recentProjects())
        m_recent->addAction(QDir::toNativeSeparators(folder), this, [this, folder] { Q_EMIT recentRequested(folder); });
    if (m_recent->isEmpty())
        m_recent->addAction(translated(QT_TRANSLATE_NOOP("Actions", "Nothing opened yet")))->setEnabled(false);
}

} // namespace yeonji::widgets
