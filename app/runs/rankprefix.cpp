// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/rankprefix.h"

#include "runs/logwords.h"

namespace yeonji::runs {

RankPrefix rankPrefixOf(QByteArrayView line)
{
    const char *const end = line.end();
    const char *at = behindSpaces(line.begin(), end);
    if (at == end || !(*at == '[' || *at == 'r' || *at == 'R' || isDigit(*at)))
        return {};
    const bool bracket = *at == '[';
    at += bracket;
    const char *const word = at;
    while (at != end && isLetter(*at))
        ++at;
    const QByteArrayView kind(word, at);
    if (!kind.isEmpty() && !isOneOf(kind, std::array{"rank", "default", "gpu"}))
        return {};
    at = kind.isEmpty() ? at : behindSpaces(at, end);
    RankPrefix prefix{0, 0, !bracket && kind.isEmpty()};
    const char *const digits = at;
    constexpr qsizetype mostDigits = 4;
    for (; at != end && isDigit(*at) && at - digits < mostDigits; ++at)
        prefix.rank = 10 * prefix.rank + (*at - '0');
    if (at == digits || (bracket && (at == end || *at++ != ']')) || at == end || *at++ != ':')
        return {};
    if (!bracket && (at == end || *at != ' '))
        return {};
    at += at != end && *at == ' ';
    prefix.size = at - line.begin();
    return prefix;
}

} // namespace yeonji::runs
