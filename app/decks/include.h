// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `<!-- include: other.md#title -->`, alone on its line or lines: there stand the slides of another deck, those from
// the slide with that heading to the next heading of its level, or without a title all before its backup
// slides. The window, every export and freeze see one and the same text: the deck with them in it. What was
// asked of it in lines is told in the lines people wrote.
//
// It is an inclusion of text, and addresses of pictures are written as seen from the including deck. The deck
// that includes sets what holds for all slides: front matter and global directives of the other one do not come
// along. Local directives on included slides come and end with them, written as those of one slide (`_class`).
// Notes and directives around an include belong to its first and last slide, words are slides of their own.

#include "core/finding.h"
#include "core/origin.h"

#include <QStringList>

namespace yeonji::decks {

struct Place
{
    QString file;   // absolute; empty: the deck itself
    int line = 0;   // from 1

    friend bool operator==(const Place &, const Place &) = default;
};

class Expansion
{
public:
    QString text;        // the deck, every include in place; where one cannot be followed, the sentence why
    Findings findings;   // of those that cannot, at that line of `text`
    QStringList files;   // absolute, of every deck that was looked for: a change there is one here

    bool isPlain() const { return m_pieces.isEmpty(); }   // nothing is included: the text is the deck's own
    Place placeOf(int line) const;   // where a line of `text` is written
    int ownLineOf(int line) const;   // the deck's line it comes from: its own, or that of the include
    int lineOf(int ownLine) const;   // the first line of `text` that comes from a line of the deck
    // For each slide of `text`, from 0, which slide of the deck it is or is included by.
    QList<int> ownSlides(const QString &deck) const;
    // Whose words the lines [first, last] of `text` are, if another deck's.
    QString fileOf(int first, int last) const;
    int ownLineIn(int first, int last) const;   // the first of them that the deck itself has; 0: none
    // Findings about `text` and those of the includes, in its order, each in the file and line where it is
    // written. Which slide of `text` it is about they all say.
    Findings placed(const Findings &found) const;
    QList<Origin> origins() const;   // of `text`; none: it is the deck's own

private:
    friend class Expander;
    struct Piece : Origin   // fixed: made here
    {
        int own = 0;        // the deck's line; of a piece of the deck itself, of the first
    };
    QList<Piece> m_pieces;
    const Piece *pieceOf(int line) const;
};

// `file` and `root` are absolute; nothing outside `root` (empty: the deck's folder) is read. Decks may
// include decks eight deep, 2,000 slides and 8 MB in all.
Expansion expand(const QString &text, const QString &file, const QString &root);

// What a finding says to whoever looks at that deck: it names the other one in which it stands.
QString toldFrom(const Finding &finding, const QString &deck);

} // namespace yeonji::decks
