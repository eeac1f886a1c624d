// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A run, or several over each other, as a tab: the curves of every metric, how they are drawn, the
// parameters, what checks noticed, the files, and the end of the log.

#include "runs/cadence.h"
#include "runs/library.h"
#include "widgets/runpanegrid.h"
#include "widgets/tab.h"

#include <QDateTime>
#include <QFutureWatcher>
#include <QHash>

class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QSplitter;
class QStackedLayout;

namespace yeonji::widgets {

class SearchField;
class RunLog;
class RunSide;
class Segments;
class Workspace;

class RunPane : public Tab
{
    Q_OBJECT
public:
    // A run's folder or file; several of them are drawn over each other.
    RunPane(Workspace &workspace, const QString &path, QWidget *parent = nullptr);
    RunPane(Workspace &workspace, const QStringList &paths, QWidget *parent = nullptr);
    ~RunPane() override;

    QString path() const override { return m_paths.first(); }
    QString title() const override;
    QString leftStatus() const override;
    QString rightStatus() const override;
    QList<QAction *> documentActions() const override { return m_actions; }

    const std::vector<runs::RunPtr> &runs() const { return m_runs; }
    CardGrid *grid() const { return m_grid; }

private:
    QWidget *makeHeader();
    QWidget *makeNotice();
    void read();
    void showFirstLook(const runs::RunPtr &run);
    void present(const std::vector<runs::Found> &all, const std::vector<runs::RunPtr> &runs, const QStringList &metrics, const QDateTime &written);
    void fail(const QString &sentence);
    void refill();
    void dress();
    void requestReport();

    Workspace &m_workspace;
    QStringList m_paths;
    std::vector<runs::RunPtr> m_runs;
    std::optional<runs::Outlook> m_outlook;  // of a run that is alone
    QHash<QString, QString> m_colours;
    QStringList m_metrics;
    std::vector<CardGrid::Content::Exhibits> m_exhibits;
    QList<QAction *> m_actions;

    QStackedLayout *m_stack = nullptr;  // curves, or the notice
    Segments *m_abscissa = nullptr;
    Segments *m_scale = nullptr;
    QSlider *m_smooth = nullptr;
    QLabel *m_smoothValue = nullptr;
    SearchField *m_filter = nullptr;
    CardGrid *m_grid = nullptr;
    QLabel *m_nothing = nullptr;        // in its place where a run holds nothing to draw
    QList<QWidget *> m_ofCurves;        // what sets how they are drawn
    RunSide *m_side = nullptr;
    RunLog *m_log = nullptr;
    QSplitter *m_splitter = nullptr;    // curves above, the log below
    QLabel *m_notice = nullptr;
    QProgressBar *m_progress = nullptr;
    QProgressBar *m_rest = nullptr;     // above the curves while only their ends are shown
    QPushButton *m_cancel = nullptr;
    QPushButton *m_retry = nullptr;

    using Listed = Result<std::vector<runs::Found>>;
    using Read = Result<std::vector<runs::RunPtr>>;
    struct Reading
    {
        std::vector<runs::Found> all;
        Read runs;
        QStringList metrics;  // in the order in which they are shown
        QDateTime written;    // when a run that is alone wrote last
    };
    QFutureWatcher<Reading> m_reading;
    QFuture<Read> m_read;  // to cancel
    bool m_again = false;  // something changed while reading
    bool m_failed = false; // and what is said of it stands until there is something else to say
};

} // namespace yeonji::widgets
