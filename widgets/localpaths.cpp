// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/localpaths.h"

#include <QMimeData>
#include <QUrl>

namespace yeonji::widgets {

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    if (data && data->hasUrls())
        for (const QUrl &url : data->urls())
            if (url.isLocalFile())
                paths.append(url.toLocalFile());
    return paths;
}

} // namespace yeonji::widgets
