// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The themes a deck may name: *.css in `themes` beside the deck and in decks/themes of the project.

#include <QJsonArray>
#include <QString>

namespace yeonji::pages {

// [{css, file}]. Addresses in a theme begin at the deck, as with Marp.
QJsonArray themesFor(const QString &deck, const QString &root);

} // namespace yeonji::pages
