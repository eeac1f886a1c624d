// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A film or sound as it may leave: phones write where and when it was taken into it, as into pictures.

#include <QByteArray>

namespace yeonji::pictures {

// Of MP4 and QuickTime files (ISO/IEC 14496-12) the boxes that hold what people and devices say of the film
// become empty ones of the same length, and its hours go. Everything else stays in its place, byte for byte;
// other formats stay as they are.
QByteArray bareFilm(const QByteArray &film);

} // namespace yeonji::pictures
