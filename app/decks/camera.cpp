// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/camera.h"

#include <QPointer>
#include <QWebEnginePage>
#include <QWebEngineScript>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

constexpr int strip = 2;          // pixels of the page, below the picture
constexpr int lookEvery = 4;      // ms
constexpr int looksAtMost = 2500;

constexpr auto world = QWebEngineScript::ApplicationWorld;

// In one go with the move: one frame shows both. What is there to be pressed is not in a picture.
QString markScript(const QColor &colour, int top)
{
    return uR"((() => {
  document.body.style.marginTop = "%3px";
  let mark = document.getElementById("camera-mark");
  if (!mark) {
    mark = document.body.appendChild(document.createElement("div"));
    mark.id = "camera-mark";
    mark.innerHTML = "<style>#page .ask { display: none } @media print { #camera-mark { display: none } }</style>";
    mark.style.cssText = "position:fixed;left:0;right:0;bottom:0;height:%1px;z-index:2147483647";
    document.documentElement.style.scrollbarWidth = "none";
  }
  mark.style.background = "%2";
  return 1;
})())"_s.arg(QString::number(strip), colour.name(), QString::number(-top));
}

} // namespace

Camera::Camera(pages::PageView *view, QObject *parent) : QObject(parent), m_view(view)
{
    m_view->setAttribute(Qt::WA_DontShowOnScreen);
    m_view->show();
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &Camera::look);
}

Camera::~Camera()
{
    for (auto &shot : m_waiting) {
        shot->promise.addResult(QImage());
        shot->promise.finish();
    }
}

QFuture<QImage> Camera::take(QSize size, std::function<void(pages::PageView *)> before)
{
    return add({size, 0, std::move(before), {}});
}

QFuture<QImage> Camera::takeFrom(int top, QSize size)
{
    return add({size, top, {}, {}});
}

void Camera::putBack()
{
    m_view->page()->runJavaScript(u"document.body.style.marginTop = ''"_s, world);
}

QFuture<QImage> Camera::add(Shot asked)
{
    auto shot = std::make_unique<Shot>(std::move(asked));
    shot->promise.start();
    auto future = shot->promise.future();
    m_waiting.push_back(std::move(shot));
    next();
    return future;
}

void Camera::next()
{
    if (m_busy || m_waiting.empty())
        return;
    m_busy = true;
    m_looks = 0;
    Shot &shot = *m_waiting.front();
    const QSize wanted = (shot.size / m_view->devicePixelRatioF()).expandedTo(QSize(1, 1)) + QSize(0, strip);
    if (m_view->size() != wanted)
        m_view->resize(wanted);
    if (shot.before)
        shot.before(m_view);
    // A colour no other picture of the last million had.
    ++m_taken;
    m_mark = QColor(0x40 + (m_taken >> 12) % 0x80, 0x40 + (m_taken >> 6) % 0x40, 0x20 + 3 * (m_taken % 0x40));
    m_view->page()->runJavaScript(markScript(m_mark, shot.top), world, [guard = QPointer(this)](const QVariant &) {
        if (guard)
            guard->m_timer.start();
    });
}

void Camera::look()
{
    const Shot &shot = *m_waiting.front();
    // A pixel of the strip first: the whole view is copied once, when it is the right one.
    const QRect mark(m_view->width() / 2, m_view->height() - 1, 1, 1);
    const bool marked = m_view->grab(mark).toImage().pixelColor(0, 0).rgb() == m_mark.rgb();
    const QImage frame = marked ? m_view->grab().toImage() : QImage();
    if (frame.height() > shot.size.height()) {
        QImage picture = frame.copy(QRect(QPoint(0, 0), shot.size)).convertToFormat(QImage::Format_RGB32);
        picture.setDevicePixelRatio(1);
        finish(picture);
    } else if (++m_looks > looksAtMost) {
        finish({});
    }
}

void Camera::finish(const QImage &image)
{
    m_timer.stop();
    auto shot = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_busy = false;
    shot->promise.addResult(image);
    shot->promise.finish();
    next();
}

QFuture<int> Camera::heightAt(int width)
{
    auto promise = std::make_shared<QPromise<int>>();
    promise->start();
    // Taking a picture first lets the page be laid out at that width.
    take(QSize(width, 16)).then(this, [this, promise](const QImage &) {
        m_view->page()->runJavaScript(u"Math.ceil(document.body.getBoundingClientRect().height)"_s, world,
                                      [promise](const QVariant &height) {
                                          promise->addResult(height.toInt());
                                          promise->finish();
                                      });
    });
    return promise->future();
}

} // namespace yeonji::decks
