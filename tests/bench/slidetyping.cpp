// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "pages/pageview.h"
#include "project/project.h"
#include "resources/resources.h"
#include "widgets/deckview.h"
#include "widgets/editor.h"
#include "widgets/filmstrip.h"
#include "widgets/workspace.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWebEngineScript>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

constexpr int slides = 100;
constexpr int keys = 60;

QString deck()
{
    QString text = u"---\nmarp: true\npaginate: true\nfooter: 작은 말 모임\n---\n"_s;
    for (int i = 0; i < slides; ++i)
        text += (i > 0 ? u"\n---\n\n"_s : u""_s)
            + u"## 실험 %1\n\n- **“한 토큰”**이 서로 다르다\n- 값 $\\log_2 %2 \\approx 13.4$비트\n\n```python\nh = np.tanh(e @ w[\"w%1\"] + b)\n```\n\n"
              "| 종류 | 길이 |\n|---|---|\n| 자모 | 2.%1 |\n"_s.arg(i).arg(11000 + i);
    return text;
}

// When the words on the slide that is shown have changed and were drawn: the frame after the one that finds them.
constexpr auto watchScript = uR"(
    globalThis.drawn = [];
    let words = null, due = false;
    const look = () => {
        if (due) drawn.push(performance.timeOrigin + performance.now());
        const now = document.querySelector(".shown")?.textContent ?? "";
        due = words !== null && now !== words;
        words = now;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look), 1
)";

double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch()).count();
}

void pause(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

QVariant value(const widgets::DeckView &view, const QString &script)
{
    QVariant answer;
    bool told = false;
    view.page()->page()->runJavaScript(script, QWebEngineScript::ApplicationWorld, [&](const QVariant &given) {
        answer = given;
        told = true;
    });
    return QTest::qWaitFor([&] { return told; }, 5000) ? answer : QVariant();
}

double at(std::vector<double> all, double share)
{
    std::ranges::sort(all);
    return all.at(std::min(all.size() - 1, size_t(share * double(all.size()))));
}

} // namespace

int main(int argc, char **argv)
{
    pages::prepare();
    QApplication application(argc, argv);
    resources::load();
    QTemporaryDir folder;
    const QString file = folder.filePath(u"talk.md"_s);
    if (!writeFile(file, deck().toUtf8()))
        return 1;
    const auto project = project::open(folder.path());
    if (!project)
        return 1;
    widgets::Workspace workspace(*project, {});
    widgets::DeckView view(workspace, file);
    view.resize(1200, 800);
    view.setVisible(true);
    if (!QTest::qWaitForWindowExposed(&view) || !QTest::qWaitFor([&] { return view.strip()->model()->rowCount() == slides; }, 60'000))
        return 1;
    view.goToSlide(slides / 2);
    QWidget *area = nullptr;
    for (QWidget *child : view.findChildren<QWidget *>())
        if (child->inherits("KateViewInternal"))
            area = child;
    if (!area || value(view, QString(watchScript)).isNull())
        return 1;
    QTest::keyClick(area, Qt::Key_End);
    // Pictures for the strip and what the rules find come first.
    pause(5000);
    std::vector<double> times;
    for (int i = 0; i < keys; ++i) {
        const double from = now();
        QTest::keyClick(area, Qt::Key(Qt::Key_A + i % 26));
        pause(180);
        for (const QVariant &drawn : value(view, u"drawn.splice(0)"_s).toList())
            if (const double took = drawn.toDouble() - from; took > 0) {
                times.push_back(took);
                break;
            }
    }
    if (times.size() < keys * 9 / 10) {
        std::fprintf(stderr, "only %zu of %d keys were seen on the slide\n", times.size(), keys);
        return 1;
    }
    std::printf("  %d slides, key to the slide drawn     %6.1f ms median  %6.1f ms at the 95th (goal: 50)\n", slides, at(times, 0.5), at(times, 0.95));
    return 0;
}
