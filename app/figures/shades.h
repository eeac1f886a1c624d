// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Values as shades of one colour: the more there is, the further from the paper. Lightness alone
// carries the order, so that it survives a grey printer and every kind of colour blindness.

#include "core/tokens.h"
#include "figures/figure.h"
#include "figures/plotspec.h"

namespace yeonji::figures {

class Shades
{
public:
    static constexpr int steps = 32;  // more the eye does not tell apart

    // Of the values from `low` to `high`; of ScaleKind::Log both are above nought.
    Shades(double low, double high, ScaleKind scale, const Tokens &tokens);

    int stepOf(double value) const;      // 0 … steps − 1
    QString colour(int step) const;
    QString inkOn(int step) const;       // for words on it

    // What stands below the picture: five shades and their values.
    QList<LegendItem> legend() const;

private:
    double m_low, m_high;
    bool m_log;
    const Tokens &m_tokens;
};

} // namespace yeonji::figures
