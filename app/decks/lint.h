// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a careful reviewer would say of a deck's words before the talk. These rules need the text alone;
// those that need the slide as it is drawn (overflow, small text, contrast) are in
// resources/web/deck/lint, and what a block or picture lacks the page says.
//
// `lint:` in the front matter switches rules: `lint: false`, or a map such as {month: false}.

#include "core/error.h"
#include "core/finding.h"
#include "project/merge.h"

namespace yeonji::decks {

struct Remark
{
    Finding finding;
    QList<project::TextEdit> fix;  // in the whole text; empty: only the author can tell
};

// Sorted by line. `file` is what the findings name.
QList<Remark> lintText(const QString &text, const QString &file);

// Without those whose rule the deck's front matter switches off.
Findings switchedOn(const Findings &findings, const QString &text);

} // namespace yeonji::decks
