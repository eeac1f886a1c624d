// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A picture as it may leave: what draws it, and nothing of where, when and with what it was taken. Kept
// by a list of what may stay, so that a kind of detail nobody has heard of stays behind too. JPEG, PNG,
// WebP and GIF keep their pixels byte for byte; what is built otherwise is drawn and packed anew.

#include "core/error.h"

#include <QByteArray>

namespace yeonji::pictures {

// What a page can show: bytes and what kind they are.
struct Drawn
{
    QByteArray mimeType, bytes;
};

// `mimeType` as its content says. A picture that cannot be read is an Error: it does not leave unread.
Result<Drawn> bare(const QByteArray &picture, const QByteArray &mimeType);

// A text (Markdown, HTML, a notebook) whose pictures that stand in it as `data:image/…` are bare. One that
// cannot be read is left empty. Its lines stay as many as they were.
QString withBareData(const QString &text);

} // namespace yeonji::pictures
