// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/daygrid.h"

namespace yeonji::widgets {

// A year of the diary at a glance: twelve little months.
class YearGrid : public DayGrid
{
    Q_OBJECT
public:
    explicit YearGrid(QWidget *parent = nullptr);

    int year() const { return m_year; }
    void turn(int years) override;
    QRectF placeOf(QDate day) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void monthRequested(const QDate &month);  // its name was clicked, or the year's
    void yearTurned();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QDate dayAt(QPointF at) const override;
    QDate turned(QDate day, int by) const override { return day.addYears(by); }
    void bringIntoSight(QDate day) override;
    bool isPressable(QPointF at) const override { return monthAt(at) > 0 || at.y() < headerHeight; }
    void pressed(QPointF at) override;

private:
    QRectF monthPlace(int month) const;  // with its name
    int monthAt(QPointF at) const;       // whose name stands there; 0: none

    int m_year = 0;
};

} // namespace yeonji::widgets
