// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/rankprefix.h"

#include "runs/logwords.h"

namespace yeonji::runs {

namespace {

// `1,0]<stdout>:`, in newer versions with the launcher's name: `prterun-host-77@1,0]<stdout>: `.
RankPrefix mpiPrefixOf(QByteArrayView line, const char *at)
{
    constexpr qsizetype longest = 120;
    constexpr int mostRanks = 10'000;
    const QByteArrayView rest = QByteArrayView(at, line.end()).first(std::min<qsizetype>(longest, line.end() - at));
    const qsizetype close = rest.indexOf("]<std");
    if (close < 0)
        return {};
    const qsizetype comma = rest.first(close).lastIndexOf(',');
    bool ok = false;
    const int rank = comma > 0 ? rest.sliced(comma + 1, close - comma - 1).toInt(&ok) : -1;
    if (!ok || rank < 0 || rank >= mostRanks || !isDigit(rest[comma - 1]))
        return {};
    for (const QByteArrayView stream : {QByteArrayView("]<stdout>:"), QByteArrayView("]<stderr>:")})
        if (rest.sliced(close).startsWith(stream)) {
            const char *const end = rest.begin() + close + stream.size();
            return {rank, end - line.begin() + (end != line.end() && *end == ' '), false};
        }
    return {};
}

} // namespace

RankPrefix rankPrefixOf(QByteArrayView line)
{
    const char *const end = line.end();
    const char *at = behindSpaces(line.begin(), end);
    if (at == end || !(*at == '[' || *at == 'r' || *at == 'R' || isDigit(*at)))
        return {};
    const bool bracket = *at == '[';
    at += bracket;
    if (bracket)
        if (const RankPrefix prefix = mpiPrefixOf(line, at); prefix.rank >= 0)
            return prefix;
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
