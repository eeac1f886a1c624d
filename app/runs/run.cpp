// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

QLatin1StringView kindName(Kind kind)
{
    switch (kind) {
    case Kind::TfEvents: return "tfevents"_L1;
    case Kind::HfTrainer: return "hf-trainer"_L1;
    case Kind::HfModel: return "hf-model"_L1;
    case Kind::LmEval: return "lm-eval"_L1;
    case Kind::Wandb: return "wandb"_L1;
    case Kind::Mlflow: return "mlflow"_L1;
    case Kind::Junit: return "junit"_L1;
    case Kind::Csv: return "csv"_L1;
    case Kind::Jsonl: return "jsonl"_L1;
    case Kind::Log: return "log"_L1;
    case Kind::Notebook: return "notebook"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

QLatin1StringView statusName(Status status)
{
    switch (status) {
    case Status::Running: return "running"_L1;
    case Status::Stalled: return "stalled"_L1;
    case Status::Finished: return "finished"_L1;
    case Status::Failed: return "failed"_L1;
    case Status::Unknown: return "unknown"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

// The vector is touched only by who puts numbers behind it; readers look at its memory, which stays
// where it is because it is never asked to hold more than there was room for.
struct Numbers::Store
{
    std::mutex mutex;
    Column values;
};

Numbers::Numbers(Column values) : m_store(std::make_shared<Store>()), m_size(values.size())
{
    m_store->values = std::move(values);
    m_data = m_store->values.data();
}

Numbers::Numbers(std::shared_ptr<Store> store, size_t size) : Numbers(std::move(store), 0, size) {}

Numbers::Numbers(std::shared_ptr<Store> store, size_t from, size_t size)
    : m_store(std::move(store)), m_data(m_store->values.data() + from), m_size(size)
{
}

size_t Numbers::capacity() const
{
    return m_store->values.capacity();
}

Numbers Numbers::with(std::span<const double> more) const
{
    const size_t size = m_size + more.size();
    {
        const std::lock_guard lock(m_store->mutex);
        Column &values = m_store->values;
        if (m_data == values.data() && values.size() == m_size && size <= values.capacity()) {
            values.insert(values.end(), more.begin(), more.end());
            return {m_store, size};
        }
    }
    auto store = std::make_shared<Store>();
    store->values.reserve(size + size / 2);
    store->values.assign(begin(), end());
    store->values.insert(store->values.end(), more.begin(), more.end());
    return {std::move(store), size};
}

// Nothing that is full moves: both vectors have their room from the beginning.
SharedColumn ShortColumns::share(const Column &column)
{
    if (!m_columns || m_columns->size() == together) {
        m_store = std::make_shared<Numbers::Store>();
        m_store->values.reserve(together * most);
        m_columns = std::make_shared<std::vector<Numbers>>();
        m_columns->reserve(together);
    }
    const size_t from = m_store->values.size();
    m_store->values.insert(m_store->values.end(), column.begin(), column.end());
    m_columns->push_back(Numbers(m_store, from, column.size()));
    return {m_columns, &m_columns->back()};
}

Series makeSeries(QString name, Axis axis, SharedColumn values)
{
    Series series{nfc(name), std::move(axis), std::move(values), {}};
    const Numbers &step = *series.axis.step;
    for (size_t i = 1; i < step.size(); ++i)
        if (step[i] < step[i - 1])
            series.restarts.push_back(i);
    return series;
}

Summary summarize(const Series &series, Direction direction)
{
    Summary summary;
    summary.points = series.size();
    if (summary.points == 0)
        return summary;
    const std::span values(*series.values);
    double lowest = HUGE_VAL, highest = -HUGE_VAL;
    size_t lowestAt = 0, highestAt = 0;
    std::optional<size_t> first;
    size_t last = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        if (!(value - value == 0)) {
            ++summary.nan;
            continue;
        }
        last = i;
        if (!first)
            first = i;
        if (value < lowest) {
            lowest = value;
            lowestAt = i;
        }
        if (value > highest) {
            highest = value;
            highestAt = i;
        }
    }
    if (!first)
        return summary;
    summary.first = values[*first];
    summary.last = values[last];
    summary.min = lowest;
    summary.max = highest;
    if (direction == Direction::Up || direction == Direction::Down) {
        summary.best = direction == Direction::Up ? highest : lowest;
        summary.bestStep = (*series.axis.step)[direction == Direction::Up ? highestAt : lowestAt];
    }
    return summary;
}

const Series *Run::find(QStringView metric) const
{
    const auto found = std::ranges::find(series, metric, &Series::name);
    return found == series.end() ? nullptr : &*found;
}

} // namespace yeonji::runs
