// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A project may be a git repository: then the last commit is one more earlier text, and what differs from
// it can be shown and, when a person asks for it, committed. The repository may be anyone's: nothing that
// its configuration names is run (hooks, a program for signatures, one to fetch what is not here), and
// where it names filters of its own, no commit is made. Every call waits for git.

#include "core/error.h"
#include "project/project.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace yeonji::project {

struct Committed
{
    QByteArray bytes;
    QDateTime when;
};

// What the last commit has of a file; nothing: no repository, no git, or no such file in it. Waits for
// git, a few hundredths of a second and three seconds at most, so it is asked on a worker.
std::optional<Committed> lastCommitted(const QString &path);

struct Uncommitted
{
    enum class Is { New, Changed, Gone };
    QString path;  // from the project's root
    Is is = Is::Changed;

    friend bool operator==(const Uncommitted &, const Uncommitted &) = default;
};

// What differs from the last commit below the project's root, by path; what git ignores is left out.
// NotFound: the folder is in no repository, or git is not installed.
Result<QList<Uncommitted>> uncommitted(const Project &project);

// A commit of these files (from the root) as they are now, and of nothing else that may be staged. Its
// short name.
Result<QString> commit(const Project &project, const QStringList &paths, const QString &message);

} // namespace yeonji::project
