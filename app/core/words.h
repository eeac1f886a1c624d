// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the program says to people, in their language. Classes of Qt bring a tr() of their own; this is the one for
// everything else. (The catalogue is asked without a context: see core/language.cpp.)

#include <QCoreApplication>

namespace yeonji {

inline QString tr(const char *text, const char *which = nullptr, int n = -1)
{
    return QCoreApplication::translate("yeonji", text, which, n);
}

} // namespace yeonji
