// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What differs between a text as it is and as it was, by paragraphs, so that each can be looked at and
// brought back by itself.

#include "project/merge.h"

#include <QStringList>

namespace yeonji::project {

struct Change
{
    int line = 0;           // of the text as it is, from 1: where the lines of `now` begin
    QStringList now, then;  // whole lines; empty: none stand there
    QList<TextEdit> edits;  // of the text as it is: they bring `then` back

    friend bool operator==(const Change &, const Change &) = default;
};

// In the order of the text. Changed lines that follow each other without a blank one are one change.
QList<Change> changesBetween(const QString &now, const QString &then);

} // namespace yeonji::project
