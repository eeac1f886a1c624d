// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/reduce.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yeonji::figures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// What one column keeps.
struct Kept
{
    size_t first = gap, low = gap, high = gap, last = gap;
    double lowest = 0, highest = 0;

    void add(size_t i, double y)
    {
        if (first == gap)
            first = i;
        if (first == i || y < lowest) {
            low = i;
            lowest = y;
        }
        if (first == i || y > highest) {
            high = i;
            highest = y;
        }
        last = i;
    }

    void add(size_t begin, const Extremes::Block &block)
    {
        add(begin + block.lowAt, block.low);
        add(begin + block.highAt, block.high);
        first = std::min(first, begin);
        last = begin + block.size - 1;
    }

    void flush(std::vector<size_t> &out)
    {
        if (first == gap)
            return;
        out.push_back(first);
        const auto [a, b] = std::minmax(low, high);
        for (const size_t i : {a, b, last})
            if (i != out.back())
                out.push_back(i);
        *this = {};
    }
};

} // namespace

std::vector<size_t> reducedIndices(std::span<const double> x, std::span<const double> y, const Columns &columns,
                           bool positive)
{
    std::vector<size_t> out;
    const auto place = [&columns](double at) { return columns.log ? std::log10(at) : at; };
    const double from = place(columns.from);
    const double perUnit = columns.count / (place(columns.to) - from);
    const auto columnOf = [&](double at) {
        const double column = std::floor((place(at) - from) * perUnit);
        // The right end belongs to the last column, not to one of its own.
        if (column == columns.count && at <= columns.to)
            return columns.count - 1;
        return int(std::clamp(column, -1.0, double(columns.count)));
    };

    size_t begin = 0, end = std::min(x.size(), y.size());
    if (columns.ordered) {
        // One point before and one after what is seen are enough for the stroke to come and go.
        const auto first = std::lower_bound(x.begin(), x.begin() + std::ptrdiff_t(end), columns.from);
        const auto last = std::upper_bound(first, x.begin() + std::ptrdiff_t(end), columns.to);
        begin = size_t(std::max<std::ptrdiff_t>(0, first - x.begin() - 1));
        end = std::min(end, size_t(last - x.begin()) + 1);
    }

    // Most points lie in the column of the one before: between these two no rounding can say otherwise.
    double surelyFrom = std::numeric_limits<double>::infinity(), surelyTo = -surelyFrom;
    const auto edge = [&](int column) {
        const double at = from + column / perUnit;
        return columns.log ? std::pow(10, at) : at;
    };
    const auto settle = [&](int column) {
        const double left = edge(column), right = edge(column + 1), slack = 1e-6 * (right - left);
        const bool seen = column >= 0 && column < columns.count;
        surelyFrom = seen ? left + slack : std::numeric_limits<double>::infinity();
        surelyTo = right - slack;
    };

    Kept kept;
    int current = std::numeric_limits<int>::min();
    bool broken = false;  // a value was missing since the last one taken
    size_t stop = 0;  // before it all lie in the current column
    size_t width = 1;  // of the last column, in points: the next is likely as wide
    const auto endOfColumn = [&](size_t i) {
        size_t low = i, high = std::min(end, i + width);
        while (high < end && x[high] <= surelyTo) {
            low = high;
            high = std::min(end, high + std::max<size_t>(1, high - i));
        }
        return size_t(std::upper_bound(x.begin() + std::ptrdiff_t(low), x.begin() + std::ptrdiff_t(high), surelyTo) - x.begin());
    };
    for (size_t i = begin; i < end; ++i) {
        if (const auto *block = i < stop ? columns.extremes->at(columns.offset + i, columns.offset + stop, positive) : nullptr) {
            kept.add(i, *block);
            broken = false;
            i += block->size - 1;
            continue;
        }
        const bool there = std::isfinite(y[i]) && std::isfinite(x[i]) && (!positive || y[i] > 0)
            && (!columns.log || x[i] > 0);
        if (!there) {
            broken = true;
            continue;
        }
        const int column = x[i] >= surelyFrom && x[i] <= surelyTo ? current : columnOf(x[i]);
        if (column != current) {
            settle(column);
            kept.flush(out);
            if (broken && !out.empty())
                out.push_back(gap);
            current = column;
            stop = columns.extremes && columns.ordered && column >= 0 && column < columns.count ? endOfColumn(i) : 0;
            width = std::max<size_t>(stop - std::min(stop, i), 1);
        }
        broken = false;
        kept.add(i, y[i]);
    }
    kept.flush(out);
    return out;
}

std::vector<QPointF> clipped(const std::vector<QPointF> &stroke, double left, double right, double bottom,
                             double top)
{
    std::vector<QPointF> out;
    const auto lift = [&out] {
        if (!out.empty() && !std::isnan(out.back().y()))
            out.emplace_back(nan, nan);
    };
    const auto inside = [&](const QPointF &p) {
        return p.x() >= left && p.x() <= right && p.y() >= bottom && p.y() <= top;
    };
    for (size_t i = 0; i < stroke.size(); ++i) {
        const QPointF &b = stroke[i];
        const bool joined = i > 0 && !std::isnan(stroke[i - 1].y()) && !std::isnan(b.y());
        if (!joined) {
            lift();
            if (inside(b))
                out.push_back(b);
            continue;
        }
        // Liang and Barsky: the part [t0, t1] of the way from a to b that lies inside.
        const QPointF &a = stroke[i - 1];
        const QPointF way = b - a;
        double t0 = 0, t1 = 1;
        const auto cut = [&](double speed, double distance) {
            if (speed == 0)
                return distance >= 0;
            const double t = distance / speed;
            if (speed < 0)
                t0 = std::max(t0, t);
            else
                t1 = std::min(t1, t);
            return t0 <= t1;
        };
        if (!cut(-way.x(), a.x() - left) || !cut(way.x(), right - a.x()) || !cut(-way.y(), a.y() - bottom)
            || !cut(way.y(), top - a.y())) {
            lift();
            continue;
        }
        if (t0 > 0) {
            lift();
            out.push_back(a + way * t0);
        }
        out.push_back(t1 < 1 ? a + way * t1 : b);
    }
    if (!out.empty() && std::isnan(out.back().y()))
        out.pop_back();
    return out;
}

} // namespace yeonji::figures
