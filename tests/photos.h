// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Photos as phones make them, for tests: with a time, a place, a camera and a way to turn them.

#include <QBuffer>
#include <QByteArray>
#include <QFile>
#include <QImage>
#include <QString>

#include <exiv2/exiv2.hpp>

#include <cmath>

namespace yeonji::testing {

struct Taken
{
    const char *time = "2026:04:16 22:30:12";
    double latitude = 36.0139, longitude = 129.3232;  // Pohang
    int orientation = 1;
};

inline std::string sexagesimal(double degrees)
{
    const double whole = std::floor(degrees), minutes = (degrees - whole) * 60;
    return QStringLiteral("%1/1 %2/1 %3/10000").arg(int(whole)).arg(int(minutes)).arg(std::lround((minutes - std::floor(minutes)) * 600000)).toStdString();
}

inline Exiv2::ExifData exifOf(const Taken &taken)
{
    Exiv2::ExifData exif;
    exif["Exif.Image.Make"] = "SecretCamera";
    exif["Exif.Image.Orientation"] = uint16_t(taken.orientation);
    exif["Exif.Photo.DateTimeOriginal"] = taken.time;
    exif["Exif.GPSInfo.GPSLatitudeRef"] = taken.latitude < 0 ? "S" : "N";
    exif["Exif.GPSInfo.GPSLatitude"] = sexagesimal(std::abs(taken.latitude));
    exif["Exif.GPSInfo.GPSLongitudeRef"] = taken.longitude < 0 ? "W" : "E";
    exif["Exif.GPSInfo.GPSLongitude"] = sexagesimal(std::abs(taken.longitude));
    return exif;
}

inline QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format) ? bytes : QByteArray();
}

// `format`: JPEG, PNG or WEBP.
inline QByteArray photo(const QImage &image, const char *format = "JPEG", const Taken &taken = {})
{
    const QByteArray plain = encoded(image, format);
    const auto file = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte *>(plain.constData()), size_t(plain.size()));
    file->readMetadata();
    file->setExifData(exifOf(taken));
    file->setXmpPacket("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                       "<rdf:Description rdf:about='' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:City='SecretTown'/></rdf:RDF></x:xmpmeta>");
    file->writeXmpFromPacket(true);
    file->writeMetadata();
    auto &io = file->io();
    io.open();
    const Exiv2::DataBuf all = io.read(io.size());
    return QByteArray(reinterpret_cast<const char *>(all.c_data()), qsizetype(all.size()));
}

// The left half red, the right half blue.
inline QImage halves(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int y = 0; y < height; ++y)
        for (int x = width / 2; x < width; ++x)
            image.setPixel(x, y, qRgb(0, 0, 255));
    return image;
}

} // namespace yeonji::testing
