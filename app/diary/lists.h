// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What Enter does at the end of a line of a list or a quote: the next line begins with what this one
// began with, counted on, its box empty; on a line that holds nothing else, the list ends. And what
// begins a list or another block, for those who put lines below each other.

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

// A line without indentation that begins an item; one with a day or a stamp is none.
bool isItem(const QString &line);
// … an item, a heading, a quote, a fence, a formula or a rule.
bool beginsBlock(const QString &line);

} // namespace yeonji::diary
