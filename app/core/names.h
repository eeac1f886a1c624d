// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yeonji {

// Of `known` the name a person most likely meant by `typed`, for errors that offer it: few letters
// differ, or one contains the other. Empty if none is near.
QString nearestName(const QString &typed, const QStringList &known);

} // namespace yeonji
