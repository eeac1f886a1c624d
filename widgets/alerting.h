// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tells the person what happened to a run: on the desktop, in the window's own bar, and as a stamped line
// in today's entry, as the settings say.

#include "core/error.h"
#include "runs/alerts.h"

#include <QObject>

#include <memory>

namespace yeonji::widgets {

class Putting;
class Workspace;

class Alerting : public QObject
{
    Q_OBJECT
public:
    Alerting(Workspace &workspace, Putting &putting, QObject *parent);

    void look(const runs::RunPtr &run);

Q_SIGNALS:
    void told(const QString &sentence, const QString &path);
    void failed(const yeonji::Error &error);

private:
    void begin();

    Workspace &m_workspace;
    Putting &m_putting;
    std::unique_ptr<runs::Alerts> m_alerts;
    QString m_root;
};

} // namespace yeonji::widgets
