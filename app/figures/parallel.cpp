// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/parallel.h"

#include "figures/format.h"
#include "figures/frame.h"
#include "figures/group.h"
#include "figures/layout.h"
#include "figures/palette.h"
#include "figures/pick.h"
#include "figures/shades.h"
#include "core/words.h"

#include <algorithm>
#include <cmath>

namespace yeonji::figures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr size_t mostParameters = 7;
constexpr double wordRoom = 0.14;  // above and below the axes, for their ends

// One upright axis: where each run crosses it, from 0 to 1, and what is written on it.
struct Rung
{
    QString name;
    std::vector<double> places;             // one a run; NaN: the run has none
    QList<std::pair<double, QString>> words;
};

// Numbers by size, over two orders of magnitude by their logarithm; a constant stands in the middle.
Rung numbers(const QString &name, const std::vector<double> &values)
{
    Rung rung{name, {}, {}};
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : values)
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    const bool log = low > 0 && high >= 100 * low;
    const auto scaled = [log](double value) { return log ? std::log10(value) : value; };
    for (const double value : values)
        rung.places.push_back(!std::isfinite(value) ? nan
                              : high > low          ? (scaled(value) - scaled(low)) / (scaled(high) - scaled(low)) : 0.5);
    if (low < high)
        rung.words = {{0, plainNumber(low)}, {1, plainNumber(high)}};
    else if (low == high)
        rung.words = {{0.5, plainNumber(low)}};
    return rung;
}

// Words evenly, in order.
Rung choices(const QString &name, const QStringList &values)
{
    Rung rung{name, {}, {}};
    QStringList known = values;
    known.removeDuplicates();
    known.removeAll(QString());
    known.sort();
    const auto place = [&](qsizetype i) { return known.size() < 2 ? 0.5 : double(i) / double(known.size() - 1); };
    for (const QString &value : values)
        rung.places.push_back(value.isEmpty() ? nan : place(known.indexOf(value)));
    for (qsizetype i = 0; i < known.size(); ++i)
        rung.words.append({place(i), known.at(i)});
    return rung;
}

class ParallelResolver
{
public:
    ParallelResolver(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                     const QHash<QString, QString> &colours, const Canvas &canvas)
        : m_spec(spec), m_runs(runs), m_colours(colours), m_canvas(canvas), m_figure(blankFigure(spec, canvas))
    {
    }

    ResolvedFigure resolve()
    {
        m_figure.grid.clear();
        parameters();
        const size_t before = m_rungs.size();
        metrics();
        if (m_rungs.size() == before || m_rungs.size() < 2) {
            if (m_figure.findings.isEmpty())
                m_figure.findings.append({Level::Error, QStringLiteral("no-points"),
                                          tr("parallel axes need two things to compare: these runs differ in no parameter; name more metrics"), {}});
            return std::move(m_figure);
        }
        wear();
        layFrame(m_figure, m_canvas, [this](int) { return names(); }, [](int) { return Scale{-wordRoom, 1 + wordRoom, {}}; });
        draw();
        QStringList axes;
        for (const Rung &rung : m_rungs)
            axes.append(rung.name);
        m_figure.description = tr("%n run(s) across %1", nullptr, int(m_runs.size())).arg(axes.join(QStringLiteral(", ")));
        return std::move(m_figure);
    }

private:
    void parameters()
    {
        QStringList known;
        for (const auto &run : m_runs)
            known.append(flattened(run->params).keys());
        known.removeDuplicates();
        for (const QString &name : std::as_const(known)) {
            std::vector<double> sizes;
            QStringList words;
            bool numeric = true;
            for (const auto &run : m_runs) {
                const QJsonValue value = parameterOf(*run, name);
                const bool scalar = value.isDouble() || value.isString() || value.isBool();
                numeric = numeric && (value.isDouble() || value.isUndefined());
                sizes.push_back(value.toDouble(nan));
                words.append(!scalar ? QString() : value.isDouble() ? plainNumber(value.toDouble()) : value.toVariant().toString());
            }
            QStringList distinct = words;
            distinct.removeDuplicates();
            distinct.removeAll(QString());
            if (distinct.size() < 2 || namesTheRun(name) || (!numeric && distinct.size() > 8))
                continue;
            if (m_rungs.size() < mostParameters)
                m_rungs.push_back(numeric ? numbers(name.section(u'.', -1), sizes) : choices(name.section(u'.', -1), words));
            else
                m_left.append(name);
        }
        if (!m_left.isEmpty())
            m_figure.findings.append({Level::Info, QStringLiteral("many-parameters"),
                                      tr("these parameters differ too and are not drawn: %1").arg(m_left.join(QStringLiteral(", "))), {}});
    }

    void metrics()
    {
        for (const Selector &selector : selectorsOf(m_spec.y, m_runs, m_canvas.directions, m_figure.findings)) {
            std::vector<double> values;
            for (const auto &run : m_runs) {
                const auto picked = pick(*run, selector.metric, selector, m_canvas.directions);
                values.push_back(picked ? picked->value : nan);
                if (const runs::Series *series = run->find(selector.metric))
                    m_figure.pointsRead += series->size();
            }
            m_last = values;
            m_rungs.push_back(numbers(selector.text(), values));
        }
    }

    void wear()
    {
        const Tokens &tokens = *m_canvas.tokens;
        if (qsizetype(m_runs.size()) <= tokens.series.size()) {
            Dashes dashes;
            for (const auto &run : m_runs) {
                const QString colour = m_colours.value(run->name, tokens.series.first());
                m_figure.legend.append({run->name, colour, dashes.next(colour), {}});
            }
            return;
        }
        double low = std::numeric_limits<double>::infinity(), high = -low;
        for (const double value : m_last)
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        m_shades.emplace(low, high, ScaleKind::Linear, tokens);
        m_figure.legend = m_shades->legend();
        m_figure.note = m_rungs.back().name;
    }

    Scale names() const
    {
        const Measure measure(m_canvas.tokens->readingFaces, m_canvas.fontSize);
        const double room = 0.85 * m_canvas.size.width() / double(m_rungs.size());
        QList<Tick> ticks;
        for (size_t i = 0; i < m_rungs.size(); ++i)
            ticks.append({double(i), measure.cut(m_rungs[i].name, room)});
        return {-0.5, double(m_rungs.size()) - 0.5, ticks};
    }

    void draw()
    {
        const Tokens &tokens = *m_canvas.tokens;
        const double scale = m_canvas.fontSize / 12;
        Layer axes{Mark::Line, tokens.line, 1, 1.2 * scale, {}, {}, {}, -1};
        for (size_t i = 0; i < m_rungs.size(); ++i) {
            if (i > 0)
                axes.points.emplace_back(nan, nan);
            axes.points.emplace_back(double(i), 0);
            axes.points.emplace_back(double(i), 1);
            write(int(i), m_rungs[i]);
        }
        m_figure.layers.push_back(std::move(axes));
        for (size_t r = 0; r < m_runs.size(); ++r) {
            Layer line{Mark::Line, {}, m_shades ? 0.8 : 1.0, 1.6 * scale, {}, {}, {}, -1};
            if (m_shades) {
                line.colour = std::isfinite(m_last[r]) ? m_shades->colour(m_shades->stepOf(m_last[r])) : tokens.bad;
            } else {
                line.colour = m_figure.legend.value(qsizetype(r), {}).colour;
                line.series = int(r);
            }
            Layer ends{Mark::Points, line.colour, line.opacity, 4.5 * scale, {}, {}, {}, line.series};
            for (size_t i = 0; i < m_rungs.size(); ++i) {
                const double y = m_rungs[i].places[r];
                line.points.emplace_back(std::isnan(y) ? nan : double(i), y);
                if (!std::isnan(y))
                    ends.points.emplace_back(double(i), y);
            }
            m_figure.layers.push_back(std::move(line));
            if (!ends.points.empty())
                m_figure.layers.push_back(std::move(ends));
        }
    }

    // The ends above and below the axis, what lies between beside it.
    void write(int axis, const Rung &rung)
    {
        if (m_canvas.furniture == Furniture::Bare)
            return;
        for (const auto &[place, word] : rung.words) {
            const double beside = 6 * (m_figure.x.to - m_figure.x.from) / m_figure.plot.width();
            const double beyond = 0.8 * m_canvas.fontSize * (m_figure.y.to - m_figure.y.from) / m_figure.plot.height();
            if (place == 0)
                m_figure.labels.push_back({{double(axis), -beyond}, word, m_figure.soft, Anchor::Middle});
            else if (place == 1)
                m_figure.labels.push_back({{double(axis), 1 + beyond}, word, m_figure.soft, Anchor::Middle});
            else
                m_figure.labels.push_back({{axis + beside, place}, word, m_figure.soft, Anchor::Start});
        }
    }

    const PlotSpec &m_spec;
    const std::vector<runs::RunPtr> &m_runs;
    const QHash<QString, QString> &m_colours;
    const Canvas &m_canvas;
    ResolvedFigure m_figure;
    std::vector<Rung> m_rungs;
    std::vector<double> m_last;  // of the last metric
    QStringList m_left;
    std::optional<Shades> m_shades;
};

} // namespace

ResolvedFigure resolveParallel(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
                               const QHash<QString, QString> &colours, const Canvas &canvas)
{
    return ParallelResolver(spec, runs, colours, canvas).resolve();
}

} // namespace yeonji::figures
