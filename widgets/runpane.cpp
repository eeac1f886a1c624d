// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpane.h"
#include "core/paths.h"

#include "figures/metricorder.h"
#include "figures/resolve.h"
#include "runs/cadence.h"
#include "widgets/runpanecontrols.h"
#include "widgets/runpanegrid.h"
#include "widgets/runpanelog.h"
#include "widgets/runpaneside.h"
#include "widgets/searchfield.h"
#include "widgets/splitters.h"
#include "widgets/theme.h"
#include "widgets/workspace.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace yeonji::widgets {

namespace {

constexpr const char *abscissas[] = {"step", "time", "epoch"};
const QString splitterKey = QStringLiteral("run/splitter");
constexpr qsizetype filterFrom = 7;  // fewer cards are found by looking

// Widgets of this pane take their colours from here; painted ones ask the tokens themselves.
QString paneStyle(const Tokens &t)
{
    return withColours(QStringLiteral(
               "#runHeader, #runSide, #runSideGround, #runLog { background: @paper; }"
               "#cardGrid, #cardGround, #runNotice { background: @bg; }"
               "#runHeader { border-bottom: 1px solid @line; }"
               "#runSide { border-left: 1px solid @line; }"
               "QLabel { color: @ink; font-size: 12px; background: transparent; }"
               "QLabel#cardTitle { font-size: 13px; font-weight: 600; }"
               "QLabel#sideHeading, QLabel#quiet { color: @soft; font-size: 12px; }"
               "QLabel#second { color: @soft; font-size: 11px; }"
               "QLabel#nothing { color: @soft; font-size: 14px; background: @bg; }"
               "QLabel#notice { color: @soft; font-size: 14px; }"
               "QToolButton#cardAction { border: none; border-radius: 6px; padding: 3px 6px; color: @soft; font-size: 12px; background: transparent; }"
               "QToolButton#cardAction:hover, QToolButton#cardAction:focus { color: @accent; background: @sel; }"
               "QPushButton#primary { background: @accent; color: @paper; border: none; border-radius: 8px; padding: 6px 14px; font-weight: 600; }"
               "QPushButton#primary:focus { border: 2px solid @ink; padding: 4px 12px; }"
               "QPushButton#primary:disabled { background: @sel; color: @faint; }"
               "QPushButton#plain { background: @sel; color: @ink; border: none; border-radius: 8px; padding: 6px 14px; }"
               "QPushButton#plain:focus { border: 1px solid @accent; padding: 5px 13px; }"
               "QPushButton#fileLink { text-align: left; border: none; padding: 4px 2px; color: @soft; font-size: 12px; background: transparent; }"
               "QPushButton#fileLink:hover, QPushButton#fileLink:focus { color: @accent; text-decoration: underline; }"
               "QPlainTextEdit#logText { background: transparent; color: @ink; border: none; selection-background-color: @accent; selection-color: @paper; }"
               "QPlainTextEdit#exhibitText { background: transparent; color: @ink; font-size: 12px; selection-background-color: @accent; }"
               "QDialog#exhibitLarge { background: @bg; }"
               "QLineEdit { background: @panel; color: @ink; border: 1px solid transparent; border-radius: 8px; padding: 4px 10px; selection-background-color: @accent; }"
               "QLineEdit:focus { border-color: @accent; }"
               "QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }"
               "QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }"
               "QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent; }"
               "QSlider::handle:horizontal:focus { background: @ink; }"
               "QProgressBar { height: 4px; border: none; border-radius: 2px; background: @line; }"
               "QProgressBar::chunk { border-radius: 2px; background: @accent; }"
               "QScrollBar:vertical { width: 10px; background: transparent; }"
               "QScrollBar::handle:vertical { background: @line; border-radius: 4px; margin: 1px; min-height: 28px; }"
               "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"), t);
}

} // namespace

RunPane::RunPane(Workspace &workspace, const QString &path, QWidget *parent)
    : RunPane(workspace, QStringList{path}, parent)
{
}

RunPane::RunPane(Workspace &workspace, const QStringList &paths, QWidget *parent)
    : Tab(parent), m_workspace(workspace), m_paths(paths)
{
    m_grid = new CardGrid;
    m_side = new RunSide;
    m_nothing = new QLabel;
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMargin(48);
    m_nothing->hide();
    m_log = new RunLog;
    auto *middle = new QWidget;
    auto *figures = new QHBoxLayout(middle);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(0);
    figures->addWidget(m_grid, 1);
    figures->addWidget(m_nothing, 1);
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_log);
    restoreSplitter(*m_splitter, splitterKey, {4, 1});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { keepSplitter(*m_splitter, splitterKey); });
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_splitter, 1);
    body->addWidget(m_side);
    auto *curves = new QWidget;
    auto *column = new QVBoxLayout(curves);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_rest = new QProgressBar;
    m_rest->setTextVisible(false);
    m_rest->setFixedHeight(3);
    m_rest->setAccessibleName(tr("Reading the rest"));
    m_rest->hide();
    column->addWidget(makeHeader());
    column->addWidget(m_rest);
    column->addLayout(body, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(curves);
    m_stack->addWidget(makeNotice());

    auto *report = new QAction(tr("New Report from These Runs"), this);
    connect(report, &QAction::triggered, this, &RunPane::requestReport);
    m_actions.append(report);

    setFocusProxy(m_grid);  // arrows and page keys scroll the curves

    connect(m_grid, &CardGrid::putIntoEntry, this, &Tab::putIntoEntry);
    connect(m_grid, &CardGrid::putOnSlide, this, &Tab::putOnSlide);
    connect(m_grid, &CardGrid::copied, this, [this] { Q_EMIT message(tr("The figure is on the clipboard, as picture and as SVG")); });
    connect(m_side, &RunSide::openRequested, this, &Tab::openRequested);
    connect(m_log, &RunLog::openRequested, this, &Tab::openRequested);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        m_rest->hide();
        if (m_reading.isCanceled() || m_reading.future().resultCount() == 0) {
            if (m_runs.empty())
                fail(tr("Reading was stopped"));
            return;
        }
        const auto [all, read, metrics, written] = m_reading.result();
        if (read) {
            present(all, *read, metrics, written);
        } else {
            Error error = read.error();
            if (!error.file.isEmpty())
                error.file = nameWithin(error.file, m_workspace.project().root);
            fail(error.sentence());
        }
        if (std::exchange(m_again, false))
            this->read();
    });
    connect(&workspace, &Workspace::schemeChanged, this, &RunPane::dress);
    connect(workspace.library(), &runs::Library::changed, this, &RunPane::read);
    connect(workspace.library(), &runs::Library::progressed, this, [this](const QString &, qint64 done, qint64 total) {
        for (QProgressBar *bar : {m_progress, m_rest}) {
            bar->setRange(0, 1000);
            bar->setValue(total > 0 ? int(1000 * done / total) : 0);
        }
    });
    connect(workspace.library(), &runs::Library::glimpsed, this, &RunPane::showFirstLook);
    dress();
    read();
}

RunPane::~RunPane()
{
    m_read.cancel();
}

QWidget *RunPane::makeHeader()
{
    auto *header = new QWidget;
    header->setObjectName(QStringLiteral("runHeader"));
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(16, 11, 16, 11);
    row->setSpacing(8);
    m_abscissa = new Segments({tr("step"), tr("time"), tr("epoch")}, tr("Horizontal axis"));
    m_scale = new Segments({tr("linear"), tr("log")}, tr("Vertical axis"));
    auto *smooth = new QLabel(tr("Smooth"));
    smooth->setObjectName(QStringLiteral("quiet"));
    m_smooth = new QSlider(Qt::Horizontal);
    m_smooth->setRange(0, 99);
    m_smooth->setMinimumWidth(50);
    m_smooth->setMaximumWidth(110);
    m_smooth->setAccessibleName(tr("Smoothing"));
    smooth->setBuddy(m_smooth);
    m_smoothValue = new QLabel(QStringLiteral("0"));
    m_smoothValue->setObjectName(QStringLiteral("quiet"));
    m_smoothValue->setFixedWidth(28);
    m_filter = new SearchField;
    m_filter->setPlaceholderText(tr("Find a metric"));
    m_filter->setAccessibleName(tr("Find a metric"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(64);
    m_filter->setMaximumWidth(180);
    auto *report = new QPushButton(tr("New report"));
    report->setObjectName(QStringLiteral("primary"));
    report->setCursor(Qt::PointingHandCursor);
    row->addWidget(m_abscissa);
    row->addWidget(smooth);
    row->addWidget(m_smooth);
    row->addWidget(m_smoothValue);
    row->addWidget(m_scale);
    row->addStretch(1);
    row->addWidget(m_filter);
    row->addWidget(report);
    m_ofCurves = {m_abscissa, smooth, m_smooth, m_smoothValue, m_scale};
    connect(m_abscissa, &Segments::changed, this, &RunPane::refill);
    connect(m_scale, &Segments::changed, this, &RunPane::refill);
    connect(m_smooth, &QSlider::valueChanged, this, &RunPane::refill);
    connect(m_filter, &SearchField::typedChanged, this, &RunPane::refill);
    connect(report, &QPushButton::clicked, this, &RunPane::requestReport);
    return header;
}

// What stands in the middle while there are no curves: that it reads, and why it could not.
QWidget *RunPane::makeNotice()
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("runNotice"));
    page->setAttribute(Qt::WA_StyledBackground);
    m_notice = new QLabel;
    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setAlignment(Qt::AlignCenter);
    m_notice->setFixedWidth(440);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(280, 4);
    m_cancel = new QPushButton(tr("Stop"));
    m_retry = new QPushButton(tr("Try again"));
    for (QPushButton *button : {m_cancel, m_retry})
        button->setObjectName(QStringLiteral("plain"));
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_read.cancel(); });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_failed = false;
        read();
    });
    auto *column = new QVBoxLayout(page);
    column->setSpacing(16);
    column->addStretch();
    // Not by an alignment: that would give the words the height they have on one line.
    auto *words = new QHBoxLayout;
    words->addStretch();
    words->addWidget(m_notice);
    words->addStretch();
    column->addLayout(words);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progress, m_cancel, m_retry})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

QString RunPane::title() const
{
    const QString first = m_runs.empty() ? QFileInfo(path()).fileName() : m_runs.front()->name;
    return m_paths.size() > 1 ? tr("Compare %1").arg(m_paths.size()) : first;
}

QString RunPane::leftStatus() const
{
    QStringList names;
    for (const auto &run : m_runs)
        names.append(run->name);
    if (m_runs.size() == 1 && m_outlook) {
        if (m_outlook->total > 0)
            names.first() += QStringLiteral(" · ") % runs::progressText(*m_outlook);
        if (const QString left = runs::leftText(*m_outlook); !left.isEmpty())
            names.first() += QStringLiteral(" · ") % left;
    }
    return names.size() > 4 ? QString(names.mid(0, 4).join(QStringLiteral(", ")) % u", …") : names.join(QStringLiteral(", "));
}

QString RunPane::rightStatus() const
{
    qint64 points = 0;
    for (const auto &run : m_runs)
        for (const runs::Series &series : run->series)
            points += qint64(series.size());
    if (m_runs.empty())
        return {};
    if (m_runs.front()->unread > 0)
        return tr("The first and last %1 points; reading the rest").arg(QLocale().toString(points));
    return tr("%1 points, all drawn").arg(QLocale().toString(points)) % QStringLiteral(" · ")
        % tr("%n metric(s)", nullptr, int(m_metrics.size()));
}

void RunPane::read()
{
    if (m_reading.isRunning()) {
        m_again = true;
        return;
    }
    if (m_runs.empty() && !m_failed) {
        m_notice->setText(tr("Reading %1").arg(QFileInfo(path()).fileName()));
        m_progress->setRange(0, 0);
        m_progress->show();
        m_cancel->show();
        m_retry->hide();
        m_stack->setCurrentIndex(1);
    }
    m_read = m_workspace.library()->find(m_paths, {}, runs::Library::AskedBy::Person);
    // All runs, because a run has the same colour in every figure and list.
    m_reading.setFuture(m_workspace.library()->list()
                            .then([read = m_read](const Listed &listed) mutable {
                                // To order a hundred thousand metrics takes seconds.
                                return read.then(QtFuture::Launch::Async, [all = listed.value_or(std::vector<runs::Found>())](const Read &runs) {
                                    const bool isOne = runs && runs->size() == 1;
                                    return Reading{all, runs, runs ? figures::orderedMetrics(*runs) : QStringList(),
                                                   isOne ? runs::newestFile(*runs->front()).lastModified() : QDateTime()};
                                });
                            })
                            .unwrap());
}

// The ends of a large run, until all of it is there.
void RunPane::showFirstLook(const runs::RunPtr &run)
{
    if (!m_runs.empty() || m_reading.isFinished() || m_paths.size() > 1
        || QFileInfo(path()).canonicalFilePath() != QFileInfo(run->path).canonicalFilePath())
        return;
    std::vector<runs::Found> all;
    if (const auto listing = m_workspace.library()->list(); listing.isFinished())
        all = listing.result().value_or(std::vector<runs::Found>());
    QtConcurrent::run([run] { return figures::orderedMetrics({run}); }).then(this, [this, all, run](const QStringList &metrics) {
        if (!m_runs.empty() || m_reading.isFinished())
            return;
        m_rest->show();
        present(all, {run}, metrics, {});
    });
}

void RunPane::present(const std::vector<runs::Found> &all, const std::vector<runs::RunPtr> &runs, const QStringList &metrics,
                      const QDateTime &written)
{
    m_failed = false;
    m_runs = runs;
    m_outlook = runs.size() == 1 ? runs::outlookOf(*runs.front()) : std::nullopt;
    m_colours = figures::runColours(all, runs, m_workspace.tokens());
    m_metrics = metrics;
    const auto has = [&](auto axis) {
        return std::ranges::any_of(m_runs, [&](const auto &run) {
            return std::ranges::any_of(run->series, [&](const runs::Series &s) { return (s.axis.*axis) != nullptr; });
        });
    };
    m_abscissa->setPossible(1, has(&runs::Axis::wallTime), tr("These files hold no times"));
    m_abscissa->setPossible(2, has(&runs::Axis::epoch), tr("These files hold no epochs"));
    m_exhibits.clear();
    QHash<QString, size_t> places;
    for (const auto &run : m_runs)
        for (const runs::Exhibit &exhibit : run->exhibits) {
            const QString title = m_runs.size() > 1 ? QString(exhibit.name % u" · " % run->name) : exhibit.name;
            const size_t place = places.value(title, m_exhibits.size());
            if (place == m_exhibits.size()) {
                places.insert(title, place);
                m_exhibits.push_back({title, {}});
            }
            m_exhibits[place].all.push_back(exhibit);
        }
    m_filter->setVisible(m_metrics.size() + qsizetype(m_exhibits.size()) >= filterFrom);
    m_side->setRuns(m_runs, m_colours, m_workspace.tokens(), m_workspace.project().root, {m_outlook, written});
    m_log->setRun(m_runs.size() == 1 ? m_runs.front() : nullptr, m_workspace.tokens(), m_workspace.project().root);
    const bool hasCards = !m_metrics.isEmpty() || !m_exhibits.empty();
    m_nothing->setText(tr("There are no curves in %1: it holds no metrics over steps").arg(title()));
    m_nothing->setVisible(!hasCards);
    m_grid->setVisible(hasCards);
    for (QWidget *control : std::as_const(m_ofCurves))
        control->setVisible(!m_metrics.isEmpty());
    m_stack->setCurrentIndex(0);
    refill();
    Q_EMIT titleChanged();
    Q_EMIT statusChanged();
}

void RunPane::fail(const QString &sentence)
{
    m_failed = true;
    m_notice->setText(sentence);
    m_progress->hide();
    m_cancel->hide();
    m_retry->show();
    m_stack->setCurrentIndex(1);
}

void RunPane::refill()
{
    m_smoothValue->setText(m_smooth->value() == 0 ? QStringLiteral("0") : QString::number(m_smooth->value() / 100.0));
    if (m_runs.empty())
        return;
    CardGrid::Content content;
    for (const auto &run : m_runs)
        content.spec.runs.append(run->name);
    content.spec.x = QLatin1StringView(abscissas[m_abscissa->chosen()]);
    content.spec.smooth = m_smooth->value() / 100.0;
    content.spec.yscale = m_scale->chosen() == 1 ? figures::ScaleKind::Log : figures::ScaleKind::Linear;
    content.runs = m_runs;
    content.colours = m_colours;
    content.tokens = &m_workspace.tokens();
    const QString wanted = m_filter->typed().trimmed();
    for (const QString &metric : std::as_const(m_metrics))
        if (metric.contains(wanted, Qt::CaseInsensitive))
            content.metrics.append(metric);
    for (const auto &exhibits : m_exhibits)
        if (exhibits.title.contains(wanted, Qt::CaseInsensitive))
            content.exhibits.push_back(exhibits);
    m_grid->setContent(std::move(content));
}

void RunPane::dress()
{
    const Tokens &tokens = m_workspace.tokens();
    setStyleSheet(paneStyle(tokens));
    m_abscissa->setTokens(tokens);
    m_scale->setTokens(tokens);
    if (!m_runs.empty())
        read();  // colours are those of the scheme
}

void RunPane::requestReport()
{
    QStringList paths;
    for (const auto &run : m_runs)
        paths.append(run->path);
    if (!paths.isEmpty())
        Q_EMIT reportRequested(paths);
}

} // namespace yeonji::widgets
