// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a photo knows of itself: when it was taken, and where. Read by Exiv2 from JPEG, HEIC, PNG, WebP
// and AVIF. Nothing is guessed: what a picture does not say is not there.

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace yeonji::pictures {

// Degrees, north and east positive.
struct Position
{
    double latitude = 0, longitude = 0;
    friend bool operator==(const Position &, const Position &) = default;
};

double metresBetween(Position a, Position b);

struct Photo
{
    QDateTime taken;                   // by the clock of the place; invalid: it does not say
    std::optional<Position> position;
    int orientation = 1;               // as EXIF counts them; 1: as it lies
};

// From any thread. Bytes that are no picture, or a damaged one, know nothing.
Photo photoOf(const QByteArray &picture);
Photo photoIn(const QString &path);

} // namespace yeonji::pictures
