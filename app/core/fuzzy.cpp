// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fuzzy.h"

#include <QString>

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

bool answers(QChar typed, QChar there)
{
    if (typed.toCaseFolded() == there.toCaseFolded())
        return true;
    if (!isSyllable(there))
        return false;
    const int number = there.unicode() - firstSyllable;
    if (const auto initial = initials.indexOf(typed); initial >= 0)
        return number / (finals * vowels) == initial;
    if (!isSyllable(typed))
        return false;
    const int wanted = typed.unicode() - firstSyllable;
    return wanted % finals == 0 && wanted / finals == number / finals;
}

bool beginsWord(QStringView name, qsizetype at)
{
    return at == 0 || !name.at(at - 1).isLetterOrNumber() || (name.at(at).isUpper() && name.at(at - 1).isLower());
}

} // namespace

int fuzzyScore(QStringView query, QStringView name)
{
    int score = 1;
    qsizetype at = 0, last = -2;
    for (const QChar typed : query) {
        if (typed.isSpace())
            continue;
        // A letter that begins a word is taken before one that lies nearer within a word.
        qsizetype found = -1;
        for (qsizetype i = at; i < name.size(); ++i) {
            if (!answers(typed, name.at(i)))
                continue;
            if (i == last + 1 || beginsWord(name, i)) {
                found = i;
                break;
            }
            if (found < 0)
                found = i;
        }
        if (found < 0)
            return 0;
        score += 10 + (found == last + 1 ? 15 : 0) + (beginsWord(name, found) ? 12 : 0) + (found == 0 ? 6 : 0);
        last = found;
        at = found + 1;
    }
    // Of two that answer alike the shorter is meant.
    return score * 100 - int(qMin(name.size(), qsizetype(90)));
}

} // namespace yeonji
