// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

QPixmap drawn(const QString &name, QSize pixels, const QColor &colour)
{
    const QString key = u"yeonji/%1/%2x%3/%4"_s.arg(name).arg(pixels.width()).arg(pixels.height()).arg(colour.name());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile file(u":/yeonji/icons/"_s % name % u".svg"_s);
    if (file.open(QIODevice::ReadOnly)) {
        QPainter painter(&pixmap);
        QSvgRenderer(file.readAll().replace("currentColor", colour.name().toLatin1())).render(&painter);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

void paintIcon(QPainter &painter, const QString &name, const QRectF &place, const QColor &colour)
{
    const double ratio = painter.device()->devicePixelRatioF();
    QPixmap pixmap = drawn(name, (place.size() * ratio).toSize(), colour);
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(place.topLeft(), pixmap);
}

QIcon lineIcon(const QString &name, const QColor &colour, int pixels)
{
    QIcon icon;
    for (const int factor : {1, 2, 3}) {
        QPixmap pixmap = drawn(name, QSize(pixels, pixels) * factor, colour);
        pixmap.setDevicePixelRatio(factor);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace yeonji::widgets
