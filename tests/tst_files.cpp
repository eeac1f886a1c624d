// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "core/newfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList allNames(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

// The text to save, made the way the three ways of saving make it.
QByteArray made(const QString &way)
{
    QByteArray bytes;
    if (way == u"small") {
        for (int i = 0; i < 4000; ++i)
            bytes += "오늘은 학습률을 바꾸어 보았다.\n";
    } else if (way == u"large") {
        bytes.fill('x', 160'000);
    } else {
        QTextStream stream(&bytes);
        for (int i = 0; i < 8000; ++i)
            stream << u"줄 "_s << i << u" 스트림\n"_s;
    }
    return bytes;
}

// In a child whose disk is small: saves onto a full disk and prints what came of it.
int saveOnFullDisk(const QString &folder, const QString &fill, const QString &way)
{
    const QString path = folder + u"/entry.md"_s;
    const QByteArray old = "지난 글\n";
    if (!writeFile(path, old))
        return std::puts("the first save failed"), 1;
    if (fill != u"limit") {
        QFile filler(folder + u"/filler"_s);
        if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return std::puts("no filler"), 1;
        const QByteArray block(4096, 'f');
        while (filler.write(block) == block.size()) { }
        if (fill == u"nearly")
            filler.resize(filler.size() - 3 * 4096);
    } else {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{20'000, 20'000};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    const auto saved = writeFile(path, made(way));
    if (saved)
        return std::puts("saved, it says"), 1;
    if (saved.error().kind != ErrorKind::NoSpace)
        return std::puts("another kind of error"), 1;
    if (bytesOf(path) != old)
        return std::puts("the old text is gone"), 1;
    if (allNames(folder).filter(QLatin1StringView(temporaryPrefix)).size() != 0)
        return std::puts("a temporary is left"), 1;
    if (fill == u"limit")
        return std::puts("fine"), 0;
    QFile::remove(folder + u"/filler"_s);
    if (!writeFile(path, "room again\n") || bytesOf(path) != "room again\n")
        return std::puts("no save after room was made"), 1;
    return std::puts("fine"), 0;
}

} // namespace

class FilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newFile_isMadeWithItsFolders()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"diary/2026/2026-04-16.md"_s);
        QVERIFY(writeFile(path, "가\n").has_value());
        QCOMPARE(bytesOf(path), QByteArray("가\n"));
        QCOMPARE(allNames(dir.filePath(u"diary/2026"_s)), QStringList{u"2026-04-16.md"_s});
    }

    // A project that was moved or taken away is not made again around what the program keeps in it.
    void stateOfAProjectThatIsGone_makesNoProject()
    {
        const QTemporaryDir dir;
        const QString state = dir.filePath(u"lab/.yeonji/cache/runs.index"_s);
        QCOMPARE(writeFile(state, "a").error().kind, ErrorKind::NotFound);
        QVERIFY(!QFileInfo::exists(dir.filePath(u"lab"_s)));
        QVERIFY(QDir(dir.path()).mkdir(u"lab"_s));
        QVERIFY(writeFile(state, "a").has_value());
        QCOMPARE(bytesOf(state), QByteArray("a"));
    }

    void save_keepsModeAndAttributes()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"a.md"_s);
        put(path, "old");
        const QByteArray name = QFile::encodeName(path);
        QCOMPARE(::chmod(name.constData(), 0640), 0);
        const bool tagged = ::setxattr(name.constData(), "user.tag", "blue", 4, 0) == 0;
        QVERIFY(writeFile(path, "new").has_value());
        struct stat now;
        QCOMPARE(::stat(name.constData(), &now), 0);
        QCOMPARE(now.st_mode & 07777, mode_t(0640));
        QCOMPARE(bytesOf(path), QByteArray("new"));
        if (!tagged)
            QSKIP("this file system has no extended attributes");
        char value[8] = {};
        QCOMPARE(::getxattr(name.constData(), "user.tag", value, sizeof value), ssize_t(4));
        QCOMPARE(QByteArray(value), QByteArray("blue"));
    }

    void save_followsLinks()
    {
        const QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(u"real"_s));
        const QString target = dir.filePath(u"real/a.md"_s);
        QVERIFY(QFile::link(u"real/a.md"_s, dir.filePath(u"link.md"_s)));
        QVERIFY(writeFile(dir.filePath(u"link.md"_s), "through a dangling link").has_value());
        QCOMPARE(bytesOf(target), QByteArray("through a dangling link"));
        QVERIFY(writeFile(dir.filePath(u"link.md"_s), "again").has_value());
        QCOMPARE(bytesOf(target), QByteArray("again"));
        QVERIFY(QFileInfo(dir.filePath(u"link.md"_s)).isSymbolicLink());
    }

    void errors_areToldApart()
    {
        const QTemporaryDir dir;
        QCOMPARE(writeFile(dir.path(), "x").error().kind, ErrorKind::NotWritable);
        put(dir.filePath(u"file"_s), "plain");
        QCOMPARE(writeFile(dir.filePath(u"file/below.md"_s), "x").error().kind, ErrorKind::NotWritable);
        QVERIFY(QFile::link(u"loop"_s, dir.filePath(u"loop"_s)));
        QCOMPARE(writeFile(dir.filePath(u"loop"_s), "x").error().kind, ErrorKind::NotWritable);
        QCOMPARE(writeFile(u"/proc/no-such/a.md"_s, "x").error().kind, ErrorKind::NotFound);
        const auto error = writeFile(dir.path(), "x").error();
        QVERIFY(error.sentence().startsWith(dir.path()));
    }

    void failure_takesAwayTheFoldersItMade()
    {
        const QTemporaryDir dir;
        const QString name(300, u'n');  // longer than any file system allows
        QVERIFY(!writeFile(dir.filePath(u"a/b/"_s + name), "x"));
        QVERIFY(allNames(dir.path()).isEmpty());
    }

    void fullDisk_keepsTheOldFile_data()
    {
        QTest::addColumn<QString>("fill");
        QTest::addColumn<QString>("way");
        for (const char *fill : {"nearly", "quite", "limit"})
            for (const char *way : {"small", "large", "stream"})
                QTest::addRow("%s full, %s", fill, way) << QString::fromLatin1(fill) << QString::fromLatin1(way);
    }
    void fullDisk_keepsTheOldFile()
    {
        QFETCH(QString, fill);
        QFETCH(QString, way);
        const QTemporaryDir dir;
        const QString self = QCoreApplication::applicationFilePath();
        QProcess child;
        if (fill == u"limit") {
            child.start(self, {u"--save"_s, dir.path(), fill, way});
        } else {
            // The small disk lives and ends with the child's own mount namespace. (Where the root is no
            // mount of its own, as in a chroot, it cannot be made private and need not be.)
            QStringList unshare{u"--mount"_s, u"--propagation"_s, u"unchanged"_s};
            if (::geteuid() != 0)
                unshare += {u"--user"_s, u"--map-root-user"_s};
            child.start(u"unshare"_s, unshare + QStringList{u"sh"_s, u"-c"_s,
                u"mount --make-rprivate / 2>/dev/null; mount -t tmpfs -o size=100k none \"$1\" || exit 77; exec \"$2\" --save \"$1\" \"$3\" \"$4\""_s,
                u"sh"_s, dir.path(), self, fill, way});
        }
        if (!child.waitForStarted())
            QSKIP("there is no unshare here");
        QVERIFY(child.waitForFinished());
        if (fill != u"limit" && child.readAllStandardOutput().isEmpty())
            QSKIP("a small disk may not be mounted here");
        QCOMPARE(child.exitCode(), 0);
    }

    // What the file system says of a file's size may be old, or nothing at all.
    void limit_holdsForWhatIsRead()
    {
        QCOMPARE(QFileInfo(u"/proc/self/maps"_s).size(), 0);
        QCOMPARE(readFile(u"/proc/self/maps"_s, 100).error().kind, ErrorKind::BadInput);
        QVERIFY(readFile(u"/proc/self/maps"_s).value_or(QByteArray()).size() > 100);
        const QTemporaryDir dir;
        put(dir.filePath(u"a"_s), "12345");
        QCOMPARE(readFile(dir.filePath(u"a"_s), 5).value_or(QByteArray()), QByteArray("12345"));
        QCOMPARE(readFile(dir.filePath(u"a"_s), 4).error().kind, ErrorKind::BadInput);
        put(dir.filePath(u"empty"_s), {});
        QCOMPARE(readFile(dir.filePath(u"empty"_s), 0).value_or("none"), QByteArray());
    }

    void whatIsNoFile_isSaid()
    {
        const QTemporaryDir dir;
        QCOMPARE(::mkfifo(QFile::encodeName(dir.filePath(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QFile::link(dir.filePath(u"pipe"_s), dir.filePath(u"link"_s)) && QFile::link(u"nowhere"_s, dir.filePath(u"broken"_s)));
        QVERIFY(readFile(dir.filePath(u"link"_s)).error().message.contains(u"not a regular file"_s));
        QVERIFY(readFile(dir.path()).error().message.contains(u"folder"_s));
        QCOMPARE(readFile(dir.filePath(u"broken"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(readFile(dir.filePath(u"pipe/a"_s)).error().kind, ErrorKind::NotFound);
    }

    void created_standsOnlyWhereNothingStood()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"new/a.md"_s);
        QVERIFY(createFile(path, "first").has_value());
        QCOMPARE(createFile(path, "second").error().kind, ErrorKind::Conflict);
        QCOMPARE(bytesOf(path), QByteArray("first"));
        QVERIFY(QFile::link(dir.filePath(u"nowhere"_s), dir.filePath(u"link"_s)));
        QCOMPARE(createFile(dir.filePath(u"link"_s), "x").error().kind, ErrorKind::Conflict);
        QCOMPARE(allNames(dir.path()), (QStringList{u"link"_s, u"new"_s}));
        QCOMPARE(allNames(dir.filePath(u"new"_s)), QStringList{u"a.md"_s});
    }

    void copy_isWholeOrNotThere()
    {
        const QTemporaryDir dir;
        const QString from = dir.filePath(u"from"_s), to = dir.filePath(u"to/a"_s);
        const QByteArray bytes(3'500'000, 'x');
        put(from, bytes);
        const QDateTime old(QDate(2024, 4, 19), QTime(12, 0));
        QFile file(from);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(old, QFileDevice::FileModificationTime));
        file.close();
        qint64 heard = 0;
        const auto stopped = copyFile(from, to, [&](qint64 some) { return (heard += some) < 2'000'000; });
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QCOMPARE(allNames(dir.path()), QStringList{u"from"_s});
        heard = 0;
        QVERIFY(copyFile(from, to, [&](qint64 some) { heard += some; return true; }).has_value());
        QCOMPARE(heard, bytes.size());
        QCOMPARE(bytesOf(to), bytes);
        QCOMPARE(QFileInfo(to).lastModified(), old);
        QCOMPARE(copyFile(from, to, [](qint64) { return true; }).error().kind, ErrorKind::Conflict);
        QCOMPARE(copyFile(dir.path(), dir.filePath(u"b"_s), [](qint64) { return true; }).error().kind, ErrorKind::NotReadable);
        QCOMPARE(allNames(dir.filePath(u"to"_s)), QStringList{u"a"_s});
    }

    void killedSaves_tearNothing()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"entry.md"_s);
        const QByteArray a(200'000, 'a');
        const QByteArray b(150'000, 'b');
        put(path, a);
        for (int kill = 0; kill < 300; ++kill) {
            int pipe[2];
            QCOMPARE(::pipe(pipe), 0);
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                for (int i = 0;; ++i)
                    if (!writeFile(path, i % 2 ? a : b) || ::write(pipe[1], ".", 1) != 1)
                        ::_exit(1);
            }
            ::close(pipe[1]);
            // After so many saves have ended, somewhere within the next.
            char dot = 0;
            for (auto saves = QRandomGenerator::global()->bounded(3); saves >= 0; --saves)
                QCOMPARE(::read(pipe[0], &dot, 1), ssize_t(1));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            ::close(pipe[0]);
            const QByteArray now = bytesOf(path);
            QVERIFY2(now == a || now == b, qPrintable(u"torn after kill %1"_s.arg(kill)));
        }
        const auto left = allNames(dir.path()).size() - 1;
        QCOMPARE(sweepTemporaries(dir.path()), int(left));
        QCOMPARE(allNames(dir.path()), QStringList{u"entry.md"_s});
    }

    void sweep_leavesASaveAtWorkAlone()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QLatin1StringView(temporaryPrefix) + u"abc"_s);
        put(path, "half");
        const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY);
        QCOMPARE(::flock(fd, LOCK_EX), 0);
        QCOMPARE(sweepTemporaries(dir.path()), 0);
        ::close(fd);
        QCOMPARE(sweepTemporaries(dir.path()), 1);
        QVERIFY(allNames(dir.path()).isEmpty());
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (const auto arguments = app.arguments(); arguments.value(1) == u"--save")
        return saveOnFullDisk(arguments.value(2), arguments.value(3), arguments.value(4));
    FilesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_files.moc"
