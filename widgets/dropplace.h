// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One quiet line in an outlined place: what to do where there is nothing yet. The window takes the
// drop; the outline only shows that it may be here.

#include <QLabel>

namespace yeonji::widgets {

class DropPlace : public QLabel
{
    Q_OBJECT
public:
    explicit DropPlace(const QString &sentence, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override { return {80, 60}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace yeonji::widgets
