// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/lognames.h"

#include "runs/logwords.h"

#include <QHash>
#include <QSet>

#include <cmath>
#include <numeric>
#include <span>

namespace yeonji::runs {

namespace {

// A name that takes on words from before it.
class Longer
{
public:
    Longer(QByteArrayView line, QByteArrayView name) : m_line(line), m_at(name.begin()), m_name(name.toByteArray()) {}

    const QByteArray &name() const { return m_name; }

    // By one word, or by the key of the object that it stands in; false: there is none.
    bool grow()
    {
        const char *at = m_at;
        while (at != m_line.begin() && (at[-1] == ' ' || at[-1] == '\'' || at[-1] == '"'))
            --at;
        if (at != m_line.begin() && (at[-1] == ',' || opens(at[-1])))
            return growByKey(at);
        if (at == m_at)
            return false;
        const char *const end = at;
        while (at != m_line.begin() && (isNamePart(at[-1]) || at[-1] == '\''))
            --at;
        QByteArrayView word(at, end);
        if (word.endsWith("'s"))
            word.chop(2);
        return grow(word, ' ', at);
    }

private:
    // `tot_loss` of `tot_loss[loss=0.5`, `val` of `{'val': {'loss': 0.5`.
    static bool opens(char c) { return c == '{' || c == '[' || c == '('; }
    static bool closes(char c) { return c == '}' || c == ']' || c == ')'; }

    bool growByKey(const char *at)
    {
        constexpr qsizetype longest = 1024;
        const char *const from = at - std::min<qsizetype>(longest, at - m_line.begin());
        int closed = 0;
        while (at != from && (!opens(at[-1]) || closed > 0)) {
            --at;
            closed += closes(*at) ? 1 : opens(*at) ? -1 : 0;
        }
        if (at == from)
            return false;
        const auto skip = [&](QByteArrayView these) {
            while (at != from && these.contains(at[-1]))
                --at;
        };
        skip("{[( ");
        skip(":= ");
        skip("'\"");
        const char *const end = at;
        while (at != from && isNamePart(at[-1]))
            --at;
        return grow({at, end}, '/', at);
    }

    bool grow(QByteArrayView word, char mark, const char *at)
    {
        if (word.isEmpty() || !isLetter(word.front()) || word.contains('\''))
            return false;
        m_name.prepend(mark).prepend(word);
        m_at = at;
        return true;
    }

    QByteArrayView m_line;
    const char *m_at;
    QByteArray m_name;
};

void rename(LogLine &parsed, size_t number, QByteArray name)
{
    parsed.names.push_back(std::move(name));
    parsed.numbers[number].name = parsed.numbers[number].phrase = parsed.names.back();
}

// What no word tells apart has a number in its name: neither value takes the place of the other.
void countSame(LogLine &parsed, std::span<const size_t> same)
{
    constexpr size_t most = 9;  // so many are a list
    if (same.size() > most)
        return;
    QHash<QByteArray, std::vector<double>> values;
    for (const size_t i : same) {
        const LogLine::Number &number = parsed.numbers[i];
        std::vector<double> &before = values[number.name.toByteArray()];
        const bool isSame = !before.empty() && (before.front() == number.value || (std::isnan(before.front()) && std::isnan(number.value)));
        if (!before.empty() && !isSame)
            rename(parsed, i, number.name.toByteArray() + " (" + QByteArray::number(qsizetype(before.size()) + 1) + ')');
        if (!isSame)
            before.push_back(number.value);
    }
}

// The names of `same`, which are one, with as many words as tell most of them apart.
void tellThese(QByteArrayView line, LogLine &parsed, std::span<const size_t> same)
{
    constexpr int mostWords = 4;
    std::vector<Longer> names;
    for (const size_t i : same)
        names.emplace_back(line, parsed.numbers[i].name);
    std::vector<Longer> best;
    size_t apart = 1;
    for (int words = 1; words <= mostWords && apart < names.size(); ++words) {
        bool grew = false;
        for (Longer &one : names)
            grew = one.grow() || grew;
        if (!grew)
            break;
        QSet<QByteArray> different;
        for (const Longer &one : names)
            different.insert(one.name());
        if (size_t(different.size()) > apart) {
            apart = size_t(different.size());
            best = names;
        }
    }
    for (size_t i = 0; i < best.size(); ++i)
        rename(parsed, same[i], best[i].name());
    countSame(parsed, same);
}

} // namespace

void tellApart(QByteArrayView line, LogLine &parsed)
{
    // Most lines have each name once: they are told by a look at its ends.
    quint64 seen = 0;
    bool again = false;
    for (const LogLine::Number &number : parsed.numbers) {
        const QByteArrayView name = number.name;
        const quint64 bit = 1ull << ((size_t(name.size()) * 7 + quint8(name.front()) * 3 + quint8(name.back())) % 64);
        again = again || (seen & bit);
        seen |= bit;
    }
    constexpr size_t most = 256;
    if (!again || parsed.numbers.size() > most)
        return;
    std::vector<size_t> order(parsed.numbers.size());
    std::iota(order.begin(), order.end(), size_t(0));
    const auto nameOf = [&parsed](size_t i) { return std::pair(parsed.numbers[i].name, parsed.numbers[i].phase); };
    std::ranges::stable_sort(order, {}, nameOf);
    for (auto from = order.begin(); from != order.end();) {
        const auto to = std::find_if(from, order.end(), [&](size_t i) { return nameOf(i) != nameOf(*from); });
        if (to - from > 1 && roleOf(nameOf(*from).first) == ColumnRole::None)
            tellThese(line, parsed, {from, to});
        from = to;
    }
}

} // namespace yeonji::runs
