// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Search over the whole project, exact and in the order of the tree: entries from the newest on, then
// the rest by path.

#include "diary/pattern.h"
#include "project/textindex.h"

#include <QRegularExpression>

#include <functional>

namespace yeonji::diary {

// What a person asks. As literal text: one pattern, as with `grep -F -i`. With operators:
//   two words          both in the document; lines with either are hits
//   "two words"        as they stand
//   -word              not in the document
//   tag:실험            #실험 and what lies below it (#실험/둘째)
//   place:포항          in a stamp; place:"경북 남구": words that begin there in this order, others between them
//   @person            whom something was promised
//   before:2024-05     entries of days before; also after:
//   /expression/       a regular expression, within a line; for no longer than some seconds in all
struct Query
{
    enum class Kind { Words, Tag, Place, Person, Expression };
    struct Term
    {
        Kind kind = Kind::Words;
        Pattern pattern;
        QRegularExpression expression;
        bool negated = false;
        QList<Pattern> words = {};  // of a place that is named by several
    };
    QList<Term> terms;
    QDate before, after;  // invalid: no bound

    bool hasExpression() const { return std::ranges::any_of(terms, [](const Term &term) { return term.kind == Kind::Expression; }); }
    bool isEmpty() const { return terms.isEmpty() && !before.isValid() && !after.isValid(); }
};

Query literalQuery(const QString &text);

// `typing`: the last word may still be half typed. An expression that is none, or a day that is none,
// is an Error with the sentence to show.
enum class Typing { Done, Still };
Result<Query> parseQuery(const QString &text, Typing typing = Typing::Done);

struct Hit
{
    project::TreeDocument document;
    int line = 0;      // from 1; of a notebook: in its text
    QByteArray folded; // the line as it is searched
    QList<std::pair<int, int>> marks;  // in it, bytes: where, how long
};

struct Hits
{
    std::vector<Hit> hits;  // at most `most`
    qsizetype total = 0;    // matching lines, all of them
    bool cancelled = false;
    bool gaveUp = false;    // an expression took too long: there may be more
};

// On all cores. `first` is told once, as soon as there are hits or it is over, from another thread.
Hits search(const project::TextIndex &index, const Query &query, qsizetype most,
            const std::function<bool()> &cancelled = {}, const std::function<void(Hits)> &first = {});

// Where hits stand in their files and what they say there, in NFC, one for each; a file that changed
// meanwhile gives the folded line. Of a notebook: the line of the file that holds the line of a cell.
struct Place
{
    int line = 0;
    QString text;
};
QList<Place> placesOf(const project::Project &project, const std::vector<Hit> &hits);

} // namespace yeonji::diary
