// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pictures.h"

#include "core/paths.h"
#include "core/words.h"
#include "pictures/scaled.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
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

Result<Picture> confine(const QString &path, const Confinement &confinement)
{
    const QFileInfo info(path);
    const QString real = info.canonicalFilePath();
    bool allowed = false;
    for (const QString &folder : QStringList(confinement.root) + confinement.roots)
        allowed = allowed || (!folder.isEmpty() && leadsWithin(path, folder));
    // Said before whether the file is there: an outsider's document learns nothing by asking.
    if (!allowed)
        return failure(ErrorKind::BadInput, tr("refused: it lies outside the project's folder"), path);
    if (real.isEmpty())
        return failure(ErrorKind::NotFound, tr("the picture is not there; put it there or correct its path"), path);
    if (!info.isFile())
        return failure(ErrorKind::BadInput, tr("refused: it is not a regular file"), path);
    if (info.size() > pictureLimit)
        return failure(ErrorKind::BadInput, tr("refused: it is larger than 64 MB"), path);
    if (!info.isReadable())
        return failure(ErrorKind::NotReadable, tr("the picture cannot be read; check its permissions"), path);
    // Everything else is refused rather than served as something.
    const QByteArray type = pictures::shownType(real);
    if (type.isEmpty())
        return failure(ErrorKind::BadInput, tr("refused: it is not a picture this page can show"), path);
    return Picture{real, type, type == "image/svg+xml" ? QSize() : pictures::sizeOf(real), info.lastModified().toMSecsSinceEpoch()};
}

Result<Picture> findPicture(const QString &source, const Confinement &confinement)
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
    Result<Picture> best = failure(ErrorKind::NotFound, tr("the picture is not there; put it there or correct its path"), source);
    bool told = false;
    for (const QString &candidate : std::as_const(candidates)) {
        auto found = confine(QDir::cleanPath(candidate), confinement);
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

} // namespace yeonji::pages
