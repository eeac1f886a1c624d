// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/follow.h"

#include "runs/divergence.h"
#include "runs/status.h"
#include "runs/when.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <utility>

namespace yeonji::runs {

namespace {

// The span of a run's clock, where its files tell the time.
void setTimes(Run &run)
{
    double first = HUGE_VAL, last = -HUGE_VAL;
    QHash<const Numbers *, bool> seen;  // many series share one
    for (const Series &series : run.series)
        if (series.axis.wallTime && !std::exchange(seen[series.axis.wallTime.get()], true))
            for (const double wall : *series.axis.wallTime) {
                first = wall < first && wall > -HUGE_VAL ? wall : first;  // NaN is neither
                last = wall > last && wall < HUGE_VAL ? wall : last;
            }
    if (first > last)
        return;
    if (!run.started.isValid())
        run.started = whenOf(first * 1000);
    if (!run.ended.isValid())
        run.ended = whenOf(last * 1000);
}

size_t pointsOf(const Run &run)
{
    size_t most = 0;
    for (const Series &series : run.series)
        most = std::max(most, series.size());
    return most;
}

// What a time of day alone lets differ.
bool standsTheSame(const Run &a, const Run &b)
{
    return a.status == b.status && a.findings == b.findings;
}

} // namespace

bool isOddlyNamed(const QString &path)
{
    return path.contains(QChar::ReplacementCharacter) && !QFileInfo::exists(path);
}

Follower::Follower(Found found) : m_found(std::move(found)) {}

Stamp Follower::stampNow() const
{
    return stampOf(QFileInfo(m_found.path).absoluteFilePath(), m_standing ? m_standing->run.files : QStringList());
}

bool Follower::isFresh() const
{
    return m_run && stampNow() == m_stamp;
}

Result<Standing> Follower::readOn(const Progress &progress)
{
    if (m_tail) {
        auto now = m_tail->readOn(progress);
        m_readOn = now && *now;
        if (m_readOn)
            return std::move(**now);
        m_tail.reset();
        if (!now && now.error().kind == ErrorKind::Cancelled)
            return std::unexpected(now.error());
    }
    const auto whole = [](Result<Run> run) -> Result<Standing> {
        if (!run)
            return std::unexpected(run.error());
        return Standing{std::move(*run), {}};
    };
    if (!m_found.part.isEmpty())
        return whole(m_found.reader->readPart(m_found.path, m_found.part, progress));
    if (!m_found.reader->follow)
        return whole(m_found.reader->read(m_found.path, progress));
    auto followed = m_found.reader->follow(m_found.path, progress);
    if (!followed)
        return std::unexpected(followed.error());
    m_tail = std::move(followed->tail);
    return std::move(followed->now);
}

// Of the writes that were seen. The one before the first look was who knows how long ago: what is put in place anew may
// have been another's, and what goes on after more than an hour was begun again.
std::optional<Cadence> Follower::seenCadence() const
{
    constexpr double anHour = 3600;
    QList<double> pauses;
    for (qsizetype i = 1; i < m_writes.size(); ++i)
        if (const double pause = m_writes.at(i) - m_writes.at(i - 1); i > 1 || (m_readOn && pause < anHour))
            pauses.append(pause);
    if (pauses.isEmpty())
        return {};
    std::ranges::sort(pauses);
    const double longest = pauses.size() < fewPauses ? std::max(longestUnseen, pauses.constLast()) : pauses.constLast();
    return Cadence{pauses.at(pauses.size() / 2), longest, m_writes.constLast(), pauses.size()};
}

RunPtr Follower::settled()
{
    Run run = m_standing->run;
    const Seen seen{seenCadence(), m_readOn, m_run && m_run->status == Status::Finished};
    settleStatus(run, seen);
    // Of a run that is being written the last line may be half of one.
    const bool begins = run.status == Status::Unknown && isBegun(run, m_readOn || m_writes.size() > 1);
    m_waits = m_standing->torn && (run.status == Status::Running || begins);
    if (m_standing->torn && !m_waits) {
        run = *m_standing->torn;
        settleStatus(run, seen);
    }
    return std::make_shared<const Run>(std::move(run));
}

Result<RunPtr> Follower::look(const Progress &progress)
{
    if (isFresh()) {
        const bool waited = m_waits;
        if (RunPtr now = settled(); waited != m_waits || !standsTheSame(*m_run, *now))
            m_run = std::move(now);
        return m_run;
    }
    if (isOddlyNamed(m_found.path))
        return failure(ErrorKind::NotReadable, QCoreApplication::translate("runs", "this name is not UTF-8 and cannot be opened; rename it"), m_found.path);
    if (const QFileInfo info(m_found.path); info.isFile() && info.size() == 0) {
        m_tail.reset();
        m_run.reset();
        return failure(ErrorKind::BadInput,
                       QCoreApplication::translate("runs", "this file is empty; wait until something was written into it"), m_found.path);
    }
    // Before the reading: what is written during it is news for the next look.
    Stamp stamp = stampNow();
    auto standing = readOn(progress);
    if (!standing) {
        m_tail.reset();
        m_run.reset();
        return std::unexpected(standing.error());
    }
    for (Run *run : {&standing->run, standing->torn ? &*standing->torn : nullptr}) {
        if (!run)
            continue;
        run->name = m_found.name;
        run->part = m_found.part;
        run->path = QFileInfo(m_found.path).absoluteFilePath();
        setTimes(*run);
        run->findings += divergencesOf(*run);
    }
    constexpr qsizetype remembered = 20;
    // One that is older than it was is another's now: put back from a copy, say.
    const double written = double(newestFile(standing->run).lastModified().toMSecsSinceEpoch()) / 1000;
    if (!m_writes.isEmpty() && written < m_writes.constLast())
        m_writes.clear();
    // Words between two rows do not tell how often these come.
    const size_t points = pointsOf(standing->run);
    const bool hasMore = std::exchange(m_points, points) != points || !m_readOn;
    if (m_writes.isEmpty() || (hasMore && written > m_writes.constLast()))
        m_writes.append(written);
    if (m_writes.size() > remembered)
        m_writes.removeFirst();
    m_standing = std::make_shared<const Standing>(std::move(*standing));
    const Stamp after = stampNow();
    for (auto at = after.begin(); at != after.end(); ++at)
        if (!stamp.contains(at.key()))  // a file that the reader found
            stamp.insert(at.key(), at.value());
    m_stamp = std::move(stamp);
    m_run = settled();
    return m_run;
}

} // namespace yeonji::runs
