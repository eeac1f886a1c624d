// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keys in the order they first appear. A logger repeats its keys in one order, so the key after the
// last one is tried before a hash is: nearly every lookup is one comparison.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yeonji::runs {

class KeyOrder
{
public:
    // For rows that begin with the same key each time.
    void beginRow() { m_next = 0; }

    // The key's place; a new key gets the next one, size() before.
    size_t placeOf(std::string_view key)
    {
        if (m_next == m_keys.size())
            m_next = 0;
        if (m_next < m_keys.size() && m_keys[m_next] == key)
            return m_next++;
        const auto [at, isNew] = m_places.try_emplace(std::string(key), m_keys.size());
        if (isNew)
            m_keys.emplace_back(key);
        m_next = at->second + 1;
        return at->second;
    }
    std::optional<size_t> find(std::string_view key) const
    {
        const auto at = m_places.find(std::string(key));
        return at == m_places.end() ? std::nullopt : std::optional(at->second);
    }
    std::string_view key(size_t place) const { return m_keys[place]; }
    size_t size() const { return m_keys.size(); }

private:
    std::vector<std::string> m_keys;
    std::unordered_map<std::string, size_t> m_places;
    size_t m_next = 0;
};

} // namespace yeonji::runs
