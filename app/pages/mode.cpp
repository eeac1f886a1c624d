// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pageview.h"

#include "core/filekinds.h"
#include "core/frontmatter.h"

using namespace Qt::StringLiterals;

namespace yeonji::pages {

Mode modeOf(const QString &file, const QString &text)
{
    if (isNotebookFile(file))
        return Mode::Notebook;
    return isDeck(text) ? Mode::Deck : Mode::Entry;
}

} // namespace yeonji::pages
