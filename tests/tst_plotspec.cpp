// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/plotspec.h"

#include <QTest>

using namespace yeonji;
using namespace yeonji::figures;
using namespace Qt::StringLiterals;

class PlotSpecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fullBlock_isRead()
    {
        const auto spec = parsePlot(u"runs: [\"sft-*\", baseline]\ny: [eval_loss, loss]\nx: epoch\ngroup: seed\n"
                                    "smooth: 0.6\nkind: scatter\nyscale: log\nxrange: [0, 1200]\nheight: 240\n"
                                    "caption: 학습률 3e-4에서만 발산했다\n"_s);
        QVERIFY2(spec.has_value(), qPrintable(spec.error_or(Error{}).message));
        QCOMPARE(spec->runs, (QStringList{u"sft-*"_s, u"baseline"_s}));
        QCOMPARE(spec->y, (QStringList{u"eval_loss"_s, u"loss"_s}));
        QCOMPARE(spec->x, u"epoch"_s);
        QCOMPARE(spec->group, u"seed"_s);
        QCOMPARE(spec->smooth, 0.6);
        QCOMPARE(spec->kind, PlotKind::Scatter);
        QCOMPARE(spec->yscale, ScaleKind::Log);
        QCOMPARE(spec->xrange->second, 1200.0);
        QCOMPARE(*spec->height, 240.0);
        QCOMPARE(spec->caption, u"학습률 3e-4에서만 발산했다"_s);
    }

    void oneName_needsNoList()
    {
        const auto spec = parsePlot(u"runs: 실험-1\ny: loss"_s);
        QVERIFY(spec.has_value());
        QCOMPARE(spec->runs, QStringList{u"실험-1"_s});
    }

    void decomposedHangul_isComposed()
    {
        const auto spec = parsePlot(u"runs: "_s + u"실험"_s.normalized(QString::NormalizationForm_D) + u"\ny: loss"_s);
        QCOMPARE(spec->runs, QStringList{u"실험"_s});
    }

    void wrongBlock_namesLineAndRemedy_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown key") << u"runs: a\ny: b\nsmoth: 0.5"_s << 12 << u"`smooth`"_s;
        QTest::newRow("unknown far key") << u"runs: a\ny: b\nbackground: red"_s << 12 << u"caption"_s;
        QTest::newRow("star") << u"runs: [sft-1, *]\ny: b"_s << 10 << u"\"sft-*\""_s;
        QTest::newRow("smooth") << u"runs: a\ny: b\nsmooth: 1"_s << 12 << u"0.99"_s;
        QTest::newRow("smooth text") << u"runs: a\ny: b\nsmooth: very"_s << 12 << u"number"_s;
        QTest::newRow("kind") << u"runs: a\nkind: pie\ny: b"_s << 11 << u"histogram"_s;
        QTest::newRow("range") << u"runs: a\ny: b\nyrange: [2, 1]"_s << 12 << u"smaller"_s;
        QTest::newRow("no runs") << u"y: b"_s << 10 << u"`runs:`"_s;
        QTest::newRow("no y") << u"runs: a"_s << 10 << u"`y:`"_s;
        QTest::newRow("empty") << QString() << 10 << u"`y: eval_loss`"_s;
        QTest::newRow("map for runs") << u"runs: {a: b}\ny: b"_s << 10 << u"[a, b]"_s;
        QTest::newRow("height") << u"runs: a\ny: b\nheight: 9000000"_s << 12 << u"2000"_s;
    }
    void wrongBlock_namesLineAndRemedy()
    {
        QFETCH(QString, yaml);
        QFETCH(int, line);
        QFETCH(QString, says);
        const auto spec = parsePlot(yaml, u"day.md"_s, 10);
        QVERIFY(!spec);
        QCOMPARE(spec.error().line, line);
        QCOMPARE(spec.error().file, u"day.md"_s);
        QVERIFY2(spec.error().message.contains(says), qPrintable(spec.error().message));
    }

    void writtenBlock_readsBackTheSame()
    {
        PlotSpec spec;
        spec.runs = {u"sft-*"_s, u"true"_s, u"a: b"_s, u"실험 3"_s};
        spec.y = {u"acc,none"_s};
        spec.smooth = 0.6;
        spec.yscale = ScaleKind::Log;
        spec.yrange = {1e-5, 2.5};
        spec.caption = u"\"따옴표\" # 그리고 \\"_s;
        const auto again = parsePlot(plotYaml(spec));
        QVERIFY2(again.has_value(), qPrintable(plotYaml(spec)));
        QVERIFY(*again == spec);
    }

    void plainFigure_isTwoLines()
    {
        PlotSpec spec;
        spec.runs = {u"sft-3"_s, u"baseline"_s};
        spec.y = {u"eval_loss"_s};
        QCOMPARE(plotYaml(spec), u"runs: [sft-3, baseline]\ny: eval_loss\n"_s);
    }
};

QTEST_GUILESS_MAIN(PlotSpecTest)
#include "tst_plotspec.moc"
