// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/launch.h"
#include "core/language.h"
#include "core/words.h"
#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/singleinstance.h"
#include "widgets/theme.h"
#include "widgets/windows.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QLibrary>

#include <cstdio>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// The libraries are those that Qt's platforms stand on, and say it as they will: without one its platform is not
// there either.
bool answersX()
{
    QLibrary xcb(u"xcb"_s, 1);
    const auto connectTo = reinterpret_cast<void *(*)(const char *, int *)>(xcb.resolve("xcb_connect"));
    const auto hasError = reinterpret_cast<int (*)(void *)>(xcb.resolve("xcb_connection_has_error"));
    const auto disconnect = reinterpret_cast<void (*)(void *)>(xcb.resolve("xcb_disconnect"));
    if (!connectTo || !hasError || !disconnect)
        return false;
    void *const connection = connectTo(nullptr, nullptr);
    const bool answers = hasError(connection) == 0;
    disconnect(connection);
    return answers;
}

bool answersWayland()
{
    // Nowhere to look for it, which the library would say on standard error.
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR") && !qgetenv("WAYLAND_DISPLAY").startsWith('/'))
        return false;
    QLibrary wayland(u"wayland-client"_s, 0);
    const auto connectTo = reinterpret_cast<void *(*)(const char *)>(wayland.resolve("wl_display_connect"));
    const auto disconnect = reinterpret_cast<void (*)(void *)>(wayland.resolve("wl_display_disconnect"));
    void *const connection = connectTo && disconnect ? connectTo(nullptr) : nullptr;
    if (connection)
        disconnect(connection);
    return connection;
}

// Before QApplication, which would end the process with words of its own where no display answers.
bool displayThere()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    const bool any = platform.isEmpty(), x = platform.startsWith("xcb"), wayland = platform.startsWith("wayland");
    if (!any && !x && !wayland)
        return true;
    return ((any || x || platform.contains(";xcb")) && !qEnvironmentVariableIsEmpty("DISPLAY") && answersX())
        || ((any || wayland || platform.contains(";wayland")) && !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && answersWayland());
}

void complain(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
}

} // namespace

int launch(int &argc, char **argv)
{
    resources::load();
    const Settings settings = loadSettings();
    if (!displayThere()) {
        const QCoreApplication bare(argc, argv);
        speak(settings.language);
        complain(tr("yeonji: there is no display to open a window on; use a verb such as `yeonji export`, or see `yeonji --help`"));
        return 1;
    }
    pages::prepare();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"yeonji"_s);
    QApplication::setApplicationDisplayName(u"Yeonji"_s);
    QApplication::setDesktopFileName(u"org.yeonji.Yeonji"_s);  // as the desktop entry is called
    QApplication::setWindowIcon(QIcon(u":/yeonji/icons/yeonji.svg"_s));
    speak(settings.language);

    QStringList paths;
    for (const QString &argument : application.arguments().sliced(1)) {
        const QFileInfo file(argument);
        if (!file.exists()) {
            complain(tr("%1: nothing is there under this name; check the path").arg(argument));
            return 1;
        }
        if (!file.isFile() && !file.isDir()) {
            complain(tr("%1: this is not a regular file; copy it into one first").arg(argument));
            return 1;
        }
        paths.append(file.absoluteFilePath());
    }
    SingleInstance instance;
    if (instance.handOver(paths))
        return 0;

    installStyle();
    Windows windows(settings);
    QObject::connect(&instance, &SingleInstance::received, &windows, &Windows::open);
    instance.listen();
    windows.open(paths);
    return QApplication::exec();
}

} // namespace yeonji::widgets
