// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/scaled.h"

#include "core/files.h"
#include "core/words.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QMimeDatabase>

#include <optional>

using namespace Qt::StringLiterals;

namespace yeonji::pictures {

namespace {

constexpr int quality = 88, wholeQuality = 94;
constexpr int mostMegabytes = 512;  // of pixels: 130 million

constexpr const char *drawnTypes[] = {"image/png",  "image/jpeg", "image/gif", "image/webp",
                                      "image/avif", "image/bmp",  "image/svg+xml", "image/x-icon"};

QString nameOf(const QFileInfo &file, int width)
{
    const QString what = file.canonicalFilePath() % u'\n' % QString::number(file.lastModified().toMSecsSinceEpoch()) % u'\n'
        % QString::number(file.size()) % u'\n' % QString::number(width);
    return QString::fromLatin1(QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha1).toHex());
}

Result<Drawn> draw(QImageReader &reader, int width, const QString &path)
{
    reader.setAutoTransform(true);
    reader.setAllocationLimit(mostMegabytes);
    const bool lies = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize size = reader.size();
    const int now = lies ? size.height() : size.width();
    if (width > 0 && now > width)
        reader.setScaledSize((size.toSizeF() * (double(width) / now)).toSize().expandedTo({1, 1}));
    QImage image = reader.read();
    if (image.isNull())
        return failure(ErrorKind::BadInput, tr("the picture cannot be read (%1)").arg(reader.errorString()), path);
    // The pixels alone: what else a reader knows, a writer would put into the file.
    const bool shines = image.hasAlphaChannel();
    image.convertTo(shines ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    QImage pixels(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format());
    pixels.setColorSpace(image.colorSpace());
    Drawn drawn;
    QBuffer buffer(&drawn.bytes);
    buffer.open(QIODevice::WriteOnly);
    drawn.mimeType = shines ? "image/png" : "image/jpeg";
    if (!pixels.save(&buffer, shines ? "PNG" : "JPEG", shines ? -1 : width > 0 ? quality : wholeQuality))
        return failure(ErrorKind::Unsupported, tr("the picture cannot be drawn; save it as PNG or JPEG"), path);
    return drawn;
}

} // namespace

bool isDrawnByPages(const QByteArray &mimeType)
{
    return std::ranges::any_of(drawnTypes, [&](const char *type) { return mimeType == type; });
}

bool isScalable(const QByteArray &mimeType)
{
    return mimeType != "image/svg+xml" && mimeType != "image/gif" && mimeType != "image/x-icon";
}

QByteArray shownType(const QString &path)
{
    const QByteArray name = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent).name().toLatin1();
    if (isDrawnByPages(name) || name == "image/heif" || name == "image/heic")
        return name;
    // SVG without an XML declaration looks like any XML or text to a content match.
    return path.endsWith(".svg"_L1, Qt::CaseInsensitive) ? "image/svg+xml"_ba : QByteArray();
}

QSize sizeOf(const QString &path)
{
    QImageReader reader(path);
    QSize size = reader.size();
    if (reader.transformation() & QImageIOHandler::TransformationRotate90)
        size.transpose();
    return size;
}

Result<Drawn> scaled(const QString &path, int width, const QString &cache)
{
    QString kept;
    if (!cache.isEmpty()) {
        const QString name = nameOf(QFileInfo(path), width);
        kept = cache % u'/' % name.first(2) % u'/' % name.sliced(2);
        for (const auto &[ending, type] : {std::pair{u".jpg"_s, "image/jpeg"}, std::pair{u".png"_s, "image/png"}})
            if (const auto bytes = readFile(kept + ending))
                return Drawn{type, *bytes};
    }
    QImageReader reader(path);
    auto drawn = draw(reader, width, path);
    // Where it cannot be kept it is drawn again the next time.
    if (drawn && !kept.isEmpty())
        std::ignore = writeFile(kept + (drawn->mimeType == "image/png" ? u".png"_s : u".jpg"_s), drawn->bytes);
    return drawn;
}

Result<Drawn> drawnAnew(const QByteArray &picture)
{
    QBuffer buffer;
    buffer.setData(picture);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    return draw(reader, 0, {});
}

} // namespace yeonji::pictures
