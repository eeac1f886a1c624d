// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/yeargrid.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace yeonji::widgets {

namespace {

constexpr int columns = 3, rows = 12 / columns;
constexpr double nameHeight = 16, dayHeight = 9, monthHeight = nameHeight + 6 * dayHeight + 6;

} // namespace

YearGrid::YearGrid(QWidget *parent) : DayGrid(tr("The year"), tr("Previous year"), tr("Next year"), parent)
{
    setToday(QDate::currentDate());
}

void YearGrid::bringIntoSight(QDate day)
{
    if (std::exchange(m_year, day.year()) != day.year())
        Q_EMIT yearTurned();
}

void YearGrid::turn(int years)
{
    m_year += years;
    update();
    Q_EMIT yearTurned();
}

QSize YearGrid::sizeHint() const
{
    return {216, int(headerHeight + rows * monthHeight)};
}

QRectF YearGrid::monthPlace(int month) const
{
    const double width = this->width() / double(columns);
    return {width * ((month - 1) % columns), headerHeight + monthHeight * ((month - 1) / columns), width, monthHeight};
}

QRectF YearGrid::placeOf(QDate day) const
{
    const QRectF month = monthPlace(day.month());
    const double column = (month.width() - 8) / 7;
    const int index = QDate(day.year(), day.month(), 1).dayOfWeek() - 1 + day.day() - 1;  // weeks begin on Monday
    return {month.left() + column * (index % 7), month.top() + nameHeight + dayHeight * (index / 7), column, dayHeight};
}

QDate YearGrid::dayAt(QPointF at) const
{
    for (int month = 1; month <= 12; ++month)
        if (monthPlace(month).contains(at))
            for (QDate day(m_year, month, 1); day.month() == month; day = day.addDays(1))
                if (placeOf(day).contains(at))
                    return day;
    return {};
}

int YearGrid::monthAt(QPointF at) const
{
    for (int month = 1; month <= 12; ++month)
        if (const QRectF place = monthPlace(month); place.contains(at) && at.y() < place.top() + nameHeight)
            return month;
    return 0;
}

void YearGrid::pressed(QPointF at)
{
    if (const int month = monthAt(at); month > 0)
        Q_EMIT monthRequested(QDate(m_year, month, 1));
    else if (at.y() < headerHeight)
        Q_EMIT monthRequested(m_chosen.year() == m_year ? m_chosen : QDate(m_year, 1, 1));
}

void YearGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT monthRequested(m_chosen);
    else
        DayGrid::keyPressEvent(event);
}

void YearGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensOf(*this);
    paintHeader(painter, QLocale().toString(QDate(m_year, 1, 1), tr("yyyy")));
    painter.setFont(interfaceFont(11));
    for (int month = 1; month <= 12; ++month) {
        painter.setPen(QColor(t.soft));
        painter.drawText(monthPlace(month).adjusted(2, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, QLocale().standaloneMonthName(month, QLocale::ShortFormat));
        for (QDate day(m_year, month, 1); day.month() == month; day = day.addDays(1)) {
            const QRectF place = placeOf(day).adjusted(0.8, 0.8, -0.8, -0.8);
            const auto written = m_written.constFind(day);
            paintRounded(painter, place, 2, written != m_written.cend() ? warmthOf(0.3 + *written) : day == m_hovered ? QColor(t.faint) : QColor(t.sel));
            if (day == m_today || (day == m_chosen && hasFocus())) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(QColor(t.accent), 1.3));
                painter.drawRoundedRect(place, 2, 2);
            }
        }
    }
}

} // namespace yeonji::widgets
