// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A figure in the window: what figures::resolve decides, painted through QtCharts, which is never fed
// more than a few points a pixel. Zooming, panning and resizing resolve again from the runs, so no
// extreme is ever lost; pointing says the values of every curve at the nearest step.

#include "figures/curves.h"
#include "figures/resolve.h"

#include <QChartView>

#include <optional>

class QValueAxis;

namespace yeonji::widgets {

class FigureView : public QChartView
{
    Q_OBJECT
public:
    explicit FigureView(QWidget *parent = nullptr);
    ~FigureView() override;

    // Keeps the zoom if spec and axes stay the same, as when a run grew. `tokens` outlives the view.
    void setFigure(const figures::PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                   const QHash<QString, QString> &colours, const Tokens &tokens,
                   figures::Furniture furniture = figures::Furniture::Full);

    // Paints `figure` as it is; there is nothing to point at or to zoom into.
    void setResolved(const figures::ResolvedFigure &figure, const Tokens &tokens);

    const figures::ResolvedFigure &figure() const { return m_figure; }

    bool isZoomed() const { return m_xzoom.has_value(); }
    void zoom(double factor, double at);  // at: 0 left to 1 right of the data area; factor > 1: closer
    void pan(double fraction);            // of the data area's width, to the right if positive
    void resetZoom();

    // PNG at twice the size and SVG, both on the clipboard.
    void copyAsPicture();

Q_SIGNALS:
    void zoomed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    bool isDrawable() const;
    figures::ResolvedFigure resolved(const std::optional<std::pair<double, double>> &zoom) const;  // drawn units
    void resolve();
    void fill();
    void point(std::optional<double> x);
    void setZoom(std::optional<std::pair<double, double>> drawn);
    double drawnAt(double pixel) const;
    double pixelOf(double drawnX) const;
    double pixelDown(double drawnY) const;
    void paintReadings(QPainter *painter);

    figures::PlotSpec m_spec;
    std::vector<runs::RunPtr> m_runs;
    QHash<QString, QString> m_colours;
    std::optional<figures::Curves> m_curves;  // of kinds that have curves
    const Tokens *m_tokens = nullptr;
    figures::Furniture m_furniture = figures::Furniture::Full;
    figures::ResolvedFigure m_figure;
    QValueAxis *m_xAxis = nullptr;  // owned by the chart
    QValueAxis *m_yAxis = nullptr;
    bool m_resolved = false;        // setResolved: nothing to resolve again

    std::optional<std::pair<double, double>> m_full;   // drawn x range without zoom
    std::optional<std::pair<double, double>> m_xzoom;  // drawn units
    std::optional<QPointF> m_grab;                     // where a drag began, pixels
    std::pair<double, double> m_grabbed;               // the range then
    std::vector<figures::Reading> m_readings;          // under the pointer
};

} // namespace yeonji::widgets
