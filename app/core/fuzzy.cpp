// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fuzzy.h"

#include <algorithm>

namespace yeonji {

namespace {

constexpr char16_t firstSyllable = 0xac00, lastSyllable = 0xd7a3;
constexpr int finals = 28, vowels = 21;
// The initial consonants in the order syllables are numbered, as the compatibility letters a keyboard types.
constexpr QStringView initials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

bool isSyllable(QChar c)
{
    return c.unicode() >= firstSyllable && c.unicode() <= lastSyllable;
}

// One that was typed, taken apart once for all names.
class Letter
{
public:
    explicit Letter(QChar typed) : m_folded(typed.toCaseFolded().unicode()), m_initial(int(initials.indexOf(typed)))
    {
        if (const int number = typed.unicode() - firstSyllable; isSyllable(typed) && number % finals == 0)
            m_open = number / finals;
    }

    bool answers(QChar there) const
    {
        const char16_t c = there.unicode();
        if (c < 0x80)
            return (c >= u'A' && c <= u'Z' ? c - u'A' + u'a' : c) == m_folded;
        if (!isSyllable(there))
            return there.toCaseFolded().unicode() == m_folded;
        const int number = c - firstSyllable;
        return c == m_folded || (m_initial >= 0 ? number / (finals * vowels) == m_initial : number / finals == m_open);
    }

private:
    char16_t m_folded;
    int m_initial;    // a consonant: its number; -1: it is none
    int m_open = -1;  // a syllable without a final consonant: its number among those
};

bool beginsWord(QStringView name, qsizetype at)
{
    return at == 0 || !name.at(at - 1).isLetterOrNumber() || (name.at(at).isUpper() && name.at(at - 1).isLower());
}

FuzzyPlace stepped(FuzzyPlace place, const Letter &letter, QStringView name)
{
    // One that begins a word is taken before one that lies nearer within a word.
    qsizetype found = -1;
    for (qsizetype i = std::max(0, place.last + 1); i < name.size(); ++i) {
        if (!letter.answers(name.at(i)))
            continue;
        if (i == place.last + 1 || beginsWord(name, i)) {
            found = i;
            break;
        }
        if (found < 0)
            found = i;
    }
    if (found < 0)
        return {0, place.last};
    return {place.score + 10 + (found == place.last + 1 ? 15 : 0) + (beginsWord(name, found) ? 12 : 0) + (found == 0 ? 6 : 0), int(found)};
}

// Of two that answer alike the shorter is meant.
int valueOf(FuzzyPlace place, QStringView name)
{
    return place.score == 0 ? 0 : place.score * 100 - int(qMin(name.size(), qsizetype(90)));
}

} // namespace

int fuzzyScore(QStringView query, QStringView name)
{
    FuzzyPlace place;
    for (const QChar typed : query)
        if (!typed.isSpace() && place.score > 0)
            place = stepped(place, Letter(typed), name);
    return valueOf(place, name);
}

std::vector<qsizetype> FuzzySearch::best(const QString &query, qsizetype most)
{
    QString letters = query;
    letters.removeIf([](QChar c) { return c.isSpace(); });
    std::vector<qsizetype> indices;
    if (letters.isEmpty()) {
        for (qsizetype i = 0; i < std::min(most, qsizetype(m_names.size())); ++i)
            indices.push_back(i);
        return indices;
    }
    const auto same = std::ranges::mismatch(letters, m_query).in1 - letters.cbegin();
    m_answers.resize(size_t(same));
    for (qsizetype i = same; i < letters.size(); ++i)
        lookFor(letters.at(i));
    m_query = letters;

    std::vector<std::pair<int, qsizetype>> found;  // the best first
    for (const Answer &answer : m_answers.back()) {
        const auto &[first, second] = m_names[size_t(answer.index)];
        const int value = std::max(valueOf(answer.first, first), valueOf(answer.second, second));
        if (qsizetype(found.size()) == most) {
            if (value <= found.back().first)
                continue;
            found.pop_back();
        }
        found.insert(std::ranges::upper_bound(found, value, std::ranges::greater(), &std::pair<int, qsizetype>::first), {value, answer.index});
    }
    for (const auto &[value, index] : found)
        indices.push_back(index);
    return indices;
}

void FuzzySearch::lookFor(QChar typed)
{
    const Letter letter(typed);
    std::vector<Answer> answers;
    const auto look = [&](FuzzyPlace place, QStringView name) {
        if (place.score == 0)
            return place;
        ++m_looks;
        return stepped(place, letter, name);
    };
    const auto lookIn = [&](const Answer &before) {
        const auto &[first, second] = m_names[size_t(before.index)];
        const Answer answer{before.index, look(before.first, first), look(before.second, second)};
        if (answer.first.score > 0 || answer.second.score > 0)
            answers.push_back(answer);
    };
    if (m_answers.empty())
        for (qsizetype i = 0; i < qsizetype(m_names.size()); ++i)
            lookIn({i, {}, {}});
    else
        std::ranges::for_each(m_answers.back(), lookIn);
    m_answers.push_back(std::move(answers));
}

} // namespace yeonji
