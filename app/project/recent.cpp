// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/recent.h"

#include "core/files.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

constexpr qsizetype kept = 12;

QString listFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/yeonji/recent"_s;
}

// The list is a convenience: that it cannot be written is not worth a word to the person.
void write(const QStringList &projects)
{
    std::ignore = writeFile(listFile(), projects.join(u'\n').toUtf8());
}

} // namespace

QStringList recentProjects()
{
    const auto bytes = readFile(listFile(), 1 << 20);
    return bytes ? QString::fromUtf8(*bytes).split(u'\n', Qt::SkipEmptyParts) : QStringList();
}

void rememberProject(const QString &root)
{
    QStringList projects = recentProjects();
    projects.removeAll(root);
    projects.prepend(root);
    write(projects.first(std::min(kept, projects.size())));
}

void forgetProject(const QString &root)
{
    QStringList projects = recentProjects();
    if (projects.removeAll(root) > 0)
        write(projects);
}

} // namespace yeonji::project
