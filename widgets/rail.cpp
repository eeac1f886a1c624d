// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rail.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

RailButton::RailButton(const QString &icon, const QString &label, const QString &name, QWidget *parent)
    : QAbstractButton(parent), m_icon(icon)
{
    setText(label);
    setAccessibleName(name);
    setToolTip(label.isEmpty() ? name : QString());
    setFocusPolicy(Qt::TabFocus);
    setCheckable(!label.isEmpty());
}

QSize RailButton::sizeHint() const
{
    return text().isEmpty() ? QSize(52, 40) : QSize(52, 50);
}

void RailButton::setCount(int count)
{
    m_count = count;
    setAccessibleDescription(count > 0 ? QString::number(count) : QString());
    update();
}

void RailButton::enterEvent(QEnterEvent *)
{
    update();
}

void RailButton::leaveEvent(QEvent *)
{
    update();
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensOf(*this);
    const QColor colour(isChecked() ? t.accent : underMouse() ? t.ink : t.soft);
    if (isChecked())
        paintRounded(painter, rect(), 10, QColor(t.paper));
    const double icon = 20;
    const double top = text().isEmpty() ? (height() - icon) / 2 : 8;
    paintIcon(painter, m_icon, QRectF((width() - icon) / 2, top, icon, icon), colour);
    if (!text().isEmpty()) {
        painter.setFont(interfaceFont(10.5));
        painter.setPen(colour);
        painter.drawText(QRectF(0, 29, width(), 16), Qt::AlignCenter, text());
    }
    if (m_count > 0) {
        painter.setFont(interfaceFont(9.5));
        const QString count = m_count > 99 ? u"99+"_s : QString::number(m_count);
        const double wide = std::max(15.0, painter.fontMetrics().horizontalAdvance(count) + 8.0);
        const QRectF mark(std::min(width() / 2 + 4.0, width() - wide - 2), 4, wide, 15);
        paintRounded(painter, mark, 7.5, QColor(t.accent));
        painter.setPen(QColor(t.paper));
        painter.drawText(mark, Qt::AlignCenter, count);
    }
    if (hasFocus())
        paintFocus(painter, *this, rect(), 10);
}

Rail::Rail(QWidget *parent) : QWidget(parent)
{
    setFixedWidth(64);
    setAccessibleName(tr("Views"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 14, 7, 12);
    layout->setSpacing(4);
    layout->addStretch();
    m_menu = new RailButton(u"menu"_s, {}, tr("Menu"), this);
    m_settings = new RailButton(u"settings"_s, {}, tr("Settings"), this);
    layout->addWidget(m_menu);
    layout->addWidget(m_settings);
}

int Rail::addPlace(const QString &icon, const QString &label)
{
    const int place = int(m_places.size());
    auto *button = new RailButton(icon, label, label, this);
    static_cast<QVBoxLayout *>(layout())->insertWidget(place, button);
    m_places.append(button);
    connect(button, &QAbstractButton::clicked, this, [this, place] {
        setCurrent(place);
        Q_EMIT chosen(place);
    });
    return place;
}

void Rail::setCount(int place, int count)
{
    m_places.at(place)->setCount(count);
}

void Rail::setCurrent(int place)
{
    m_current = place;
    for (qsizetype i = 0; i < m_places.size(); ++i)
        m_places.at(i)->setChecked(i == place);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensOf(*this);
    painter.fillRect(rect(), QColor(t.panel));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), QColor(t.line));
}

void Rail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QWidget::keyPressEvent(event);
}

} // namespace yeonji::widgets
