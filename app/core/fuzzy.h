// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How well a name answers what was typed to find it.

#include <QString>

#include <vector>

namespace yeonji {

// 0: not at all; larger is better. Letters must come in order, though others may stand between; runs of
// letters, beginnings of words and of the name count more. Case does not matter; a Hangul initial
// consonant matches a syllable that begins with it, and a syllable without a final one that has one
// (실허 finds 실험 while 험 is being typed). Spaces in the query are only pauses.
int fuzzyScore(QStringView query, QStringView name);

// How far a query has come in a name.
struct FuzzyPlace
{
    int score = 1;  // 0: it does not answer
    int last = -2;  // where the letter found last stands
};

// The best of very many names while the query is being typed: a letter more, or the last one changed as a
// syllable grows, is looked for only behind what the letters before it found.
class FuzzySearch
{
public:
    // Two ways to call the same thing, the better of which counts. What is named must outlive this.
    using Names = std::pair<QStringView, QStringView>;

    explicit FuzzySearch(std::vector<Names> names) : m_names(std::move(names)) {}

    // Their indices, by fuzzyScore() the best first; of two alike the earlier one.
    std::vector<qsizetype> best(const QString &query, qsizetype most);

    qsizetype looks() const { return m_looks; }  // how often a letter was looked for in a name, since the beginning

private:
    void lookFor(QChar typed);

    struct Answer
    {
        qsizetype index = 0;
        FuzzyPlace first, second;  // in its two names
    };

    std::vector<Names> m_names;
    QString m_query;                             // without its spaces
    std::vector<std::vector<Answer>> m_answers;  // for each of its letters those that answer up to it
    qsizetype m_looks = 0;
};

} // namespace yeonji
