// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slidestage.h"

#include <QPainter>

namespace yeonji::widgets {

namespace {

constexpr int margin = 24;
constexpr int shadow = 10;   // pixels it reaches out

} // namespace

SlideStage::SlideStage(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::schemeChanged, this, qOverload<>(&QWidget::update));
}

void SlideStage::setPage(pages::PageView *page)
{
    m_page = page;
    page->setParent(this);
    arrange();
    page->show();
}

void SlideStage::setSlideSize(QSizeF size)
{
    if (size.isEmpty() || size == m_slide)
        return;
    m_slide = size;
    arrange();
}

void SlideStage::arrange()
{
    if (!m_page)
        return;
    const QSizeF room = QSizeF(size() - QSize(2 * margin, 2 * margin)).expandedTo({40, 40});
    const QSize fitted = m_slide.scaled(room, Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
    m_page->setGeometry(QRect(QPoint((width() - fitted.width()) / 2, (height() - fitted.height()) / 2), fitted));
    update();
}

void SlideStage::resizeEvent(QResizeEvent *)
{
    arrange();
}

void SlideStage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(m_workspace.tokens().panel));
    if (!m_page)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF slide = m_page->geometry();
    const bool dark = m_workspace.scheme() == Scheme::Dark;
    for (int reach = shadow; reach > 0; --reach) {
        painter.setBrush(QColor(0, 0, 0, dark ? 4 : 1));
        painter.drawRoundedRect(slide.adjusted(-reach, -reach + 4, reach, reach + 4), reach, reach);
    }
}

} // namespace yeonji::widgets
