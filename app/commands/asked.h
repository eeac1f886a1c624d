// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The runs a person asked for on the command line, by one rule for every verb: what can be read is
// used, each path that cannot is one sentence on standard error, and the verb then ends with 1.

#include "project/project.h"
#include "runs/called.h"

#include <QHash>

#include <functional>

namespace yeonji::commands {

// Where it lies here: a path as it is; of `ssh://host/folder` the mirror, fetched first (runs/remote.h). If
// that fails the sentence is said and the verb will end with 1; what was fetched before serves, and without
// it there is no path.
struct Here
{
    QString path;
    int status = 0;
};
Here placeOf(const QString &asked);

using Directions = QHash<QString, QString>;  // glob of metrics → "min" or "max", from yeonji.yaml

// The projects that paths lie in, also those that are not there yet. A yeonji.yaml that cannot be read
// is one sentence, the verb ends with 1, and what is asked for is shown as without it.
class AskedProjects
{
public:
    project::Project of(const QString &path);
    Directions directionsOf(const QString &path) { return of(path).config.directions; }
    int status() const { return m_status; }

private:
    QHash<QString, project::Project> m_known;
    QStringList m_complained;  // files
    int m_status = 0;
};

struct Asked
{
    QString path;  // as given
    runs::RunPtr run;
    Directions directions;
};

// Calls `each` with every run, once however often it is named; no two have the same name, and those of `names` keep theirs. The exit status: 0 or 1.
int eachAsked(const QStringList &paths, const std::function<void(const Asked &asked)> &each, const runs::Names &names = {});

} // namespace yeonji::commands
