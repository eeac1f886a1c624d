// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Printed pages become a file, with what the print leaves out: title, author, language, outline, page
// labels, notes, and links between pages that were printed apart.

#include "core/error.h"
#include "export/printed.h"

namespace yeonji::exporting {

struct Sheet
{
    std::shared_ptr<Printed> print;
    int page = 0;     // of the print
    QString name;     // what links to this page say: `3` of `#3`; may be empty
    QString label;    // the number readers show and ask for; empty: none
    QString notes;    // shown on the page as a note; empty: none
};

struct OutlineItem
{
    QString text;
    int level = 1;    // deeper ones lie below the ones before them
    QString place;    // the name of a destination the print wrote; empty: the top of `page`
    int page = 0;     // of the file, from 0
};

struct PdfInfo
{
    QString title, author, language;  // empty: not said
    QList<OutlineItem> outline;
};

Result<QByteArray> makePdf(const QList<Sheet> &sheets, const PdfInfo &info);

} // namespace yeonji::exporting
