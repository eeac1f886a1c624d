// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/diaryverbs.h"
#include "commands/usage.h"
#include "core/filekinds.h"
#include "core/paths.h"
#include "core/text.h"
#include "core/words.h"
#include "diary/agenda.h"

#include <QFileInfo>
#include <QJsonArray>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QJsonValue dateJson(QDate date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

// The entries at or below `path`, absolute; of a folder that is no project and holds no entry, all its
// Markdown documents.
Result<QStringList> entriesBelow(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isDir()) {
        if (!isMarkdownFile(path))
            return failure(ErrorKind::BadInput, tr("this is no entry; a Markdown file ends in .md"), path);
        return QStringList{info.absoluteFilePath()};
    }
    const auto opened = project::openTree(path);
    if (!opened)
        return std::unexpected(opened.error());
    const auto &[project, tree] = *opened;
    const QString below = info.canonicalFilePath();
    QStringList entries, others;
    for (const auto &document : tree.documents) {
        const QString absolute = project.root % u'/' % document.path;
        if (isWithin(absolute, below) && document.kind != project::DocumentKind::Notebook)
            (document.kind == project::DocumentKind::Entry ? entries : others).append(absolute);
    }
    return entries.isEmpty() && !project.made ? others : entries;
}

QJsonObject entryJson(const QString &path, const QString &given, const diary::Outline &outline)
{
    const QString file = nfc(shownPath(path, given));
    QJsonArray stamps, headings, links, promises;
    for (const auto &[line, stamp] : outline.stamps)
        stamps.append(QJsonObject{{u"line"_s, line}, {u"date"_s, dateJson(stamp.date)},
                                  {u"time"_s, stamp.time ? QJsonValue(stamp.time->toString(u"HH:mm"_s)) : QJsonValue(QJsonValue::Null)},
                                  {u"place"_s, stamp.place}});
    for (const auto &heading : outline.headings)
        headings.append(QJsonObject{{u"line"_s, heading.line}, {u"level"_s, heading.level}, {u"text"_s, heading.text}});
    for (const auto &link : outline.links)
        links.append(QJsonObject{{u"line"_s, link.line}, {u"target"_s, link.target}});
    for (const auto &promise : outline.promises)
        promises.append(promiseJson(promise, file));
    const QDate named = project::dateOfName(QFileInfo(path).fileName());
    return {{u"file"_s, file}, {u"date"_s, dateJson(named.isValid() ? named : outline.date)}, {u"title"_s, outline.title},
            {u"stamps"_s, stamps}, {u"headings"_s, headings}, {u"links"_s, links},
            {u"tags"_s, QJsonArray::fromStringList(outline.tags)}, {u"promises"_s, promises}, {u"words"_s, qint64(outline.words)}};
}

} // namespace

int entriesVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"json"_s));
    if (!parse(parser, arguments))
        return wrongUsage("entries", whyWrong(parser));
    if (parser.positionalArguments().size() != 1)
        return wrongUsage("entries", tr("name one project, folder or file"));
    const QString given = parser.positionalArguments().constFirst();
    const auto below = entriesBelow(given);
    int status = below ? 0 : failed(below.error());
    const QStringList paths = below.value_or(QStringList());
    const auto outlines = diary::outlinesOf(paths);
    QJsonArray entries;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const auto &outline = outlines[size_t(i)];
        if (!outline) {
            Error error = outline.error();
            error.file = shownPath(error.file, given);
            status = failed(error);
            continue;
        }
        const QJsonObject entry = entryJson(paths.at(i), given, *outline);
        if (parser.isSet(u"json"_s))
            entries.append(entry);
        else
            print(printable(entry.value("date"_L1).toString(u"          "_s) % u"  " % outline->title % u"  " % entry.value("file"_L1).toString()));
    }
    if (parser.isSet(u"json"_s))
        printJson({{u"version"_s, 1}, {u"entries"_s, entries}});
    return status;
}

} // namespace yeonji::commands
