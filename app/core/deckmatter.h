// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the front matter of a deck says, read as Marp reads it: the value of a directive needs no quotes, whatever
// is in it (`title: a: b`), and one mistake, a key written twice among them, and Marp reads none of it. The one rule
// for whoever looks into a deck's front matter.

#include "core/error.h"

#include <QJsonValue>

namespace yeonji {

// `yaml`: FrontMatter::yaml of core/frontmatter.h; errors name the line of the document.
Result<QJsonValue> readDeckMatter(QStringView yaml, const QString &file = {});

} // namespace yeonji
