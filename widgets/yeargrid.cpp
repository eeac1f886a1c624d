// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/yeargrid.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 3, rows = 12 / columns;
constexpr double headerHeight = 28, nameHeight = 16, dayHeight = 9, monthHeight = nameHeight + 6 * dayHeight + 6;

} // namespace

QToolButton *turningArrow(const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFixedSize(22, 22);
    button->setProperty("icon-name", icon);
    button->setStyleSheet(u"QToolButton { border: none; border-radius: 6px; }"
                          "QToolButton:hover { background: palette(midlight); }"
                          "QToolButton:focus { border: 1px solid palette(accent); }"_s);
    return button;
}

QColor warmthOf(const QWidget &widget, double weight)
{
    const Tokens &t = tokensOf(widget);
    return mixed(t.bg, t.accent, 0.09 + 0.26 * weight);
}

YearGrid::YearGrid(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The year"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_previous = turningArrow(u"left"_s, tr("Previous year"), this);
    m_next = turningArrow(u"right"_s, tr("Next year"), this);
    connect(m_previous, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { turn(1); });
    m_today = m_chosen = QDate::currentDate();
    m_year = m_today.year();
}

void YearGrid::setWritten(const QMap<QDate, double> &weights)
{
    m_written = weights;
    update();
}

void YearGrid::setToday(QDate today)
{
    m_today = today;
    update();
}

void YearGrid::setChosen(QDate day)
{
    if (!day.isValid())
        return;
    m_chosen = day;
    setAccessibleDescription(described(day));
    update();
    if (std::exchange(m_year, day.year()) != day.year())
        Q_EMIT yearTurned();
}

void YearGrid::turn(int years)
{
    m_year += years;
    update();
    Q_EMIT yearTurned();
}

QSize YearGrid::sizeHint() const
{
    return {216, int(headerHeight + rows * monthHeight)};
}

QRectF YearGrid::monthPlace(int month) const
{
    const double width = this->width() / double(columns);
    return {width * ((month - 1) % columns), headerHeight + monthHeight * ((month - 1) / columns), width, monthHeight};
}

QRectF YearGrid::placeOf(QDate day) const
{
    const QRectF month = monthPlace(day.month());
    const double column = (month.width() - 8) / 7;
    const int index = QDate(day.year(), day.month(), 1).dayOfWeek() - 1 + day.day() - 1;  // weeks begin on Monday
    return {month.left() + column * (index % 7), month.top() + nameHeight + dayHeight * (index / 7), column, dayHeight};
}

QDate YearGrid::dayAt(QPointF at) const
{
    for (int month = 1; month <= 12; ++month)
        if (monthPlace(month).contains(at))
            for (QDate day(m_year, month, 1); day.month() == month; day = day.addDays(1))
                if (placeOf(day).contains(at))
                    return day;
    return {};
}

int YearGrid::monthAt(QPointF at) const
{
    for (int month = 1; month <= 12; ++month)
        if (const QRectF place = monthPlace(month); place.contains(at) && at.y() < place.top() + nameHeight)
            return month;
    return 0;
}

QString YearGrid::described(QDate day) const
{
    const QString date = QLocale().toString(day, QLocale::LongFormat);
    return m_written.contains(day) ? tr("%1, written").arg(date) : date;
}

void YearGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensOf(*this);
    for (QToolButton *button : {m_previous, m_next})
        button->setIcon(lineIcon(button->property("icon-name").toString(), QColor(t.soft)));
    painter.setFont(interfaceFont(13, Weight::Semibold));
    painter.setPen(QColor(t.ink));
    painter.drawText(QRectF(4, 0, width() - 60, 22), Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(QDate(m_year, 1, 1), tr("yyyy")));
    painter.setFont(interfaceFont(11));
    for (int month = 1; month <= 12; ++month) {
        painter.setPen(QColor(t.soft));
        painter.drawText(monthPlace(month).adjusted(2, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, QLocale().standaloneMonthName(month, QLocale::ShortFormat));
        for (QDate day(m_year, month, 1); day.month() == month; day = day.addDays(1)) {
            const QRectF place = placeOf(day).adjusted(0.8, 0.8, -0.8, -0.8);
            const auto written = m_written.constFind(day);
            paintRounded(painter, place, 2, written != m_written.cend() ? warmthOf(*this, 0.3 + *written) : day == m_hovered ? QColor(t.faint) : QColor(t.sel));
            if (day == m_today || (day == m_chosen && hasFocus())) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(QColor(t.accent), 1.3));
                painter.drawRoundedRect(place, 2, 2);
            }
        }
    }
}

bool YearGrid::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const QDate day = dayAt(help->pos()); day.isValid())
        QToolTip::showText(help->globalPos(), described(day), this);
    else
        QToolTip::hideText();
    return true;
}

void YearGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position());
    setCursor(day.isValid() || monthAt(event->position()) > 0 || event->position().y() < headerHeight ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (std::exchange(m_hovered, day) != day)
        update();
}

void YearGrid::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const QDate day = dayAt(event->position()); day.isValid()) {
        setChosen(day);
        Q_EMIT activated(day);
    } else if (const int month = monthAt(event->position()); month > 0) {
        Q_EMIT monthRequested(QDate(m_year, month, 1));
    } else if (event->position().y() < headerHeight) {
        Q_EMIT monthRequested(m_chosen.year() == m_year ? m_chosen : QDate(m_year, 1, 1));
    }
}

void YearGrid::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

void YearGrid::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: setChosen(m_chosen.addDays(-1)); break;
    case Qt::Key_Right: setChosen(m_chosen.addDays(1)); break;
    case Qt::Key_Up: setChosen(m_chosen.addDays(-7)); break;
    case Qt::Key_Down: setChosen(m_chosen.addDays(7)); break;
    case Qt::Key_PageUp: setChosen(m_chosen.addYears(-1)); break;
    case Qt::Key_PageDown: setChosen(m_chosen.addYears(1)); break;
    case Qt::Key_Home: setChosen(m_today); break;
    case Qt::Key_Escape: Q_EMIT monthRequested(m_chosen); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT activated(m_chosen); break;
    default: QWidget::keyPressEvent(event);
    }
}

void YearGrid::wheelEvent(QWheelEvent *event)
{
    if (const int steps = event->angleDelta().y() / 120)
        turn(-steps);
    event->accept();
}

void YearGrid::resizeEvent(QResizeEvent *)
{
    m_next->move(width() - 24, 0);
    m_previous->move(width() - 46, 0);
}

} // namespace yeonji::widgets
