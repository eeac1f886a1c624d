// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the log of a program ends: that it came to its end, with a traceback, or with what whoever ended it wrote
// behind it (the shell, a batch system, the kernel). Whoever goes on after any of it did not end there.

#include "core/finding.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>
#include <QHash>

#include <optional>

namespace yeonji::runs {

// Tells the lines of tracebacks from the others, one after the other. Those of several processes may be mixed.
class TracebackLines
{
public:
    enum class Part { Outside, Begin, Inside, Error };
    Part take(QByteArrayView line);  // without its end and without colours
    // Of the line taken last: what stands behind what a launcher put before it, and whose it is (RankPrefix::rank).
    QByteArrayView text() const { return m_text; }
    int rank() const { return m_rank; }

private:
    QHash<int, QByteArray> m_open;  // what stands before the first line of a traceback that goes on, by rank
    QByteArrayView m_text;
    int m_rank = -1;
};

struct Traceback
{
    qsizetype at = 0;  // where it begins
    int line = 0;      // the same, from 1
    QString error;     // `RuntimeError: CUDA out of memory…`
};

// The last one in the text that nothing but its own kin follows: a program that went on did not fail. Of several
// processes it is that of the first that failed, not that of the launcher, which only says that one did.
std::optional<Traceback> tracebackIn(QByteArrayView text);

// Whether the text says that the training is done, and no more rows of one follow.
bool saysCompleted(QByteArrayView text);

// `traceback` for a log.
Finding findingOf(const Traceback &traceback, const QString &file);

// `traceback` or `killed` of a log file, told from its end.
std::optional<Finding> failureAtEndOf(const QString &file);

} // namespace yeonji::runs
