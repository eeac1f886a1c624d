// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/noticebar.h"
#include "widgets/statusline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <chrono>

namespace yeonji::widgets {

using namespace std::chrono_literals;

QString standingAlone(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    if (!sentence.isEmpty() && !sentence.endsWith(u'.') && !sentence.endsWith(u'?'))
        sentence += u'.';
    return sentence;
}

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent)
{
    m_text = new QLabel;
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(16, 8, 8, 8);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_text, 1);
    m_leaving.setSingleShot(true);
    connect(&m_leaving, &QTimer::timeout, this, &NoticeBar::close);
    parent->installEventFilter(this);
    hide();
}

QString NoticeBar::sentence() const
{
    return isVisible() ? m_text->text() : QString();
}

void NoticeBar::say(const QString &sentence, const QList<NoticeAction> &actions, Stays stays)
{
    for (QWidget *button : std::as_const(m_buttons))
        button->deleteLater();
    m_buttons.clear();
    m_text->setText(sentence);
    setAccessibleName(sentence);
    auto all = actions;
    all.append({tr("Close"), {}});
    for (const NoticeAction &action : std::as_const(all)) {
        auto *button = new QPushButton(action.text, this);
        button->setFlat(true);
        m_layout->addWidget(button);
        m_buttons.append(button);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            close();
            if (run)
                run();
        });
    }
    place();
    show();
    raise();
    if (stays == Stays::Briefly)
        m_leaving.start(actions.isEmpty() ? 5s : 12s);
    else
        m_leaving.stop();
}

void NoticeBar::close()
{
    m_leaving.stop();
    hide();
}

void NoticeBar::place()
{
    const QSize room = parentWidget()->size();
    const int wide = qMin(room.width() - 32, 640);
    // A sentence stands in one line while there is room: a label that may wrap asks for a square.
    const int line = m_text->fontMetrics().horizontalAdvance(m_text->text()) + 4;
    m_text->setMinimumWidth(0);
    layout()->activate();
    const int rest = layout()->sizeHint().width() - m_text->sizeHint().width();
    setFixedWidth(qBound(240, rest + line, qMax(240, wide)));
    const int high = qMax(44, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                            : layout()->sizeHint().height());
    resize(width(), high);
    move((room.width() - width()) / 2, room.height() - height() - 16 - StatusLine::tall);  // the status line stays legible
}

bool NoticeBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && !isHidden())  // the window may not be shown yet
        place();
    return QFrame::eventFilter(watched, event);
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensOf(*this);
    paintRounded(painter, rect(), 12, QColor(t.paper), mixed(t.line, t.faint, 0.3));
}

} // namespace yeonji::widgets
