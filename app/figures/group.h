// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `group: seed`: runs that differ only in one parameter are one curve, the mean of them, in a band of
// one standard deviation on each side.

#include "runs/run.h"

namespace yeonji::figures {

struct Group
{
    QString name;
    std::vector<runs::RunPtr> runs;
};

// In the order of the first run of each. A run without `parameter`, in its parameters or its name
// (`sft-seed3`), stands alone; so does every run if `parameter` is empty.
std::vector<Group> groupRuns(const std::vector<runs::RunPtr> &runs, const QString &parameter);

// One parameter by its name, or by the last part of a nested one's; undefined if there is none.
QJsonValue parameterOf(const runs::Run &run, const QString &name);

// A parameter that names a run and does not change what it is: `output_dir`.
bool namesTheRun(const QString &parameter);

// Nested parameters side by side, named with dots.
QJsonObject flattened(const QJsonObject &params);

// Mean and sample standard deviation over the values of several series at each step that at least two
// share. `n` is how many shared it; `lost` of them were NaN or infinite there and are left out. Where that leaves
// fewer than two, the mean is NaN.
struct Mean
{
    runs::Column step, x, mean, low, high;
    std::vector<int> n, lost;
};
struct Member
{
    runs::SharedColumn step, x, y;
};
Mean meanOf(const std::vector<Member> &members);

} // namespace yeonji::figures
