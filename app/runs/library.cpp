// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/library.h"

#include "core/language.h"
#include "core/names.h"
#include "core/paths.h"
#include "core/text.h"
#include "core/words.h"
#include "runs/allowed.h"
#include "runs/colours.h"
#include "runs/follow.h"
#include "runs/glimpse.h"
#include "runs/index.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMetaMethod>
#include <QMutex>
#include <QSemaphore>
#include <QSet>
#include <QStorageInfo>
#include <QThreadPool>
#include <QtConcurrentMap>
#include <QtConcurrentRun>

#include <algorithm>
#include <atomic>
#include <future>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr auto frame = std::chrono::milliseconds(16);      // a screen draws the next one within
constexpr auto patience = std::chrono::milliseconds(100);  // of the reading with what is drawn meanwhile

size_t bytesOf(const Run &run)
{
    QSet<const Numbers *> columns;
    for (const Series &series : run.series)
        for (const auto &column : {series.values, series.axis.step, series.axis.wallTime, series.axis.epoch})
            columns.insert(column.get());
    size_t bytes = 0;
    for (const Numbers *column : std::as_const(columns))
        bytes += column ? column->capacity() * sizeof(double) : 0;
    return bytes;
}

struct Entry
{
    std::shared_ptr<Follower> follower;
    RunPtr run;  // of its last look
    size_t bytes = 0;
    quint64 used = 0;
};

// As it is called among others.
RunPtr renamed(Run run, const QString &name)
{
    run.name = name;
    return std::make_shared<const Run>(std::move(run));
}

constexpr size_t cacheBytes = size_t(1) << 30;

// By the state its files had when they were looked at.
bool isWrittenLately(const Stamp &stamp)
{
    constexpr qint64 lately = 600'000;
    qint64 newest = 0;
    for (const FileState &state : stamp)
        newest = std::max(newest, state.modified);
    return QDateTime::currentMSecsSinceEpoch() - newest / 1'000'000 < lately;
}

// There the system tells of changes.
bool isLocal(const QString &folder)
{
    static const QByteArrayList local{"ext2", "ext3", "ext4", "btrfs", "xfs", "zfs", "f2fs", "tmpfs", "overlay"};
    return local.contains(QStorageInfo(folder).fileSystemType());
}

} // namespace

struct Library::State
{
    Library *library = nullptr;
    QString root;          // canonical, or empty
    Names given;           // names that runs have already
    QThreadPool pool;      // its own: who waits for a run in the common pool cannot block its reading
    std::atomic<bool> stopping = false;
    std::atomic<bool> refreshing = false;
    std::atomic<bool> isUnwatched = false;  // no change in the places is heard of
    std::atomic<qint64> soughtAt = QDateTime::currentMSecsSinceEpoch(), seekAfter = 10'000;  // the places were walked, milliseconds
    Pace seeks{std::chrono::seconds(10), 20};  // with `listing`

    QMutex listing;        // held while the places are walked, so that it happens once
    ColourMemory colours;  // behind it
    std::unique_ptr<Index> index = std::make_unique<Index>();
    std::atomic<qint64> savedAt = QDateTime::currentMSecsSinceEpoch();
    mutable QMutex mutex;  // of what follows
    QStringList local;     // sources here, canonical
    QStringList mirrors;   // of sources elsewhere, canonical
    std::optional<std::vector<Found>> found;
    QHash<QString, Entry> entries;  // by path
    QHash<QString, std::shared_future<Result<RunPtr>>> reading;
    quint64 uses = 0;

    QStringList sources() const
    {
        const QMutexLocker lock(&mutex);
        return local + mirrors;
    }
    Result<std::vector<Found>> discoverPlaces(const Progress &progress);
    Result<std::vector<Found>> list(const Progress &progress);
    Result<std::vector<Found>> atPath(const QString &name, const QString &base, AskedBy who, const Progress &progress);
    Result<std::vector<Found>> resolve(const QString &name, const QString &base, AskedBy who, const Progress &progress);
    enum class Look { IfChanged, Always };  // how a run stands changes with time alone
    Result<RunPtr> read(const Found &one, const Progress &progress, Look look = Look::IfChanged);
    bool lookAtLive(const Progress &progress);
    QSet<QString> listed() const;  // keys of the runs in all places
    RunPtr fresh(const QString &path);
    bool knows(const QString &path);  // it was read already, be it as it stands now or before it grew
    void keep(const std::shared_ptr<Follower> &follower);
    void show(const RunPtr &glimpse);
    void evict();
};

Result<std::vector<Found>> Library::State::discoverPlaces(const Progress &progress)
{
    std::vector<Found> all;
    QSet<QString> taken(given.begin(), given.end()), keys;
    QStringList places;
    if (!root.isEmpty())
        places.append(QFileInfo(root % u"/runs"_s).isDir() ? QString(root % u"/runs"_s) : root);
    places += sources();
    for (const QString &place : std::as_const(places)) {
        auto some = discover(place, progress, index.get());
        if (!some) {
            // A place without runs, or a source on a disk that is not there now, is no fault.
            if (some.error().kind == ErrorKind::Cancelled)
                return some;
            continue;
        }
        const QSet<QString> named = call(*some, given);
        for (Found &one : *some) {
            if (keys.contains(one.key()))  // places may lie in one another
                continue;
            keys.insert(one.key());
            if (named.contains(one.key())) {
                all.push_back(std::move(one));
                continue;
            }
            if (taken.contains(one.name))
                one.name = QFileInfo(place).fileName() % u'/' % one.name;
            const QString wanted = one.name;
            for (int n = 2; taken.contains(one.name); ++n)
                one.name = wanted % u'-' % QString::number(n);
            taken.insert(one.name);
            all.push_back(std::move(one));
        }
    }
    std::ranges::sort(all, {}, &Found::name);
    const auto numbers = colours.numbersOf(QStringList(taken.begin(), taken.end()));
    for (Found &one : all) {
        one.colour = numbers.value(one.name);
        one.card = index->card(one);
    }
    return all;
}

Result<std::vector<Found>> Library::State::list(const Progress &progress)
{
    const QMutexLocker once(&listing);
    {
        const QMutexLocker lock(&mutex);
        if (found)
            return *found;
    }
    auto all = discoverPlaces(progress);
    if (all) {
        const QMutexLocker lock(&mutex);
        found = *all;
    }
    return all;
}

// What a path stands for; nothing if there is none. A bare name is a folder of runs/ first; then next
// to the document, then from the project's folder.
Result<std::vector<Found>> Library::State::atPath(const QString &name, const QString &base, AskedBy who, const Progress &progress)
{
    QStringList tries;
    if (QDir::isAbsolutePath(name)) {
        tries.append(name);
    } else {
        if (!root.isEmpty() && !name.contains(u'/'))
            tries.append(root % u"/runs/"_s % name);
        for (const QString &folder : {base, root})
            if (!folder.isEmpty())
                tries.append(folder % u'/' % name);
    }
    const QStringList sources = this->sources();
    const auto canonicalOf = [](const QString &path) {
        const QString canonical = QFileInfo(spelledPath(path)).canonicalFilePath();
        // A document that is not saved yet lies in a folder that may not be there.
        return canonical.isEmpty() ? QFileInfo(spelledPath(QDir::cleanPath(path))).canonicalFilePath() : canonical;
    };
    for (const QString &path : std::as_const(tries)) {
        QString canonical = canonicalOf(path), part;
        if (const qsizetype mark = path.lastIndexOf(u'#'); canonical.isEmpty() && mark > 0) {  // FILE#RUN
            canonical = canonicalOf(path.first(mark));
            part = nfc(path.sliced(mark + 1));
            if (!QFileInfo(canonical).isFile())
                continue;
        }
        if (canonical.isEmpty())
            continue;
        const bool anywhere = who == AskedBy::Person || (root.isEmpty() && sources.isEmpty());
        const auto holds = [&canonical](const QString &place) { return isWithin(canonical, place); };
        const bool outside = !anywhere && !isWithin(canonical, root) && std::ranges::none_of(sources, holds);
        const Allowed allowed = outside ? allowedIn(base) : Allowed();
        if (outside && std::ranges::none_of(allowed.paths, holds))
            return failure(ErrorKind::NotReadable,
                           yeonji::tr("%1 leads out of the project; copy the run into runs/ or add its folder to `sources:`").arg(name));
        // The name a run has among all, if they are listed: colours follow names.
        {
            const QMutexLocker lock(&mutex);
            std::vector<Found> matches;
            if (found && canonical != root)
                std::ranges::copy_if(*found, std::back_inserter(matches), [&](const Found &one) {
                    return isWithin(one.path, canonical) && (part.isEmpty() || one.part == part || one.name == part || one.name.endsWith(QString(u'/' % part)));
                });
            if (!matches.empty())
                return matches;
        }
        return discover(part.isEmpty() ? canonical : QString(canonical % u'#' % part), progress).transform([&](std::vector<Found> some) {
            call(some, given);
            call(some, allowed.names);
            return some;
        });
    }
    return std::vector<Found>();
}

Result<std::vector<Found>> Library::State::resolve(const QString &asked, const QString &base, AskedBy who, const Progress &progress)
{
    const QString name = nfc(asked);
    // A path needs no walk over all places, which may be a large folder that holds much else.
    const bool looksLikePath = name.contains(u'/');
    if (looksLikePath) {
        auto matches = atPath(asked, base, who, progress);
        if (!matches || !matches->empty())
            return matches;
    }
    const auto known = list(progress);
    if (!known)
        return known;
    std::vector<Found> matches;
    for (const Found &one : *known)
        if (one.name == name)
            matches.push_back(one);
    if (matches.empty() && !looksLikePath) {
        std::vector<Found> ending;  // `a`, where `two/a` is the only one
        std::ranges::copy_if(*known, std::back_inserter(ending), [end = u'/' % name](const Found &one) { return one.name.endsWith(end); });
        if (ending.size() == 1)
            return ending;
    }
    if (matches.empty() && (name.contains(u'*') || name.contains(u'?') || name.contains(u'[')))
        for (const Found &one : *known)
            // All paths begin with `runs/`: only a glob with a slash of its own means one.
            if (globMatches(name, one.name) || (looksLikePath && globMatches(name, nfc(nameWithin(one.path, root)))))
                matches.push_back(one);
    if (!matches.empty())
        return matches;
    if (!looksLikePath) {
        auto atIt = atPath(asked, base, who, progress);
        if (!atIt || !atIt->empty())
            return atIt;
    }

    // What is offered looks as if it could be read; to word a sentence, no run is.
    QStringList names;
    for (const Found &one : *known)
        if (!one.broken)
            names.append(one.name);
    if (const QString near = nearestName(name, names); !near.isEmpty())
        return failure(ErrorKind::NotFound, yeonji::tr("there is no run %1; perhaps %2 is meant").arg(name, near));
    if (names.isEmpty())
        return failure(ErrorKind::NotFound, yeonji::tr("there is no run %1 and no other; drop experiment files on the window, or put them into runs/").arg(name));
    return failure(ErrorKind::NotFound, yeonji::tr("there is no run %1; there are %2").arg(name, names.first(std::min<qsizetype>(names.size(), 5)).join(u", "_s)));
}

QSet<QString> Library::State::listed() const
{
    const QMutexLocker lock(&mutex);
    QSet<QString> keys;
    if (found)
        for (const Found &one : *found)
            keys.insert(one.key());
    return keys;
}

RunPtr Library::State::fresh(const QString &path)
{
    const QMutexLocker lock(&mutex);
    const auto at = entries.find(path);
    if (at == entries.end() || reading.contains(path) || !at->follower->isFresh())
        return {};
    at->used = ++uses;
    return at->run;
}

bool Library::State::knows(const QString &path)
{
    const QMutexLocker lock(&mutex);
    return entries.contains(path);
}

void Library::State::keep(const std::shared_ptr<Follower> &follower)
{
    index->keep(*follower->run(), follower->stamp());
    const QMutexLocker lock(&mutex);
    entries.insert(follower->found().key(), Entry{follower, follower->run(), bytesOf(*follower->run()), ++uses});
    evict();
}

void Library::State::evict()
{
    size_t bytes = 0;
    for (const Entry &entry : std::as_const(entries))
        bytes += entry.bytes;
    while (bytes > cacheBytes && entries.size() > 1) {
        const auto oldest = std::min_element(entries.begin(), entries.end(),
                                             [](const Entry &a, const Entry &b) { return a.used < b.used; });
        bytes -= oldest->bytes;
        entries.erase(oldest);
    }
}

Result<RunPtr> Library::State::read(const Found &one, const Progress &progress, Look look)
{
    while (true) {
        if (RunPtr run = look == Look::IfChanged ? fresh(one.key()) : nullptr) {
            return run->name == one.name ? run : renamed(*run, one.name);
        }
        // Several figures ask for the same run at once: one of them reads, the others wait for it.
        std::promise<Result<RunPtr>> mine;
        std::shared_future<Result<RunPtr>> other;
        {
            const QMutexLocker lock(&mutex);
            if (const auto at = reading.constFind(one.key()); at != reading.constEnd())
                other = *at;
            else
                reading.insert(one.key(), mine.get_future().share());
        }
        if (other.valid()) {
            while (other.wait_for(std::chrono::milliseconds(50)) != std::future_status::ready)
                if (progress.cancelled())
                    return failure(ErrorKind::Cancelled, yeonji::tr("reading was cancelled"), one.path);
            const auto result = other.get();
            // Another's cancel is not ours.
            if (!result && result.error().kind == ErrorKind::Cancelled && !progress.cancelled())
                continue;
            return result;
        }
        std::shared_ptr<Follower> follower;
        {
            const QMutexLocker lock(&mutex);
            if (const auto at = entries.constFind(one.key()); at != entries.constEnd() && at->follower->found().reader == one.reader)
                follower = at->follower;
        }
        if (!follower)
            follower = std::make_shared<Follower>(one);
        auto result = follower->look(progress);
        if (result)
            keep(follower);
        if (result && (*result)->name != one.name)
            result = renamed(**result, one.name);
        {
            const QMutexLocker lock(&mutex);
            reading.remove(one.key());
        }
        mine.set_value(result);
        return result;
    }
}

// True: one of the runs that are being written is another now.
bool Library::State::lookAtLive(const Progress &progress)
{
    std::vector<std::pair<Found, RunPtr>> live;
    {
        const QMutexLocker lock(&mutex);
        for (auto entry = entries.cbegin(); entry != entries.cend(); ++entry) {
            const Status status = entry->run->status;
            // Of what was begun lately it may only show with time how it stands: a traceback stayed its end.
            const bool mayBeSeen = status == Status::Unknown && !reading.contains(entry.key()) && isWrittenLately(entry->follower->stamp());
            if (status == Status::Running || status == Status::Stalled || mayBeSeen)
                live.emplace_back(entry->follower->found(), entry->run);
        }
    }
    bool differs = false;
    for (const auto &[one, before] : live) {
        const auto now = read(one, progress, Look::Always);
        differs = differs || !now || *now != before;
    }
    return differs;
}

Library::Library(Places places, QObject *parent) : QObject(parent), m_state(std::make_shared<State>())
{
    m_state->library = this;
    if (!places.state.isEmpty())
        m_state->colours = ColourMemory(places.state % u"/colours.json"_s);
    if (!places.cache.isEmpty())
        m_state->index = std::make_unique<Index>(places.cache % u"/runs.index"_s);
    m_state->given = places.names;
    m_state->root = places.root.isEmpty() ? QString() : QFileInfo(places.root).canonicalFilePath();
    setSources(places.sources);
}

Library::~Library()
{
    m_mirrors.reset();
    m_state->stopping = true;
    m_state->pool.waitForDone();
    m_state->index->save();
}

void Library::setSources(const QStringList &sources)
{
    QStringList remote, local;
    for (const QString &source : sources)
        if (isRemote(source))
            remote.append(source);
        else if (const QString canonical = QFileInfo(source).canonicalFilePath(); !canonical.isEmpty())
            local.append(canonical);
    const bool first = !m_mirrors;
    bool another = first || remote != m_remote;
    if (another)
        mirror(remote);
    {
        const QMutexLocker lock(&m_state->mutex);
        another = another || local != m_state->local;
        m_state->local = local;
    }
    m_state->isUnwatched = !local.isEmpty() || !isLocal(m_state->root);
    if (another && !first)
        refresh();
}

void Library::mirror(const QStringList &remote)
{
    m_remote = remote;
    m_mirrors = std::make_unique<Mirrors>(m_state->root, remote);
    const auto take = [this] {
        QStringList folders;
        for (const QString &folder : m_mirrors->folders())
            folders.append(QFileInfo(folder).canonicalFilePath());
        const QMutexLocker lock(&m_state->mutex);
        m_state->mirrors = folders;
    };
    take();
    connect(m_mirrors.get(), &Mirrors::changed, this, &Library::refresh);
    connect(m_mirrors.get(), &Mirrors::statesChanged, this, take);
    connect(m_mirrors.get(), &Mirrors::statesChanged, this, &Library::remotesChanged);
    if (m_follows)
        m_mirrors->follow();
    Q_EMIT remotesChanged();
}

QFuture<Result<std::vector<Found>>> Library::list()
{
    State *state = m_state.get();
    {
        const QMutexLocker lock(&state->mutex);
        if (state->found)
            return QtFuture::makeReadyValueFuture(Result<std::vector<Found>>(*state->found));
    }
    return QtConcurrent::run(&state->pool, [state](QPromise<Result<std::vector<Found>>> &promise) {
        Progress progress;
        progress.cancelled = [&] { return promise.isCanceled() || state->stopping; };
        promise.addResult(state->list(progress));
    });
}

// Reading the rest takes every core: whoever shows the first look has them for the frame it takes.
void Library::State::show(const RunPtr &glimpse)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Library::glimpsed);
    if (!library->isSignalConnected(signal))
        return;
    const auto shown = std::make_shared<QSemaphore>();
    QMetaObject::invokeMethod(library, [library = library, glimpse, shown] {
        Q_EMIT library->glimpsed(glimpse);
        QTimer::singleShot(frame, library, [shown] { shown->release(); });
    }, Qt::QueuedConnection);
    shown->tryAcquire(1, patience);
}

QFuture<Result<std::vector<RunPtr>>> Library::find(const QStringList &names, const QString &base, AskedBy who)
{
    State *state = m_state.get();
    return QtConcurrent::run(&state->pool, [state, names, base, who, language = Speaking::language()](QPromise<Result<std::vector<RunPtr>>> &promise) {
        Progress progress;
        progress.cancelled = [&] { return promise.isCanceled() || state->stopping; };
        struct Wanted { Found one; bool alone; Result<RunPtr> run; };
        const auto read = [&](Wanted &wanted) {
            Progress mine = progress;
            QElapsedTimer sinceSaid;
            sinceSaid.start();
            mine.report = [&sinceSaid, state, path = wanted.one.path](qint64 done, qint64 total) {
                if (sinceSaid.elapsed() < 50)
                    return;
                sinceSaid.restart();
                QMetaObject::invokeMethod(state->library, [library = state->library, path, done, total] {
                    Q_EMIT library->progressed(path, done, total);
                }, Qt::QueuedConnection);
            };
            if (const RunPtr first = state->knows(wanted.one.key()) ? RunPtr() : glimpse(wanted.one, mine))
                state->show(first);
            wanted.run = state->read(wanted.one, mine);
        };
        const auto answer = [&]() -> Result<std::vector<RunPtr>> {
            std::vector<Found> found;
            QSet<QString> keys, lone;
            for (const QString &name : names) {
                // (What a run itself says stays for others, and is in the language of the program.)
                const auto matches = [&] {
                    const Speaking speaking(language);
                    return state->resolve(name, base, who, progress);
                }();
                if (!matches)
                    return std::unexpected(matches.error());
                for (const Found &one : *matches)
                    if (!keys.contains(one.key())) {
                        keys.insert(one.key());
                        found.push_back(one);
                        if (matches->size() == 1)
                            lone.insert(one.key());
                    }
            }
            tellApart(found, state->listed());
            std::vector<Wanted> wanted;
            for (const Found &one : found)
                wanted.push_back({one, lone.contains(one.key()), {}});
            if (wanted.size() == 1) {
                read(wanted.front());
            } else {
                // Many small ones take long one after the other. Threads of their own: this one is the pool's.
                QThreadPool threads;
                QtConcurrent::blockingMap(&threads, wanted, read);
            }
            std::vector<RunPtr> runs;
            std::optional<Error> unread;
            for (auto &[one, alone, run] : wanted) {
                if (run) {
                    runs.push_back(std::move(*run));
                    continue;
                }
                if (alone || run.error().kind == ErrorKind::Cancelled)
                    return std::unexpected(run.error());
                unread = unread ? unread : run.error();
            }
            if (runs.empty() && unread)
                return std::unexpected(*unread);
            return runs;
        };
        promise.addResult(answer());
    });
}

RunPtr Library::cached(const QString &name) const
{
    QString path = name;
    {
        const QMutexLocker lock(&m_state->mutex);
        if (m_state->found) {
            const auto at = std::ranges::find(*m_state->found, name, &Found::name);
            if (at != m_state->found->end())
                path = at->key();
        }
    }
    return m_state->fresh(path);
}

void Library::follow()
{
    m_pulse.setSingleShot(true);
    connect(&m_pulse, &QTimer::timeout, this, &Library::pulse);
    m_pulse.start(std::chrono::seconds(1));
    m_follows = true;
    m_mirrors->follow();
}

void Library::pulse()
{
    State *state = m_state.get();
    (void)QtConcurrent::run(&state->pool, [state] {
        const auto began = std::chrono::steady_clock::now();
        Progress progress;
        progress.cancelled = [state] { return state->stopping.load(); };
        const bool differs = state->lookAtLive(progress);
        constexpr qint64 saveEvery = 30'000;
        if (const qint64 now = QDateTime::currentMSecsSinceEpoch(); now - state->savedAt > saveEvery) {
            state->savedAt = now;
            state->index->save();
        }
        // Nobody watches the sources, and on a network folder there is nothing to watch.
        const bool seek = state->isUnwatched && QDateTime::currentMSecsSinceEpoch() - state->soughtAt > state->seekAfter;
        const auto took = std::chrono::steady_clock::now() - began;
        QMetaObject::invokeMethod(state->library, [library = state->library, differs, seek, took] {
            if (differs)
                Q_EMIT library->changed();
            if (seek)
                library->refresh();
            library->m_pulse.start(library->m_pace.after(took));
        }, Qt::QueuedConnection);
    });
}

void Library::refresh()
{
    State *state = m_state.get();
    if (state->refreshing.exchange(true))
        return;
    (void)QtConcurrent::run(&state->pool, [state] {
        // Cleared first: a change that comes while the places are walked asks for another walk.
        state->refreshing = false;
        Progress progress;
        progress.cancelled = [state] { return state->stopping.load(); };
        const QMutexLocker once(&state->listing);
        QElapsedTimer took;
        took.start();
        auto now = state->discoverPlaces(progress);
        state->seekAfter = state->seeks.after(std::chrono::milliseconds(took.elapsed())).count();
        state->soughtAt = QDateTime::currentMSecsSinceEpoch();
        if (!now)
            return;
        bool differs = false;
        {
            const QMutexLocker lock(&state->mutex);
            // (That a run was read since gives it a card, which is no news.)
            const auto same = [](const Found &a, const Found &b) { return a.key() == b.key() && a.name == b.name && (!a.card || b.card); };
            differs = !state->found || !std::ranges::equal(*state->found, *now, same);
            state->found = std::move(*now);
            for (auto at = state->entries.cbegin(); at != state->entries.cend() && !differs; ++at)
                differs = state->reading.contains(at.key()) || !at->follower->isFresh();
        }
        if (differs)
            QMetaObject::invokeMethod(state->library, [library = state->library] { Q_EMIT library->changed(); },
                                      Qt::QueuedConnection);
    });
}

} // namespace yeonji::runs
