// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the slides of a deck stand in its text, read without a page: for lists that show many decks, and
// for edits of the text. What is drawn comes from Marp's own engine (pages), which agrees on every deck
// of tests/data.

#include <QList>
#include <QStringView>

#include <array>
#include <optional>

namespace yeonji::decks {

struct Slide
{
    int first = 0, last = 0;  // lines from 1; a slide's `---` belongs to it
    bool hidden = false;      // `<!-- hide: true -->`
    bool backup = false;      // `<!-- backup: true -->` stands on it or above: it is for questions
    QString reason{};         // why it is hidden; empty: it does not say
    QString section{};        // `<!-- section: NAME -->`, of it or the last one above
    bool ruled = false;       // its first line is the `---`
    bool divides = false;     // it begins with a heading that divides slides, and needs no `---`
    int body = 0;             // of the first slide: the line below the front matter
};

// The heading levels that begin a slide by themselves (`headingDivider`), by level.
std::array<bool, 7> dividingLevels(QStringView text);

// At least one, also of an empty text. Front matter belongs to the first slide.
QList<Slide> slidesOf(QStringView text);

// What a line is, as far as those who look for words must know.
struct TextLine
{
    int slide = 0;        // from 0
    int heading = 0;      // level; 0: none
    bool code = false;    // in a fence, a comment, a formula of its own, a style sheet or the front matter
    bool fence = false;   // in a fence, its first and last line too
    bool comment = false; // a comment that begins and ends here, and nothing before it
};

QList<TextLine> linesOf(QStringView text);

// What begins and never ends, and so swallows the slides below it.
struct Unclosed
{
    enum class What { FrontMatter, Fence, Comment, Formula, Style } what = What::Fence;
    int line = 0;         // where it begins
};

std::optional<Unclosed> unclosedIn(QStringView text);

} // namespace yeonji::decks
