// SPDX-License-Identifier: GPL-3.0-or-later
//
// `yeonji watch`: follows runs in a terminal. A line whenever one of them got further or began to stand
// differently, and one for each finding as it appears; it ends with the last run.
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/runverbs.h"
#include "commands/usage.h"
#include "core/pace.h"
#include "core/paths.h"
#include "core/words.h"
#include "runs/alerts.h"
#include "runs/cadence.h"
#include "runs/follow.h"
#include "runs/remote.h"
#include "runs/status.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <map>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

// `step 1200  loss 1.02  eval_loss 1.1`: what people look at first, as it stands now.
QString standing(const runs::Run &run, const Directions &directions)
{
    constexpr int most = 4;
    double step = 0;
    QStringList values;
    for (const runs::Series &series : run.series) {
        if (series.size() == 0)
            continue;
        step = std::max(step, series.axis.step->back());
        const auto way = runs::directionOf(series.name, directions);
        if (values.size() < most && (way == runs::Direction::Up || way == runs::Direction::Down))
            values.append(series.name % u' ' % QString::number(series.values->back(), 'g', 6));
    }
    values.prepend(tr("step %1").arg(QString::fromLatin1(numberText(step))));
    return values.join(u"  "_s);
}

QStringList left(const runs::Run &run)
{
    const auto outlook = runs::outlookOf(run);
    return outlook && outlook->secondsLeft ? QStringList{runs::leftText(*outlook)} : QStringList();
}

class Watch
{
public:
    explicit Watch(QStringList paths) : m_paths(std::move(paths)) {}

    // False: nothing of what was asked for can be watched. A file that is empty so far can.
    bool look()
    {
        const bool isBegun = std::ranges::any_of(m_empty, [](const QString &path) { return !isEmpty(path); });
        // To find runs, files are opened; to follow one, only what was appended is read.
        if (!m_sought.isValid() || m_sought.durationElapsed() > m_seekAfter || isBegun)
            seek();
        for (auto &[key, seen] : m_seen)
            look(seen);
        ++m_looks;
        return !m_empty.isEmpty() || std::ranges::any_of(m_seen, [](const auto &entry) { return entry.second.run != nullptr; });
    }

    // Runs that vanished were bad input after all, as are files that were asked for and never could be read.
    int status() const
    {
        const bool bad = std::ranges::any_of(m_seen, [](const auto &entry) {
            const Seen &seen = entry.second;
            return seen.gone == Gone::Said || (!seen.run && QFileInfo(seen.given).isFile());
        });
        return std::max({bad ? 1 : 0, m_status, m_projects.status()});
    }

    bool isOver() const
    {
        // What cannot be read has no end to wait for.
        return m_empty.isEmpty() && std::ranges::all_of(m_seen, [](const auto &entry) {
            const Seen &seen = entry.second;
            return !seen.run || seen.gone == Gone::Said || seen.run->status == runs::Status::Finished || seen.run->status == runs::Status::Failed
                || (seen.run->status == runs::Status::Unknown && seen.quiet.elapsed() > patienceWith(seen));
        });
    }

private:
    enum class Gone { No, Noticed, Said };
    struct Seen
    {
        runs::Follower follower;
        QString given;  // the argument below which it was found
        runs::RunPtr run;
        QElapsedTimer quiet;
        QSet<QString> findings;
        int failures = 0;  // to read it, one after the other
        Gone gone = Gone::No;
        QElapsedTimer missing = {};  // since it was noticed
        qint64 longestPause = 0;     // milliseconds between two writes that were seen
        QDateTime began = QDateTime::currentDateTime();
    };
    static constexpr qint64 longestAbsence = 5000;       // until what vanished is gone
    static constexpr qint64 longestBeginning = 600'000;  // until it has a number

    // Longer with one that was written while it was watched, by its own pauses, and with one just begun.
    static qint64 patienceWith(const Seen &seen)
    {
        const qint64 age = runs::newestFile(*seen.run).lastModified().msecsTo(seen.began);
        return qint64(1000 * runs::patienceWithUntold(double(age) / 1000, double(seen.longestPause) / 1000));
    }

    // So that it can be watched before its first line.
    static bool isEmpty(const QString &path)
    {
        const QFileInfo info(path);
        return info.isFile() && info.size() == 0;
    }

    void seek()
    {
        m_sought.start();
        for (const QString &path : std::as_const(m_paths)) {
            const bool isKnown = std::ranges::any_of(m_seen, [&path](const auto &entry) { return entry.second.given == path; });
            if (!isKnown && isEmpty(path)) {
                if (!std::exchange(m_waited[path], true))
                    say(QFileInfo(path).fileName(), tr("is empty so far; waiting for its first line"));
                m_empty.insert(path);
                continue;
            }
            const auto found = runs::discover(runs::isRemote(path) ? fetched(path) : path);
            // Its first words may tell nothing of what it will be.
            if (!found && m_empty.contains(path) && QFileInfo(path).isFile() && QFileInfo(path).lastModified().msecsTo(QDateTime::currentDateTime()) < longestBeginning)
                continue;
            if (m_empty.remove(path) && !found)
                m_status = failed(found.error());
            else if (!found) {
                if (m_looks == 0 && !runs::isRemote(path))  // later it may be between two writes
                    m_status = failed(found.error());
            }
            if (!found)
                continue;
            // What stood alone until others came beside it is part of their run now.
            std::erase_if(m_seen, [&](const auto &entry) {
                const QString &its = entry.second.follower.found().path;
                return entry.second.given == path && std::ranges::none_of(*found, [&](const runs::Found &one) { return one.key() == entry.first; })
                    && std::ranges::any_of(*found, [&](const runs::Found &one) { return one.path != its && isWithin(its, one.path); });
            });
            for (const runs::Found &one : *found)
                if (!m_seen.contains(one.key()) && (one.path == QFileInfo(path).absoluteFilePath() || !runs::isRotated(one.path)))
                    m_seen.emplace(one.key(), Seen{runs::Follower(one), path, {}, {}, {}});
        }
        m_seekAfter = m_seeks.after(m_sought.durationElapsed());
        m_sought.restart();
    }

    // The mirror of a source on another machine; a word when that goes and when it comes back.
    QString fetched(const QString &address)
    {
        const auto remote = runs::Remote::parse(address);
        const auto got = remote ? runs::fetch(*remote) : std::unexpected(remote.error());
        const QString problem = got ? QString() : got.error().message;
        if (std::exchange(m_away[address], problem) != problem) {
            if (!got)
                failed(got.error());
            else
                say(remote->name(), tr("is there again"));
        }
        return remote ? remote->mirror() : QString();
    }

    void look(Seen &seen)
    {
        const bool written = !seen.follower.isFresh();
        // How a run stands may change while nothing is written: it stalls.
        if (!written && seen.run && (seen.run->status == runs::Status::Finished || seen.run->status == runs::Status::Failed))
            return;
        const auto read = seen.follower.look();
        const QString &path = seen.follower.found().path;
        if (!read && !QFileInfo::exists(path) && !runs::isOddlyNamed(path)) {
            miss(seen);
            return;
        }
        seen.gone = Gone::No;
        if (!read) {
            // Between two writes a file may be empty or torn: that is no news before it stays so.
            ++seen.failures;
            if ((m_looks == 0 || seen.failures == 2) && !seen.findings.contains(read.error().message)) {
                seen.findings.insert(read.error().message);
                Error error = read.error();
                error.file = shownPath(error.file, seen.given);
                failed(error);
            }
            return;
        }
        seen.failures = 0;
        const Directions directions = m_projects.directionsOf(seen.given);
        const QString now = standing(**read, directions);
        const bool differs = !seen.run || seen.run->status != (*read)->status || standing(*seen.run, directions) != now;
        if (written && seen.quiet.isValid())
            seen.longestPause = std::max(seen.longestPause, seen.quiet.elapsed());
        if (written || !seen.quiet.isValid())
            seen.quiet.start();
        seen.run = *read;
        if (differs)
            say(seen.run->name, (QStringList{runs::statusText(seen.run->status), now} + left(*seen.run)).join(u"  "_s));
        for (const Finding &finding : seen.run->findings)
            // A finding that counts on is said once.
            if (const QString what = finding.file % u'|' % runs::identityOf(finding, *seen.run); !seen.findings.contains(what)) {
                seen.findings.insert(what);
                say(seen.run->name, findingLine(finding, seen.given));
            }
    }

    // A log that is rotated comes back at once, a network folder after a while; what stays away has ended.
    static void miss(Seen &seen)
    {
        if (seen.gone == Gone::No) {
            seen.gone = Gone::Noticed;
            seen.missing.start();
        } else if (seen.gone == Gone::Noticed && seen.missing.elapsed() > longestAbsence) {
            seen.gone = Gone::Said;
            failed({ErrorKind::NotFound, tr("this was deleted or moved away; watch it again where it is now"),
                    shownPath(seen.follower.found().path, seen.given), 0});
        }
    }

    static void say(const QString &name, const QString &what)
    {
        print(printable(QDateTime::currentDateTime().toString(u"HH:mm:ss"_s) % u"  "_s % name % u"  "_s % what));
        std::fflush(stdout);  // somebody is looking at a pipe
    }

    QStringList m_paths;
    AskedProjects m_projects;
    std::map<QString, Seen> m_seen;  // by key
    QHash<QString, QString> m_away;  // by address: what stood between last; empty: nothing
    QSet<QString> m_empty;            // what was asked for and has no line so far, or none that tells what it is
    QHash<QString, bool> m_waited;
    int m_looks = 0;
    int m_status = 0;  // of what was asked for
    QElapsedTimer m_sought;
    Pace m_seeks{std::chrono::seconds(5), 20};
    std::chrono::milliseconds m_seekAfter{0};
};

} // namespace

int watchVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    if (!parse(parser, arguments))
        return wrongUsage("watch", whyWrong(parser));
    if (parser.positionalArguments().isEmpty())
        return wrongUsage("watch", tr("a file or folder is missing"));
    Watch watch(parser.positionalArguments());
    if (!watch.look())
        return 1;
    // Polling, as runs lie on network folders, too; never more than a tenth of the time.
    Pace pace(std::chrono::milliseconds(500), 9);
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        QElapsedTimer took;
        took.start();
        watch.look();
        if (watch.isOver())
            return QCoreApplication::exit(watch.status());
        timer.start(pace.after(took.durationElapsed()));
    });
    if (watch.isOver())
        return watch.status();
    timer.start(pace.after(std::chrono::milliseconds(0)));
    QCoreApplication::exec();
    return watch.status();
}

} // namespace yeonji::commands
