// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/history.h"

#include "core/files.h"
#include "core/paths.h"
#include "core/text.h"
#include "core/words.h"
#include "project/recovery.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QMutex>
#include <QSet>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

constexpr qint64 hour = 3600, day = 24 * hour;

// Lists are read and written again as a whole.
QMutex &lists()
{
    static QMutex mutex;
    return mutex;
}

// Seconds of which one version is kept, at this age.
qint64 slotAt(qint64 age)
{
    return age < hour ? 60 : age < day ? 600 : age < 30 * day ? day : 7 * day;
}

// As hashOf() writes it.
bool isHash(const QByteArray &text)
{
    return text.size() == 40 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

struct List
{
    QString name;
    QList<Version> versions;  // newest first
};

std::optional<List> readList(const std::optional<QString> &file)
{
    const auto bytes = file ? readFile(*file) : failure(ErrorKind::NotFound, {});
    if (!bytes)
        return std::nullopt;
    List list;
    for (const QByteArray &line : bytes->split('\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (row.contains(u"file")) {
            list.name = row.value(u"file").toString();
        } else if (const QByteArray hash = row.value(u"text").toString().toLatin1(); isHash(hash)) {
            list.versions.append({QDateTime::fromString(row.value(u"when").toString(), Qt::ISODateWithMs), hash, row.value(u"size").toInteger(),
                                  row.value(u"aside").toBool()});
        }
    }
    return list.name.isEmpty() ? std::nullopt : std::optional(list);
}

} // namespace

QList<Version> thinned(const QList<Version> &versions, const QDateTime &now)
{
    QList<Version> kept;
    qint64 last = -1;
    for (qsizetype i = 0; i < versions.size(); ++i) {
        const Version &version = versions.at(i);
        // A clock that was set back must not make everything look new or old: the future is now.
        const qint64 age = std::max<qint64>(0, version.when.secsTo(now));
        const qint64 slot = version.when.toSecsSinceEpoch() / slotAt(age);
        const bool ends = i == 0 || i + 1 == versions.size();
        if (ends || slot != last || (version.setAside && age < 30 * day)) {
            kept.append(version);
            last = slot;
        }
    }
    return kept;
}

QString History::folder() const
{
    return m_project.stateFolder();
}

QString History::nameOf(const QString &path) const
{
    return nameWithin(path, m_project.root);
}

QString History::listOf(const QString &name) const
{
    return u"history/lists/"_s % QString::fromLatin1(hashOf(nfc(name).toUtf8()).first(20)) % u".jsonl"_s;
}

QString History::textOf(const QByteArray &hash) const
{
    return u"history/texts/"_s % QString::fromLatin1(hash.first(2)) % u'/' % QString::fromLatin1(hash.sliced(2));
}

Result<> History::writeList(const QString &name, const QList<Version> &versions) const
{
    QByteArray bytes = QJsonDocument(QJsonObject{{u"file"_s, name}}).toJson(QJsonDocument::Compact) + '\n';
    for (const Version &version : versions) {
        QJsonObject row{{u"when"_s, version.when.toUTC().toString(Qt::ISODateWithMs)},
                        {u"text"_s, QString::fromLatin1(version.hash)}, {u"size"_s, version.size}};
        if (version.setAside)
            row.insert(u"aside"_s, true);
        bytes += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
    }
    return writeWithin(folder(), listOf(name), bytes);
}

Result<> History::keep(const QString &path, const QByteArray &bytes, Why why, const QDateTime &when) const
{
    if (const auto ready = prepareState(m_project); !ready)
        return ready;
    const QString name = nameOf(path);
    const Version version{when, hashOf(bytes), bytes.size(), why == Why::SetAside};
    const QMutexLocker locked(&lists());
    QList<Version> versions = readList(placeWithin(folder(), listOf(name))).value_or(List()).versions;
    if (!versions.isEmpty() && versions.first().hash == version.hash && why == Why::Saved)
        return {};
    const QString file = textOf(version.hash);
    if (const auto there = placeWithin(folder(), file); !there || !QFileInfo::exists(*there))
        if (const auto done = writeWithin(folder(), file, qCompress(bytes)); !done)
            return done;
    versions.prepend(version);
    return writeList(name, thinned(versions, when));
}

QList<Version> History::versions(const QString &path) const
{
    const QMutexLocker locked(&lists());
    return readList(placeWithin(folder(), listOf(nameOf(path)))).value_or(List()).versions;
}

Result<QByteArray> History::read(const Version &version) const
{
    const QString file = isHash(version.hash) ? placeWithin(folder(), textOf(version.hash)).value_or(QString()) : QString();
    const auto packed = readFile(file);
    if (!packed)
        return failure(ErrorKind::NotFound, tr("this earlier text is no longer kept; choose another"), file);
    const QByteArray bytes = qUncompress(*packed);
    if (hashOf(bytes) != version.hash)
        return failure(ErrorKind::BadInput, tr("this earlier text is damaged; choose another"), file);
    return bytes;
}

Result<> History::moved(const QString &from, const QString &to) const
{
    const QMutexLocker locked(&lists());
    const auto list = readList(placeWithin(folder(), listOf(nameOf(from))));
    if (!list)
        return {};
    // One name in two spellings, as macOS decomposes it: there is one list.
    if (listOf(nameOf(from)) == listOf(nameOf(to)))
        return writeList(nameOf(to), list->versions);
    // Who was there before under the new name keeps a past too.
    QList<Version> versions = list->versions + readList(placeWithin(folder(), listOf(nameOf(to)))).value_or(List()).versions;
    std::ranges::stable_sort(versions, std::ranges::greater(), &Version::when);
    if (const auto done = writeList(nameOf(to), versions); !done)
        return done;
    QFile::remove(*placeWithin(folder(), listOf(nameOf(from))));
    return {};
}

Result<qint64> History::sweep(qint64 most) const
{
    const QMutexLocker locked(&lists());
    // What is cleared away is what was found lying here, and through no link.
    const auto listFolder = placeWithin(folder(), u"history/lists"_s), textFolder = placeWithin(folder(), u"history/texts"_s);
    if (!listFolder || !textFolder)
        return 0;
    QMap<QString, List> all;
    QDirIterator files(*listFolder, {u"*.jsonl"_s}, QDir::Files | QDir::NoSymLinks);
    while (files.hasNext()) {
        const QString file = files.next();
        if (auto list = readList(file))
            all.insert(file, *list);
    }
    QHash<QByteArray, QFileInfo> lying;  // the texts
    qint64 sum = 0;
    QDirIterator texts(*textFolder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (texts.hasNext()) {
        const QFileInfo info = texts.nextFileInfo();
        const QByteArray hash = (info.dir().dirName() + info.fileName()).toLatin1();
        if (!isHash(hash) || info.filePath() != placeWithin(folder(), textOf(hash)))
            continue;
        lying.insert(hash, info);
        sum += info.size();
    }
    // From the oldest on, until what is left fits; the newest of each document goes last of all.
    struct Old { QDateTime when; QByteArray hash; QString list; bool newest; };
    std::vector<Old> oldest;
    QHash<QByteArray, int> named;
    for (auto list = all.cbegin(); list != all.cend(); ++list)
        for (qsizetype i = 0; i < list->versions.size(); ++i) {
            oldest.push_back({list->versions.at(i).when, list->versions.at(i).hash, list.key(), i == 0});
            ++named[list->versions.at(i).hash];
        }
    std::ranges::sort(oldest, [](const Old &a, const Old &b) { return std::pair(a.newest, a.when) < std::pair(b.newest, b.when); });
    const auto remove = [&](const QByteArray &hash) {
        if (lying.contains(hash) && QFile::remove(lying.value(hash).filePath()))
            sum -= lying.take(hash).size();
    };
    for (const QByteArray &hash : lying.keys())
        if (!named.contains(hash))
            remove(hash);
    QSet<QString> changed;
    for (const Old &old : oldest) {
        if (sum <= most)
            break;
        List &list = all[old.list];
        list.versions.removeIf([&](const Version &version) { return version.hash == old.hash && version.when == old.when; });
        changed.insert(old.list);
        if (--named[old.hash] == 0)
            remove(old.hash);
    }
    for (const QString &file : std::as_const(changed)) {
        if (all.value(file).versions.isEmpty())
            QFile::remove(file);
        else if (const auto done = writeList(all.value(file).name, all.value(file).versions); !done)
            return std::unexpected(done.error());
    }
    return sum;
}

} // namespace yeonji::project
