// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/windows.h"
#include "project/recent.h"
#include "runs/reader.h"
#include "widgets/noticebar.h"
#include "widgets/starting.h"
#include "widgets/theme.h"
#include "widgets/welcome.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QtConcurrentRun>

#include <algorithm>

namespace yeonji::widgets {

namespace {

// And not a folder of many, each of which is in the list of the window.
bool isOneRun(const QString &folder)
{
    const auto found = runs::discover(folder);
    return found && (found->size() == 1 || std::ranges::all_of(*found, [&folder](const runs::Found &one) {
        return one.path == folder || QFileInfo(one.path).path() == folder;
    }));
}

} // namespace

Windows::Windows(Settings settings, QObject *parent) : QObject(parent), m_settings(std::move(settings)) {}

Windows::~Windows()
{
    for (const QPointer<MainWindow> &window : std::as_const(m_windows))
        delete window;
    delete m_welcome;
}

void Windows::open(const QStringList &paths)
{
    for (const QString &path : paths)
        openOne(path);
    m_windows.removeAll(nullptr);
    if (!paths.isEmpty() && !m_windows.isEmpty())
        return;
    if (!m_windows.isEmpty()) {
        front(m_windows.last());
        return;
    }
    for (const QString &recent : project::recentProjects()) {
        if (paths.isEmpty() && QFileInfo(recent).isDir()) {
            openOne(recent);
            return;
        }
    }
    welcome();
}

MainWindow *Windows::windowOf(const QString &root) const
{
    for (const QPointer<MainWindow> &window : m_windows)
        if (window && window->workspace().project().root == root)
            return window;
    return nullptr;
}

void Windows::openOne(const QString &path)
{
    auto project = project::open(path);
    if (!project) {
        complain(project.error());
        return;
    }
    MainWindow *window = windowOf(project->root);
    if (!window) {
        window = new MainWindow(std::move(*project), m_settings);
        m_windows.append(window);
        connect(window, &MainWindow::projectRequested, this, [this](const QString &folder) { open({folder}); });
        connect(window, &MainWindow::settingsChosen, this, &Windows::setSettings);
        window->show();
    }
    if (m_welcome)
        m_welcome->close();
    front(window);
    if (QFileInfo(path).isFile() && QFileInfo(path).fileName() != u"yeonji.yaml")
        window->open(path);
    const QString folder = QFileInfo(path).canonicalFilePath();
    if (QFileInfo(folder).isDir() && folder != window->workspace().project().root)
        QtConcurrent::run(isOneRun, folder).then(window, [window, folder](bool is) {
            if (is)
                window->open(folder);
        });
}

void Windows::welcome()
{
    if (!m_welcome) {
        applyTheme(tokens(schemeOf(m_settings)));
        m_welcome = new Welcome;
        m_welcome->setAttribute(Qt::WA_DeleteOnClose);
        m_welcome->setWindowTitle(Welcome::tr("Yeonji"));
        m_welcome->resize(900, 640);
        connect(m_welcome, &Welcome::folderRequested, this, [this](const QString &folder) { open({folder}); });
        connect(m_welcome, &Welcome::openFolderRequested, this, [this] {
            const QString folder = QFileDialog::getExistingDirectory(m_welcome, tr("Open folder"));
            if (!folder.isEmpty())
                open({folder});
        });
        const auto openMade = [this](const Result<QString> &folder) {
            if (folder)
                open({*folder});
            else if (folder.error().kind != ErrorKind::Cancelled)
                complain(folder.error());
        };
        connect(m_welcome, &Welcome::newProjectRequested, this, [this, openMade] { openMade(chooseNewProject(m_welcome)); });
        connect(m_welcome, &Welcome::sampleRequested, this, [openMade] { openMade(copySample()); });
    }
    m_welcome->show();
    front(m_welcome);
}

void Windows::setSettings(const Settings &settings)
{
    m_settings = settings;
    storeSettings(settings);
    for (const QPointer<MainWindow> &window : std::as_const(m_windows))
        if (window)
            window->setSettings(settings);
}

void Windows::complain(const Error &error)
{
    m_windows.removeAll(nullptr);
    if (!m_windows.isEmpty()) {
        m_windows.last()->notices().say(error.sentence(), {}, NoticeBar::Stays::UntilClosed);
        return;
    }
    welcome();
    auto *box = new QMessageBox(QMessageBox::Warning, Welcome::tr("Yeonji"), error.sentence(), QMessageBox::Close, m_welcome);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void Windows::front(QWidget *window)
{
    if (auto *main = qobject_cast<MainWindow *>(window)) {
        m_windows.removeAll(main);
        m_windows.append(main);
    }
    window->raise();
    window->activateWindow();
}

} // namespace yeonji::widgets
