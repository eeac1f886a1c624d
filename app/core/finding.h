// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A finding is something a check noticed: in a run, a figure, a deck or an entry. It is not an error:
// what could be read is there, and the finding says what is wrong with it.

#include <QList>
#include <QString>

namespace yeonji {

enum class Level { Info, Warning, Error };

struct Finding
{
    Level level = Level::Warning;
    QString code;     // one or two words, as in `damaged-record`; the same in every language
    QString message;  // a sentence, translated
    QString file;
    int line = 0;     // from 1; 0: no line
    int slide = 0;    // from 1, for decks; 0: no slide

    friend bool operator==(const Finding &, const Finding &) = default;
};

using Findings = QList<Finding>;

// `info`, `warning`, `error`: as JSON and the page say it.
inline QLatin1StringView levelName(Level level)
{
    switch (level) {
    case Level::Info: return QLatin1StringView("info");
    case Level::Warning: return QLatin1StringView("warning");
    case Level::Error: return QLatin1StringView("error");
    }
    return QLatin1StringView("warning");
}

} // namespace yeonji
