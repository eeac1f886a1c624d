// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is looked for, made ready to run over folded text (core/fold.h).

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace yeonji::diary {

class Pattern
{
public:
    // `words` as they are; initial consonants alone (ㅅㅎ) also match the syllables that begin with them.
    static Pattern literal(const QString &words);

    // The same while it is being typed: the last syllable may still grow, and its final consonant may
    // become the initial of the next (실허 → 실험, 닭 → 달가).
    static Pattern typed(const QString &words);

    // Where it first stands at or after `from`; −1: nowhere. `length` in bytes.
    struct Place
    {
        qsizetype at = -1, length = 0;
    };
    Place find(QByteArrayView text, qsizetype from = 0) const;

    bool isEmpty() const { return m_ways.empty(); }

private:
    // One character: any of some ranges.
    using Element = std::vector<std::pair<char32_t, char32_t>>;
    // Bytes that stand as they are, then elements; either may be missing.
    struct Way
    {
        QByteArray bytes;
        std::vector<Element> elements;
    };
    static Place findBytes(const QByteArray &bytes, QByteArrayView text, qsizetype from);
    // Where the elements end that begin at `at`; −1: they do not.
    static qsizetype matchElements(const std::vector<Element> &elements, QByteArrayView text, qsizetype at);
    static Place findWay(const Way &way, QByteArrayView text, qsizetype from);
    static Element initialOrSelf(char32_t c);

    std::vector<Way> m_ways;
};

} // namespace yeonji::diary
