// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which files a document may show. A picture, film or sound is found relative to the document, or, when its
// address begins with `/`, below the site's roots; what its real path (links followed) is must lie inside the
// folder that may be shown. The content, not the name, says what kind of file it is.

#include "core/error.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace yeonji::pages {

constexpr qint64 pictureLimit = 64 * 1024 * 1024;
constexpr qint64 mediaInside = 64 * 1024 * 1024;  // of films and sounds together, that stand inside one file

struct Confinement
{
    QString file;        // the document, absolute
    QString root;        // the folder that may be shown
    QStringList roots;   // where `/…` is looked for; shown too
};

struct Picture
{
    QString path;        // real
    QByteArray mimeType;
    QSize size;          // in pixels as drawn; empty if unknown
    qint64 changed = 0;  // ms since the epoch: a picture that was replaced gets a new address
};

// What kind of picture bytes are, and the ending a file of them has; nothing if the page cannot show it.
struct PictureType
{
    QByteArray mimeType;
    QString suffix;
};
std::optional<PictureType> pictureTypeOf(const QByteArray &bytes);

// `path` is absolute. Outside, missing, a device, too large, no picture: an Error with the reason.
Result<Picture> confine(const QString &path, const Confinement &confinement);

// `source` as written in the document: percent-encoded or not, relative or site-absolute.
Result<Picture> findPicture(const QString &source, const Confinement &confinement);

// A film or a sound, of any size: it is read as it is played.
struct Media
{
    QString path;        // real
    QByteArray mimeType;
    qint64 size = 0, changed = 0;  // bytes; as of a picture
};

Result<Media> confineMedia(const QString &path, const Confinement &confinement);
Result<Media> findMedia(const QString &source, const Confinement &confinement);

} // namespace yeonji::pages
