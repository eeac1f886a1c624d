// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/notice.h"

#include "core/words.h"

#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

QString stepText(double step)
{
    return QString::number(step, 'g', 15);
}

} // namespace

void noticeSeries(Run &run, const QString &file, const SeriesLines &lines, const SeriesFiles &files)
{
    // A table of a million columns with a fault in each must not become a million sentences.
    constexpr int mostMetrics = 100;
    int told = 0;
    const Series *restarted = nullptr;
    for (const Series &series : run.series) {
        if (!series.restarts.empty() && (!restarted || series.restarts.size() > restarted->restarts.size()))
            restarted = &series;
        if (lines.known && !lines.odd.contains(series.name))
            continue;
        size_t count = 0, first = 0;
        for (size_t i = 0; i < series.size(); ++i)
            if (!std::isfinite((*series.values)[i]) && count++ == 0)
                first = i;
        if (count == 0 || ++told > mostMetrics)
            continue;
        run.findings.append({Level::Warning, u"nan"_s,
                             tr("%1 is NaN or infinite at %2 of %3 points, first at step %4")
                                 .arg(series.name, QString::number(count), QString::number(series.size()), stepText((*series.axis.step)[first])),
                             files.odd.value(series.name, file), lines.odd.value(series.name), 0});
    }
    if (told > mostMetrics)
        run.findings.append({Level::Warning, u"nan"_s,
                             tr("further metrics with values that are NaN or infinite: %1").arg(told - mostMetrics), file, 0, 0});
    if (restarted) {
        const size_t at = restarted->restarts.front();
        const Numbers &step = *restarted->axis.step;
        run.findings.append({Level::Info, u"restart"_s,
                             tr("the steps start over (restarts: %1), first from %2 back to %3; each part is drawn by itself")
                                 .arg(restarted->restarts.size()).arg(stepText(step[at - 1]), stepText(step[at])),
                             files.restarts.value(restarted->name, file), lines.restarts.value(restarted->name), 0});
    }
}

Finding damage(const QString &message, const QString &file, int line)
{
    return {Level::Warning, u"damaged-record"_s, message, file, line, 0};
}

} // namespace yeonji::runs
