// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison.h"

namespace yeonji::widgets {

Comparison::Comparison(Workspace &workspace, const QStringList &paths, QWidget *parent)
    : RunPane(workspace, paths, parent), m_path(nameOf(paths))
{
}

QString Comparison::nameOf(const QStringList &paths)
{
    return paths.join(u'\n');
}

QStringList Comparison::pathsOf(const QString &name)
{
    return name.split(u'\n', Qt::SkipEmptyParts);
}

} // namespace yeonji::widgets
