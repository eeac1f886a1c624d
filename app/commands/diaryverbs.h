// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The verbs that read and fill the diary: DESIGN §6 gives their calls and their JSON.

#include "diary/outline.h"
#include "project/textindex.h"

#include <QJsonObject>
#include <QStringList>

namespace yeonji::commands {

int searchVerb(const QStringList &arguments);
int agendaVerb(const QStringList &arguments);
int entriesVerb(const QStringList &arguments);
int importVerb(const QStringList &arguments);

// What they share.
struct Indexed
{
    project::Project project;
    project::TextIndexPtr index;
};
// Opens the project and brings its index up to date.
Result<Indexed> openIndexed(const QString &path);
// Says which documents could not be looked into; the exit status.
int tellUnread(const QList<Error> &unread, const QString &given);
// Keeps the index for the next call, if reading it anew would take a moment. After the answer is out.
void keep(const Indexed &indexed);

QJsonObject promiseJson(const diary::Promise &promise, const QString &file);

} // namespace yeonji::commands
