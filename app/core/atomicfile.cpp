// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "core/newfile.h"
#include "core/paths.h"
#include "core/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSet>

#include <cerrno>
#include <cstring>
#include <span>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

// POSIX calls and not QSaveFile: its commit() answers true on a full disk unless every step before was
// checked by hand, and it syncs no folder and drops extended attributes.

namespace yeonji {

namespace {

// Of the places that `path` leads through the first that is no folder.
QString inTheWay(const QString &path)
{
    QString at = QFileInfo(path).path();
    while (!QFileInfo::exists(at) && QFileInfo(at).path() != at)
        at = QFileInfo(at).path();
    return at;
}

Error errorOf(int code, const QString &path)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {ErrorKind::NoSpace, tr("there is no space left to save this file; what is on the disk is untouched, make room and save again"), path};
    case ENOTDIR:
        return {ErrorKind::NotWritable, tr("%1 is a file, and so no folder for this one; save elsewhere").arg(inTheWay(path)), path};
    case ENOENT:
        if (QFileInfo(QFileInfo(path).path()).isDir())
            return {ErrorKind::NotWritable, tr("no file can be made in this folder; save elsewhere"), path};
        return {ErrorKind::NotFound, tr("the folder of this file is gone; make it again or save elsewhere"), path};
    case EROFS:
    case EACCES:
    case EPERM:
        return {ErrorKind::NotWritable, tr("this place may not be written to; change its permissions or save elsewhere"), path};
    case ENAMETOOLONG:
        return {ErrorKind::NotWritable, tr("this name is too long for the disk; choose a shorter one"), path};
    default:
        return {ErrorKind::NotWritable, tr("writing failed (%1); save elsewhere").arg(QString::fromLocal8Bit(std::strerror(code))), path};
    }
}

class Descriptor
{
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept { std::swap(m_fd, other.m_fd); return *this; }
    ~Descriptor() { if (m_fd >= 0) ::close(m_fd); }
    int get() const { return m_fd; }
    // Network file systems tell of a full disk only here.
    bool close() { return ::close(std::exchange(m_fd, -1)) == 0; }

private:
    int m_fd;
};

// Where the bytes end up: the end of a chain of symbolic links, which need not exist yet.
Result<QByteArray> destination(const QString &path)
{
    QString at = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    for (int hops = 0; hops < 40; ++hops) {
        const QFileInfo info(at);
        if (!info.isSymbolicLink())
            return QFile::encodeName(at);
        at = QDir::cleanPath(QFileInfo(info.absoluteDir(), info.readSymLink()).absoluteFilePath());
    }
    return failure(ErrorKind::NotWritable, tr("this is a link that leads to itself; remove it"), path);
}

bool syncFolder(const QByteArray &folder)
{
    const Descriptor fd(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return fd.get() >= 0 && ::fsync(fd.get()) == 0;
}

QByteArray parentOf(const QByteArray &path)
{
    const auto slash = path.lastIndexOf('/');
    return slash > 0 ? path.first(slash) : QByteArrayLiteral("/");
}

// The folders made on the way, taken away again if nothing came to lie in them.
class MadeFolders
{
public:
    ~MadeFolders()
    {
        for (auto folder = m_made.crbegin(); folder != m_made.crend(); ++folder)
            ::rmdir(folder->constData());
    }
    int make(const QByteArray &folder)
    {
        int code = makeOne(folder);
        // What the program keeps for itself brings no project back that is gone: on a disk that was taken away, say.
        if (code == ENOENT && folder != "/" && !folder.endsWith("/.yeonji"))
            if (code = make(parentOf(folder)); !code)
                code = makeOne(folder);
        return code == EEXIST ? 0 : code;
    }
    void keep() { m_made.clear(); }

private:
    int makeOne(const QByteArray &folder)
    {
        if (::mkdir(folder.constData(), 0777) != 0)
            return errno;
        m_made.append(folder);
        syncFolder(parentOf(folder));
        return 0;
    }

    QList<QByteArray> m_made;
};

enum class Onto { Anything, Nothing };
int renameTo(const QByteArray &from, const QByteArray &to, Onto onto)
{
    if (onto == Onto::Nothing) {
        if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
            return 0;
        // EINVAL: a file system that cannot do it in one step (NFS, FAT).
        struct stat there;
        if (errno != EINVAL || ::lstat(to.constData(), &there) == 0)
            return errno == EINVAL ? EEXIST : errno;
    }
    return ::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
}

// A temporary file beside the destination, gone again unless it was renamed.
class Temporary
{
public:
    ~Temporary() { if (!m_path.isEmpty()) ::unlink(m_path.constData()); }

    int open(const QByteArray &folder, mode_t mode)
    {
        for (int attempt = 0; attempt < 64; ++attempt) {
            const QByteArray path = folder + '/' + QByteArrayView(temporaryPrefix)
                + QByteArray::number(QRandomGenerator::global()->generate64(), 36);
            Descriptor fd(::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
            if (fd.get() < 0) {
                if (errno == EEXIST)
                    continue;
                return errno;
            }
            // The lock tells a sweep that someone is at work here. A sweep that came between the two
            // calls took the name away: then another one.
            ::flock(fd.get(), LOCK_EX | LOCK_NB);
            struct stat now;
            if (::fstat(fd.get(), &now) == 0 && now.st_nlink == 0)
                continue;
            m_path = path;
            m_fd = std::move(fd);
            return 0;
        }
        return EEXIST;
    }

    int write(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const auto written = ::write(m_fd.get(), bytes.data(), size_t(bytes.size()));
            if (written < 0 && errno != EINTR)
                return errno;
            if (written > 0)
                bytes = bytes.sliced(written);
        }
        return 0;
    }

    // Owner, mode and attributes of `old`. What this person may not set stays as it is; what does not
    // fit on the disk is an error, as with the text itself.
    int become(const QByteArray &old, const struct stat &was)
    {
        struct stat mine;
        if (::fstat(m_fd.get(), &mine) == 0 && (mine.st_uid != was.st_uid || mine.st_gid != was.st_gid))
            if (::fchown(m_fd.get(), was.st_uid, was.st_gid) != 0)
                std::ignore = ::fchown(m_fd.get(), uid_t(-1), was.st_gid);
        std::ignore = ::fchmod(m_fd.get(), was.st_mode & 07777);
        const auto size = ::listxattr(old.constData(), nullptr, 0);
        if (size <= 0)
            return 0;
        QByteArray names(size, '\0');
        names.resize(std::max<qsizetype>(0, ::listxattr(old.constData(), names.data(), size_t(size))));
        for (const QByteArray &name : names.split('\0')) {
            if (name.isEmpty())
                continue;
            QByteArray value(std::max<qsizetype>(0, ::getxattr(old.constData(), name.constData(), nullptr, 0)), '\0');
            const auto got = ::getxattr(old.constData(), name.constData(), value.data(), size_t(value.size()));
            if (got < 0)
                continue;
            if (::fsetxattr(m_fd.get(), name.constData(), value.constData(), size_t(got), 0) != 0
                && (errno == ENOSPC || errno == EDQUOT))
                return errno;
        }
        return 0;
    }

    int setTime(const struct timespec &modified)
    {
        const struct timespec times[2] = {{0, UTIME_OMIT}, modified};
        return ::futimens(m_fd.get(), times) == 0 ? 0 : errno;
    }

    int sync()
    {
        // The descriptor stays open, and locked, until the name is right; its copy is closed now,
        // since closing is the last call that may tell of a failed write.
        if (::fsync(m_fd.get()) != 0)
            return errno;
        Descriptor copy(::dup(m_fd.get()));
        return copy.get() < 0 || !copy.close() ? errno : 0;
    }

    int rename(const QByteArray &destination, Onto onto)
    {
        const int code = renameTo(m_path, destination, onto);
        if (!code)
            m_path.clear();
        return code;
    }

private:
    QByteArray m_path;
    Descriptor m_fd;
};

// A file that lies on the disk under another name, and needs one rename to be in its place.
class Prepared
{
public:
    Result<> prepare(const QString &path, QByteArrayView bytes)
    {
        m_path = path;
        const auto target = destination(path);
        if (!target)
            return std::unexpected(target.error());
        m_target = *target;
        struct stat old;
        const bool exists = ::lstat(m_target.constData(), &old) == 0;
        if (exists && S_ISDIR(old.st_mode))
            return failure(ErrorKind::NotWritable, tr("this is a folder; choose another name"), path);
        if (exists && !S_ISREG(old.st_mode))
            return failure(ErrorKind::NotWritable, tr("this is not a regular file; choose another name"), path);
        // A rename would replace a file that is write-protected: protected means protected.
        if (exists && ::access(m_target.constData(), W_OK) != 0)
            return std::unexpected(errorOf(errno, path));
        const QByteArray folder = parentOf(m_target);
        int code = exists ? 0 : m_made.make(folder);
        if (!code)
            code = m_temporary.open(folder, exists ? old.st_mode & 0777 : 0666);
        if (!code)
            code = m_temporary.write(bytes);
        if (!code && exists)
            code = m_temporary.become(m_target, old);
        if (!code)
            code = m_temporary.sync();
        return code ? Result<>(std::unexpected(errorOf(code, path))) : Result<>();
    }

    Result<> putInPlace()
    {
        if (const int code = m_temporary.rename(m_target, Onto::Anything))
            return std::unexpected(errorOf(code, m_path));
        m_made.keep();
        return {};
    }

    QByteArray folder() const { return parentOf(m_target); }

private:
    QString m_path;
    QByteArray m_target;
    MadeFolders m_made;
    Temporary m_temporary;
};

// A file in the making, where nothing stands.
class Fresh
{
public:
    Result<> write(const QString &path, const std::function<Result<>(Temporary &)> &fill)
    {
        m_path = path;
        m_target = QFile::encodeName(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
        int code = m_made.make(folder());
        if (!code)
            code = m_temporary.open(folder(), 0666);
        return code ? Result<>(std::unexpected(errorOf(code, path))) : fill(m_temporary);
    }

    Result<> sync()
    {
        const int code = m_temporary.sync();
        return code ? Result<>(std::unexpected(errorOf(code, m_path))) : Result<>();
    }

    // The folder is to be synced after it.
    Result<> putInPlace()
    {
        const int code = m_temporary.rename(m_target, Onto::Nothing);
        if (code == EEXIST)
            return failure(ErrorKind::Conflict, tr("something of this name is there already; choose another name"), m_path);
        if (code)
            return std::unexpected(errorOf(code, m_path));
        m_made.keep();
        return {};
    }

    QByteArray folder() const { return parentOf(m_target); }

private:
    QString m_path;
    QByteArray m_target;
    MadeFolders m_made;
    Temporary m_temporary;
};

// What `fill` writes, where nothing stands.
Result<> createWith(const QString &path, const std::function<Result<>(Temporary &)> &fill)
{
    Fresh file;
    const auto done = file.write(path, fill).and_then([&] { return file.sync(); }).and_then([&] { return file.putInPlace(); });
    if (done)
        syncFolder(file.folder());
    return done;
}

std::function<Result<>(Temporary &)> filledWith(const QString &path, QByteArrayView bytes)
{
    return [path, bytes](Temporary &temporary) -> Result<> {
        if (const int code = temporary.write(bytes))
            return std::unexpected(errorOf(code, path));
        return {};
    };
}

// createFile() of each, which takes one sync of the disk and not one for each; how many of them came into their
// places is left in `placed`.
Result<> createGroup(std::span<const FileToWrite> files, qsizetype &placed)
{
    std::vector<Fresh> group(files.size());
    Result<> done;
    for (size_t i = 0; done && i < files.size(); ++i)
        done = group[i].write(files[i].path, filledWith(files[i].path, files[i].bytes));
    for (size_t i = 0; done && i < files.size(); ++i)
        done = group[i].sync();
    QByteArrayList folders;
    for (size_t i = 0; done && i < files.size(); ++i) {
        done = group[i].putInPlace();
        placed += done ? 1 : 0;
        if (done && !folders.contains(group[i].folder()))
            folders.append(group[i].folder());
    }
    for (const QByteArray &folder : folders)
        syncFolder(folder);
    while (!group.empty())  // the folders that were made are the first's
        group.pop_back();
    return done;
}

} // namespace

Result<> writeFile(const QString &path, QByteArrayView bytes)
{
    Prepared file;
    if (auto done = file.prepare(path, bytes); !done)
        return done;
    if (auto done = file.putInPlace(); !done)
        return done;
    syncFolder(file.folder());  // the file is in place; a folder that cannot be synced (FAT) is no failure
    return {};
}

Result<> writeFiles(const QList<FileToWrite> &files)
{
    std::vector<Prepared> prepared(size_t(files.size()));
    for (qsizetype i = 0; i < files.size(); ++i)
        if (auto done = prepared.at(size_t(i)).prepare(files.at(i).path, files.at(i).bytes); !done) {
            while (!prepared.empty())  // the folders that were made are the first's
                prepared.pop_back();
            return done;
        }
    QByteArray synced;
    for (Prepared &file : prepared) {
        if (auto done = file.putInPlace(); !done)
            return done;
        if (file.folder() != std::exchange(synced, file.folder()))
            syncFolder(synced);
    }
    return {};
}

Result<> createFile(const QString &path, QByteArrayView bytes)
{
    return createWith(path, filledWith(path, bytes));
}

// In groups, and not all prepared first as in writeFiles(): a diary has more entries than a program may hold files
// open.
Result<> createFiles(const QList<FileToWrite> &files, const std::function<bool(qsizetype)> &goesOn)
{
    constexpr qsizetype together = 64;
    QStringList folders;  // that were not there, the outer before the inner
    qsizetype placed = 0;
    Result<> done;
    while (done && placed < files.size()) {
        const auto group = std::span(files).subspan(size_t(placed), size_t(std::min(together, files.size() - placed)));
        for (const FileToWrite &file : group) {
            QStringList missing;
            for (QFileInfo folder(QFileInfo(file.path).absolutePath()); !folder.exists() && !folders.contains(folder.filePath()); folder.setFile(folder.absolutePath()))
                missing.prepend(folder.filePath());
            folders += missing;
        }
        done = createGroup(group, placed);
        if (done && goesOn && !goesOn(placed))
            done = failure(ErrorKind::Cancelled, tr("cancelled"));
    }
    if (done)
        return done;
    for (const FileToWrite &made : files.first(placed))
        if (readFile(made.path) == made.bytes)  // nobody wrote into it since
            QFile::remove(made.path);
    for (auto folder = folders.crbegin(); folder != folders.crend(); ++folder)
        QDir().rmdir(*folder);
    return done;
}

Result<> copyFile(const QString &from, const QString &to, const std::function<bool(qint64)> &goesOn)
{
    const Descriptor source(::open(QFile::encodeName(from).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat info;
    if (source.get() < 0 || ::fstat(source.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return failure(ErrorKind::NotReadable, tr("this file cannot be read; check its permissions"), from);
    return createWith(to, [&](Temporary &temporary) -> Result<> {
        QByteArray block(1 << 20, Qt::Uninitialized);
        for (;;) {
            const auto got = ::read(source.get(), block.data(), size_t(block.size()));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return failure(ErrorKind::NotReadable, tr("reading stopped (%1); try again").arg(qt_error_string(errno)), from);
            if (got == 0)
                break;
            if (const int code = temporary.write(QByteArrayView(block).first(got)))
                return std::unexpected(errorOf(code, to));
            if (!goesOn(got))
                return failure(ErrorKind::Cancelled, tr("cancelled"), from);
        }
        if (const int code = temporary.setTime(info.st_mtim))
            return std::unexpected(errorOf(code, to));
        return {};
    });
}

Result<> moveTo(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from), target = QFile::encodeName(to);
    MadeFolders made;
    if (const int code = made.make(parentOf(target)))
        return std::unexpected(errorOf(code, to));
    const int code = renameTo(source, target, Onto::Nothing);
    if (code == EEXIST)
        return failure(ErrorKind::Conflict, tr("something of this name is there already; choose another name"), to);
    if (code)
        return failure(code == ENOENT ? ErrorKind::NotFound : ErrorKind::NotWritable,
                       tr("this cannot be moved; check that it is there and its folder may be written to"), from);
    made.keep();
    for (const QByteArray &folder : QSet<QByteArray>{parentOf(target), parentOf(source)})
        syncFolder(folder);
    return {};
}

bool removeFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (::unlink(name.constData()) != 0)
        return false;
    syncFolder(parentOf(name));
    return true;
}

Result<> writeWithin(const QString &folder, const QString &name, QByteArrayView bytes)
{
    if (const auto place = placeWithin(folder, name))
        return writeFile(*place, bytes);
    return failure(ErrorKind::NotWritable, tr("a link stands in the way, and this is written through none; remove the link"), QString(folder + u'/' + name));
}

int sweepTemporaries(const QString &folder)
{
    int swept = 0;
    const QDir dir(folder);
    const auto names = dir.entryList({QString(QLatin1StringView(temporaryPrefix)) + u'*'},
                                     QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &name : names) {
        const QByteArray path = QFile::encodeName(dir.filePath(name));
        const Descriptor fd(::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
        // Locked: another save is at work on it right now.
        if (fd.get() >= 0 && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0 && ::unlink(path.constData()) == 0)
            ++swept;
    }
    return swept;
}

} // namespace yeonji
