// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Spec and runs in, picture in plain values out. A pure function: the same input gives the same
// figure in the window, on a page and in an export.

#include "core/tokens.h"
#include "figures/figure.h"
#include "figures/plotspec.h"
#include "runs/reader.h"

#include <QHash>

namespace yeonji::figures {

enum class Furniture {
    Full,   // axes, legend, and a note that names axis and metric
    Card,   // the same where a title above names the metric already
    Bare,   // curves alone: a sparkline
};

struct Canvas
{
    QSizeF size{640, 320};          // pixels
    const Tokens *tokens = nullptr; // required
    double fontSize = 12;
    Furniture furniture = Furniture::Full;
    QHash<QString, QString> directions;  // as of Surroundings: which value is the best one
    // What the person zoomed to, in data units; empty: all there is (or the spec's ranges).
    std::optional<std::pair<double, double>> xzoom, yzoom;
};

// A run keeps its colour wherever it stands: figure, list, slide. `all` are those of the project, each
// with the number of its colour (runs/colours.h); of `runs` some may lie outside: those take the colours
// after, and move none. By name.
QHash<QString, QString> runColours(const std::vector<runs::Found> &all, const std::vector<runs::RunPtr> &runs, const Tokens &tokens);
// The same of runs that belong to no project: given out by the order of their names.
QHash<QString, QString> runColours(const QStringList &names, const Tokens &tokens);

struct Curves;  // curves.h

// Never fails: what cannot be drawn is a finding in the figure.
ResolvedFigure resolve(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                       const QHash<QString, QString> &colours, const Canvas &canvas);

// The same for curves collected before, so that a zoom does not collect them again. Only for the
// kinds Line and Scatter.
ResolvedFigure resolve(const PlotSpec &spec, const Curves &curves, const Canvas &canvas);

} // namespace yeonji::figures
