// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of one table that are about other data than the training's: `"mode": "val"` of mmcv, a column `split`. What
// they measure is a metric of its own, `val/loss`, or it would be one zigzag with that of the training.

#include <QString>

#include <string_view>

namespace yeonji::runs {

// Whether what is called so tells which data a row is about.
bool saysPhase(std::string_view name);

// `val` of `Val`, `test`…; empty: the training's, or a word that says nothing of data.
std::string_view evaluationOf(std::string_view word);

// Whether it is measured on those data, and does not say so itself.
bool isOfItsData(const QString &metric);

} // namespace yeonji::runs
