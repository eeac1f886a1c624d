// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/links.h"

#include "core/text.h"
#include "project/tree.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace yeonji::project {

std::optional<QString> resolveLink(const Project &project, const QString &documentFolder, const QString &target)
{
    QString name = QUrl::fromPercentEncoding(target.toUtf8());
    name = name.section(u'#', 0, 0).section(u'|', 0, 0).trimmed();
    if (name.isEmpty())
        return std::nullopt;
    const bool rooted = name.startsWith(u'/');
    QStringList bases = rooted ? QStringList() : QStringList{documentFolder};
    bases.append(project.root);
    bases += project.config.roots;
    for (const QString &base : std::as_const(bases)) {
        for (const QString &suffix : {u""_s, u".md"_s}) {
            const QFileInfo info(QDir::cleanPath(base % u'/' % name % suffix));
            const QString found = info.canonicalFilePath();
            if (info.exists() && (found == project.root || found.startsWith(project.root + u'/')))
                return info.absoluteFilePath();
        }
    }
    const auto tree = scan(project);
    if (!tree)
        return std::nullopt;
    for (const QString &file : tree->files) {
        const QFileInfo info(file);
        if (nfc(info.completeBaseName()) == nfc(name) || nfc(info.fileName()) == nfc(name))
            return project.root % u'/' % file;
    }
    return std::nullopt;
}

} // namespace yeonji::project
