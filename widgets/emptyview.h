// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The middle of the window while no document is open: what to do, in a line each.

#include <QList>
#include <QWidget>

namespace yeonji::widgets {

class EmptyView : public QWidget
{
    Q_OBJECT
public:
    struct Line
    {
        QString text;
        QString shortcut;
    };
    EmptyView(QList<Line> lines, const QString &drop, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Line> m_lines;
    QString m_drop;
};

} // namespace yeonji::widgets
