// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/daygrid.h"

namespace yeonji::widgets {

// A month of the diary.
class MonthGrid : public DayGrid
{
    Q_OBJECT
public:
    explicit MonthGrid(QWidget *parent = nullptr);

    QDate month() const { return m_month; }  // its first day
    void turn(int months) override;
    QRectF placeOf(QDate day) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void monthTurned();
    void yearRequested();  // the month's name was clicked

protected:
    void paintEvent(QPaintEvent *event) override;
    QDate dayAt(QPointF at) const override;
    QDate turned(QDate day, int by) const override { return day.addMonths(by); }
    void bringIntoSight(QDate day) override;
    bool isPressable(QPointF at) const override { return at.y() < headerHeight; }
    void pressed(QPointF at) override;

private:
    void paintDay(QPainter &painter, QDate day) const;

    QDate m_month;
};

} // namespace yeonji::widgets
