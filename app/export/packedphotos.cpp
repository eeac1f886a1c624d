// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/packedphotos.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace yeonji::exporting {

namespace {

struct Photo
{
    QByteArray bytes;
    QSize size;  // as it lies
};

// (A reader turns nothing unless it is told to.)
QList<Photo> sized(const QList<QByteArray> &photos)
{
    QList<Photo> all;
    for (QByteArray bytes : photos) {
        QBuffer buffer(&bytes);
        all.append({bytes, QImageReader(&buffer, "jpeg").size()});
    }
    return all;
}

bool hasThreeColours(QPDFObjectHandle space)
{
    if (!space.isArray() || space.getArrayNItems() != 2 || !space.getArrayItem(0).isNameAndEquals("/ICCBased"))
        return space.isNameAndEquals("/DeviceRGB");
    const auto count = space.getArrayItem(1).isStream() ? space.getArrayItem(1).getDict().getKey("/N") : QPDFObjectHandle::newNull();
    return count.isInteger() && count.getIntValue() == 3;
}

bool isUnpacked(QPDFObjectHandle object)
{
    if (!object.isStream())
        return false;
    auto about = object.getDict();
    return about.getKey("/Subtype").isNameAndEquals("/Image") && about.getKey("/Filter").isNameAndEquals("/FlateDecode")
        && hasThreeColours(about.getKey("/ColorSpace")) && !about.hasKey("/SMask") && about.getKey("/BitsPerComponent").isInteger()
        && about.getKey("/BitsPerComponent").getIntValue() == 8;
}

// Whether `samples` (three bytes a pixel) are what `image` shows: two readers of JPEG differ by a shade here and there.
bool shows(const QImage &image, const Buffer &samples)
{
    constexpr int shade = 12, shadesOnAverage = 1;
    const qsizetype row = qsizetype(image.width()) * 3;
    if (image.isNull() || qsizetype(samples.getSize()) != row * image.height())
        return false;
    qint64 sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        const uchar *a = image.constScanLine(y), *b = samples.getBuffer() + row * y;
        for (qsizetype x = 0; x < row; ++x) {
            const int difference = std::abs(a[x] - b[x]);
            if (difference > shade)
                return false;
            sum += difference;
        }
    }
    return sum <= shadesOnAverage * row * image.height();
}

// Of three colours, in whichever space: the print says which, of the samples and so of the photo. Others stay unpacked.
QImage imageOf(Photo photo)
{
    QBuffer buffer(&photo.bytes);
    const QImage image = QImageReader(&buffer, "jpeg").read();
    return image.format() == QImage::Format_RGB32 ? image.convertToFormat(QImage::Format_RGB888) : QImage();
}

void put(QPDFObjectHandle &object, const Photo &photo)
{
    object.replaceStreamData(photo.bytes.toStdString(), QPDFObjectHandle::newName("/DCTDecode"), QPDFObjectHandle::newNull());
}

} // namespace

void packPhotos(QPDF &pdf, const QList<QByteArray> &photos)
{
    if (photos.isEmpty())
        return;
    const QList<Photo> all = sized(photos);
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (!isUnpacked(object))
            continue;
        const QSize size(object.getDict().getKey("/Width").getIntValueAsInt(), object.getDict().getKey("/Height").getIntValueAsInt());
        const bool maybe = std::ranges::any_of(all, [&](const Photo &photo) { return photo.size == size; });
        const auto samples = maybe ? object.getStreamData() : nullptr;
        const auto same = std::ranges::find_if(all, [&](const Photo &photo) { return samples && photo.size == size && shows(imageOf(photo), *samples); });
        if (same != all.end())
            put(object, *same);
    }
}

} // namespace yeonji::exporting
