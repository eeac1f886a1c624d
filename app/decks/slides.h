// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the slides of a deck stand in its text, read without a page: for lists that show many decks, and
// for edits of the text. What is drawn comes from Marp's own engine (pages), which agrees on every deck
// of tests/data.

#include <QList>
#include <QStringView>

namespace yeonji::decks {

struct Slide
{
    int first = 0, last = 0;  // lines from 1; a slide's `---` belongs to it
    bool hidden = false;      // `<!-- hide: true -->`
};

// At least one, also of an empty text. Front matter belongs to the first slide.
QList<Slide> slidesOf(QStringView text);

} // namespace yeonji::decks
