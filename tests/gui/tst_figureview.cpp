// SPDX-License-Identifier: GPL-3.0-or-later
#include "../figureruns.h"

#include "figures/svg.h"
#include "resources/resources.h"
#include "widgets/figureview.h"
#include "paths.h"

#include <QClipboard>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QWheelEvent>
#include <QXYSeries>
#include <QChart>

using namespace yeonji;
using namespace yeonji::figures;
using namespace Qt::StringLiterals;
using yeonji::testing::RunMaker;
using widgets::FigureView;

namespace {

PlotSpec specOf(const QString &y)
{
    PlotSpec spec;
    spec.runs = {u"*"_s};
    spec.y = {y};
    return spec;
}

QHash<QString, QString> coloursOf(const std::vector<runs::RunPtr> &runs)
{
    QStringList names;
    for (const auto &run : runs)
        names.append(run->name);
    return runColours(names, tokens(Scheme::Light));
}

QImage photograph(QWidget &widget)
{
    QImage image(widget.size(), QImage::Format_RGB32);
    image.fill(QColor(tokens(Scheme::Light).paper));
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

// Of every 4×4 pixels the mean: two painters may disagree about the edge of a line, not about the line.
QImage coarse(const QImage &image)
{
    return image.scaled(image.size() / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

class FigureViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        QTest::failOnWarning();
    }

    void bothPainters_drawTheSame_data()
    {
        QTest::addColumn<PlotSpec>("spec");
        QTest::addColumn<std::vector<runs::RunPtr>>("runs");
        const std::vector<runs::RunPtr> two{RunMaker(u"sft-3"_s, {{u"lr"_s, 3e-4}}).falling(u"loss"_s, 2.3, 1.0),
                                            RunMaker(u"baseline"_s, {{u"lr"_s, 1e-4}}).falling(u"loss"_s, 2.4, 1.25)};
        PlotSpec smooth = specOf(u"loss"_s);
        smooth.smooth = 0.6;
        QTest::newRow("smooth") << smooth << two;
        PlotSpec log = specOf(u"loss"_s);
        log.yscale = ScaleKind::Log;
        const double none = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("gaps and a restart")
            << log << std::vector<runs::RunPtr>{RunMaker(u"a"_s).add(u"loss"_s, {0, 100, 200, 300, 400, 500, 300, 400, 500, 600, 700},
                                                                     {10, 5, none, 2, -1, 0.5, 2.2, 1.1, 0.4, none, 0.1})};
        PlotSpec seeds = specOf(u"acc"_s);
        seeds.group = u"seed"_s;
        std::vector<runs::RunPtr> five;
        for (int seed = 1; seed <= 5; ++seed)
            five.push_back(RunMaker(u"kmmlu-s%1"_s.arg(seed), {{u"seed"_s, seed}}).falling(u"acc"_s, 0.7, 0.8 + 0.01 * seed, 13, 0.01));
        QTest::newRow("band") << seeds << five;
        for (const auto &[name, kind] : {std::pair("bars", PlotKind::Bar), {"box", PlotKind::Box}, {"histogram", PlotKind::Histogram},
                                         {"scatter", PlotKind::Scatter}, {"heatmap", PlotKind::Heatmap},
                                         {"parallel", PlotKind::Parallel}}) {
            PlotSpec spec = specOf(u"loss"_s);
            spec.kind = kind;
            QTest::newRow(name) << spec << two;
        }
    }
    void bothPainters_drawTheSame()
    {
        QFETCH(PlotSpec, spec);
        QFETCH(std::vector<runs::RunPtr>, runs);
        FigureView view;
        view.resize(640, 320);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFigure(spec, runs, coloursOf(runs), tokens(Scheme::Light));
        QCOMPARE(view.figure().size, QSizeF(640, 320));
        QVERIFY(!view.figure().layers.empty());
        view.clearFocus();  // its ring is the window's alone
        QCoreApplication::processEvents();  // QtCharts moves its items when it is back in its loop
        const QImage window = photograph(view);

        ResolvedFigure figure = view.figure();
        figure.fontFaces = tokens(Scheme::Light).readingFaces.first();  // Qt's own reader of SVG knows one family
        QSvgRenderer svg(paintSvg(figure).toUtf8());
        QImage page(window.size(), QImage::Format_RGB32);
        page.fill(QColor(tokens(Scheme::Light).paper));
        QPainter painter(&page);
        svg.render(&painter, QRectF(QPointF(0, 0), page.size()));
        painter.end();
        if (qEnvironmentVariableIsSet("YEONJI_KEEP")) {
            window.save(qEnvironmentVariable("YEONJI_KEEP") + u'/' + QLatin1StringView(QTest::currentDataTag()) + u"-window.png"_s);
            page.save(qEnvironmentVariable("YEONJI_KEEP") + u'/' + QLatin1StringView(QTest::currentDataTag()) + u"-page.png"_s);
        }

        const QImage a = coarse(window), b = coarse(page);
        int different = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x) {
                const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
                if (std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) + std::abs(p.blue() - q.blue()) > 72)
                    ++different;
            }
        QVERIFY2(different * 250 < a.width() * a.height(), qPrintable(QString::number(different)));
    }

    // A point with gaps around it is a disc, and one at the edge of the plot a whole one.
    void lonePointAtTheEdge_isAWholeDisc()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const std::vector<runs::RunPtr> runs{RunMaker(u"a"_s).add(u"loss"_s, {1, 2, 3, 4, 5}, {2.5, none, 1.5, 1.3, 1.2})};
        FigureView view;
        view.resize(640, 320);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Light));
        view.clearFocus();
        QCoreApplication::processEvents();
        const auto lone = std::ranges::find(view.figure().layers, Mark::Points, &Layer::mark);
        QVERIFY(lone != view.figure().layers.end());
        QCOMPARE(lone->points.size(), size_t(1));
        const ResolvedFigure &figure = view.figure();
        const QPointF at = lone->points.front();
        const QPointF middle(figure.plot.left() + (at.x() - figure.x.from) / (figure.x.to - figure.x.from) * figure.plot.width(),
                             figure.plot.bottom() - (at.y() - figure.y.from) / (figure.y.to - figure.y.from) * figure.plot.height());
        const QImage window = photograph(view);
        for (const QPointF &side : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
            const QPoint place = (middle + side * (lone->width / 2 - 1.2)).toPoint();
            const QColor seen = window.pixelColor(place), meant(lone->colour);
            const int away = std::abs(seen.red() - meant.red()) + std::abs(seen.green() - meant.green()) + std::abs(seen.blue() - meant.blue());
            QVERIFY2(away < 120, qPrintable(seen.name() + u" at "_s + QString::number(place.x()) + u' ' + QString::number(place.y())));
        }
    }

    void hugeRun_feedsTheChartFewPoints()
    {
        RunMaker maker(u"long"_s);
        std::vector<double> steps, values;
        for (int i = 0; i < 300'000; ++i) {
            steps.push_back(i);
            values.push_back(std::sin(i));
        }
        const std::vector<runs::RunPtr> runs{maker.add(u"loss"_s, steps, values)};
        FigureView view;
        view.resize(640, 320);
        view.show();
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Light));
        const auto count = [&] {
            qsizetype points = 0;
            for (auto *series : view.chart()->series())
                if (auto *xy = qobject_cast<QXYSeries *>(series))
                    points += xy->count();
            return points;
        };
        QVERIFY(count() > 600);
        QVERIFY(count() <= 640 * 4 + 8);
        view.zoom(1000, 0.5);
        QVERIFY(view.figure().x.to - view.figure().x.from < 310);
        QVERIFY(count() > 200 && count() < 310);
    }

    // Twenty million points, of which a few single ones stand out: each is in the picture, however close.
    void hugeRun_showsEverySpikeAtEveryZoom()
    {
        constexpr size_t many = 20'000'000;
        constexpr double high = 10, low = -9;
        std::vector<double> steps(many), values(many);
        for (size_t i = 0; i < many; ++i) {
            steps[i] = double(i);
            values[i] = double(i * 2654435761u % 1000) / 1000;
        }
        std::vector<size_t> spikes{1, many - 2, many / 2, many / 2 + 25'000};
        for (size_t at = 777'777; at < many; at += 3'333'333)
            spikes.push_back(at);
        for (size_t i = 0; i < spikes.size(); ++i)
            values[spikes[i]] = i % 2 ? low : high;
        const std::vector<runs::RunPtr> runs{RunMaker(u"long"_s).add(u"loss"_s, steps, values)};
        FigureView view;
        view.resize(1000, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto colours = coloursOf(runs);
        view.setFigure(specOf(u"loss"_s), runs, colours, tokens(Scheme::Light));
        view.clearFocus();
        const QColor ink(colours.value(u"long"_s)), paper(tokens(Scheme::Light).paper);
        // Two pixels before its tip, where nothing else is drawn: ink within a pixel or two of its place.
        const auto isSeen = [&](const QImage &picture, size_t spike, bool up) {
            const ResolvedFigure &figure = view.figure();
            const double x = figure.plot.left() + (double(spike) - figure.x.from) / (figure.x.to - figure.x.from) * figure.plot.width();
            const double y = figure.plot.bottom() - ((up ? high : low) - figure.y.from) / (figure.y.to - figure.y.from) * figure.plot.height() + (up ? 2 : -2);
            for (int column = int(x) - 1; column <= int(x) + 2; ++column) {
                const QColor pixel = picture.pixelColor(std::clamp(column, 0, picture.width() - 1), int(y));
                const auto far = [&pixel](const QColor &c) { return std::abs(pixel.red() - c.red()) + std::abs(pixel.green() - c.green()) + std::abs(pixel.blue() - c.blue()); };
                if (far(ink) < far(paper))
                    return true;
            }
            return false;
        };
        int seen = 0;
        for (size_t i = 0; i < spikes.size(); ++i) {
            view.resetZoom();
            for (int zoom = 0; zoom < 7; ++zoom) {
                QCoreApplication::processEvents();
                const QImage picture = photograph(view);
                const ResolvedFigure &figure = view.figure();
                for (size_t k = 0; k < spikes.size(); ++k)
                    if (double(spikes[k]) >= figure.x.from && double(spikes[k]) <= figure.x.to) {
                        ++seen;
                        QVERIFY2(isSeen(picture, spikes[k], k % 2 == 0), qPrintable(u"spike %1, zoom %2 at spike %3"_s.arg(k).arg(zoom).arg(i)));
                    }
                view.zoom(10, (double(spikes[i]) - figure.x.from) / (figure.x.to - figure.x.from));
            }
        }
        QVERIFY(seen > 100);
        // That the test can fail: next to a spike there is none.
        view.resetZoom();
        QVERIFY(!isSeen(photograph(view), spikes[4] + 200'000, true));
    }

    // A run that is being written: what is looked at stays, and what is new can be gone to.
    void runThatGrows_keepsTheZoomAndCanBePannedToItsEnd()
    {
        const auto grown = [](int points) {
            std::vector<double> steps, values;
            for (int i = 0; i < points; ++i) {
                steps.push_back(i);
                values.push_back(3.0 / (1 + i));
            }
            return std::vector<runs::RunPtr>{RunMaker(u"a"_s).add(u"loss"_s, steps, values)};
        };
        FigureView view;
        view.resize(640, 320);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto runs = grown(100);
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Light));
        const QPointF middle = view.figure().plot.center();
        view.setFocus();
        QWheelEvent wheel(middle, view.mapToGlobal(middle), {}, {0, 960}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &wheel);
        QVERIFY(view.isZoomed());
        const auto before = view.figure().x;
        for (int points = 101; points < 200; points += 7) {
            const auto more = grown(points);
            view.setFigure(specOf(u"loss"_s), more, coloursOf(more), tokens(Scheme::Light));
            QCOMPARE(view.figure().x.from, before.from);
            QCOMPARE(view.figure().x.to, before.to);
        }
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.figure().x.to > 190);
        view.resetZoom();
        QVERIFY(view.figure().x.to > 190 && view.figure().x.from < 5);
    }

    void wheelKeysAndDrag_zoomPanAndReset()
    {
        const std::vector<runs::RunPtr> runs{RunMaker(u"a"_s).falling(u"loss"_s, 3, 1)};
        FigureView view;
        view.resize(640, 320);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.activateWindow();
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Light));
        QSignalSpy zoomed(&view, &FigureView::zoomed);
        const double whole = view.figure().x.to - view.figure().x.from;
        const auto width = [&] { return view.figure().x.to - view.figure().x.from; };

        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(width() < whole);
        QVERIFY(view.isZoomed());
        const double from = view.figure().x.from;
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.figure().x.from > from);

        const QPoint middle = view.figure().plot.center().toPoint();
        const double before = view.figure().x.from;
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseMove(view.viewport(), middle + QPoint(60, 0));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(view.figure().x.from < before);

        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(width(), whole);
        QVERIFY(!view.isZoomed());

        QWheelEvent wheel(middle, view.mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &wheel);
        QVERIFY(width() < whole);
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(width(), whole);
        QVERIFY(zoomed.count() >= 5);
    }

    void wheelOverAnUnclickedFigure_isLeftToTheList()
    {
        const std::vector<runs::RunPtr> runs{RunMaker(u"a"_s).falling(u"loss"_s, 3, 1)};
        QWidget list;
        FigureView view(&list);
        view.resize(640, 320);
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Light));
        list.show();
        view.clearFocus();
        QWheelEvent wheel(QPointF(300, 100), QPointF(300, 100), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        wheel.ignore();
        QCoreApplication::sendEvent(view.viewport(), &wheel);
        QVERIFY(!view.isZoomed());
        QVERIFY(!wheel.isAccepted());
    }

    void pointing_showsTheValues()
    {
        const std::vector<runs::RunPtr> runs{RunMaker(u"a"_s).falling(u"loss"_s, 3, 1)};
        FigureView view;
        view.resize(640, 320);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Light));
        const QImage before = photograph(view);
        // Without a button down, a move is told to the window the pointer is in.
        const QPointF at = view.figure().plot.center();
        QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view.viewport(), &move);
        QVERIFY(photograph(view) != before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(view.viewport(), &leave);
        QCOMPARE(photograph(view), before);
    }

    void copied_isPictureAndSvg()
    {
        const std::vector<runs::RunPtr> runs{RunMaker(u"a"_s).falling(u"loss"_s, 3, 1)};
        FigureView view;
        view.resize(640, 320);
        view.show();
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Dark));
        view.copyAsPicture();
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), QSize(1280, 640));
        QVERIFY(data->data(u"image/svg+xml"_s).startsWith("<svg"));
    }

    void figure_saysItselfToScreenReaders()
    {
        const std::vector<runs::RunPtr> runs{RunMaker(u"sft-3"_s).falling(u"loss"_s, 3, 1)};
        FigureView view;
        view.resize(640, 320);
        view.setFigure(specOf(u"loss"_s), runs, coloursOf(runs), tokens(Scheme::Light));
        QCOMPARE(view.accessibleName(), u"loss"_s);
        QVERIFY(view.accessibleDescription().contains(u"sft-3"));
    }
};

QTEST_MAIN(FigureViewTest)
#include "tst_figureview.moc"
