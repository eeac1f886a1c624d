// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/rename.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/markdown.h"
#include "core/newfile.h"
#include "core/paths.h"
#include "core/text.h"
#include "core/words.h"
#include "diary/runmentions.h"
#include "project/history.h"
#include "project/recovery.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

constexpr int longestLink = 5;  // lines a link may go over

QString folderOf(const QString &path)
{
    const QString folder = QFileInfo(path).path();
    return folder == u"." ? QString() : folder;
}

// How a target is written: `[[note]]`, `[words](note.md)` and `[r]: note.md`, `[words](<my note.md>)`,
// `<a href="note.md">`, `url(note.png)`, `<!-- include: note.md -->`; in YAML `refs.bib`, `'refs.bib'`, `"refs.bib"`.
enum class Manner { Wiki, Address, Angled, Attribute, Style, Include, Plain, Single, Double };

bool isYaml(Manner manner)
{
    return manner == Manner::Plain || manner == Manner::Single || manner == Manner::Double;
}

// A path so that a link of this manner holds it, with the letters escaped that would end it or mean something there.
QString spelt(const QString &path, Manner manner)
{
    if (manner == Manner::Wiki)
        return wikiTarget(path);
    if (manner == Manner::Include)
        return path;
    if (manner == Manner::Single)
        return QString(path).replace(u'\'', u"''"_s);
    if (manner == Manner::Double)
        return QString(path).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    if (manner == Manner::Plain) {
        static const QRegularExpression plain(uR"(^[\p{L}\p{N}_./][\p{L}\p{N}_./ ()+=~-]*$)"_s);
        return plain.match(path).hasMatch() ? path : u'\'' % spelt(path, Manner::Single) % u'\'';
    }
    QString marks = u"%<>\"\\&`$[]{}:?#\n"_s;
    if (manner != Manner::Angled)
        marks += u" ()"_s;
    if (manner == Manner::Attribute || manner == Manner::Style)
        marks += u'\'';
    QString address;
    for (const QChar c : path)
        address += marks.contains(c) ? QString::fromLatin1(QByteArray(1, c.toLatin1()).toPercentEncoding()) : QString(c);
    return address;
}

// The target, as it is spelt, with its last part renamed in its own manner: with the ending or without.
QString renamedTarget(const QString &target, const QString &from, const QString &to, Manner manner)
{
    if (manner == Manner::Plain)  // one letter may ask for quotation marks around all of it
        return spelt(target.first(target.lastIndexOf(u'/') + 1) + QFileInfo(to).fileName(), manner);
    if (isYaml(manner))
        return target.first(target.lastIndexOf(u'/') + 1) + spelt(QFileInfo(to).fileName(), manner);
    static const QRegularExpression fragment(u"(?<!&)#.*$"_s), query(u"[?#].*$"_s);
    const auto behind = (isPictureFile(from) ? query : fragment).match(target);
    const qsizetype cut = behind.hasMatch() ? behind.capturedStart() : target.size();
    const QString path = target.first(cut);
    const qsizetype last = path.lastIndexOf(u'/') + 1;
    const QString suffix = QFileInfo(from).suffix();
    const bool ending = suffix.isEmpty() || path.endsWith(u'.' + suffix, Qt::CaseInsensitive);
    return path.first(last) + spelt(ending ? QFileInfo(to).fileName() : QFileInfo(to).completeBaseName(), manner) + target.sliced(cut);
}

struct Place
{
    qsizetype at = 0;
    Manner manner = Manner::Address;
};

// Whether the `]` at `close` ends what a picture is called: `![words]`.
bool endsPicture(const QString &text, qsizetype close)
{
    int depth = 0;
    for (qsizetype at = close; at >= 0; --at) {
        if (at > 0 && text.at(at - 1) == u'\\')
            continue;
        depth += text.at(at) == u']' ? 1 : text.at(at) == u'[' ? -1 : 0;
        if (depth == 0)
            return at > 0 && text.at(at - 1) == u'!' && !(at > 1 && text.at(at - 2) == u'\\');
    }
    return false;
}

// Where the target of a link that is written on a line (at `from`) stands in the text, but for places taken already.
std::optional<Place> findTarget(const QString &text, qsizetype from, const QString &target, Link::Is is, const QList<qsizetype> &taken)
{
    static const QRegularExpression include(u"<!--+\\s*include\\s*:\\s*$"_s);
    static const QRegularExpression attribute(uR"re((href|src)\s*=\s*\\?["']?\s*$)re"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression style(uR"re(\burl\(\s*\\?["']?\s*$)re"_s, QRegularExpression::CaseInsensitiveOption);
    const bool isBackground = is == Link::Is::Background, isPicture = isBackground || is == Link::Is::Picture;
    qsizetype end = from;
    for (int i = 0; i < longestLink && end >= 0; ++i)
        end = text.indexOf(u'\n', end + 1);
    const qsizetype limit = end < 0 ? text.size() : end;
    const qsizetype paragraph = from == 0 ? 0 : std::max(text.lastIndexOf(u"\n\n"_s, from - 1), qsizetype(0));
    QString shown;  // of the paragraph
    for (qsizetype at = text.indexOf(target, from); at >= 0 && at < limit; at = text.indexOf(target, at + 1)) {
        qsizetype open = at - 1;
        while (open >= 0 && (text.at(open).isSpace() || text.at(open) == u'<'))
            --open;
        if (open < 1 || taken.contains(at))
            continue;
        const QStringView before = QStringView(text).sliced(open - 1, 2);
        const QStringView after = QStringView(text).sliced(at + target.size()), behind = after.trimmed();
        const qsizetype line = text.lastIndexOf(u'\n', at) + 1;
        const QString beginning = text.sliced(line, at - line);
        const auto place = [&]() -> std::optional<Manner> {
            if (is == Link::Is::Bibliography) {
                const QChar mark = text.at(at - 1);
                const bool isWhole = (after.isEmpty() || after.front().isSpace() || u"\"',]"_s.contains(after.front())) && (mark.isSpace() || u"\"'[,"_s.contains(mark));
                return !isWhole ? std::nullopt : std::optional(mark == u'\'' ? Manner::Single : mark == u'"' ? Manner::Double : Manner::Plain);
            }
            if (is == Link::Is::Include)
                return include.match(beginning).hasMatch() ? std::optional(Manner::Include) : std::nullopt;
            if (before == u"[[" && !(open > 1 && text.at(open - 2) == u'\\') && (behind.startsWith(u"]]") || behind.startsWith(u'|') || behind.startsWith(u"\\"))) {
                const bool embeds = open > 1 && text.at(open - 2) == u'!' && !(open > 2 && text.at(open - 3) == u'\\');
                return (embeds && isPictureFile(target)) == (is == Link::Is::Embed) && !isPicture ? std::optional(Manner::Wiki) : std::nullopt;
            }
            if (is == Link::Is::Embed)
                return std::nullopt;
            const Manner address = text.at(at - 1) == u'<' && target.contains(u' ') ? Manner::Angled : Manner::Address;
            if (before == u"](" && !behind.isEmpty() && u")>\"'(\\"_s.contains(behind.front()))
                return endsPicture(text, open - 1) == isPicture ? std::optional(address) : std::nullopt;
            if (before == u"]:" && !isBackground && (after.isEmpty() || after.front().isSpace() || u">\"\\"_s.contains(after.front())))
                return address;
            if (const auto element = attribute.match(beginning); element.hasMatch())
                return element.captured(1).startsWith(u's', Qt::CaseInsensitive) == isPicture ? std::optional(Manner::Attribute) : std::nullopt;
            return isBackground && style.match(beginning).hasMatch() ? std::optional(Manner::Style) : std::nullopt;
        }();
        if (!place)
            continue;
        // An include and a background stand in a comment or style, the others in no such place.
        const bool isSeen = !isBackground && is != Link::Is::Include && is != Link::Is::Bibliography;
        if (shown.isEmpty() && isSeen)
            shown = withoutHidden(text.sliced(paragraph, limit - paragraph));
        if (!shown.isEmpty() && shown.at(at - paragraph) == hiddenLetter)
            continue;
        return Place{at, *place};
    }
    return std::nullopt;
}

// The text whose bytes these are, with its own line ends: one that mixes them keeps each.
struct Lines
{
    DecodedText decoded;
    QList<qsizetype> starts{0};

    explicit Lines(const QByteArray &bytes) : decoded(decodeText(bytes))
    {
        if (encodeText(decoded.text, decoded.format) != bytes) {
            decoded.text = QString::fromUtf8(decoded.format.bom ? bytes.sliced(3) : bytes);
            decoded.format.crlf = false;
        }
        const QString &text = decoded.text;
        for (qsizetype i = 0; i < text.size(); ++i)
            if (text.at(i) == u'\n' || (text.at(i) == u'\r' && (i + 1 == text.size() || text.at(i + 1) != u'\n')))
                starts.append(i + 1);
    }

    int lineAt(qsizetype place) const { return int(std::ranges::upper_bound(starts, place) - starts.begin()); }
};

// Every link of `before` is one still, and leads where it led; what led to `from` leads to `to`. Else the line of the
// first that does not.
int firstLost(const QString &path, const QList<WrittenLink> &before, const QByteArray &bytes, const project::LinkTable &table,
              const project::LinkTable &after, const QString &from, const QString &to)
{
    const QList<WrittenLink> now = linksIn(path, bytes);
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QString was = ledTo(table, path, before.at(i));
        if (i >= now.size() || (!was.isEmpty() && ledTo(after, path, now.at(i)) != (was == from ? to : was)))
            return before.at(i).written;
    }
    return now.size() == before.size() ? 0 : now.last().written;
}

Result<Renaming::File> follow(const QString &path, const QByteArray &bytes, const project::LinkTable &table, const project::LinkTable &after,
                      const QString &from, const QString &to)
{
    const Lines lines(bytes);
    const QString &text = lines.decoded.text;
    struct Put { qsizetype at, length; QString text; int line; };
    QList<Put> puts;
    QList<qsizetype> taken;
    const bool isNotebook = isNotebookFile(path);
    QHash<int, bool> defined;
    const QList<WrittenLink> links = linksIn(path, bytes);
    for (const WrittenLink &link : links) {
        // Another document's link may lead to the new name from now on: then it says where it led.
        const QString was = ledTo(table, path, link);
        const QString &wanted = was == from ? to : was;
        if (was.isEmpty() || (was != from && ledTo(after, path, link) == was))
            continue;
        // A target that many uses share is written once.
        if (link.written != link.line && std::exchange(defined[link.written], true))
            continue;
        // The outline's words are composed; the file's may not be.
        for (const QString &target : {link.spelt, link.spelt.normalized(QString::NormalizationForm_D)}) {
            Letters letters = Letters::All;
            QString written = isNotebook ? inJson(target, letters) : target;
            auto place = findTarget(text, lines.starts.value(link.written - 1), written, link.is, taken);
            if (!place && isNotebook) {
                letters = Letters::Ascii;
                written = inJson(target, letters);
                place = findTarget(text, lines.starts.value(link.written - 1), written, link.is, taken);
            }
            if (!place)
                continue;
            QString now = was == from ? renamedTarget(target, from, to, place->manner) : target;
            // A name of which there are two leads to the wrong one: then the whole path says it.
            const auto leads = [&](const QString &address) {
                const bool isMarkdown = place->manner == Manner::Address || place->manner == Manner::Angled;
                const QString plain = isMarkdown ? plainAddress(address) : place->manner == Manner::Attribute ? withoutEntities(address) : address;
                return ledTo(after, path, {.target = plain, .spelt = address, .is = link.is}) == wanted;
            };
            if (place->manner != Manner::Include && !isYaml(place->manner) && !leads(now)) {
                const QString whole = spelt(wanted, place->manner);
                now = place->manner == Manner::Wiki && leads(whole) ? whole : QString(u'/' % whole);
            }
            puts.append({place->at, written.size(), isNotebook ? inJson(now, letters) : now, link.written});
            taken.append(place->at);
            break;
        }
    }
    // The outline finds wiki links first, wherever they stand.
    std::ranges::sort(puts, {}, &Put::at);
    QString result = text;
    for (auto put = puts.crbegin(); put != puts.crend(); ++put)
        result.replace(put->at, put->length, put->text);
    Renaming::File file{path, bytes, encodeText(result, lines.decoded.format), {}};
    const QStringList now = decodeText(file.after).text.split(u'\n');
    for (const Put &put : std::as_const(puts))
        if (const int line = lines.lineAt(put.at); file.lines.isEmpty() || file.lines.last().first != line)
            file.lines.append({line, now.value(line - 1).trimmed()});
    if (const int line = firstLost(path, links, file.after, table, after, from, to); line > 0)
        return failure(ErrorKind::BadInput, tr("line %1 of %2 would lose a link by this name; choose another name, or change that link first").arg(line).arg(path), path, line);
    return file;
}

QString journalOf(const project::Project &project)
{
    return project.stateFolder() + u"/renaming"_s;
}

// What a plan says, without the texts, which lie beside it.
QByteArray planOf(const Renaming &renaming)
{
    QJsonArray files;
    for (const Renaming::File &file : renaming.files)
        files.append(QJsonObject{{u"path"_s, file.path}, {u"before"_s, QString::fromLatin1(project::hashOf(file.before))},
                                 {u"after"_s, QString::fromLatin1(project::hashOf(file.after))}});
    return QJsonDocument(QJsonObject{{u"from"_s, renaming.from}, {u"to"_s, renaming.to}, {u"files"_s, files}}).toJson();
}

// Where a document of this name lies. It may be a link itself, since a rename moves that and not what it leads to.
std::optional<QString> placeOf(const project::Project &project, const QString &name)
{
    const QString folder = folderOf(name), file = QFileInfo(name).fileName();
    const auto there = folder.isEmpty() ? project.root : placeWithin(project.root, folder);
    return there && !file.isEmpty() && file != u"." && file != u".." && !QDir::isAbsolutePath(name) ? std::optional(QString(*there % u'/' % file)) : std::nullopt;
}

void forgetJournal(const project::Project &project)
{
    // The plan first: texts without it mean nothing.
    removeFile(journalOf(project) + u"/plan.json"_s);
    QDir(journalOf(project)).removeRecursively();
}

} // namespace

Result<Renaming> planRename(const project::Project &project, const project::Tree &tree,
                            const project::TextIndex &index, const QString &path, const QString &name)
{
    QString fileName = name.trimmed();
    if (fileName.isEmpty() || fileName.startsWith(u'.') || fileName.contains(u'/') || fileName.contains(u'\n') || fileName.contains(u"[[")
        || fileName.contains(u"]]") || fileName.contains(u'|') || fileName.contains(u'#'))
        return failure(ErrorKind::BadInput, tr("this is no name for a file; leave out / # | [[ ]] and a dot at the beginning"), path);
    if (const QString suffix = QFileInfo(path).suffix(); !suffix.isEmpty() && !fileName.endsWith(u'.' + suffix, Qt::CaseInsensitive))
        fileName += u'.' + suffix;
    Renaming renaming{path, folderOf(path).isEmpty() ? fileName : QString(folderOf(path) % u'/' % fileName), {}};
    if (QFileInfo::exists(project.root % u'/' % renaming.to))
        return failure(ErrorKind::Conflict, tr("a file of this name is there already; choose another name"), project.root % u'/' % renaming.to);
    if (const auto mention = mentionLost(project, index, path, renaming.to))
        return failure(ErrorKind::BadInput, tr("line %1 of %2 names this run as “%3” and would lose it; change that line first").arg(mention->line).arg(mention->path, mention->name), mention->path, mention->line);
    if (const auto file = isPictureFile(path) ? runFileNaming(project, path) : std::nullopt)
        return failure(ErrorKind::BadInput, tr("%1 belongs to a run and names this picture, which it would lose; leave it as it is, or copy it into assets/ and give the copy a name").arg(*file), path);
    project::Tree then = tree;
    then.files.replaceInStrings(QRegularExpression(u'^' % QRegularExpression::escape(path) % u'$'), renaming.to);
    if (!then.files.contains(renaming.to))
        then.files.append(renaming.to);  // of those that a scan leaves out
    then.files.sort();  // as a scan has them: of two of a name the first counts
    const project::LinkTable table(project, tree), after(project, then);
    QStringList files;
    for (const Reference &reference : referencesTo(project, tree, index, path))
        if (!files.contains(reference.path))
            files.append(reference.path);
    // Links that will be found at the new name, though they mean another document of it.
    for (const QString &file : namersOf(index, renaming.to))
        if (!files.contains(file))
            files.append(file);
    if (!files.contains(path))
        files.append(path);  // it may name itself
    for (const QString &file : std::as_const(files)) {
        const auto place = placeWithin(project.root, file);
        if (!place)
            continue;
        const auto bytes = readFile(*place);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (!decodeText(*bytes).format.valid || !holdsLinks(file))
            continue;
        const auto changed = follow(file, *bytes, table, after, path, renaming.to);
        if (!changed)
            return std::unexpected(changed.error());
        if (changed->before != changed->after)
            renaming.files.append(*changed);
    }
    return renaming;
}

Renaming reversed(const Renaming &renaming)
{
    Renaming back{renaming.to, renaming.from, {}};
    for (const Renaming::File &file : renaming.files)
        back.files.append({file.path == renaming.from ? renaming.to : file.path, file.after, file.before, {}});
    return back;
}

Result<> carryOut(const project::Project &project, const Renaming &renaming)
{
    if (const auto may = project::mayWrite(project); !may)
        return may;
    const auto full = [&project](const QString &path) { return QString(project.root % u'/' % path); };
    if (QFileInfo::exists(full(renaming.to)))
        return failure(ErrorKind::Conflict, tr("a file of this name is there already; choose another name"), full(renaming.to));
    for (const Renaming::File &file : renaming.files) {
        const auto now = readFile(full(file.path));
        if (!now || *now != file.before)
            return failure(ErrorKind::Conflict, tr("this file was changed meanwhile; rename again"), full(file.path));
    }
    if (const auto ready = project::prepareState(project); !ready)
        return ready;
    for (qsizetype i = 0; i < renaming.files.size(); ++i)
        if (const auto done = writeWithin(project.stateFolder(), u"renaming/"_s + QString::number(i), renaming.files.at(i).after); !done) {
            forgetJournal(project);
            return done;
        }
    // From here on it will be finished, by whomever.
    if (const auto done = writeWithin(project.stateFolder(), u"renaming/plan.json"_s, planOf(renaming)); !done) {
        forgetJournal(project);
        return done;
    }
    Result<> result;
    qsizetype written = 0;
    for (; written < renaming.files.size() && result; ++written)
        result = writeFile(full(renaming.files.at(written).path), renaming.files.at(written).after);
    if (result)
        result = moveTo(full(renaming.from), full(renaming.to));
    if (!result)
        for (qsizetype i = 0; i < written; ++i)
            if (const auto &file = renaming.files.at(i); readFile(full(file.path)).value_or(QByteArray()) == file.after)
                std::ignore = writeFile(full(file.path), file.before);
    forgetJournal(project);
    if (result)
        std::ignore = project::History(project).moved(full(renaming.from), full(renaming.to));
    return result;
}

Result<std::optional<std::pair<QString, QString>>> finishRenaming(const project::Project &project)
{
    if (const auto may = project::mayWrite(project); !may)
        return std::unexpected(may.error());
    const auto bytes = readFile(journalOf(project) % u"/plan.json"_s);
    if (!bytes) {
        // Texts without a plan: it was killed before anything was done.
        if (QFileInfo::exists(journalOf(project)))
            forgetJournal(project);
        return std::nullopt;
    }
    const QJsonObject plan = QJsonDocument::fromJson(*bytes).object();
    const QString from = plan.value("from"_L1).toString(), to = plan.value("to"_L1).toString();
    const QJsonArray files = plan.value("files"_L1).toArray();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QJsonObject file = files.at(i).toObject();
        const auto path = placeWithin(project.root, file.value("path"_L1).toString());
        if (!path)
            continue;
        const auto now = readFile(*path);
        const auto after = readFile(journalOf(project) % u'/' % QString::number(i));
        // Who was changed by another hand since is left as it is.
        if (!now || !after || project::hashOf(*now) != file.value("before"_L1).toString().toLatin1()
            || project::hashOf(*after) != file.value("after"_L1).toString().toLatin1())
            continue;
        if (const auto done = writeFile(*path, *after); !done)
            return std::unexpected(done.error());
    }
    const auto was = placeOf(project, from), is = placeOf(project, to);
    if (!was || !is) {
        forgetJournal(project);
        return std::nullopt;
    }
    if (QFileInfo::exists(*was) && !QFileInfo::exists(*is))
        if (const auto done = moveTo(*was, *is); !done)
            return std::unexpected(done.error());
    std::ignore = project::History(project).moved(*was, *is);
    forgetJournal(project);
    return std::pair(from, to);
}

} // namespace yeonji::diary
