// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/references.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/fold.h"
#include "core/markdown.h"
#include "core/notebooktext.h"
#include "core/paths.h"
#include "core/text.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

bool isHexDigit(QChar c)
{
    return QStringView(u"0123456789abcdefABCDEF").contains(c);
}

// Of decks, as pages find it.
bool isTheme(const QString &path)
{
    return path.endsWith(".css"_L1, Qt::CaseInsensitive) && path.section(u'/', -2, -2) == "themes"_L1;
}

// Pictures of a theme: `url(../assets/loss.png)`.
QList<WrittenLink> picturesOf(QString css)
{
    static const QRegularExpression comments(uR"(/\*.*?\*/)"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression address(uR"re(\burl\(\s*["']?([^()"'<>\\\n]+?)\s*["']?\s*\))re"_s, QRegularExpression::CaseInsensitiveOption);
    const QStringList lines = css.split(u'\n');
    for (auto matches = comments.globalMatch(QString(css)); matches.hasNext();) {
        const auto match = matches.next();
        css.replace(match.capturedStart(), match.capturedLength(), match.captured().replace(QRegularExpression(u"[^\n]"_s), u" "_s));
    }
    QList<WrittenLink> links;
    for (auto matches = address.globalMatch(css); matches.hasNext();) {
        const auto match = matches.next();
        const int line = 1 + int(QStringView(css).first(match.capturedStart(1)).count(u'\n'));
        links.append({{line, match.captured(1), line, match.captured(1), Link::Is::Background}, lines.at(line - 1).trimmed()});
    }
    return links;
}

} // namespace

bool holdsLinks(const QString &path)
{
    return isMarkdownFile(path) || isNotebookFile(path) || isTheme(path);
}

QList<WrittenLink> linksIn(const QString &path, const QByteArray &bytes)
{
    if (isTheme(path))
        return picturesOf(nfc(decodeText(bytes).text));
    const NotebookText cells = isNotebookFile(path) ? notebookMarkdown(bytes) : NotebookText();
    const QString text = decodeText(isNotebookFile(path) ? cells.text : bytes).text;
    const QStringList lines = text.split(u'\n');
    const auto inFile = [&](int line) { return isNotebookFile(path) ? cells.lines.value(line - 1) : line; };
    QList<WrittenLink> links;
    const Outline outline = outlineOf(text);
    for (const Link &link : outline.links + outline.pictures + outline.bibliographies)
        links.append({{inFile(link.line), link.target, inFile(link.written), link.spelt, link.is}, lines.value(link.line - 1).trimmed()});
    std::ranges::stable_sort(links, {}, &WrittenLink::line);
    return links;
}

QString ledTo(const project::LinkTable &table, const QString &document, const Link &link)
{
    // Addresses in a theme begin at the deck, whose folder has it in `themes`.
    const QString path = isTheme(document) ? document.section(u'/', 0, -3) : QFileInfo(document).path(), folder = path == u"." ? QString() : path;
    switch (link.is) {
    case Link::Is::Link: return table.resolve(folder, link.target);
    // An include is a path as it is, with nothing escaped.
    case Link::Is::Include: return table.resolve(folder, QString(link.target).replace(u'%', u"%25"_s));
    // One that is named without its folder is not shown, but it is clear which is meant.
    case Link::Is::Embed:
        if (const QString shown = table.resolvePicture(folder, link.target); !shown.isEmpty())
            return shown;
        return table.resolve(folder, link.target);
    case Link::Is::Picture:
    case Link::Is::Background: return table.resolvePicture(folder, link.target);
    // A path as it is too, and one of the whole system if it begins with a slash.
    case Link::Is::Bibliography:
        return link.target.startsWith(u'/') ? QString() : table.resolvePicture(folder, QString(link.target).replace(u'%', u"%25"_s));
    }
    return {};
}

QString inJson(QString text, Letters letters)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    if (letters == Letters::All)
        return text;
    QString ascii;
    for (const QChar c : std::as_const(text))
        ascii += c.unicode() < 0x80 ? QString(c) : u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
    return ascii;
}

QString wikiTarget(const QString &path)
{
    constexpr QStringView marks = u"[]|#<>`$\\{}\n";
    const auto means = [&](qsizetype at) {
        return marks.contains(path.at(at)) || (path.at(at) == u'%' && at + 2 < path.size() && isHexDigit(path.at(at + 1)) && isHexDigit(path.at(at + 2)));
    };
    QString target;
    for (qsizetype at = 0; at < path.size(); ++at)
        target += means(at) ? QString::fromLatin1(QByteArray(1, path.at(at).toLatin1()).toPercentEncoding()) : QString(path.at(at));
    return target;
}

namespace {

// Whether a name may stand in a text, however links write it: some of its letters escaped, all or none.
bool mayName(QByteArrayView text, const QByteArray &name)
{
    if (text.contains(name))
        return true;
    if (!text.contains('%') && !text.contains('\\') && !text.contains('&') && !text.contains("''"))
        return false;
    QByteArray plain = QByteArray::fromPercentEncoding(text.toByteArray());
    plain.replace("\\", "").replace("''", "'");
    if (plain.contains('&'))
        plain = withoutEntities(QString::fromUtf8(plain)).toUtf8();
    return folded(plain).contains(name);
}

} // namespace

QStringList namersOf(const project::TextIndex &index, const QString &path)
{
    const QByteArray name = folded(QFileInfo(path).completeBaseName().toUtf8());
    QStringList files;
    for (const project::IndexedText &text : index.texts())
        if (holdsLinks(text.document.path) && mayName(text.folded, name))
            files.append(text.document.path);
    return files;
}

QList<Reference> referencesTo(const project::Project &project, const project::Tree &tree,
                              const project::TextIndex &index, const QString &path)
{
    const project::LinkTable table(project, tree);
    QList<Reference> references;
    QStringList files = namersOf(index, path);
    // Themes are no documents, and few.
    if (isPictureFile(path))
        std::ranges::copy_if(tree.files, std::back_inserter(files), isTheme);
    for (const QString &file : std::as_const(files)) {
        if (file == path)
            continue;
        const auto bytes = readFile(project.root % u'/' % file);
        if (!bytes)
            continue;
        for (const WrittenLink &link : linksIn(file, *bytes))
            if (ledTo(table, file, link) == path)
                references.append({file, link.line, link.text, link.target});
    }
    return references;
}

} // namespace yeonji::diary
