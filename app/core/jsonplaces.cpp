// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonplaces.h"

#include <algorithm>

namespace yeonji {

namespace {

// Steps through a JSON text by tokens: a brace or bracket, a comma, a colon, or a whole value.
class Tokens
{
public:
    Tokens(QByteArrayView text, qsizetype from) : m_text(text), m_end(from) {}

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

} // namespace

QList<qsizetype> elementsOf(QByteArrayView text, QByteArrayView key)
{
    Tokens tokens(text, 0);
    bool found = false;
    while (!found && tokens.next())
        found = tokens.isString(key) && tokens.next() && tokens.kind() == ':' && tokens.next() && tokens.kind() == '[';
    QList<qsizetype> elements;
    if (!found)
        return elements;
    int depth = 0;
    bool begins = true;
    while (tokens.next()) {
        if (depth == 0 && tokens.closes())
            break;
        if (depth == 0 && begins && tokens.kind() != ',')
            elements.append(tokens.begin());
        begins = depth == 0 && tokens.kind() == ',';
        depth += tokens.opens() - tokens.closes();
    }
    return elements;
}

qsizetype memberOf(QByteArrayView text, qsizetype from, QByteArrayView key)
{
    Tokens tokens(text, from);
    int depth = 0;
    while (tokens.next()) {
        depth += tokens.opens() - tokens.closes();
        if (depth == 0)
            break;
        if (const qsizetype at = tokens.begin(); depth == 1 && tokens.isString(key) && tokens.next() && tokens.kind() == ':')
            return at;
    }
    return from;
}

int LineOf::operator()(qsizetype offset)
{
    const qsizetype from = std::min(m_at, offset), to = std::max(m_at, offset);
    const auto between = int(std::count(m_text.begin() + from, m_text.begin() + to, '\n'));
    m_line += offset < m_at ? -between : between;
    m_at = offset;
    return m_line;
}

} // namespace yeonji
