// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/references.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/fold.h"
#include "core/paths.h"
#include "core/text.h"
#include "diary/outline.h"
#include "project/links.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

QList<Reference> referencesTo(const project::Project &project, const project::Tree &tree,
                              const project::TextIndex &index, const QString &path)
{
    const project::LinkTable table(project, tree);
    const QString name = QFileInfo(path).completeBaseName();
    const QByteArray plain = folded(name.toUtf8());
    const QByteArray escaped = folded(QUrl::toPercentEncoding(name));
    QList<Reference> references;
    for (const project::IndexedText &text : index.texts()) {
        const QString &file = text.document.path;
        if (file == path || !isMarkdownFile(file)
            || (!text.folded.contains(plain) && (escaped == plain || !text.folded.contains(escaped))))
            continue;
        const auto bytes = readFile(project.root % u'/' % file);
        if (!bytes)
            continue;
        const QString now = decodeText(*bytes).text;
        const QString folder = QFileInfo(file).path() == u"." ? QString() : QFileInfo(file).path();
        const QStringList lines = now.split(u'\n');
        for (const Link &link : outlineOf(now).links)
            if (table.resolve(folder, link.target) == path)
                references.append({file, link.line, lines.value(link.line - 1).trimmed(), link.target});
    }
    return references;
}

} // namespace yeonji::diary
