// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which process of several wrote a line, as their launcher says before it: `[rank0]: `, `[default0]:`, `0: `, and
// Open MPI's `[1,0]<stdout>:`, with the job before the rank.

#include <QByteArrayView>

namespace yeonji::runs {

struct RankPrefix
{
    int rank = -1;       // there is none
    qsizetype size = 0;  // of it, with the space behind
    bool bare = false;   // a number alone, which may mean something else
};
RankPrefix rankPrefixOf(QByteArrayView line);

} // namespace yeonji::runs
