// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/monthgrid.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/yeargrid.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr double headerHeight = 28, namesHeight = 22, dayHeight = 29;

} // namespace

MonthGrid::MonthGrid(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Calendar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_previous = turningArrow(u"left"_s, tr("Previous month"), this);
    m_next = turningArrow(u"right"_s, tr("Next month"), this);
    connect(m_previous, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { turn(1); });
    setToday(QDate::currentDate());
    setChosen(m_today);
}

void MonthGrid::setWritten(const QMap<QDate, double> &weights)
{
    m_written = weights;
    update();
}

void MonthGrid::setToday(QDate today)
{
    m_today = today;
    update();
}

void MonthGrid::setChosen(QDate day)
{
    if (!day.isValid())
        return;
    m_chosen = day;
    setAccessibleDescription(described(day));
    const QDate month(day.year(), day.month(), 1);
    const bool turned = month != m_month;
    m_month = month;
    updateGeometry();
    update();
    if (turned)
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

QString MonthGrid::described(QDate day) const
{
    const QString date = QLocale().toString(day, QLocale::LongFormat);
    return m_written.contains(day) ? tr("%1, written").arg(date) : date;
}

void MonthGrid::paintDay(QPainter &painter, QDate day) const
{
    const Tokens &t = tokensOf(*this);
    const QRectF cell = placeOf(day);
    const QRectF place = QRectF(0, 0, qMin(cell.width() - 3, 29.0), 26).translated(
        cell.center() - QPointF(qMin(cell.width() - 3, 29.0) / 2, 13));
    const auto written = m_written.constFind(day);
    if (written != m_written.cend()) {
        paintRounded(painter, place, 6, warmthOf(*this, *written));
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
    const Tokens &t = tokensOf(*this);
    const QColor arrows(t.soft);
    for (QToolButton *button : {m_previous, m_next})
        button->setIcon(lineIcon(button->property("icon-name").toString(), arrows));
    painter.setFont(interfaceFont(13, Weight::Semibold));
    painter.setPen(QColor(t.ink));
    painter.drawText(QRectF(4, 0, width() - 60, 22), Qt::AlignLeft | Qt::AlignVCenter,
                     QLocale().toString(m_month, tr("MMMM yyyy")));
    painter.setFont(interfaceFont(11));
    painter.setPen(QColor(t.soft));
    for (int i = 0; i < 7; ++i)
        painter.drawText(QRectF(width() / 7.0 * i, headerHeight, width() / 7.0, namesHeight - 4), Qt::AlignCenter,
                         QLocale().dayName(i + 1, QLocale::NarrowFormat));
    for (QDate day = m_month; day.month() == m_month.month(); day = day.addDays(1))
        paintDay(painter, day);
}

bool MonthGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QDate day = dayAt(help->pos());
        if (m_written.contains(day))
            QToolTip::showText(help->globalPos(), described(day), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void MonthGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position());
    setCursor(day.isValid() || event->position().y() < headerHeight ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (std::exchange(m_hovered, day) != day)
        update();
}

void MonthGrid::mousePressEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position());
    if (event->button() == Qt::LeftButton && event->position().y() < headerHeight)
        Q_EMIT yearRequested();
    if (event->button() != Qt::LeftButton || !day.isValid())
        return;
    setChosen(day);
    Q_EMIT activated(day);
}

void MonthGrid::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

void MonthGrid::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: setChosen(m_chosen.addDays(-1)); break;
    case Qt::Key_Right: setChosen(m_chosen.addDays(1)); break;
    case Qt::Key_Up: setChosen(m_chosen.addDays(-7)); break;
    case Qt::Key_Down: setChosen(m_chosen.addDays(7)); break;
    case Qt::Key_PageUp: setChosen(m_chosen.addMonths(-1)); break;
    case Qt::Key_PageDown: setChosen(m_chosen.addMonths(1)); break;
    case Qt::Key_Home: setChosen(m_today); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT activated(m_chosen); break;
    default: QWidget::keyPressEvent(event);
    }
}

void MonthGrid::wheelEvent(QWheelEvent *event)
{
    if (const int steps = event->angleDelta().y() / 120)
        turn(-steps);
    event->accept();
}

void MonthGrid::resizeEvent(QResizeEvent *)
{
    m_next->move(width() - 24, 0);
    m_previous->move(width() - 46, 0);
}

} // namespace yeonji::widgets
