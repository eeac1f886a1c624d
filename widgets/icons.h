// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Our line icons, drawn in whatever colour the place asks for: a file in resources/icons each.

#include <QColor>
#include <QIcon>

class QPainter;
class QRectF;

namespace yeonji::widgets {

void paintIcon(QPainter &painter, const QString &name, const QRectF &place, const QColor &colour);

// For menus and buttons that take an icon; of one colour until asked for again.
QIcon lineIcon(const QString &name, const QColor &colour, int pixels = 16);

} // namespace yeonji::widgets
