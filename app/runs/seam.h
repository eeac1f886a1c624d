// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of a file that is read on, when those before are series already: what they have to know of them.
// The last row before, with its step, epoch and time, begins the table again, so that everything that
// depends on it (a row without a step stands where the one before stood) comes out as if the file had
// been read in one go.

#include "runs/table.h"

#include <functional>

namespace yeonji::runs {

struct Seam
{
    struct Role { QString name; double last = 0; };
    std::optional<Role> step, epoch, time;
    bool guessed = false;       // the step's name says nothing: its values do
    bool stepIsMetric = false;
    size_t rows = 0;            // before
    Passes passes = {};

    // Of a table that holds a file's first rows.
    static Seam below(const Table &table, const Table::Roles &roles);
    // Begins an empty table with the row before; `columnOf` gives the column of a name.
    void sow(Table &table, const std::function<size_t(const QString &)> &columnOf) const;
    // The rows behind the sown one as series, and the seam below them. Nothing if they let those before
    // mean something else.
    std::optional<std::vector<Series>> take(Table &table, const std::vector<bool> &wanted = {});
};

// Puts points behind those of series of the same name, and the lines of what happens in them to the
// others; new series go to the end. Axes that were shared stay so. False if one tells the time or the
// epoch and the other does not.
bool putBehind(std::vector<Series> &series, std::vector<Series> more, SeriesLines &lines, const SeriesLines &moreLines);

} // namespace yeonji::runs
