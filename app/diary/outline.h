// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a Markdown text holds besides its words: title, stamps, headings, links, tags, promises. Read
// line by line without a page, so that a hundred thousand entries can be listed, and in the same
// dialect as the page's (resources/web/dialect); tests/tst_dialect.cpp holds both to the same fixtures.
// Code, raw HTML, comments and formulas hold none of these.

#include "diary/stamp.h"

#include <QStringList>

namespace yeonji::diary {

struct StampLine
{
    int line = 0;  // from 1, as all lines here
    Stamp stamp;
};

struct Heading
{
    int line = 0, level = 1;
    QString text;  // as written, without its marks

    friend bool operator==(const Heading &, const Heading &) = default;
};

struct Link
{
    int line = 0;
    QString target;  // `reports/sft.md`, `https://…`
    int written = 0; // the line its target stands in: of `[words][r]` that of `[r]: reports/sft.md`
    QString spelt;   // the target as it stands there: `a\_b.md`, `a&amp;b.md`
    // Embed: `![[a.png]]`. Background: what a directive or style of a deck names. Bibliography: in its front matter.
    enum class Is { Link, Include, Picture, Embed, Background, Bibliography };
    Is is = Is::Link;
};

// `- [ ] 팀에 결과 올리기 @교수님 ~2026-04-17 18:00`; done: `- [x] … → [[reports/sft.md]]`.
struct Promise
{
    int line = 0;
    QString text;      // without person, day and evidence
    QString person;    // empty: nobody
    QString due;       // 2026-04-17 or 2026-04-17T18:00
    bool done = false;
    QString evidence;  // empty: none is named
};

struct Outline
{
    QString title;             // first level-one heading, else front matter's title, else the first line
    QDate date;                // of front matter (project::dateOfHead); invalid: it has none
    QList<StampLine> stamps;
    QList<Heading> headings;
    QList<Link> links;
    QList<Link> pictures;      // what is shown where it stands
    QList<Link> bibliographies;  // of a deck
    QStringList tags;          // without #, each once, in order
    QList<int> tagLines;       // where those of the text stand, front matter left out
    QList<Promise> promises;
    qsizetype words = 0;       // what blanks separate, front matter left out
};

// `text` as decodeText() gives it; the strings of the outline are in NFC.
Outline outlineOf(const QString &text);

// A paragraph with each letter that stands in code, a comment or a formula replaced: what is written there is
// no link, tag or promise. Line ends stay.
constexpr QChar hiddenLetter = QChar::ObjectReplacementCharacter;  // no blank and no letter
QString withoutHidden(QString paragraph);

} // namespace yeonji::diary
