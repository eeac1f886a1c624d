// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a PDF of a deck says of its slides.

#include "export/keptpages.h"
#include "export/pdf.h"
#include "pages/pageview.h"

namespace yeonji::exporting {

// The number under which a reader shows each slide: the one on the slide; of slides without, in a deck that
// has numbers, i, ii…; in a deck without any, the place in the file.
QStringList labelsOf(const QList<pages::Part> &slides);

// The headings, a slide's below those of the slides before it; of a deck without any, the slides' numbers.
QList<OutlineItem> outlineOf(const QList<pages::Part> &slides);

// All pages, each from the print that holds it; one that none holds is an Error.
Result<QList<Sheet>> sheetsOf(const QList<pages::Part> &slides, const KeptPages &kept, bool notes);

} // namespace yeonji::exporting
