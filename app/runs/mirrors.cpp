// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/mirrors.h"

#include "runs/allowed.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>

namespace yeonji::runs {

using namespace std::chrono_literals;

QString RemoteState::sentence() const
{
    const bool today = fetched.isValid() && fetched.date() == QDate::currentDate();
    const QString when = !fetched.isValid() ? QString()
        : today ? QLocale().toString(fetched.time(), QLocale::ShortFormat) : QLocale().toString(fetched, QLocale::ShortFormat);
    switch (is) {
    case Is::NotAllowed: return QCoreApplication::translate("runs", "on another machine; click to connect");
    case Is::Waiting: return QCoreApplication::translate("runs", "waiting");
    case Is::Fetching:
        return fetched.isValid() ? QCoreApplication::translate("runs", "fetching; as of %1").arg(when) : QCoreApplication::translate("runs", "fetching");
    case Is::Fetched: {
        const QString asOf = QCoreApplication::translate("runs", "as of %1").arg(when);
        return problem.isEmpty() ? asOf : QString(asOf % u"; " % problem);
    }
    case Is::Away:
        return fetched.isValid() ? QCoreApplication::translate("runs", "%1; as of %2").arg(problem, when) : problem;
    }
    return {};
}

Mirrors::Mirrors(QString project, const QStringList &sources, QObject *parent) : QObject(parent), m_project(std::move(project))
{
    const QStringList allowed = allowedIn(m_project).paths;
    for (const QString &address : sources) {
        Source source;
        source.state.source = source.state.name = address;
        if (auto remote = Remote::parse(address)) {
            source.state.name = remote->name();
            source.state.fetched = remote->fetched();
            source.state.is = allowed.contains(address) ? RemoteState::Is::Waiting : RemoteState::Is::NotAllowed;
            source.remote = std::move(*remote);
        } else {
            source.state.is = RemoteState::Is::Away;
            source.state.problem = remote.error().message;
        }
        m_sources.push_back(std::move(source));
    }
    m_pool.setMaxThreadCount(std::clamp(int(m_sources.size()), 1, 8));
}

Mirrors::~Mirrors()
{
    m_stopping = true;
    m_pool.waitForDone();
}

QStringList Mirrors::folders() const
{
    QStringList folders;
    for (const Source &source : m_sources)
        if (source.remote && source.state.is != RemoteState::Is::NotAllowed && QDir().mkpath(source.remote->mirror()))
            folders.append(source.remote->mirror());
    return folders;
}

std::vector<RemoteState> Mirrors::states() const
{
    std::vector<RemoteState> states;
    for (const Source &source : m_sources)
        states.push_back(source.state);
    return states;
}

void Mirrors::follow()
{
    for (size_t i = 0; i < m_sources.size(); ++i) {
        Source &source = m_sources[i];
        source.next = std::make_unique<QTimer>();
        source.next->setSingleShot(true);
        connect(source.next.get(), &QTimer::timeout, this, [this, i] { fetch(i); });
        if (source.remote && source.state.is == RemoteState::Is::Waiting)
            source.next->start(0);
    }
}

void Mirrors::fetchNow(const QString &source)
{
    for (size_t i = 0; i < m_sources.size(); ++i)
        if (m_sources[i].state.source == source && m_sources[i].remote) {
            allow(m_project, {source});
            m_sources[i].state.is = RemoteState::Is::Waiting;
            fetch(i);
        }
}

void Mirrors::fetch(size_t index)
{
    Source &source = m_sources[index];
    // Each time anew it is no news: what was fetched stands, and who was away is so until heard of.
    if (source.state.is == RemoteState::Is::Waiting) {
        source.state.is = RemoteState::Is::Fetching;
        Q_EMIT statesChanged();
    }
    if (std::exchange(source.isBusy, true))
        return;
    if (source.next)
        source.next->stop();
    (void)QtConcurrent::run(&m_pool, [this, index, remote = *source.remote] {
        QElapsedTimer took;
        took.start();
        Progress progress;
        progress.cancelled = [this] { return m_stopping.load(); };
        const auto got = runs::fetch(remote, progress);
        QMetaObject::invokeMethod(this, [this, index, remote, got, took = std::chrono::milliseconds(took.elapsed())] {
            Source &mine = m_sources[index];
            mine.isBusy = false;
            const auto was = mine.state.is;
            const QString said = mine.state.sentence();
            mine.state.is = got ? RemoteState::Is::Fetched : RemoteState::Is::Away;
            mine.state.problem = got ? remote.linksSentence() : got.error().message;
            mine.state.fetched = remote.fetched();
            if (mine.next)
                mine.next->start(got ? mine.pace.after(took) : std::chrono::milliseconds(30s));
            if (said != mine.state.sentence() || was != mine.state.is)
                Q_EMIT statesChanged();
            if (got && *got)
                Q_EMIT changed();
        }, Qt::QueuedConnection);
    });
}

} // namespace yeonji::runs
