// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documentbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

DocumentBar::DocumentBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(38, 8, 16, 8);
    row->setSpacing(12);
    row->addWidget(m_label, 1);
    row->addLayout(m_buttons);
    m_buttons->setSpacing(4);
    hide();
}

void DocumentBar::ask(const QString &sentence, const QList<Answer> &answers)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_label->setText(sentence);
    setAccessibleName(sentence);
    for (const Answer &answer : answers) {
        auto *button = new QToolButton(this);
        button->setText(answer.text);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, act = answer.act] {
            dismiss();
            act();
        });
        m_buttons->addWidget(button);
    }
    show();
}

void DocumentBar::dismiss()
{
    m_label->clear();
    hide();
}

QString DocumentBar::sentence() const
{
    return m_label->text();
}

void DocumentBar::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    const Tokens &colours = tokens(scheme);
    setStyleSheet(u"QLabel { color: %1; } QToolButton { color: %2; border: 0; border-radius: 6px; padding: 4px 8px; }"
                  "QToolButton:hover, QToolButton:focus { background: %3; }"_s.arg(colours.ink, colours.accent, colours.paper));
    update();
}

void DocumentBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tokens(m_scheme).accentGround));
}

} // namespace yeonji::widgets
