// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether a text is Korean, for the places that choose words, spelling or a language by it.

#include <QStringView>

#include <algorithm>

namespace yeonji {

inline bool isHangul(QChar c)
{
    return c.script() == QChar::Script_Hangul;
}

inline bool hasHangul(QStringView text)
{
    return std::ranges::any_of(text, isHangul);
}

} // namespace yeonji
