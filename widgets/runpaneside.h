// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Beside the curves: how a run stands, what the runs were set to (what differs first), what checks noticed, and the
// files they were read from.

#include "core/tokens.h"
#include "runs/cadence.h"
#include "runs/run.h"

#include <QDateTime>
#include <QHash>
#include <QScrollArea>

class QVBoxLayout;

namespace yeonji::widgets {

class RunSide : public QScrollArea
{
    Q_OBJECT
public:
    explicit RunSide(QWidget *parent = nullptr);

    // Of a run that is alone.
    struct Standing
    {
        std::optional<runs::Outlook> outlook;
        QDateTime written;  // when it wrote last; invalid: unknown
    };
    void setRuns(const std::vector<runs::RunPtr> &runs, const QHash<QString, QString> &colours, const Tokens &tokens,
                 const QString &root, const Standing &standing);

Q_SIGNALS:
    void openRequested(const QString &path, int line);

private:
    void addHeading(const QString &text);
    void addState(const Standing &standing);
    void addRuns();
    void addParams();
    void addFindings();
    void addFiles();

    std::vector<runs::RunPtr> m_runs;
    QHash<QString, QString> m_colours;
    const Tokens *m_tokens = nullptr;
    QString m_root;
    qsizetype m_reason = -1;  // the finding of a run that is alone which says why it failed, told with its state
    QVBoxLayout *m_column = nullptr;
};

} // namespace yeonji::widgets
