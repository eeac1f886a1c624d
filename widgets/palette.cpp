// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette.h"
#include "core/fuzzy.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace yeonji::widgets {

namespace {

constexpr qsizetype mostRows = 60;

} // namespace

Palette::Palette(QWidget *parent) : QFrame(parent)
{
    m_field = new SearchField;
    m_field->setFont(interfaceFont(14));
    m_list = new RowList(tr("Choices"));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    connect(m_field, &SearchField::typedChanged, this, &Palette::narrow);
    connect(m_list, &RowList::opened, this, &Palette::take);
    m_field->installEventFilter(this);
    parent->installEventFilter(this);
    hide();
}

void Palette::open(const QString &placeholder, QList<Choice> choices)
{
    m_choices = std::move(choices);
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    m_field->clear();
    narrow();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void Palette::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

int Palette::shown() const
{
    return m_list->count();
}

void Palette::narrow()
{
    const QString query = m_field->typed().normalized(QString::NormalizationForm_C);
    QList<std::pair<int, qsizetype>> ranked;  // score, index
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        const Choice &choice = m_choices.at(i);
        const int score = std::max({fuzzyScore(query, choice.text), fuzzyScore(query, choice.also), fuzzyScore(query, choice.second) / 2});
        if (score > 0)
            ranked.append({query.trimmed().isEmpty() ? 0 : score, i});
    }
    std::ranges::stable_sort(ranked, std::ranges::greater(), &std::pair<int, qsizetype>::first);
    QList<Row> rows;
    for (const auto &[score, index] : ranked.first(qMin(ranked.size(), mostRows))) {
        const Choice &choice = m_choices.at(index);
        Row row;
        row.title = choice.text;
        row.hint = choice.hint.isEmpty() ? choice.second : choice.hint;
        row.path = QString::number(index);
        rows.append(row);
    }
    if (rows.isEmpty())
        rows.append(headingRow(tr("Nothing of that name")));
    m_list->setRows(rows);
    m_list->chooseFirst();
    place();
}

void Palette::take()
{
    const Row *row = m_list->currentRow();
    if (!row || row->heading)
        return;
    const auto run = m_choices.at(row->path.toLongLong()).run;
    // Gone before it runs: what it opens gets the focus and keeps it.
    dismiss();
    if (run)
        run();
}

void Palette::place()
{
    const QSize room = parentWidget()->size();
    // As high as what it lists.
    const int rows = m_list->count() * m_list->sizeHintForRow(0);
    const int wide = qMin(620, room.width() - 48);
    const int high = qMin(qMin(440, room.height() - 96), m_field->sizeHint().height() + 28 + rows);
    setGeometry((room.width() - wide) / 2, qMin(72, room.height() / 10), wide, high);
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: m_list->step(1); return true;
    case Qt::Key_Up: m_list->step(-1); return true;
    case Qt::Key_PageDown: m_list->step(8); return true;
    case Qt::Key_PageUp: m_list->step(-8); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: take(); return true;
    case Qt::Key_Escape: dismiss(); return true;
    default: return false;
    }
}

void Palette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensOf(*this);
    paintRounded(painter, rect(), 12, QColor(t.bg), mixed(t.line, t.faint, 0.35));
}

} // namespace yeonji::widgets
