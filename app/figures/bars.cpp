// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/bars.h"

#include "figures/curves.h"
#include "figures/format.h"
#include "figures/frame.h"
#include "figures/group.h"
#include "figures/layout.h"
#include "figures/pick.h"
#include "core/words.h"

#include <algorithm>
#include <cmath>

namespace yeonji::figures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// The values one bar, box or histogram stands for.
struct Sample
{
    int cluster = 0;   // place along the axis
    int series = 0;    // legend item
    QString label;
    std::vector<double> values;
};

class BarResolver
{
public:
    BarResolver(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                const QHash<QString, QString> &colours, const Canvas &canvas)
        : m_spec(spec), m_runs(runs), m_colours(colours), m_canvas(canvas), m_figure(blankFigure(spec, canvas))
    {
    }

    ResolvedFigure resolve()
    {
        sample();
        if (m_samples.empty()) {
            if (m_figure.findings.isEmpty())
                find(Level::Error, QStringLiteral("no-points"),
                     tr("there is nothing to draw: these runs have no points of %1")
                         .arg(m_spec.y.join(QStringLiteral(", "))));
            return std::move(m_figure);
        }
        if (m_spec.kind == PlotKind::Histogram)
            drawHistogram();
        else
            drawClusters();
        m_figure.description = m_figure.note % u": " % describe();
        return std::move(m_figure);
    }

private:
    void find(Level level, const QString &code, const QString &sentence)
    {
        m_figure.findings.append({level, code, sentence, {}});
    }

    // With one metric each run has a place of its own; with several, each metric has, and the runs
    // stand beside each other in it.
    void sample()
    {
        const std::vector<Group> groups = groupRuns(m_runs, m_spec.group);
        const std::vector<Selector> selectors = selectorsOf(m_spec.y, m_runs, m_canvas.directions, m_figure.findings);
        const bool perMetric = selectors.size() > 1;
        for (size_t m = 0; m < selectors.size(); ++m) {
            for (size_t g = 0; g < groups.size(); ++g) {
                Sample one{int(perMetric ? m : g), int(g), perMetric ? selectors[m].text() : groups[g].name, {}};
                for (const runs::RunPtr &run : groups[g].runs)
                    take(one.values, *run, selectors[m], groups[g].runs.size() > 1);
                if (!one.values.empty())
                    m_samples.push_back(std::move(one));
            }
            m_names.append(selectors[m].text());
        }
        m_clusters = int(perMetric ? selectors.size() : groups.size());
        for (const Group &group : groups)
            m_figure.legend.append({group.runs.size() > 1 ? tr("%1 (n = %2)", "a group of runs")
                                                                .arg(group.name, QString::number(group.runs.size())) : group.name,
                                    m_colours.value(group.runs.front()->name, m_canvas.tokens->series.first()), {}, {}, Mark::Bar});
    }

    // Bars, and boxes of a group, take one value of each run; histograms and lone boxes all of them.
    void take(std::vector<double> &values, const runs::Run &run, const Selector &selector, bool grouped)
    {
        const runs::Series *series = run.find(selector.metric);
        if (!series)
            return;
        m_figure.pointsRead += series->size();
        if (m_spec.kind == PlotKind::Bar || (m_spec.kind == PlotKind::Box && grouped)) {
            if (const auto picked = pick(run, selector.metric, selector, m_canvas.directions); picked && std::isfinite(picked->value))
                values.push_back(picked->value);
            else
                find(Level::Warning, QStringLiteral("no-points"),
                     picked ? tr("%1 of %2 is NaN there").arg(selector.text(), run.name) : picked.error().message);
            return;
        }
        for (const double value : *series->values)
            if (std::isfinite(value))
                values.push_back(value);
        if (const auto missing = std::ranges::count_if(*series->values, [](double v) { return !std::isfinite(v); }))
            find(Level::Warning, QStringLiteral("nan"),
                 tr("%n value(s) of %1 of %2 are NaN or infinite and not counted", nullptr, int(missing))
                     .arg(selector.metric, run.name));
    }

    Layer layer(Mark mark, int series, double opacity = 1) const
    {
        return {mark, m_figure.legend.at(series).colour, opacity, 1.6, {}, {}, {}, series};
    }

    void drawHistogram()
    {
        double low = std::numeric_limits<double>::infinity(), high = -low;
        size_t most = 0;
        for (const Sample &s : m_samples) {
            low = std::min(low, *std::ranges::min_element(s.values));
            high = std::max(high, *std::ranges::max_element(s.values));
            most = std::max(most, s.values.size());
        }
        if (m_spec.xrange)
            std::tie(low, high) = *m_spec.xrange;
        if (!(high > low)) {
            low -= 0.5;
            high += 0.5;
        }
        // Rice's rule, and never more bins than the eye takes in.
        const int bins = std::clamp(int(std::ceil(2 * std::cbrt(double(most)))), 5, 60);
        const double width = (high - low) / bins;
        double highest = 0;
        for (const Sample &s : m_samples) {
            std::vector<int> counts(size_t(bins), 0);
            for (const double value : s.values)
                if (value >= low && value <= high)
                    ++counts[size_t(std::min(bins - 1, int((value - low) / width)))];
            Layer bars = layer(Mark::Bar, s.series, m_samples.size() > 1 ? 0.5 : 0.9);
            for (int b = 0; b < bins; ++b) {
                if (counts[size_t(b)] == 0)
                    continue;
                bars.lower.emplace_back(low + b * width, 0);
                bars.points.emplace_back(low + (b + 1) * width, counts[size_t(b)]);
                highest = std::max(highest, double(counts[size_t(b)]));
            }
            m_figure.layers.push_back(std::move(bars));
        }
        m_figure.x.title = m_names.join(QStringLiteral(", "));
        m_figure.y.title = tr("count");
        m_figure.note = m_figure.x.title % u" · " % m_figure.y.title;
        layFrame(m_figure, m_canvas, [&](int n) { return linearScale(low, high, n, Fit::Keep); },
                 [&](int n) { return countScale(highest, n); });
    }

    static double quantile(const std::vector<double> &sorted, double q)
    {
        const double at = q * double(sorted.size() - 1);
        const size_t below = size_t(at);
        const size_t above = std::min(below + 1, sorted.size() - 1);
        return sorted[below] + (at - double(below)) * (sorted[above] - sorted[below]);
    }

    void drawClusters()
    {
        const bool bars = m_spec.kind == PlotKind::Bar;
        const bool perMetric = m_names.size() > 1;
        const int inCluster = perMetric ? int(m_figure.legend.size()) : 1;
        // No bar is wider than a word.
        const double slotWidth = m_canvas.size.width() / m_clusters;
        const double wide = std::min(0.7, 72 * inCluster / slotWidth) / inCluster;
        const bool log = m_spec.yscale == ScaleKind::Log;
        double low = std::numeric_limits<double>::infinity(), high = -low;
        int hidden = 0;
        const auto cover = [&](double value) {
            low = std::min(low, value);
            high = std::max(high, value);
        };
        QList<Tick> names;
        for (int c = 0; c < m_clusters; ++c)
            names.append(Tick{double(c), {}});
        std::vector<std::pair<Layer, Layer>> drawn;
        for (Sample &s : m_samples) {
            if (log)
                hidden += int(std::erase_if(s.values, [](double v) { return v <= 0; }));
            if (s.values.empty())
                continue;
            names[s.cluster].label = s.label;
            const double left = s.cluster - wide * inCluster / 2 + (perMetric ? s.series * wide : 0);
            const double middle = left + wide / 2;
            const double edge = wide * 0.46;
            Layer box = layer(Mark::Bar, s.series, bars ? 0.9 : 0.3);
            Layer strokes = layer(Mark::Line, s.series);
            const auto stroke = [&](double x0, double y0, double x1, double y1) {
                if (!strokes.points.empty())
                    strokes.points.emplace_back(nan, nan);
                strokes.points.emplace_back(x0, y0);
                strokes.points.emplace_back(x1, y1);
            };
            if (bars) {
                const Merged merged = s.values.size() > 1 ? *merge(s.values, Over::MeanStd) : Merged{s.values.front(), {}};
                box.lower.emplace_back(middle - edge, 0);
                box.points.emplace_back(middle + edge, merged.value);
                cover(merged.value);
                if (merged.spread) {
                    strokes.colour = m_figure.ink;
                    const double bottom = merged.value - *merged.spread, top = merged.value + *merged.spread;
                    stroke(middle, log && bottom <= 0 ? merged.value : bottom, middle, top);
                    cover(strokes.points.front().y());
                    cover(top);
                }
            } else {
                std::ranges::sort(s.values);
                const double q1 = quantile(s.values, 0.25), q3 = quantile(s.values, 0.75);
                box.lower.emplace_back(middle - edge, q1);
                box.points.emplace_back(middle + edge, q3);
                stroke(middle - edge, quantile(s.values, 0.5), middle + edge, quantile(s.values, 0.5));
                stroke(middle, s.values.front(), middle, q1);
                stroke(middle, q3, middle, s.values.back());
                cover(s.values.front());
                cover(s.values.back());
            }
            drawn.emplace_back(std::move(box), std::move(strokes));
        }
        if (hidden > 0)
            find(Level::Warning, QStringLiteral("log-nonpositive"),
                 tr("%n value(s) are zero or below and have no place on a log axis", nullptr, hidden));
        if (drawn.empty())
            return;
        // A bar begins at nought, or its length would say something else than its value.
        if (bars && !log) {
            low = std::min(low, 0.0);
            high = std::max(high, 0.0);
        }
        const Fit fit = m_spec.yrange ? Fit::Keep : Fit::Grow;
        if (m_spec.yrange && (!log || m_spec.yrange->first > 0))
            std::tie(low, high) = *m_spec.yrange;
        m_figure.y.log = log;
        m_figure.y.title = m_names.join(QStringLiteral(", "));
        m_figure.note = perMetric ? tr("by metric") : m_figure.y.title;
        if (!m_spec.group.isEmpty() && bars)
            m_figure.note += QStringLiteral(" · ") % tr("mean ± std");
        // Names under the bars where they fit; the legend says them otherwise.
        const Measure measure(m_canvas.tokens->readingFaces, m_canvas.fontSize);
        const double slot = (m_canvas.size.width() - 60) / m_clusters - 12;
        bool fits = true;
        for (Tick &name : names) {
            fits = fits && (measure.width(name.label) <= slot || slot >= 70);
            name.label = measure.cut(name.label, slot);
        }
        if (fits && !perMetric)
            m_figure.legend.clear();
        layFrame(m_figure, m_canvas,
                 [&](int) { return Scale{-0.5, m_clusters - 0.5, fits ? names : QList<Tick>()}; },
                 [&](int n) { return log ? logScale(low, high, n, fit) : linearScale(low, high, n, fit); });
        for (auto &[box, strokes] : drawn) {
            for (std::vector<QPointF> *points : {&box.points, &box.lower, &strokes.points})
                for (QPointF &p : *points)
                    if (!std::isnan(p.y()))
                        p.setY(std::clamp(log ? (p.y() > 0 ? std::log10(p.y()) : m_figure.y.from) : p.y(),
                                          m_figure.y.from, m_figure.y.to));
            // A negative bar hangs from nought.
            for (size_t i = 0; i < box.points.size(); ++i)
                if (box.points[i].y() < box.lower[i].y()) {
                    const double y = box.points[i].y();
                    box.points[i].setY(box.lower[i].y());
                    box.lower[i].setY(y);
                }
            if (m_figure.legend.isEmpty())
                box.series = strokes.series = -1;
            m_figure.layers.push_back(std::move(box));
            if (!strokes.points.empty())
                m_figure.layers.push_back(std::move(strokes));
        }
    }

    QString describe() const
    {
        QStringList parts;
        for (const Sample &s : m_samples)
            if (parts.size() < 6 && !s.values.empty())
                parts.append(s.label % u' ' % plainNumber(merge(s.values, Over::Median)->value));
        return parts.join(QStringLiteral("; "));
    }

    const PlotSpec &m_spec;
    const std::vector<runs::RunPtr> &m_runs;
    const QHash<QString, QString> &m_colours;
    const Canvas &m_canvas;
    ResolvedFigure m_figure;
    std::vector<Sample> m_samples;
    QStringList m_names;  // of the selectors
    int m_clusters = 0;
};

} // namespace

ResolvedFigure resolveBars(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                           const QHash<QString, QString> &colours, const Canvas &canvas)
{
    return BarResolver(spec, runs, colours, canvas).resolve();
}

} // namespace yeonji::figures
