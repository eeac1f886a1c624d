// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/eventparts.h"

#include "runs/eventreader.h"
#include "runs/formats.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

bool looksWritten(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray header = file.read(framing::headerBytes);
    return header.size() == framing::headerBytes && framing::isHeader(header);
}

// A table, settings or the words of a program beside its events make a folder a run, whatever it is called.
bool isRunOfItsOwn(const QString &folder)
{
    return !QDir(folder).entryList({u"*.csv"_s, u"*.tsv"_s, u"*.json"_s, u"*.jsonl"_s, u"*.yaml"_s, u"*.yml"_s, u"*.log"_s, u"*.out"_s, u"*.err"_s, u"*.txt"_s},
                                   QDir::Files).isEmpty();
}

bool isOfSettings(const QString &name)
{
    static const QRegularExpression time(u"^1\\d{9}(?:\\.\\d+)?$"_s);
    return time.match(name).hasMatch();
}

// The one tag that all points in `path` have, if its folder is called by it; the folder itself otherwise.
EventPart curveIn(const QString &path, const QString &name)
{
    constexpr qint64 enough = 64 << 10;
    EventPart part{name, EventPart::Is::Curve, {}, {}};
    if (!name.contains(u'_') || isRunOfItsOwn(path))
        return part;
    for (const QString &file : eventFilesIn(path)) {
        const QStringList tags = tagsIn(file, {}, enough);
        if (tags.isEmpty())
            continue;
        const QString begin = QString(tags.front()).replace(u'/', u'_') % u'_';
        if (tags.size() > 1 || (!part.tag.isEmpty() && part.tag != tags.front()) || !name.startsWith(begin) || name.size() == begin.size())
            return {name, EventPart::Is::Curve, {}, {}};
        part.tag = tags.front();
        part.key = name.sliced(begin.size());
    }
    return part;
}

} // namespace

QString EventPart::nameOf(const QString &read) const
{
    switch (is) {
    case Is::Run:
    case Is::Split: return read;
    // The result that goes with settings has no step; it may be called as a curve of the run.
    case Is::Settings: return read.startsWith("hparam"_L1) ? read : QString("hparam/"_L1 % read);
    case Is::Curve: return read == tag ? QString(tag % u'/' % key) : QString(folder % u'/' % read);
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList eventFilesIn(const QString &folder)
{
    QStringList files = QDir(folder).entryList({u"*tfevents*"_s}, QDir::Files);
    // By the time in the name (events.out.tfevents.TIME.host…): a restart writes a new file.
    std::ranges::stable_sort(files, {}, [](const QString &name) { return name.section(u"tfevents."_s, 1).section(u'.', 0, 0).toLongLong(); });
    for (QString &file : files)
        file.prepend(QString(folder % u'/'));
    return files;
}

bool holdsEvents(const QString &folder)
{
    return std::ranges::any_of(eventFilesIn(folder), looksWritten);
}

QStringList tagsIn(const QString &file, const QString &prefix, qint64 enough)
{
    EventReader reader(prefix);
    const Progress progress;
    auto chunks = Chunks::open(file, progress, 0, enough);
    if (!chunks || !reader.take(*chunks, 0))
        return {};
    SeriesLines lines;
    QStringList tags;
    for (const Series &series : reader.takeSeries(lines))
        tags.append(series.name);
    return tags;
}

std::vector<EventPart> eventPartsOf(const QString &folder)
{
    const bool isRun = holdsEvents(folder);
    const QStringList children = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    const auto pathOf = [&folder](const QString &child) { return QString(folder % u'/' % child); };
    const auto holds = [&pathOf](const QString &child) { return holdsEvents(pathOf(child)); };
    std::vector<EventPart> parts{{}}, curves;
    for (const QString &name : splitNames())
        if (children.contains(name) && !isRunOfItsOwn(pathOf(name)) && holds(name))
            parts.push_back({name, EventPart::Is::Split, {}, {}});
    if (!isRun) {
        // Among other runs one that is called so is one of them.
        if (parts.size() == 2 && std::ranges::any_of(children, [&](const QString &name) { return name != parts.back().folder && holds(name); }))
            parts.pop_back();
        return parts;
    }
    for (const QString &name : children) {
        if (isOfSettings(name) && holds(name))
            parts.push_back({name, EventPart::Is::Settings, {}, {}});
        else if (EventPart curve = curveIn(pathOf(name), name); !curve.tag.isEmpty())
            curves.push_back(std::move(curve));
    }
    parts.insert(parts.end(), curves.begin(), curves.end());
    return parts;
}

QStringList eventPartsIn(const QString &folder)
{
    QStringList names;
    for (const EventPart &part : eventPartsOf(folder))
        if (part.is != EventPart::Is::Run)
            names.append(part.folder);
    return names;
}

QSet<QString> eventTagsIn(const QString &folder)
{
    constexpr qint64 enough = 1 << 20;
    QSet<QString> tags;
    for (const EventPart &part : eventPartsOf(folder))
        for (const QString &file : eventFilesIn(part.folder.isEmpty() ? folder : QString(folder % u'/' % part.folder)).mid(0, 1))
            for (const QString &tag : tagsIn(file, part.prefix(), enough))
                tags.insert(part.nameOf(tag));
    return tags;
}

} // namespace yeonji::runs
