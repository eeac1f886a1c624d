// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/references.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/fold.h"
#include "core/notebooktext.h"
#include "core/paths.h"
#include "core/text.h"
#include "diary/outline.h"
#include "project/links.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

bool holdsLinks(const QString &path)
{
    return isMarkdownFile(path) || isNotebookFile(path);
}

QList<WrittenLink> linksIn(const QString &path, const QByteArray &bytes)
{
    const NotebookText cells = isNotebookFile(path) ? notebookMarkdown(bytes) : NotebookText();
    const QString text = decodeText(isNotebookFile(path) ? cells.text : bytes).text;
    const QStringList lines = text.split(u'\n');
    const auto inFile = [&](int line) { return isNotebookFile(path) ? cells.lines.value(line - 1) : line; };
    QList<WrittenLink> links;
    for (const Link &link : outlineOf(text).links)
        links.append({inFile(link.line), inFile(link.written), link.target, lines.value(link.line - 1).trimmed()});
    return links;
}

namespace {

// Whether a name may stand in a text, however links write it: some of its letters escaped, all or none.
bool mayName(QByteArrayView text, const QByteArray &name)
{
    if (text.contains(name))
        return true;
    if (!text.contains('%') && !text.contains('\\'))
        return false;
    QByteArray plain = QByteArray::fromPercentEncoding(text.toByteArray());
    plain.replace("\\", "");
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
    for (const QString &file : namersOf(index, path)) {
        if (file == path)
            continue;
        const auto bytes = readFile(project.root % u'/' % file);
        if (!bytes)
            continue;
        const QString folder = QFileInfo(file).path() == u"." ? QString() : QFileInfo(file).path();
        for (const WrittenLink &link : linksIn(file, *bytes))
            if (table.resolve(folder, link.target) == path)
                references.append({file, link.line, link.text, link.target});
    }
    return references;
}

} // namespace yeonji::diary
