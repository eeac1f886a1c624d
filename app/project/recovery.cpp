// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/recovery.h"

#include "core/files.h"
#include "core/newfile.h"
#include "core/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::project {

QByteArray hashOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
}

// From the root, so that a folder that was moved still finds what was not saved in it.
QString Recovery::nameOf(const QString &path) const
{
    return nameWithin(path, m_project.root);
}

QString Recovery::fileName(const QString &path) const
{
    return u"recovery/"_s % QString::fromLatin1(hashOf(nameOf(path).toUtf8()).first(20)) % u".txt"_s;
}

// What a project's folder says is only about what lies in it: it may come from anyone, and what it says is
// written where it says once it is brought back. There and here no link is followed.
QStringList Recovery::filesOf(const QString &path) const
{
    const QString name = fileName(path);
    QStringList files;
    for (const QString &folder : {m_project.stateFolder(), m_project.awayFolder()})
        if (const auto file = placeWithin(folder, name); file && (folder == m_project.awayFolder() || leadsWithin(path, m_project.root)))
            files.append(*file);
    files.removeDuplicates();
    return files;
}

Result<> Recovery::keep(const Recovered &record, Where where) const
{
    if (where == Where::Project)
        if (const auto ready = prepareState(m_project); !ready)
            return ready;
    // A line of JSON that says what it is, then the text as it stands: readable by anyone.
    const QJsonObject head{{u"file"_s, nameOf(record.path)}, {u"base"_s, QString::fromLatin1(record.baseHash)},
                           {u"when"_s, record.when.toUTC().toString(Qt::ISODateWithMs)}};
    const QByteArray bytes = QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + record.text.toUtf8();
    const QString to = where == Where::Project ? filesOf(record.path).value(0) : QString(m_project.awayFolder() % u'/' % fileName(record.path));
    const auto done = writeFile(to, bytes);
    // Which of two is newer could not be told once a clock was set back.
    for (const QString &file : filesOf(record.path))
        if (done && file != to)
            removeFile(file);
    return done;
}

void Recovery::forget(const QString &path) const
{
    for (const QString &file : filesOf(path))
        removeFile(file);
}

std::optional<Recovered> Recovery::read(const QString &file) const
{
    const auto bytes = readFile(file);
    if (!bytes)
        return std::nullopt;
    const auto end = bytes->indexOf('\n');
    const QJsonObject head = QJsonDocument::fromJson(bytes->first(std::max<qsizetype>(0, end))).object();
    if (!head.contains(u"file"))
        return std::nullopt;
    const QString path = QDir::cleanPath(QDir(m_project.root).absoluteFilePath(head.value(u"file").toString()));
    if (!filesOf(path).contains(file))
        return std::nullopt;
    return Recovered{path, QString::fromUtf8(bytes->sliced(end + 1)),
                     head.value(u"base").toString().toLatin1(),
                     QDateTime::fromString(head.value(u"when").toString(), Qt::ISODateWithMs)};
}

std::optional<Recovered> Recovery::find(const QString &path) const
{
    std::optional<Recovered> newest;
    for (const QString &file : filesOf(path))
        if (auto record = read(file); record && record->path == path && (!newest || record->when > newest->when))
            newest = record;
    return newest;
}

QList<Recovered> Recovery::all() const
{
    QList<Recovered> records;
    QStringList folders{m_project.stateFolder(), m_project.awayFolder()};
    folders.removeDuplicates();
    for (const QString &folder : std::as_const(folders)) {
        const QDir dir(folder + u"/recovery"_s);
        for (const QString &name : dir.entryList({u"*.txt"_s}, QDir::Files))
            if (auto record = read(dir.filePath(name)))
                records.append(*record);
    }
    std::ranges::sort(records, std::ranges::greater(), &Recovered::when);
    return records;
}

} // namespace yeonji::project
