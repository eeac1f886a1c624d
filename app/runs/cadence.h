// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How often a run says something, and from that how long it will still take.

#include "runs/run.h"

#include <QFileInfo>

namespace yeonji::runs {

struct Cadence
{
    double usual = 0, longest = 0;  // seconds between two points
    double last = 0;                // when the last one came, seconds since 1970
    qsizetype pauses = 0;           // that tell it; none: the age of a file and its rows, of which many may have been copied
};

// What a run that few pauses tell of may be quiet for at least: they may have been short ones.
constexpr qsizetype fewPauses = 3;
constexpr double longestUnseen = 30;  // seconds of a pause that is none of them

// Of how often a run says that it writes and how often it was seen to: the latter is better than the age of its file.
std::optional<Cadence> cadenceOf(const std::optional<Cadence> &own, const std::optional<Cadence> &seen);

// Seconds for which a run that tells nothing of how it stands is waited for. One written a moment before the waiting began
// may be written once a minute; one that was silent for minutes then may go on after as many, but not after an hour.
//   silent        seconds that it was silent when the waiting began
//   longestPause  seconds between two writes since; 0: there were none
double patienceWithUntold(double silent, double longestPause);

// How a run stands that has been quiet for so many seconds, of which `allowed` say nothing: after that it is stalled, and
// unknown when a day has passed and three times as long.
Status statusWhenQuiet(double quiet, double allowed);

// What is allowed at that cadence: ten times as long, three times if that is more than half a day, twice the longest pause.
double allowedQuiet(const Cadence &cadence);

// By the clock of its points, unless that is in the future; else by the life of its newest file.
std::optional<Cadence> cadenceOf(const Run &run, const QFileInfo &newest);

// The file of the run that was written last.
QFileInfo newestFile(const Run &run);

// How far a run is of what it said it would do (`max_steps`, `total_steps`, `epochs`), and the seconds
// that are left if it goes on as in its last two hundred points. Nothing if it does not say, or is not
// running.
struct Outlook
{
    double done = 0, total = 0;
    std::optional<double> secondsLeft;
};
std::optional<Outlook> outlookOf(const Run &run);

// Whether it stands at that total. One told in epochs is reached as the last of several has as many rows as the one
// before; counted from 0, the last is one less. `bar`: the length of a bar that the run's log ends with, which is full.
bool reachedTotal(const Run &run, std::optional<double> bar = {});

// Whether it told a total and does not stand there.
bool fallsShort(const Run &run, std::optional<double> bar = {});

// `1,104 / 1,200`, in the person's locale.
QString progressText(const Outlook &outlook);

// `3 min left`; empty without seconds.
QString leftText(const Outlook &outlook);

} // namespace yeonji::runs
