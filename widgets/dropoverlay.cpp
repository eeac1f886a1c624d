// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dropoverlay.h"
#include "widgets/icons.h"
#include "widgets/localpaths.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>

namespace yeonji::widgets {

DropOverlay::DropOverlay(std::function<QString(const QStringList &)> describe, QWidget *window)
    : QWidget(window), m_describe(std::move(describe))
{
    setAcceptDrops(true);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
    window->setAcceptDrops(true);
    // Editors and pages take drags themselves; they are seen here before they get there.
    qApp->installEventFilter(this);
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove && event->type() != QEvent::Drop)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget == this || widget->window() != window())
        return false;
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList paths = localPaths(drop->mimeData());
    // What a tab's own parts drag about within the window stays theirs.
    if (paths.isEmpty() || (drop->source() && qobject_cast<QWidget *>(drop->source())))
        return false;
    begin(*drop->mimeData());
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop) {
        end();
        Q_EMIT dropped(paths);
    }
    return true;
}

void DropOverlay::begin(const QMimeData &mime)
{
    setGeometry(window()->rect());
    const QStringList paths = localPaths(&mime);
    // The sentence is found once a drag: finding it reads the files' first bytes.
    if (paths != m_paths || m_sentence.isEmpty()) {
        m_paths = paths;
        m_sentence = m_describe(paths);
        setAccessibleName(m_sentence);
    }
    show();
    raise();
    update();
}

void DropOverlay::end()
{
    hide();
    m_paths.clear();
    m_sentence.clear();
}

void DropOverlay::dragEnterEvent(QDragEnterEvent *event)
{
    begin(*event->mimeData());
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void DropOverlay::dragMoveEvent(QDragMoveEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void DropOverlay::dragLeaveEvent(QDragLeaveEvent *)
{
    end();
}

void DropOverlay::dropEvent(QDropEvent *event)
{
    const QStringList paths = localPaths(event->mimeData());
    event->setDropAction(Qt::CopyAction);
    event->accept();
    end();
    Q_EMIT dropped(paths);
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensOf(*this);
    QColor veil(t.bg);
    veil.setAlphaF(0.88F);
    painter.fillRect(rect(), veil);
    const QRectF place = QRectF(rect()).adjusted(16, 16, -16, -16);
    QPen pen(QColor(t.accent), 1.6);
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place, 12, 12);
    paintIcon(painter, QStringLiteral("drop"), QRectF(place.center().x() - 18, place.center().y() - 54, 36, 36),
              QColor(t.accent));
    painter.setPen(QColor(t.ink));
    painter.setFont(interfaceFont(18, Weight::Semibold));
    painter.drawText(QRectF(place.left() + 40, place.center().y() - 6, place.width() - 80, 90),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
}

} // namespace yeonji::widgets
