// SPDX-License-Identifier: GPL-3.0-or-later
// A fence, comment or style sheet that never ends takes all slides below it along.
#include "decks/lint/rule.h"
#include "decks/slides.h"

namespace yeonji::decks {

Remarks unclosed(const Prose &prose)
{
    QStringList lines;
    for (const ProseLine &line : prose)
        lines.append(line.written);
    const auto open = unclosedIn(lines.join(u'\n'));
    if (!open)
        return {};
    const auto sentence = [what = open->what] {
        switch (what) {
        case Unclosed::What::FrontMatter: return tr("the front matter begins here and never ends; close it with ---");
        case Unclosed::What::Fence: return tr("this fence is never closed, so all below it is code; close it with the same marks");
        case Unclosed::What::Comment: return tr("this comment is never closed, so all below it is hidden; close it with -->");
        case Unclosed::What::Formula: return tr("this formula is never closed, so all below it belongs to it; close it with $$");
        case Unclosed::What::Style: break;
        }
        return tr("this element is never closed, so all below it belongs to it; close it as it was opened, as in </style>");
    };
    Remark found = remark("unclosed", sentence(), prose.at(open->line - 1), 0, {}, {});
    found.fix.clear();
    return {found};
}

} // namespace yeonji::decks
