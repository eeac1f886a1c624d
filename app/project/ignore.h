// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What stays out of tree, index and watch: folders no one wrote by hand, hidden names, and what the
// .gitignore files of the project name (gitignore(5): nested files, negation, anchors, `**`).

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <vector>

namespace yeonji::project {

// .git, .venv, node_modules, __pycache__, checkpoints…, by name alone. Every hidden name is noise.
bool isNoise(QByteArrayView name, bool folder);

class Ignore;
using IgnorePtr = std::shared_ptr<const Ignore>;

// The rules that hold in one folder: its own .gitignore after those of the folders above it. Names
// are bytes as the file system has them.
class Ignore
{
public:
    // `folder` is relative to the project's root, "" for the root itself; `above` may be null.
    static IgnorePtr read(QByteArrayView gitignore, const QByteArray &folder, IgnorePtr above);

    // `path` is relative to the project's root. The last rule that matches decides.
    bool ignores(const QByteArray &path, bool folder) const;

private:
    struct Rule
    {
        QByteArray pattern;
        bool negated = false, folderOnly = false, anchored = false;
        bool plain = false;  // no glob in it: compared, not matched
    };
    static bool matches(const Rule &rule, const QByteArray &below, const char *name);

    QByteArray m_folder;
    std::vector<Rule> m_rules;
    IgnorePtr m_above;
};

} // namespace yeonji::project
