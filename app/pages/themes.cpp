// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/themes.h"

#include "core/files.h"
#include "core/paths.h"

#include <QDir>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

namespace {

constexpr qint64 largest = 2 * 1024 * 1024;
constexpr int atMost = 100;

} // namespace

QJsonArray themesFor(const QString &deck, const QString &root)
{
    const QDir beside(QFileInfo(deck).absolutePath());
    QStringList folders{beside.filePath(u"themes"_s)};
    if (!root.isEmpty())
        folders.append(QDir(root).filePath(u"decks/themes"_s));
    folders.removeDuplicates();
    const QString within = root.isEmpty() ? beside.path() : root;
    QJsonArray themes;
    for (const QString &folder : std::as_const(folders)) {
        const auto files = QDir(folder).entryInfoList({u"*.css"_s}, QDir::Files | QDir::Readable, QDir::Name);
        for (const QFileInfo &file : files) {
            // A link may not lead out of what the document may show.
            if (!leadsWithin(file.filePath(), within) || themes.size() >= atMost)
                continue;
            const auto css = readFile(file.filePath(), largest);
            if (css)
                themes.append(QJsonObject{{u"css"_s, QString::fromUtf8(*css)}, {u"file"_s, file.filePath()}});
        }
    }
    return themes;
}

} // namespace yeonji::pages
