// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/resolve.h"

#include "figures/bars.h"
#include "figures/curves.h"
#include "figures/format.h"
#include "figures/frame.h"
#include "figures/heatmap.h"
#include "figures/parallel.h"
#include "figures/reduce.h"
#include "core/words.h"

#include <QSet>

#include <cmath>

namespace yeonji::figures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double rawOpacity = 0.3, bandOpacity = 0.18;
constexpr double rawWidth = 1, lineWidth = 1.6, thinWidth = 1.2, pointSize = 4.5;  // at 12 pixel type

bool isMetric(const QString &x)
{
    return x != u"step" && x != u"epoch" && x != u"time";
}

// Data units, only what can be drawn on the axes.
struct Extent
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool empty() const { return low > high; }
};

class LineResolver
{
public:
    LineResolver(const PlotSpec &spec, const Curves &curves, const Canvas &canvas)
        : m_spec(spec), m_curves(curves), m_canvas(canvas),
          m_scale(canvas.fontSize / 12), m_xlog(spec.xscale == ScaleKind::Log), m_ylog(spec.yscale == ScaleKind::Log)
    {
    }

    ResolvedFigure resolve()
    {
        m_figure = blankFigure(m_spec, m_canvas);
        m_figure.findings = m_curves.findings;
        m_figure.pointsRead = m_curves.pointsRead;
        findExtents();
        if (m_x.empty() || m_y.empty()) {
            if (!m_curves.curves.empty() && m_figure.findings.isEmpty())
                m_figure.findings.append({Level::Error, QStringLiteral("no-points"),
                                          tr("there is nothing to draw: no value lies on these axes"), {}});
            return std::move(m_figure);
        }
        for (const Curve &curve : m_curves.curves)
            m_figure.legend.append({curve.label, curve.colour, curve.dash, {}});
        m_figure.note = note();
        frame();
        draw();
        countNonPositive();
        m_figure.description = description();
        return std::move(m_figure);
    }

private:
    bool drawable(double x, double y) const
    {
        return std::isfinite(x) && std::isfinite(y) && (!m_xlog || x > 0) && (!m_ylog || y > 0);
    }

    void findExtents()
    {
        const auto window = m_canvas.xzoom ? m_canvas.xzoom : m_spec.xrange;
        for (const Curve &curve : m_curves.curves) {
            size_t begin = 0, end = curve.x->size();
            if (window && curve.ordered) {
                begin = size_t(std::ranges::lower_bound(*curve.x, window->first) - curve.x->begin());
                end = size_t(std::ranges::upper_bound(*curve.x, window->second) - curve.x->begin());
            }
            const auto take = [&](const runs::SharedColumn &values, const Extremes *extremes = nullptr) {
                if (!values)
                    return;
                size_t firstBlock = end, lastOfBlocks = end;  // of x only the ends matter, as it never falls
                for (size_t i = begin; i < end; ++i) {
                    const auto *block = extremes && (!m_xlog || (*curve.x)[i] > 0) ? extremes->at(i, end, m_ylog) : nullptr;
                    if (block) {
                        m_y.add(block->low);
                        m_y.add(block->high);
                        firstBlock = std::min(firstBlock, i);
                        i += block->size - 1;
                        lastOfBlocks = i;
                        continue;
                    }
                    const double x = (*curve.x)[i], y = (*values)[i];
                    if (!drawable(x, y) || (window && (x < window->first || x > window->second)))
                        continue;
                    m_x.add(x);
                    m_y.add(y);
                }
                if (firstBlock < end) {
                    m_x.add((*curve.x)[firstBlock]);
                    m_x.add((*curve.x)[lastOfBlocks]);
                }
            };
            take(curve.y, curve.extremes.get());
            take(curve.low);
            take(curve.high);
        }
        // Between two points there is a line and no point: the picture stays, as wide as asked.
        if (window && m_x.empty() && !m_curves.curves.empty()) {
            const auto readings = readingsAt(m_curves, (window->first + window->second) / 2);
            for (const Reading &reading : readings)
                if (drawable(reading.x, reading.y))
                    m_y.add(reading.y);
        }
        if (window && (!m_xlog || window->first > 0) && !m_y.empty())
            m_x = {window->first, window->second};
        else if (!m_x.empty() && !m_xlog && !isMetric(m_spec.x) && m_x.low > 0 && m_x.low < 0.1 * m_x.high)
            m_x.low = 0;  // steps and time count from nought
        // Half a disc at the edge would be cut off.
        if (!window && !m_x.empty() && !m_xlog && hasDiscs()) {
            const double margin = 0.012 * (m_x.high - m_x.low);
            m_x = {m_x.low == 0 ? 0 : m_x.low - margin, m_x.high + margin};
        }
        const auto range = m_canvas.yzoom ? m_canvas.yzoom : m_spec.yrange;
        m_ykept = range && (!m_ylog || range->first > 0);
        if (m_ykept)
            m_y = {range->first, range->second};
    }

    bool hasDiscs() const
    {
        return m_spec.kind == PlotKind::Scatter
            || std::ranges::any_of(m_curves.curves, [](const Curve &c) { return c.y->size() == 1; });
    }

    void frame()
    {
        const auto xscale = [this](int most) {
            return m_xlog ? logScale(m_x.low, m_x.high, most, Fit::Keep)
                : m_curves.duration ? timeScale(m_x.low, m_x.high, most, Fit::Keep)
                                    : linearScale(m_x.low, m_x.high, most, Fit::Keep);
        };
        const auto yscale = [this](int most) {
            const Fit fit = m_ykept ? Fit::Keep : Fit::Grow;
            return m_ylog ? logScale(m_y.low, m_y.high, most, fit) : linearScale(m_y.low, m_y.high, most, fit);
        };
        m_figure.x.log = m_xlog;
        m_figure.y.log = m_ylog;
        m_figure.x.title = m_curves.xTitle;
        m_figure.y.title = m_curves.metrics.join(QStringLiteral(", "));
        layFrame(m_figure, m_canvas, xscale, yscale);
    }

    double xDrawn(double x) const { return m_xlog ? std::log10(x) : x; }
    double yDrawn(double y) const { return m_ylog ? std::log10(y) : y; }
    double xValue(double drawn) const { return m_xlog ? std::pow(10, drawn) : drawn; }

    std::vector<QPointF> cut(const std::vector<QPointF> &stroke) const
    {
        // Log10 and back may leave the last point a hair outside.
        const double dx = (m_figure.x.to - m_figure.x.from) * 1e-9, dy = (m_figure.y.to - m_figure.y.from) * 1e-9;
        return clipped(stroke, m_figure.x.from - dx, m_figure.x.to + dx, m_figure.y.from - dy, m_figure.y.to + dy);
    }

    Columns columns(const Curve &curve, const Extremes *extremes = nullptr, size_t offset = 0) const
    {
        return {xValue(m_figure.x.from), xValue(m_figure.x.to), std::max(1, int(m_figure.plot.width())), m_xlog, curve.ordered,
                extremes, offset};
    }

    // Segment by segment, reduced and in drawn units.
    std::vector<QPointF> stroke(const Curve &curve, const runs::SharedColumn &values, const Extremes *extremes) const
    {
        std::vector<QPointF> points;
        const std::span<const double> x(*curve.x), y(*values);
        for (size_t s = 0; s < curve.starts.size(); ++s) {
            const size_t begin = curve.starts[s];
            const size_t end = s + 1 < curve.starts.size() ? curve.starts[s + 1] : y.size();
            if (!points.empty())
                points.emplace_back(nan, nan);
            const auto xs = x.subspan(begin, end - begin);
            const auto ys = y.subspan(begin, end - begin);
            for (const size_t i : reducedIndices(xs, ys, columns(curve, extremes, begin), m_ylog))
                points.push_back(i == gap ? QPointF(nan, nan) : QPointF(xDrawn(xs[i]), yDrawn(ys[i])));
        }
        return cut(points);
    }

    void addLine(const std::vector<QPointF> &points, int series, double width, double opacity)
    {
        const Curve &curve = m_curves.curves[size_t(series)];
        Layer lone{Mark::Points, curve.colour, opacity, std::max(pointSize * m_scale, 2 * width), {}, {}, {}, series};
        Layer line{Mark::Line, curve.colour, opacity, width, curve.dash, {}, {}, series};
        // A stroke of one point has no length: it is a disc.
        for (size_t i = 0; i < points.size(); ++i) {
            const bool before = i > 0 && !std::isnan(points[i - 1].y());
            const bool after = i + 1 < points.size() && !std::isnan(points[i + 1].y());
            if (!before && !after && !std::isnan(points[i].y()))
                lone.points.push_back(points[i]);
            else if (!std::isnan(points[i].y()) || (!line.points.empty() && !std::isnan(line.points.back().y())))
                line.points.push_back(points[i]);
        }
        if (!line.points.empty() && std::isnan(line.points.back().y()))
            line.points.pop_back();
        if (!line.points.empty())
            m_figure.layers.push_back(std::move(line));
        if (!lone.points.empty())
            m_figure.layers.push_back(std::move(lone));
    }

    // One disc where many lie within a pixel and a half.
    void addPoints(int series)
    {
        const Curve &curve = m_curves.curves[size_t(series)];
        Layer layer{Mark::Points, curve.colour, 0.8, pointSize * m_scale, {}, {}, {}, series};
        const double sx = m_figure.plot.width() / (m_figure.x.to - m_figure.x.from) / 1.5;
        const double sy = m_figure.plot.height() / (m_figure.y.to - m_figure.y.from) / 1.5;
        QSet<std::pair<int, int>> taken;
        for (size_t i = 0; i < curve.y->size(); ++i) {
            const double x = (*curve.x)[i], y = (*curve.y)[i];
            if (!drawable(x, y))
                continue;
            const QPointF at(xDrawn(x), yDrawn(y));
            if (at.x() < m_figure.x.from || at.x() > m_figure.x.to || at.y() < m_figure.y.from || at.y() > m_figure.y.to)
                continue;
            const std::pair cell(int((at.x() - m_figure.x.from) * sx), int((at.y() - m_figure.y.from) * sy));
            if (taken.contains(cell))
                continue;
            taken.insert(cell);
            layer.points.push_back(at);
        }
        if (!layer.points.empty())
            m_figure.layers.push_back(std::move(layer));
    }

    void addBand(int series)
    {
        const Curve &curve = m_curves.curves[size_t(series)];
        if (!curve.low)
            return;
        // Both edges at the same places: those either needs. The band is filled, so its edges are
        // held within the axes rather than cut.
        auto places = reducedIndices(*curve.x, *curve.low, columns(curve), m_ylog);
        const auto others = reducedIndices(*curve.x, *curve.high, columns(curve), m_ylog);
        places.insert(places.end(), others.begin(), others.end());
        std::ranges::sort(places);
        const auto repeated = std::ranges::unique(places);
        places.erase(repeated.begin(), repeated.end());
        const Layer empty{Mark::Band, curve.colour, bandOpacity, 0, {}, {}, {}, series};
        Layer layer = empty;
        const auto add = [&] {
            if (layer.points.size() > 1)
                m_figure.layers.push_back(std::move(layer));
            layer = empty;
        };
        size_t looked = 0;  // up to here for what cuts the band
        for (const size_t i : places) {
            if (i == gap)
                continue;
            for (; looked < i; ++looked)
                if (!std::isfinite((*curve.high)[looked]))
                    add();
            if (!drawable((*curve.x)[i], (*curve.high)[i]))
                continue;
            const double x = xDrawn((*curve.x)[i]);
            if (x < m_figure.x.from || x > m_figure.x.to)
                continue;
            const double low = (*curve.low)[i];
            const auto held = [this](double y) { return std::clamp(y, m_figure.y.from, m_figure.y.to); };
            layer.points.emplace_back(x, held(yDrawn((*curve.high)[i])));
            layer.lower.emplace_back(x, m_ylog && low <= 0 ? m_figure.y.from : held(yDrawn(low)));
        }
        add();
    }

    // A stroke from the bottom where a value is NaN or infinite, one a pixel column.
    void addMissing(int series)
    {
        const Curve &curve = m_curves.curves[size_t(series)];
        if (!m_curves.missing.contains(curve.label))
            return;
        Layer layer{Mark::Line, m_canvas.tokens->bad, 1, 1.6, {}, {}, {}, series};
        const double perPixel = (m_figure.x.to - m_figure.x.from) / m_figure.plot.width();
        const double height = 7 * (m_figure.y.to - m_figure.y.from) / m_figure.plot.height();
        double last = -std::numeric_limits<double>::infinity();
        for (size_t i = 0; i < curve.y->size(); ++i) {
            if (const auto *block = curve.extremes ? curve.extremes->at(i, curve.y->size()) : nullptr) {
                i += block->size - 1;
                continue;
            }
            const double x = (*curve.x)[i];
            if (std::isfinite((*curve.y)[i]) || !std::isfinite(x) || (m_xlog && x <= 0))
                continue;
            const double at = xDrawn(x);
            if (at < m_figure.x.from || at > m_figure.x.to || std::abs(at - last) < 2 * perPixel)
                continue;
            last = at;
            if (!layer.points.empty())
                layer.points.emplace_back(nan, nan);
            layer.points.emplace_back(at, m_figure.y.from);
            layer.points.emplace_back(at, m_figure.y.from + height);
        }
        if (!layer.points.empty())
            m_figure.layers.push_back(std::move(layer));
    }

    void draw()
    {
        const int count = int(m_curves.curves.size());
        for (int i = 0; i < count; ++i)
            addBand(i);
        // All raw curves lie behind all smooth ones.
        for (int i = 0; i < count; ++i)
            if (m_curves.curves[size_t(i)].smooth)
                addLine(stroke(m_curves.curves[size_t(i)], m_curves.curves[size_t(i)].y, m_curves.curves[size_t(i)].extremes.get()), i, rawWidth * m_scale, rawOpacity);
        for (int i = 0; i < count; ++i) {
            const Curve &curve = m_curves.curves[size_t(i)];
            if (m_spec.kind == PlotKind::Scatter)
                addPoints(i);
            else
                addLine(curve.smooth ? stroke(curve, curve.smooth, curve.smoothExtremes.get()) : stroke(curve, curve.y, curve.extremes.get()),
                        i, strokeWidth(), 1);
        }
        for (int i = 0; i < count; ++i)
            addMissing(i);
    }

    double strokeWidth() const { return (m_curves.curves.size() > 12 ? thinWidth : lineWidth) * m_scale; }

    void countNonPositive()
    {
        if (!m_ylog && !m_xlog)
            return;
        for (const Curve &curve : m_curves.curves) {
            int hidden = 0;
            for (size_t i = 0; i < curve.y->size(); ++i)
                if (const auto *block = curve.extremes && !m_xlog ? curve.extremes->at(i, curve.y->size(), true) : nullptr)
                    i += block->size - 1;
                else if (std::isfinite((*curve.x)[i]) && std::isfinite((*curve.y)[i]) && !drawable((*curve.x)[i], (*curve.y)[i]))
                    ++hidden;
            if (hidden > 0)
                m_figure.findings.append(
                    {Level::Warning, QStringLiteral("log-nonpositive"),
                     tr("%n value(s) of %1 are zero or below and have no place on a log axis", nullptr, hidden)
                         .arg(curve.label), {}});
        }
    }

    QString note() const
    {
        QStringList parts{m_curves.xTitle};
        if (m_canvas.furniture == Furniture::Full && m_curves.metrics.size() == 1)
            parts.append(m_curves.metrics.first());
        else if (m_canvas.furniture == Furniture::Full && m_curves.metrics.size() > 1 && !m_curves.curves.empty()
                 && m_curves.curves.front().label == m_curves.curves.front().metric)
            parts.append(m_curves.curves.front().runs.join(QStringLiteral(", ")));
        if (m_curves.grouped)
            parts.append(tr("mean ± std"));
        if (m_spec.smooth > 0 && m_spec.kind == PlotKind::Line && m_canvas.furniture == Furniture::Full)
            parts.append(tr("smoothed %1").arg(m_spec.smooth));
        if (m_ylog)
            parts.append(tr("log"));
        size_t missing = 0;
        for (const size_t n : m_curves.missing)
            missing += n;
        if (missing > 0)
            parts.append(tr("%1 NaN").arg(missing));
        return parts.join(QStringLiteral(" · "));
    }

    QString description() const
    {
        QStringList ends;
        for (const Curve &curve : m_curves.curves) {
            if (ends.size() == 4) {
                ends.append(tr("and %1 more").arg(m_curves.curves.size() - 4));
                break;
            }
            // From both ends: this is said anew with every move of a zoom.
            const auto isFinite = [](double y) { return std::isfinite(y); };
            const auto front = std::ranges::find_if(*curve.y, isFinite);
            const auto back = std::find_if(curve.y->rbegin(), curve.y->rend(), isFinite);
            const double first = front == curve.y->end() ? nan : *front;
            const double last = back == curve.y->rend() ? nan : *back;
            ends.append(tr("%1 from %2 to %3").arg(curve.label, plainNumber(first), plainNumber(last)));
        }
        return tr("%1 over %2: %3").arg(m_figure.y.title, m_figure.x.title, ends.join(QStringLiteral("; ")));
    }

    const PlotSpec &m_spec;
    const Curves &m_curves;
    const Canvas &m_canvas;
    const double m_scale;  // lines grow with the type
    const bool m_xlog, m_ylog;
    bool m_ykept = false;
    Extent m_x, m_y;
    ResolvedFigure m_figure;
};

} // namespace

ResolvedFigure resolve(const PlotSpec &spec, const Curves &curves, const Canvas &canvas)
{
    return LineResolver(spec, curves, canvas).resolve();
}

ResolvedFigure resolve(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                       const QHash<QString, QString> &colours, const Canvas &canvas)
{
    if (spec.kind == PlotKind::Line || spec.kind == PlotKind::Scatter)
        return resolve(spec, collect(spec, runs, colours, *canvas.tokens), canvas);
    if (spec.kind == PlotKind::Heatmap)
        return resolveHeatmap(spec, runs, colours, canvas);
    if (spec.kind == PlotKind::Parallel)
        return resolveParallel(spec, runs, colours, canvas);
    return resolveBars(spec, runs, colours, canvas);
}

} // namespace yeonji::figures
