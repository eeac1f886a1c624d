// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/help.h"
#include "commands/commands.h"

#include <QCoreApplication>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QString usage()
{
    QString text = QCoreApplication::translate("commands", "yeonji [PATH…]   opens a project, a folder or a file in the window");
    for (const Verb &verb : verbs())
        text += u"\nyeonji "_s % QLatin1StringView(verb.name) % u' ' % QString::fromUtf8(verb.usage);
    return text;
}

} // namespace

bool answerOption(const QString &argument, int &status)
{
    if (!argument.startsWith(u'-'))
        return false;
    status = 0;
    if (argument == u"--help" || argument == u"-h")
        print(usage());
    else if (argument == u"--version" || argument == u"-v")
        print(u"yeonji "_s % QLatin1StringView(YEONJI_VERSION));
    else
        status = complain(QCoreApplication::translate("commands", "yeonji: unknown option %1; see yeonji --help").arg(argument), 2);
    return true;
}

} // namespace yeonji::commands
