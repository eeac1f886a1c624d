// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the front matter of a deck says, read as Marp reads it: the value of a directive needs no quotes, whatever
// is in it (`title: a: b`), and one mistake, a key written twice among them, and Marp reads none of it. The one rule
// for whoever looks into a deck's front matter.

#include "core/error.h"

#include <QJsonValue>
#include <QStringList>

namespace yeonji {

// `yaml`: FrontMatter::yaml of core/frontmatter.h; errors name the line of the document.
Result<QJsonValue> readDeckMatter(QStringView yaml, const QString &file = {});

// The .bib files it names, `bibliography: refs.bib` or a list of them: seen from the deck's folder, with nothing escaped.
QStringList bibliographiesOf(const QJsonValue &matter);

} // namespace yeonji
