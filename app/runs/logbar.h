// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How far a run or a pass has come, as a log line draws it: tqdm's `24/23260 [04:21<70:45]`, fairseq's
// `epoch 001:   24 / 23260`, and in brackets `Epoch: [0][10/5005]`, `Train Epoch: 1 [640/60000 (1%)]`, `[10]  train-rmse:0.5`.

#include "runs/logline.h"

namespace yeonji::runs {

struct Bracket
{
    double number = 0;
    std::optional<double> of;
    const char *end = nullptr;  // null: there is none
};

// `[3]`, `[ 10/5005]`, `[640/60000 (1%)]`.
Bracket bracketAt(const char *at, const char *end);

void setBar(LogLine &parsed, const Bracket &bracket);

// A number that has no name, `24` of `24/23260 [` and of `24/ 23260 batches`; its end. What stands before the bar says whether it is that of an
// evaluation (`Validation DataLoader 0:  50%|`) or of an epoch (`Epoch:  50%|`).
const char *barAt(const char *at, QByteArrayView line, LogLine &parsed);

// `:   24 / 23260 ` behind an epoch; `at`: there is none.
const char *passAt(const char *at, const char *end, LogLine &parsed);

// `3epoch` of ESPnet's `3epoch:train:101-150batch: loss=0.5` and `3epoch results:`, and `3/20epoch started`; `at`: it is none.
const char *espnetAt(const char *at, const char *end, LogLine &parsed);

// What brackets behind `name` say of where the run stands; null: there are none of that kind.
const char *standingAt(const char *at, const char *end, QByteArrayView name, LogLine &parsed);

// What a line begins with that says where it stands: `[10]` of `[10]  train-rmse:0.5`, as boosters count, `1|20|` of torchtune's
// `1|20|Loss: 2.96:  5%|`, `10:` of CatBoost's `10:\tlearn: 0.5`, `[1,  2000]` of PyTorch's tutorial, `s:10` of llm.c,
// `Step... (100 |` of Flax and Optuna's `[I 2024-05-01 10:00:01,123] Trial 3 finished`; the line's begin: there is none.
const char *iterationAt(QByteArrayView line, LogLine &parsed);

} // namespace yeonji::runs
