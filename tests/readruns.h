// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What tests of the readers ask of runs.

#include "runs/reader.h"

#include <algorithm>

namespace yeonji::testing {

inline std::vector<runs::RunPtr> readAllIn(const QString &path)
{
    const auto runs = runs::readAll({path});
    if (!runs)
        qWarning("%s", qPrintable(runs.error().sentence()));
    return runs.value_or(std::vector<runs::RunPtr>());
}

// An empty run where there is not exactly one.
inline runs::RunPtr readOne(const QString &path)
{
    const auto runs = readAllIn(path);
    if (runs.size() != 1)
        qWarning("%lld runs", static_cast<long long>(runs.size()));
    return runs.size() == 1 ? runs.front() : std::make_shared<const runs::Run>();
}

inline const Finding *findingOf(const runs::RunPtr &run, QLatin1StringView code)
{
    const auto at = std::ranges::find(run->findings, code, &Finding::code);
    return at == run->findings.end() ? nullptr : &*at;
}

inline runs::Column valuesOf(const runs::RunPtr &run, const QString &metric)
{
    const runs::Series *series = run->find(metric);
    return series ? *series->values : runs::Column();
}

} // namespace yeonji::testing
