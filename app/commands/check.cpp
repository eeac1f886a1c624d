// SPDX-License-Identifier: GPL-3.0-or-later
//
// `yeonji check`: what a check notices in decks, entries, reports and runs.
#include "commands/checker.h"
#include "commands/commands.h"
#include "commands/pageverbs.h"
#include "commands/usage.h"
#include "core/words.h"

#include <QJsonArray>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

int checkVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"json"_s));
    if (!parse(parser, arguments))
        return wrongUsage("check", whyWrong(parser));
    if (parser.positionalArguments().isEmpty())
        return wrongUsage("check", tr("a file or folder is missing"));
    Checker checker;
    QJsonArray all;
    int status = 0;
    for (const QString &path : parser.positionalArguments()) {
        const auto findings = checker.look(path);
        if (!findings) {
            status = failed(findings.error());
            continue;
        }
        for (const Finding &finding : *findings) {
            if (finding.level == Level::Error)
                status = 1;
            if (parser.isSet(u"json"_s))
                all.append(findingJson(finding, path));
            else
                print(u"%1 (%2)"_s.arg(findingSentence(finding, path), finding.code));
        }
    }
    if (parser.isSet(u"json"_s))
        printJson({{u"version"_s, 1}, {u"findings"_s, all}});
    return status;
}

} // namespace yeonji::commands
