// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/reduce.h"
#include "figures/smooth.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace yeonji::figures;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Points
{
    std::vector<double> x, y;
};

Points noise(size_t n)
{
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    Points points;
    for (size_t i = 0; i < n; ++i) {
        points.x.push_back(double(i));
        points.y.push_back(std::exp(-double(i) / double(n)) + 0.1 * normal(random));
    }
    return points;
}

// What M4 promises: first, lowest, highest and last of each column.
struct Four
{
    double first = none, low = none, high = none, last = none;
    void add(double y)
    {
        if (std::isnan(first))
            first = low = high = y;
        low = std::min(low, y);
        high = std::max(high, y);
        last = y;
    }
    bool operator==(const Four &other) const = default;
};

std::vector<Four> columnsOf(const Points &points, const std::vector<size_t> &indices, const Columns &columns)
{
    std::vector<Four> result(size_t(columns.count), Four{});
    for (const size_t i : indices)
        if (i != gap && points.x[i] >= columns.from && points.x[i] <= columns.to)
            result[size_t(std::min(columns.count - 1, int((points.x[i] - columns.from) / (columns.to - columns.from) * columns.count)))]
                .add(points.y[i]);
    return result;
}

std::vector<size_t> all(size_t n)
{
    std::vector<size_t> indices(n);
    for (size_t i = 0; i < n; ++i)
        indices[i] = i;
    return indices;
}

} // namespace

class ReduceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyPoints_keepFirstLowestHighestLastOfEveryColumn()
    {
        const Points points = noise(100'000);
        for (const Columns &columns : {Columns{0, 99'999, 640, false}, Columns{0, 99'999, 640, false, true},
                                       Columns{20'000.5, 31'234, 333, false, true}}) {
            const auto kept = reducedIndices(points.x, points.y, columns);
            QVERIFY(kept.size() <= size_t(columns.count + 2) * 4);
            QVERIFY(columnsOf(points, kept, columns) == columnsOf(points, all(points.x.size()), columns));
            QVERIFY(std::ranges::is_sorted(kept));
        }
    }

    void knownExtremes_changeNothing_data()
    {
        QTest::addColumn<bool>("log");
        QTest::addColumn<bool>("positive");
        QTest::newRow("linear") << false << false;
        QTest::newRow("positive") << false << true;
        QTest::newRow("log") << true << false;
    }
    void knownExtremes_changeNothing()
    {
        QFETCH(bool, log);
        QFETCH(bool, positive);
        std::mt19937 random(5);
        Points points = noise(200'000);
        for (size_t i = 0; i < points.x.size(); ++i) {
            points.y[i] = std::round(points.y[i] * 50) / 50 - (i > 150'000 ? 0.3 : 0);  // many are equal
            points.x[i] = double(i / 3) * (i > 90'000 ? 2 : 1);
        }
        for (int i = 0; i < 40; ++i)
            points.y[random() % points.y.size()] = i % 3 ? none : std::numeric_limits<double>::infinity();
        const Extremes extremes(points.y);
        const double whole = points.x.back();
        for (const auto &[from, to] : {std::pair(log ? 1.0 : 0.0, whole), {1000.0, 30'000.0}, {5000.5, 5900.25},
                                       {whole / 2, whole}, {whole / 3, whole / 3 + 40}}) {
            for (const int count : {3, 300}) {
                for (const size_t offset : {size_t(0), size_t(1000)}) {  // a segment behind a restart
                    const std::span x(points.x), y(points.y);
                    Columns columns{from, to, count, log, true};
                    const auto slowly = reducedIndices(x.subspan(offset), y.subspan(offset), columns, positive);
                    columns.extremes = &extremes;
                    columns.offset = offset;
                    QCOMPARE(reducedIndices(x.subspan(offset), y.subspan(offset), columns, positive), slowly);
                }
            }
        }
    }

    void zoom_keepsTheNeighboursOutside()
    {
        const Points points{{0, 1, 2, 3, 4}, {5, 6, 7, 8, 9}};
        QCOMPARE(reducedIndices(points.x, points.y, {1.5, 2.5, 100, false, true}), (std::vector<size_t>{1, 2, 3}));
        QCOMPARE(reducedIndices(points.x, points.y, {2.2, 2.4, 100, false, true}), (std::vector<size_t>{2, 3}));
    }

    void nan_breaksTheStroke()
    {
        const Points points{{0, 1, 2, 3, 4}, {1, none, 2, 3, std::numeric_limits<double>::infinity()}};
        QCOMPARE(reducedIndices(points.x, points.y, {0, 4, 100, false}), (std::vector<size_t>{0, gap, 2, 3}));
    }

    void nothingFinite_isNothing()
    {
        QVERIFY(reducedIndices(std::vector{0., 1.}, std::vector{none, none}, {0, 1, 10, false}).empty());
        QVERIFY(reducedIndices(std::vector<double>{}, std::vector<double>{}, {0, 1, 10, false}).empty());
    }

    void logAxis_takesOnlyWhatIsAboveZero()
    {
        const Points points{{1, 10, 100}, {0.5, -1, 2}};
        QCOMPARE(reducedIndices(points.x, points.y, {1, 100, 50, true}, true), (std::vector<size_t>{0, gap, 2}));
    }

    void backwards_keepsEveryPart()
    {
        const Points points{{0, 5, 0, 5}, {1, 2, 3, 4}};
        QCOMPARE(reducedIndices(points.x, points.y, {0, 5, 2, false}), (std::vector<size_t>{0, 1, 2, 3}));
    }

    void stroke_isCutAtTheEdges()
    {
        const auto cut = clipped({{-1, 0}, {1, 2}, {3, 0}}, 0, 2, 0, 1.5);
        QVERIFY(cut.size() == 5);
        QCOMPARE(cut[0], QPointF(0, 1));
        QCOMPARE(cut[1], QPointF(0.5, 1.5));
        QVERIFY(std::isnan(cut[2].y()));
        QCOMPARE(cut[3], QPointF(1.5, 1.5));
        QCOMPARE(cut[4], QPointF(2, 1));
    }

    void strokeInside_staysAsItIs()
    {
        const std::vector<QPointF> stroke{{0, 0}, {1, 1}, {2, 0}};
        QCOMPARE(clipped(stroke, 0, 2, 0, 1), stroke);
    }

    void average_isFreeOfBias()
    {
        // Adam's correction by hand: 0.4·1/0.4; (0.6·0.4·1 + 0.4·2)/0.64.
        const auto average = smoothed(std::vector{1., 2., none, 3.}, std::vector<size_t>{0}, 0.6);
        QCOMPARE(average[0], 1.0);
        QCOMPARE(average[1], (0.24 + 0.8) / 0.64);
        QVERIFY(std::isnan(average[2]));
        QCOMPARE(average[3], (0.6 * 1.04 + 1.2) / (1 - 0.216));
    }

    void average_ofAConstant_isTheConstant()
    {
        for (const double value : smoothed(std::vector<double>(50, 2.5), std::vector<size_t>{0}, 0.99))
            QCOMPARE(value, 2.5);
    }

    void average_beginsAnewAfterARestart()
    {
        const auto average = smoothed(std::vector{1., 1., 5., 5.}, std::vector<size_t>{0, 2}, 0.9);
        QCOMPARE(average[2], 5.0);
    }
};

QTEST_GUILESS_MAIN(ReduceTest)
#include "tst_reduce.moc"
