// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a document's front matter says of the document, and what is wrong with it. The page never shows
// it, so a mistake there would pass in silence; it is read under the bounds of core/yaml.h.

#include "core/finding.h"

namespace yeonji::pages {

struct Said
{
    QString title, author, language;  // `title:`, `author:` (one or a list), `lang:`; empty: not said
    Findings findings;
};

Said readFrontMatter(const QString &text, const QString &file);

} // namespace yeonji::pages
