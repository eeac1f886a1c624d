// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fewer points, the same pixels: M4 (Jugel et al., VLDB 2014) keeps of each pixel column the first,
// the lowest, the highest and the last point, so every extreme stays and a line drawn through them
// covers what the line through all points covers.

#include "figures/extremes.h"

#include <QPointF>

#include <span>
#include <vector>

namespace yeonji::figures {

struct Columns
{
    double from = 0, to = 1;  // of x, in data units; above zero if logarithmic
    int count = 1;            // pixel columns between them
    bool log = false;         // the columns are even in log x
    bool ordered = false;     // x is known to be finite and never to fall: only what is seen is looked at
    // Of the column that y is or begins in at `offset`; or null. Asked only if ordered.
    const Extremes *extremes = nullptr;
    size_t offset = 0;
};

// Marks, between two kept indices, that the stroke breaks there.
inline constexpr size_t gap = size_t(-1);

// The indices kept, in order, at most four a column (a column is left and entered again where x runs
// backwards), with gaps where the value is not finite (or, with `positive`, not above zero). Points
// outside the columns are kept as those of one more column on each side: the stroke comes from there.
std::vector<size_t> reducedIndices(std::span<const double> x, std::span<const double> y, const Columns &columns,
                           bool positive = false);

// The same stroke within [left, right] × [bottom, top]: cut at the edges, never bent. NaN in y breaks
// strokes, before and after.
std::vector<QPointF> clipped(const std::vector<QPointF> &stroke, double left, double right, double bottom,
                             double top);

} // namespace yeonji::figures
