// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One field over the window: the command palette and quick open are the same list of choices, narrowed
// while typing.

#include "widgets/searchfield.h"

#include <QFrame>
#include <QPointer>

#include <functional>

namespace yeonji::widgets {

class RowList;

struct Choice
{
    QString text;
    QString second;   // matched too, less weighty: where it is
    QString hint;     // a shortcut
    std::function<void()> run;
    QString also = {};  // matched like `text`, never shown: its English name
};

class Palette : public QFrame
{
    Q_OBJECT
public:
    explicit Palette(QWidget *parent);

    // Opens over the parent; choices come best first for an empty query.
    void open(const QString &placeholder, QList<Choice> choices);
    void dismiss();
    SearchField *field() const { return m_field; }
    int shown() const;  // how many choices the list holds

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow();
    void take();
    void place();

    SearchField *m_field = nullptr;
    RowList *m_list = nullptr;
    QList<Choice> m_choices;
    QPointer<QWidget> m_before;  // had the focus
};

} // namespace yeonji::widgets
