// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/photo.h"

#include <QFile>
#include <QMutex>

#include <exiv2/exiv2.hpp>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace yeonji::pictures {

namespace {

// Exiv2's reading of XMP is not meant for several threads, and one picture takes a fraction of a millisecond.
QMutex &exiv2()
{
    static QMutex mutex;
    static const bool quiet = [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        return true;
    }();
    std::ignore = quiet;
    return mutex;
}

QString textOf(const Exiv2::ExifData &data, const char *key)
{
    const auto found = data.findKey(Exiv2::ExifKey(key));
    return found == data.end() ? QString() : QString::fromStdString(found->toString()).trimmed();
}

// `2026:04:16 22:30:12`; a camera without a clock writes zeros or blanks.
QDateTime timeOf(const Exiv2::ExifData &data)
{
    for (const char *key : {"Exif.Photo.DateTimeOriginal", "Exif.Photo.DateTimeDigitized", "Exif.Image.DateTime"})
        if (const auto time = QDateTime::fromString(textOf(data, key).first(std::min<qsizetype>(19, textOf(data, key).size())), u"yyyy:MM:dd HH:mm:ss"_s); time.isValid())
            return time;
    return {};
}

// Degrees, minutes and seconds, each a fraction.
std::optional<double> degreesOf(const Exiv2::ExifData &data, const char *key, const char *side, double most)
{
    const auto found = data.findKey(Exiv2::ExifKey(key));
    if (found == data.end() || found->count() < 1)
        return std::nullopt;
    double degrees = 0, unit = 1;
    for (size_t i = 0; i < std::min<size_t>(3, found->count()); ++i, unit *= 60) {
        const auto [above, below] = found->toRational(i);
        if (below == 0)
            return std::nullopt;
        degrees += double(above) / double(below) / unit;
    }
    const QString where = textOf(data, side);
    if (where == u"S" || where == u"W")
        degrees = -degrees;
    return std::isfinite(degrees) && std::abs(degrees) <= most ? std::optional(degrees) : std::nullopt;
}

Photo photoOf(Exiv2::Image &image)
{
    image.readMetadata();
    const Exiv2::ExifData &data = image.exifData();
    Photo photo;
    photo.taken = timeOf(data);
    const auto latitude = degreesOf(data, "Exif.GPSInfo.GPSLatitude", "Exif.GPSInfo.GPSLatitudeRef", 90);
    const auto longitude = degreesOf(data, "Exif.GPSInfo.GPSLongitude", "Exif.GPSInfo.GPSLongitudeRef", 180);
    // Zero and zero is what a phone writes that does not know yet.
    if (latitude && longitude && (*latitude != 0 || *longitude != 0))
        photo.position = Position{*latitude, *longitude};
    const int orientation = textOf(data, "Exif.Image.Orientation").toInt();
    photo.orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
    return photo;
}

} // namespace

double metresBetween(Position a, Position b)
{
    constexpr double radius = 6'371'000, radian = std::numbers::pi / 180;
    const double north = (b.latitude - a.latitude) * radian / 2, east = (b.longitude - a.longitude) * radian / 2;
    const double chord = std::pow(std::sin(north), 2)
        + std::cos(a.latitude * radian) * std::cos(b.latitude * radian) * std::pow(std::sin(east), 2);
    return 2 * radius * std::asin(std::sqrt(std::min(1.0, chord)));
}

Photo photoOf(const QByteArray &picture)
{
    const QMutexLocker lock(&exiv2());
    try {
        const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte *>(picture.constData()), size_t(picture.size()));
        return photoOf(*image);
    } catch (const std::exception &) {
        return {};
    }
}

Photo photoIn(const QString &path)
{
    const QMutexLocker lock(&exiv2());
    try {
        const auto image = Exiv2::ImageFactory::open(QFile::encodeName(path).toStdString(), false);
        return photoOf(*image);
    } catch (const std::exception &) {
        return {};
    }
}

} // namespace yeonji::pictures
