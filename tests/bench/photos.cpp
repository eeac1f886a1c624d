// SPDX-License-Identifier: GPL-3.0-or-later
#include "../pagefixture.h"

#include "core/files.h"
#include "project/project.h"
#include "project/tree.h"
#include "resources/resources.h"

#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <unistd.h>

#include <algorithm>
#include <cstdio>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

constexpr int photos = 7600, different = 12;

// A photo's worth of detail: bytes like those of a phone.
QImage scene(int number)
{
    QImage image(4032, 3024, QImage::Format_RGB32);
    QRandomGenerator random{quint32(number)};
    QPainter painter(&image);
    painter.fillRect(image.rect(), QColor::fromHsv(number * 30 % 360, 120, 180));
    for (int i = 0; i < 9000; ++i)
        painter.fillRect(int(random.bounded(4032)), int(random.bounded(3024)), 60, 40, QColor::fromRgb(random.generate()));
    return image;
}

// How long the thread that draws the window was away from its events, at most.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_since.restart());
        });
        m_since.start();
        m_timer.start(2);
    }
    qint64 longest() { return std::exchange(m_longest, 0); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

constexpr auto scrolling = R"(
    globalThis.frames = [];
    {
      let last = performance.now(), left = 120;
      const step = () => {
        const now = performance.now();
        frames.push(now - last);
        last = now;
        scrollBy(0, 160);
        if (left--) requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }
    0)"_L1;

constexpr auto nearAreThere = "[...document.images].filter((image) => { const box = image.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; })"
                              ".every((image) => image.complete && image.naturalWidth)"_L1;

void measure(const char *what, PageFixture &page, const QString &text, const QString &file, int line)
{
    Heartbeat heart;
    QElapsedTimer timer;
    timer.start();
    if (!page.show(text, file, 120'000))
        qFatal("not rendered");
    const bool there = QTest::qWaitFor([&] { return page.value(nearAreThere).toBool(); }, 60'000);
    const double stood = double(timer.nsecsElapsed()) / 1e6;
    timer.start();
    page.view.scrollToLine(line);
    const bool jumped = QTest::qWaitFor([&] { return page.value(u"scrollY > 1000 && "_s + nearAreThere).toBool(); }, 60'000);
    const double jump = double(timer.nsecsElapsed()) / 1e6;
    page.value(scrolling);
    if (!QTest::qWaitFor([&] { return page.value(u"frames.length"_s).toInt() > 120; }, 60'000))
        qFatal("no frames");
    std::vector<double> frames;
    for (const QVariant &frame : page.value(u"frames"_s).toList())
        frames.push_back(frame.toDouble());
    std::ranges::sort(frames);
    std::printf("  %-34s first photos %7.0f ms  after a jump %6.0f ms  frame %5.1f ms median %6.1f at the 95th  thread held up %4lld ms%s\n", what, stood, jump,
                frames.at(frames.size() / 2), frames.at(frames.size() * 95 / 100), heart.longest(), there && jumped ? "" : "  (not all came)");
}

} // namespace

int main(int argc, char **argv)
{
    pages::prepare();
    QApplication application(argc, argv);
    resources::load();
    QTemporaryDir folder;
    const QString assets = folder.filePath(u"assets"_s);
    QDir().mkpath(assets);
    QString text, few;
    for (int i = 0; i < different; ++i)
        if (!scene(i).save(assets % u"/original-%1.jpg"_s.arg(i), "JPEG", 90))
            return 1;
    for (int i = 0; i < photos; ++i) {
        const QString name = u"photo-%1.jpg"_s.arg(i, 4, 10, QChar(u'0'));
        if (::link(QFile::encodeName(assets % u"/original-%1.jpg"_s.arg(i % different)).constData(), QFile::encodeName(QString(assets % u'/' % name)).constData()) != 0)
            return 1;
        text += u"![](assets/"_s % name % u")\n\n"_s;
        if (i == 200)
            few = text;
    }
    std::printf("  %d photos of %lld KB\n", photos, QFileInfo(assets + u"/original-0.jpg"_s).size() / 1024);
    {
        const auto project = project::open(folder.path());
        QElapsedTimer timer;
        timer.start();
        if (!project || !project::scan(*project))
            return 1;
        std::printf("  the folder's tree                  %6.1f ms\n", double(timer.nsecsElapsed()) / 1e6);
    }
    const QString file = folder.filePath(u"entry.md"_s);
    pages::Setting setting;
    setting.root = folder.path();
    {
        PageFixture page(setting);
        measure("201 photos as they are (as before)", page, few, file, 200);
    }
    setting.scaled = folder.filePath(u"cache"_s);
    for (const auto &[what, shown, line] : {std::tuple("201 photos, scaled, first time", few, 200), std::tuple("201 photos, scaled, from the cache", few, 200),
                                            std::tuple("7,600 photos, scaled, first time", text, 8000), std::tuple("7,600 photos, from the cache", text, 8000)}) {
        PageFixture page(setting);
        measure(what, page, shown, file, line);
    }
    return 0;
}
