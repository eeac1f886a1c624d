// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How well a name answers what was typed to find it.

#include <QStringView>

namespace yeonji {

// 0: not at all; larger is better. Letters must come in order, though others may stand between; runs of
// letters, beginnings of words and of the name count more. Case does not matter; a Hangul initial
// consonant matches a syllable that begins with it, and a syllable without a final one that has one
// (실허 finds 실험 while 험 is being typed). Spaces in the query are only pauses.
int fuzzyScore(QStringView query, QStringView name);

} // namespace yeonji
