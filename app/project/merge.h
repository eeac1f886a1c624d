// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How one text became another, in as few and small steps as serve: so that a change from outside comes
// into an open document around the caret, the selection and a syllable being composed, instead of a
// whole new text over them.

#include <QList>
#include <QString>

#include <optional>

namespace yeonji::project {

// At `line` and `column` (both from 0, in the text before any edit) `removed` stands and `inserted`
// comes. Ends of line are \n. A list is sorted and its edits do not overlap: apply the last one first.
struct TextEdit
{
    int line = 0, column = 0;
    QString removed, inserted;

    friend bool operator==(const TextEdit &, const TextEdit &) = default;
};

QList<TextEdit> smallestEdits(const QString &from, const QString &to);

QString applied(const QString &text, const QList<TextEdit> &edits);

// Both changes to `base` in one text, or nothing if they touch the same or neighbouring lines.
std::optional<QString> mergeThreeWay(const QString &base, const QString &mine, const QString &theirs);

// The same, and where they touch: my lines, and theirs after them.
QString keepBoth(const QString &base, const QString &mine, const QString &theirs);

} // namespace yeonji::project
