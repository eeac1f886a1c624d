// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statusline.h"
#include "widgets/progress.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <chrono>

namespace yeonji::widgets {

using namespace std::chrono_literals;

StatusLine::StatusLine(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(tall);
    setAccessibleName(tr("Status"));
    m_left = new QLabel;
    m_right = new QLabel;
    m_left->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QLabel *label : {m_left, m_right}) {
        label->setFont(interfaceFont(11.5));
        label->setTextFormat(Qt::PlainText);
    }
    m_progress = new Progress;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 1, 14, 0);
    layout->setSpacing(16);
    layout->addWidget(m_left, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_right);
    m_passing.setSingleShot(true);
    m_passing.setInterval(6s);
    connect(&m_passing, &QTimer::timeout, this, [this] { m_left->setText(m_standing); });
    tint();
}

void StatusLine::setTexts(const QString &left, const QString &right)
{
    m_standing = left;
    if (!m_passing.isActive())
        m_left->setText(left);
    m_right->setText(right);
}

void StatusLine::say(const QString &sentence)
{
    m_left->setText(sentence);
    m_passing.start();
}

void StatusLine::tint()
{
    for (QLabel *label : {m_left, m_right}) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, QColor(tokensOf(*this).soft));
        label->setPalette(palette);
    }
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tokensOf(*this).bg));
    painter.fillRect(QRect(0, 0, width(), 1), QColor(tokensOf(*this).line));
}

} // namespace yeonji::widgets
