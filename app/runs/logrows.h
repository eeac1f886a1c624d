// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/table.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace yeonji::runs {

// One that is not complete: what batches of an evaluation measure are no results, but what they come to is.
struct LogRow
{
    struct Value { QString key, name; double value = 0; };

    void set(const QString &key, const QString &name, double value)
    {
        const auto at = std::ranges::find(values, key, &Value::key);
        if (at != values.end())
            at->value = value;
        else
            values.push_back({key, name, value});
    }

    int line = 0, rank = 0;
    double step = 0, epoch = 0, wall = 0;
    bool isTimed = false;
    double done = 0;  // how far the evaluation is
    QByteArray phase = {};
    std::vector<Value> values = {};
};

// What a log measures, row by row.
struct LogRows
{
    static constexpr size_t mostColumns = 2000;

    // Of one metric: what rank 0 gives, and what the first other one does, in case rank 0 never will.
    struct Columns
    {
        std::optional<size_t> own, other;
        int rank = 0, line = 0;  // of the other one and where it begins
        int last = 0;            // the line that had it last
        QString name;            // without the words that tell it from others
    };

    void begin(int line, double step, double epoch, double wall, bool isTimed)
    {
        table.beginRow(line);
        steps.push_back(step);
        epochs.push_back(epoch);
        walls.push_back(wall);
        timed += isTimed;
    }

    // Where the row begun last stands if the bar of that length before it is an evaluation's.
    void addDoubt(double length, double step, int rank) { doubts.push_back({table.rows() - 1, length, step, rank}); }

    void put(const LogRow &row)
    {
        begin(row.line, row.step, row.epoch, row.wall, row.isTimed);
        for (const LogRow::Value &one : row.values)
            put(one.key, [&one] { return one.name; }, row.rank, one.value, row.line);
    }

    // `key`: the metric with all the words before it, `nameOf()` with those that it cannot do without.
    void put(const QString &key, const auto &nameOf, int rank, double value, int line)
    {
        auto at = columns.find(key);
        if (at == columns.end()) {
            constexpr int most = 32;  // so many are no names
            const QString name = nameOf();
            if (key != name && phrases[name] >= most)
                return put(name, nameOf, rank, value, line);
            phrases[name] += key != name;
            at = columns.insert(key, {{}, {}, rank, line, line, name});
        }
        at->last = line;
        if (rank != 0 && (at->own || at->rank != rank)) {
            if (others++ == 0)
                firstOther = line;
            return;
        }
        std::optional<size_t> &column = rank == 0 ? at->own : at->other;
        if (!column) {
            if (table.columnCount() >= mostColumns) {
                if (surplus++ == 0)
                    firstSurplus = line;
                return;
            }
            column = table.addColumn(key);
        }
        table.put(*column, value);
    }

    // A metric needs no other words where no others are called so without them.
    void giveNames(Table &named) const
    {
        for (auto at = columns.begin(); at != columns.end(); ++at)
            if (at.key() != at->name && phrases.value(at->name) == 1 && !columns.contains(at->name))
                for (const auto &column : {at->own, at->other})
                    if (column)
                        named.setName(*column, at->name);
    }

    // Those that no line from `line` on had.
    QSet<size_t> columnsBefore(int line) const
    {
        QSet<size_t> before;
        for (const Columns &one : columns)
            if (one.own && one.last < line)
                before.insert(*one.own);
        return before;
    }

    // Of other ranks where rank 0 has its own, and where they begin.
    QHash<size_t, int> hiddenColumns() const
    {
        QHash<size_t, int> hidden;
        for (const Columns &one : columns)
            if (one.own && one.other)
                hidden.insert(*one.other, one.line);
        return hidden;
    }

    Table table;
    QHash<QString, Columns> columns;
    QHash<QString, int> phrases;  // of one name
    Column steps, epochs, walls;
    struct Doubt { size_t row; double length, step; int rank; };
    std::vector<Doubt> doubts;
    size_t timed = 0;
    int surplus = 0, firstSurplus = 0, others = 0, firstOther = 0;
};

} // namespace yeonji::runs
