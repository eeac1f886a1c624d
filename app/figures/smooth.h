// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace yeonji::figures {

// The exponential moving average with weight [0, 1), freed of its bias towards zero at the start (as
// Adam corrects its moments): s ← w·s + (1−w)·y, shown as s / (1 − wⁿ). It begins anew at each of
// `starts`. A value that is not finite stays as it is and leaves the average untouched.
std::vector<double> smoothed(std::span<const double> values, std::span<const size_t> starts, double weight);

} // namespace yeonji::figures
