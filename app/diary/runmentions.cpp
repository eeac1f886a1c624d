// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/runmentions.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/notebooktext.h"
#include "core/paths.h"
#include "core/text.h"
#include "core/yaml.h"
#include "diary/references.h"
#include "runs/reader.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

// What a run in this file may be called: every part of the path, and parts that follow each other.
QStringList namesBy(const QString &path)
{
    const QStringList parts = path.split(u'/');
    QStringList names;
    for (qsizetype first = 0; first < parts.size(); ++first)
        for (qsizetype count = 1; first + count <= parts.size(); ++count) {
            const QString name = parts.sliced(first, count).join(u'/');
            names.append(name);
            if (first + count == parts.size())
                names.append(name.chopped(parts.last().size() - QFileInfo(parts.last()).completeBaseName().size()));
        }
    names.removeOne(u"runs"_s);
    return names;
}

struct Owner
{
    QStringList names;     // of the runs that the file is part of
    bool isWhole = false;  // the file alone is the run
};

// Nothing: the file is of no run.
std::optional<Owner> ownerOf(const project::Project &project, const QString &path)
{
    // Of what lies in runs/ a folder right below it is the largest run there is.
    const QString place = path.startsWith("runs/"_L1) ? path.section(u'/', 0, 1) : path, file = project.root % u'/' % path;
    const auto found = runs::discover(project.root % u'/' % place);
    Owner owner;
    bool isOwned = false;
    for (const runs::Found &run : found.value_or(std::vector<runs::Found>()))
        if (isWithin(file, run.path)) {
            owner.names.append(run.name);
            owner.isWhole = run.path == file;
            isOwned = true;
        }
    return isOwned ? std::optional(owner) : std::nullopt;
}

bool means(const QString &mention, const QString &folder, const QString &root, const QString &path, const QStringList &names)
{
    const QString name = mention.section(u'#', 0, 0);
    if (std::ranges::any_of(names, [&](const QString &one) { return one == name || globMatches(name, one); }))
        return true;
    // A path, seen from the document or the project.
    return std::ranges::any_of(QStringList{folder, root}, [&](const QString &base) {
        const QString there = QDir::cleanPath(QDir(base).absoluteFilePath(name));
        return there != root && isWithin(root % u'/' % path, there);
    });
}

QList<RunMention> mentionsIn(const QString &path, const QByteArray &bytes)
{
    static const QRegularExpression number(uR"re(\{\{\s*(?|"([^"\n]*)"|([^\s"{}|]+)))re"_s);
    static const QRegularExpression block(uR"(^[ \t>]*(`{3,}|~{3,})[ \t]*(?:plot|runs)\b[^\n]*\n(.*?)(?:^[ \t>]*\1|\z))"_s,
                                          QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression quoted(uR"(^[ \t]*(?:>[ \t]?)+)"_s, QRegularExpression::MultilineOption);
    const NotebookText cells = isNotebookFile(path) ? notebookMarkdown(bytes) : NotebookText();
    const QString text = nfc(decodeText(isNotebookFile(path) ? cells.text : bytes).text);
    const auto lineAt = [&](qsizetype place) {
        const int line = 1 + int(QStringView(text).first(place).count(u'\n'));
        return isNotebookFile(path) ? cells.lines.value(line - 1) : line;
    };
    QList<RunMention> mentions;
    for (auto matches = number.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        mentions.append({path, lineAt(match.capturedStart()), match.captured(1)});
    }
    for (auto matches = block.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto read = yaml::parse(match.captured(2).remove(quoted).toUtf8());
        const QJsonValue named = read ? yaml::toJson(*read).toObject().value("runs"_L1) : QJsonValue();
        for (const QJsonValue &name : named.isArray() ? named.toArray() : QJsonArray{named})
            if (const QString run = name.toVariant().toString(); !run.isEmpty())
                mentions.append({path, lineAt(match.capturedStart()), run});
    }
    return mentions;
}

// W&B begins each block of its file with a head, in the middle of a name too.
QByteArray withoutSeams(const QByteArray &wandb)
{
    constexpr qsizetype block = 32 * 1024, head = 7;
    QByteArray bytes = wandb.first(std::min(block, wandb.size()));
    for (qsizetype at = block; at < wandb.size(); at += block)
        bytes += QByteArrayView(wandb).sliced(at).first(std::min(block, wandb.size() - at)).mid(head);
    return bytes;
}

// Where the files of the run lie that a file may belong to. Empty: there is none.
QString runFolderOf(const project::Project &project, const QString &path)
{
    if (path.startsWith("runs/"_L1))
        return path.count(u'/') > 1 ? path.section(u'/', 0, 1) : QString();
    const auto holdsRuns = [&project](const QString &folder) {
        const auto found = runs::discover(project.root % u'/' % folder);
        return found && !found->empty();
    };
    for (QString folder = path.section(u'/', 0, -2); !folder.isEmpty(); folder = folder.section(u'/', 0, -2))
        if (folder != "assets"_L1 && folder != "diary"_L1 && folder != "reports"_L1 && folder != "decks"_L1 && holdsRuns(folder))
            return folder;
    return {};
}

} // namespace

std::optional<QString> runFileNaming(const project::Project &project, const QString &picture)
{
    constexpr qint64 largest = 64 << 20;
    const QString folder = runFolderOf(project, picture), name = picture.section(u'/', -1);
    if (folder.isEmpty())
        return std::nullopt;
    const QByteArray bare = QFile::encodeName(name), escaped = inJson(name, Letters::Ascii).toLatin1();
    QDirIterator files(project.root % u'/' % folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (isPictureFile(file) || isMarkdownFile(file) || isNotebookFile(file))
            continue;
        auto bytes = readFile(file, largest);
        if (bytes && file.endsWith(".wandb"_L1))
            *bytes = withoutSeams(*bytes);
        if (bytes && (bytes->contains(bare) || bytes->contains(escaped)))
            return nameWithin(file, project.root);
    }
    return std::nullopt;
}

std::optional<RunMention> mentionLost(const project::Project &project, const project::TextIndex &index, const QString &from,
                                      const QString &to)
{
    if (isMarkdownFile(from) || isPictureFile(from))
        return std::nullopt;
    const auto owner = ownerOf(project, from);
    if (!owner)
        return std::nullopt;
    const QStringList names = namesBy(nfc(from)) + owner->names, later = owner->isWhole ? namesBy(nfc(to)) : QStringList();
    for (const project::IndexedText &text : index.texts()) {
        const QString &document = text.document.path;
        if (!holdsLinks(document) || !(text.folded.contains("{{") || text.folded.contains("runs")))
            continue;
        const auto bytes = readFile(project.root % u'/' % document);
        if (!bytes)
            continue;
        const QString folder = QFileInfo(project.root % u'/' % document).path();
        for (const RunMention &mention : mentionsIn(document, *bytes))
            if (means(mention.name, folder, project.root, from, names)
                && !(owner->isWhole && means(mention.name, folder, project.root, to, later)))
                return mention;
    }
    return std::nullopt;
}

} // namespace yeonji::diary
