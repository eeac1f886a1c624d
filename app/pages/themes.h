// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The themes a deck may name: *.css in `themes` beside the deck and in decks/themes of the project.

#include <QJsonArray>
#include <QString>

namespace yeonji::pages {

// [{css, folder, file}]: `folder` is where the theme's own addresses begin, seen from the deck.
QJsonArray themesFor(const QString &deck, const QString &root);

} // namespace yeonji::pages
