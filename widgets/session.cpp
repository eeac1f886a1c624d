// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session.h"
#include "widgets/comparison.h"
#include "widgets/stored.h"

#include <QFileInfo>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

Session loadSession(const QString &root)
{
    const auto stored = storedValues();
    stored->beginGroup(sessionGroup(root));
    Session session;
    session.tabs = stored->value(u"tabs"_s).toStringList();
    session.tabs.removeIf([](const QString &name) {
        const QStringList paths = Comparison::pathsOf(name);
        return !std::ranges::all_of(paths, [](const QString &path) { return QFileInfo::exists(path); });
    });
    session.current = stored->value(u"current"_s).toString();
    session.lastDeck = stored->value(u"lastDeck"_s).toString();
    session.geometry = stored->value(u"geometry"_s).toByteArray();
    session.splitter = stored->value(u"splitter"_s).toByteArray();
    session.place = stored->value(u"place"_s).toString();
    session.panel = stored->value(u"panel"_s, true).toBool();
    session.outline = stored->value(u"outline"_s, false).toBool();
    return session;
}

void storeSession(const QString &root, const Session &session)
{
    const auto stored = storedValues();
    stored->beginGroup(sessionGroup(root));
    stored->setValue(u"root"_s, root);
    stored->setValue(u"tabs"_s, session.tabs);
    stored->setValue(u"current"_s, session.current);
    stored->setValue(u"lastDeck"_s, session.lastDeck);
    stored->setValue(u"geometry"_s, session.geometry);
    stored->setValue(u"splitter"_s, session.splitter);
    stored->setValue(u"place"_s, session.place);
    stored->setValue(u"panel"_s, session.panel);
    stored->setValue(u"outline"_s, session.outline);
}

} // namespace yeonji::widgets
