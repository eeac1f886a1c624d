// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"

#include "core/words.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yeonji {

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    // What is asked is what was opened: under the same name another file may stand a moment later. A pipe
    // nobody writes to is not waited for.
    const bool inProgram = path.startsWith(u':');
    const int fd = inProgram ? -1 : ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const int code = errno;
    struct stat info;
    if (!inProgram && fd >= 0 && ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
        file.open(fd, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    } else if (!inProgram) {
        if (fd >= 0)
            ::close(fd);
        if (fd < 0 && (code == ENOENT || code == ENOTDIR || code == ELOOP || code == ENAMETOOLONG))
            return failure(ErrorKind::NotFound, tr("there is no such file; check the name"), path);
        if (fd < 0 && code != ENXIO)
            return failure(ErrorKind::NotReadable, tr("this file cannot be read (%1); check its permissions").arg(qt_error_string(code)), path);
        if (fd >= 0 && S_ISDIR(info.st_mode))
            return failure(ErrorKind::NotReadable, tr("this is a folder; name a file in it"), path);
        return failure(ErrorKind::NotReadable, tr("this is not a regular file; copy it into one first"), path);
    } else if (!QFileInfo::exists(path)) {
        return failure(ErrorKind::NotFound, tr("there is no such file; check the name"), path);
    } else {
        file.open(QIODevice::ReadOnly);
    }
    if (!file.isOpen())
        return failure(ErrorKind::NotReadable, tr("this file cannot be read (%1); check its permissions").arg(file.errorString()), path);
    if (file.size() > limit)
        return failure(ErrorKind::BadInput, tr("this file is too large to open here"), path);
    // One byte more than may be: a file that grows meanwhile shows.
    QByteArray bytes;
    for (qint64 block = file.size() + 1; block > 0; block = std::min<qint64>(limit + 1 - bytes.size(), 1 << 20)) {
        const QByteArray more = file.read(block);
        bytes = bytes.isEmpty() ? more : bytes + more;
        if (more.size() < block)
            break;
    }
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::NotReadable, tr("reading stopped (%1); try again").arg(file.errorString()), path);
    if (bytes.size() > limit)
        return failure(ErrorKind::BadInput, tr("this file is too large to open here"), path);
    return bytes;
}

// A lease for reading is granted only while nobody has the file open for writing.
bool isBeingWritten(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return false;
    // Were the lease broken in the moment it is held, a signal would end the program: this one is ignored by itself.
    ::fcntl(fd, F_SETSIG, SIGURG);
    const bool refused = ::fcntl(fd, F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
    ::close(fd);
    return refused;
}

} // namespace yeonji
