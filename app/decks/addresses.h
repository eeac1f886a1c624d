// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yeonji::decks {

// A line of a document in another folder, with the addresses of pictures and links in it as seen from here;
// `folder` is where that document lies, seen from here. Addresses with a scheme, from a root (`/…`) and within
// the document (`#…`) stay.
QString rebased(const QString &line, const QString &folder);

} // namespace yeonji::decks
