// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Quotation marks as they are printed: “ ” for ", ‘ ’ for '. Which one is meant, what stands before it
// says. In code, addresses, tags, formulas and bound numbers every mark stays as it was typed.

#include <QString>

namespace yeonji::diary {

// What stands for `typed` (" or ') behind `before`, the line up to the caret; `typed` itself where no
// other is meant. Fences and front matter are the caller's to know.
QChar smartQuote(QStringView before, QChar typed);

} // namespace yeonji::diary
