// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What Qt's print leaves out of a PDF is written in afterwards: title, author, language, outline.

#include "core/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace yeonji::exporting {

struct OutlineItem
{
    QString text;
    int level = 1;    // deeper ones lie below the ones before them
    QString place;    // the name of a destination the print wrote; empty: the top of `page`
    int page = 0;     // from 0
};

struct PdfInfo
{
    QString title, author, language;  // empty: not said
    QList<OutlineItem> outline;
    int pages = 0;                    // how many there must be; 0: any number
};

// The printed bytes with `info`. A damaged file or one with a wrong number of pages is an Error.
Result<QByteArray> finishPdf(const QByteArray &printed, const PdfInfo &info);

} // namespace yeonji::exporting
