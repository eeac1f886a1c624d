// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one experiment left behind, read once and never changed: readers make it, everyone else shares
// it as RunPtr. A run that grew is a new Run under the same name and path.

#include "core/finding.h"
#include "runs/exhibit.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringBuilder>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace yeonji::runs {

enum class Kind { TfEvents, HfTrainer, HfModel, LmEval, Wandb, Mlflow, Junit, Csv, Jsonl, Log, Notebook };
enum class Status { Running, Stalled, Finished, Failed, Unknown };

// As JSON, the command line and yeonji.yaml say them: `hf-trainer`, `finished`.
QLatin1StringView kindName(Kind kind);
QLatin1StringView statusName(Status status);

using Column = std::vector<double>;

// A column that never changes. More numbers put behind it make a new one; it shares this one's memory
// if there is room and nobody else has put others there, so that a run which grows is not copied.
class Numbers
{
public:
    explicit Numbers(Column values);

    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const double *data() const { return m_data; }
    const double *begin() const { return m_data; }
    const double *end() const { return m_data + m_size; }
    auto rbegin() const { return std::reverse_iterator(end()); }
    auto rend() const { return std::reverse_iterator(begin()); }
    double operator[](size_t i) const { return m_data[i]; }
    double front() const { return *m_data; }
    double back() const { return m_data[m_size - 1]; }
    size_t capacity() const;  // of the memory that is shared, in numbers

    Numbers with(std::span<const double> more) const;  // from any thread

    operator Column() const { return {begin(), end()}; }
    friend bool operator==(const Numbers &a, const Numbers &b) { return std::ranges::equal(a, b); }
    friend bool operator==(const Numbers &a, const Column &b) { return std::ranges::equal(a, b); }

private:
    struct Store;
    Numbers(std::shared_ptr<Store> store, size_t size);
    Numbers(std::shared_ptr<Store> store, size_t from, size_t size);
    friend class ShortColumns;

    std::shared_ptr<Store> m_store;
    const double *m_data = nullptr;
    size_t m_size = 0;
};
using SharedColumn = std::shared_ptr<const Numbers>;

inline SharedColumn share(Column column)
{
    return std::make_shared<const Numbers>(std::move(column));
}

// The same for many short columns: they share their memory, which lives as long as one of them.
class ShortColumns
{
public:
    static constexpr size_t most = 8;  // numbers in each

    SharedColumn share(const Column &column);

private:
    static constexpr size_t together = 1024;

    std::shared_ptr<Numbers::Store> m_store;  // that has room left
    std::shared_ptr<std::vector<Numbers>> m_columns;
};

// Where the points of a series stand. Columns have one number per point and are shared by all series
// of a dense table. `step` is always there; the others are null when the file does not tell.
struct Axis
{
    SharedColumn step;
    SharedColumn wallTime;  // seconds since 1970-01-01 UTC
    SharedColumn epoch;
};

// A metric over steps: points in the order of the file, none left out, NaN and infinities included.
struct Series
{
    QString name;
    Axis axis;
    SharedColumn values;  // as many as axis.step

    // Indices at which the step falls back: a restart repeats steps, and each part is a segment
    // [0, r0) [r0, r1) … of its own.
    std::vector<size_t> restarts;

    size_t size() const { return values ? values->size() : 0; }
};

// Makes a series whose restarts are found from its steps. All columns have equal length.
Series makeSeries(QString name, Axis axis, SharedColumn values);

// What a table and JSON say of a series. Only finite values count, `nan` counts the others. All are
// empty for a series without a finite value, `best` also where the direction is Unknown or None.
struct Summary
{
    size_t points = 0;
    size_t nan = 0;
    std::optional<double> first, last, min, max, best, bestStep;
};

// Which way is better. None: neither, as it counts along (steps, seconds, tokens).
enum class Direction { Down, Up, Unknown, None };

// Loss, perplexity, error, wer… go down; accuracy, f1, bleu, reward… go up; neither do `total_steps`,
// `train_runtime`, `lr`. Korean names too. `overrides` maps a glob of names to "min" or "max", from
// yeonji.yaml.
Direction directionOf(const QString &metric, const QHash<QString, QString> &overrides = {});
Summary summarize(const Series &series, Direction direction);

struct Run
{
    QString name;
    QString path;        // the file or folder, absolute
    QString part;        // which one of several runs that the file keeps
    Kind kind = Kind::Csv;
    Status status = Status::Unknown;
    QJsonObject params;  // nested objects as the files have them
    std::vector<Series> series;
    std::vector<Exhibit> exhibits;  // in the order of the files
    Findings findings;
    QStringList files;   // those the reader took from, absolute
    QDateTime started, ended;  // UTC; invalid when unknown
    qint64 unread = 0;         // bytes left out between beginning and end: see glimpse.h

    const Series *find(QStringView metric) const;
    // One for every run there is, whatever its name.
    QString key() const { return part.isEmpty() ? path : QString(path % u'#' % part); }
};

using RunPtr = std::shared_ptr<const Run>;

} // namespace yeonji::runs
