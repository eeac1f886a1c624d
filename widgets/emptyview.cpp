// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptyview.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QPainter>

namespace yeonji::widgets {

EmptyView::EmptyView(QList<Line> lines, const QString &drop, QWidget *parent)
    : QWidget(parent), m_lines(std::move(lines)), m_drop(drop)
{
    setAccessibleName(tr("No document is open"));
}

void EmptyView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensOf(*this);
    painter.fillRect(rect(), QColor(t.paper));
    const double wide = qMin(420.0, width() - 48.0), row = 32;
    const double drop = 84;
    QRectF line((width() - wide) / 2, (height() - row * double(m_lines.size()) - drop - 24) / 2, wide, row);
    painter.setFont(interfaceFont(13));
    for (const Line &item : m_lines) {
        painter.setPen(QColor(t.ink));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, item.text);
        painter.setPen(QColor(t.soft));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, item.shortcut);
        line.translate(0, row);
    }
    const QRectF place(line.left(), line.top() + 16, wide, drop);
    QPen dashed(mixed(t.line, t.faint, 0.35), 1);
    dashed.setDashPattern({4, 3});
    painter.setPen(dashed);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
    paintIcon(painter, QStringLiteral("drop"), QRectF(place.center().x() - 10, place.top() + 16, 20, 20), QColor(t.soft));
    painter.setPen(QColor(t.soft));
    painter.setFont(interfaceFont(12));
    painter.drawText(place.adjusted(16, 38, -16, -6), Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextWordWrap, m_drop);
}

} // namespace yeonji::widgets
