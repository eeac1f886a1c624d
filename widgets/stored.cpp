// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stored.h"

#include <QCryptographicHash>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

std::unique_ptr<QSettings> storedValues()
{
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"yeonji"_s, u"yeonji"_s);
}

QString sessionGroup(const QString &root)
{
    const QByteArray hash = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha1).toHex().first(16);
    return u"session/"_s % QLatin1StringView(hash);
}

} // namespace yeonji::widgets
