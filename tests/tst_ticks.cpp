// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/format.h"
#include "figures/ticks.h"

#include <QTest>

#include <cmath>

using namespace yeonji;
using namespace yeonji::figures;
using namespace Qt::StringLiterals;

namespace {

QStringList labels(const Scale &scale)
{
    QStringList list;
    for (const Tick &tick : scale.ticks)
        list.append(tick.label);
    return list;
}

} // namespace

class TicksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labels_areWhatOneWouldWrite_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<Fit>("fit");
        QTest::addColumn<QString>("expected");
        QTest::newRow("loss") << 0.85 << 2.38 << Fit::Grow << u"0.8 1.2 1.6 2 2.4"_s;
        QTest::newRow("steps") << 0. << 1200. << Fit::Keep << u"0 300 600 900 1,200"_s;
        QTest::newRow("odd steps") << 0. << 7000. << Fit::Keep << u"0 2,000 4,000 6,000"_s;
        QTest::newRow("learning rate") << 0. << 3e-4 << Fit::Grow << u"0 1e-4 2e-4 3e-4"_s;
        QTest::newRow("accuracy") << 0.69 << 0.86 << Fit::Grow << u"0.68 0.72 0.76 0.8 0.84 0.88"_s;
        QTest::newRow("millions") << 0. << 5e6 << Fit::Keep << u"0 1M 2M 3M 4M 5M"_s;
        QTest::newRow("negative") << -2.1 << 1.9 << Fit::Grow << u"−3 −2 −1 0 1 2"_s;
        QTest::newRow("constant") << 22. << 22. << Fit::Grow << u"19 20 21 22 23 24 25"_s;
        QTest::newRow("nought") << 0. << 0. << Fit::Grow << u"−1 −0.5 0 0.5 1"_s;
    }
    void labels_areWhatOneWouldWrite()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(Fit, fit);
        QFETCH(QString, expected);
        QCOMPARE(labels(linearScale(low, high, 7, fit)).join(u' '), expected);
    }

    void smallAxis_isMarkedBetweenItsEnds()
    {
        for (const int most : {3, 4})
            QCOMPARE(labels(linearScale(0.97, 4.16, most, Fit::Grow)).join(u' '), u"0 2.5 5"_s);
        // But a third tick is not worth an axis that is mostly empty.
        QCOMPARE(labels(linearScale(0.85, 2.38, 3, Fit::Grow)).join(u' '), u"0 2.5"_s);
    }

    // Over a great many ranges: in order, even, inside, told apart, and never too many.
    void anyRange_hasEvenDistinctTicks()
    {
        for (int exponent = -12; exponent <= 12; ++exponent)
            for (const double low : {-3.7, -1.0, 0.0, 0.02, 1.0, 99.9})
                for (const double width : {0.013, 0.9, 1.0, 7.77, 250.0})
                    for (const int most : {3, 5, 8})
                        for (const Fit fit : {Fit::Grow, Fit::Keep}) {
                            const double from = low * std::pow(10, exponent), to = (low + width) * std::pow(10, exponent);
                            const Scale scale = linearScale(from, to, most, fit);
                            const double slack = 1e-6 * (to - from);
                            QVERIFY(scale.ticks.size() <= most);
                            QVERIFY(fit == Fit::Keep || scale.ticks.size() >= 2);
                            QVERIFY(scale.from <= from + slack && scale.to >= to - slack);
                            auto all = labels(scale);
                            QCOMPARE(all.removeDuplicates(), 0);
                            for (qsizetype i = 0; i < scale.ticks.size(); ++i) {
                                QVERIFY(scale.ticks[i].at >= scale.from - slack && scale.ticks[i].at <= scale.to + slack);
                                if (i > 1)
                                    QVERIFY(std::abs(scale.ticks[i].at - 2 * scale.ticks[i - 1].at + scale.ticks[i - 2].at) < slack);
                            }
                        }
    }

    void logAxis_standsAtPowers()
    {
        QCOMPARE(labels(logScale(1e-5, 10, 7, Fit::Grow)).join(u' '), u"1e-5 1e-4 0.001 0.01 0.1 1 10"_s);
        QCOMPARE(labels(logScale(0.9, 12, 7, Fit::Grow)).join(u' '), u"0.5 1 2 5 10 20"_s);
        const Scale scale = logScale(1e-5, 10, 7, Fit::Grow);
        QCOMPARE(scale.from, -5.0);
        QCOMPARE(scale.to, 1.0);
        QVERIFY(logScale(1e-30, 1e30, 6, Fit::Grow).ticks.size() <= 6);
        QVERIFY(logScale(2, 2, 6, Fit::Grow).ticks.size() >= 2);
    }

    void time_isInTheUnitThatFits()
    {
        QCOMPARE(labels(timeScale(0, 5400, 6, Fit::Keep)).join(u", "_s), u"0, 0.5 h, 1 h, 1.5 h"_s);
        QCOMPARE(labels(timeScale(0, 1500, 6, Fit::Keep)).join(u", "_s), u"0, 5 min, 10 min, 15 min, 20 min, 25 min"_s);
        QCOMPARE(labels(timeScale(0, 42, 6, Fit::Keep)).join(u", "_s), u"0, 10 s, 20 s, 30 s, 40 s"_s);
        QCOMPARE(labels(timeScale(0, 86400 * 5., 6, Fit::Keep)).join(u", "_s), u"0, 1 d, 2 d, 3 d, 4 d, 5 d"_s);
    }

    void plainNumber_isShort_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("loss") << 0.98 << u"0.98"_s;
        QTest::newRow("float") << 0.12345670163631439 << u"0.1235"_s;
        QTest::newRow("rate") << 3e-4 << u"3e-4"_s;
        QTest::newRow("whole") << 1204880. << u"1204880"_s;
        QTest::newRow("large") << 12345.678 << u"12346"_s;
        QTest::newRow("negative") << -2.5 << u"-2.5"_s;
        QTest::newRow("nan") << std::nan("") << u"NaN"_s;
        QTest::newRow("nought") << 0. << u"0"_s;
        QTest::newRow("hair below ten") << 9.99999 << u"10"_s;
    }
    void plainNumber_isShort()
    {
        QFETCH(double, value);
        QFETCH(QString, expected);
        QCOMPARE(plainNumber(value), expected);
    }

    // The right column is what Python 3 prints for format(value, spec).
    void format_isAsInPython_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("expected");
        QTest::newRow(".2f") << 0.983 << u".2f"_s << u"0.98"_s;
        QTest::newRow(".3g") << 0.00012345 << u".3g"_s << u"0.000123"_s;
        QTest::newRow(".3g small") << 0.000012345 << u".3g"_s << u"1.23e-05"_s;
        QTest::newRow(".1%") << 0.5678 << u".1%"_s << u"56.8%"_s;
        QTest::newRow("%") << 0.5 << u"%"_s << u"50.000000%"_s;
        QTest::newRow(",.0f") << 1234567.8 << u",.0f"_s << u"1,234,568"_s;
        QTest::newRow("+.1f") << 2.25 << u"+.1f"_s << u"+2.2"_s;
        QTest::newRow(".1e") << 12345. << u".1e"_s << u"1.2e+04"_s;
        QTest::newRow("d") << 900. << u"d"_s << u"900"_s;
        QTest::newRow("nan") << std::nan("") << u".2f"_s << u"nan"_s;
    }
    void format_isAsInPython()
    {
        QFETCH(double, value);
        QFETCH(QString, spec);
        QFETCH(QString, expected);
        QCOMPARE(pythonFormat(value, spec).value_or(u"error"_s), expected);
    }

    void wrongFormat_saysHow()
    {
        for (const QString &spec : {u"2f.3"_s, u"%d"_s, u".2x"_s, u".999f"_s}) {
            const auto text = pythonFormat(1, spec);
            QVERIFY2(!text, qPrintable(spec));
            QVERIFY(text.error().message.contains(u".2f"));
        }
        QVERIFY(!pythonFormat(1.5, u"d"_s));
    }
};

QTEST_GUILESS_MAIN(TicksTest)
#include "tst_ticks.moc"
