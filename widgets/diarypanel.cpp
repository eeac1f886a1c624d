// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/diarypanel.h"
#include "widgets/catalog.h"
#include "widgets/monthgrid.h"
#include "widgets/rowlist.h"
#include "widgets/wordindex.h"
#include "widgets/workspace.h"
#include "widgets/yeargrid.h"

#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostUndated = 30;

QString secondLine(QDate day, const diary::Summary &entry, const QString &dateFormat)
{
    QStringList parts;
    if (day.isValid())
        parts.append(QLocale().toString(day, dateFormat));
    if (entry.characters > 0)
        parts.append(DiaryPanel::tr("%Ln char(s)", nullptr, entry.characters));
    if (entry.figures > 0)
        parts.append(DiaryPanel::tr("%n figure(s)", nullptr, entry.figures));
    if (entry.pictures > 0)
        parts.append(DiaryPanel::tr("%n picture(s)", nullptr, entry.pictures));
    return parts.join(u" · "_s);
}

} // namespace

DiaryPanel::DiaryPanel(Workspace &workspace, Catalog &catalog, WordIndex &index, QWidget *parent)
    : Panel(parent), m_workspace(workspace), m_catalog(catalog), m_index(index)
{
    m_grid = new MonthGrid;
    m_year = new YearGrid;
    m_year->hide();
    m_list = new RowList(tr("Entries"));
    m_begin = new QPushButton(tr("Write today's entry"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 8);
    layout->setSpacing(4);
    layout->addWidget(m_grid);
    layout->addWidget(m_year);
    layout->addWidget(m_begin);
    layout->addWidget(m_list, 1);
    connect(m_grid, &MonthGrid::activated, this, &DiaryPanel::dayRequested);
    connect(m_grid, &MonthGrid::monthTurned, this, &DiaryPanel::fill);
    connect(m_grid, &MonthGrid::yearRequested, this, &DiaryPanel::showYear);
    connect(m_year, &YearGrid::activated, this, [this](QDate day) {
        m_grid->setChosen(day);
        Q_EMIT dayRequested(day);
    });
    connect(m_year, &YearGrid::monthRequested, this, &DiaryPanel::showMonth);
    connect(m_year, &YearGrid::yearTurned, this, &DiaryPanel::tint);
    connect(&index, &WordIndex::changed, this, &DiaryPanel::tint);
    offerDeck(m_list);
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

void DiaryPanel::showYear()
{
    m_year->setChosen(m_grid->chosen().year() == m_grid->month().year() ? m_grid->chosen() : m_grid->month());
    m_grid->hide();
    m_year->show();
    m_year->setFocus();
    tint();
}

void DiaryPanel::showMonth(QDate month)
{
    m_grid->setChosen(month);
    m_year->hide();
    m_grid->show();
    m_grid->setFocus();
}

// By how much was written.
void DiaryPanel::tint()
{
    const QDate month = m_grid->month();
    m_grid->setWritten(diary::weights(m_catalog.tree(), m_index.now().get(), month, month.addMonths(1).addDays(-1)));
    if (m_year->isVisibleTo(this))
        m_year->setWritten(diary::weights(m_catalog.tree(), m_index.now().get(), QDate(m_year->year(), 1, 1), QDate(m_year->year(), 12, 31)));
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
    m_year->setToday(today);
    tint();

    const QString near = tr("ddd, MMM d"), far = tr("MMM d, yyyy");
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    const bool thisMonth = month.year() == today.year() && month.month() == today.month();
    QList<Row> week, others, latest, undated;
    bool any = false;
    for (const auto &entry : tree.documents) {  // entries come first, the newest before
        if (entry.kind != project::DocumentKind::Entry)
            break;
        any = true;
        if (!entry.date.isValid()) {
            if (undated.size() < mostUndated)
                undated.append(rowOf(entry, far));
        } else if (thisMonth && entry.date >= monday && entry.date <= monday.addDays(6))
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
    section(tr("Without a day (rename it to give it one)"), undated);
    m_list->setRows(rows);
}

} // namespace yeonji::widgets
