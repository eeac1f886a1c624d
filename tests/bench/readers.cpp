// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_readers FILE: seconds until the file is a run, and until its ends are, in a process that has
// started before. Three times, the fastest counts.
#include "runs/glimpse.h"

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
    double best = 1e9, first = 1e9;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer clock;
        clock.start();
        const auto found = runs::discover(application.arguments()[1]);
        if (!found || !runs::glimpse(found->front()))
            return std::fputs("this file has no first look\n", stderr), 1;
        first = std::min(first, double(clock.nsecsElapsed()) / 1e9);
        clock.start();
        const auto read = runs::readAll({application.arguments()[1]});
        best = std::min(best, double(clock.nsecsElapsed()) / 1e9);
        if (!read)
            return std::fprintf(stderr, "%s\n", qPrintable(read.error().sentence())), 1;
    }
    std::printf("%.3f %.4f\n", best, first);
    return 0;
}
