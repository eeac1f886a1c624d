// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page engine puts a JPEG into a print as it is, unless its EXIF says that it lies on its side: then it
// unpacks it, and a photo of 3 MB becomes 30. Such a photo is put back as it was.

#include <QByteArray>
#include <QList>

#include <qpdf/QPDF.hh>

namespace yeonji::exporting {

// Unpacked pictures of the print that are one of `photos` (JPEG) become that photo. How it is turned the print
// says itself, where it shows it.
void packPhotos(QPDF &pdf, const QList<QByteArray> &photos);

} // namespace yeonji::exporting
