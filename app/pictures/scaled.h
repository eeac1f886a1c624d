// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pictures in the size a page shows them: a photo of twelve million pixels in a column of 580 is read
// once, and from then on comes from the cache, which can be deleted at any time. Kinds a page cannot
// show (HEIC) become one it can.

#include "pictures/bare.h"

#include <QSize>

namespace yeonji::pictures {

// The kind of picture `bytes` (or the beginning of them) are, if pages can show it, drawn anew or as it
// is; empty: they cannot.
QByteArray shownType(const QString &path);

// Chromium draws it by itself.
bool isDrawnByPages(const QByteArray &mimeType);
// Worth having in several sizes: pixels that stand still.
bool isScalable(const QByteArray &mimeType);

// Upright, in pixels; empty: unknown.
QSize sizeOf(const QString &path);

// At most `width` pixels wide (0: as wide as it is), upright, JPEG or, where it lets something shine
// through, PNG. `cache`: a folder; empty: none. From any thread. Takes as long as reading the picture.
Result<Drawn> scaled(const QString &path, int width, const QString &cache);

// The same of bytes, as wide as they are.
Result<Drawn> drawnAnew(const QByteArray &picture);

} // namespace yeonji::pictures
