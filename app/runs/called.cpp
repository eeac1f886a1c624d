// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/called.h"

#include <QFileInfo>

namespace yeonji::runs {

namespace {

QString keyOf(const QString &path, const QString &part)
{
    return Found{.path = QFileInfo(path).canonicalFilePath(), .name = {}, .part = part}.key();
}

} // namespace

Names namesOf(const std::vector<RunPtr> &runs)
{
    Names names;
    for (const RunPtr &run : runs)
        names.insert(keyOf(run->path, run->part), run->name);
    return names;
}

Names namesOf(const std::vector<Found> &found)
{
    Names names;
    for (const Found &one : found)
        names.insert(keyOf(one.path, one.part), one.name);
    return names;
}

QSet<QString> call(std::vector<Found> &found, const Names &names)
{
    QSet<QString> called;
    if (names.isEmpty())
        return called;
    for (Found &one : found)
        if (const auto name = names.constFind(keyOf(one.path, one.part)); name != names.cend()) {
            one.name = *name;
            called.insert(one.key());
        }
    return called;
}

} // namespace yeonji::runs
