// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A resolved figure: everything about a picture is decided here, in plain values, before a painter
// sees it. Two thin painters draw it alike: SVG text for pages and exports (svg.h) and QChart in the
// window (widgets/figureview.h). Neither decides a range, a tick, a colour or a label.

#include "core/finding.h"

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

namespace yeonji::figures {

struct Tick
{
    double at = 0;     // position on the axis, in drawn units: log10 of the value on a log axis
    QString label;
};

struct AxisView
{
    double from = 0, to = 1;  // drawn units, from < to
    bool log = false;
    QList<Tick> ticks;        // round and even, within [from, to]
    QString title;
};

enum class Mark { Line, Points, Band, Bar };

enum class Anchor { Start, Middle, End };

// One thing drawn. Points are in drawn units and within the axes, already reduced: at most four a
// pixel column (M4), every extreme kept. NaN in y ends a stroke: what follows begins a new one (gaps,
// restarts). Points are discs of diameter `width`. Of a Bar, `points` are the corners where x and y
// are largest, `lower` those where they are smallest.
struct Layer
{
    Mark mark = Mark::Line;
    QString colour;           // #rrggbb
    double opacity = 1;
    double width = 1.6;       // pixels
    QList<double> dash;       // in widths; empty: solid
    std::vector<QPointF> points;
    std::vector<QPointF> lower;  // Band: the lower edge; Bar: see above; as many as points
    int series = -1;          // index into ResolvedFigure::legend
};

// Words within the data area, on the middle of their line.
struct Label
{
    QPointF at;               // drawn units
    QString text, colour;
    Anchor anchor = Anchor::Middle;
};

struct LegendItem
{
    QString label;            // cut to its place
    QString colour;           // empty: text alone, as in `+12`
    QList<double> dash;
    QRectF place;             // in the picture, pixels: a swatch of legendSwatch, then the label
    Mark swatch = Mark::Line; // a stroke, or of Bar a block
};

// Of an item's width, what its swatch takes, and the gap after it; the height of a block.
inline constexpr double legendSwatch = 14, legendGap = 6, legendBlock = 10;

// How far the baseline of a text lies below its middle, in font sizes.
inline constexpr double middleToBaseline = 0.35;

// Between the data area and the labels of its ticks, pixels.
inline constexpr double tickGap = 8;

struct ResolvedFigure
{
    QSizeF size;              // of the picture, pixels
    QRectF plot;              // the data area within it
    AxisView x, y;
    std::vector<Layer> layers;  // painted in order, but bars under all others
    std::vector<Label> labels;  // above the layers
    QList<LegendItem> legend;
    QString note;             // right under the plot: `step · eval_loss · smoothed 0.6`
    QRectF notePlace;
    QString caption;
    QString ink, soft, grid, ground;  // colours of text, ticks, hairlines; grid empty: none; ground: transparent
    double fontSize = 12;     // of ticks and legend, pixels
    QString fontFaces;        // CSS font-family list
    QString description;      // the figure in one sentence, for screen readers and alt text
    bool fragments = false;   // what belongs to a series says so, for pages that show one after the other
    Findings findings;        // empty metrics, NaN, runs that are missing…
    size_t pointsRead = 0;    // how many points of the files are behind the picture
};

} // namespace yeonji::figures
