// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paths.h"

#include "core/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji {

bool isWithin(const QString &path, const QString &folder)
{
    return !folder.isEmpty() && (path == folder || path.startsWith(folder.endsWith(u'/') ? folder : QString(folder + u'/')));
}

QString nameWithin(const QString &path, const QString &folder)
{
    return path != folder && isWithin(path, folder) ? path.sliced(folder.size() + (folder.endsWith(u'/') ? 0 : 1)) : path;
}

QString realPath(const QString &path)
{
    QString at = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QStringList rest;  // what is not there, from its last part on
    for (int links = 0; links < 40 && QDir::isAbsolutePath(at);) {
        const QFileInfo info(at);
        if (info.isSymbolicLink() && !info.exists()) {
            // Relative to where the link really lies: `..` behind a linked folder is that one's parent.
            at = QDir::cleanPath(QDir(realPath(info.path())).absoluteFilePath(info.readSymLink()));
            ++links;
        } else if (QString real = info.canonicalFilePath(); !real.isEmpty()) {
            for (auto part = rest.crbegin(); part != rest.crend(); ++part)
                real += (real.endsWith(u'/') ? QString() : u"/"_s) % *part;
            return real;
        } else {
            rest.append(info.fileName());
            at = info.path();
        }
    }
    return {};
}

QString spelledPath(const QString &path)
{
    if (QFileInfo::exists(path))
        return path;
    QString at;
    const QStringList parts = path.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QString next = i == 0 ? parts.first() : QString(at % u'/' % parts[i]);
        if (!next.isEmpty() && !QFileInfo::exists(next)) {
            const QStringList there = QDir(at.isEmpty() ? (i == 0 ? u"."_s : u"/"_s) : at).entryList(QDir::AllEntries | QDir::Hidden);
            const auto same = std::ranges::find(there, nfc(parts[i]), nfc);
            if (same == there.cend())
                return path;
            next = i == 0 ? *same : QString(at % u'/' % *same);
        }
        at = next;
    }
    return at;
}

bool leadsWithin(const QString &path, const QString &folder)
{
    const QString real = realPath(path);
    return !real.isEmpty() && isWithin(real, realPath(folder));
}

std::optional<QString> placeWithin(const QString &folder, const QString &name)
{
    if (name.isEmpty() || name == u"." || QDir::isAbsolutePath(name) || QDir::cleanPath(name) != name || name == u".." || name.startsWith(u"../"))
        return std::nullopt;
    QString at = folder;
    for (const QString &part : name.split(u'/')) {
        at += u'/' + part;
        if (QFileInfo(at).isSymbolicLink())
            return std::nullopt;
    }
    return at;
}

} // namespace yeonji
