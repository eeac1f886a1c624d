// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A year of the diary at a glance: twelve little months, the warmer a day, the more was written on it.

#include <QDate>
#include <QMap>
#include <QWidget>

class QToolButton;

namespace yeonji::widgets {

// A quiet arrow beside the name of a month or a year.
QToolButton *turningArrow(const QString &icon, const QString &name, QWidget *parent);
// The ground of a day by its weight, 0 to 1.
QColor warmthOf(const QWidget &widget, double weight);

class YearGrid : public QWidget
{
    Q_OBJECT
public:
    explicit YearGrid(QWidget *parent = nullptr);

    void setWritten(const QMap<QDate, double> &weights);  // 0 to 1 of each day that has an entry
    void setToday(QDate today);
    void setChosen(QDate day);  // shows its year
    int year() const { return m_year; }
    QDate chosen() const { return m_chosen; }
    void turn(int years);
    QRectF placeOf(QDate day) const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void activated(const QDate &day);       // by click or Enter
    void monthRequested(const QDate &month);  // its name was clicked, or the year's
    void yearTurned();

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
    QRectF monthPlace(int month) const;  // with its name
    QDate dayAt(QPointF at) const;       // invalid: none
    int monthAt(QPointF at) const;       // whose name stands there; 0: none
    QString described(QDate day) const;

    QMap<QDate, double> m_written;
    QDate m_today, m_chosen, m_hovered;
    int m_year = 0;
    QToolButton *m_previous = nullptr, *m_next = nullptr;
};

} // namespace yeonji::widgets
