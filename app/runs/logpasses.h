// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a training stands by the bars that its log draws. A bar counts the steps of one pass over the data; as it begins
// anew, the run goes on. Those of one length are one bar. That of an evaluation is no progress, whether its log names it
// (isEvaluation) or not:
//   nested      it begins while another one is on its way, which has come further than one step since it last did;
//               within one that goes step by step, that one counts the epochs
//   behind      it begins as another one is full, in the same epoch; where no epochs are told, as that one began anew
//               before it (until then nobody knows), or a row of evaluation comes behind it
// A bar that begins anew with only rows between is that of the training.

#include "runs/run.h"

#include <QHash>

#include <optional>

namespace yeonji::runs {

class LogPasses
{
public:
    struct Drawn
    {
        double done = 0, total = 0;
        std::optional<double> pass;  // the epoch, if the log tells it
        int told = 0;                // how many lines so far told one
        bool isOfEpoch = false;      // it says that it is one epoch's
    };
    void draw(const Drawn &bar);
    // Of the bar drawn last: whether it is that of an evaluation, and whether it may yet turn out to be.
    bool evaluates() const { return m_last != 0 && m_bars.constFind(m_last)->evaluates; }
    bool mayEvaluate() const { return m_last != 0 && m_bars.constFind(m_last)->isOpen; }
    double length() const { return m_last; }
    bool evaluates(double length) const { return m_bars.value(length).evaluates; }
    double step() const { return m_step; }             // of the training
    double stepBefore() const { return m_stepBefore; } // as the bar drawn last began

    // A row was measured, beside the bars or in one.
    void addRow(bool isBeside, bool isOfEvaluation);
    // An evaluation that the log names was drawn.
    void addEvaluation();

    // The steps where nobody says how long a pass is; `passed`: those of all so far, told at the end of one.
    double stepOf(double done, std::optional<double> pass);
    void setPassed(double passed);

    // Where the run ends whose bar of that length this is; nothing: it may begin anew. `pass`: told last.
    std::optional<double> end(double length, std::optional<double> pass, std::optional<double> passes) const;

private:
    struct Bar
    {
        double begin = 0, done = 0;
        std::optional<double> pass;
        QHash<double, double> begins;  // of the passes so far
        int told = 0;
        double outerStep = 0;          // where the one around it stood as it began
        bool evaluates = false, isOpen = false, isOuter = false;
        bool isOfEpoch = false, isFollowed = false;  // one pass of several
        bool isSeen = false, wasPartial = false;
        int rowsBeside = 0;
    };
    void begin(Bar &bar, const Drawn &drawn);
    void moveOn(Bar &bar, double done, std::optional<double> pass, double total);

    QHash<double, Bar> m_bars;  // by their length
    double m_last = 0, m_step = 0, m_stepBefore = 0;
    bool m_rowsSince = false;
};

// Rows that a buffer held back stand where the bar was as it let them go, many at one step. The fractions of their epochs say
// where they were measured.
void placeByEpochs(Column &steps, const Column &epochs);

} // namespace yeonji::runs
