// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonplaces.h"
#include "core/json.h"
#include "core/jsontokens.h"

#include <algorithm>

namespace yeonji {

QList<qsizetype> elementsOf(QByteArrayView text, QByteArrayView key)
{
    JsonTokens tokens(text, 0);
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
    JsonTokens tokens(text, from);
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

QHash<QString, qsizetype> membersOf(QByteArrayView text, qsizetype from)
{
    QHash<QString, qsizetype> members;
    JsonTokens tokens(text, from);
    int depth = 0;
    while (tokens.next()) {
        depth += tokens.opens() - tokens.closes();
        if (depth == 0)
            break;
        if (depth != 1 || tokens.kind() != '"')
            continue;
        const QByteArrayView key = tokens.text();
        if (!tokens.next() || tokens.kind() != ':' || !tokens.next())
            break;
        members.insert(key.contains('\\') ? readJson(key).value.toString() : QString::fromUtf8(key.sliced(1).chopped(1)), tokens.begin());
        depth += tokens.opens() - tokens.closes();
    }
    return members;
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
