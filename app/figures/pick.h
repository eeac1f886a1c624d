// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One number out of a series (`eval_loss@best`), and one out of the numbers of several runs (`mean`):
// what bound numbers, table columns and bars share.

#include "core/error.h"
#include "runs/run.h"

#include <QHash>

namespace yeonji::figures {

enum class Which { Last, First, Best, Min, Max, Step, Epoch };

struct Selector
{
    QString metric;      // a name or glob
    Which which = Which::Last;
    double at = 0;       // Step, Epoch: where
    bool explicitWhich = false;

    QString text() const;  // `eval_loss@best`; `last` goes without saying
};

// `METRIC[@WHICH]`, WHICH one of last, first, best, min, max, step=N, epoch=N.
Result<Selector> parseSelector(const QString &text);
Result<> parseWhich(const QString &word, Selector &selector);

struct Picked
{
    double value = 0;
    double step = 0;
    bool skipped = false;  // the very first or last value is NaN; this is the nearest finite one
};

// Why there is no such number, and the code of the finding that says so.
struct Unpicked : Error
{
    QLatin1StringView code;
};

// Errors: no such metric in the run (with the nearest), nothing at that step, no finite value, no best.
// `directions`: as of Surroundings.
std::expected<Picked, Unpicked> pick(const runs::Run &run, const QString &metric, const Selector &selector,
                    const QHash<QString, QString> &directions);

// Whether a metric has what the selector asks for, in whichever run: not `@best` where it is not known which way to take.
std::expected<void, Unpicked> canPick(const QString &metric, const Selector &selector, const QHash<QString, QString> &directions);

// What `y:` asks for: one selector for every metric its names and globs match in `runs`. A name that
// matches none is a finding, as is a metric that has no best.
std::vector<Selector> selectorsOf(const QStringList &names, const std::vector<runs::RunPtr> &runs,
                                  const QHash<QString, QString> &directions, Findings &findings);

enum class Over { None, Mean, Median, Min, Max, N, Std, MeanStd };
Result<Over> parseOver(const QString &word);

struct Merged
{
    double value = 0;
    std::optional<double> spread;  // of MeanStd
};

// Std is that of a sample (n − 1) and needs two values.
Result<Merged> merge(std::vector<double> values, Over over);

} // namespace yeonji::figures
