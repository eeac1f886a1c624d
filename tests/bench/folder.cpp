// SPDX-License-Identifier: GPL-3.0-or-later
#include "manydays.h"
#include "pages/pageview.h"
#include "project/textindex.h"
#include "resources/resources.h"
#include "widgets/catalog.h"
#include "widgets/editingpane.h"
#include "widgets/editor.h"
#include "widgets/entryview.h"
#include "widgets/mainwindow.h"
#include "widgets/wordindex.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

// How long the window could not answer: between two turns of its events that were due every 2 ms.
class Pulse
{
public:
    Pulse()
    {
        m_turn.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_turn, &QTimer::timeout, [this] {
            m_longest = std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
        m_since.start();
        m_turn.start(2);
    }
    double longest() const { return m_longest; }

private:
    QTimer m_turn;
    QElapsedTimer m_since;
    double m_longest = 0;
};

QWidget *areaOf(const EntryView &entry)
{
    for (QWidget *child : entry.findChildren<QWidget *>())
        if (child->inherits("KateViewInternal"))
            return child;
    return nullptr;
}

// A key and the painted text; keys come as from a quick hand.
double timeOf(QWidget *area, char key)
{
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(area, key);
    area->repaint();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const double time = double(timer.nsecsElapsed()) / 1e6;
    QEventLoop pause;
    QTimer::singleShot(30, &pause, &QEventLoop::quit);
    pause.exec();
    return time;
}

// While the folder is read.
std::vector<double> typeUntil(const EntryView &entry, const std::function<bool()> &done)
{
    QWidget *area = areaOf(entry);
    std::vector<double> times;
    while (!done() && times.size() < 2000)
        times.push_back(timeOf(area, times.size() % 10 == 9 ? ' ' : char('a' + times.size() % 26)));
    std::ranges::sort(times);
    return times;
}

// A link to one of the entries, and to none, with what is suggested at each key.
std::vector<double> typeLinks(const EntryView &entry)
{
    QWidget *area = areaOf(entry);
    std::vector<double> times;
    for (const QByteArray link : {" [[1894-07-2", " [[d/18-3", " [[seminar"}) {
        for (const char key : link)
            times.push_back(timeOf(area, key));
        QTest::keyClick(area, Qt::Key_Escape);
    }
    std::ranges::sort(times);
    return times;
}

double at(const std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, size_t(share * double(sorted.size())))];
}

void openWindow(const project::Project &project, const QString &path, const char *how)
{
    QElapsedTimer since;
    const auto now = [&since] { return double(since.nsecsElapsed()) / 1e6; };
    double painted = 0, tree = 0, whole = 0;
    since.start();
    Pulse pulse;
    MainWindow window(*project::open(project.root), {});
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.resize(1400, 900);
    auto *catalog = window.findChild<Catalog *>();
    auto *words = window.findChild<WordIndex *>();
    QObject::connect(catalog, &Catalog::changed, &window, [&] { tree = tree ? tree : now(); });
    QEventLoop read;
    QObject::connect(words, &WordIndex::changed, &window, [&] {
        if (words->isWhole() && !whole) {
            whole = now();
            read.quit();
        }
    });
    window.show();
    window.repaint();
    painted = now();
    auto *entry = dynamic_cast<EntryView *>(window.open(path));
    if (!entry)
        qFatal("%s does not open", qPrintable(path));
    entry->pane()->editor()->goToEnd();
    window.repaint();
    const double typable = now();
    const std::vector<double> keys = typeUntil(*entry, [&] { return whole > 0; });
    QTimer::singleShot(120'000, &read, &QEventLoop::quit);
    if (!whole)
        read.exec();
    std::printf("%s\n  painted after %.0f ms, an entry open for typing after %.0f ms, tree of %lld documents after %.0f ms,\n"
                "  all read after %.0f ms (%.0f files/s); longest the window did not answer %.0f ms\n",
                how, painted, typable, static_cast<long long>(catalog->tree().documents.size()), tree, whole, bench::days / whole * 1000, pulse.longest());
    std::printf("  %zu keys meanwhile, to the painted text: %.1f ms median, %.1f at the 95th, %.1f most\n", keys.size(), at(keys, 0.5), at(keys, 0.95), at(keys, 1));
    const std::vector<double> links = typeLinks(*entry);
    std::printf("  %zu keys of links with suggestions: %.1f ms median, %.1f most\n", links.size(), at(links, 0.5), at(links, 1));
    std::fflush(stdout);
    entry->undo();
    window.close();
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    pages::prepare();
    QApplication application(argc, argv);
    resources::load();
    const QTemporaryDir folder;
    const auto project = project::make(folder.filePath(u"lab"_s));
    if (!project)
        return 1;
    const QStringList files = bench::fillDiary(*project);
    if (files.isEmpty())
        return 1;
    // Out of the folder's sight, so that writing into it is not another change to read.
    const QString typed = folder.filePath(u"typed.md"_s);
    if (!writeFile(typed, "# 오늘\n\n"))
        return 1;

    QElapsedTimer timer;
    timer.start();
    const auto tree = project::scan(*project);
    const double scanned = double(timer.nsecsElapsed()) / 1e6;
    timer.start();
    const auto index = project::TextIndex::read(*project, *tree, {});
    std::printf("without a window: tree %.0f ms, all read %.0f ms\n", scanned, double(timer.nsecsElapsed()) / 1e6);
    std::fflush(stdout);

    openWindow(*project, typed, "a folder never seen");
    if (!index->save(*project))
        return 1;
    openWindow(*project, typed, "the same folder again");
    return 0;
}
