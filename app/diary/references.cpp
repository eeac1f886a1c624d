// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/references.h"

#include "core/files.h"
#include "core/fold.h"
#include "core/text.h"
#include "diary/outline.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

LinkTable::LinkTable(const project::Project &project, const project::Tree &tree)
{
    m_bases.append(QString());
    for (const QString &folder : project.config.roots)
        if (folder.startsWith(project.root + u'/'))
            m_bases.append(folder.sliced(project.root.size() + 1));
    m_files.reserve(tree.files.size());
    for (const QString &file : tree.files) {
        m_files.insert(nfc(file), file);
        const QFileInfo info(file);
        for (const QString &name : {nfc(info.fileName()), nfc(info.completeBaseName())})
            if (!m_names.contains(name))
                m_names.insert(name, file);
    }
}

QString LinkTable::resolve(const QString &folder, const QString &target) const
{
    if (target.contains(u"://"))
        return {};
    const QString name = nfc(QUrl::fromPercentEncoding(target.toUtf8()).section(u'#', 0, 0).section(u'|', 0, 0).trimmed());
    if (name.isEmpty())
        return {};
    QStringList bases = name.startsWith(u'/') ? QStringList() : QStringList{nfc(folder)};
    bases += m_bases;
    for (const QString &base : std::as_const(bases))
        for (const QString &suffix : {u""_s, u".md"_s})
            if (const auto found = m_files.constFind(QDir::cleanPath(QString(base % u'/' % name % suffix)).mid(base.isEmpty() ? 1 : 0));
                found != m_files.cend())
                return *found;
    return m_names.value(name);
}

QList<Reference> referencesTo(const project::Project &project, const project::Tree &tree,
                              const project::TextIndex &index, const QString &path)
{
    const LinkTable table(project, tree);
    const QString name = QFileInfo(path).completeBaseName();
    const QByteArray plain = folded(name.toUtf8());
    const QByteArray escaped = folded(QUrl::toPercentEncoding(name));
    QList<Reference> references;
    for (const project::IndexedText &text : index.texts()) {
        const QString &file = text.document.path;
        if (file == path || !file.endsWith(u".md", Qt::CaseInsensitive)
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
