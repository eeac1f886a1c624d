// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pictures that were pasted or dropped are kept in assets/, named by the day and their content: the
// same picture twice is one file, and no name is ever taken.

#include "core/error.h"

#include <QByteArrayView>
#include <QDate>

namespace yeonji::project {

// Writes `picture` as FOLDER/2026-04-16-1a2b3c4d5e.SUFFIX unless it is there, of that day or another; the
// path, absolute.
Result<QString> keepPicture(const QString &folder, QByteArrayView picture, const QString &suffix,
                            QDate day = QDate::currentDate());

// Suffixes a picture may have that pages show, lower case.
bool isPictureName(const QString &fileName);

// How a document in `documentFolder` addresses a picture: relative, blanks escaped.
QString pictureAddress(const QString &picture, const QString &documentFolder);

// `![ALT](address)` as a document in `documentFolder` writes it: relative, blanks escaped.
QString pictureMarkdown(const QString &picture, const QString &documentFolder, const QString &alt = {});

} // namespace yeonji::project
