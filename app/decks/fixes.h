// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Quick fixes for what a check found, as edits of the text like those of the film strip (edits.h): each
// gives the new text, and every byte that it is not about stays. A fix that has nothing to do gives the
// same text.

#include "decks/include.h"

#include <QList>
#include <QString>

namespace yeonji::decks {

// The slide becomes two: what no longer fits from `line` (of the text, from 1; 0: from about the middle)
// goes on below the same heading with “(계속)”, or “(continued)” where the deck is not Korean. Divided
// between blocks, list items or rows of a table, whose head is repeated; never within a paragraph or code.
QString split(const QString &text, int slide, int line = 0);

// The slide's letters so many of its pixels high, by one scoped style that a later call replaces. What stands
// below an include is a slide of its own, from that line on.
QString shrunk(const QString &text, int slide, double pixels, int from = 0);

// No smaller than this: below, people at the back do not read it (lint/small.js).
inline constexpr double shrinkFloor = 20;

// To the end, behind the divider of the backup slides, which is set if there is none.
QString movedToBackup(const QString &text, const QList<int> &slides);

// Every fix that the rules of the text offer (month, quotes, spaces, units, terms…). `expansion` is of that
// text: what its included slides are written like counts, too, and they stay.
QString withTypography(const QString &text, const Expansion &expansion);

} // namespace yeonji::decks
