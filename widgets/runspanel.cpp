// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runspanel.h"
#include "core/paths.h"
#include "figures/resolve.h"
#include "runs/cadence.h"
#include "runs/card.h"
#include "runs/status.h"
#include "widgets/comparison.h"
#include "widgets/dropplace.h"
#include "widgets/rowlist.h"
#include "widgets/statusdot.h"
#include "widgets/theme.h"
#include "widgets/workspace.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
        if (runs::isRemote(path))
            m_workspace.library()->connectTo(path);
        else if (m_list->chosenPaths().size() > 1)
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
        if (m_reading.future().resultCount() > 0) {
            const auto read = m_reading.result();
            for (const runs::RunPtr &run : read.value_or(std::vector<runs::RunPtr>()))
                take(run);
            if (!read && read.error().kind != ErrorKind::Cancelled && m_next > 0 && m_next <= m_found.size())
                m_unreadable.insert(m_found[m_next - 1].key());
        }
        if (std::exchange(m_again, false)) {
            list();
            return;
        }
        if (!m_filling.isActive())
            m_filling.start();
        readNext();
    });
    // Of hundreds of runs each would draw the list anew.
    m_filling.setSingleShot(true);
    m_filling.setInterval(100ms);
    connect(&m_filling, &QTimer::timeout, this, &RunsPanel::fill);
    connect(&workspace, &Workspace::schemeChanged, this, &RunsPanel::fill);
    connect(workspace.library(), &runs::Library::changed, this, &RunsPanel::list);
    connect(workspace.library(), &runs::Library::remotesChanged, this, &RunsPanel::fill);
    list();
}

RunsPanel::~RunsPanel() = default;

void RunsPanel::compare()
{
    QStringList chosen = m_list->chosenPaths();
    chosen.removeIf(runs::isRemote);
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
    m_listing.setFuture(m_workspace.library()->list());
}

void RunsPanel::readNext()
{
    // Nothing was written into it since it was read, and nobody needs its numbers.
    while (m_next < m_found.size() && m_found[m_next].card && !m_read.contains(m_found[m_next].key()))
        ++m_next;
    // One at a time: the list fills from the top, and a large run does not hold up what a person asks for.
    if (m_next < m_found.size())
        m_reading.setFuture(m_workspace.library()->find({m_found[m_next++].path}));
    else
        fill();
}

void RunsPanel::take(const runs::RunPtr &run)
{
    m_unreadable.remove(run->key());
    if (std::exchange(m_read[run->key()], run) == run)
        return;
    m_cards[run->key()] = std::make_shared<const runs::Card>(runs::cardOf(*run));
    Q_EMIT runRead(run);
}

void RunsPanel::setCurrentPath(const QString &path)
{
    // The runs that are compared stay chosen.
    if (Comparison::pathsOf(path).size() > 1)
        return;
    m_shown = path;
    choose();
}

// A run that is one file in a folder of its own is opened by its folder.
void RunsPanel::choose()
{
    QStringList within;
    for (const runs::Found &found : m_found)
        if (found.path != m_shown && isWithin(found.path, m_shown))
            within.append(found.path);
    m_list->setCurrentPath(within.size() == 1 ? within.constFirst() : m_shown);
}

void RunsPanel::fill()
{
    const Tokens &t = m_workspace.tokens();
    const auto colours = figures::runColours(m_found, {}, t);
    QList<Row> rows;
    const auto remotes = m_workspace.library()->remotes();
    if (!remotes.empty())
        rows.append(headingRow(tr("On other machines")));
    for (const runs::RemoteState &remote : remotes) {
        using Is = runs::RemoteState::Is;
        Row row;
        row.title = remote.name;
        row.second = remote.sentence();
        row.path = remote.source;
        row.dot = remote.is == Is::Fetched ? t.ok : remote.is == Is::Away ? t.warn : t.faint;
        rows.append(row);
    }
    if (!m_problem.isEmpty())
        rows.append(headingRow(m_problem));
    else if (!m_found.empty())
        rows.append(headingRow(tr("Runs: %n", nullptr, int(m_found.size()))));
    for (const runs::Found &found : m_found)
        rows.append(rowOf(found, colours.value(found.name, t.soft)));
    m_list->setRows(rows);
    if (!m_list->currentRow())
        choose();
}

Row RunsPanel::rowOf(const runs::Found &found, const QString &colour) const
{
    const Tokens &t = m_workspace.tokens();
    Row row;
    row.title = found.name;
    row.path = found.path;
    const auto card = m_cards.value(found.key(), found.card);
    if (!card) {
        const bool unreadable = m_unreadable.contains(found.key());
        row.second = unreadable ? tr("cannot be read") : tr("reading…");
        row.dot = unreadable ? t.bad : t.line;
        return row;
    }
    row.dot = dotOf(card->status, t);
    QStringList parts;
    if (card->status != runs::Status::Unknown)
        parts.append(runs::statusText(card->status));
    if (card->findings > 0)  // before what may be cut off
        parts.append(tr("%n finding(s)", nullptr, card->findings));
    if (const runs::RunPtr run = m_read.value(found.key()))
        if (const auto outlook = runs::outlookOf(*run))
            if (const QString left = runs::leftText(*outlook); !left.isEmpty())
                parts.append(left);
    if (card->step > 1)
        parts.append(tr("step %L1").arg(qint64(card->step)));
    row.second = parts.join(u" · "_s);
    for (size_t i = 0; i < card->curve.size(); ++i)
        if (std::isfinite(card->curve[i]))
            row.curve.append({double(i) / double(std::max<size_t>(1, card->curve.size() - 1)), double(card->curve[i])});
    row.curveColour = colour;
    return row;
}

} // namespace yeonji::widgets
