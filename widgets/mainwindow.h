// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The window of one folder: puts rail, panels, tabs and status line together and passes on what they
// ask of each other. What it can do is listed in actions.cpp; the slots are in windowcommands.cpp.

#include "diary/rename.h"
#include "project/watch.h"
#include "widgets/dropping.h"
#include "widgets/workspace.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;

namespace yeonji::exporting { class Exporter; }

namespace yeonji::widgets {

class Actions;
class Alerting;
class Catalog;
class DiaryPanel;
class DropOverlay;
class NoticeBar;
class Outline;
class Palette;
class Panel;
class Putting;
class Rail;
class RunsPanel;
class SearchPanel;
class StatusLine;
class Tab;
class TabArea;
class WordIndex;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(project::Project project, Settings settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workspace &workspace() const { return *m_workspace; }
    TabArea &tabs() const { return *m_tabs; }
    Actions &actions() const { return *m_actions; }
    NoticeBar &notices() const { return *m_notices; }
    Palette &commandPalette() const { return *m_palette; }

    // Shows a path in its tab; a folder that is a project of its own is asked for as a window. Null:
    // nothing of ours shows it.
    Tab *open(const QString &path, int line = 0);
    void openDay(QDate day);
    void drop(const QStringList &paths);   // as if let go over the window
    void setSettings(const Settings &settings);

Q_SIGNALS:
    void projectRequested(const QString &path);  // another folder, in a window of its own
    void settingsChosen(const Settings &settings);
    void restored();                             // the last session's tabs stand

public Q_SLOTS:
    void newEntryToday();
    void newReport();
    void newDeck();
    void deckFromCurrent();
    void saveCurrent();
    void exportCurrent();
    void closeTab();
    void reopenTab();
    void openFolder();
    void openFile();
    void newProject();
    void makeProject();
    void trySample();
    void closeWindow();
    void quit();
    void showPlace(const QString &id);  // of the rail; unknown: the first
    void compareRuns();
    void showSearch();
    void togglePanel();
    void toggleOutline();
    void toggleFullScreen();
    void toggleFocus();
    void toggleTypewriter();
    void themeSystem();
    void themeLight();
    void themeDark();
    void showPalette();
    void quickOpen();
    void goToHeading();
    void renameCurrent();
    void undoRename();
    void showHistory();
    void throwAwayCurrent();
    void showTrash();
    void importText();
    void showCommit();
    void showYear();
    void importFrom(const QStringList &sources);
    void showReferences();
    void showTopics();
    void randomEntry();
    void nextTab();
    void previousTab();
    void previousEntry();
    void nextEntry();
    void showSettings();
    void showMenu();
    void about();

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void compose();
    void connectParts();
    void restore();
    void offerRecovered();
    void remember();
    void followTab(Tab *tab);
    void showStatus();
    void addPlace(const QString &id, const QString &label, Panel *panel);
    Tab *compareTab(const QString &name);
    Tab *addTab(Tab *tab);
    void complain(const Error &error);
    void readProjectAgain();  // after yeonji.yaml may have changed
    void showChecks();
    void chooseTheme(Settings::Theme theme);
    void openEntry(int by);
    QString currentDocument() const;  // from the root; empty: none of the project's
    bool saveAll();
    void rename(const diary::Renaming &plan);
    Result<> carryOut(const diary::Renaming &plan);
    std::optional<diary::Renaming> m_renamed;  // last
    void finishWhatWasLeft();
    void reportFrom(const QStringList &runPaths);
    void deckFrom(const QString &document);   // absolute
    void doStep(const DropStep &step);
    void insertPictures(const QStringList &files);
    void finishStep(const DropStep &step, const Copied &copied);

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<exporting::Exporter> m_exporter;  // from the first export on, with its page and what it printed
    Catalog *m_catalog = nullptr;
    Rail *m_rail = nullptr;
    QStackedWidget *m_panels = nullptr;
    Outline *m_outline = nullptr;
    QStringList m_places;  // ids, as on the rail
    QSplitter *m_splitter = nullptr;
    DiaryPanel *m_diary = nullptr;
    RunsPanel *m_runs = nullptr;
    SearchPanel *m_search = nullptr;
    WordIndex *m_index = nullptr;
    TabArea *m_tabs = nullptr;
    StatusLine *m_status = nullptr;
    NoticeBar *m_notices = nullptr;
    Palette *m_palette = nullptr;
    DropOverlay *m_overlay = nullptr;
    Actions *m_actions = nullptr;
    Putting *m_putting = nullptr;
    Alerting *m_alerting = nullptr;
    project::FolderWatch m_watch;
    QString m_projectProblem;  // what is wrong with yeonji.yaml, as it was said last
    int m_projectReads = 0;    // only the last one asked for is taken
    bool m_restored = false;
    bool m_closes = false;  // as soon as every tab is saved
};

} // namespace yeonji::widgets
