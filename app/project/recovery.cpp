// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/recovery.h"

#include "core/files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace yeonji::project {

QByteArray hashOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
}

QString Recovery::folder() const
{
    return m_project.stateFolder() + u"/recovery"_s;
}

QString Recovery::fileOf(const QString &path) const
{
    return folder() % u'/' % QString::fromLatin1(hashOf(path.toUtf8()).first(20)) % u".txt"_s;
}

Result<> Recovery::keep(const Recovered &record) const
{
    if (const auto ready = prepareState(m_project); !ready)
        return ready;
    // A line of JSON that says what it is, then the text as it stands: readable by anyone.
    const QJsonObject head{{u"file"_s, record.path}, {u"base"_s, QString::fromLatin1(record.baseHash)},
                           {u"when"_s, record.when.toUTC().toString(Qt::ISODateWithMs)}};
    const QByteArray bytes = QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + record.text.toUtf8();
    return writeFile(fileOf(record.path), bytes);
}

void Recovery::forget(const QString &path) const
{
    QFile::remove(fileOf(path));
}

std::optional<Recovered> Recovery::read(const QString &file)
{
    const auto bytes = readFile(file);
    if (!bytes)
        return std::nullopt;
    const auto end = bytes->indexOf('\n');
    const QJsonObject head = QJsonDocument::fromJson(bytes->first(std::max<qsizetype>(0, end))).object();
    if (!head.contains(u"file"))
        return std::nullopt;
    return Recovered{head.value(u"file").toString(), QString::fromUtf8(bytes->sliced(end + 1)),
                     head.value(u"base").toString().toLatin1(),
                     QDateTime::fromString(head.value(u"when").toString(), Qt::ISODateWithMs)};
}

std::optional<Recovered> Recovery::find(const QString &path) const
{
    auto record = read(fileOf(path));
    return record && record->path == path ? record : std::nullopt;
}

QList<Recovered> Recovery::all() const
{
    QList<Recovered> records;
    const QDir dir(folder());
    for (const QString &name : dir.entryList({u"*.txt"_s}, QDir::Files, QDir::Time))
        if (auto record = read(dir.filePath(name)))
            records.append(*record);
    return records;
}

} // namespace yeonji::project
