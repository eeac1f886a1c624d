// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every slide of a deck as PNG: several are drawn in one frame, and written while the next are drawn.

#include "core/error.h"
#include "decks/camera.h"

#include <functional>

namespace yeonji::exporting {

// Of the deck that stands on the camera's page, all slides below each other; `slide` in pixels. In the
// order of the slides. `camera` must outlive the future. `taken` is told how many are, and may answer
// false: then it ends, as Cancelled.
QFuture<Result<QList<QByteArray>>> slidePictures(decks::Camera &camera, QSize slide, int count, std::function<bool(int)> taken);

} // namespace yeonji::exporting
