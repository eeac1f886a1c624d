// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs for tests of figures: made, so that what is in them is known.

#include "runs/run.h"

#include <QJsonObject>

#include <cmath>

namespace yeonji::testing {

inline runs::SharedColumn column(std::vector<double> values)
{
    return runs::share(std::move(values));
}

struct RunMaker
{
    std::shared_ptr<runs::Run> run = std::make_shared<runs::Run>();

    explicit RunMaker(const QString &name, const QJsonObject &params = {})
    {
        run->name = name;
        run->path = QStringLiteral("/runs/") + name;
        run->kind = runs::Kind::HfTrainer;
        run->params = params;
    }

    RunMaker &add(const QString &metric, std::vector<double> steps, std::vector<double> values)
    {
        runs::Axis axis;
        std::vector<double> times, epochs;
        for (const double step : steps) {
            times.push_back(1.7e9 + 3 * step);
            epochs.push_back(step / 400);
        }
        axis.step = column(std::move(steps));
        axis.wallTime = column(std::move(times));
        axis.epoch = column(std::move(epochs));
        run->series.push_back(runs::makeSeries(metric, axis, column(std::move(values))));
        return *this;
    }

    // A loss that falls from `from` to `to` with a wave on it.
    RunMaker &falling(const QString &metric, double from, double to, int points = 121, double noise = 0.05)
    {
        std::vector<double> steps, values;
        for (int i = 0; i < points; ++i) {
            steps.push_back(1200.0 * i / (points - 1));
            values.push_back(to + (from - to) * std::exp(-4.0 * i / (points - 1)) + noise * std::sin(i * 2.3) * std::cos(i * 0.7));
        }
        return add(metric, std::move(steps), std::move(values));
    }

    operator runs::RunPtr() const { return run; }
};

} // namespace yeonji::testing
