// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Markdown put into the middle of a text: blocks begin on a line of their own with a blank one between, a
// quote keeps its marks, an item of a list its indentation, a cell of a table its one line.

#include <QString>

namespace yeonji::diary {

struct PastePlace
{
    QString before, after;  // of the caret, on its line
    QString above, below;   // the lines around; empty at the ends of the text
    bool cell = false;      // of a table
};

// What has to be put in at the caret, so that `markdown` is there what it is alone.
QString fitted(const QString &markdown, const PastePlace &place);

// Words of one line as the link of an address.
QString linked(const QString &words, const QString &address);

} // namespace yeonji::diary
