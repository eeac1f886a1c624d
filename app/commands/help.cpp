// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/help.h"
#include "commands/commands.h"
#include "commands/usage.h"
#include "core/language.h"
#include "core/names.h"
#include "core/words.h"
#include "resources/resources.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QString usage()
{
    QString text = tr("yeonji [PATH…]   opens a project, a folder or a file in the window");
    for (const Verb &verb : verbs()) {
        text += u"\nyeonji "_s % QLatin1StringView(verb.name) % u' ' % QString::fromUtf8(verb.usage);
        if (!verb.run)
            text += u"   "_s % tr("(not there yet)");
        else if (verb.later)
            text += u"\n    "_s % tr("not there yet: %1").arg(QString::fromUtf8(verb.later));
    }
    return text + u"\n\n"_s
        + tr("Exit 0: done. 1: the input was bad, and standard error says where. 2: wrong usage.");
}

// A word as verbs are: nobody calls a file so without being asked for an ending or a folder.
int noSuchThing(const QString &word)
{
    if (word.contains(u'/') || word.contains(u'.'))
        return complain(tr("%1: nothing is there under this name; check the path").arg(printable(word)), 1);
    QStringList names;
    for (const Verb &verb : verbs())
        names.append(QLatin1StringView(verb.name));
    const QString near = nearestName(word, names);
    return complain(near.isEmpty() ? tr("yeonji: there is no file and no verb %1; see yeonji --help").arg(printable(word))
                                   : tr("yeonji: there is no file and no verb %1; did you mean %2?").arg(printable(word), near),
                    2);
}

} // namespace

std::optional<int> answerItself(int &argc, char **argv)
{
    if (argc < 2)
        return std::nullopt;
    const QString first = QString::fromLocal8Bit(argv[1]);
    // Options of one dash are for the toolkit (`-platform`); those of two are ours, and there are none behind a path.
    const auto strange = std::find_if(argv + 2, argv + argc, [](const char *one) { return QByteArrayView(one).startsWith("--"); });
    const bool isPath = !first.startsWith(u'-') && (QFileInfo::exists(first) || first.isEmpty());
    if (isPath && strange == argv + argc)
        return std::nullopt;
    const QString option = QString::fromLocal8Bit(isPath ? *strange : argv[1]);
    const QCoreApplication application(argc, argv);
    resources::load();
    speak();
    if (!isPath && !first.startsWith(u'-'))
        return noSuchThing(first);
    if (first == u"--help" || first == u"-h")
        print(usage());
    else if (first == u"--version" || first == u"-v")
        print(u"yeonji "_s % QLatin1StringView(YEONJI_VERSION));
    else
        return complain(tr("yeonji: unknown option %1; see yeonji --help").arg(printable(option)), 2);
    return ended(0);
}

} // namespace yeonji::commands
