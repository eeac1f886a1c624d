// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/shades.h"

#include "figures/format.h"

#include <QColor>

#include <algorithm>
#include <cmath>

namespace yeonji::figures {

namespace {

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto channel = [part](int from, int to) { return int(std::lround(from + (to - from) * part)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

} // namespace

Shades::Shades(double low, double high, ScaleKind scale, const Tokens &tokens)
    : m_low(scale == ScaleKind::Log ? std::log10(low) : low), m_high(scale == ScaleKind::Log ? std::log10(high) : high),
      m_log(scale == ScaleKind::Log), m_tokens(tokens)
{
    if (!(m_high > m_low)) {
        m_low -= 0.5;
        m_high += 0.5;
    }
}

int Shades::stepOf(double value) const
{
    const double part = ((m_log ? std::log10(value) : value) - m_low) / (m_high - m_low);
    return std::clamp(int(part * steps), 0, steps - 1);
}

QString Shades::colour(int step) const
{
    const QColor paper(m_tokens.paper), hue(m_tokens.series.first()), ink(m_tokens.ink);
    const double part = double(step) / (steps - 1);
    constexpr double middle = 0.65;
    return (part < middle ? mixed(mixed(paper, hue, 0.1), hue, part / middle)
                          : mixed(hue, ink, 0.6 * (part - middle) / (1 - middle))).name();
}

QString Shades::inkOn(int step) const
{
    return step < steps / 2 ? m_tokens.ink : m_tokens.paper;
}

QList<LegendItem> Shades::legend() const
{
    QList<LegendItem> items;
    for (int i = 0; i < 5; ++i) {
        const double at = m_low + i * (m_high - m_low) / 4;
        items.append({plainNumber(m_log ? std::pow(10, at) : at), colour(i * (steps - 1) / 4), {}, {}, Mark::Bar});
    }
    return items;
}

} // namespace yeonji::figures
