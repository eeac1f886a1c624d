// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A month of the diary: the warmer a day's ground, the more was written on it.

#include <QDate>
#include <QMap>
#include <QWidget>

class QToolButton;

namespace yeonji::widgets {

class MonthGrid : public QWidget
{
    Q_OBJECT
public:
    explicit MonthGrid(QWidget *parent = nullptr);

    void setWritten(const QMap<QDate, double> &weights);  // 0 to 1 of each day that has an entry
    void setToday(QDate today);
    void setChosen(QDate day);     // shows its month
    QDate month() const { return m_month; }  // its first day
    QDate chosen() const { return m_chosen; }
    void turn(int months);

    QSize sizeHint() const override;

Q_SIGNALS:
    void activated(const QDate &day);  // by click or Enter
    void monthTurned();
    void yearRequested();  // the month's name was clicked

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRectF placeOf(QDate day) const;
    QDate dayAt(QPointF at) const;  // invalid: none
    QString described(QDate day) const;
    void paintDay(QPainter &painter, QDate day) const;

    QMap<QDate, double> m_written;
    QDate m_today, m_month, m_chosen, m_hovered;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
};

} // namespace yeonji::widgets
