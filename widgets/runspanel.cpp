// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runspanel.h"
#include "figures/resolve.h"
#include "runs/cadence.h"
#include "widgets/comparison.h"
#include "widgets/dropplace.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"
#include "widgets/workspace.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// The state in words, and the colour of the dot beside them.
std::pair<QString, QString> stateOf(const runs::Run &run, const Tokens &t)
{
    switch (run.status) {
    case runs::Status::Running: return {RunsPanel::tr("running"), t.series.value(1)};
    case runs::Status::Stalled: return {RunsPanel::tr("gone quiet"), t.warn};
    case runs::Status::Finished: return {RunsPanel::tr("finished"), t.ok};
    case runs::Status::Failed: return {RunsPanel::tr("failed"), t.bad};
    case runs::Status::Unknown: break;
    }
    return {{}, t.faint};
}

// The series that says most at a glance: the loss on unseen data, else the training loss, else the first.
const runs::Series *telling(const runs::Run &run)
{
    for (const QStringView name : {u"eval_loss", u"val_loss", u"loss", u"train_loss", u"train/loss"})
        if (const runs::Series *series = run.find(name); series && series->size() > 1)
            return series;
    for (const runs::Series &series : run.series)
        if (series.size() > 1)
            return &series;
    return nullptr;
}

// About forty points in the unit square; a bucket's mean, so that noise does not hide the way it goes.
QList<QPointF> curveOf(const runs::Series &series)
{
    const auto &values = *series.values;
    const size_t buckets = std::min<size_t>(40, values.size());
    QList<QPointF> points;
    for (size_t bucket = 0; bucket < buckets; ++bucket) {
        double sum = 0;
        int count = 0;
        for (size_t i = bucket * values.size() / buckets; i < (bucket + 1) * values.size() / buckets; ++i) {
            if (std::isfinite(values[i])) {
                sum += values[i];
                ++count;
            }
        }
        if (count > 0)
            points.append({double(bucket) / double(std::max<size_t>(1, buckets - 1)), sum / count});
    }
    if (points.isEmpty())
        return {};
    const auto [low, high] = std::ranges::minmax_element(points, {}, &QPointF::y);
    const double from = low->y(), range = high->y() - low->y();
    for (QPointF &point : points)
        point.setY(range > 0 ? (point.y() - from) / range : 0.5);
    return points;
}

size_t lastStep(const runs::Run &run)
{
    double last = 0;
    for (const runs::Series &series : run.series)
        if (series.axis.step && !series.axis.step->empty() && std::isfinite(series.axis.step->back()))
            last = std::max(last, series.axis.step->back());
    return size_t(last);
}

} // namespace

RunsPanel::RunsPanel(Workspace &workspace, QWidget *parent) : Panel(parent), m_workspace(workspace)
{
    m_list = new RowList(tr("Runs"));
    m_list->setSeveral();
    m_compare = new QPushButton;
    m_compare->setDefault(true);
    m_compare->hide();
    m_place = new DropPlace(tr("Drop files here and they become a run"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 14);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_compare);
    layout->addWidget(m_place);
    connect(m_list, &RowList::opened, this, [this](const QString &path) {
        if (m_list->chosenPaths().size() > 1)
            compare();  // Enter with several rows chosen
        else
            Q_EMIT openRequested(path);
    });
    connect(m_list, &RowList::chosenChanged, this, [this] {
        const auto chosen = m_list->chosenPaths().size();
        m_compare->setText(tr("Compare %n runs", nullptr, int(chosen)));
        m_compare->setVisible(chosen > 1);
    });
    connect(m_compare, &QPushButton::clicked, this, &RunsPanel::compare);
    connect(&m_listing, &QFutureWatcherBase::finished, this, [this] {
        if (m_listing.future().resultCount() == 0)
            return;
        const auto found = m_listing.result();
        m_problem = found ? QString() : found.error().sentence();
        m_found = found.value_or(std::vector<runs::Found>());
        m_next = 0;
        fill();
        Q_EMIT listed();
        readNext();
    });
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (m_reading.future().resultCount() > 0)
            if (const auto read = m_reading.result())
                for (const runs::RunPtr &run : *read)
                    if (std::exchange(m_read[run->path], run) != run)
                        Q_EMIT runRead(run);
        if (std::exchange(m_again, false)) {
            list();
            return;
        }
        fill();
        readNext();
    });
    connect(&workspace, &Workspace::schemeChanged, this, &RunsPanel::fill);
    connect(&workspace, &Workspace::projectChanged, this, [this] { follow(m_workspace.library()); });
    follow(workspace.library());
}

RunsPanel::~RunsPanel() = default;

void RunsPanel::follow(runs::Library *library)
{
    if (m_library == library)
        return;
    m_library = library;
    connect(library, &runs::Library::changed, this, &RunsPanel::list);
    list();
}

void RunsPanel::compare()
{
    const QStringList chosen = m_list->chosenPaths();
    if (chosen.size() > 1)
        Q_EMIT openRequested(Comparison::nameOf(chosen));
    else
        Q_EMIT message(tr("Choose several runs in the list with Ctrl or Shift first"));
}

void RunsPanel::list()
{
    if (m_reading.isRunning()) {
        m_again = true;
        return;
    }
    m_listing.setFuture(m_library->list());
}

void RunsPanel::readNext()
{
    // One at a time: the list fills from the top, and a large run does not hold up what a person asks for.
    if (m_next >= m_found.size())
        return;
    m_reading.setFuture(m_library->find({m_found[m_next++].path}));
}

void RunsPanel::setCurrentPath(const QString &path)
{
    // The runs that are compared stay chosen.
    if (Comparison::pathsOf(path).size() > 1)
        return;
    m_list->setCurrentPath(path);
}

void RunsPanel::fill()
{
    const Tokens &t = m_workspace.tokens();
    QStringList names;
    for (const runs::Found &found : m_found)
        names.append(found.name);
    const auto colours = figures::runColours(names, t);
    QList<Row> rows;
    if (!m_problem.isEmpty())
        rows.append(headingRow(m_problem));
    else if (!m_found.empty())
        rows.append(headingRow(tr("Runs: %n", nullptr, int(m_found.size()))));
    for (const runs::Found &found : m_found) {
        Row row;
        row.title = found.name;
        row.path = found.path;
        row.second = tr("reading…");
        row.dot = t.line;
        if (const runs::RunPtr run = m_read.value(found.path)) {
            const auto [word, dot] = stateOf(*run, t);
            row.dot = dot;
            const size_t step = lastStep(*run);
            QStringList parts;
            if (!word.isEmpty())
                parts.append(word);
            if (step > 1)
                parts.append(tr("step %L1").arg(step));
            if (const auto outlook = runs::outlookOf(*run))
                if (const QString left = runs::leftText(*outlook); !left.isEmpty())
                    parts.append(left);
            if (!run->findings.isEmpty())
                parts.append(tr("%n finding(s)", nullptr, int(run->findings.size())));
            row.second = parts.join(u" · "_s);
            if (const runs::Series *series = telling(*run))
                row.curve = curveOf(*series);
            row.curveColour = colours.value(found.name, t.soft);
        }
        rows.append(row);
    }
    m_list->setRows(rows);
}

} // namespace yeonji::widgets
