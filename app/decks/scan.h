// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The blocks of a deck's text as Marp's engine reads them: CommonMark's containers and leaves, tables,
// formulas, comments and style sheets, footnotes and stamps, as far as they decide where slides begin and
// what is code. What is asked of it stands in slides.h.

#include "decks/slides.h"

namespace yeonji::decks {

struct Scan
{
    // What may begin a slide.
    struct Break
    {
        int line = 0;
        int level = 0;       // of a heading; 0: a rule
        bool above = false;  // something that shows stands above
    };

    QList<TextLine> lines;   // slides are not counted here
    QList<Comment> comments;
    QList<Break> breaks;
    int body = 1;            // the line below the front matter
    std::array<bool, 7> dividing{};
    std::optional<Unclosed> unclosed;
};

Scan scan(QStringView text);

} // namespace yeonji::decks
