// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/smooth.h"

#include <cmath>

namespace yeonji::figures {

std::vector<double> smoothed(std::span<const double> values, std::span<const size_t> starts, double weight)
{
    std::vector<double> result(values.begin(), values.end());
    double sum = 0;
    double rest = 1;  // weight to the number of values so far
    auto next = starts.begin();
    for (size_t i = 0; i < result.size(); ++i) {
        if (next != starts.end() && *next == i) {
            sum = 0;
            rest = 1;
            ++next;
        }
        if (!std::isfinite(result[i]))
            continue;
        sum = weight * sum + (1 - weight) * result[i];
        rest *= weight;
        result[i] = sum / (1 - rest);
    }
    return result;
}

} // namespace yeonji::figures
