// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpanecontrols.h"

#include <QHBoxLayout>
#include <QPainter>

namespace yeonji::widgets {

namespace {

class Segment : public QAbstractButton
{
public:
    Segment(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }
    void setTokens(const Tokens &tokens) { m_tokens = &tokens; }
    QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(text()) + 24, 26}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (!m_tokens)
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked()) {
            painter.setPen(QPen(QColor(m_tokens->line), 1));
            painter.setBrush(QColor(m_tokens->paper));
            painter.drawRoundedRect(place, 6, 6);
        }
        if (hasFocus()) {
            painter.setPen(QPen(QColor(m_tokens->accent), 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(place, 6, 6);
        }
        painter.setPen(QColor(!isEnabled() ? m_tokens->faint : isChecked() || underMouse() ? m_tokens->ink : m_tokens->soft));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    const Tokens *m_tokens = nullptr;
};

} // namespace

Segments::Segments(const QStringList &choices, const QString &name, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    for (const QString &choice : choices) {
        auto *segment = new Segment(choice, this);
        segment->setAccessibleDescription(name);
        m_group.addButton(segment, int(m_group.buttons().size()));
        row->addWidget(segment);
    }
    m_group.button(0)->setChecked(true);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on)
            Q_EMIT changed(index);
    });
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Segments::setTokens(const Tokens &tokens)
{
    m_tokens = &tokens;
    for (QAbstractButton *button : m_group.buttons())
        static_cast<Segment *>(button)->setTokens(tokens);
    update();
}

void Segments::choose(int index)
{
    m_group.button(index)->setChecked(true);
}

void Segments::setPossible(int index, bool possible, const QString &why)
{
    m_group.button(index)->setEnabled(possible);
    m_group.button(index)->setToolTip(possible ? QString() : why);
}

void Segments::paintEvent(QPaintEvent *)
{
    if (!m_tokens)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(m_tokens->panel));
    painter.drawRoundedRect(rect(), 8, 8);
}

} // namespace yeonji::widgets
