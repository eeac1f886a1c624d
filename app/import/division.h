// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A text of many days, divided into the entries of its days. A stamp opens what follows it (in Markdown where
// the dialect has stamps, in a .txt file on any line of its own); a text
// without stamps takes its day from front matter, a dated title (`240426 연구실`, a line `31 Dec 2021`
// under it) or its file's name, and stays whole; one without any day stays whole and undated. Nothing
// is changed: the parts put together are the text, byte for byte. Text of older programs (import/oldtext.h)
// becomes UTF-8 first.

#include "core/error.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

namespace yeonji::importing {

struct Part
{
    QDate day;          // invalid: undated
    QString title;      // what the entry is called: its heading, else its first line
    QByteArray bytes;   // the ranges of the source, in its order
    QList<std::pair<int, int>> lines;  // first and last of each range, from 1
    QString encoding;   // what it was written in, before it became UTF-8; empty: it was UTF-8
};

// In the order of first appearance; one part a day. What is no text is BadInput.
Result<QList<Part>> divide(QByteArrayView source, const QString &file);

} // namespace yeonji::importing
