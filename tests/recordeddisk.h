// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a disk may hold after its power was lost: the calls of the system that change a folder go through
// this program (it defines them, and what it links finds them here first: ENABLE_EXPORTS), and from their
// order follows, for every moment, what a file system may still have.
//
// No more is taken for granted than POSIX says. What a file holds is on the disk once the file was synced;
// before that it may be what it was, nothing, a half or all of it. Names that came, went or changed are on
// the disk once their folder was synced; before that each of them may have come there or not, whatever came
// after it. A rename happens whole or not at all.
//
// For one translation unit of a test.

#include <QByteArray>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <functional>
#include <mutex>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace yeonji::testing {

class RecordedDisk
{
public:
    // What lies in `top` now is on the disk.
    void start(const QString &top)
    {
        const std::scoped_lock lock(m_mutex);
        m_top = QFile::encodeName(top);
        m_log.clear();
        m_first.clear();
        m_folders.clear();
        m_open.clear();
        m_nodes = 1;
        load(m_top, 0);
        m_now = m_first;
        m_recording = true;
    }

    void stop()
    {
        const std::scoped_lock lock(m_mutex);
        m_recording = false;
    }

    // From here on, this is kept for: what it means is up to the test.
    void promise(int number)
    {
        const std::scoped_lock lock(m_mutex);
        m_log.append({.promised = number});
    }

    // Path from the top → its bytes; a folder ends with a slash.
    using Files = QMap<QByteArray, QByteArray>;

    // Whether the folder holds what all calls together left in it: else one of them went past this record.
    bool isWhole() const
    {
        Files files;
        lying(m_top, {}, files);
        return files == filesOf(m_now);
    }

    // Makes the folder what it may be after each loss of power, and tells what was promised until then. Stops
    // where `holds` says no; how many there were, or -1.
    int forEachLoss(const std::function<bool(int promised)> &holds)
    {
        QSet<QByteArray> seen;
        for (qsizetype cut = 0; cut <= m_log.size(); ++cut) {
            const Loss loss = lossAt(cut);
            for (const QList<bool> &came : waysOf(loss.pending.size()))
                for (const Unsynced unsynced : {Unsynced::AsBefore, Unsynced::Half, Unsynced::Whole}) {
                    const Files files = filesOf(treeAfter(loss, came, unsynced));
                    QCryptographicHash hash(QCryptographicHash::Sha1);
                    hash.addData(QByteArray::number(loss.promised));
                    for (auto file = files.cbegin(); file != files.cend(); ++file)
                        hash.addData(QByteArray(QByteArray::number(file->size()) + file.key() + '\0' + *file));
                    if (seen.contains(hash.result()))
                        continue;
                    seen.insert(hash.result());
                    lay(files);
                    if (!holds(loss.promised))
                        return -1;
                }
        }
        return int(seen.size());
    }

    // --- what the calls tell -------------------------------------------------------------------------

    // Runs the call, and what it changed if it went well; one after the other, in the order they happened.
    template<class Call, class Told>
    auto record(Call call, Told told)
    {
        if (!m_recording || s_inside)
            return call();
        const std::scoped_lock lock(m_mutex);
        s_inside = true;
        const auto result = call();
        const int code = errno;
        if (result >= 0)
            told(result);
        s_inside = false;
        errno = code;
        return result;
    }

    void opened(int fd, const char *path, int flags)
    {
        m_open.remove(fd);
        const auto place = placeOf(path);
        if (!place)
            return;
        int node = m_now.at(*place);
        if (node < 0 && (flags & O_CREAT)) {
            node = m_nodes++;
            change({{place->folder, place->name, node}});
        } else if (node >= 0 && (flags & O_TRUNC)) {
            put(node, {});
        }
        if (node >= 0)
            m_open.insert(fd, node);
    }

    void closed(int fd) { m_open.remove(fd); }

    void written(int fd)
    {
        if (const auto node = m_open.constFind(fd); node != m_open.cend())
            put(*node, bytesAt("/proc/self/fd/" + QByteArray::number(fd)));
    }

    void synced(int fd)
    {
        if (const auto node = m_open.constFind(fd); node != m_open.cend())
            m_log.append({.synced = *node});
    }

    void made(const char *path)
    {
        if (const auto place = placeOf(path)) {
            const int node = m_nodes++;
            m_now.folders.insert(node, {});
            m_folders.insert(node);
            change({{place->folder, place->name, node}});
        }
    }

    void renamed(const char *from, const char *to)
    {
        const auto was = placeOf(from), is = placeOf(to);
        if (was && is)
            change({{was->folder, was->name, none}, {is->folder, is->name, m_now.at(*was)}});
    }

    void removed(const char *path)
    {
        if (const auto place = placeOf(path))
            change({{place->folder, place->name, none}});
    }

private:
    static constexpr int none = -1;
    enum class Unsynced { AsBefore, Half, Whole };

    struct Place
    {
        int folder;
        QByteArray name;  // empty: the folder itself
    };
    struct Name
    {
        int folder;
        QByteArray name;
        int node;  // none: nothing any more
    };

    // Folders by their names and files by their bytes; the top is 0.
    struct Tree
    {
        QHash<int, QMap<QByteArray, int>> folders{{0, {}}};
        QHash<int, QByteArray> files;

        int at(const Place &place) const { return place.name.isEmpty() ? place.folder : folders.value(place.folder).value(place.name, none); }
        void clear() { *this = {}; }
        void apply(const QList<Name> &names)
        {
            for (const Name &one : names)
                if (one.node == none)
                    folders[one.folder].remove(one.name);
                else
                    folders[one.folder].insert(one.name, one.node);
        }
    };

    struct Change
    {
        QList<Name> names = {};
        int written = none;
        QByteArray bytes = {};
        int synced = none;
        int promised = none;
    };

    struct Loss
    {
        Tree sure;                        // names and bytes that are on the disk
        QHash<int, QByteArray> unsynced;  // bytes that may be
        QList<std::pair<QList<Name>, bool>> names;  // in their order; false: pending
        QList<qsizetype> pending;                   // which of them
        int promised = none;
    };

    void load(const QByteArray &folder, int node)
    {
        m_first.folders.insert(node, {});
        m_folders.insert(node);
        for (const QFileInfo &info : QDir(QFile::decodeName(folder)).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
            const int inner = m_nodes++;
            const QByteArray name = QFile::encodeName(info.fileName());
            m_first.folders[node].insert(name, inner);
            if (info.isDir())
                load(folder + '/' + name, inner);
            else
                m_first.files.insert(inner, bytesAt(folder + '/' + name));
        }
    }

    static QByteArray bytesAt(const QByteArray &path)
    {
        QFile file(QFile::decodeName(path));
        return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.readAll() : QByteArray("(unreadable)");
    }

    // Nothing: it lies elsewhere.
    std::optional<Place> placeOf(const char *path) const
    {
        const QByteArray clean = QFile::encodeName(QDir::cleanPath(QFile::decodeName(path)));
        if (clean == m_top)
            return Place{0, {}};
        if (!clean.startsWith(m_top) || clean.at(m_top.size()) != '/')
            return std::nullopt;
        const QByteArrayList parts = clean.sliced(m_top.size() + 1).split('/');
        int folder = 0;
        for (const QByteArray &part : parts.first(parts.size() - 1))
            folder = m_now.at({folder, part});
        return Place{folder, parts.last()};
    }

    void change(const QList<Name> &names)
    {
        m_now.apply(names);
        m_log.append({.names = names});
    }

    void put(int node, const QByteArray &bytes)
    {
        m_now.files.insert(node, bytes);
        m_log.append({.written = node, .bytes = bytes});
    }

    Loss lossAt(qsizetype cut) const
    {
        Loss loss;
        loss.sure = m_first;
        QList<QSet<int>> waits;  // of the names: for which folders
        for (const Change &one : m_log.first(cut)) {
            if (!one.names.isEmpty()) {
                QSet<int> folders;
                for (const Name &name : one.names)
                    folders.insert(name.folder);
                loss.names.append({one.names, false});
                waits.append(folders);
            } else if (one.written != none) {
                loss.unsynced.insert(one.written, one.bytes);
            } else if (one.promised != none) {
                loss.promised = one.promised;
            } else if (!m_folders.contains(one.synced)) {
                if (loss.unsynced.contains(one.synced))
                    loss.sure.files.insert(one.synced, loss.unsynced.take(one.synced));
            } else {
                for (qsizetype i = 0; i < waits.size(); ++i) {
                    waits[i].remove(one.synced);
                    loss.names[i].second = waits.at(i).isEmpty();
                }
            }
        }
        for (qsizetype i = 0; i < loss.names.size(); ++i)
            if (!loss.names.at(i).second)
                loss.pending.append(i);
        return loss;
    }

    // Which of so many came to the disk. All ways, while they can be counted; else the first so many of them,
    // all but the first so many, and all but one.
    static QList<QList<bool>> waysOf(qsizetype count)
    {
        constexpr qsizetype countable = 8;
        QList<QList<bool>> ways;
        if (count <= countable) {
            for (int bits = 0; bits < 1 << count; ++bits) {
                QList<bool> way;
                for (qsizetype i = 0; i < count; ++i)
                    way.append(bits >> i & 1);
                ways.append(way);
            }
            return ways;
        }
        for (qsizetype i = 0; i <= count; ++i) {
            ways.append(QList<bool>(i, true) + QList<bool>(count - i, false));
            ways.append(QList<bool>(i, false) + QList<bool>(count - i, true));
            ways.append(QList<bool>(count, true));
            if (i < count)
                ways.last()[i] = false;
        }
        return ways;
    }

    static Tree treeAfter(const Loss &loss, const QList<bool> &came, Unsynced unsynced)
    {
        Tree tree = loss.sure;
        qsizetype pending = 0;
        for (const auto &[names, sure] : loss.names)
            if (sure || came.at(pending++))
                tree.apply(names);
        if (unsynced != Unsynced::AsBefore)
            for (auto file = loss.unsynced.cbegin(); file != loss.unsynced.cend(); ++file)
                tree.files.insert(file.key(), unsynced == Unsynced::Whole ? *file : file->first(file->size() / 2));
        return tree;
    }

    Files filesOf(const Tree &tree) const
    {
        Files files;
        const std::function<void(int, const QByteArray &)> walk = [&](int folder, const QByteArray &path) {
            for (const auto &[name, node] : tree.folders.value(folder).asKeyValueRange()) {
                if (m_folders.contains(node)) {
                    files.insert(path + name + '/', {});
                    walk(node, path + name + '/');
                } else {
                    files.insert(path + name, tree.files.value(node));
                }
            }
        };
        walk(0, {});
        return files;
    }

    static void lying(const QByteArray &folder, const QByteArray &path, Files &files)
    {
        for (const QFileInfo &info : QDir(QFile::decodeName(folder)).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
            const QByteArray name = QFile::encodeName(info.fileName());
            files.insert(path + name + (info.isDir() ? "/" : ""), info.isDir() ? QByteArray() : bytesAt(folder + '/' + name));
            if (info.isDir())
                lying(folder + '/' + name, path + name + '/', files);
        }
    }

    void lay(const Files &files) const
    {
        const QDir top(QFile::decodeName(m_top));
        for (const QFileInfo &info : top.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
            if (!(info.isDir() ? QDir(info.filePath()).removeRecursively() : QFile::remove(info.filePath())))
                qFatal("%s cannot be removed", qPrintable(info.filePath()));
        for (const auto &[name, bytes] : files.asKeyValueRange()) {
            const QString path = top.filePath(QFile::decodeName(name));
            QFile file(path);
            if (name.endsWith('/') ? !QDir().mkdir(path) : !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("%s cannot be laid", qPrintable(path));
        }
    }

    static inline thread_local bool s_inside = false;  // what is told asks the disk too
    std::mutex m_mutex;
    std::atomic<bool> m_recording = false;
    QByteArray m_top;
    Tree m_first, m_now;
    QSet<int> m_folders;  // which nodes are
    int m_nodes = 1;
    QList<Change> m_log;
    QHash<int, int> m_open;  // descriptor → node
};

// Not before main(): calls come earlier.
inline RecordedDisk *disk = nullptr;

template<class Call, class Told>
auto recorded(Call call, Told told)
{
    return disk ? disk->record(call, told) : call();
}

template<class F>
F real(const char *name, F)
{
    return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

} // namespace yeonji::testing

#define REAL(name) static const auto next = yeonji::testing::real(#name, &::name)

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    REAL(open);
    return yeonji::testing::recorded([&] { return next(path, flags, mode); }, [&](int fd) { yeonji::testing::disk->opened(fd, path, flags); });
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    REAL(open64);
    return yeonji::testing::recorded([&] { return next(path, flags, mode); }, [&](int fd) { yeonji::testing::disk->opened(fd, path, flags); });
}

int close(int fd)
{
    REAL(close);
    return yeonji::testing::recorded([&] { return next(fd); }, [&](int) { yeonji::testing::disk->closed(fd); });
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    REAL(write);
    return yeonji::testing::recorded([&] { return next(fd, bytes, size); }, [&](ssize_t) { yeonji::testing::disk->written(fd); });
}

int ftruncate64(int fd, off64_t size) noexcept
{
    REAL(ftruncate64);
    return yeonji::testing::recorded([&] { return next(fd, size); }, [&](int) { yeonji::testing::disk->written(fd); });
}

// The real disk is not waited for: its power stays on.
int fsync(int fd)
{
    return yeonji::testing::recorded([] { return 0; }, [fd](int) { yeonji::testing::disk->synced(fd); });
}

int fdatasync(int fd)
{
    return fsync(fd);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    REAL(mkdir);
    return yeonji::testing::recorded([&] { return next(path, mode); }, [&](int) { yeonji::testing::disk->made(path); });
}

int rename(const char *from, const char *to) noexcept
{
    REAL(rename);
    return yeonji::testing::recorded([&] { return next(from, to); }, [&](int) { yeonji::testing::disk->renamed(from, to); });
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    REAL(renameat2);
    return yeonji::testing::recorded([&] { return next(fromFolder, from, toFolder, to, flags); },
                                     [&](int) { yeonji::testing::disk->renamed(from, to); });
}

int unlink(const char *path) noexcept
{
    REAL(unlink);
    return yeonji::testing::recorded([&] { return next(path); }, [&](int) { yeonji::testing::disk->removed(path); });
}

int rmdir(const char *path) noexcept
{
    REAL(rmdir);
    return yeonji::testing::recorded([&] { return next(path); }, [&](int) { yeonji::testing::disk->removed(path); });
}

} // extern "C"

#undef REAL
