// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace yeonji::widgets {

namespace {

constexpr int barHeight = 40, tabTop = 5, sidePadding = 14, closeRoom = 22;
constexpr double widest = 240;
constexpr int narrowest = 112;

} // namespace

TabBar::TabBar(QWidget *parent) : QTabBar(parent)
{
    setMovable(true);
    setExpanding(false);
    setDrawBase(false);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Open documents"));
    setElideMode(Qt::ElideRight);
    setContentsMargins(0, 0, 0, 0);
}

TabStrip::TabStrip(TabBar *bar, QWidget *parent) : QWidget(parent)
{
    setFixedHeight(barHeight);
    bar->setFixedHeight(barHeight);  // it has no height of its own until its first tab
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar, 1);
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tokensOf(*this).bg));
    painter.fillRect(QRect(0, height() - 1, width(), 1), QColor(tokensOf(*this).line));
}

QSize TabBar::tabSizeHint(int index) const
{
    const double text = qMin(widest, QFontMetricsF(interfaceFont(13, Weight::Semibold)).horizontalAdvance(tabText(index)));
    return {int(text) + 2 * sidePadding + closeRoom, barHeight};
}

// Many tabs grow narrow before they have to be scrolled.
QSize TabBar::minimumTabSizeHint(int index) const
{
    return {qMin(narrowest, tabSizeHint(index).width()), barHeight};
}

QRectF TabBar::closePlace(int index) const
{
    const QRectF tab = tabRect(index);
    return {tab.right() - sidePadding - 12, tab.top() + tabTop + (tab.height() - tabTop) / 2 - 8, 16, 16};
}

void TabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensOf(*this);
    painter.fillRect(rect(), QColor(t.bg));
    painter.fillRect(QRect(0, height() - 1, width(), 1), QColor(t.line));
    for (int i = 0; i < count(); ++i) {
        const QRectF tab = tabRect(i);
        const bool chosen = i == currentIndex();
        if (chosen) {
            // Open below: the tab and the paper under it are one sheet.
            const QRectF sheet = QRectF(tab).adjusted(0.5, tabTop + 0.5, -0.5, 0);
            QPainterPath path(sheet.bottomLeft());
            path.lineTo(sheet.left(), sheet.top() + 8);
            path.quadTo(sheet.topLeft(), QPointF(sheet.left() + 8, sheet.top()));
            path.lineTo(sheet.right() - 8, sheet.top());
            path.quadTo(sheet.topRight(), QPointF(sheet.right(), sheet.top() + 8));
            path.lineTo(sheet.bottomRight());
            painter.fillPath(path, QColor(t.paper));
            painter.setPen(QPen(QColor(t.line), 1));
            painter.drawPath(path);
        } else if (i == m_hovered) {
            paintRounded(painter, QRectF(tab).adjusted(2, tabTop + 3, -2, -5), 6, mixed(t.bg, t.sel, 0.6));
        }
        const QFont font = interfaceFont(13);
        const bool showsClose = chosen || i == m_hovered;
        const QRectF text = QRectF(tab).adjusted(sidePadding, tabTop, -sidePadding - (showsClose ? closeRoom - 4 : 0), 0);
        painter.setFont(font);
        painter.setPen(QColor(chosen || i == m_hovered ? t.ink : t.soft));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(tabText(i), Qt::ElideRight, text.width()));
        if (showsClose) {
            const QRectF close = closePlace(i);
            if (i == m_hovered && close.contains(m_mouse))
                paintRounded(painter, close, 5, QColor(t.sel));
            paintIcon(painter, QStringLiteral("close"), close.adjusted(1, 1, -1, -1),
                      QColor(close.contains(m_mouse) ? t.ink : t.soft));
        }
        if (chosen && hasFocus())
            paintFocus(painter, *this, QRectF(tab).adjusted(3, tabTop + 3, -3, -4), 6);
    }
}

void TabBar::mousePressEvent(QMouseEvent *event)
{
    const int index = tabAt(event->position().toPoint());
    m_pressedClose = -1;
    if (index >= 0 && event->button() == Qt::LeftButton && closePlace(index).contains(event->position())) {
        m_pressedClose = index;
        return;
    }
    QTabBar::mousePressEvent(event);
}

void TabBar::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = tabAt(event->position().toPoint());
    const bool onClose = m_pressedClose >= 0 && index == m_pressedClose && closePlace(index).contains(event->position());
    m_pressedClose = -1;
    if (onClose || (index >= 0 && event->button() == Qt::MiddleButton))
        Q_EMIT tabCloseRequested(index);
    else
        QTabBar::mouseReleaseEvent(event);
}

void TabBar::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    m_hovered = tabAt(m_mouse.toPoint());
    update();
    QTabBar::mouseMoveEvent(event);
}

void TabBar::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    m_mouse = {};
    update();
    QTabBar::leaveEvent(event);
}

void TabBar::wheelEvent(QWheelEvent *event)
{
    // A stray scroll must not change the document.
    event->ignore();
}

} // namespace yeonji::widgets
