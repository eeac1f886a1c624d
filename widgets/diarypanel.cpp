// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/diarypanel.h"
#include "widgets/catalog.h"
#include "widgets/monthgrid.h"
#include "widgets/rowlist.h"
#include "widgets/workspace.h"

#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

QString secondLine(QDate day, const diary::Summary &entry, const QString &dateFormat)
{
    QStringList parts = {QLocale().toString(day, dateFormat)};
    if (entry.characters > 0)
        parts.append(DiaryPanel::tr("%Ln character(s)", nullptr, entry.characters));
    if (entry.figures > 0)
        parts.append(DiaryPanel::tr("%n figure(s)", nullptr, entry.figures));
    if (entry.pictures > 0)
        parts.append(DiaryPanel::tr("%n picture(s)", nullptr, entry.pictures));
    return parts.join(u" · "_s);
}

} // namespace

DiaryPanel::DiaryPanel(Workspace &workspace, Catalog &catalog, QWidget *parent)
    : Panel(parent), m_workspace(workspace), m_catalog(catalog)
{
    m_grid = new MonthGrid;
    m_list = new RowList(tr("Entries"));
    m_begin = new QPushButton(tr("Write today's entry"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 8);
    layout->setSpacing(4);
    layout->addWidget(m_grid);
    layout->addWidget(m_begin);
    layout->addWidget(m_list, 1);
    connect(m_grid, &MonthGrid::activated, this, &DiaryPanel::dayRequested);
    connect(m_grid, &MonthGrid::monthTurned, this, &DiaryPanel::fill);
    connect(m_list, &RowList::opened, this, &Panel::openRequested);
    connect(m_begin, &QPushButton::clicked, this,
            [this] { Q_EMIT dayRequested(project::today(m_workspace.project().config)); });
    connect(&catalog, &Catalog::changed, this, &DiaryPanel::fill);
    connect(&catalog, &Catalog::summarized, this, &DiaryPanel::fill);
    m_grid->setToday(project::today(workspace.project().config));
    fill();
}

void DiaryPanel::setCurrentPath(const QString &path)
{
    const QDate day = project::dateOfName(QFileInfo(path).fileName());
    if (day.isValid())
        m_grid->setChosen(day);
    m_list->setCurrentPath(path);
}

Row DiaryPanel::rowOf(const project::TreeDocument &entry, const QString &dateFormat)
{
    const auto summary = m_catalog.summary(entry.path);
    Row row;
    row.title = m_catalog.title(entry);
    row.second = secondLine(entry.date, summary.text, dateFormat);
    row.path = m_catalog.absolute(entry.path);
    return row;
}

void DiaryPanel::fill()
{
    const QDate today = project::today(m_workspace.project().config);
    m_grid->setToday(today);
    const project::Tree &tree = m_catalog.tree();
    const QDate month = m_grid->month(), after = month.addMonths(1);
    m_grid->setWritten(diary::weights(tree, m_workspace.project().root, month, after.addDays(-1)));

    const QString near = tr("ddd, MMM d"), far = tr("MMM d, yyyy");
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    const bool thisMonth = month.year() == today.year() && month.month() == today.month();
    QList<Row> week, others, latest;
    bool any = false;
    for (const auto &entry : tree.documents) {  // entries come first, the newest before
        if (entry.kind != project::DocumentKind::Entry)
            break;
        any = true;
        if (thisMonth && entry.date >= monday && entry.date <= monday.addDays(6))
            week.append(rowOf(entry, near));
        else if (entry.date >= month && entry.date < after)
            others.append(rowOf(entry, near));
        else if (latest.size() < 7)
            latest.append(rowOf(entry, far));
    }
    m_begin->setVisible(m_catalog.ready() && !any);
    QList<Row> years;
    const auto sameDay = diary::onThisDay(tree, today);
    for (qsizetype i = 0; i < qMin(sameDay.size(), qsizetype(5)); ++i)
        years.append(rowOf(sameDay.at(i), far));
    QList<Row> rows;
    const auto section = [&rows](const QString &title, const QList<Row> &some) {
        if (!some.isEmpty())
            rows << headingRow(title) << some;
    };
    section(tr("This week"), week);
    section(tr("On this day"), years);
    section(QLocale().toString(month, tr("MMMM yyyy")), others);
    // Nothing in the month looked at: the latest ones are what a person looks for.
    if (week.isEmpty() && others.isEmpty())
        section(tr("Latest"), latest);
    m_list->setRows(rows);
}

} // namespace yeonji::widgets
