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

#include <cstdio>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// Before QApplication, which would end the process with words of its own.
bool displayThere()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    if (!platform.isEmpty() && !platform.startsWith("xcb") && !platform.startsWith("wayland"))
        return true;
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
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
