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
#include <QTemporaryDir>
#include <QTest>
#include <QWebEngineScript>

#include <algorithm>
#include <cstdio>

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
    double at(double share) const
    {
        auto sorted = milliseconds;
        std::ranges::sort(sorted);
        return sorted.at(std::min(sorted.size() - 1, size_t(share * double(sorted.size()))));
    }
};

// From the key to the painted text, including whatever else runs before the next turn of events.
Times type(QWidget *area, int keys)
{
    Times times;
    for (int i = 0; i < keys; ++i) {
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(area, i % 10 == 9 ? Qt::Key_Space : Qt::Key(Qt::Key_A + i % 26));
        area->repaint();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        times.milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

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
    if (!writeFile(large, entry(1 << 20).toUtf8()) || !writeFile(medium, entry(50'000).toUtf8()))
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

    {
        widgets::EntryView view(workspace, large);
        if (!shown(view) || !page(view))
            return 1;
        bool stands = false;
        QObject::connect(view.page(), &pages::PageView::rendered, &view, [&] { stands = true; });
        if (!QTest::qWaitFor([&] { return stands; }, 60'000))
            return 1;
        view.goToLine(4000);
        const Times times = type(textArea(view.pane()), 300);
        std::printf("  1 MB entry, key to painted text      %6.1f ms median  %6.1f ms at the 99th (goal: 16)\n", times.at(0.5), times.at(0.99));
    }
    {
        auto *document = KTextEditor::Editor::instance()->createDocument(nullptr);
        document->setText(entry(1 << 20));
        document->setHighlightingMode(QStringLiteral("Markdown"));
        auto *view = document->createView(nullptr);
        if (!shown(*view))
            return 1;
        view->setCursorPosition({3999, 0});
        const Times times = type(textArea(view), 300);
        std::printf("  the same in a bare KTextEditor view  %6.1f ms median  %6.1f ms at the 99th\n", times.at(0.5), times.at(0.99));
        delete view;
        delete document;
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
