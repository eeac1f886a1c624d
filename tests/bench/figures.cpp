// SPDX-License-Identifier: GPL-3.0-or-later
#include "../figureruns.h"

#include "figures/curves.h"
#include "figures/reduce.h"
#include "figures/resolve.h"
#include "figures/smooth.h"
#include "figures/svg.h"
#include "resources/resources.h"
#include "widgets/figureview.h"

#include <QElapsedTimer>
#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace yeonji;
using namespace yeonji::figures;

namespace {

template<class Work>
void measure(const char *name, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    std::printf("  %-46s %8.2f ms\n", name, times[4]);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    resources::load();
    constexpr int many = 20'000'000, million = 1'000'000;
    std::vector<double> x(many), y(many);
    for (int i = 0; i < many; ++i) {
        x[size_t(i)] = i;
        y[size_t(i)] = std::sin(i * 0.37) + 1e-7 * i;
    }
    volatile double sink = 0;
    measure("yardstick: add up 20 M numbers twice", [&] {
        sink = sink + std::accumulate(x.begin(), x.end(), 0.0) + std::accumulate(y.begin(), y.end(), 0.0);
    });
    measure("M4, 20 M points to 640 columns", [&] { sink = sink + double(reducedIndices(x, y, {0, many, 640, false, true}).size()); });
    measure("M4, a thousandth of them", [&] { sink = sink + double(reducedIndices(x, y, {1e7, 1e7 + many / 1000, 640, false, true}).size()); });

    testing::RunMaker maker(QStringLiteral("long"));
    maker.add(QStringLiteral("loss"), {x.begin(), x.begin() + million}, {y.begin(), y.begin() + million});
    PlotSpec spec;
    spec.runs = {QStringLiteral("long")};
    spec.y = {QStringLiteral("loss")};
    spec.smooth = 0.6;
    Canvas canvas;
    canvas.tokens = &tokens(Scheme::Light);
    const Curves curves = collect(spec, {maker}, {}, *canvas.tokens);
    measure("collect and smooth 1 M points", [&] { sink = sink + double(collect(spec, {maker}, {}, *canvas.tokens).curves.size()); });
    measure("resolve 1 M points, smoothed", [&] { sink = sink + resolve(spec, curves, canvas).x.to; });
    Canvas zoomed = canvas;
    zoomed.xzoom = {500'000, 510'000};
    measure("resolve a hundredth of them", [&] { sink = sink + resolve(spec, curves, zoomed).x.to; });
    const ResolvedFigure figure = resolve(spec, curves, canvas);
    measure("write it as SVG", [&] { sink = sink + double(paintSvg(figure).size()); });
    const auto wholeRun = testing::RunMaker(QStringLiteral("whole")).add(QStringLiteral("loss"), x, y);
    PlotSpec huge;
    huge.runs = {QStringLiteral("whole")};
    huge.y = {QStringLiteral("loss")};
    measure("collect 20 M points, once a run", [&] { sink = sink + double(collect(huge, {wholeRun}, {}, *canvas.tokens).curves.size()); });
    const Curves all = collect(huge, {wholeRun}, {}, *canvas.tokens);
    measure("resolve 20 M points: the data of a frame", [&] { sink = sink + resolve(huge, all, canvas).x.to; });
    Canvas half = canvas;
    half.xzoom = {many * 0.2, many * 0.7};
    measure("resolve half of them", [&] { sink = sink + resolve(huge, all, half).x.to; });
    widgets::FigureView view;
    view.resize(1000, 500);
    view.show();
    view.setFigure(huge, {wholeRun}, {}, *canvas.tokens);
    view.zoom(1.6, 0.4);
    double by = 0.01;
    measure("a whole frame of a pan over 20 M points", [&] {
        view.pan(by = -by);
        view.viewport()->repaint();
    });
    bool closer = false;
    measure("a whole frame of a zoom", [&] {
        view.zoom((closer = !closer) ? 1.1 : 1 / 1.1, 0.5);
        view.viewport()->repaint();
    });
    std::printf("  %-46s %8.1f KB\n", "its size", double(paintSvg(figure).toUtf8().size()) / 1000);
    return 0;
}
