// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one channel out of the page script's world: a name and plain data, one way. (The other way is
// PageView calling functions of the script.)

#include <QJsonValue>
#include <QObject>

namespace yeonji::pages {

class Bridge : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    Q_INVOKABLE void post(const QString &name, const QJsonValue &data) { Q_EMIT posted(name, data); }

Q_SIGNALS:
    void posted(const QString &name, const QJsonValue &data);
};

} // namespace yeonji::pages
