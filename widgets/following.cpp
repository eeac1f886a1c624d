// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/following.h"

#include "widgets/catalog.h"
#include "widgets/workspace.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace yeonji::widgets {

void follow(Tab &tab, const Workspace &workspace, const Catalog &catalog, const QString &target)
{
    if (target.startsWith(u"http://") || target.startsWith(u"https://") || target.startsWith(u"mailto:")) {
        QDesktopServices::openUrl(QUrl(target));
        return;
    }
    if (const auto found = project::resolveLink(workspace.project(), catalog.links(), QFileInfo(tab.path()).absolutePath(), target))
        Q_EMIT tab.openRequested(*found, 0);
    else
        Q_EMIT tab.message(Tab::tr("There is no “%1” in this project.").arg(target));
}

} // namespace yeonji::widgets
