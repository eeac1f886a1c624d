// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/outline.h"

#include "widgets/rowlist.h"
#include "widgets/tab.h"

#include <QLabel>
#include <QVBoxLayout>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

Outline::Outline(QWidget *parent) : QWidget(parent), m_list(new RowList(tr("Outline"))), m_empty(new QLabel)
{
    setMinimumWidth(150);
    m_list->setDense();
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setContentsMargins(10, 8, 10, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 12);
    layout->setSpacing(0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);
    connect(m_list, &RowList::opened, this, [this] {
        if (m_tab && m_list->currentRow())
            m_tab->goToLine(m_list->currentRow()->line);
    });
}

void Outline::follow(Tab *tab)
{
    if (m_tab)
        m_tab->disconnect(this);
    m_tab = tab;
    if (isVisible())
        listen();
}

void Outline::listen()
{
    if (m_tab) {
        connect(m_tab, &Tab::headingsChanged, this, &Outline::fill, Qt::UniqueConnection);
        connect(m_tab, &Tab::caretLineChanged, this, &Outline::mark, Qt::UniqueConnection);
    }
    fill();
}

void Outline::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    listen();
}

void Outline::hideEvent(QHideEvent *event)
{
    if (m_tab)
        m_tab->disconnect(this);
    QWidget::hideEvent(event);
}

void Outline::fill()
{
    const auto headings = m_tab ? m_tab->headings() : QList<diary::Heading>();
    QList<Row> rows;
    if (!headings.isEmpty())
        rows.append(headingRow(tr("Outline")));
    for (const diary::Heading &heading : headings) {
        Row row;
        row.title = heading.text;
        row.line = heading.line;
        row.level = heading.level - 1;
        row.path = QString::number(rows.size());
        rows.append(row);
    }
    m_list->setRows(rows);
    m_list->setVisible(!rows.isEmpty());
    m_empty->setVisible(rows.isEmpty());
    m_empty->setText(m_tab ? tr("This document has no headings") : tr("The headings of a document stand here"));
    if (m_tab)
        mark(m_tab->caretLine());
}

// The last heading at or above the caret.
void Outline::mark(int line)
{
    QString path;
    for (int i = 1; i < m_list->count() && m_list->row(i).line <= line; ++i)
        path = m_list->row(i).path;
    m_list->setCurrentPath(path);
    if (!path.isEmpty())
        m_list->scrollTo(m_list->currentIndex());
}

} // namespace yeonji::widgets
