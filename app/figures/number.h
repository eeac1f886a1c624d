// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bound number `{{RUN METRIC[@WHICH][:OVER] [| FORMAT]}}`, read from what stands between the braces.

#include "figures/pick.h"

namespace yeonji::figures {

struct NumberSpec
{
    QString run;         // name, glob or path
    Selector selector;
    Over over = Over::None;
    QString format;      // empty: as plainNumber says
};

// RUN and METRIC stand bare when they are letters of any script, digits and _ - . / , * ; anything else
// in double quotes.
Result<NumberSpec> parseNumber(const QString &source);

} // namespace yeonji::figures
