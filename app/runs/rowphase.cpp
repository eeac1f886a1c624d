// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/rowphase.h"

#include "runs/metricname.h"
#include "runs/run.h"
#include "runs/table.h"

#include <algorithm>

namespace yeonji::runs {

namespace {

bool isSame(std::string_view word, std::string_view known)
{
    return std::ranges::equal(word, known, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a | 0x20) : a) == b; });
}

} // namespace

bool saysPhase(std::string_view name)
{
    for (const std::string_view known : {"mode", "split", "phase", "stage", "subset"})
        if (isSame(name, known))
            return true;
    return false;
}

std::string_view evaluationOf(std::string_view word)
{
    for (const std::string_view known : {"val", "valid", "validation", "eval", "evaluation", "test", "dev"})
        if (isSame(word, known))
            return known;
    return {};
}

bool isOfItsData(const QString &metric)
{
    return roleOf(metric) == ColumnRole::None && directionOf(metric) != Direction::None && !isEvaluation(metric);
}

} // namespace yeonji::runs
