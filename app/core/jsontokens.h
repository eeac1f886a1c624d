// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Steps through a JSON text by tokens: a brace or bracket, a comma, a colon, or a whole value. For who
// wants to know where things stand, in texts that may be broken.

#include <QByteArrayView>

#include <algorithm>

namespace yeonji {

class JsonTokens
{
public:
    JsonTokens(QByteArrayView text, qsizetype from) : m_text(text), m_end(from) {}

    bool next()
    {
        m_begin = m_end;
        while (m_begin < m_text.size() && (m_text[m_begin] == ' ' || m_text[m_begin] == '\n' || m_text[m_begin] == '\t' || m_text[m_begin] == '\r'))
            ++m_begin;
        m_end = m_begin;
        if (m_begin >= m_text.size())
            return false;
        const auto isMark = [](char c) { return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':'; };
        if (kind() == '"') {
            for (++m_end; m_end < m_text.size() && m_text[m_end] != '"'; ++m_end)
                m_end += m_text[m_end] == '\\';
            m_end = std::min(m_end + 1, m_text.size());
        } else if (isMark(kind())) {
            ++m_end;
        } else {
            while (m_end < m_text.size() && !isMark(m_text[m_end]) && m_text[m_end] != '"' && quint8(m_text[m_end]) > ' ')
                ++m_end;
        }
        return m_end > m_begin;
    }

    char kind() const { return m_text[m_begin]; }
    qsizetype begin() const { return m_begin; }
    QByteArrayView text() const { return m_text.sliced(m_begin, m_end - m_begin); }
    bool isString(QByteArrayView text) const
    {
        return kind() == '"' && m_end - m_begin == text.size() + 2 && m_text.sliced(m_begin + 1, text.size()) == text;
    }
    bool opens() const { return kind() == '{' || kind() == '['; }
    bool closes() const { return kind() == '}' || kind() == ']'; }

private:
    QByteArrayView m_text;
    qsizetype m_begin = 0, m_end;
};

} // namespace yeonji
