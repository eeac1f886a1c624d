// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/photostamps.h"

#include "core/files.h"
#include "core/fold.h"
#include "core/text.h"
#include "project/assets.h"

#include <QDataStream>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

constexpr qint64 together = 3600;        // seconds within which pictures share a stamp
constexpr double near = 150;             // metres
constexpr qint64 sameTime = 3 * 3600;    // seconds between a stamp and the picture it stands with
constexpr qsizetype mostLookedAt = 20;   // pictures near, whose documents are opened

struct Known
{
    qint64 size = 0, changed = 0;
    QDateTime taken;
    std::optional<pictures::Position> position;
};

QDataStream &operator<<(QDataStream &out, const Known &known)
{
    const auto at = known.position.value_or(pictures::Position());
    return out << known.size << known.changed << known.taken << known.position.has_value() << at.latitude << at.longitude;
}

QDataStream &operator>>(QDataStream &in, Known &known)
{
    bool placed = false;
    pictures::Position at;
    in >> known.size >> known.changed >> known.taken >> placed >> at.latitude >> at.longitude;
    known.position = placed ? std::optional(at) : std::nullopt;
    return in;
}

constexpr quint32 cacheVersion = 1;

// What every picture in assets says, by its name; of those that did not change, as the cache has it.
QHash<QString, Known> photosOf(const project::Project &project)
{
    const QString cache = project.cacheFolder() % u"/photos";
    QHash<QString, Known> before;
    if (const auto bytes = readFile(cache)) {
        QDataStream in(*bytes);
        quint32 version = 0;
        in >> version;
        if (version == cacheVersion)
            in >> before;
        if (in.status() != QDataStream::Ok)
            before.clear();
    }
    QHash<QString, Known> now;
    bool fresh = false;
    for (const QFileInfo &file : QDir(project.assetsFolder()).entryInfoList(QDir::Files)) {
        if (!project::isPictureName(file.fileName()))
            continue;
        Known known = before.value(file.fileName());
        if (const qint64 changed = file.lastModified().toMSecsSinceEpoch(); known.size != file.size() || known.changed != changed) {
            const pictures::Photo photo = pictures::photoIn(file.filePath());
            known = {file.size(), changed, photo.taken, photo.position};
            fresh = true;
        }
        now.insert(file.fileName(), known);
    }
    if (fresh || now.size() != before.size()) {
        QByteArray bytes;
        QDataStream out(&bytes, QIODevice::WriteOnly);
        out << cacheVersion << now;
        // Where it cannot be kept the pictures are opened again.
        std::ignore = writeFile(cache, bytes);
    }
    return now;
}

// A caption right below the picture, else the stamp that opened what it stands in.
std::optional<Stamp> stampAt(const QStringList &lines, qsizetype picture)
{
    for (qsizetype i = picture + 1; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty())
            continue;
        if (const auto stamps = parseStamps(lines.at(i)); !stamps.isEmpty())
            return stamps.first();
        break;
    }
    for (qsizetype i = picture; i >= 0; --i)
        if (const auto stamps = parseStamps(lines.at(i)); !stamps.isEmpty())
            return stamps.last();
    return std::nullopt;
}

bool tellsOf(const Stamp &stamp, const QDateTime &taken)
{
    if (!taken.isValid() || stamp.place.isEmpty())
        return false;
    return stamp.time ? std::abs(QDateTime(stamp.date, *stamp.time).secsTo(taken)) <= sameTime : stamp.date == taken.date();
}

QString placeNear(const project::Project &project, const project::TextIndex &index, const QHash<QString, Known> &photos,
                  pictures::Position position)
{
    QList<std::pair<double, QString>> around;
    for (const auto &[name, known] : photos.asKeyValueRange())
        if (known.position)
            if (const double metres = metresBetween(*known.position, position); metres <= near)
                around.append({metres, name});
    std::ranges::sort(around);
    for (const auto &[metres, name] : around.first(std::min(mostLookedAt, around.size()))) {
        const QByteArray written = folded(name.toUtf8());
        for (const project::IndexedText &text : index.texts()) {
            if (!text.folded.contains(written))
                continue;
            const auto bytes = readFile(project.root % u'/' % text.document.path);
            const QStringList lines = bytes ? decodeText(*bytes).text.split(u'\n') : QStringList();
            for (qsizetype i = 0; i < lines.size(); ++i)
                if (lines.at(i).contains(name))
                    if (const auto stamp = stampAt(lines, i); stamp && tellsOf(*stamp, photos.value(name).taken))
                        return stamp->place;
        }
    }
    return {};
}

} // namespace

QList<PhotoStamp> stampsFor(const QList<TakenPicture> &pictures)
{
    QList<PhotoStamp> stamps;
    QDateTime from;
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const auto &[taken, place] = pictures.at(i);
        if (!taken.isValid())
            continue;
        if (!stamps.isEmpty() && std::abs(from.secsTo(taken)) <= together && from.date() == taken.date()
            && (place.isEmpty() || place == stamps.last().stamp.place))
            continue;
        from = taken;
        stamps.append({{taken.date(), QTime(taken.time().hour(), taken.time().minute()), place}, i});
    }
    return stamps;
}

QStringList placesNear(const project::Project &project, const project::TextIndex &index,
                       const QList<std::optional<pictures::Position>> &positions)
{
    const bool any = std::ranges::any_of(positions, [](const auto &position) { return position.has_value(); });
    const auto photos = any ? photosOf(project) : QHash<QString, Known>();
    QStringList places;
    for (const auto &position : positions)
        places.append(position ? placeNear(project, index, photos, *position) : QString());
    return places;
}

} // namespace yeonji::diary
