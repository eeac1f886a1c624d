// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What Enter does at the end of a line of a list or a quote: the next line begins with what this one
// began with, counted on, its box empty; on a line that holds nothing else, the list ends.

#include <QString>

#include <optional>

namespace yeonji::diary {

struct Enter
{
    int removed = 0;    // characters to take away before the caret: the mark of a list that ends
    QString inserted;   // then put in at the caret

    friend bool operator==(const Enter &, const Enter &) = default;
};

// `line` up to the caret and after it. Nothing: Enter does what it does anywhere (a stamp begins with
// a number and a full stop as well, and is no list).
std::optional<Enter> enterInList(QStringView before, QStringView after);

} // namespace yeonji::diary
