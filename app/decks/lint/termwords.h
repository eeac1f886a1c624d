// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which words may be a term, and where it ends: Korean puts particles behind it and spaces verbs and what
// counts or depends much as it spaces the words of a term. Without a dictionary: what may be none is none.

#include <QString>
#include <QStringList>

namespace yeonji::decks {

// What a word may be without the particle behind it, and itself unless it surely has one.
QStringList stemsOf(const QString &word);

// Whether words that stand side by side may be one term that somebody else writes together.
bool mayBeTerm(const QStringList &words);

} // namespace yeonji::decks
