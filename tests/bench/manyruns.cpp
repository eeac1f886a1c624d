// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_manyruns PROJECT: the list of its runs, all of them read, and a figure that compares them.
#include "figures/curves.h"
#include "figures/resolve.h"
#include "figures/svg.h"
#include "resources/resources.h"
#include "runs/library.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <cstdio>

using namespace yeonji;

namespace {

template<class Work>
auto measure(const char *name, Work work)
{
    QElapsedTimer clock;
    clock.start();
    auto result = work();
    std::printf("  %-46s %8.1f ms\n", name, double(clock.nsecsElapsed()) / 1e6);
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    resources::load();
    if (argc != 2)
        return std::fputs("usage: bench_manyruns PROJECT\n", stderr), 2;
    runs::Library library({application.arguments()[1], {}});
    const auto listed = measure("list them", [&] { return library.list().result(); });
    const auto read = measure("read all of them", [&] { return library.find({QStringLiteral("*")}).result(); });
    if (!listed || !read)
        return std::fputs("there are no runs\n", stderr), 1;
    const auto again = measure("again, from memory", [&] { return library.find({QStringLiteral("*")}).result(); });
    size_t series = 0;
    for (const runs::RunPtr &run : *again)
        series += run->series.size();
    const Tokens &look = tokens(Scheme::Light);
    figures::PlotSpec spec;
    spec.runs = {QStringLiteral("*")};
    spec.y = {again->front()->series.front().name};
    figures::Canvas canvas;
    canvas.tokens = &look;
    const auto figure = measure("a figure of all of them", [&] { return figures::resolve(spec, *again, {}, canvas); });
    const QString svg = measure("the same as SVG", [&] { return figures::paintSvg(figure); });
    std::printf("  %zu runs, %zu series, %lld curves' SVG of %lld KB\n", again->size(), series, qint64(figure.legend.size()),
                qint64(svg.toUtf8().size() / 1000));
    return 0;
}
