// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The dot beside the word for the state of a run: never without the word.

#include "core/tokens.h"
#include "runs/run.h"

#include <QWidget>

namespace yeonji::widgets {

// `#rrggbb`.
QString dotOf(runs::Status status, const Tokens &tokens);

class StatusDot : public QWidget
{
public:
    explicit StatusDot(const QString &colour, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_colour;
};

} // namespace yeonji::widgets
