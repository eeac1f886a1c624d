// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was measured once, at the end: metrics of one point each, all at step 0.

#include "runs/run.h"

namespace yeonji::runs {

class Results
{
public:
    void add(QString name, double value)
    {
        m_series.push_back(makeSeries(std::move(name), {m_step, nullptr, nullptr}, share(Column(1, value))));
    }
    std::vector<Series> take() { return std::move(m_series); }

private:
    SharedColumn m_step = share(Column(1, 0.0));
    std::vector<Series> m_series;
};

} // namespace yeonji::runs
