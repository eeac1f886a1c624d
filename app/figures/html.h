// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/blocks.h"
#include "runs/run.h"

namespace yeonji::figures {

// Where a value comes from, as a page may say it: `runs/sft-3/trainer_state.json`, relative to the
// document when that is shorter.
QString sourceOf(const runs::Run &run, const QString &document);

// The whole of a block that could not be made: what is wrong, in its place, with the line. `code`: of its finding.
inline constexpr QLatin1StringView badBlock("bad-block");
Rendered errorBlock(const Block &block, const Error &error, const Surroundings &surroundings, QLatin1StringView code = badBlock);

// One maker a kind of block; `runs` are those it asks for.
struct Ingredients
{
    const Block &block;
    const Surroundings &surroundings;
    const std::vector<runs::RunPtr> &runs;
    const QHash<QString, QString> &colours;
};

// What a block is, before its runs are read.
struct Request
{
    QStringList runs;
    std::function<Rendered(const Ingredients &)> make;
};
Result<Request> plotRequest(const Block &block, const Surroundings &surroundings);
Result<Request> tableRequest(const Block &block, const Surroundings &surroundings);
Result<Request> numberRequest(const Block &block, const Surroundings &surroundings);

} // namespace yeonji::figures
