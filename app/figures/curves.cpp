// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curves.h"

#include "core/names.h"
#include "core/text.h"
#include "figures/group.h"
#include "figures/palette.h"
#include "figures/smooth.h"
#include "core/words.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace yeonji::figures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// More curves than anyone can tell apart; a glob over ten thousand metrics stops here.
constexpr size_t mostCurves = 200;

using runs::Column;
using runs::Numbers;
using runs::RunPtr;
using runs::Series;
using runs::SharedColumn;

SharedColumn shared(Column column)
{
    return runs::share(std::move(column));
}

// The x values of a series, in data units, or null and a finding.
class Abscissa
{
public:
    Abscissa(const PlotSpec &spec, Curves &curves) : m_spec(spec), m_curves(curves) {}

    SharedColumn of(const runs::Run &run, const Series &series)
    {
        if (m_spec.x == u"step")
            return series.axis.step;
        if (m_spec.x == u"epoch")
            return series.axis.epoch ? series.axis.epoch
                                     : complain(tr("%1 has no epochs; use x: step").arg(run.name));
        if (m_spec.x == u"time")
            return series.axis.wallTime ? sinceStart(run, *series.axis.wallTime)
                                        : complain(tr("%1 has no times; use x: step").arg(run.name));
        const Series *other = run.find(m_spec.x);
        if (!other) {
            QStringList known{QStringLiteral("step"), QStringLiteral("epoch"), QStringLiteral("time")};
            for (const Series &s : run.series)
                known.append(s.name);
            const QString near = nearestName(m_spec.x, known);
            return complain(near.isEmpty()
                                     ? tr("%1 has no metric `%2` for x").arg(run.name, m_spec.x)
                                     : tr("%1 has no metric `%2` for x; did you mean `%3`?")
                                           .arg(run.name, m_spec.x, near));
        }
        return joined(series, *other);
    }

private:
    SharedColumn complain(const QString &sentence)
    {
        const Finding finding{Level::Warning, QStringLiteral("no-axis"), sentence, {}};
        if (!m_curves.findings.contains(finding))
            m_curves.findings.append(finding);
        return nullptr;
    }

    // The run began with the earliest time of any of its series.
    static SharedColumn sinceStart(const runs::Run &run, const Numbers &times)
    {
        double start = std::numeric_limits<double>::infinity();
        for (const Series &series : run.series)
            if (series.axis.wallTime)
                for (const double t : *series.axis.wallTime)
                    if (std::isfinite(t)) {
                        start = std::min(start, t);
                        break;
                    }
        Column x(times.begin(), times.end());
        for (double &t : x)
            t -= start;
        return shared(std::move(x));
    }

    // The other metric's value at the same step.
    static SharedColumn joined(const Series &series, const Series &other)
    {
        if (series.axis.step == other.axis.step)
            return other.values;
        std::unordered_map<double, double> at;
        for (size_t i = 0; i < other.size(); ++i)
            at[(*other.axis.step)[i]] = (*other.values)[i];
        Column x(series.size(), nan);
        for (size_t i = 0; i < x.size(); ++i)
            if (const auto found = at.find((*series.axis.step)[i]); found != at.end())
                x[i] = found->second;
        return shared(std::move(x));
    }

    const PlotSpec &m_spec;
    Curves &m_curves;
};

std::vector<size_t> startsOf(const Series &series)
{
    std::vector<size_t> starts{0};
    starts.insert(starts.end(), series.restarts.begin(), series.restarts.end());
    return starts;
}

size_t missingIn(const Numbers &values)
{
    return size_t(std::ranges::count_if(values, [](double v) { return !std::isfinite(v); }));
}

bool neverFalls(const Numbers &x)
{
    for (size_t i = 0; i < x.size(); ++i)
        if (!std::isfinite(x[i]) || (i > 0 && x[i] < x[i - 1]))
            return false;
    return true;
}

class Collector
{
public:
    Collector(const PlotSpec &spec, const std::vector<RunPtr> &runs, const QHash<QString, QString> &colours,
              const Tokens &tokens)
        : m_spec(spec), m_runs(runs), m_colours(colours), m_tokens(tokens), m_abscissa(spec, m_result)
    {
    }

    Curves collect()
    {
        findMetrics();
        m_result.duration = m_spec.x == u"time";
        m_result.xTitle = m_spec.x == u"time" ? tr("time") : m_spec.x == u"step" ? tr("step")
            : m_spec.x == u"epoch" ? tr("epoch") : m_spec.x;
        const std::vector<Group> groups = grouped();
        size_t asked = 0;
        for (const QString &metric : std::as_const(m_result.metrics))
            for (const Group &group : groups) {
                if (m_result.curves.size() >= mostCurves) {
                    asked += group.runs.size();
                    continue;
                }
                if (group.runs.size() == 1 || !addMean(metric, group))
                    for (const RunPtr &run : group.runs)
                        addCurve(metric, *run);
            }
        if (asked > 0)
            m_result.findings.append({Level::Info, QStringLiteral("many-curves"),
                                      tr("only the first %1 curves are drawn; name fewer metrics or runs")
                                          .arg(mostCurves), {}});
        dropUndrawn();
        name();
        colour();
        smooth();
        for (Curve &curve : m_result.curves) {
            curve.ordered = neverFalls(*curve.x);
            if (!curve.ordered)
                continue;
            curve.extremes = extremesOf(*curve.y);
            if (curve.smooth)
                curve.smoothExtremes = extremesOf(*curve.smooth);
        }
        report();
        return std::move(m_result);
    }

private:
    std::vector<Group> grouped()
    {
        auto groups = groupRuns(m_runs, m_spec.group);
        if (!m_spec.group.isEmpty() && m_runs.size() > 1 && groups.size() == m_runs.size())
            m_result.findings.append({Level::Warning, QStringLiteral("no-group"),
                                      tr("no two of these runs differ only in `%1`; each is drawn alone")
                                          .arg(m_spec.group), {}});
        return groups;
    }

    void findMetrics()
    {
        for (const QString &pattern : m_spec.y) {
            const QStringList found = matchingMetrics(pattern, m_runs);
            for (const QString &metric : found)
                if (!m_result.metrics.contains(metric))
                    m_result.metrics.append(metric);
            if (!found.isEmpty() || m_runs.empty())
                continue;
            QStringList known;
            for (const RunPtr &run : m_runs)
                for (const Series &series : run->series)
                    known.append(series.name);
            known.removeDuplicates();
            const QString near = nearestName(pattern, known);
            m_result.findings.append(
                {Level::Error, QStringLiteral("missing-metric"),
                 known.isEmpty() ? tr("none of these runs has a metric `%1` or any other; is the right file named?").arg(pattern)
                 : near.isEmpty() ? tr("none of these runs has a metric `%1`; they have %2")
                                      .arg(pattern, known.mid(0, 8).join(QStringLiteral(", ")))
                                : tr("none of these runs has a metric `%1`; did you mean `%2`?").arg(pattern, near),
                 {}});
        }
    }

    void addCurve(const QString &metric, const runs::Run &run)
    {
        const Series *series = run.find(metric);
        if (!series || series->size() == 0)
            return;
        const SharedColumn x = m_abscissa.of(run, *series);
        if (!x)
            return;
        Curve curve;
        curve.metric = metric;
        curve.runs = {run.name};
        curve.x = x;
        curve.y = series->values;
        curve.starts = startsOf(*series);
        m_result.pointsRead += series->size();
        if (!series->restarts.empty())
            m_result.findings.append({Level::Info, QStringLiteral("restart"),
                                      tr("%1 of %2 began anew %n time(s); each part is drawn", nullptr,
                                                int(series->restarts.size())).arg(metric, run.name), {}});
        m_result.curves.push_back(std::move(curve));
        m_names.append(run.name);
    }

    // False: the runs share no steps; they are drawn apart.
    bool addMean(const QString &metric, const Group &group)
    {
        std::vector<Member> members;
        size_t fewest = std::numeric_limits<size_t>::max();
        Curve curve;
        for (const RunPtr &run : group.runs) {
            const Series *series = run->find(metric);
            if (!series || series->size() == 0)
                continue;
            const SharedColumn x = m_abscissa.of(*run, *series);
            if (!x)
                continue;
            members.push_back({series->axis.step, x, series->values});
            curve.runs.append(run->name);
            fewest = std::min(fewest, series->size());
            m_result.pointsRead += series->size();
        }
        if (members.size() < 2) {
            return members.empty();
        }
        Mean mean = meanOf(members);
        if (mean.step.size() * 2 < fewest) {
            m_result.findings.append({Level::Warning, QStringLiteral("no-shared-steps"),
                                      tr("the runs of %1 logged %2 at different steps; each is drawn alone")
                                          .arg(group.name, metric), {}});
            return false;
        }
        if (const auto fewer = std::ranges::find_if(mean.n, [&](int n) { return n < int(members.size()); });
            fewer != mean.n.end())
            m_result.findings.append(
                {Level::Info, QStringLiteral("group-thins"),
                 tr("from step %1 on not all %2 runs of %3 have %4")
                     .arg(mean.step[size_t(fewer - mean.n.begin())]).arg(members.size()).arg(group.name, metric), {}});
        leaveOut(metric, group, mean);
        curve.metric = metric;
        curve.x = shared(std::move(mean.x));
        curve.y = shared(std::move(mean.mean));
        curve.low = shared(std::move(mean.low));
        curve.high = shared(std::move(mean.high));
        m_result.grouped = true;
        m_names.append(tr("%1 (n = %2)", "a group of runs").arg(group.name, QString::number(members.size())));
        m_result.curves.push_back(std::move(curve));
        return true;
    }

    // A mean of those that are left says so. (Where none is left there is a gap, as in any curve.)
    void leaveOut(const QString &metric, const Group &group, const Mean &mean)
    {
        int lost = 0;
        double first = nan;
        for (size_t i = 0; i < mean.lost.size(); ++i) {
            if (mean.lost[i] == 0 || !std::isfinite(mean.mean[i]))
                continue;
            if (lost == 0)
                first = mean.step[i];
            lost += mean.lost[i];
        }
        if (lost > 0)
            m_result.findings.append({Level::Warning, QStringLiteral("nan"),
                                      tr("%n value(s) of %1 in %2 are NaN or infinite, first at step %3; the mean is of the others", nullptr, lost)
                                          .arg(metric, group.name, QString::number(first)), {}});
    }

    // Metrics that matched but have nothing on this axis are not drawn and not named.
    void dropUndrawn()
    {
        m_result.metrics.removeIf([this](const QString &metric) {
            return std::ranges::none_of(m_result.curves, [&](const Curve &c) { return c.metric == metric; });
        });
    }

    void name()
    {
        QStringList distinct = m_names;
        distinct.removeDuplicates();
        m_oneRun = distinct.size() == 1 && m_result.metrics.size() > 1;
        for (size_t i = 0; i < m_result.curves.size(); ++i) {
            Curve &curve = m_result.curves[i];
            const QString run = m_names.at(qsizetype(i));
            curve.label = m_oneRun ? curve.metric
                : m_result.metrics.size() > 1 ? QString(run % u" · " % curve.metric) : run;
        }
    }

    // A run keeps its colour. The metrics of one run alone take the colours that follow its own.
    void colour()
    {
        Dashes dashes;
        const QStringList &series = m_tokens.series;
        for (size_t i = 0; i < m_result.curves.size(); ++i) {
            Curve &curve = m_result.curves[i];
            curve.colour = m_colours.value(curve.runs.first(), series.first());
            if (m_oneRun && i > 0)
                curve.colour = series.at((series.indexOf(curve.colour) + qsizetype(i)) % series.size());
            curve.dash = dashes.next(curve.colour);
        }
    }

    void smooth()
    {
        if (m_spec.smooth <= 0 || m_spec.kind != PlotKind::Line)
            return;
        for (Curve &curve : m_result.curves)
            if (curve.y->size() > 2)
                curve.smooth = shared(smoothed(*curve.y, curve.starts, m_spec.smooth));
    }

    void report()
    {
        for (const Curve &curve : m_result.curves) {
            const size_t missing = missingIn(*curve.y);
            if (missing == 0)
                continue;
            m_result.missing.insert(curve.label, missing);
            const auto first = std::ranges::find_if(*curve.y, [](double v) { return !std::isfinite(v); });
            const double at = (*curve.x)[size_t(first - curve.y->begin())];
            m_result.findings.append(
                {Level::Warning, QStringLiteral("nan"),
                 tr("%1 of %2 has %n value(s) that are NaN or infinite, first at %3", nullptr, int(missing))
                     .arg(curve.metric, curve.runs.join(QStringLiteral(", ")), QString::number(at)), {}});
        }
        if (m_result.curves.empty() && m_result.findings.isEmpty())
            m_result.findings.append({Level::Error, QStringLiteral("no-points"),
                                      tr("there is nothing to draw: these runs have no points of %1")
                                          .arg(m_spec.y.join(QStringLiteral(", "))), {}});
    }

    const PlotSpec &m_spec;
    const std::vector<RunPtr> &m_runs;
    const QHash<QString, QString> &m_colours;
    const Tokens &m_tokens;
    Curves m_result;
    Abscissa m_abscissa;
    QStringList m_names;  // of the curves, before the metric joins them
    bool m_oneRun = false;
};

} // namespace

QStringList matchingMetrics(const QString &pattern, const std::vector<RunPtr> &runs)
{
    for (const RunPtr &run : runs)
        if (run->find(pattern))
            return {pattern};
    QStringList matches;
    if (!pattern.contains(u'*') && !pattern.contains(u'?') && !pattern.contains(u'['))
        return matches;
    QSet<QString> seen;
    for (const RunPtr &run : runs)
        for (const Series &series : run->series)
            if (!seen.contains(series.name)) {
                seen.insert(series.name);
                if (globMatches(pattern, series.name))
                    matches.append(series.name);
            }
    return matches;
}

Curves collect(const PlotSpec &spec, const std::vector<RunPtr> &runs, const QHash<QString, QString> &colours,
               const Tokens &tokens)
{
    return Collector(spec, runs, colours, tokens).collect();
}

std::vector<Reading> readingsAt(const Curves &curves, double x)
{
    std::vector<Reading> readings;
    for (size_t c = 0; c < curves.curves.size(); ++c) {
        const Numbers &xs = *curves.curves[c].x;
        size_t best = xs.size();
        const auto closer = [&](size_t i) {
            return best == xs.size() || !(std::abs(xs[i] - x) > std::abs(xs[best] - x));
        };
        if (curves.curves[c].ordered) {
            const size_t at = size_t(std::ranges::lower_bound(xs, x) - xs.begin());
            for (size_t i = at > 0 ? at - 1 : 0; i < std::min(xs.size(), at + 2); ++i)
                if (closer(i))
                    best = i;
        } else {
            for (size_t i = 0; i < xs.size(); ++i)  // of equally near ones the last, after a restart
                if (std::isfinite(xs[i]) && closer(i))
                    best = i;
        }
        if (best < xs.size())
            readings.push_back({c, xs[best], (*curves.curves[c].y)[best]});
    }
    return readings;
}

} // namespace yeonji::figures
