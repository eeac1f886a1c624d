// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What differs between two texts, as a text view shows it: paragraph by paragraph, old above new.

#include "core/tokens.h"
#include "project/changes.h"

namespace yeonji::widgets {

struct ChangeWords
{
    QString then, now;
    QString bringBack;  // a link with the number of the change as its address; empty: none
    QString nothing;    // where there is no change
};

QString changesAsHtml(const QList<project::Change> &changes, const Tokens &tokens, const ChangeWords &words);

} // namespace yeonji::widgets
