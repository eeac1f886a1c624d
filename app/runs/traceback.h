// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the log of a program ends: that it came to its end, with a traceback, or with what whoever ended it wrote
// behind it (the shell, a batch system, the kernel). Whoever goes on after any of it did not end there.

#include "core/finding.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>

#include <optional>

namespace yeonji::runs {

// Tells the lines of tracebacks from the others, one after the other.
class TracebackLines
{
public:
    enum class Part { Outside, Inside, Error };
    Part take(QByteArrayView line);  // without its end and without colours
    QByteArrayView text() const { return m_text; }  // of the line taken last, without what a launcher put before it

private:
    QByteArray m_prefix;  // `[rank0]: `
    QByteArrayView m_text;
    bool m_inside = false;
};

struct Traceback
{
    qsizetype at = 0;  // where it begins
    int line = 0;      // the same, from 1
    QString error;     // `RuntimeError: CUDA out of memory…`
};

// The last one in the text that nothing but its own kin follows: a program that went on did not fail.
std::optional<Traceback> tracebackIn(QByteArrayView text);

// Whether the text says that the training is done, and no more rows of one follow.
bool saysCompleted(QByteArrayView text);

// `traceback` for a log.
Finding findingOf(const Traceback &traceback, const QString &file);

// `traceback` or `killed` of a log file; only its end is read, so that the line is known for small files alone.
std::optional<Finding> failureAtEndOf(const QString &file);

} // namespace yeonji::runs
