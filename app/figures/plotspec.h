// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The `plot` block: what a person asks for, as YAML, before any run is looked at.

#include "core/error.h"

#include <QStringList>

#include <optional>

namespace yeonji::figures {

enum class PlotKind { Line, Scatter, Bar, Box, Histogram, Heatmap, Parallel };
enum class ScaleKind { Linear, Log };

struct PlotSpec
{
    QStringList runs;            // names, globs or paths
    QStringList y;               // names or globs of metrics
    QString x = QStringLiteral("step");  // step, epoch, time, or a metric
    QString group;               // runs that differ only in this parameter become one band
    double smooth = 0;           // [0, 1): weight of the debiased exponential moving average
    PlotKind kind = PlotKind::Line;
    ScaleKind xscale = ScaleKind::Linear, yscale = ScaleKind::Linear;
    std::optional<std::pair<double, double>> xrange, yrange;
    QString caption;
    std::optional<double> height;  // pixels
    bool fragments = false;        // on a slide the series come one by one

    friend bool operator==(const PlotSpec &, const PlotSpec &) = default;
};

// `firstLine` is the document's line of the first line of `yaml`; errors name the line that is wrong.
// An unknown key is an error that offers the nearest known one.
Result<PlotSpec> parsePlot(const QString &yaml, const QString &file = {}, int firstLine = 1);

// The block that says the same, as *put into entry* writes it: only what differs from the defaults.
QString plotYaml(const PlotSpec &spec);

} // namespace yeonji::figures
