// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/asked.h"

#include "commands/usage.h"
#include "runs/reader.h"

namespace yeonji::commands {

int eachAsked(const QStringList &paths, const std::function<void(const QString &path, const runs::RunPtr &run)> &each)
{
    int status = 0;
    for (const QString &path : paths) {
        const auto read = runs::readAll({path});
        if (!read) {
            Error error = read.error();
            error.file = shownPath(error.file, path);
            status = failed(error);
            continue;
        }
        for (const runs::RunPtr &run : *read)
            each(path, run);
    }
    return status;
}

} // namespace yeonji::commands
