// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How long to wait before looking again at what tells nothing by itself, so that looking takes its share of the
// time and no more. A single slow look among quick ones, as a busy disk makes it, does not count: the news after
// it would be late by as much again and again.

#include <algorithm>
#include <chrono>
#include <utility>

namespace yeonji {

class Pace
{
public:
    // Waits `times` what a look took, and `least` at the least.
    constexpr Pace(std::chrono::milliseconds least, int times) : m_least(least), m_times(times) {}

    constexpr std::chrono::milliseconds after(std::chrono::milliseconds took)
    {
        return std::max(m_least, m_times * std::min(took, std::exchange(m_last, took)));
    }
    constexpr std::chrono::milliseconds after(std::chrono::steady_clock::duration took)
    {
        return after(std::chrono::duration_cast<std::chrono::milliseconds>(took));
    }

private:
    std::chrono::milliseconds m_least;
    int m_times;
    std::chrono::milliseconds m_last{0};  // of the look before
};

} // namespace yeonji
