// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the log of a program ends: that it came to its end, with a traceback, or with what whoever ended it wrote
// behind it (the shell, a batch system, the kernel). Whoever goes on after any of it did not end there:
//   a traceback     is the end unless the program tells more of its training behind it: a row at a further step, a new
//                   epoch or step, an INFO or DEBUG line, that it tries again, its own end, or more lines of the kind that
//                   it wrote before. The rest of the message, however long (the output of a compiler is one), native
//                   frames and the words of launchers are its kin. The panels of `rich`, with the locals in them, are one,
//                   too, and what Python's faulthandler leaves: `Fatal Python error: Segmentation fault`.
//   an end line     (`Training completed`, `train_runtime`, `Trainer.fit stopped:`, `학습 완료`) is the end unless
//                   the training goes on: with a metric that it had before, or with the first there is. What is to
//                   come (`once training is complete`, `학습 종료 예정`) is none.
//   `Done!`         only as the last line, which other things end with, too: it is for whoever knows that the program
//                   is quiet since, as is a bar that stands at its total.

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
    enum class Part { Outside, Begin, Inside, Error, Fatal };  // Fatal: begins and names the error
    Part take(QByteArrayView line);  // without its end and without colours
    // Of the line taken last: what stands behind what a launcher put before it, and whose it is (RankPrefix::rank).
    QByteArrayView text() const { return m_text; }
    int rank() const { return m_rank; }

private:
    enum class Kind { Calls, Panel, Dump };  // Python's own, of `rich`, of the faulthandler
    struct Open
    {
        Kind kind = Kind::Calls;
        QByteArray before;  // what stands before its first line
    };
    static bool isWithin(const Open &open, QByteArrayView line);

    QHash<int, Open> m_open;  // those that go on, by rank
    QByteArrayView m_text;
    int m_rank = -1;
};

struct Traceback
{
    qsizetype at = 0;  // where it begins
    int line = 0;      // the same, from 1
    QString error;     // `RuntimeError: CUDA out of memory…`
};

// The last one in the text, if the program ended with it. Of several processes it is that of the first that failed,
// not that of the launcher, which only says that one did.
std::optional<Traceback> tracebackIn(QByteArrayView text);

// Whether the text says that the training is done, and no more rows of one follow.
bool saysCompleted(QByteArrayView text);

// `traceback` for a log that ends with it, `logged-error` for one that goes on behind it.
Finding findingOf(const Traceback &traceback, const QString &file);
Finding survivedFindingOf(const Traceback &traceback, const QString &file);

struct Ending
{
    std::optional<Traceback> traceback, survived;  // the log ends with it; the last one, behind which it goes on
    QString killed;             // the line that says so
    bool completed = false;
    bool done = false;          // its last line is `Done!` or the like
    std::optional<double> bar;  // how long it is, if the log ends with one that is full
};

// Told from the last 256 KB. The line of what was survived is 0 where it would have to be counted.
std::optional<Ending> endingOf(const QString &file);

} // namespace yeonji::runs
