// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A project may be a git repository: then the last commit is one more earlier text. It is only read, and the
// repository may be anyone's: nothing that its configuration names is run (hooks, filters, a program for
// signatures, one to fetch what is not here).

#include "core/error.h"

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

} // namespace yeonji::project
