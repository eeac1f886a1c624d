// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpanecard.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace yeonji::widgets {

RunCard::RunCard(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("runCard"));
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_figure = new FigureView(this);

    m_actions = new QWidget(this);
    auto *actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, 0, 0, 0);
    actions->setSpacing(4);
    const auto add = [&](const QString &text, auto slot) {
        auto *button = new QToolButton(m_actions);
        button->setObjectName(QStringLiteral("cardAction"));
        button->setText(text);
        button->setAutoRaise(true);
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QToolButton::clicked, this, slot);
        actions->addWidget(button);
    };
    add(tr("Put into entry"), [this] { Q_EMIT putIntoEntry(block()); });
    add(tr("Put on slide"), [this] { Q_EMIT putOnSlide(block()); });
    add(tr("Copy as picture"), [this] {
        m_figure->copyAsPicture();
        Q_EMIT copied();
    });

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 8, 12, 10);
    all->setSpacing(4);
    all->addWidget(m_title);
    all->addWidget(m_figure, 1);
    m_title->setFixedHeight(24);
    m_actions->setAutoFillBackground(true);
    m_actions->hide();
    connect(qApp, &QApplication::focusChanged, this, &RunCard::showActions);
}

void RunCard::present(const figures::PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                   const QHash<QString, QString> &colours, const Tokens &tokens)
{
    m_spec = spec;
    m_tokens = &tokens;
    m_title->setText(metric());
    showActions();
    m_title->setToolTip(metric());
    m_figure->setFigure(spec, runs, colours, tokens, figures::Furniture::Card);
    setAccessibleName(metric());
    QPalette paper = m_actions->palette();
    paper.setColor(QPalette::Window, QColor(tokens.paper));
    m_actions->setPalette(paper);
    update();
}

QString RunCard::block() const
{
    return u"```plot\n" % figures::plotYaml(m_spec) % u"```\n";
}

void RunCard::showActions()
{
    const QWidget *focus = QApplication::focusWidget();
    const int room = width() - 28 - m_title->fontMetrics().horizontalAdvance(m_title->text()) - 16;
    m_actions->setVisible(room >= m_actions->sizeHint().width() || underMouse() || (focus && (focus == this || isAncestorOf(focus))));
}

// Beside the title; where that leaves no room, over its end as soon as someone points here.
void RunCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const QSize size = m_actions->sizeHint();
    m_actions->setGeometry(width() - 12 - size.width(), m_title->y(), size.width(), 24);
    m_actions->raise();
    showActions();
}

void RunCard::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    showActions();
}

void RunCard::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    showActions();
}

void RunCard::paintEvent(QPaintEvent *)
{
    if (!m_tokens)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(m_tokens->line), 1));
    painter.setBrush(QColor(m_tokens->paper));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
}

} // namespace yeonji::widgets
