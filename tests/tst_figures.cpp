// SPDX-License-Identifier: GPL-3.0-or-later
#include "figureruns.h"
#include "golden.h"

#include "figures/curves.h"
#include "figures/group.h"
#include "figures/resolve.h"
#include "figures/svg.h"
#include "resources/resources.h"
#include "paths.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace yeonji;
using namespace yeonji::figures;
using namespace Qt::StringLiterals;
using yeonji::testing::RunMaker;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Canvas canvas(QSizeF size = {640, 320})
{
    Canvas c;
    c.size = size;
    c.tokens = &tokens(Scheme::Light);
    return c;
}

PlotSpec specOf(const QStringList &y)
{
    PlotSpec spec;
    spec.runs = {u"*"_s};
    spec.y = y;
    return spec;
}

QHash<QString, QString> coloursOf(const std::vector<runs::RunPtr> &runs)
{
    QStringList names;
    for (const auto &run : runs)
        names.append(run->name);
    return runColours(names, tokens(Scheme::Light));
}

ResolvedFigure draw(const PlotSpec &spec, const std::vector<runs::RunPtr> &runs, const Canvas &c = canvas())
{
    return resolve(spec, runs, coloursOf(runs), c);
}

QStringList codes(const ResolvedFigure &figure)
{
    QStringList list;
    for (const Finding &finding : figure.findings)
        list.append(finding.code);
    return list;
}

std::vector<runs::RunPtr> two()
{
    return {RunMaker(u"sft-3"_s).falling(u"eval_loss"_s, 2.3, 1.0), RunMaker(u"baseline"_s).falling(u"eval_loss"_s, 2.4, 1.25)};
}

// Two parameters; two runs at (8, 0.001), one that broke at (16, 0.001).
std::vector<runs::RunPtr> sweep()
{
    const auto run = [](int batch, double lr, double best, int seed) -> runs::RunPtr {
        return RunMaker(u"b%1-lr%2-s%3"_s.arg(batch).arg(lr).arg(seed), {{u"batch"_s, batch}, {u"lr"_s, lr}})
            .add(u"eval_loss"_s, {0, 100}, {best, best});
    };
    return {run(8, 0.001, 1, 1), run(8, 0.001, 2, 2), run(8, 0.01, 3, 1), run(16, 0.001, none, 1), run(16, 0.01, 4, 1)};
}

} // namespace

class FiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { resources::load(); }

    // One sample among millions, up or down: at every zoom it is in the picture, at its own height.
    void lonelySpike_isDrawnAtEveryZoom_data()
    {
        QTest::addColumn<double>("smooth");
        QTest::addColumn<bool>("log");
        QTest::newRow("linear") << 0.0 << false;
        QTest::newRow("behind its average") << 0.9 << false;
        QTest::newRow("log") << 0.0 << true;
    }
    void lonelySpike_isDrawnAtEveryZoom()
    {
        QFETCH(double, smooth);
        QFETCH(bool, log);
        constexpr int count = 2'000'000, spikes = 32;
        std::vector<double> steps, values;
        for (int i = 0; i < count; ++i) {
            steps.push_back(i);
            values.push_back(2 + std::sin(i * 0.37) + 0.1 * std::sin(i * 12.9898));
        }
        values[count / 3] = none;
        std::vector<std::pair<double, double>> planted;
        for (int s = 0; s < spikes; ++s) {
            const int at = count / spikes * s + (s * 7919) % 20'000 + 1;
            values[size_t(at)] = s % 2 ? 50 + s : 0.01 / (s + 1);
            planted.emplace_back(at, values[size_t(at)]);
        }
        const runs::RunPtr run = RunMaker(u"long"_s).add(u"loss"_s, std::move(steps), std::move(values));
        PlotSpec spec = specOf({u"loss"_s});
        spec.smooth = smooth;
        if (log)
            spec.yscale = ScaleKind::Log;
        const Curves curves = collect(spec, {run}, {}, tokens(Scheme::Light));
        for (const auto &[x, y] : planted) {
            for (double width = 2.0 * count; width > 4; width /= 2.7) {
                Canvas zoomed = canvas();
                const double from = std::max(0.0, x - width * 0.381);
                zoomed.xzoom = {from, from + width};
                const ResolvedFigure figure = resolve(spec, curves, zoomed);
                const double drawn = log ? std::log10(y) : y;
                const bool seen = std::ranges::any_of(figure.layers, [&](const Layer &layer) {
                    return std::ranges::any_of(layer.points, [&](const QPointF &p) { return p.x() == x && p.y() == drawn; });
                });
                QVERIFY2(seen, qPrintable(u"%1 at %2, %3 wide"_s.arg(y).arg(x).arg(width)));
                QVERIFY(figure.y.from <= drawn && figure.y.to >= drawn);
            }
        }
    }

    void picture_isAsAccepted_data()
    {
        QTest::addColumn<PlotSpec>("spec");
        QTest::addColumn<std::vector<runs::RunPtr>>("runs");
        PlotSpec lines = specOf({u"eval_loss"_s});
        lines.smooth = 0.6;
        lines.caption = u"학습률 3e-4 <b>에서만</b>"_s;
        QTest::newRow("lines") << lines << two();

        PlotSpec seeds = specOf({u"acc"_s});
        seeds.group = u"seed"_s;
        std::vector<runs::RunPtr> five;
        for (int seed = 1; seed <= 5; ++seed)
            five.push_back(RunMaker(u"kmmlu-s%1"_s.arg(seed), {{u"seed"_s, seed}, {u"lr"_s, 3e-4}})
                               .falling(u"acc"_s, 0.7, 0.8 + 0.01 * seed, 13, 0.01));
        QTest::newRow("seeds") << seeds << five;

        PlotSpec holes = specOf({u"loss"_s});
        holes.yscale = ScaleKind::Log;
        QTest::newRow("holes") << holes << std::vector<runs::RunPtr>{
            RunMaker(u"nan & <restart>"_s).add(u"loss"_s, {0, 100, 200, 300, 400, 500, 300, 400, 500, 600, 700},
                                               {10, 5, none, 2, -1, 0.5, 2.2, 1.1, 0.4, none, 0.1})};

        PlotSpec bars = specOf({u"eval_loss@best"_s});
        bars.kind = PlotKind::Bar;
        QTest::newRow("bars") << bars << two();
        PlotSpec histogram = specOf({u"eval_loss"_s});
        histogram.kind = PlotKind::Histogram;
        QTest::newRow("histogram") << histogram << two();
        PlotSpec box = specOf({u"eval_loss"_s});
        box.kind = PlotKind::Box;
        QTest::newRow("box") << box << two();
        PlotSpec heatmap = specOf({u"eval_loss"_s});
        heatmap.kind = PlotKind::Heatmap;
        QTest::newRow("heatmap-steps") << heatmap << two();
        heatmap.y = {u"eval_loss@best"_s};
        heatmap.x = u"lr"_s;
        heatmap.group = u"batch"_s;
        QTest::newRow("heatmap-sweep") << heatmap << sweep();
        PlotSpec parallel = specOf({u"eval_loss@best"_s});
        parallel.kind = PlotKind::Parallel;
        QTest::newRow("parallel") << parallel << sweep();
        PlotSpec time = specOf({u"eval_loss"_s});
        time.x = u"time"_s;
        time.kind = PlotKind::Scatter;
        QTest::newRow("time") << time << two();
    }
    void picture_isAsAccepted()
    {
        QFETCH(PlotSpec, spec);
        QFETCH(std::vector<runs::RunPtr>, runs);
        const QString svg = paintSvg(draw(spec, runs));
        QXmlStreamReader xml(svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        golden::compare(svg.toUtf8(), u"figures/%1.svg"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    // Everything a figure promises its painters, over many sizes and inputs.
    void anyFigure_keepsItsPromises()
    {
        std::vector<runs::RunPtr> many;
        for (int i = 0; i < 25; ++i)
            many.push_back(RunMaker(u"run-with-a-rather-long-name-%1"_s.arg(i)).falling(u"loss"_s, 3 + i, 0.5 + 0.1 * i, 2000));
        for (const QSizeF size : {QSizeF(640, 320), QSizeF(300, 180), QSizeF(1200, 600), QSizeF(120, 80)}) {
            for (const auto &runs : {many, two(), {many.front()}}) {
                for (const ScaleKind scale : {ScaleKind::Linear, ScaleKind::Log}) {
                    PlotSpec spec = specOf({u"*loss"_s});
                    spec.smooth = 0.9;
                    spec.yscale = scale;
                    const auto whole = draw(spec, runs, canvas(size));
                    QVERIFY(whole.layers.size() >= 2 * runs.size());
                    check(whole, size);
                    Canvas zoomed = canvas(size);
                    zoomed.xzoom = {301.5, 402.25};
                    zoomed.yzoom = {0.9, 1.1};
                    check(draw(spec, runs, zoomed), size);
                }
            }
        }
    }

    void manyRuns_areCounted()
    {
        std::vector<runs::RunPtr> many;
        for (int i = 0; i < 40; ++i)
            many.push_back(RunMaker(u"experiment-%1"_s.arg(i)).falling(u"loss"_s, 3, 1, 10));
        const auto figure = draw(specOf({u"loss"_s}), many);
        QVERIFY(figure.legend.size() < 40);
        QVERIFY(figure.legend.size() > 5);
        QCOMPARE(figure.legend.last().label, u"+%1"_s.arg(40 - (figure.legend.size() - 1)));
        QCOMPARE(figure.layers.size(), 40u);
    }

    void millionPoints_becomeFewAndKeepTheExtremes()
    {
        RunMaker maker(u"long"_s);
        std::vector<double> steps, values;
        for (int i = 0; i < 1'000'000; ++i) {
            steps.push_back(i);
            values.push_back(1 + 0.1 * std::sin(i));
        }
        values[765'432] = 9;
        values[123'456] = -3;
        const auto figure = draw(specOf({u"loss"_s}), {maker.add(u"loss"_s, steps, values)});
        QCOMPARE(figure.pointsRead, 1'000'000u);
        QCOMPARE(figure.layers.size(), 1u);
        const auto &points = figure.layers.front().points;
        QVERIFY(points.size() <= size_t(figure.plot.width()) * 4 + 8);
        const auto [low, high] = std::ranges::minmax(points, {}, &QPointF::y);
        QCOMPARE(low.y(), -3.0);
        QCOMPARE(high.y(), 9.0);
        QVERIFY(paintSvg(figure).size() < 40'000);
    }

    void smoothing_keepsTheRawCurveBehind()
    {
        PlotSpec spec = specOf({u"eval_loss"_s});
        spec.smooth = 0.6;
        const auto figure = draw(spec, two());
        QCOMPARE(figure.layers.size(), 4u);
        QVERIFY(figure.layers[0].opacity < 0.5 && figure.layers[1].opacity < 0.5);
        QCOMPARE(figure.layers[2].opacity, 1.0);
        QCOMPARE(figure.layers[2].colour, figure.layers[0].colour);
        QVERIFY(figure.note.contains(u"0.6"));
    }

    void nan_isGapMarkAndFinding()
    {
        const auto figure = draw(specOf({u"loss"_s}), {RunMaker(u"a"_s).add(u"loss"_s, {0, 1, 2, 3, 4}, {5, 4, none, 3, 2})});
        QCOMPARE(codes(figure), QStringList{u"nan"_s});
        QVERIFY(figure.findings.front().message.contains(u'2'));
        QVERIFY(figure.note.contains(u"1 NaN"));
        QCOMPARE(figure.layers.size(), 2u);
        QCOMPARE(std::ranges::count_if(figure.layers[0].points, [](QPointF p) { return std::isnan(p.y()); }), 1);
        QCOMPARE(figure.layers[1].colour, tokens(Scheme::Light).bad);
        QCOMPARE(figure.layers[1].points.front().x(), 2.0);
    }

    void restart_isASegmentOfItsOwn()
    {
        const auto figure = draw(specOf({u"loss"_s}), {RunMaker(u"a"_s).add(u"loss"_s, {0, 10, 20, 10, 20, 30}, {3, 2, 1, 2, 1, 0})});
        const auto &points = figure.layers.front().points;
        QCOMPARE(std::ranges::count_if(points, [](QPointF p) { return std::isnan(p.y()); }), 1);
        QCOMPARE(points.size(), 7u);
        QVERIFY(codes(figure).contains(u"restart"_s));
    }

    void lonePoint_isADisc()
    {
        const auto figure = draw(specOf({u"loss"_s}), {RunMaker(u"a"_s).add(u"loss"_s, {7}, {3})});
        QCOMPARE(figure.layers.size(), 1u);
        QVERIFY(figure.layers.front().mark == Mark::Points);
    }

    void wrongMetric_offersTheNearest()
    {
        const auto figure = draw(specOf({u"eval_los"_s}), two());
        QVERIFY(figure.layers.empty());
        QCOMPARE(codes(figure), QStringList{u"missing-metric"_s});
        QVERIFY(figure.findings.front().message.contains(u"`eval_loss`"));
    }

    // What one shade of the grid stands for, by its words.
    void heatmapOfParameters_meansWhereRunsMeet()
    {
        PlotSpec spec = specOf({u"eval_loss@best"_s});
        spec.kind = PlotKind::Heatmap;
        spec.x = u"lr"_s;
        spec.group = u"batch"_s;
        const auto figure = draw(spec, sweep());
        QStringList words;
        for (const Label &label : figure.labels)
            words.append(label.text);
        QCOMPARE(words, (QStringList{u"1.5"_s, u"3"_s, u"NaN"_s, u"4"_s}));  // (1 + 2) / 2; none at 16 and 0.01
        QCOMPARE(figure.y.ticks.size(), 2);
        QCOMPARE(figure.x.ticks.last().label, u"0.01"_s);
        spec.x = u"lrr"_s;
        QCOMPARE(codes(draw(spec, sweep())), QStringList{u"no-parameter"_s});
    }

    void heatmapOfSteps_showsWhereARunBroke()
    {
        PlotSpec spec = specOf({u"loss"_s});
        spec.kind = PlotKind::Heatmap;
        const auto figure = draw(spec, {RunMaker(u"a"_s).add(u"loss"_s, {0, 1, 2, 3}, {4, 3, none, 1}),
                                        RunMaker(u"b"_s).add(u"loss"_s, {0, 1, 2, 3}, {4, 3, 2, 1})});
        QVERIFY(codes(figure).contains(u"nan"_s));
        QCOMPARE(figure.layers.back().colour, tokens(Scheme::Light).bad);
        QCOMPARE(figure.layers.back().points.size(), 1u);
    }

    void parallel_crossesWhatDiffers()
    {
        PlotSpec spec = specOf({u"eval_loss@best"_s});
        spec.kind = PlotKind::Parallel;
        const auto figure = draw(spec, sweep());
        QStringList axes;
        for (const Tick &tick : figure.x.ticks)
            axes.append(tick.label);
        QCOMPARE(axes, (QStringList{u"batch"_s, u"lr"_s, u"eval_loss@best"_s}));
        QCOMPARE(figure.legend.size(), qsizetype(sweep().size()));
        // Runs that differ in nothing have nothing to cross.
        QCOMPARE(codes(draw(spec, two())), QStringList{u"no-points"_s});
    }

    void logAxis_tellsWhatItCannotShow()
    {
        PlotSpec spec = specOf({u"loss"_s});
        spec.yscale = ScaleKind::Log;
        const auto figure = draw(spec, {RunMaker(u"a"_s).add(u"loss"_s, {0, 1, 2}, {1, 0, 10})});
        QCOMPARE(codes(figure), QStringList{u"log-nonpositive"_s});
        QCOMPARE(draw(spec, {RunMaker(u"b"_s).add(u"loss"_s, {0, 1}, {-1, 0})}).layers.size(), 0u);
    }

    void group_isMeanAndSampleDeviation()
    {
        PlotSpec spec = specOf({u"acc"_s});
        spec.group = u"seed"_s;
        const std::vector<runs::RunPtr> runs{
            RunMaker(u"sft-seed1"_s, {{u"seed"_s, 1}, {u"run_name"_s, u"one"_s}}).add(u"acc"_s, {0, 1}, {1, 4}),
            RunMaker(u"sft-seed2"_s, {{u"seed"_s, 2}, {u"run_name"_s, u"two"_s}}).add(u"acc"_s, {0, 1}, {2, 6}),
            RunMaker(u"sft-seed3"_s, {{u"seed"_s, 3}}).add(u"acc"_s, {0, 1}, {3, 8}),
            RunMaker(u"other"_s, {{u"seed"_s, 3}, {u"lr"_s, 1}}).add(u"acc"_s, {0, 1}, {0, 0})};
        const Curves curves = collect(spec, runs, coloursOf(runs), tokens(Scheme::Light));
        QCOMPARE(curves.curves.size(), 2u);
        QCOMPARE(curves.curves[0].label, u"sft (n = 3)"_s);
        QCOMPARE(*curves.curves[0].y, (runs::Column{2, 6}));
        QCOMPARE(*curves.curves[0].low, (runs::Column{1, 4}));
        QCOMPARE(*curves.curves[0].high, (runs::Column{3, 8}));
        QCOMPARE(curves.curves[1].label, u"other"_s);
        QVERIFY(draw(spec, runs).note.contains(u"mean ± std"));
    }

    // Where no two are left there is a gap in mean and band; where some are lost, the mean of the others says so.
    void groupWithNan_isCutOrTellsWhatItLeavesOut()
    {
        PlotSpec spec = specOf({u"loss"_s});
        spec.group = u"seed"_s;
        const runs::Column steps{0, 1, 2, 3, 4, 5}, cut{6, 5, none, none, 2, 1};
        const auto member = [&](int seed, const runs::Column &values) {
            return RunMaker(u"g-%1"_s.arg(seed), {{u"seed"_s, seed}}).add(u"loss"_s, steps, values);
        };
        const auto figure = draw(spec, {member(1, cut), member(2, cut)});
        const auto gaps = [](const std::vector<QPointF> &points) { return std::ranges::count_if(points, [](QPointF p) { return std::isnan(p.y()); }); };
        QCOMPARE(codes(figure), QStringList{u"nan"_s});
        QList<size_t> bands;
        for (const Layer &layer : figure.layers)
            if (layer.mark == Mark::Band)
                bands.append(layer.points.size());
            else if (layer.colour != tokens(Scheme::Light).bad)
                QVERIFY(gaps(layer.points) > 0);
        QCOMPARE(bands, (QList<size_t>{2, 2}));

        const auto thinned = draw(spec, {member(1, cut), member(2, {6, 5, 4, 3, 2, 1}), member(3, {6, 5, 4, 3, 2, 1})});
        QCOMPARE(codes(thinned), QStringList{u"nan"_s});
        QVERIFY2(thinned.findings.front().message.contains(u"the mean is of the others"_s), qPrintable(thinned.findings.front().message));
        QVERIFY(thinned.findings.front().level == Level::Warning);
    }

    void groupByName_needsNoParameters()
    {
        const auto groups = groupRuns({RunMaker(u"kmmlu-seed-1"_s), RunMaker(u"kmmlu-seed-2"_s), RunMaker(u"base"_s)}, u"seed"_s);
        QCOMPARE(groups.size(), 2u);
        QCOMPARE(groups[0].name, u"kmmlu"_s);
    }

    void groupAtOtherSteps_isDrawnApart()
    {
        PlotSpec spec = specOf({u"acc"_s});
        spec.group = u"seed"_s;
        const auto figure = draw(spec, {RunMaker(u"a"_s, {{u"seed"_s, 1}}).add(u"acc"_s, {0, 2, 4}, {1, 2, 3}),
                                        RunMaker(u"b"_s, {{u"seed"_s, 2}}).add(u"acc"_s, {1, 3, 5}, {1, 2, 3})});
        QVERIFY(codes(figure).contains(u"no-shared-steps"_s));
        QCOMPARE(figure.legend.size(), 2);
    }

    void otherMetricAsX_isJoinedOnSteps()
    {
        PlotSpec spec = specOf({u"acc"_s});
        spec.x = u"tokens"_s;
        const std::vector<runs::RunPtr> runs{
            RunMaker(u"a"_s).add(u"acc"_s, {10, 20}, {0.5, 0.6}).add(u"tokens"_s, {10, 15, 20}, {100, 150, 200})};
        const Curves curves = collect(spec, runs, coloursOf(runs), tokens(Scheme::Light));
        QCOMPARE(*curves.curves.at(0).x, (runs::Column{100, 200}));
    }

    void metricsOfOneRun_haveColoursOfTheirOwn()
    {
        const auto figure = draw(specOf({u"loss"_s, u"eval_loss"_s}),
                                 {RunMaker(u"a"_s).falling(u"loss"_s, 2, 1).falling(u"eval_loss"_s, 2, 1)});
        QCOMPARE(figure.legend.size(), 2);
        QCOMPARE(figure.legend[0].label, u"loss"_s);
        QVERIFY(figure.legend[0].colour != figure.legend[1].colour);
    }

    void pointer_readsTheNearestStepOfEveryCurve()
    {
        const std::vector<runs::RunPtr> runs{RunMaker(u"a"_s).add(u"loss"_s, {0, 10, 20}, {3, 2, 1}),
                                             RunMaker(u"b"_s).add(u"loss"_s, {0, 7}, {5, none})};
        const Curves curves = collect(specOf({u"loss"_s}), runs, coloursOf(runs), tokens(Scheme::Light));
        const auto readings = readingsAt(curves, 12);
        QCOMPARE(readings.size(), 2u);
        QCOMPARE(readings[0].x, 10.0);
        QCOMPARE(readings[0].y, 2.0);
        QCOMPARE(readings[1].x, 7.0);
        QVERIFY(std::isnan(readings[1].y));
    }

private:
    static void check(const ResolvedFigure &figure, QSizeF size)
    {
        const QRectF whole(QPointF(-0.5, -0.5), size + QSizeF(1, 1));
        for (const Layer &layer : figure.layers) {
            QVERIFY(layer.lower.empty() || layer.lower.size() == layer.points.size());
            for (const QPointF &p : layer.points)
                if (!std::isnan(p.y())) {
                    QVERIFY(p.x() >= figure.x.from - 1e-6 * std::abs(figure.x.to) && p.x() <= figure.x.to * (1 + 1e-6));
                    QVERIFY(p.y() >= figure.y.from - 1e-6 && p.y() <= figure.y.to + 1e-6);
                }
        }
        QVERIFY(figure.x.from < figure.x.to && figure.y.from < figure.y.to);
        // Words that are shown have room, and none lies on another.
        if (size.height() < 150)
            return;
        for (qsizetype i = 0; i < figure.legend.size(); ++i) {
            QVERIFY(whole.contains(figure.legend[i].place));
            QVERIFY(!figure.legend[i].place.intersects(figure.plot));
            QVERIFY(figure.note.isEmpty() || !figure.legend[i].place.intersects(figure.notePlace));
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY(!figure.legend[i].place.intersects(figure.legend[j].place));
        }
        QVERIFY(whole.contains(figure.notePlace));
        QVERIFY(figure.plot.width() > size.width() / 2);
        QVERIFY(figure.plot.height() > size.height() / 3);
    }
};

QTEST_MAIN(FiguresTest)
#include "tst_figures.moc"
