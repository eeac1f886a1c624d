// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_manyruns PROJECT: the list of its runs, all of them read, and a figure that compares them; then what
// the next start takes, which has the index.
#include "figures/curves.h"
#include "figures/resolve.h"
#include "figures/svg.h"
#include "resources/resources.h"
#include "runs/card.h"
#include "runs/library.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <algorithm>
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
    const QString project = application.arguments()[1];
    const runs::Places places{project, {}, project, project};
    auto first = std::make_unique<runs::Library>(places);
    const auto listed = measure("list them, without an index", [&] { return first->list().result(); });
    const auto read = measure("read all of them", [&] { return first->find({QStringLiteral("*")}).result(); });
    if (!listed || !read)
        return std::fputs("there are no runs\n", stderr), 1;
    measure("again, from memory", [&] { return first->find({QStringLiteral("*")}).result(); });
    measure("write the index", [&] { first.reset(); return 0; });

    QElapsedTimer start;
    start.start();
    runs::Library library(places);
    const auto known = measure("next start: list them from the index (≤ 200)", [&] { return library.list().result(); });
    const auto cards = std::ranges::count_if(*known, [](const runs::Found &one) { return one.card != nullptr; });
    if (cards != qsizetype(known->size()))
        return std::fprintf(stderr, "only %lld of %zu are known\n", qint64(cards), known->size()), 1;
    const auto again = measure("read what the figure compares", [&] { return library.find({QStringLiteral("*")}).result(); });
    size_t series = 0;
    for (const runs::RunPtr &run : *again)
        series += run->series.size();
    const Tokens &look = tokens(Scheme::Light);
    figures::PlotSpec spec;
    spec.runs = {QStringLiteral("*")};
    spec.y = {again->front()->series.front().name};
    figures::Canvas canvas;
    canvas.tokens = &look;
    const auto figure = measure("the figure of all of them", [&] { return figures::resolve(spec, *again, {}, canvas); });
    const QString svg = measure("the same as SVG", [&] { return figures::paintSvg(figure); });
    std::printf("  %-46s %8.1f ms\n", "next start: to the comparison, in all (≤ 1000)", double(start.nsecsElapsed()) / 1e6);
    std::printf("  %zu runs, %zu series, %lld curves' SVG of %lld KB\n", again->size(), series, qint64(figure.legend.size()),
                qint64(svg.toUtf8().size() / 1000));
    return 0;
}
