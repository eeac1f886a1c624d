// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Below the curves of a run: the last lines of its log, followed while it grows and is seen. Who scrolled up or
// selected something keeps their place.

#include "core/pace.h"
#include "core/tokens.h"
#include "runs/logtail.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace yeonji::widgets {

class RunLog : public QWidget
{
    Q_OBJECT
public:
    explicit RunLog(QWidget *parent = nullptr);

    // Null: none. Hides itself where the run has no log.
    void setRun(const runs::RunPtr &run, const Tokens &tokens, const QString &root);

Q_SIGNALS:
    void openRequested(const QString &path, int line);

private:
    void look();
    void show(const std::optional<runs::LogTail> &tail);

    runs::RunPtr m_run;
    QString m_root;
    std::optional<runs::LogTail> m_shown;
    QPushButton *m_file = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QTimer m_next;  // files of other machines tell nothing of themselves
    Pace m_pace{std::chrono::seconds(1), 20};
    std::chrono::steady_clock::time_point m_began;
    QFutureWatcher<std::optional<runs::LogTail>> m_reading;
};

} // namespace yeonji::widgets
