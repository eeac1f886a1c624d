// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/assets.h"

#include "core/files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace yeonji::project {

Result<QString> keepPicture(const QString &folder, QByteArrayView picture, const QString &suffix, QDate day)
{
    const QByteArray hash = QCryptographicHash::hash(picture, QCryptographicHash::Sha256).toHex();
    const QString name = u'-' % QString::fromLatin1(hash.first(10)) % u'.' % suffix.toLower();
    const QString path = folder % u'/' % day.toString(Qt::ISODate) % name;
    // The name tells the content: what lies there is it, kept today or on another day.
    for (const QString &known : QStringList(QFileInfo(path).fileName()) + QDir(folder).entryList({u'*' % name}, QDir::Files))
        if (const QFileInfo there(folder % u'/' % known); there.isFile() && there.size() == picture.size())
            return there.filePath();
    if (const auto written = writeFile(path, picture); !written)
        return std::unexpected(written.error());
    return path;
}

bool isPictureName(const QString &fileName)
{
    static const QStringList suffixes = {u"png"_s, u"jpg"_s, u"jpeg"_s, u"gif"_s, u"webp"_s, u"svg"_s, u"avif"_s, u"bmp"_s,
                                         u"heic"_s, u"heif"_s};
    return suffixes.contains(QFileInfo(fileName).suffix().toLower());
}

QString pictureAddress(const QString &picture, const QString &documentFolder)
{
    QString address = QDir(documentFolder).relativeFilePath(picture);
    for (const auto &[from, to] : {std::pair{u"%"_s, u"%25"_s}, {u" "_s, u"%20"_s}, {u"("_s, u"%28"_s}, {u")"_s, u"%29"_s}})
        address.replace(from, to);
    return address;
}

QString pictureMarkdown(const QString &picture, const QString &documentFolder, const QString &alt)
{
    QString text = alt;
    text.remove(u'[').remove(u']');
    return u"!["_s % text % u"]("_s % pictureAddress(picture, documentFolder) % u')';
}

} // namespace yeonji::project
