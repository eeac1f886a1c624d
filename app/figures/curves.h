// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the runs and the picture: which curves a spec asks for, in data units, every point of them.
// Made once per spec; resolving it for a canvas, a zoom or a pointer then reads no run again.

#include "core/tokens.h"
#include "figures/extremes.h"
#include "figures/plotspec.h"
#include "runs/run.h"

#include <QHash>

namespace yeonji::figures {

struct Curve
{
    QString label;           // what tells it apart: the run, the metric, or both
    QString metric;
    QStringList runs;        // one, or those of a group
    QString colour;
    QList<double> dash;
    runs::SharedColumn x, y; // equally long; not finite: missing
    runs::SharedColumn smooth;     // instead of y, which then stays behind it; or null
    runs::SharedColumn low, high;  // mean − std and mean + std of a group; or null
    std::vector<size_t> starts{0}; // of segments
    std::shared_ptr<const Extremes> extremes, smoothExtremes;  // of y and smooth where they are long
    bool ordered = false;    // x is finite and never falls: places in it are found by halving
};

struct Curves
{
    std::vector<Curve> curves;
    bool duration = false;   // x is in seconds since the run began
    QString xTitle;          // `step`, `time`, …
    QStringList metrics;     // drawn, in order
    bool grouped = false;
    QHash<QString, size_t> missing;  // label → values that are NaN or infinite
    Findings findings;
    size_t pointsRead = 0;
};

// Never fails: what is not there is a finding.
Curves collect(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
               const QHash<QString, QString> &colours, const Tokens &tokens);

// The metrics of `runs` that a name or glob means: the exact name if one has it, else all that match.
QStringList matchingMetrics(const QString &pattern, const std::vector<runs::RunPtr> &runs);

// What stands at x under a pointer: of every curve the point nearest to it.
struct Reading
{
    size_t curve = 0;
    double x = 0, y = 0;     // data units; y may be NaN
};
std::vector<Reading> readingsAt(const Curves &curves, double x);

} // namespace yeonji::figures
