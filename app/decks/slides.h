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

// What begins on a line and stands in nothing else: a slide may be divided before it.
enum class Begins { Nothing, Block, Item, Row };  // a row is not the first below its table's head

// What a line is, as far as those who look for words must know.
struct TextLine
{
    int slide = 0;        // from 0
    int heading = 0;      // level, where a heading begins; 0: none
    int end = 0;          // on each line of a heading: its last one, which may be its underline
    Begins begins = Begins::Nothing;
    bool code = false;    // in code, a comment, a formula of its own, a style sheet or the front matter
    bool fence = false;   // in a fence, its first and last line too, or indented as code
    bool comment = false; // a comment that begins and ends here, and nothing before it
    bool table = false;   // a row, its head too
    bool stamp = false;   // when and where it was written
};

QList<TextLine> linesOf(QStringView text);

// A note, or what is said of a slide. What looks like one in code is none.
struct Comment
{
    int first = 0, last = 0;     // lines from 1
    qsizetype from = 0, to = 0;  // in the text, with its marks
    bool alone = false;          // its lines hold nothing else
    QString content{};
};

QList<Comment> commentsOf(QStringView text);

// Whether a comment says something of that key, be it no.
bool speaksOf(const Comment &comment, QLatin1StringView key);
bool says(const Comment &comment, QLatin1StringView key);   // and not no

// What begins and never ends, and so swallows the slides below it.
struct Unclosed
{
    enum class What { FrontMatter, Fence, Comment, Formula, Style } what = What::Fence;
    int line = 0;         // where it begins
};

std::optional<Unclosed> unclosedIn(QStringView text);

} // namespace yeonji::decks
