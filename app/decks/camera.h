// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes pictures of a page as it is drawn: thumbnails of the film strip, slides and documents as PNG.
//
// A WebEngine view draws in another process, so what it shows when asked may be the frame before. The
// camera has the page draw a strip of a colour of its own along the lower edge, waits until that colour
// is on the view, and cuts it off: what is above it is of the same frame.

#include "pages/pageview.h"

#include <QFuture>
#include <QImage>
#include <QPromise>
#include <QTimer>

#include <deque>
#include <memory>

namespace yeonji::decks {

class Camera : public QObject
{
    Q_OBJECT
public:
    // Makes `view` a view no one sees but that draws; the camera sizes it as pictures need. The view
    // must outlive the camera.
    explicit Camera(pages::PageView *view, QObject *parent = nullptr);
    ~Camera() override;

    // The top `size` (in pixels) of the view as the page draws it now, after whatever was asked of the
    // page before this call. Null if the page does not draw within ten seconds. Pictures are taken in
    // the order they were asked for; `before` runs on the page right before its picture is taken.
    QFuture<QImage> take(QSize size, std::function<void(pages::PageView *)> before = {});
    // The same of what stands `top` pixels below the page's beginning. The page stays there until the next picture.
    QFuture<QImage> takeFrom(int top, QSize size);
    // The page stands where it begins, as it did before.
    void putBack();

    // How tall the page is when `width` pixels wide.
    QFuture<int> heightAt(int width);

private:
    struct Shot
    {
        QSize size;
        int top;
        std::function<void(pages::PageView *)> before;
        QPromise<QImage> promise;
    };
    QFuture<QImage> add(Shot shot);
    void next();
    void look();
    void finish(const QImage &image);

    pages::PageView *m_view;
    std::deque<std::unique_ptr<Shot>> m_waiting;
    QTimer m_timer;
    QColor m_mark;
    int m_looks = 0;
    int m_taken = 0;
    bool m_busy = false;
};

} // namespace yeonji::decks
