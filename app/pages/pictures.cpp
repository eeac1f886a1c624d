// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pictures.h"

#include "core/paths.h"
#include "core/words.h"
#include "pictures/scaled.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QMimeDatabase>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

std::optional<PictureType> pictureTypeOf(const QByteArray &bytes)
{
    const QMimeType type = QMimeDatabase().mimeTypeForData(bytes);
    const QByteArray name = type.name().toLatin1();
    return pictures::isDrawnByPages(name) ? std::optional(PictureType{name, type.preferredSuffix()}) : std::nullopt;
}

namespace {

// A regular file that may be shown; `missing` is said of one that is not there.
Result<QFileInfo> confined(const QString &path, const Confinement &confinement, const QString &missing)
{
    const QFileInfo info(path);
    bool allowed = false;
    for (const QString &folder : QStringList(confinement.root) + confinement.roots)
        allowed = allowed || (!folder.isEmpty() && leadsWithin(path, folder));
    // Said before whether the file is there: an outsider's document learns nothing by asking.
    if (!allowed)
        return failure(ErrorKind::BadInput, tr("refused: it lies outside the project's folder"), path);
    if (info.canonicalFilePath().isEmpty())
        return failure(ErrorKind::NotFound, missing, path);
    if (!info.isFile())
        return failure(ErrorKind::BadInput, tr("refused: it is not a regular file"), path);
    return info;
}

QStringList candidatesOf(const QString &source, const Confinement &confinement)
{
    // A path on disk may hold what a URL would cut off; try it as written, then decoded.
    const QString decoded = QUrl::fromPercentEncoding(source.toUtf8());
    const QString folder = QFileInfo(confinement.file).absolutePath();
    QStringList candidates;
    for (const QString &name : {source, decoded, decoded.section(u'?', 0, 0).section(u'#', 0, 0)}) {
        if (name.isEmpty())
            continue;
        if (name.startsWith(u'/')) {
            for (const QString &root : confinement.roots)
                candidates.append(QString(root + name));
            if (!confinement.root.isEmpty())
                candidates.append(QString(confinement.root + name));
            // Not below the site; a file of the disk by that name is refused by name, below.
            if (QFileInfo::exists(name))
                candidates.append(name);
        } else {
            candidates.append(QString(folder + u'/' + name));
        }
    }
    candidates.removeDuplicates();
    return candidates;
}

// The first that may be shown; else why not. `missing` is said if there is nothing to look for.
template<class Found>
Result<Found> firstOf(const QString &source, const Confinement &confinement, const QString &missing,
                      Result<Found> (*look)(const QString &, const Confinement &))
{
    const QStringList candidates = candidatesOf(source, confinement);
    Result<Found> best = failure(ErrorKind::NotFound, missing, source);
    bool told = false;
    for (const QString &candidate : candidates) {
        auto found = look(QDir::cleanPath(candidate), confinement);
        if (found)
            return found;
        // A file that is there but refused tells more than one that is missing.
        if (!told && (found.error().kind != ErrorKind::NotFound || candidate == candidates.last())) {
            best = std::move(found);
            told = best.error().kind != ErrorKind::NotFound;
        }
    }
    return best;
}

QString missingPicture() { return tr("the picture is not there; put it there or correct its path"); }
QString missingMedia() { return tr("the file is not there; put it there or correct its path"); }

// A film or sound by the names that page engines know; empty: it is neither.
QByteArray mediaTypeOf(const QString &path)
{
    static const QHash<QByteArray, QByteArray> known{
        {"application/ogg", "audio/ogg"}, {"audio/vnd.wave", "audio/wav"}, {"audio/x-wav", "audio/wav"}, {"audio/x-m4a", "audio/mp4"}};
    const QByteArray name = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent).name().toLatin1();
    const QByteArray type = known.value(name, name);
    return type.startsWith("video/") || type.startsWith("audio/") ? type : QByteArray();
}

} // namespace

Result<Picture> confine(const QString &path, const Confinement &confinement)
{
    const auto info = confined(path, confinement, missingPicture());
    if (!info)
        return std::unexpected(info.error());
    if (info->size() > pictureLimit)
        return failure(ErrorKind::BadInput, tr("refused: it is larger than 64 MB"), path);
    if (!info->isReadable())
        return failure(ErrorKind::NotReadable, tr("the picture cannot be read; check its permissions"), path);
    // Everything else is refused rather than served as something.
    const QString real = info->canonicalFilePath();
    const QByteArray type = pictures::shownType(real);
    if (type.isEmpty())
        return failure(ErrorKind::BadInput, tr("refused: it is not a picture this page can show"), path);
    return Picture{real, type, type == "image/svg+xml" ? QSize() : pictures::sizeOf(real), info->lastModified().toMSecsSinceEpoch()};
}

Result<Picture> findPicture(const QString &source, const Confinement &confinement)
{
    return firstOf(source, confinement, missingPicture(), &confine);
}

Result<Media> confineMedia(const QString &path, const Confinement &confinement)
{
    const auto info = confined(path, confinement, missingMedia());
    if (!info)
        return std::unexpected(info.error());
    if (!info->isReadable())
        return failure(ErrorKind::NotReadable, tr("the file cannot be read; check its permissions"), path);
    const QString real = info->canonicalFilePath();
    const QByteArray type = mediaTypeOf(real);
    if (type.isEmpty())
        return failure(ErrorKind::BadInput, tr("refused: it is neither video nor sound"), path);
    return Media{real, type, info->size(), info->lastModified().toMSecsSinceEpoch()};
}

Result<Media> findMedia(const QString &source, const Confinement &confinement)
{
    return firstOf(source, confinement, missingMedia(), &confineMedia);
}

} // namespace yeonji::pages
