// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The .bib files a deck names in its front matter (`bibliography: refs.bib`, or a list of them).

#include <QHash>
#include <QJsonArray>
#include <QString>

namespace yeonji::pages {

// [{file, line, stamp, text} or {file, line, reason}]: `text` only where `sent` does not hold that state of
// the file yet. Nothing outside `root` (empty: the deck's folder) is read.
QJsonArray bibliographiesFor(const QString &text, const QString &deck, const QString &root, QHash<QString, QString> &sent);

} // namespace yeonji::pages
