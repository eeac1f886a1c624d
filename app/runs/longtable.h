// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables whose rows name the one number they give: `step,metric,value`, as pandas' melt, R's pivot_longer, MLflow's
// database and TensorBoard's `get_scalars` leave them. Each name is a metric with steps of its own. A table with a
// column of words beside its numbers (`epoch,split,loss`) is another thing: there a column's name says what was measured.

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>
#include <string_view>
#include <vector>

namespace yeonji::runs {

struct LongTable
{
    size_t name = 0, value = 0;   // cells of a row
    std::optional<size_t> phase;  // that says which data it is about
    std::vector<size_t> groups;   // that say of which run, model or task it is
    QList<QByteArray> first;      // what they say in the first row: its metrics have bare names
    bool counts = false;          // no cell says at which step: each metric counts its own
};

// `names` of the columns and the first rows. A table is a long one if
// - a column is called `metric`, `tag`, `variable`…, or `name`, `key`… beside `value`; or its words are those of metrics;
// - it has one number besides, and what is left says where it stands or what it belongs to.
std::optional<LongTable> longTableOf(const QStringList &names, const std::vector<QList<QByteArray>> &rows, bool decimalComma);

// What is called so names a metric, and that better than what else does; what is called so is its number.
enum class Naming { None, Any, Metric };
Naming namingOf(std::string_view name);
bool saysValue(std::string_view name);

// As a metric of a long table is called; `column` is what names it. One that is called as an axis is (`epoch`) says so.
QString longName(const QString &metric, const QString &column);

} // namespace yeonji::runs
