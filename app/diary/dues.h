// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tasks whose day or hour does not exist (30 February, 25:00): they are no promises, and to be silent about it
// would let them be forgotten.

#include "core/finding.h"

#include <QString>

namespace yeonji::diary {

// `impossible-day`, a warning each, in the order of the text's lines.
Findings impossibleDues(const QString &text, const QString &file);

} // namespace yeonji::diary
