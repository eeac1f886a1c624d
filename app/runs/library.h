// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The runs of a project, by name: reads in the background, keeps what is unchanged (same size and
// time of modification), and says when something changed. The window, pages and exports ask it.

#include "core/pace.h"
#include "runs/called.h"
#include "runs/mirrors.h"
#include "runs/reader.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

namespace yeonji::runs {

// Where runs are looked for. `root/runs` and every source are discovered by name; any path below
// root (or below a source) can be named directly.
struct Places
{
    QString root;         // the project's folder; empty: only absolute paths
    QStringList sources;  // absolute folders outside, only read; or on other machines (remote.h)
    QString state = {};   // the folder in which is remembered what a run keeps (its colour); empty: none
    QString cache = {};   // the folder of the index, disposable; empty: none
    Names names = {};     // that runs in these places have already
};

class Library : public QObject
{
    Q_OBJECT
public:
    explicit Library(Places places, QObject *parent = nullptr);
    ~Library() override;

    // Other folders outside, from now on. changed() follows if there are other runs now.
    void setSources(const QStringList &sources);

    // What there is, without reading it: sorted by name, each with its colour and, if its files are
    // as they were when they were read, at whatever start, with its card. Cheap after the first time.
    QFuture<Result<std::vector<Found>>> list();

    // The runs that names, globs or paths (relative to the project root or to `base`, the folder of
    // the document that asks) stand for, in that order, each once. A name that matches nothing is an
    // Error that offers the nearest name of one that is not broken. Of several that a glob or folder stands for,
    // those that cannot be read are left out; one that was named itself is an Error. Paths outside the
    // project and its sources are refused to documents, but see allowed.h; the person opens what lies anywhere.
    // From any thread; reads on a worker.
    enum class AskedBy { Document, Person };
    QFuture<Result<std::vector<RunPtr>>> find(const QStringList &names, const QString &base = {}, AskedBy who = AskedBy::Document);

    // Read already and unchanged since, or null. Never waits.
    RunPtr cached(const QString &name) const;

    // From now on looks at the runs that are being written, by the state of their files (network folders
    // tell nothing by themselves), and at times at places that nobody watches. Every second, but never
    // for more than a tenth of the time.
    void follow();

    // How the sources on other machines stand. They are fetched once this follows, and only if the person
    // connected the project to them.
    std::vector<RemoteState> remotes() const { return m_mirrors->states(); }
    void connectTo(const QString &source) { m_mirrors->fetchNow(source); }

    // Looks again at the places; changed() follows if a run came, went or grew.
    void refresh();

Q_SIGNALS:
    void changed();
    void remotesChanged();
    // The first look at a large run that find() is about to read: see glimpse.h.
    void glimpsed(const runs::RunPtr &run);
    void progressed(const QString &path, qint64 done, qint64 total);

private:
    void pulse();
    void mirror(const QStringList &remote);

    struct State;
    std::shared_ptr<State> m_state;
    QStringList m_remote;  // sources elsewhere, as yeonji.yaml names them
    bool m_follows = false;
    std::unique_ptr<Mirrors> m_mirrors;
    QTimer m_pulse;
    Pace m_pace{std::chrono::seconds(1), 9};  // of the pulses
};

} // namespace yeonji::runs
