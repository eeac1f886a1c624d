// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Days of the diary to look at and choose from: the warmer a day's ground, the more was written on it. How many
// there are and where each stands is the business of MonthGrid and YearGrid.

#include <QDate>
#include <QMap>
#include <QWidget>

class QToolButton;

namespace yeonji::widgets {

class DayGrid : public QWidget
{
    Q_OBJECT
public:
    void setWritten(const QMap<QDate, double> &weights);  // 0 to 1 of each day that has an entry
    void setToday(QDate today);    // what was chosen because it was today stays so
    void setChosen(QDate day);     // and shows it
    QDate chosen() const { return m_chosen; }
    virtual void turn(int by) = 0;  // months, or years
    virtual QRectF placeOf(QDate day) const = 0;

Q_SIGNALS:
    void activated(const QDate &day);  // by click or Enter

protected:
    // What it and its arrows are called.
    DayGrid(const QString &name, const QString &previous, const QString &next, QWidget *parent);

    virtual QDate dayAt(QPointF at) const = 0;  // invalid: none
    virtual QDate turned(QDate day, int by) const = 0;
    virtual void bringIntoSight(QDate day) = 0;
    virtual bool isPressable(QPointF at) const = 0;  // where no day is
    virtual void pressed(QPointF at) = 0;            // there

    void paintHeader(QPainter &painter, const QString &text);
    QColor warmthOf(double weight) const;  // the ground of a day by its weight, 0 to 1
    bool event(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

    static constexpr double headerHeight = 28;
    QMap<QDate, double> m_written;
    QDate m_today, m_chosen, m_hovered;

private:
    QString described(QDate day) const;
    QToolButton *arrow(const QString &icon, const QString &name, int by);

    QToolButton *m_previous, *m_next;
};

} // namespace yeonji::widgets
