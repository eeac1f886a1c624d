// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/links.h"

#include "core/paths.h"
#include "core/text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

// A `%` that begins no code is itself.
QString decoded(QString target)
{
    static const QRegularExpression alone(u"%(?![0-9A-Fa-f]{2})"_s);
    return QUrl::fromPercentEncoding(target.replace(alone, u"%25"_s).toUtf8());
}

} // namespace

LinkTable::LinkTable(const Project &project, const Tree &tree) : m_root(project.root), m_bases{QString()}
{
    for (const QString &folder : project.config.roots)
        if (folder != project.root && isWithin(folder, project.root))
            m_bases.append(nameWithin(folder, project.root));
    m_files.reserve(tree.files.size());
    m_names.reserve(2 * tree.files.size());
    for (const QString &file : tree.files) {
        const QString composed = nfc(file);
        m_files.insert(composed, file);
        const QString name = composed.sliced(composed.lastIndexOf(u'/') + 1);
        const auto dot = name.lastIndexOf(u'.');
        for (const QString &way : {name, dot < 0 ? name : name.first(dot)})
            if (!m_names.contains(way))
                m_names.insert(way, file);
    }
}

QString LinkTable::resolve(const QString &folder, const QString &target) const
{
    if (target.contains(u"://"))
        return {};
    const QString name = decoded(target.section(u'#', 0, 0).section(u'|', 0, 0)).trimmed();
    if (name.isEmpty())
        return {};
    QStringList paths;  // from the root
    for (const QString &base : (name.startsWith(u'/') ? QStringList() : QStringList{folder}) + m_bases)
        for (const QString &suffix : {u""_s, u".md"_s})
            paths.append(QDir::cleanPath(QString(base % u'/' % name % suffix)).mid(base.isEmpty() ? 1 : 0));
    for (const QString &path : std::as_const(paths))
        if (const auto found = m_files.constFind(nfc(path)); found != m_files.cend())
            return *found;
    // Inside the project, that is: a path that begins with `..` after cleaning leads out.
    paths.removeIf([](const QString &path) { return path.isEmpty() || path == u".." || path.startsWith(u"../"); });
    const auto onDisk = [&](bool (QFileInfo::*is)() const) {
        const auto found = std::ranges::find_if(paths, [&](const QString &path) { return (QFileInfo(m_root % u'/' % path).*is)(); });
        return found == paths.cend() ? QString() : *found;
    };
    if (const QString file = onDisk(&QFileInfo::isFile); !file.isEmpty())
        return file;
    if (const auto named = m_names.constFind(nfc(name)); named != m_names.cend())
        return *named;
    return onDisk(&QFileInfo::isDir);
}

QString LinkTable::resolvePicture(const QString &folder, const QString &target) const
{
    if (target.contains(u"://"))
        return {};
    const QString name = decoded(target);
    QStringList paths;  // from the root
    for (const QString &tried : {target, name, name.section(u'?', 0, 0).section(u'#', 0, 0)})
        for (const QString &base : tried.startsWith(u'/') ? m_bases : QStringList{folder})
            if (!tried.isEmpty())
                paths.append(QDir::cleanPath(QString(base % u'/' % tried)).mid(base.isEmpty() ? 1 : 0));
    for (const QString &path : std::as_const(paths))
        if (const auto found = m_files.constFind(nfc(path)); found != m_files.cend())
            return *found;
    const auto onDisk = std::ranges::find_if(paths, [this](const QString &path) {
        return path != u".." && !path.startsWith(u"../"_s) && QFileInfo(m_root % u'/' % path).isFile();
    });
    return onDisk == paths.cend() ? QString() : *onDisk;
}

std::optional<QString> resolveLink(const Project &project, const LinkTable &table, const QString &documentFolder, const QString &target)
{
    const QString folder = QDir(project.root).relativeFilePath(QFileInfo(documentFolder).canonicalFilePath());
    const QString found = table.resolve(folder, target);
    const QString path = project.root % u'/' % found;
    return found.isEmpty() || !leadsWithin(path, project.root) ? std::nullopt : std::optional(path);
}

} // namespace yeonji::project
