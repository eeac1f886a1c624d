// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the log of a program ends that failed: with a traceback, or with what whoever ended it wrote behind
// it (the shell, a batch system, the kernel).

#include "core/finding.h"

#include <QByteArrayView>
#include <QFile>

#include <optional>

namespace yeonji::runs {

struct Traceback
{
    qsizetype at = 0;  // where it begins
    int line = 0;      // the same, from 1
    QString error;     // `RuntimeError: CUDA out of memory…`
};

// The last one in the text that nothing but its own kin follows: a program that went on did not fail.
std::optional<Traceback> tracebackIn(QByteArrayView text);

// `traceback` for a log.
Finding findingOf(const Traceback &traceback, const QString &file);

// `traceback` or `killed` of a log file; only its end is read, so that the line is known for small files alone.
std::optional<Finding> failureAtEndOf(const QString &file);

} // namespace yeonji::runs
