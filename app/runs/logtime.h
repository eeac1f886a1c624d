// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// When a line of a log was written, as its beginning says: `2026-01-01 10:00:00,123`, `[2026/01/01 10:00:00]`,
// `10/31/2026 10:00:00`, also behind a first word or bracket (`[INFO|trainer.py:2078] 2026-01-01 10:00:00`). Without
// a zone it is local time.

#include <QByteArrayView>

#include <optional>

namespace yeonji::runs {

class LogClock
{
public:
    // Seconds since 1970.
    std::optional<double> timeOf(QByteArrayView line);

private:
    std::optional<double> timeAt(const char *at, const char *end);

    // Of the hour asked last: log lines are of few.
    int m_hour = -1;
    double m_begin = 0;
};

} // namespace yeonji::runs
