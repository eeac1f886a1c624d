// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/daygrid.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

DayGrid::DayGrid(const QString &name, const QString &previous, const QString &next, QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_previous = arrow(u"left"_s, previous, -1);
    m_next = arrow(u"right"_s, next, 1);
}

QToolButton *DayGrid::arrow(const QString &icon, const QString &name, int by)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFixedSize(22, 22);
    button->setProperty("icon-name", icon);
    button->setStyleSheet(u"QToolButton { border: none; border-radius: 6px; }"
                          "QToolButton:hover { background: palette(midlight); }"
                          "QToolButton:focus { border: 1px solid palette(accent); }"_s);
    connect(button, &QToolButton::clicked, this, [this, by] { turn(by); });
    return button;
}

void DayGrid::setWritten(const QMap<QDate, double> &weights)
{
    m_written = weights;
    update();
}

void DayGrid::setToday(QDate today)
{
    if (m_today == today)
        return;
    const bool follows = m_chosen == m_today;
    m_today = today;
    if (follows)
        setChosen(today);
    update();
}

void DayGrid::setChosen(QDate day)
{
    if (!day.isValid())
        return;
    m_chosen = day;
    setAccessibleDescription(described(day));
    bringIntoSight(day);
    update();
}

QString DayGrid::described(QDate day) const
{
    const QString date = QLocale().toString(day, QLocale::LongFormat);
    return m_written.contains(day) ? tr("%1, written").arg(date) : date;
}

void DayGrid::paintHeader(QPainter &painter, const QString &text)
{
    const Tokens &t = tokensOf(*this);
    for (QToolButton *button : {m_previous, m_next})
        button->setIcon(lineIcon(button->property("icon-name").toString(), QColor(t.soft)));
    painter.setFont(interfaceFont(13, Weight::Semibold));
    painter.setPen(QColor(t.ink));
    painter.drawText(QRectF(4, 0, width() - 60, 22), Qt::AlignLeft | Qt::AlignVCenter, text);
}

QColor DayGrid::warmthOf(double weight) const
{
    const Tokens &t = tokensOf(*this);
    return mixed(t.bg, t.accent, 0.09 + 0.26 * weight);
}

bool DayGrid::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const QDate day = dayAt(help->pos()); day.isValid())
        QToolTip::showText(help->globalPos(), described(day), this);
    else
        QToolTip::hideText();
    return true;
}

void DayGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position());
    setCursor(day.isValid() || isPressable(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (std::exchange(m_hovered, day) != day)
        update();
}

void DayGrid::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QDate day = dayAt(event->position());
    if (!day.isValid())
        return pressed(event->position());
    setChosen(day);
    Q_EMIT activated(day);
}

void DayGrid::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

void DayGrid::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: setChosen(m_chosen.addDays(-1)); break;
    case Qt::Key_Right: setChosen(m_chosen.addDays(1)); break;
    case Qt::Key_Up: setChosen(m_chosen.addDays(-7)); break;
    case Qt::Key_Down: setChosen(m_chosen.addDays(7)); break;
    case Qt::Key_PageUp: setChosen(turned(m_chosen, -1)); break;
    case Qt::Key_PageDown: setChosen(turned(m_chosen, 1)); break;
    case Qt::Key_Home: setChosen(m_today); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT activated(m_chosen); break;
    default: QWidget::keyPressEvent(event);
    }
}

void DayGrid::wheelEvent(QWheelEvent *event)
{
    if (const int steps = event->angleDelta().y() / 120)
        turn(-steps);
    event->accept();
}

void DayGrid::resizeEvent(QResizeEvent *)
{
    m_next->move(width() - 24, 0);
    m_previous->move(width() - 46, 0);
}

} // namespace yeonji::widgets
