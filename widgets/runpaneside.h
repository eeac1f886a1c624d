// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Beside the curves: what the runs were set to (what differs first), what checks noticed, and the
// files they were read from.

#include "core/tokens.h"
#include "runs/run.h"

#include <QHash>
#include <QScrollArea>

class QVBoxLayout;

namespace yeonji::widgets {

class RunSide : public QScrollArea
{
    Q_OBJECT
public:
    explicit RunSide(QWidget *parent = nullptr);

    void setRuns(const std::vector<runs::RunPtr> &runs, const QHash<QString, QString> &colours, const Tokens &tokens,
                 const QString &root);

Q_SIGNALS:
    void openRequested(const QString &path, int line);

private:
    void addHeading(const QString &text);
    void addRuns();
    void addParams();
    void addFindings();
    void addFiles();

    std::vector<runs::RunPtr> m_runs;
    QHash<QString, QString> m_colours;
    const Tokens *m_tokens = nullptr;
    QString m_root;
    QVBoxLayout *m_column = nullptr;
};

} // namespace yeonji::widgets
