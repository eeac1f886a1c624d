// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/monthgrid.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

namespace yeonji::widgets {

namespace {

constexpr double namesHeight = 22, dayHeight = 29;

} // namespace

MonthGrid::MonthGrid(QWidget *parent) : DayGrid(tr("Calendar"), tr("Previous month"), tr("Next month"), parent)
{
    setToday(QDate::currentDate());
}

void MonthGrid::bringIntoSight(QDate day)
{
    const QDate month(day.year(), day.month(), 1);
    updateGeometry();
    if (std::exchange(m_month, month) != month)
        Q_EMIT monthTurned();
}

void MonthGrid::turn(int months)
{
    m_month = m_month.addMonths(months);
    updateGeometry();
    update();
    Q_EMIT monthTurned();
}

QSize MonthGrid::sizeHint() const
{
    return {216, int(headerHeight + namesHeight + 6 * dayHeight)};
}

QRectF MonthGrid::placeOf(QDate day) const
{
    const double column = width() / 7.0;
    const int before = m_month.dayOfWeek() - 1;  // weeks begin on Monday
    const int index = before + int(m_month.daysTo(day));
    return {column * (index % 7), headerHeight + namesHeight + dayHeight * (index / 7), column, dayHeight};
}

QDate MonthGrid::dayAt(QPointF at) const
{
    for (QDate day = m_month; day.month() == m_month.month(); day = day.addDays(1))
        if (placeOf(day).contains(at))
            return day;
    return {};
}

void MonthGrid::pressed(QPointF at)
{
    if (isPressable(at))
        Q_EMIT yearRequested();
}

void MonthGrid::paintDay(QPainter &painter, QDate day) const
{
    const Tokens &t = tokensOf(*this);
    const QRectF cell = placeOf(day);
    const QRectF place = QRectF(0, 0, qMin(cell.width() - 3, 29.0), 26).translated(
        cell.center() - QPointF(qMin(cell.width() - 3, 29.0) / 2, 13));
    const auto written = m_written.constFind(day);
    if (written != m_written.cend()) {
        paintRounded(painter, place, 6, warmthOf(*written));
    } else if (day == m_hovered) {
        paintRounded(painter, place, 6, QColor(t.sel));
    }
    if (day == m_today) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(t.accent), 1.3));
        painter.drawRoundedRect(place.adjusted(0.7, 0.7, -0.7, -0.7), 6, 6);
    }
    const bool strong = day == m_today || day == m_chosen;
    painter.setFont(interfaceFont(12, strong ? Weight::Semibold : Weight::Regular));
    painter.setPen(QColor(t.ink));
    painter.drawText(place, Qt::AlignCenter, QString::number(day.day()));
    if (hasFocus() && day == m_chosen)
        paintFocus(painter, *this, place.adjusted(-1, -1, 1, 1), 7);
}

void MonthGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeader(painter, QLocale().toString(m_month, tr("MMMM yyyy")));
    painter.setFont(interfaceFont(11));
    painter.setPen(QColor(tokensOf(*this).soft));
    // The C locale numbers the days; the interface is English in it.
    const QLocale locale = QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
    for (int i = 0; i < 7; ++i)
        painter.drawText(QRectF(width() / 7.0 * i, headerHeight, width() / 7.0, namesHeight - 4), Qt::AlignCenter,
                         locale.dayName(i + 1, QLocale::NarrowFormat));
    for (QDate day = m_month; day.month() == m_month.month(); day = day.addDays(1))
        paintDay(painter, day);
}

} // namespace yeonji::widgets
