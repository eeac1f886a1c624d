// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/diaryverbs.h"
#include "commands/usage.h"
#include "core/text.h"
#include "core/words.h"
#include "diary/agenda.h"

#include <QJsonArray>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

int agendaVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"json"_s));
    if (!parse(parser, arguments))
        return wrongUsage("agenda", whyWrong(parser));
    if (parser.positionalArguments().size() != 1)
        return wrongUsage("agenda", tr("name one project"));
    const QString given = parser.positionalArguments().constFirst();
    QJsonArray promises;
    const auto answer = [&] {
        if (parser.isSet(u"json"_s))
            printJson({{u"version"_s, 1}, {u"promises"_s, promises}});
    };
    const auto indexed = openIndexed(given);
    if (!indexed) {
        answer();
        return failed(indexed.error());
    }
    const auto agenda = diary::agenda(indexed->project, *indexed->index);
    for (const auto &[document, promise] : agenda.promises) {
        const QString file = nfc(shownPath(indexed->project.root % u'/' % document.path, given));
        if (parser.isSet(u"json"_s))
            promises.append(promiseJson(promise, file));
        else
            print(printable((promise.done ? u"[x] "_s : u"[ ] "_s) % QString(promise.due).replace(u'T', u' ') % u"  "
                            % promise.text % (promise.person.isEmpty() ? QString() : QString(u" @" % promise.person))
                            % u"  " % file % u':' % QString::number(promise.line)));
    }
    answer();
    keep(*indexed);
    return tellUnread(indexed->index->unreadable() + agenda.failed, given);
}

} // namespace yeonji::commands
