// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_readers FILE: how long the file takes to a run, in one process that has started before, and how
// much memory. Three times, the fastest counts.
#include "runs/reader.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace yeonji;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        return std::fputs("usage: bench_readers FILE\n", stderr), 2;
    double best = 1e9;
    size_t numbers = 0;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer clock;
        clock.start();
        const auto read = runs::readAll({application.arguments()[1]});
        best = std::min(best, double(clock.nsecsElapsed()) / 1e9);
        if (!read)
            return std::fprintf(stderr, "%s\n", qPrintable(read.error().sentence())), 1;
        numbers = 0;
        for (const auto &series : read->front()->series)
            numbers += series.size();
    }
    std::printf("%.3f %zu\n", best, numbers);
    return 0;
}
