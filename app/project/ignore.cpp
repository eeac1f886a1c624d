// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/ignore.h"

#include <QList>

#include <algorithm>
#include <cstring>
#include <fnmatch.h>

namespace yeonji::project {

bool isNoise(QByteArrayView name, bool folder)
{
    static constexpr QByteArrayView folders[] = {"node_modules", "__pycache__", "venv", "site-packages", "checkpoints"};
    if (name.startsWith('.'))
        return true;
    if (!folder)
        return name.endsWith('~');
    if (std::ranges::find(folders, name) != std::end(folders))
        return true;
    // checkpoint-500, as trainers write them
    constexpr QByteArrayView checkpoint = "checkpoint-";
    return name.startsWith(checkpoint) && name.size() > checkpoint.size()
        && std::ranges::all_of(name.sliced(checkpoint.size()), [](char c) { return c >= '0' && c <= '9'; });
}

IgnorePtr Ignore::read(QByteArrayView gitignore, const QByteArray &folder, IgnorePtr above)
{
    auto ignore = std::make_shared<Ignore>();
    ignore->m_folder = folder;
    ignore->m_above = std::move(above);
    for (QByteArray line : gitignore.toByteArray().split('\n')) {
        while (line.endsWith('\r') || (line.endsWith(' ') && !line.endsWith("\\ ")))
            line.chop(1);
        Rule rule;
        if (line.startsWith('#'))
            continue;
        if (line.startsWith('!')) {
            rule.negated = true;
            line.remove(0, 1);
        }
        if (line.endsWith("/**"))
            line.chop(2);  // all that lies in a folder is out when the folder is
        if (line.endsWith('/')) {
            rule.folderOnly = true;
            line.chop(1);
        }
        while (line.startsWith("**/"))
            line.remove(0, 3);
        rule.anchored = line.contains('/');
        if (line.startsWith('/'))
            line.remove(0, 1);
        if (line.isEmpty())
            continue;
        rule.plain = !line.contains('*') && !line.contains('?') && !line.contains('[') && !line.contains('\\');
        rule.pattern = line;
        ignore->m_rules.push_back(rule);
    }
    return ignore->m_rules.empty() ? ignore->m_above : ignore;
}

bool Ignore::matches(const Rule &rule, const QByteArray &below, const char *name)
{
    if (!rule.anchored)
        return rule.plain ? rule.pattern == name : ::fnmatch(rule.pattern.constData(), name, 0) == 0;
    if (rule.plain)
        return rule.pattern == below;
    const auto twice = rule.pattern.indexOf("/**/");
    if (twice < 0)
        return ::fnmatch(rule.pattern.constData(), below.constData(), FNM_PATHNAME) == 0;
    // `a/**/b` is a/b, and a/…/b over any number of folders.
    QByteArray near = rule.pattern;
    near.replace("/**/", "/");
    QByteArray far = rule.pattern;
    far.replace("/**/", "/*/");
    return ::fnmatch(near.constData(), below.constData(), FNM_PATHNAME) == 0
        || ::fnmatch(far.constData(), below.constData(), 0) == 0;
}

bool Ignore::ignores(const QByteArray &path, bool folder) const
{
    const char *slash = std::strrchr(path.constData(), '/');
    const char *name = slash ? slash + 1 : path.constData();
    for (const Ignore *level = this; level; level = level->m_above.get()) {
        const auto skip = level->m_folder.isEmpty() ? 0 : level->m_folder.size() + 1;
        const QByteArray below = path.sliced(skip);
        for (auto rule = level->m_rules.crbegin(); rule != level->m_rules.crend(); ++rule)
            if ((folder || !rule->folderOnly) && matches(*rule, below, name))
                return !rule->negated;
    }
    return false;
}

} // namespace yeonji::project
