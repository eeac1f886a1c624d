// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figureview.h"

#include "figures/format.h"
#include "figures/svg.h"

#include <QAreaSeries>
#include <QChart>
#include <QClipboard>
#include <QGraphicsLayout>
#include <QGuiApplication>
#include <QLineSeries>
#include <QMimeData>
#include <QMouseEvent>
#include <QValueAxis>

#include <cmath>

namespace yeonji::widgets {

using figures::Anchor;
using figures::Layer;
using figures::Mark;

namespace {

constexpr double closest = 1e-7;  // a zoom shows at least this part of the whole
constexpr int mostRows = 14;      // of values beside the pointer

QColor colourOf(const QString &name, double opacity = 1)
{
    QColor colour(name);
    colour.setAlphaF(float(opacity));
    return colour;
}

QPen penOf(const Layer &layer)
{
    QPen pen(colourOf(layer.colour, layer.opacity), layer.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (!layer.dash.isEmpty())
        pen.setDashPattern(layer.dash);
    return pen;
}

// A text on the middle of its line, as svg.cpp places it.
void drawText(QPainter *painter, QPointF at, const QString &text, Anchor anchor, double fontSize)
{
    const double width = painter->fontMetrics().horizontalAdvance(text);
    const double left = anchor == Anchor::Start ? at.x() : anchor == Anchor::End ? at.x() - width : at.x() - width / 2;
    painter->drawText(QPointF(left, at.y() + figures::middleToBaseline * fontSize), text);
}

} // namespace

FigureView::FigureView(QWidget *parent) : QChartView(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    QChart *chart = this->chart();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->hide();
    m_xAxis = new QValueAxis;
    m_yAxis = new QValueAxis;
    m_xAxis->setVisible(false);
    m_yAxis->setVisible(false);
    chart->addAxis(m_xAxis, Qt::AlignBottom);
    chart->addAxis(m_yAxis, Qt::AlignLeft);
}

FigureView::~FigureView() = default;

void FigureView::setFigure(const figures::PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                           const QHash<QString, QString> &colours, const Tokens &tokens, figures::Furniture furniture)
{
    if (spec.x != m_spec.x || spec.xscale != m_spec.xscale || spec.y != m_spec.y || spec.kind != m_spec.kind)
        m_xzoom.reset();
    m_spec = spec;
    m_runs = runs;
    m_colours = colours;
    m_tokens = &tokens;
    m_furniture = furniture;
    m_resolved = false;
    m_readings.clear();
    m_curves.reset();
    if (spec.kind == figures::PlotKind::Line || spec.kind == figures::PlotKind::Scatter)
        m_curves = figures::collect(spec, runs, colours, tokens);
    // The view stays where it is, but what there is to go to may have grown.
    if (m_xzoom && isDrawable()) {
        const figures::ResolvedFigure whole = resolved({});
        m_full = {whole.x.from, whole.x.to};
    }
    resolve();
}

void FigureView::setResolved(const figures::ResolvedFigure &figure, const Tokens &tokens)
{
    m_tokens = &tokens;
    m_resolved = true;
    m_curves.reset();
    m_figure = figure;
    fill();
}

bool FigureView::isDrawable() const
{
    return m_tokens && !m_resolved && viewport()->width() >= 16 && viewport()->height() >= 16;
}

figures::ResolvedFigure FigureView::resolved(const std::optional<std::pair<double, double>> &zoom) const
{
    figures::Canvas canvas;
    canvas.size = viewport()->size();
    canvas.tokens = m_tokens;
    canvas.furniture = m_furniture;
    if (zoom) {
        const bool log = m_spec.xscale == figures::ScaleKind::Log;
        const auto value = [log](double drawn) { return log ? std::pow(10, drawn) : drawn; };
        canvas.xzoom = {value(zoom->first), value(zoom->second)};
    }
    return m_curves ? figures::resolve(m_spec, *m_curves, canvas) : figures::resolve(m_spec, m_runs, m_colours, canvas);
}

void FigureView::resolve()
{
    if (!isDrawable())
        return;
    m_figure = resolved(m_xzoom);
    if (!m_xzoom)
        m_full = {m_figure.x.from, m_figure.x.to};
    fill();
}

void FigureView::fill()
{
    QChart *chart = this->chart();
    chart->removeAllSeries();
    chart->setPlotArea(m_figure.plot);
    m_xAxis->setRange(m_figure.x.from, m_figure.x.to);
    m_yAxis->setRange(m_figure.y.from, m_figure.y.to);
    const auto add = [&](QAbstractSeries *series) {
        chart->addSeries(series);
        series->attachAxis(m_xAxis);
        series->attachAxis(m_yAxis);
    };
    for (const Layer &layer : m_figure.layers) {
        switch (layer.mark) {
        case Mark::Line: {
            // QtCharts would join over a gap: each stroke is a series of its own.
            QList<QPointF> stroke;
            const auto finish = [&] {
                if (stroke.size() > 1) {
                    auto *line = new QLineSeries;
                    line->setPen(penOf(layer));
                    line->replace(stroke);
                    add(line);
                }
                stroke.clear();
            };
            for (const QPointF &p : layer.points) {
                if (std::isnan(p.y()))
                    finish();
                else
                    stroke.append(p);
            }
            finish();
            break;
        }
        case Mark::Points:
            break;  // drawn over the chart, which would cut those at its edge in half
        case Mark::Band: {
            auto *area = new QAreaSeries;
            auto *upper = new QLineSeries(area);
            auto *lower = new QLineSeries(area);
            upper->replace(QList<QPointF>(layer.points.begin(), layer.points.end()));
            lower->replace(QList<QPointF>(layer.lower.begin(), layer.lower.end()));
            area->setUpperSeries(upper);
            area->setLowerSeries(lower);
            area->setPen(Qt::NoPen);
            area->setBrush(colourOf(layer.colour, layer.opacity));
            add(area);
            break;
        }
        case Mark::Bar: break;  // a series each would be thousands in a heat map: drawBackground() fills them
        }
    }
    setAccessibleName(m_figure.caption.isEmpty() ? m_figure.y.title : m_figure.caption);
    setAccessibleDescription(m_figure.description);
    viewport()->update();
}

double FigureView::drawnAt(double pixel) const
{
    return m_figure.x.from + (pixel - m_figure.plot.left()) / m_figure.plot.width() * (m_figure.x.to - m_figure.x.from);
}

double FigureView::pixelOf(double drawnX) const
{
    return m_figure.plot.left() + (drawnX - m_figure.x.from) / (m_figure.x.to - m_figure.x.from) * m_figure.plot.width();
}

double FigureView::pixelDown(double drawnY) const
{
    return m_figure.plot.bottom() - (drawnY - m_figure.y.from) / (m_figure.y.to - m_figure.y.from) * m_figure.plot.height();
}

// ------------------------------------------------------------------------------- zoom and pan

void FigureView::setZoom(std::optional<std::pair<double, double>> drawn)
{
    if (!m_full || !m_curves)
        return;
    const double whole = m_full->second - m_full->first;
    if (drawn) {
        const double width = std::max(drawn->second - drawn->first, whole * closest);
        if (width >= whole * 0.999) {
            drawn.reset();
        } else {
            const double from = std::clamp(drawn->first, m_full->first, m_full->second - width);
            drawn = {from, from + width};
        }
    }
    if (drawn == m_xzoom)
        return;
    m_xzoom = drawn;
    m_readings.clear();
    resolve();
    Q_EMIT zoomed();
}

void FigureView::zoom(double factor, double at)
{
    const double from = m_figure.x.from, width = m_figure.x.to - from;
    const double centre = from + at * width;
    setZoom(std::pair(centre - at * width / factor, centre + (1 - at) * width / factor));
}

void FigureView::pan(double fraction)
{
    const double by = fraction * (m_figure.x.to - m_figure.x.from);
    if (m_xzoom)
        setZoom(std::pair(m_xzoom->first + by, m_xzoom->second + by));
}

void FigureView::resetZoom()
{
    setZoom(std::nullopt);
}

void FigureView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    resolve();
}

void FigureView::wheelEvent(QWheelEvent *event)
{
    // A list of figures scrolls under the wheel; the one that has been clicked zooms.
    const bool meant = hasFocus() || (event->modifiers() & Qt::ControlModifier);
    if (!meant || !m_curves || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(std::pow(1.0015, event->angleDelta().y()),
         std::clamp((event->position().x() - m_figure.plot.left()) / m_figure.plot.width(), 0.0, 1.0));
    event->accept();
}

void FigureView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_curves) {
        event->ignore();
        return;
    }
    m_grab = event->position();
    m_grabbed = {m_figure.x.from, m_figure.x.to};
    event->accept();
}

void FigureView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_grab) {
        const bool inside = m_figure.plot.contains(event->position());
        point(inside ? std::optional(drawnAt(event->position().x())) : std::nullopt);
        return;
    }
    if (m_xzoom) {
        setCursor(Qt::ClosedHandCursor);
        const double by = (m_grab->x() - event->position().x()) / m_figure.plot.width() * (m_grabbed.second - m_grabbed.first);
        setZoom(std::pair(m_grabbed.first + by, m_grabbed.second + by));
    }
}

void FigureView::mouseReleaseEvent(QMouseEvent *event)
{
    m_grab.reset();
    unsetCursor();
    event->accept();
}

void FigureView::mouseDoubleClickEvent(QMouseEvent *event)
{
    resetZoom();
    event->accept();
}

void FigureView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(1.5, 0.5); break;
    case Qt::Key_Minus: zoom(1 / 1.5, 0.5); break;
    case Qt::Key_Left: pan(-0.2); break;
    case Qt::Key_Right: pan(0.2); break;
    case Qt::Key_0:
    case Qt::Key_Home: resetZoom(); break;
    default:
        if (event->matches(QKeySequence::Copy))
            copyAsPicture();
        else
            QChartView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void FigureView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

bool FigureView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        point(std::nullopt);
    return QChartView::viewportEvent(event);
}

// ------------------------------------------------------------------------------- pointing

void FigureView::point(std::optional<double> x)
{
    std::vector<figures::Reading> readings;
    if (x && m_curves)
        readings = figures::readingsAt(*m_curves, m_figure.x.log ? std::pow(10, *x) : *x);
    if (readings.empty() && m_readings.empty())
        return;
    m_readings = std::move(readings);
    viewport()->update();
}

void FigureView::copyAsPicture()
{
    const auto pointed = std::exchange(m_readings, {});
    QImage image(viewport()->size() * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    image.fill(QColor(m_tokens->paper));
    QPainter painter(&image);
    render(&painter, QRectF(QPointF(0, 0), viewport()->size()), viewport()->rect());
    painter.end();
    figures::ResolvedFigure figure = m_figure;
    figure.ground = m_tokens->paper;
    auto *mime = new QMimeData;
    mime->setImageData(image);
    mime->setData(QStringLiteral("image/svg+xml"), figures::paintSvg(figure).toUtf8());
    QGuiApplication::clipboard()->setMimeData(mime);
    m_readings = pointed;
}

// ------------------------------------------------------------------------------- painting

// The frame around the curves: what svg.cpp writes, painted.
void FigureView::drawBackground(QPainter *painter, const QRectF &)
{
    if (!m_tokens)
        return;
    QFont font(m_tokens->readingFaces);
    font.setPixelSize(int(std::round(m_figure.fontSize)));
    painter->setFont(font);
    const QRectF &plot = m_figure.plot;
    if (m_figure.layers.empty()) {
        painter->setPen(colourOf(m_tokens->soft));
        const QString sentence = m_figure.findings.isEmpty() ? QString() : m_figure.findings.first().message;
        painter->drawText(QRectF(viewport()->rect()).adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, sentence);
        return;
    }
    const auto y = [this](double drawn) { return pixelDown(drawn); };
    for (const auto &tick : m_figure.y.ticks) {
        if (!m_figure.grid.isEmpty()) {
            painter->setPen(QPen(colourOf(m_figure.grid), 1));
            painter->drawLine(QPointF(plot.left(), y(tick.at)), QPointF(plot.right(), y(tick.at)));
        }
        painter->setPen(colourOf(m_figure.soft));
        drawText(painter, {plot.left() - figures::tickGap, y(tick.at)}, tick.label, Anchor::End, m_figure.fontSize);
    }
    painter->setPen(colourOf(m_figure.soft));
    for (const auto &tick : m_figure.x.ticks)
        drawText(painter, {pixelOf(tick.at), plot.bottom() + figures::tickGap / 2 + m_figure.fontSize * 0.75}, tick.label,
                 Anchor::Middle, m_figure.fontSize);
    for (const auto &item : m_figure.legend) {
        QPointF at(item.place.left(), item.place.center().y());
        if (!item.colour.isEmpty() && item.swatch == Mark::Bar) {
            painter->fillRect(QRectF(at.x(), at.y() - figures::legendBlock / 2, figures::legendSwatch, figures::legendBlock), colourOf(item.colour));
            at.rx() += figures::legendSwatch + figures::legendGap;
        } else if (!item.colour.isEmpty()) {
            QPen pen(colourOf(item.colour), 2, Qt::SolidLine, Qt::FlatCap);
            if (!item.dash.isEmpty())
                pen.setDashPattern(item.dash);
            painter->setPen(pen);
            painter->drawLine(at, at + QPointF(figures::legendSwatch, 0));
            at.rx() += figures::legendSwatch + figures::legendGap;
        }
        painter->setPen(colourOf(m_figure.soft));
        drawText(painter, at, item.label, Anchor::Start, m_figure.fontSize);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const Layer &layer : m_figure.layers)
        if (layer.mark == Mark::Bar)
            for (size_t i = 0; i < layer.points.size(); ++i)
                painter->fillRect(QRectF(QPointF(pixelOf(layer.lower[i].x()), y(layer.points[i].y())),
                                         QPointF(pixelOf(layer.points[i].x()), y(layer.lower[i].y()))),
                                  colourOf(layer.colour, layer.opacity));
    painter->setRenderHint(QPainter::Antialiasing);
    drawText(painter, {m_figure.notePlace.right(), m_figure.notePlace.center().y()}, m_figure.note, Anchor::End, m_figure.fontSize);
}

void FigureView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setPen(Qt::NoPen);
    for (const Layer &layer : m_figure.layers)
        if (layer.mark == Mark::Points) {
            painter->setBrush(colourOf(layer.colour, layer.opacity));
            for (const QPointF &p : layer.points)
                if (const QPointF at(pixelOf(p.x()), pixelDown(p.y())); m_figure.plot.adjusted(-1, -1, 1, 1).contains(at))
                    painter->drawEllipse(at, layer.width / 2, layer.width / 2);
        }
    if (!m_figure.labels.empty()) {
        QFont font(m_tokens->readingFaces);
        font.setPixelSize(int(std::round(m_figure.fontSize)));
        painter->setFont(font);
        for (const figures::Label &label : m_figure.labels) {
            painter->setPen(colourOf(label.colour));
            drawText(painter, {pixelOf(label.at.x()), pixelDown(label.at.y())}, label.text, label.anchor, m_figure.fontSize);
        }
    }
    if (!m_readings.empty())
        paintReadings(painter);
    if (hasFocus() && m_tokens) {
        painter->setPen(QPen(colourOf(m_tokens->accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
}

// A hairline at the nearest step, a dot on each curve, and the values beside them.
void FigureView::paintReadings(QPainter *painter)
{
    const QRectF &plot = m_figure.plot;
    const auto drawnX = [&](double x) { return m_figure.x.log ? std::log10(x) : x; };
    const auto drawnY = [&](double y) { return m_figure.y.log ? std::log10(y) : y; };
    const double line = pixelOf(drawnX(m_readings.front().x));
    if (!(line >= plot.left() - 1 && line <= plot.right() + 1))
        return;
    painter->setPen(QPen(colourOf(m_tokens->soft, 0.6), 1));
    painter->drawLine(QPointF(line, plot.top()), QPointF(line, plot.bottom()));

    struct Row
    {
        QString label, value, colour;
    };
    QList<Row> rows;
    for (const figures::Reading &reading : m_readings) {
        const figures::Curve &curve = m_curves->curves[reading.curve];
        const double x = pixelOf(drawnX(reading.x));
        const double y = pixelDown(drawnY(reading.y));
        if (std::isfinite(y) && plot.adjusted(-1, -1, 1, 1).contains(x, y)) {
            painter->setPen(QPen(colourOf(m_tokens->paper), 1.5));
            painter->setBrush(colourOf(curve.colour));
            painter->drawEllipse(QPointF(x, y), 4, 4);
        }
        QString value = figures::plainNumber(reading.y);
        if (reading.x != m_readings.front().x)
            value = tr("%1 at %2").arg(value, figures::plainNumber(reading.x));
        rows.append({curve.label, value, curve.colour});
    }
    const qsizetype left = rows.size() - mostRows;
    if (left > 0) {
        rows.resize(mostRows);
        rows.append({tr("and %1 more").arg(left), {}, {}});
    }

    QFont font(m_tokens->readingFaces);
    font.setPixelSize(12);
    painter->setFont(font);
    const QFontMetricsF metrics(font);
    const QString head = m_curves->xTitle % u' ' % figures::plainNumber(m_readings.front().x);
    double labels = 0, values = 0;
    for (Row &row : rows) {
        row.label = metrics.elidedText(row.label, Qt::ElideMiddle, 160);
        labels = std::max(labels, metrics.horizontalAdvance(row.label));
        values = std::max(values, metrics.horizontalAdvance(row.value));
    }
    constexpr double padding = 10, step = 18, swatch = 16;
    const double width = std::max(metrics.horizontalAdvance(head), swatch + labels + 16 + values) + 2 * padding;
    const double height = step * double(rows.size() + 1) + padding;
    // Beside the line, on the side with more room, and never beyond the view.
    double at = line + 12;
    if (at + width > viewport()->width())
        at = line - 12 - width;
    const QRectF box(std::clamp(at, 0.0, std::max(0.0, viewport()->width() - width)),
                     std::max(0.0, std::min(plot.top() + 4, viewport()->height() - height)), width, height);
    painter->setPen(QPen(colourOf(m_tokens->line), 1));
    painter->setBrush(colourOf(m_tokens->bg, 0.96));
    painter->drawRoundedRect(box, 6, 6);
    double y = box.top() + padding / 2 + step / 2;
    painter->setPen(colourOf(m_tokens->soft));
    drawText(painter, {box.left() + padding, y}, head, Anchor::Start, 12);
    for (const Row &row : std::as_const(rows)) {
        y += step;
        double x = box.left() + padding;
        if (!row.colour.isEmpty()) {
            painter->setPen(QPen(colourOf(row.colour), 2));
            painter->drawLine(QPointF(x, y), QPointF(x + 10, y));
            x += swatch;
        }
        painter->setPen(colourOf(m_tokens->ink));
        drawText(painter, {x, y}, row.label, Anchor::Start, 12);
        drawText(painter, {box.right() - padding, y}, row.value, Anchor::End, 12);
    }
}

} // namespace yeonji::widgets
