// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text that comes from a file or a person, for Markdown that we write.

#include <QString>

namespace yeonji {

// So that it stands there as it is: nothing in it is a mark of our dialect, and it stays on its line.
QString escapedMarkdown(const QString &text);

// `&amp;`, `&#38;` and `&#x26;` as the letters they stand for: those that an address may need.
QString withoutEntities(const QString &text);

// What an address of Markdown says: without entities, and without the backslash before a mark.
QString plainAddress(const QString &text);

} // namespace yeonji
