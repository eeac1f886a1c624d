// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerting.h"

#include "core/markdown.h"
#include "diary/stamp.h"
#include "project/project.h"
#include "widgets/notifier.h"
#include "widgets/putting.h"
#include "widgets/workspace.h"

#include <QDateTime>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// A paragraph that another viewer shows as it is: the stamp, then the words, in which nothing is a mark.
QString lineFor(const runs::Alert &alert, const QString &place)
{
    const QDateTime now = QDateTime::currentDateTime();
    const diary::Stamp stamp{now.date(), QTime(now.time().hour(), now.time().minute()), place};
    return diary::writeStamp(stamp) % u'\n' % escapedMarkdown(QString(alert.run % u": "_s % alert.sentence).simplified()) % u'\n';
}

} // namespace

Alerting::Alerting(Workspace &workspace, Putting &putting, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_putting(putting)
{
    connect(&workspace, &Workspace::projectChanged, this, &Alerting::begin);
    begin();
}

void Alerting::begin()
{
    if (m_alerts && m_root == m_workspace.project().root)
        return;
    m_root = m_workspace.project().root;
    if (m_workspace.project().made)
        (void)project::prepareState(m_workspace.project());
    // Beside what else is remembered of the project, not in its cache: to forget would be to tell again.
    m_alerts = std::make_unique<runs::Alerts>(m_workspace.project().stateFolder() % u"/alerts.json"_s);
}

void Alerting::look(const runs::RunPtr &run)
{
    for (const runs::Alert &alert : m_alerts->news(*run)) {
        const Settings &settings = m_workspace.settings();
        if (settings.notifyRuns)
            notifyDesktop(alert.level, alert.run, alert.sentence);
        // Only a project has a diary, and of two windows on it the one that writes notes it.
        if (settings.noteRuns && m_workspace.project().made && m_workspace.whyReadOnly().isEmpty())
            if (const auto put = m_putting.intoToday(lineFor(alert, m_workspace.project().config.place)); !put)
                Q_EMIT failed(put.error());
        Q_EMIT told(alert.run % u": "_s % alert.sentence, alert.path);
    }
}

} // namespace yeonji::widgets
