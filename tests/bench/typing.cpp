// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "pages/pageview.h"
#include "project/project.h"
#include "resources/resources.h"
#include "widgets/editingpane.h"
#include "widgets/editor.h"
#include "widgets/entryview.h"
#include "widgets/workspace.h"

#include <KTextEditor/Document>
#include <KTextEditor/Editor>
#include <KTextEditor/View>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QWebEngineScript>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QString entry(qsizetype bytes)
{
    const QString day = QStringLiteral("## 오늘의 실험\n\n아침부터 **학습 코드**를 한곳에 모았다. `lr`는 $3e^{-4}$이다.\n\n"
                                       "- [ ] 결과 올리기 @교수님 ~2026-04-17\n- 손실이 내려갔다\n\n");
    return day.repeated(int(bytes / day.toUtf8().size()));
}

// The widget of a view that takes keys and paints text.
QWidget *textArea(QWidget *within)
{
    for (QWidget *child : within->findChildren<QWidget *>())
        if (child->focusPolicy() & Qt::ClickFocus && child->inherits("KateViewInternal"))
            return child;
    return within->focusProxy() ? within->focusProxy() : within;
}

struct Times
{
    std::vector<double> milliseconds;
    std::vector<double> worked;  // of them, at work in this thread: what others do on the machine is not in it
    static double at(const std::vector<double> &all, double share)
    {
        auto sorted = all;
        std::ranges::sort(sorted);
        return sorted.at(std::min(sorted.size() - 1, size_t(share * double(sorted.size()))));
    }
    double at(double share) const { return at(milliseconds, share); }
    double workedAt(double share) const { return at(worked, share); }
};

double threadTime()
{
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

// From the key to the painted text, including whatever else runs before the next turn of events. Keys
// come as fast as a quick hand's, so that saving, counting and drawing the preview fall between them.
Times type(QWidget *area, int keys)
{
    Times times;
    for (int i = 0; i < keys; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double from = threadTime();
        QTest::keyClick(area, i % 10 == 9 ? Qt::Key_Space : Qt::Key(Qt::Key_A + i % 26));
        area->repaint();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        times.milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
        times.worked.push_back(threadTime() - from);
        QEventLoop pause;
        QTimer::singleShot(30, &pause, &QEventLoop::quit);
        pause.exec();
    }
    return times;
}

void tell(const char *what, const Times &ours, const Times &bare)
{
    std::printf("  %s\n", what);
    const auto line = [](const char *whose, const Times &times) {
        std::printf("    %-12s %6.1f ms median  %6.1f at the 95th  %6.1f at the 99th;  at work %6.1f  %6.1f  %6.1f\n", whose, times.at(0.5), times.at(0.95), times.at(0.99),
                    times.workedAt(0.5), times.workedAt(0.95), times.workedAt(0.99));
    };
    line("Yeonji", ours);
    line("KTextEditor", bare);
    std::printf("    ratio        %6.2f            %6.2f              %6.2f;            %6.2f  %6.2f  %6.2f\n", ours.at(0.5) / bare.at(0.5), ours.at(0.95) / bare.at(0.95),
                ours.at(0.99) / bare.at(0.99), ours.workedAt(0.5) / bare.workedAt(0.5), ours.workedAt(0.95) / bare.workedAt(0.95), ours.workedAt(0.99) / bare.workedAt(0.99));
}

constexpr int keys = 400;

// The page's own clock: how long its script reads the text and, all in all, works on one render.
constexpr auto watchScript = R"(
    globalThis.spent = { parse: [], render: [] };
    const watch = (object, name, into) => {
        const inner = object[name];
        object[name] = (...given) => {
            const from = performance.now();
            const result = inner(...given);
            into.push(performance.now() - from);
            return result;
        };
    };
    watch(yeonji.modes.entry, "parse", spent.parse);
    watch(yeonji, "render", spent.render);
)"_L1;

double medianOf(const QVariant &list)
{
    Times times;
    for (const QVariant &value : list.toList())
        times.milliseconds.push_back(value.toDouble());
    return times.milliseconds.empty() ? 0 : times.at(0.5);
}

} // namespace

int main(int argc, char **argv)
{
    pages::prepare();
    QApplication application(argc, argv);
    resources::load();
    QTemporaryDir folder;
    const QString large = folder.filePath(QStringLiteral("large.md"));
    const QString medium = folder.filePath(QStringLiteral("medium.md"));
    const QString huge = folder.filePath(QStringLiteral("huge.md"));
    if (!writeFile(huge, entry(10 << 20).toUtf8()) || !writeFile(large, entry(1 << 20).toUtf8()) || !writeFile(medium, entry(50'000).toUtf8()))
        return 1;
    const auto project = project::open(folder.path());
    if (!project)
        return 1;
    widgets::Workspace workspace(*project, {});

    const auto shown = [](QWidget &widget) {
        widget.resize(1100, 860);
        widget.show();
        return QTest::qWaitForWindowExposed(&widget);
    };
    const auto page = [](widgets::EntryView &view) {
        return QTest::qWaitFor([&] { return view.page() != nullptr; }, 10'000);
    };

    const auto bareTimes = [&](const QString &path, int line, double *opened) {
        auto *document = KTextEditor::Editor::instance()->createDocument(nullptr);
        QElapsedTimer timer;
        timer.start();
        document->openUrl(QUrl::fromLocalFile(path));
        document->setHighlightingMode(QStringLiteral("Markdown"));
        auto *view = document->createView(nullptr);
        Times times;
        if (shown(*view)) {
            view->repaint();
            *opened = double(timer.nsecsElapsed()) / 1e6;
            view->setCursorPosition({line - 1, 0});
            times = type(textArea(view), keys);
        }
        delete view;
        delete document;
        return times;
    };
    for (const auto &[path, line, what] : {std::tuple(large, 4000, "1 MB"), std::tuple(huge, 40'000, "10 MB")}) {
        double openedBare = 0;
        const Times bare = bareTimes(path, line, &openedBare);
        QElapsedTimer timer;
        timer.start();
        widgets::EntryView view(workspace, path);
        if (!shown(view))
            return 1;
        view.repaint();
        const double opened = double(timer.nsecsElapsed()) / 1e6;
        std::printf("  %s entry, opened and painted      %6.0f ms, in a bare KTextEditor %6.0f ms, ratio %.2f\n", what, opened, openedBare, opened / openedBare);
        if (!page(view))
            return 1;
        bool stands = false;
        QObject::connect(view.page(), &pages::PageView::rendered, &view, [&] { stands = true; });
        // The preview of ten megabytes comes when it comes; who types does not wait for it.
        if (path == large && !QTest::qWaitFor([&] { return stands; }, 60'000))
            return 1;
        view.goToLine(line);
        const Times times = type(textArea(view.pane()), keys);
        tell(qPrintable(QStringLiteral("%1 entry, key to painted text (goal: 16 ms at the 99th)").arg(QLatin1StringView(what))), times, bare);
    }
    {
        widgets::EntryView view(workspace, medium);
        if (!shown(view) || !page(view))
            return 1;
        int renders = 0;
        QObject::connect(view.page(), &pages::PageView::rendered, &view, [&] { ++renders; });
        if (!QTest::qWaitFor([&] { return renders > 0; }, 60'000))
            return 1;
        view.goToLine(200);
        view.page()->page()->runJavaScript(watchScript, QWebEngineScript::ApplicationWorld);
        Times times;
        for (int i = 0; i < 40; ++i) {
            const int before = renders;
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(textArea(view.pane()), Qt::Key(Qt::Key_A + i % 26));
            if (!QTest::qWaitFor([&] { return renders > before; }, 5000))
                return 1;
            times.milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        std::printf("  50 KB entry, key to preview          %6.1f ms median  %6.1f ms at the 95th (goal: 100)\n", times.at(0.5), times.at(0.95));
        QVariantMap spent;
        bool told = false;
        view.page()->page()->runJavaScript(u"spent"_s, QWebEngineScript::ApplicationWorld, [&](const QVariant &value) {
            spent = value.toMap();
            told = true;
        });
        if (!QTest::qWaitFor([&] { return told; }, 5000))
            return 1;
        std::printf("    of it, reading the text            %6.1f ms median\n", medianOf(spent.value(u"parse"_s)));
        std::printf("    of it, the page's script in all    %6.1f ms median\n", medianOf(spent.value(u"render"_s)));
    }
    return 0;
}
