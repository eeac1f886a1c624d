// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The headings of the document that is looked at, beside it: where the caret is, and where to go.

#include <QPointer>
#include <QWidget>

class QLabel;

namespace yeonji::widgets {

class RowList;
class Tab;

class Outline : public QWidget
{
    Q_OBJECT
public:
    explicit Outline(QWidget *parent = nullptr);

    void follow(Tab *tab);  // null: no document is open

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void listen();  // only while it is seen: a tab looks for its headings only if someone asks
    void fill();
    void mark(int line);

    RowList *m_list;
    QLabel *m_empty;
    QPointer<Tab> m_tab;
};

} // namespace yeonji::widgets
