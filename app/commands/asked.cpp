// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/asked.h"

#include "commands/usage.h"
#include "runs/reader.h"
#include "runs/remote.h"

namespace yeonji::commands {

QString placeOf(const QString &asked, int &status)
{
    if (!runs::isRemote(asked))
        return asked;
    const auto remote = runs::Remote::parse(asked);
    const auto fetched = remote ? runs::fetch(*remote) : std::unexpected(remote.error());
    if (fetched)
        return remote->mirror();
    status = failed(fetched.error());
    return remote && remote->fetched().isValid() ? remote->mirror() : QString();
}

int eachAsked(const QStringList &paths, const std::function<void(const QString &path, const runs::RunPtr &run)> &each)
{
    int status = 0;
    for (const QString &path : paths) {
        const QString place = placeOf(path, status);
        if (place.isEmpty())
            continue;
        const auto read = runs::readAll({place});
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
