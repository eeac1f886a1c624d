// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is wrong with a document's front matter. The page never shows it, so a mistake there would
// pass in silence; it is read under the bounds of core/yaml.h and never acted on.

#include "core/finding.h"

namespace yeonji::pages {

Findings checkFrontMatter(const QString &text, const QString &file);

} // namespace yeonji::pages
