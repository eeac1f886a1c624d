// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text that comes from a file or a person, for Markdown that we write.

#include <QString>

namespace yeonji {

// So that it stands there as it is: nothing in it is a mark of our dialect, and it stays on its line.
QString escapedMarkdown(const QString &text);

} // namespace yeonji
