// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/longtable.h"

#include "runs/csvdialect.h"
#include "runs/metricname.h"
#include "runs/rowphase.h"
#include "runs/table.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace yeonji::runs {

namespace {

// Those that can mean nothing else, then those that also name what they like.
constexpr std::array metricNames{"metric", "metrics", "metric_name", "metricname", "metric_key", "tag", "tags", "variable", "measure", "measurement", "quantity", "지표", "지표명"};
constexpr std::array keyNames{"key", "name", "series", "항목", "이름"};
constexpr std::array valueNames{"value", "values", "val", "metric_value", "scalar", "scalar_value", "simple_value", "값"};
constexpr std::array groupNames{"run", "run_name", "run_id", "run_uuid", "experiment", "experiment_name", "experiment_id", "exp", "trial", "trial_id",
                                "name", "model", "model_name", "dataset", "task", "seed", "fold"};
// Beside the number of a row, and none of its own.
constexpr std::array asideNames{"", "index", "unnamed:_0", "idx", "id", "rank", "worker", "is_nan", "std", "stderr", "n"};

template<size_t N>
bool isOneOf(std::string_view plain, const std::array<const char *, N> &known)
{
    return std::ranges::any_of(known, [plain](const char *one) { return plain == one; });
}

std::string plainOf(std::string_view name)
{
    std::string plain(QByteArrayView(name.data(), qsizetype(name.size())).trimmed().toByteArray().toLower().toStdString());
    std::ranges::replace_if(plain, [](char c) { return c == ' ' || c == '-'; }, '_');
    return plain;
}

bool isMeasured(const QString &name)
{
    const Direction way = directionOf(name);
    return way == Direction::Up || way == Direction::Down;
}

struct Cells
{
    std::string plain;  // its name
    int numbers = 0;
    QList<QByteArray> words = {};
    ColumnRole role = ColumnRole::None;

    bool isWords() const { return role == ColumnRole::None && !words.isEmpty() && numbers == 0; }
    bool isNumbers() const { return role == ColumnRole::None && numbers > 0 && numbers >= words.size(); }
    // Words of metrics, several of them.
    bool namesMetrics() const
    {
        const QSet<QByteArray> all(words.begin(), words.end());
        const auto measured = std::ranges::count_if(all, [](const QByteArray &word) { return isMeasured(csvText(word)); });
        return isWords() && all.size() > 1 && 2 * measured >= all.size();
    }
};

std::vector<Cells> columnsOf(const QStringList &names, const std::vector<QList<QByteArray>> &rows, bool decimalComma)
{
    std::vector<Cells> columns;
    for (qsizetype i = 0; i < names.size(); ++i) {
        Cells cells{.plain = plainOf(names[i].toStdString())};
        cells.role = roleOf(names[i]);
        for (const auto &row : rows) {
            bool missing = false;
            if (i >= row.size())
                continue;
            if (csvNumber(row[i], decimalComma, missing))
                ++cells.numbers;
            else if (!missing)
                cells.words.append(row[i]);
        }
        columns.push_back(std::move(cells));
    }
    return columns;
}

// The cell that names the metric, and how sure that is.
enum class Says { Metric, Key, Words };

std::optional<std::pair<size_t, Says>> nameIn(const std::vector<Cells> &columns)
{
    const auto find = [&columns](const auto &fits) -> std::optional<size_t> {
        const auto at = std::ranges::find_if(columns, fits);
        return at == columns.end() ? std::nullopt : std::optional(size_t(at - columns.begin()));
    };
    if (const auto at = find([](const Cells &one) { return one.isWords() && isOneOf(one.plain, metricNames); }))
        return std::pair(*at, Says::Metric);
    if (const auto at = find([](const Cells &one) { return one.isWords() && isOneOf(one.plain, keyNames); }))
        return std::pair(*at, Says::Key);
    if (const auto at = find([](const Cells &one) { return one.namesMetrics() && !saysPhase(one.plain); }))
        return std::pair(*at, Says::Words);
    return {};
}

} // namespace

Naming namingOf(std::string_view name)
{
    const std::string plain = plainOf(name);
    return isOneOf(plain, metricNames) ? Naming::Metric : isOneOf(plain, keyNames) ? Naming::Any : Naming::None;
}

bool saysValue(std::string_view name)
{
    return isOneOf(plainOf(name), valueNames);
}

std::optional<LongTable> longTableOf(const QStringList &names, const std::vector<QList<QByteArray>> &rows, bool decimalComma)
{
    constexpr qsizetype widest = 32;
    if (names.size() < 2 || names.size() > widest || rows.empty())
        return {};
    const std::vector<Cells> columns = columnsOf(names, rows, decimalComma);
    const auto name = nameIn(columns);
    if (!name)
        return {};
    LongTable table;
    table.name = name->first;
    std::vector<size_t> values;
    bool saysStep = false, saysValueToo = false;
    for (size_t i = 0; i < columns.size(); ++i) {
        const Cells &one = columns[i];
        saysStep = saysStep || one.role == ColumnRole::Step || one.role == ColumnRole::Epoch;
        if (i == table.name || one.role != ColumnRole::None)
            continue;
        if (one.isNumbers() && isOneOf(one.plain, valueNames)) {
            values.insert(values.begin(), i);
            saysValueToo = true;
        } else if (saysPhase(one.plain)) {
            table.phase = i;
        } else if (isOneOf(one.plain, groupNames)) {
            table.groups.push_back(i);
        } else if (one.isNumbers() && !isOneOf(one.plain, asideNames)) {
            values.push_back(i);
        }
    }
    if (values.size() != 1)
        return {};
    table.value = values.front();
    const bool namesMetrics = std::ranges::any_of(columns[table.name].words, [](const QByteArray &word) { return isMeasured(csvText(word)); });
    // `epoch,tag,loss`: the number has a name of its own.
    const bool isNamed = !saysValueToo && directionOf(names[qsizetype(table.value)]) != Direction::Unknown;
    if ((name->second == Says::Key && !saysValueToo) || (isNamed && (!namesMetrics || name->second == Says::Words)))
        return {};
    table.counts = !saysStep;
    // Without steps it may be a list of anything.
    if (table.counts && !(saysValueToo && namesMetrics))
        return {};
    for (const size_t group : table.groups)
        table.first.append(rows.front().value(qsizetype(group)));
    return table;
}

QString longName(const QString &metric, const QString &column)
{
    return roleOf(metric) == ColumnRole::None ? metric : QString(column.trimmed() % u'/' % metric);
}

} // namespace yeonji::runs
