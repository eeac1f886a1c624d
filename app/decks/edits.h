// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the film strip does, as edits of the text: whole slides change places, double, hide; every other
// byte stays. Slides are numbered from 0 as slidesOf() finds them. Each function gives the new text, from
// which project::smallestEdits() makes one step to undo; a list that names no slide gives the same text.
//
// A slide is what stands between two rules without the blank lines around it: those belong to the place.
// Where a place would turn a slide's last words into a heading (`words` directly above `---`), a blank
// line comes between.

#include <QList>
#include <QString>

namespace yeonji::decks {

// The slides, in their order, to before the slide `before` (the number of slides: to the end).
QString moved(const QString &text, const QList<int> &slides, int before);

// Each of them once more, right after itself.
QString duplicated(const QString &text, const QList<int> &slides);

// A deck keeps one slide, if an empty one.
QString removed(const QString &text, const QList<int> &slides);

// A further slide of these words: the last one before those that are for questions. Which one it is, from 0.
struct Added
{
    QString text;
    int slide = 0;
};
Added added(const QString &text, const QString &words);

enum class Visible { Yes, No };
// `<!-- hide: true -->`, or with a reason `<!-- hide: REASON -->`, as the slide's first line, or without it.
QString withVisible(const QString &text, const QList<int> &slides, Visible visible, const QString &reason = {});

// `<!-- backup: true -->` on that slide and on no other: it and those after it are for questions and are
// not counted. The slide that has it already loses it.
QString withBackupFrom(const QString &text, int slide);

// `<!-- section: NAME -->` on that slide instead of what stood there; an empty name: none begins there.
QString withSectionAt(const QString &text, int slide, const QString &name);

} // namespace yeonji::decks
