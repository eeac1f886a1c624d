// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pageview.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

Mode modeOf(const QString &file, const QString &text)
{
    if (file.endsWith(".ipynb"_L1, Qt::CaseInsensitive))
        return Mode::Notebook;
    // `marp: true` in front matter; the head is enough, and a text without it is not searched whole.
    if (text.startsWith("---"_L1)) {
        static const QRegularExpression deck(
            uR"(\A---[ \t]*\r?\n(?:(?!---[ \t]*\r?$|\.\.\.[ \t]*\r?$).*\n)*?marp[ \t]*:[ \t]*true[ \t]*(?:#.*)?\r?$)"_s,
            QRegularExpression::MultilineOption);
        if (deck.match(text.left(16 * 1024)).hasMatch())
            return Mode::Deck;
    }
    return Mode::Entry;
}

} // namespace yeonji::pages
