// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/table.h"

#include "core/text.h"

#include <QtConcurrentMap>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include <sys/mman.h>

namespace yeonji::runs {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool isWhole(double value)
{
    return std::isfinite(value) && value == std::floor(value);
}

// Seconds since 1970 whatever unit the clock counted in; NaN for what is no time of day but a
// duration.
double wallSeconds(double value)
{
    if (value > 1e17) return value / 1e9;
    if (value > 1e14) return value / 1e6;
    if (value > 1e11) return value / 1e3;
    return value > 1e8 ? value : nan;
}

size_t hashOf(const std::vector<quint32> &rows)
{
    return qHashBits(rows.data(), rows.size() * sizeof(quint32));
}

} // namespace

namespace {

// With their lengths, as every name of every line is compared with them.
template<size_t... N>
consteval auto names(const char16_t (&...known)[N])
{
    return std::array{QStringView(known, qsizetype(N - 1))...};
}

constexpr auto steps = names(u"step", u"steps", u"_step", u"global_step", u"global_steps", u"current_steps",
                               u"current_step", u"trainer/global_step", u"train/global_step", u"training_step", u"training_iteration",
                               u"train_step", u"iteration", u"iterations", u"iter", u"iters", u"n_iter",
                               u"num_iter", u"update", u"updates", u"num_updates", u"global_iter",
                               u"total_timesteps", u"time/total_timesteps", u"timesteps", u"num_timesteps",
                               u"스텝", u"단계", u"학습_스텝", u"글로벌_스텝", u"반복", u"이터레이션");
constexpr auto epochs = names(u"epoch", u"epochs", u"current_epoch", u"train/epoch", u"ep", u"epoch_num",
                                u"에폭", u"에포크");
constexpr auto times = names(u"wall_time", u"walltime", u"time", u"timestamp", u"_timestamp", u"datetime",
                               u"date", u"ts", u"created_at",
                               u"시간", u"시각", u"일시", u"날짜", u"타임스탬프");

template<class String>
ColumnRole roleOfPlain(String plain)
{
    const auto is = [plain](QStringView known) { return known == plain; };
    if (std::ranges::any_of(steps, is))
        return ColumnRole::Step;
    if (std::ranges::any_of(epochs, is))
        return ColumnRole::Epoch;
    if (std::ranges::any_of(times, is))
        return ColumnRole::Time;
    return ColumnRole::None;
}

} // namespace

ColumnRole roleOf(QStringView name)
{
    QString plain = nfc(name.trimmed().toString()).toLower();
    plain.replace(u' ', u'_').replace(u'-', u'_');
    return roleOfPlain(QStringView(plain));
}

ColumnRole roleOf(QByteArrayView name)
{
    name = name.trimmed();
    std::array<char, 24> plain;  // longer ones are none
    const bool isAscii = std::ranges::all_of(name, [](char c) { return quint8(c) < 0x80; });
    if (!isAscii)
        return roleOf(QString::fromUtf8(name));
    if (name.size() > qsizetype(plain.size()))
        return ColumnRole::None;
    std::ranges::transform(name, plain.begin(), [](char c) { return c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return roleOfPlain(QLatin1StringView(plain.data(), name.size()));
}

size_t Table::addColumn(QString name)
{
    m_columns.push_back({.name = nfc(name), .values = {}, .rows = {}});
    return m_columns.size() - 1;
}

void Table::putSparse(Cells &cells, double value)
{
    const auto row = quint32(m_rows - 1);
    if (cells.rows.empty()) {
        if (cells.values.size() == m_rows) {
            cells.values.back() = value;
            return;
        }
        cells.rows.resize(cells.values.size());
        std::iota(cells.rows.begin(), cells.rows.end(), 0u);
    } else if (cells.rows.back() == row) {
        cells.values.back() = value;
        return;
    }
    cells.values.push_back(value);
    cells.rows.push_back(row);
}

void Table::putRows(std::span<const size_t> columns, const double *block, size_t stride, size_t rows, int line)
{
    if (rows == 0)
        return;
    const size_t before = m_rows;
    beginRow(line);
    m_rows += rows - 1;
    m_line += line != 0 ? int(rows) - 1 : 0;
    for (size_t c = 0; c < columns.size(); ++c) {
        Cells &cells = m_columns[columns[c]];
        const double *const values = block + c * stride;
        if (!cells.rows.empty() || cells.values.size() != before) {
            if (cells.rows.empty()) {
                cells.rows.resize(cells.values.size());
                std::iota(cells.rows.begin(), cells.rows.end(), 0u);
            }
            for (size_t r = 0; r < rows; ++r)
                cells.rows.push_back(quint32(before + r));
        }
        cells.values.insert(cells.values.end(), values, values + rows);
        if (cells.isOdd)
            continue;
        if (const auto odd = std::find_if_not(values, values + rows, [](double value) { return value - value == 0; }); odd != values + rows) {
            cells.isOdd = true;
            cells.oddLine = line != 0 ? line + int(odd - values) : 0;
        }
    }
}

void Table::expectRows(size_t rows)
{
    for (Cells &cells : m_columns)
        if (cells.rows.empty() && cells.values.size() == m_rows)
            makeRoom(cells.values, rows);
}

void makeRoom(Column &column, size_t size)
{
    column.reserve(size);
#ifdef MADV_HUGEPAGE
    constexpr std::uintptr_t page = 2 << 20;
    const auto from = (reinterpret_cast<std::uintptr_t>(column.data()) + page - 1) & ~(page - 1);
    const auto to = reinterpret_cast<std::uintptr_t>(column.data() + column.capacity()) & ~(page - 1);
    if (to > from)
        ::madvise(reinterpret_cast<void *>(from), to - from, MADV_HUGEPAGE);  // a wish: small ones will do, too
#endif
}

void putBelow(Column &column, Column &&behind)
{
    if (column.capacity() < behind.size() && column.size() == 0)
        column.swap(behind);
    else
        column.insert(column.end(), behind.begin(), behind.end());
}

void Table::append(Table &&behind, int lines)
{
    QHash<QString, size_t> places;
    for (size_t i = 0; i < m_columns.size(); ++i)
        places.insert(m_columns[i].name, i);
    struct Join { size_t column; Column behind; };
    std::vector<Join> joins;
    for (Cells &more : behind.m_columns) {
        auto at = places.constFind(more.name);
        if (at == places.constEnd())
            at = places.insert(more.name, addColumn(more.name));
        Cells &cells = m_columns[*at];
        if (!cells.isOdd && more.isOdd) {
            cells.isOdd = true;
            cells.oddLine = more.oddLine > 0 ? more.oddLine + lines : 0;
        }
        const bool isDense = cells.rows.empty() && cells.values.size() == m_rows && more.rows.empty();
        if (!isDense && !more.values.empty()) {
            if (cells.rows.empty()) {
                cells.rows.resize(cells.values.size());
                std::iota(cells.rows.begin(), cells.rows.end(), 0u);
            }
            for (size_t i = 0; i < more.values.size(); ++i)
                cells.rows.push_back(quint32(m_rows + (more.rows.empty() ? i : more.rows[i])));
        }
        joins.push_back({*at, std::move(more.values)});
        more = {};
    }
    const auto join = [this](Join &one) {
        putBelow(m_columns[one.column].values, std::move(one.behind));
        one.behind = {};
    };
    if (behind.m_rows < 100'000) {
        std::ranges::for_each(joins, join);
    } else {
        // Half of a large file is copied here. Threads of its own: see readParts.
        QThreadPool pool;
        QtConcurrent::blockingMap(&pool, joins, join);
    }
    for (const auto &[row, line] : behind.m_lines)
        m_lines.emplace_back(m_rows + row, line + lines);
    if (behind.m_rows > 0)
        m_line = behind.m_line + lines;
    m_rows += behind.m_rows;
}

int Table::lineOf(size_t row) const
{
    const auto after = std::ranges::upper_bound(m_lines, row, {}, &std::pair<size_t, int>::first);
    return after == m_lines.begin() ? 0 : std::prev(after)->second + int(row - std::prev(after)->first);
}

std::optional<size_t> Table::columnNamed(QStringView name) const
{
    const auto at = std::ranges::find(m_columns, name, &Cells::name);
    return at == m_columns.end() ? std::nullopt : std::optional(size_t(at - m_columns.begin()));
}

Column Table::spread(size_t column) const
{
    const Cells &cells = m_columns[column];
    Column all(m_rows, nan);
    for (size_t i = 0; i < cells.values.size(); ++i)
        all[cells.rows.empty() ? i : cells.rows[i]] = cells.values[i];
    return all;
}

std::optional<size_t> Table::settleSteps()
{
    // -1 is no step and no epoch, but how evaluators of sentence-transformers say the end of an epoch, and of all.
    const auto columnOf = [this](ColumnRole role) {
        const auto at = std::ranges::find_if(m_columns, [role](const Cells &cells) { return !cells.values.empty() && roleOf(cells.name) == role; });
        return at == m_columns.end() ? nullptr : &*at;
    };
    if (Cells *const steps = columnOf(ColumnRole::Step), *const epochs = columnOf(ColumnRole::Epoch); epochs) {
        if (steps)
            for (Cells *const cells : {steps, epochs})
                std::ranges::replace(cells->values, -1.0, nan);
        for (Cells *const cells : {steps, epochs})
            if (cells && std::ranges::none_of(cells->values, [](double value) { return std::isfinite(value); })) {
                *cells = {.name = {}, .values = {}, .rows = {}};
                return size_t(cells - m_columns.data());
            }
    }
    const auto step = columnNamed(u"step"), iter = columnNamed(u"iter"), epoch = columnNamed(u"epoch");
    const bool everyRowHasOne = epoch && m_columns[*epoch].rows.empty() && m_columns[*epoch].values.size() == m_rows;
    if (!step || (!iter && (!epoch || everyRowHasOne)))
        return {};
    Column steps = spread(*step);
    std::optional<size_t> twice;
    if (iter) {
        const Column iters = spread(*iter);
        const bool isSame = std::ranges::equal(iters, steps, [](double a, double b) { return std::isnan(a) || a == b; });
        if (isSame)
            m_columns[*(twice = iter)] = {.name = m_columns[*iter].name, .values = {}, .rows = {}};
    }
    if (!epoch || everyRowHasOne)
        return twice;
    const Column epochs = spread(*epoch);
    double lastStep = nan, lastEpoch = nan;
    for (size_t row = 0; row < m_rows; ++row) {
        if (std::isfinite(epochs[row]))
            lastEpoch = epochs[row];
        else if (steps[row] == lastEpoch && steps[row] < lastStep)
            steps[row] = lastStep;
        lastStep = std::isfinite(steps[row]) ? steps[row] : lastStep;
    }
    Cells &cells = m_columns[*step];
    for (size_t i = 0; i < cells.values.size(); ++i)
        cells.values[i] = steps[cells.rows.empty() ? i : cells.rows[i]];
    return twice;
}

Table::Roles Table::roles() const
{
    Roles roles;
    const auto take = [this](std::optional<size_t> &role, size_t column) {
        if (!role || (m_columns[*role].values.empty() && !m_columns[column].values.empty()))
            role = column;
    };
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const Cells &cells = m_columns[i];
        switch (roleOf(cells.name)) {
        case ColumnRole::Step: take(roles.step, i); break;
        case ColumnRole::Epoch: take(roles.epoch, i); break;
        case ColumnRole::Time:
            // `time` is often the seconds a row took: only what can be a clock is one.
            if (!cells.values.empty() && std::isfinite(wallSeconds(cells.values.front())))
                take(roles.time, i);
            break;
        case ColumnRole::None: break;
        }
    }
    if (!roles.step && roles.epoch)
        return roles;
    if (!roles.step && roles.time != size_t(0) && m_columns.size() > 1 && m_columns.front().values.size() == m_rows && m_rows > 1) {
        const Cells &first = m_columns.front();
        const auto falls = [](double a, double b) { return !(a < b); };
        if (std::ranges::all_of(first.values, isWhole)
            && std::ranges::adjacent_find(first.values, falls) == first.values.end()) {
            roles.step = 0;
            static constexpr std::array counters{u"", u"unnamed: 0", u"index", u"idx", u"id", u"i", u"it", u"n", u"t",
                                                 u"batch", u"batch_idx", u"round", u"#"};
            const QString name = first.name.trimmed().toLower();
            roles.stepIsMetric = std::ranges::none_of(counters, [&](const char16_t *known) { return QStringView(known) == name; });
        }
    }
    return roles;
}

Column Table::takeDense(size_t column, bool carry, bool isSeriesToo)
{
    Cells &cells = m_columns[column];
    const auto isFinite = [](double value) { return std::isfinite(value); };
    if (cells.rows.empty() && cells.values.size() == m_rows && (!carry || std::ranges::all_of(cells.values, isFinite)))
        return isSeriesToo ? cells.values : std::move(cells.values);
    // A row without a step, or with one that is no number, stands where the one before it stood; the first ones
    // where the next does.
    Column all = spread(column);
    if (carry) {
        const auto first = std::ranges::find_if(cells.values, isFinite);
        double last = first == cells.values.end() ? 0 : *first;
        for (double &value : all) {
            if (!std::isfinite(value))
                value = last;
            last = value;
        }
    }
    return all;
}

void Passes::countOn(Column &steps, const Column &epochs)
{
    double before = 0;
    for (size_t i = 0; i < steps.size(); ++i) {
        const double step = steps[i];
        if (i > 0 && (step < before || (step == before && !begins.isEmpty()))) {
            if (epochs[i] > epochs[i - 1] && isWhole(epochs[i]) && isWhole(epochs[i - 1])) {
                begin += before;
                begins.insert(epochs[i], begin);
            } else if (epochs[i] < epochs[i - 1]) {
                begin = begins.value(epochs[i], 0);  // the training began anew
            }
        }
        before = step;
        steps[i] += begin;
    }
}

std::vector<Series> Table::takeSeries(const Roles &roles, const std::vector<bool> &wanted)
{
    RowAxes axes;
    const auto stepColumn = roles.step ? roles.step : roles.epoch;
    if (stepColumn) {
        const bool isSeriesToo = (stepColumn == roles.step && roles.stepIsMetric) || (roles.epoch == stepColumn && stepColumn != roles.step);
        axes.step = takeDense(*stepColumn, true, isSeriesToo);
    } else {
        axes.step.resize(m_rows);
        std::iota(axes.step.begin(), axes.step.end(), 0.0);
    }
    if (roles.epoch)
        axes.epoch = takeDense(*roles.epoch, true, false);
    if (roles.step && roles.epoch && !roles.stepIsMetric)
        m_passes.countOn(axes.step, axes.epoch);
    if (roles.time) {
        axes.wallTime = takeDense(*roles.time, false, false);
        std::ranges::transform(axes.wallTime, axes.wallTime.begin(), wallSeconds);
    }
    std::vector<bool> chosen = wanted.empty() ? std::vector<bool>(m_columns.size(), true) : wanted;
    for (const auto &role : {roles.step, roles.epoch, roles.time})
        if (role && !(role == roles.step && roles.stepIsMetric)) {
            chosen[*role] = false;
            m_columns[*role].values = {};
        }
    return takeSeries(std::move(axes), chosen);
}

std::vector<Series> Table::takeSeries(RowAxes rowAxes, const std::vector<bool> &wanted)
{
    Axis all{share(std::move(rowAxes.step)),
             rowAxes.wallTime.empty() ? nullptr : share(std::move(rowAxes.wallTime)),
             rowAxes.epoch.empty() ? nullptr : share(std::move(rowAxes.epoch))};

    // Many short columns cost less together.
    constexpr size_t many = 1000;
    ShortColumns shortOnes;
    const auto shared = [&, isWide = m_columns.size() >= many](Column column) {
        return isWide && column.size() <= ShortColumns::most ? shortOnes.share(column) : share(std::move(column));
    };

    // Columns that stand in the same rows share their axis.
    struct Pattern { std::vector<quint32> rows; Axis axis; };  // no rows: all of them
    const auto whole = std::make_shared<Pattern>(Pattern{{}, all});
    QMultiHash<size_t, std::shared_ptr<Pattern>> patterns;
    const auto patternOf = [&](std::vector<quint32> rows) {
        const size_t hash = hashOf(rows);
        for (auto [at, end] = patterns.equal_range(hash); at != end; ++at)
            if ((*at)->rows == rows)
                return *at;
        const auto gather = [&](const SharedColumn &column) {
            if (!column)
                return SharedColumn();
            Column some(rows.size());
            std::ranges::transform(rows, some.begin(), [&](quint32 row) { return (*column)[row]; });
            return shared(std::move(some));
        };
        auto pattern = std::make_shared<Pattern>();
        pattern->axis = {gather(all.step), gather(all.wallTime), gather(all.epoch)};
        pattern->rows = std::move(rows);
        patterns.insert(hash, pattern);
        return pattern;
    };

    QHash<const Numbers *, std::vector<size_t>> restarts;  // found once an axis
    m_seriesLines.known = true;
    std::vector<Series> result;
    result.reserve(m_columns.size());
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (!wanted.empty() && !wanted[i])
            continue;
        Cells &cells = m_columns[i];
        auto pattern = whole;
        if (cells.rows.empty() && cells.values.size() < m_rows) {
            cells.rows.resize(cells.values.size());
            std::iota(cells.rows.begin(), cells.rows.end(), 0u);
            pattern = patternOf(std::move(cells.rows));
        } else if (!cells.rows.empty()) {
            pattern = patternOf(std::move(cells.rows));
        }
        Axis axis = pattern->axis;
        if (cells.isOdd)
            m_seriesLines.odd.insert(cells.name, cells.oddLine);
        const bool isEmpty = cells.values.empty();
        SharedColumn values = shared(std::exchange(cells.values, {}));
        if (const auto known = restarts.constFind(axis.step.get()); known != restarts.constEnd()) {
            result.push_back({std::move(cells.name), std::move(axis), std::move(values), *known});
        } else {
            result.push_back(makeSeries(std::move(cells.name), std::move(axis), std::move(values)));
            restarts.insert(result.back().axis.step.get(), result.back().restarts);
        }
        if (m_isBehind && !isEmpty)
            if (const int line = lineOf(pattern == whole ? 0 : pattern->rows.front()); line > 0)
                m_seriesLines.first.insert(result.back().name, line);
        if (const auto &parts = result.back().restarts; !parts.empty())
            if (const int line = lineOf(pattern == whole ? parts.front() : pattern->rows[parts.front()]); line > 0)
                m_seriesLines.restarts.insert(result.back().name, line);
    }
    m_columns.clear();
    m_rows = 0;
    return result;
}

} // namespace yeonji::runs
