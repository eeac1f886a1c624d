// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a comment says to Marp, as it is written: a key and what stands behind it. Of Marp's directives the local
// ones count from their slide on, with `_` before them on it alone, and the global ones for the whole deck.

#include <QStringList>

namespace yeonji::decks {

struct Directive
{
    enum class Reach { Deck, Onward, Slide, Ours };   // Ours: none of Marp's

    QString key;         // without `_`
    Reach reach = Reach::Ours;
    int first = 0;       // its first line in the comment's content, from 0
    QStringList lines;   // as written, the values that go on below it too

    friend bool operator==(const Directive &, const Directive &) = default;
};

// Of the content of a comment, in their order; none: it is a presenter note.
QList<Directive> directivesIn(const QString &content);

} // namespace yeonji::decks
