// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/pageverbs.h"
#include "commands/usage.h"
#include "core/words.h"
#include "project/project.h"


namespace yeonji::commands {

using namespace Qt::StringLiterals;

int newVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption sample(u"sample"_s);
    parser.addOption(sample);
    if (!parse(parser, arguments))
        return wrongUsage("new", whyWrong(parser));
    if (parser.positionalArguments().size() != 1 || parser.positionalArguments().constFirst().isEmpty())
        return wrongUsage("new", tr("name one folder"));
    const QString folder = parser.positionalArguments().constFirst();
    const auto made = parser.isSet(sample) ? project::makeSample(folder) : project::make(folder);
    if (!made)
        return failed(made.error());
    print(made->root);
    return 0;
}

} // namespace yeonji::commands
