// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sources of a project that lie on other machines, followed: each is fetched again and again in the
// background, and how each stands can be asked for. A project that came from somewhere does not connect to
// anything by itself: a source is fetched only once the person has allowed it for this project, which is
// remembered in the person's own state folder (allowed.h).

#include "core/pace.h"
#include "runs/remote.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace yeonji::runs {

struct RemoteState
{
    enum class Is { NotAllowed, Waiting, Fetching, Fetched, Away };
    QString source;     // as yeonji.yaml names it
    QString name;       // `gpu1:/data/runs`
    Is is = Is::Waiting;
    QString problem;    // of Away: what stands between; of Fetched: that links were not followed
    QDateTime fetched;  // invalid: never

    QString sentence() const;  // in words
};

class Mirrors : public QObject
{
    Q_OBJECT
public:
    // `project`: for whose folder it is allowed.
    Mirrors(QString project, const QStringList &sources, QObject *parent = nullptr);
    ~Mirrors() override;

    QStringList folders() const;  // of the mirrors that are allowed, made where they are not there yet
    std::vector<RemoteState> states() const;

    void follow();                        // from now on
    void fetchNow(const QString &source);  // the person asked for it, which allows it

Q_SIGNALS:
    void changed();        // something came
    void statesChanged();

private:
    struct Source
    {
        std::optional<Remote> remote;  // none: the address is wrong
        RemoteState state;
        bool isBusy = false;
        std::unique_ptr<QTimer> next;
        Pace pace{std::chrono::seconds(5), 20};
    };
    void fetch(size_t index);

    QString m_project;
    std::vector<Source> m_sources;
    std::atomic<bool> m_stopping = false;
    QThreadPool m_pool;  // its own: a host that does not answer holds nobody up
};

} // namespace yeonji::runs
