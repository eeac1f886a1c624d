// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A first deck from an entry, a report or a draft, for a person to go on from. Headings become slides; what
// is too long for one goes on in the next below the same heading with “(계속)”, divided between blocks, list
// items or sentences; figures, tables of runs and pictures stand alone. Words are not changed, and notes
// (comments) stay notes.

#include <QString>

namespace yeonji::decks {

// `folder` is where the document lies, seen from where the deck will (`../reports`).
QString deckFrom(const QString &text, const QString &title, const QString &folder);

} // namespace yeonji::decks
