// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A message that is like one read before but for its numbers. An event file repeats its summaries a
// million times: comparing the bytes around the numbers is several times faster than walking through
// the message again, and what was understood once is understood the same way.

#include <QByteArray>

#include <cstdint>
#include <cstring>
#include <vector>

namespace yeonji::runs {

class SummaryShape
{
public:
    // A number of the message: four bytes at `offset`, which go to `column`.
    struct Float { size_t offset, column; };

    SummaryShape(QByteArrayView message, std::vector<Float> floats)
        : m_size(message.size()), m_floats(std::move(floats)), m_words(size_t(message.size() + 7) / 8), m_masks(m_words.size())
    {
        const QByteArray text = fixedOf(message, m_floats);
        std::memcpy(m_words.data(), text.data(), size_t(m_size));
        std::memset(m_masks.data(), 0xff, size_t(m_size));
        for (const Float &number : m_floats)
            std::memset(reinterpret_cast<char *>(m_masks.data()) + number.offset, 0, 4);
        for (const Float &number : m_floats)
            m_columns.push_back(number.column);
    }

    // The message with zeros for its numbers: the same for all of one shape.
    static QByteArray fixedOf(QByteArrayView message, const std::vector<Float> &floats)
    {
        QByteArray text = message.toByteArray();
        for (const Float &number : floats)
            std::memset(text.data() + number.offset, 0, 4);
        return text;
    }

    // Eight readable bytes follow the message.
    bool matches(QByteArrayView message) const
    {
        if (message.size() != m_size)
            return false;
        for (size_t i = 0; i < m_words.size(); ++i) {
            std::uint64_t word = 0;
            std::memcpy(&word, message.data() + 8 * i, sizeof word);
            if (((word ^ m_words[i]) & m_masks[i]) != 0)
                return false;
        }
        return true;
    }

    const std::vector<Float> &floats() const { return m_floats; }
    const std::vector<size_t> &columns() const { return m_columns; }  // of the numbers, in order
    size_t next = 0;  // the shape that last followed this one

private:
    qsizetype m_size;
    std::vector<Float> m_floats;
    std::vector<size_t> m_columns;
    std::vector<std::uint64_t> m_words, m_masks;
};

} // namespace yeonji::runs
