// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_firstcurve FILE: drops the file on the real window, some times, and tells how long it is until the first frame
// on which a curve has left ink, and until the first with all points; beside it what the first look takes without a
// window.
#include "pages/pageview.h"
#include "project/project.h"
#include "resources/resources.h"
#include "runs/glimpse.h"
#include "widgets/dropoverlay.h"
#include "widgets/figureview.h"
#include "widgets/mainwindow.h"
#include "widgets/runpane.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QScreen>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

#include <unistd.h>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

// Says when a window has been painted and its frame is on the screen.
class Application : public QApplication
{
public:
    using QApplication::QApplication;

    std::function<void()> framed;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool isFrame = event->type() == QEvent::UpdateRequest;
        const bool done = QApplication::notify(receiver, event);
        if (isFrame && framed)
            framed();
        return done;
    }
};

// Pixels in the colour of a curve, where the curves of the pane are.
bool hasInk(const MainWindow &window, const RunPane &pane)
{
    const auto figures = pane.findChildren<FigureView *>();
    const bool any = std::ranges::any_of(figures, [](const FigureView *figure) { return figure->isVisible() && !figure->figure().layers.empty(); });
    if (!any || !window.windowHandle())
        return false;
    const QImage frame = window.screen()->grabWindow(window.winId()).toImage().convertToFormat(QImage::Format_RGB32);
    for (const FigureView *figure : figures) {
        const QRect plot = QRect(figure->viewport()->mapTo(&window, figure->figure().plot.topLeft().toPoint()), figure->figure().plot.size().toSize()) & frame.rect();
        for (const figures::Layer &layer : figure->figure().layers) {
            const QColor colour(layer.colour);
            int inked = 0;
            for (int y = plot.top(); y <= plot.bottom(); ++y)
                for (int x = plot.left(); x <= plot.right(); ++x) {
                    const QColor pixel(frame.pixel(x, y));
                    constexpr int near = 60;
                    inked += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) + std::abs(pixel.blue() - colour.blue()) < near;
                }
            constexpr int few = 20;
            if (inked > few)
                return true;
        }
    }
    return false;
}

void rest(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

struct Round { double known = 0, first = 0, all = 0; };  // milliseconds since the drop

std::optional<Round> drop(Application &application, const project::Project &project, const QString &file)
{
    MainWindow window(project, {});
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.resize(1280, 860);
    window.show();
    rest(1500);
    // It comes into the folder with the drop, or the list of runs had read it before.
    const QString dropped = project.root % u'/' % QFileInfo(file).fileName();
    QFile::remove(dropped);
    if (::link(QFile::encodeName(file).constData(), QFile::encodeName(dropped).constData()) != 0)
        return {};
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(dropped)});
    QWidget *under = window.childAt(window.rect().center());
    auto *overlay = window.findChild<DropOverlay *>();
    if (!under || !overlay)
        return {};
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(under, &enter);

    Round round;
    QElapsedTimer clock;
    const auto now = [&clock] { return double(clock.nsecsElapsed()) / 1e6; };
    QEventLoop loop;
    QObject::connect(window.workspace().library(), &runs::Library::glimpsed, &loop, [&] { round.known = round.known > 0 ? round.known : now(); });
    application.framed = [&] {
        const double at = now();
        const auto *pane = window.findChild<RunPane *>();
        if (!pane || pane->runs().empty() || !hasInk(window, *pane))
            return;
        if (round.first == 0)
            round.first = at;
        if (pane->runs().front()->unread > 0)
            return;
        round.all = at;
        loop.quit();
    };
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    QDropEvent let(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    clock.start();
    QApplication::sendEvent(overlay, &let);
    loop.exec();
    application.framed = {};
    QFile::remove(dropped);
    return round.all > 0 ? std::optional(round) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    pages::prepare();
    Application application(argc, argv);
    if (argc != 2)
        return std::fputs("usage: bench_firstcurve FILE\n", stderr), 2;
    resources::load();
    installStyle();
    const QString file = QFileInfo(QString::fromLocal8Bit(argv[1])).absoluteFilePath();
    // A folder that is no project shows what is dropped where it is: no copy is waited for.
    const QTemporaryDir folder(QFileInfo(file).absolutePath() % u"/lab-XXXXXX"_s);
    const auto project = project::open(folder.path());
    if (!project)
        return std::fprintf(stderr, "%s\n", qPrintable(project.error().sentence())), 1;
    std::vector<Round> rounds;
    constexpr int many = 5;
    for (int i = 0; i < many; ++i) {
        const auto round = drop(application, *project, file);
        if (!round)
            return std::fputs("no curve came\n", stderr), 1;
        rounds.push_back(*round);
    }
    std::vector<double> looks;
    for (int i = 0; i < many; ++i) {
        QElapsedTimer clock;
        clock.start();
        const auto found = runs::discover(file);
        if (!found || !runs::glimpse(found->front()))
            return std::fputs("this file has no first look\n", stderr), 1;
        looks.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    const auto of = [&rounds](auto member) {
        std::vector<double> all;
        for (const Round &round : rounds)
            all.push_back(round.*member);
        std::ranges::sort(all);
        return std::pair(all[all.size() / 2], all.back());
    };
    std::ranges::sort(looks);
    const auto [first, firstMost] = of(&Round::first);
    const auto [all, allMost] = of(&Round::all);
    std::printf("  %-30s first curve %4.0f ms (at most %4.0f; goal: 100), of it its numbers %3.0f ms;  all points %5.0f ms (at most %5.0f);  without a window %3.0f ms\n",
                qPrintable(QFileInfo(file).fileName()), first, firstMost, of(&Round::known).first, all, allMost, looks[looks.size() / 2]);
    return 0;
}
