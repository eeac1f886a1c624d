// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/heatmap.h"

#include "core/names.h"
#include "figures/curves.h"
#include "figures/format.h"
#include "figures/frame.h"
#include "figures/group.h"
#include "figures/layout.h"
#include "figures/pick.h"
#include "figures/shades.h"
#include "core/words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yeonji::figures {

namespace {

constexpr int mostBins = 96;      // columns of steps
constexpr double perBin = 6;      // pixels
constexpr double cellGap = 0.03;  // between cells that stand for one value each, in cells

// Mean of what fell into one cell.
struct Cell
{
    double sum = 0;
    int count = 0;
    int missing = 0;  // NaN or infinite

    void add(double value)
    {
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        } else {
            ++missing;
        }
    }
    double value() const { return sum / count; }
};

class HeatmapResolver
{
public:
    HeatmapResolver(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                    const QHash<QString, QString> &colours, const Canvas &canvas)
        : m_spec(spec), m_runs(runs), m_colours(colours), m_canvas(canvas), m_figure(blankFigure(spec, canvas))
    {
    }

    ResolvedFigure resolve()
    {
        m_figure.grid.clear();
        const bool steps = m_spec.x == u"step" || m_spec.x == u"epoch" || m_spec.x == u"time";
        const std::vector<Selector> selectors = selectorsOf(m_spec.y, m_runs, m_canvas.directions, m_figure.findings);
        if (steps && selectors.size() > 1)
            byMetric(selectors);
        else if (steps && selectors.size() == 1)
            bySteps();
        else if (!selectors.empty())
            byParameters(selectors.front());
        if (m_cells.empty()) {
            if (m_figure.findings.isEmpty())
                find(Level::Error, QStringLiteral("no-points"),
                     tr("there is nothing to draw: these runs have no points of %1")
                         .arg(m_spec.y.join(QStringLiteral(", "))));
            return std::move(m_figure);
        }
        draw();
        return std::move(m_figure);
    }

private:
    void find(Level level, const QString &code, const QString &sentence)
    {
        m_figure.findings.append({level, code, sentence, {}});
    }

    Cell &cell(qsizetype row, qsizetype column) { return m_cells[{int(row), int(column)}]; }

    void take(Cell &cell, const runs::Run &run, const Selector &selector)
    {
        if (const runs::Series *series = run.find(selector.metric))
            m_figure.pointsRead += series->size();
        if (const auto picked = pick(run, selector.metric, selector, m_canvas.directions))
            cell.add(picked->value);
        else if (run.find(selector.metric))
            cell.add(std::numeric_limits<double>::quiet_NaN());
    }

    void byMetric(const std::vector<Selector> &selectors)
    {
        for (const Selector &selector : selectors)
            m_columns.append(selector.text());
        for (const Group &group : groupRuns(m_runs, m_spec.group)) {
            m_rows.append(group.name);
            for (size_t m = 0; m < selectors.size(); ++m)
                for (const auto &run : group.runs)
                    if (run->find(selectors[m].metric))
                        take(cell(m_rows.size() - 1, qsizetype(m)), *run, selectors[m]);
        }
        m_figure.note = tr("by metric");
    }

    // The values a parameter takes, in order: numbers as numbers.
    std::vector<QJsonValue> valuesOf(const QString &parameter) const
    {
        std::vector<QJsonValue> values;
        for (const auto &run : m_runs)
            if (const QJsonValue value = parameterOf(*run, parameter); !value.isUndefined() && !std::ranges::contains(values, value))
                values.push_back(value);
        std::ranges::sort(values, [](const QJsonValue &a, const QJsonValue &b) {
            return a.isDouble() && b.isDouble() ? a.toDouble() < b.toDouble() : shown(a) < shown(b);
        });
        return values;
    }

    static QString shown(const QJsonValue &value)
    {
        return value.isDouble() ? plainNumber(value.toDouble()) : value.toVariant().toString();
    }

    void byParameters(const Selector &selector)
    {
        const auto columns = valuesOf(m_spec.x);
        const auto rows = m_spec.group.isEmpty() ? std::vector<QJsonValue>{} : valuesOf(m_spec.group);
        for (const auto &[name, values] : {std::pair(&m_spec.x, &columns), std::pair(&m_spec.group, &rows)}) {
            if (!values->empty() || name->isEmpty())
                continue;
            QStringList known;
            for (const auto &run : m_runs)
                known.append(flattened(run->params).keys());
            known.removeDuplicates();
            const QString near = nearestName(*name, known);
            find(Level::Error, QStringLiteral("no-parameter"),
                 near.isEmpty() ? tr("none of these runs has a parameter `%1`").arg(*name)
                                : tr("none of these runs has a parameter `%1`; did you mean `%2`?").arg(*name, near));
            return;
        }
        for (const QJsonValue &value : columns)
            m_columns.append(shown(value));
        for (const QJsonValue &value : rows)
            m_rows.append(shown(value));
        if (rows.empty())
            m_rows.append(QString());
        int most = 0;
        for (const auto &run : m_runs) {
            const auto column = std::ranges::find(columns, parameterOf(*run, m_spec.x));
            const auto row = std::ranges::find(rows, parameterOf(*run, m_spec.group));
            if (column == columns.end() || (row == rows.end() && !rows.empty()) || !run->find(selector.metric))
                continue;
            Cell &at = cell(row - rows.begin(), column - columns.begin());
            take(at, *run, selector);
            most = std::max(most, at.count);
        }
        m_figure.x.title = m_spec.x;
        m_figure.y.title = m_spec.group;
        m_figure.note = m_spec.group.isEmpty() ? QString(m_spec.x % u" · " % selector.text())
                                               : QString(m_spec.x % u" · " % m_spec.group % u" · " % selector.text());
        if (most > 1)
            m_figure.note += QStringLiteral(" · ") % tr("mean");
    }

    void bySteps()
    {
        PlotSpec lines = m_spec;
        lines.kind = PlotKind::Line;
        lines.smooth = 0;
        lines.y = {parseSelector(m_spec.y.first())->metric};
        const Curves curves = collect(lines, m_runs, m_colours, *m_canvas.tokens);
        m_figure.findings = curves.findings;
        m_figure.pointsRead = curves.pointsRead;
        const bool log = m_spec.xscale == ScaleKind::Log;
        const auto drawn = [log](double x) { return log ? (x > 0 ? std::log10(x) : std::numeric_limits<double>::quiet_NaN()) : x; };
        double low = std::numeric_limits<double>::infinity(), high = -low;
        size_t longest = 0;
        for (const Curve &curve : curves.curves) {
            longest = std::max(longest, curve.x->size());
            for (const double x : *curve.x)
                if (std::isfinite(drawn(x))) {
                    low = std::min(low, drawn(x));
                    high = std::max(high, drawn(x));
                }
        }
        if (low > high)
            return;
        if (low == high)
            high = low + 1;
        m_bins = std::clamp(int(m_canvas.size.width() / perBin), 4, std::clamp(int(longest), 4, mostBins));
        for (const Curve &curve : curves.curves) {
            m_rows.append(curve.label);
            for (size_t i = 0; i < curve.x->size(); ++i)
                if (const double x = drawn((*curve.x)[i]); std::isfinite(x))
                    cell(m_rows.size() - 1, std::min(m_bins - 1, int((x - low) / (high - low) * m_bins))).add((*curve.y)[i]);
        }
        m_xscale = [=, duration = curves.duration](int most) {
            return log ? logScale(std::pow(10, low), std::pow(10, high), most, Fit::Keep)
                : duration ? timeScale(low, high, most, Fit::Keep) : linearScale(low, high, most, Fit::Keep);
        };
        m_figure.x.log = log;
        m_figure.x.title = curves.xTitle;
        m_figure.note = curves.xTitle % u" · " % curves.metrics.join(QStringLiteral(", "));
        if (curves.grouped)
            m_figure.note += QStringLiteral(" · ") % tr("mean");
    }

    void draw()
    {
        const bool log = m_spec.yscale == ScaleKind::Log;
        double low = std::numeric_limits<double>::infinity(), high = -low;
        int hidden = 0, missing = 0;
        for (auto &[place, cell] : m_cells) {
            missing += cell.missing;
            if (cell.count > 0 && log && cell.value() <= 0) {
                ++hidden;
                cell.count = 0;
            }
            if (cell.count > 0) {
                low = std::min(low, cell.value());
                high = std::max(high, cell.value());
            }
        }
        if (m_spec.yrange && (!log || m_spec.yrange->first > 0))
            std::tie(low, high) = *m_spec.yrange;
        if (hidden > 0)
            find(Level::Warning, QStringLiteral("log-nonpositive"),
                 tr("%n value(s) are zero or below and have no place on a log axis", nullptr, hidden));
        if (missing > 0)
            m_figure.note += QStringLiteral(" · ") % tr("%1 NaN").arg(missing);
        const bool empty = low > high;
        const Shades shades(empty ? 1 : low, empty ? 2 : high, m_spec.yscale, *m_canvas.tokens);
        if (!empty)
            m_figure.legend = shades.legend();
        layFrame(m_figure, m_canvas, [this](int most) { return m_xscale ? m_xscale(most) : columnNames(); },
                 [this](int) { return rowNames(); });
        fill(shades);
        m_figure.description = empty ? m_figure.note
                                     : tr("%1: from %2 to %3").arg(m_figure.note, plainNumber(low), plainNumber(high));
    }

    Measure measure() const { return Measure(m_canvas.tokens->readingFaces, m_canvas.fontSize); }

    Scale columnNames() const
    {
        QList<Tick> ticks;
        const double room = 0.75 * m_canvas.size.width() / double(m_columns.size());
        for (qsizetype c = 0; c < m_columns.size(); ++c)
            ticks.append({double(c), measure().cut(m_columns.at(c), std::max(30.0, room))});
        return {-0.5, double(m_columns.size()) - 0.5, ticks};
    }

    // The first row on top; where they stand too close, every second, third … is named.
    Scale rowNames() const
    {
        const double height = m_canvas.size.height() - 5 * m_canvas.fontSize;
        const qsizetype every = std::max<qsizetype>(1, qsizetype(std::ceil(double(m_rows.size()) * m_canvas.fontSize * 1.1 / height)));
        QList<Tick> ticks;
        for (qsizetype r = 0; r < m_rows.size(); r += every)
            ticks.prepend({double(m_rows.size() - 1 - r), measure().cut(m_rows.at(r), m_canvas.size.width() * 0.3)});
        return {-0.5, double(m_rows.size()) - 0.5, ticks};
    }

    void fill(const Shades &shades)
    {
        const double columns = m_bins > 0 ? m_bins : double(m_columns.size());
        const double wide = (m_figure.x.to - m_figure.x.from) / columns;
        const double gap = m_bins > 0 ? 0 : cellGap;
        const double rowGap = m_rows.size() > 1 || m_bins == 0 ? cellGap : 0;
        const auto rectangle = [&](std::pair<int, int> place, Layer &layer) {
            const double left = m_figure.x.from + place.second * wide, middle = double(m_rows.size()) - 1 - place.first;
            layer.lower.emplace_back(left + gap * wide, middle - 0.5 + rowGap);
            layer.points.emplace_back(left + (1 - gap) * wide, middle + 0.5 - rowGap);
        };
        std::vector<Layer> layers(Shades::steps);
        for (int step = 0; step < Shades::steps; ++step)
            layers[size_t(step)] = {Mark::Bar, shades.colour(step), 1, 0, {}, {}, {}, -1};
        // A run that only gave NaN there: neither a shade nor nothing.
        Layer broken{Mark::Bar, m_canvas.tokens->bad, 0.35, 0, {}, {}, {}, -1};
        for (const auto &[place, cell] : m_cells)
            if (cell.count > 0)
                rectangle(place, layers[size_t(shades.stepOf(cell.value()))]);
            else if (cell.missing > 0)
                rectangle(place, broken);
        layers.push_back(std::move(broken));
        for (Layer &layer : layers)
            if (!layer.points.empty())
                m_figure.layers.push_back(std::move(layer));
        if (m_bins == 0 && m_canvas.furniture != Furniture::Bare)
            writeValues(shades);
    }

    // In the cells, if the widest fits into one.
    void writeValues(const Shades &shades)
    {
        const Measure measure = this->measure();
        std::vector<Label> labels;
        double widest = 0;
        for (const auto &[place, cell] : m_cells) {
            if (cell.count == 0 && cell.missing == 0)
                continue;
            const QString text = plainNumber(cell.count > 0 ? cell.value() : std::numeric_limits<double>::quiet_NaN());
            widest = std::max(widest, measure.width(text));
            labels.push_back({{double(place.second), double(m_rows.size()) - 1 - place.first}, text,
                              cell.count > 0 ? shades.inkOn(shades.stepOf(cell.value())) : m_figure.ink});
        }
        const double wide = m_figure.plot.width() / double(m_columns.size()), high = m_figure.plot.height() / double(m_rows.size());
        if (widest + 8 <= wide && measure.lineHeight() <= high)
            m_figure.labels = std::move(labels);
    }

    const PlotSpec &m_spec;
    const std::vector<runs::RunPtr> &m_runs;
    const QHash<QString, QString> &m_colours;
    const Canvas &m_canvas;
    ResolvedFigure m_figure;
    QStringList m_rows, m_columns;
    std::map<std::pair<int, int>, Cell> m_cells;  // row, column
    int m_bins = 0;                               // columns of an axis; 0: of names
    ScaleFor m_xscale;
};

} // namespace

ResolvedFigure resolveHeatmap(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                              const QHash<QString, QString> &colours, const Canvas &canvas)
{
    return HeatmapResolver(spec, runs, colours, canvas).resolve();
}

} // namespace yeonji::figures
