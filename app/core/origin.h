// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where lines are written of a text that was put together from several files.

#include <QString>

namespace yeonji {

struct Origin
{
    int first = 1;       // of the text's lines that this is about, up to the next one's
    QString file;        // absolute; empty: the document itself
    int line = 1;        // there, of the first of them; further lines are further lines there
    bool fixed = false;  // all of them come from that one
};

} // namespace yeonji
