// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a metric is, told from the words of its name: figures, tables, orders and reports all go by this. A word
// is one of `val_loss`, `valLoss` or `Loss/val`; `value_loss` and `retrieval_loss` have none of an evaluation.
// Which way is better is directionOf (run.h), from the same words.

#include <QString>

namespace yeonji::runs {

bool isLoss(const QString &metric);
bool isReward(const QString &metric);      // of an agent: `ep_rew_mean`, `episode_return`
// Less of it is what training is for, and once low it stays so. (The losses of an actor and its critic, entropies,
// the way from one policy to the next and counts of errors rise in trainings that are well.)
bool isBroughtDown(const QString &metric);
bool isEvaluation(const QString &metric);  // of data that nothing was learnt from
bool isRate(const QString &metric);        // of learning
bool isCost(const QString &metric);        // what the machine did and how far it came, not what was learnt
bool isNorm(const QString &metric);        // of gradients or weights: `grad_norm`, but not `acc_norm`
bool isShare(const QString &metric);       // told from 0 to 1 by some, in per cent by others

// What it counts, where others count the same: `perplexity` of `eval_ppl`; else the name.
QString quantityOf(const QString &metric);

} // namespace yeonji::runs
