// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The look of every widget, made from the tokens: palette, font and style sheet of the application.
// What paints itself asks tokensOf(); a change of theme reaches it as a change of palette.

#include "core/tokens.h"

#include <QColor>
#include <QFont>

class QApplication;
class QPainter;
class QRectF;
class QWidget;

namespace yeonji::widgets {

// Once, before the first widget.
void installStyle();

// Any time after: again on a change of theme. Cheap if `tokens` are those of the last call.
// A style sheet in which `@ink` and its kin stand for colours of the look.
QString withColours(QString sheet, const Tokens &tokens);

void applyTheme(const Tokens &tokens);

// The tokens a widget is to paint with: those its palette was made from.
const Tokens &tokensOf(const QWidget &widget);

// `share` of b over a, 0 to 1.
QColor mixed(const QString &a, const QString &b, double share);

enum class Weight { Regular, Semibold };

// The reading face in pixels, with tabular numbers.
QFont interfaceFont(double pixels = 13, Weight weight = Weight::Regular);

// A rounded fill and, if valid, a hairline around it.
void paintRounded(QPainter &painter, const QRectF &place, double radius, const QColor &fill, const QColor &line = {});

// The ring that shows where the keyboard is.
void paintFocus(QPainter &painter, const QWidget &widget, const QRectF &place, double radius);

} // namespace yeonji::widgets
