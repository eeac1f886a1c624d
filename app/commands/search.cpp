// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/diaryverbs.h"
#include "commands/usage.h"
#include "core/text.h"
#include "core/words.h"
#include "diary/search.h"

#include <QJsonArray>

#include <algorithm>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostListed = 1000;

// `--query=TEXT`, as people write a query that begins with a dash: TEXT stands behind `--` then.
QStringList withQueryBehind(QStringList arguments)
{
    constexpr auto given = "--query="_L1;
    const auto options = arguments.first(arguments.contains("--"_L1) ? arguments.indexOf("--"_L1) : arguments.size());
    const auto at = std::ranges::find_if(options, [given](const QString &one) { return one.startsWith(given); });
    if (at == options.end())
        return arguments;
    const QString query = at->sliced(given.size());
    arguments[at - options.begin()] = u"--query"_s;
    if (options.size() == arguments.size())
        arguments.append(u"--"_s);
    arguments.append(query);
    return arguments;
}

} // namespace

int searchVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({QCommandLineOption(u"json"_s), QCommandLineOption(u"query"_s)});
    if (!parse(parser, withQueryBehind(arguments)))
        return wrongUsage("search", whyWrong(parser));
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2 || words.at(1).isEmpty())
        return wrongUsage("search", tr("name a project and what to look for"));
    const auto query = parser.isSet(u"query"_s) ? diary::parseQuery(words.at(1)) : diary::literalQuery(words.at(1));
    if (!query)
        return wrongUsage("search", query.error().message);
    const auto printHits = [](const QJsonArray &hits, qint64 total) {
        printJson({{u"version"_s, 1}, {u"hits"_s, hits}, {u"total"_s, total}});
    };
    const auto indexed = openIndexed(words.first());
    if (!indexed) {
        if (parser.isSet(u"json"_s))
            printHits({}, 0);
        return failed(indexed.error());
    }
    const auto found = diary::search(*indexed->index, *query, mostListed);
    const auto places = diary::placesOf(indexed->project, found.hits);
    const auto fileOf = [&](const diary::Hit &hit) {
        return nfc(shownPath(indexed->project.root % u'/' % hit.document.path, words.first()));
    };
    if (parser.isSet(u"json"_s)) {
        QJsonArray hits;
        for (size_t i = 0; i < found.hits.size(); ++i)
            hits.append(QJsonObject{{u"file"_s, fileOf(found.hits[i])}, {u"line"_s, places.at(qsizetype(i)).line}, {u"text"_s, places.at(qsizetype(i)).text}});
        printHits(hits, qint64(found.total));
    } else {
        for (size_t i = 0; i < found.hits.size(); ++i)
            print(printable(fileOf(found.hits[i]) % u':' % QString::number(places.at(qsizetype(i)).line) % u": " % places.at(qsizetype(i)).text.trimmed()));
        const QString count = tr("%n matching line(s)", nullptr, int(found.total));
        print(qsizetype(found.hits.size()) < found.total ? tr("%1, the first %2 of them listed").arg(count).arg(found.hits.size()) : count);
    }
    keep(*indexed);
    if (found.gaveUp)
        return complain(tr("yeonji: this expression took too long and was given up: there may be more lines; make it simpler"), 1);
    if (const auto logs = indexed->index->logs(); logs > 0)
        std::ignore = complain(tr("yeonji: %n text(s) beside runs of more than 1 MB were taken for logs and not searched", nullptr, int(logs)), 0);
    return tellUnread(indexed->index->unreadable(), words.first());
}

} // namespace yeonji::commands
