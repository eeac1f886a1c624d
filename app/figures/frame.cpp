// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/frame.h"

#include "figures/layout.h"

#include <cmath>

namespace yeonji::figures {

namespace {

constexpr double perLabelDown = 34;  // pixels a label of the value axis wants for itself
constexpr double legendAbove = 4;

void apply(AxisView &axis, const Scale &scale)
{
    axis.from = scale.from;
    axis.to = scale.to;
    axis.ticks = scale.ticks;
}

} // namespace

ResolvedFigure blankFigure(const PlotSpec &spec, const Canvas &canvas)
{
    const Tokens &tokens = *canvas.tokens;
    ResolvedFigure figure;
    figure.size = canvas.size;
    figure.plot = QRectF(QPointF(0, 0), canvas.size);
    figure.caption = spec.caption;
    figure.ink = tokens.ink;
    figure.soft = tokens.soft;
    figure.grid = tokens.line;
    figure.fontSize = canvas.fontSize;
    figure.fontFaces = cssFaces(tokens.readingFaces);
    return figure;
}

void layFrame(ResolvedFigure &figure, const Canvas &canvas, const ScaleFor &xscale, const ScaleFor &yscale)
{
    const QSizeF size = canvas.size;
    if (canvas.furniture == Furniture::Bare) {
        apply(figure.x, xscale(2));
        apply(figure.y, yscale(2));
        figure.x.ticks.clear();
        figure.y.ticks.clear();
        figure.legend.clear();
        figure.note.clear();
        figure.plot = QRectF(1, 2, std::max(1.0, size.width() - 2), std::max(1.0, size.height() - 4));
        return;
    }
    const Measure measure(canvas.tokens->readingFaces, canvas.fontSize);
    const double line = measure.lineHeight();
    const double above = std::ceil(line / 2);
    const auto left = [&] {
        double widest = 0;
        for (const Tick &tick : std::as_const(figure.y.ticks))
            widest = std::max(widest, measure.width(tick.label));
        return std::ceil(widest + tickGap + 1);
    };
    // The legend's width hangs on the labels of the value axis, their number on the height the
    // legend leaves: a second round settles it.
    const int rows = std::clamp(int(size.height() / (5 * line)), 1, 4);
    const QList<LegendItem> legend = figure.legend;
    double margin = 44, right = 12, below = 0;
    for (int round = 0; round < 2; ++round) {
        figure.legend = legend;
        below = layLegend(figure.legend, figure.note, figure.notePlace, size.width() - margin - right, rows, measure);
        const double height = size.height() - above - tickGap / 2 - line - legendAbove - below;
        apply(figure.y, yscale(std::clamp(int(height / perLabelDown) + 1, 2, 7)));
        margin = left();
        const double width = std::max(1.0, size.width() - margin - right);
        figure.plot = QRectF(margin, above, width, std::max(1.0, height));
        // Labels of the other axis: as many as fit beside each other, the last not beyond the edge.
        for (int most = std::clamp(int(width / 60), 2, 8); most >= 2; --most) {
            apply(figure.x, xscale(most));
            const qsizetype wanted = figure.x.ticks.size();
            thinLabels(figure.x.ticks, width / (figure.x.to - figure.x.from), measure);
            if (figure.x.ticks.size() == wanted)
                break;
        }
        right = 12;
        if (!figure.x.ticks.isEmpty()) {
            const Tick &last = figure.x.ticks.last();
            const double free = (figure.x.to - last.at) / (figure.x.to - figure.x.from) * width;
            right = std::max(right, std::ceil(measure.width(last.label) / 2 - free + 1));
        }
    }
    figure.plot.setWidth(std::max(1.0, size.width() - margin - right));
    const QPointF corner(figure.plot.left(), figure.plot.bottom() + tickGap / 2 + line + legendAbove);
    for (LegendItem &item : figure.legend)
        item.place.translate(corner);
    figure.notePlace.translate(corner);
    figure.notePlace.moveRight(figure.plot.right());
}

} // namespace yeonji::figures
