// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A project's window comes back as it was left: open tabs and which one was looked at, the splitters,
// the panel, place and size.

#include <QByteArray>
#include <QStringList>

namespace yeonji::widgets {

struct Session
{
    QStringList tabs;       // as they stood: paths, or names of compared runs
    QString current;
    QString lastDeck;       // *put on slide* goes there
    QByteArray geometry;
    QByteArray splitter;
    QString place;          // of the rail, by its id
    bool panel = true;
    bool outline = false;
};

Session loadSession(const QString &root);
void storeSession(const QString &root, const Session &session);

} // namespace yeonji::widgets
