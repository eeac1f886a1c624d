// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statusdot.h"

#include <QPainter>

namespace yeonji::widgets {

QString dotOf(runs::Status status, const Tokens &t)
{
    switch (status) {
    case runs::Status::Running: return t.series.value(1);
    case runs::Status::Stalled: return t.warn;
    case runs::Status::Finished: return t.ok;
    case runs::Status::Failed: return t.bad;
    case runs::Status::Unknown: break;
    }
    return t.faint;
}

StatusDot::StatusDot(const QString &colour, QWidget *parent) : QWidget(parent), m_colour(colour)
{
    setFixedSize(8, 8);
}

void StatusDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(m_colour));
    painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace yeonji::widgets
