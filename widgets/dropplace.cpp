// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dropplace.h"
#include "widgets/theme.h"

#include <QPainter>

namespace yeonji::widgets {

DropPlace::DropPlace(const QString &sentence, QWidget *parent) : QLabel(sentence, parent)
{
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setMargin(12);
    setFont(interfaceFont(11.5));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void DropPlace::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensOf(*this);
    QPen pen(mixed(t.line, t.faint, 0.35), 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setPen(QColor(t.soft));
    painter.setFont(font());
    painter.drawText(rect().adjusted(margin(), 6, -margin(), -6), Qt::AlignCenter | Qt::TextWordWrap, text());
}

} // namespace yeonji::widgets
