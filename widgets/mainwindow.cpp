// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow.h"
#include "core/files.h"
#include "core/text.h"
#include "diary/entries.h"
#include "diary/photostamps.h"
#include "export/export.h"
#include "project/recent.h"
#include "project/recovery.h"
#include "widgets/actions.h"
#include "widgets/alerting.h"
#include "widgets/catalog.h"
#include "widgets/comparison.h"
#include "widgets/creating.h"
#include "widgets/diarypanel.h"
#include "widgets/dropoverlay.h"
#include "widgets/editingpane.h"
#include "widgets/emptyview.h"
#include "widgets/filespanel.h"
#include "widgets/following.h"
#include "widgets/menukey.h"
#include "widgets/noticebar.h"
#include "widgets/openers.h"
#include "widgets/outline.h"
#include "widgets/palette.h"
#include "widgets/progress.h"
#include "widgets/putting.h"
#include "widgets/promisespanel.h"
#include "widgets/rail.h"
#include "widgets/runspanel.h"
#include "widgets/searchpanel.h"
#include "widgets/session.h"
#include "widgets/statusline.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "widgets/wordindex.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QQuickWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(project::Project project, Settings settings, QWidget *parent)
    : QMainWindow(parent), m_workspace(std::make_unique<Workspace>(std::move(project), std::move(settings)))
{
    setAttribute(Qt::WA_DeleteOnClose);
    applyTheme(m_workspace->tokens());
    m_actions = new Actions(*this);
    compose();
    connectParts();
    connect(m_actions, &Actions::recentRequested, this, &MainWindow::projectRequested);
    connect(m_rail->menuButton(), &QAbstractButton::clicked, this, &MainWindow::showMenu);
    connect(new MenuKey(this), &MenuKey::pressed, this, &MainWindow::showMenu);
    connect(m_rail->settingsButton(), &QAbstractButton::clicked, this, &MainWindow::showSettings);
    const Session session = loadSession(m_workspace->project().root);
    resize(1400, 900);
    if (!session.geometry.isEmpty())
        restoreGeometry(session.geometry);
    if (session.splitter.isEmpty() || !m_splitter->restoreState(session.splitter))
        m_splitter->setSizes({248, 1088, 220});
    m_putting->setLastDeck(session.lastDeck);
    showPlace(session.place);
    m_panels->setVisible(session.panel);
    m_outline->setVisible(session.outline);
    project::rememberProject(m_workspace->project().root);
    finishWhatWasLeft();
    m_catalog->refresh();
    followTab(nullptr);
    showChecks();
}

MainWindow::~MainWindow()
{
    // Tabs use the workspace until they are gone.
    delete takeCentralWidget();
}

void MainWindow::compose()
{
    // Pages are drawn by Qt Quick. A window learns of the first such part only when it is made: one that came
    // later would have it made anew, under the hands of whoever writes in it.
    (new QQuickWidget(this))->hide();
    m_catalog = new Catalog(*m_workspace, this);
    m_rail = new Rail;
    m_panels = new QStackedWidget;
    m_panels->setMinimumWidth(180);
    m_tabs = new TabArea(new EmptyView({{tr("Write today's entry"), u"Ctrl+D"_s},
                                        {tr("Open a document by its name"), u"Ctrl+P"_s},
                                        {tr("All commands"), u"Ctrl+Shift+P"_s}},
                                       tr("Drop experiment files, notebooks or pictures anywhere")));
    m_status = new StatusLine;
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_status);
    m_splitter = new QSplitter;
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_panels);
    m_splitter->addWidget(middle);
    m_splitter->setStretchFactor(1, 1);
    m_outline = new Outline;
    m_outline->hide();
    m_splitter->addWidget(m_outline);
    auto *all = new QWidget;
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_splitter, 1);
    setCentralWidget(all);

    m_index = new WordIndex(*m_workspace, *m_catalog, this);
    connect(m_index, &WordIndex::reading, this,
            [this](const QFuture<WordIndex::Stage> &future) { m_status->progress()->follow(tr("Reading the documents"), future); });
    m_diary = new DiaryPanel(*m_workspace, *m_catalog, *m_index);
    m_runs = new RunsPanel(*m_workspace);
    auto *reports = new FilesPanel(FilesPanel::Holds::Reports, *m_catalog);
    auto *decks = new FilesPanel(FilesPanel::Holds::Decks, *m_catalog);
    m_search = new SearchPanel(*m_workspace, *m_catalog, *m_index);
    auto *promises = new PromisesPanel(*m_workspace, *m_catalog, *m_index);
    // The rail: an icon of this name, a word under it, and what lists the things of that kind.
    const struct { QString id, label; Panel *panel; } places[] = {
        {u"diary"_s, tr("Diary"), m_diary},
        {u"runs"_s, tr("Runs"), m_runs},
        {u"reports"_s, tr("Reports"), reports},
        {u"decks"_s, tr("Decks"), decks},
        {u"promises"_s, tr("Promises"), promises},
        {u"search"_s, tr("Search"), m_search},
    };
    for (const auto &[id, label, panel] : places)
        addPlace(id, label, panel);
    connect(promises, &PromisesPanel::pressing, this, [this](int count) { m_rail->setCount(int(m_places.indexOf(u"promises"_s)), count); });
    connect(m_runs, &RunsPanel::message, m_status, &StatusLine::say);
    connect(m_diary, &DiaryPanel::dayRequested, this, &MainWindow::openDay);
    connect(reports, &FilesPanel::newRequested, this, &MainWindow::newReport);
    connect(decks, &FilesPanel::newRequested, this, &MainWindow::newDeck);

    m_workspace->setOffers(projectOffers(*m_workspace, *m_catalog, *m_runs));
    m_workspace->setPlacesNear([this](const QList<std::optional<pictures::Position>> &positions) {
        return QtConcurrent::run([project = m_workspace->project(), index = m_index->now(), positions] {
            return index ? diary::placesNear(project, *index, positions) : QStringList(positions.size());
        });
    });
    connect(m_index, &WordIndex::changed, this, [this] {
        QtConcurrent::run(diary::placeLastUsed, m_workspace->project(), m_catalog->tree()).then(this, [this](const QString &place) {
            m_workspace->setPlaceLastUsed(place);
        });
    });
    m_notices = new NoticeBar(middle);
    m_palette = new Palette(all);
    m_overlay = new DropOverlay([this](const QStringList &paths) { return planDrop(paths, m_workspace->project()).sentence; }, this);
    m_putting = new Putting(*m_workspace, *m_catalog, *m_tabs, [this](const QString &path) { return open(path); }, this);
    m_alerting = new Alerting(*m_workspace, *m_putting, this);
}

void MainWindow::addPlace(const QString &id, const QString &label, Panel *panel)
{
    m_places.append(id);
    m_panels->addWidget(panel);
    m_rail->addPlace(id, label);
    m_actions->addPlace(id, label);
    connect(panel, &Panel::deckRequested, this, &MainWindow::deckFrom);
    connect(panel, &Panel::openRequested, this, [this](const QString &path) { open(path); });
    connect(panel, &Panel::placeRequested, this, [this](const QString &path, int line) { open(path, line); });
}

void MainWindow::connectParts()
{
    connect(m_rail, &Rail::chosen, this, [this](int place) {
        // The place that is shown already hides the panel: one click for more paper.
        if (m_panels->currentIndex() == place && m_panels->isVisible())
            m_panels->hide();
        else
            showPlace(m_places.at(place));
    });
    connect(m_tabs, &TabArea::currentChanged, this, &MainWindow::followTab);
    connect(m_tabs, &TabArea::closeRefused, this, [this](Tab *, const Error &error) {
        m_closes = false;
        if (error.kind != ErrorKind::Cancelled)
            complain(error);
    });
    connect(m_tabs, &TabArea::emptied, this, [this] {
        if (m_closes)
            close();
    }, Qt::QueuedConnection);
    connect(m_overlay, &DropOverlay::dropped, this, &MainWindow::drop);
    connect(m_catalog, &Catalog::changed, this, [this] {
        m_watch.setFolders(m_catalog->tree().folders);
        readProjectAgain();  // it may have changed before it was watched
    });
    connect(&m_watch, &project::FolderWatch::changed, this, [this](const QStringList &folders) {
        m_workspace->library()->refresh();
        if (folders.contains(m_workspace->project().root))
            readProjectAgain();
        Q_EMIT m_workspace->foldersChanged(folders);
    });
    connect(&m_watch, &project::FolderWatch::overflowed, this, [this] {
        m_workspace->library()->refresh();
        readProjectAgain();
        Q_EMIT m_workspace->foldersChanged({m_workspace->project().root});
    });
    connect(m_putting, &Putting::failed, this, &MainWindow::complain);
    connect(m_putting, &Putting::done, this, [this](const QString &sentence, Tab *tab) {
        const QPointer<Tab> where = tab;
        m_notices->say(sentence, {{tr("Show"), [this, where] { if (where) m_tabs->setCurrent(where); }},
                                  {tr("Undo"), [where] { if (where) where->undo(); }}});
    });
    connect(m_runs, &RunsPanel::runRead, m_alerting, &Alerting::look);
    connect(m_alerting, &Alerting::failed, this, &MainWindow::complain);
    connect(m_alerting, &Alerting::told, this, [this](const QString &sentence, const QString &path) {
        m_notices->say(sentence, {{tr("Show"), [this, path] { open(path); }}});
    });
    connect(m_workspace.get(), &Workspace::schemeChanged, this, [this] { applyTheme(m_workspace->tokens()); });
    connect(m_workspace.get(), &Workspace::projectChanged, this, &MainWindow::showStatus);
}

// Several runs over each other: a tab that no single file has.
Tab *MainWindow::compareTab(const QString &name)
{
    Tab *tab = m_tabs->find(name);
    if (tab)
        m_tabs->setCurrent(tab);
    else
        tab = addTab(new Comparison(*m_workspace, Comparison::pathsOf(name), this));
    tab->setFocus();
    return tab;
}

Tab *MainWindow::open(const QString &path, int line)
{
    if (Comparison::pathsOf(path).size() > 1)
        return compareTab(path);
    const QFileInfo info(path);
    const QString full = info.absoluteFilePath();
    if (!info.exists()) {
        complain({ErrorKind::NotFound, tr("nothing is there under this name"), full, 0});
        return nullptr;
    }
    if (info.isDir() && (full == m_workspace->project().root || QFileInfo::exists(full % u"/yeonji.yaml"))) {
        Q_EMIT projectRequested(full);
        return nullptr;
    }
    Tab *tab = m_tabs->find(full);
    if (!tab) {
        const TabKind kind = tabKindOf(full);
        tab = makeTab(kind, full, *m_workspace, this);
        if (!tab) {
            // It may be anything, a program too, and a link in a text of someone else's may have led here.
            const auto show = [](const QString &file) { return [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }; };
            m_notices->say(tr("%1 can only be opened by the system").arg(info.fileName()),
                           {{tr("Open"), show(full)}, {tr("Show folder"), show(info.absolutePath())}});
            return nullptr;
        }
        addTab(tab);
        // What a document asks is not said beside it.
        if (const auto *pane = tab->findChild<EditingPane *>(); pane && !pane->question().isEmpty() && pane->question() == m_notices->sentence())
            m_notices->close();
    } else {
        m_tabs->setCurrent(tab);
    }
    if (line > 0)
        tab->goToLine(line);
    tab->setFocus();
    return tab;
}

Tab *MainWindow::addTab(Tab *tab)
{
    connect(tab, &Tab::statusChanged, this, &MainWindow::showStatus);
    connect(tab, &Tab::titleChanged, this, &MainWindow::showStatus);
    connect(tab, &Tab::message, m_status, &StatusLine::say);
    connect(tab, &Tab::openRequested, this, [this](const QString &target, int at) { open(target, at); });
    connect(tab, &Tab::followRequested, this, [this, tab](const QString &target) { follow(*tab, *m_workspace, *m_catalog, target); });
    connect(tab, &Tab::putIntoEntry, m_putting, qOverload<const QString &>(&Putting::intoEntry));
    connect(tab, &Tab::putOnSlide, m_putting, &Putting::onSlide);
    connect(tab, &Tab::reportRequested, this, &MainWindow::reportFrom);
    connect(tab, &Tab::filesGiven, this, &MainWindow::drop);
    m_tabs->add(tab);
    return tab;
}

// What is wrong with yeonji.yaml is said once, and not at every change beside it.
void MainWindow::readProjectAgain()
{
    QtConcurrent::run(project::reread, m_workspace->project()).then(this, [this, turn = ++m_projectReads](const Result<project::Project> &read) {
        if (turn != m_projectReads)
            return;
        if (read)
            m_workspace->take(*read);
        const QString wrong = read ? QString() : read.error().sentence();
        if (std::exchange(m_projectProblem, wrong) != wrong && !read)
            complain(read.error());
    });
}

void MainWindow::openDay(QDate day)
{
    const auto path = createEntry(m_workspace->project(), m_catalog->tree(), day);
    if (!path) {
        complain(path.error());
        return;
    }
    open(*path);
    m_catalog->refresh();
}

void MainWindow::setSettings(const Settings &settings)
{
    m_workspace->setSettings(settings);
    showChecks();
}

void MainWindow::followTab(Tab *tab)
{
    m_actions->setDocumentActions(tab ? tab->documentActions() : QList<QAction *>());
    const QString path = tab ? tab->path() : QString();
    m_outline->follow(tab);
    if (tab && tab->isDeck())
        m_putting->setLastDeck(path);
    for (int i = 0; i < m_panels->count(); ++i)
        static_cast<Panel *>(m_panels->widget(i))->setCurrentPath(path);
    showStatus();
}

void MainWindow::showStatus()
{
    const Tab *tab = m_tabs->current();
    const project::Project &project = m_workspace->project();
    const QString name = project.config.title.isEmpty() ? QDir(project.root).dirName() : project.config.title;
    m_status->setTexts(tab ? tab->leftStatus() : name, tab ? tab->rightStatus() : QString());
    setWindowTitle(tab ? tr("%1 — %2").arg(tab->title(), name) : name);
}

void MainWindow::showPlace(const QString &id)
{
    const int at = int(qMax(qsizetype(0), m_places.indexOf(id)));
    m_panels->setCurrentIndex(at);
    m_panels->show();
    m_rail->setCurrent(at);
}

void MainWindow::complain(const Error &error)
{
    m_notices->say(error.sentence(), {}, NoticeBar::Stays::UntilClosed);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // The window is painted first; then come the documents, whose pages start a web engine.
    if (!std::exchange(m_restored, true))
        QTimer::singleShot(0, this, &MainWindow::restore);
}

// Text that was typed and never saved waits in its documents; which these are is said at the start.
void MainWindow::offerRecovered()
{
    QStringList paths, names;
    for (const auto &record : project::Recovery(m_workspace->project()).all())
        // What is in its file already was saved after all.
        if (const auto bytes = readFile(record.path); !bytes || decodeText(*bytes).text != record.text) {
            paths.append(record.path);
            names.append(QFileInfo(record.path).completeBaseName());
        }
    if (paths.isEmpty())
        return;
    m_notices->say(tr("Text that was not saved is kept of: %1").arg(names.join(u", "_s)),
                   {{tr("Open"), [this, paths] {
                         for (const QString &path : paths)
                             open(path);
                     }}}, NoticeBar::Stays::UntilClosed);
}

void MainWindow::restore()
{
    const Session session = loadSession(m_workspace->project().root);
    if (m_tabs->tabs().isEmpty()) {
        for (const QString &path : session.tabs)
            open(path);
        if (Tab *tab = m_tabs->find(session.current))
            m_tabs->setCurrent(tab);
    }
    Q_EMIT restored();
    offerRecovered();
}

void MainWindow::remember()
{
    Session session;
    for (const Tab *tab : m_tabs->tabs())
        session.tabs.append(tab->path());
    session.current = m_tabs->current() ? m_tabs->current()->path() : QString();
    session.lastDeck = m_putting->lastDeck();
    session.geometry = saveGeometry();
    session.splitter = m_splitter->saveState();
    session.place = m_places.at(m_panels->currentIndex());
    session.panel = m_panels->isVisibleTo(this);
    session.outline = m_outline->isVisibleTo(this);
    storeSession(m_workspace->project().root, session);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Asked again, while tabs are still being written: what was open is remembered as it was.
    if (!m_closes)
        remember();
    m_closes = true;
    event->setAccepted(m_tabs->leaveAll());
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::ActivationChange || !m_tabs)
        return;
    if (isActiveWindow())
        m_catalog->refresh();
    else if (Tab *tab = m_tabs->current())
        tab->saveSoon();
}

} // namespace yeonji::widgets
