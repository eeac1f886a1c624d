// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/exhibit.h"

#include <QCoreApplication>
#include <QFile>

namespace yeonji::runs {

Result<QByteArray> contentOf(const Exhibit &exhibit)
{
    QFile file(exhibit.file);
    if (file.open(QIODevice::ReadOnly) && exhibit.bytes <= file.size() - exhibit.offset && file.seek(exhibit.offset))
        if (QByteArray bytes = file.read(exhibit.bytes); bytes.size() == exhibit.bytes)
            return bytes;
    return failure(ErrorKind::NotReadable,
                   QCoreApplication::translate("runs", "this is not in the run's file any more; open the run again"), exhibit.file);
}

} // namespace yeonji::runs
