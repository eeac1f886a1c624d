// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/remote.h"

#include "core/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr auto scheme = "ssh://"_L1;

QString folderOf(const Remote &remote)
{
    const QString id = remote.user % u'@' % remote.host % u':' % QString::number(remote.port) % remote.path;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) % u"/yeonji/sources/"_s
        % QString::fromLatin1(QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha1).toHex().first(16));
}

QString fetchedFile(const Remote &remote)
{
    return folderOf(remote) % u"/fetched"_s;
}

QString linksFile(const Remote &remote)
{
    return folderOf(remote) % u"/links"_s;
}

QStringList argumentsFor(const Remote &remote)
{
    // rsync divides this at its spaces itself; no shell sees it.
    QString shell = u"ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15 -o ClearAllForwardings=yes"_s;
    if (remote.port > 0)
        shell += u" -p "_s % QString::number(remote.port);
    QStringList arguments{u"--recursive"_s, u"--times"_s, u"--inplace"_s, u"--delete"_s, u"--prune-empty-dirs"_s,
                          u"--timeout=60"_s, u"--max-size=4g"_s, u"--out-format=%n"_s,
                          u"--secluded-args"_s,  // the path is told to the other rsync and no shell
                          u"-e"_s, shell};
    for (const char *pattern : {".*/", "__pycache__/", "node_modules/", "site-packages/", "*.safetensors", "*.bin", "*.pt", "*.pth",
                                "*.ckpt", "*.npy", "*.npz", "*.h5", "*.onnx", "*.gguf", "*.pkl", "*.parquet", "*.arrow", "*.zip", "*.gz",
                                "*.tar", "*.xz", "*.zst", "*.so", "*.o", "*.png", "*.jpg", "*.jpeg", "*.gif", "*.webp", "*.mp4", "*.wav",
                                "*.mp3", "*.flac", "*.ttf", "*.otf"})
        arguments += u"--exclude="_s % QLatin1StringView(pattern);
    // The other rsync takes a path with one of these for a pattern, in which a backslash has a meaning.
    QString path = remote.path;
    static const QRegularExpression wild(u"[*?\\[]"_s), special(u"([*?\\[\\\\])"_s);
    if (path.contains(wild))
        path.replace(special, u"\\\\1"_s);
    const QString host = remote.host.contains(u':') ? QString(u'[' % remote.host % u']') : remote.host;
    arguments += {u"--"_s, (remote.user.isEmpty() ? host : QString(remote.user % u'@' % host)) % u':' % path % u'/', remote.mirror() % u'/'};
    return arguments;
}

// The line that says why, among what a host tells everybody (its banner), warnings, and what follows from it.
QString whyOf(const QStringList &lines, int code)
{
    constexpr int ofSsh = 255;
    static const QRegularExpression reason(u"^(?:ssh: |kex_|client_loop|Connection |Timeout|Received disconnect|Disconnected |packet_write_|Bad |Unable )"
                                           "| port \\d+(?::|$)"_s);
    const auto isOther = [](const QString &line) {
        return line.startsWith("rsync"_L1) || line.startsWith(u'(') || line.startsWith(u'*') || line.startsWith("warning:"_L1, Qt::CaseInsensitive);
    };
    const auto last = [&lines](const auto &fits) {
        const auto found = std::find_if(lines.rbegin(), lines.rend(), fits);
        return found == lines.rend() ? QString() : *found;
    };
    QString why = last([](const QString &line) { return line.contains(reason); });
    const auto isOwn = [](const QString &line) { return line.startsWith("rsync: "_L1) && !line.contains("connection unexpectedly closed"_L1); };
    if (const auto own = std::ranges::find_if(lines, isOwn); why.isEmpty() && code != ofSsh && own != lines.end())
        why = *own;
    if (why.isEmpty())
        why = last([&](const QString &line) { return !isOther(line); });
    return why.isEmpty() ? lines.value(0) : why;
}

// As the person writes it.
QString shownPath(const Remote &remote)
{
    return remote.path.startsWith(u'.') ? QString(u'~' % remote.path.sliced(1)) : remote.path;
}

// Mirrors of earlier versions were named by the host alone.
bool makeMirror(const Remote &remote)
{
    const QString mirror = remote.mirror(), before = QFileInfo(mirror).path(), aside = before % u".before"_s;
    if (!QFileInfo::exists(mirror) && QFileInfo::exists(before) && remote.fetched().isValid() && QFile::rename(before, aside)) {
        QDir().mkpath(before);
        QFile::rename(aside, mirror);
    }
    return QDir().mkpath(mirror);
}

// What a person can do about it.
Error problemOf(const Remote &remote, int code, const QString &said)
{
    QStringList lines = said.split(u'\n', Qt::SkipEmptyParts);
    for (QString &line : lines)
        line = line.trimmed();
    const auto says = [&said](QLatin1StringView words) { return said.contains(words, Qt::CaseInsensitive); };
    const QString login = remote.user.isEmpty() ? remote.host : QString(remote.user % u'@' % remote.host);
    const auto error = [&remote](ErrorKind kind, const QString &sentence) { return Error{kind, sentence, QString(scheme % remote.name()), 0}; };
    if (says("host key verification failed"_L1))
        return error(ErrorKind::NotReadable, tr("%1 is not known to ssh yet; connect once by hand: ssh %2").arg(remote.host, login));
    static const QRegularExpression refused(u"Permission denied(?! \\(13\\))"_s);  // with 13 it is a file's
    if (said.contains(refused))
        return error(ErrorKind::NotReadable, tr("%1 asks for a password; let it know your key: ssh-copy-id %2").arg(remote.host, login));
    if (says("command not found"_L1) || says("rsync: not found"_L1) || code == 127)
        return error(ErrorKind::NotFound, tr("rsync is missing on %1; install it there").arg(remote.host));
    if (says("no space left"_L1))
        return error(ErrorKind::NoSpace, tr("the disk of your cache is full; free some space"));
    if (code == 23 && says("change_dir"_L1) && says("Not a directory"_L1))
        return error(ErrorKind::BadInput, tr("%1 on %2 is a file; name the folder it lies in").arg(shownPath(remote), remote.host));
    if (code == 23 && says("change_dir"_L1))
        return error(ErrorKind::NotFound, tr("there is no folder %1 on %2, or it cannot be read; correct the address").arg(shownPath(remote), remote.host));
    const QString why = whyOf(lines, code).left(200);
    return error(ErrorKind::NotReadable, why.isEmpty() ? tr("%1 cannot be reached").arg(remote.host)
                                                       : tr("%1 cannot be reached: %2").arg(remote.host, why));
}

} // namespace

bool isRemote(QStringView source)
{
    return source.startsWith(scheme);
}

Result<Remote> Remote::parse(const QString &address)
{
    const auto wrong = [&address](const QString &why) { return failure(ErrorKind::BadInput, why, address); };
    static const QRegularExpression form(u"^ssh://(?:([^@/]*)@)?(\\[[^\\]/]*\\]|[^:/]*)(?::([^/]*))?(/.*)?$"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression word(u"^[A-Za-z0-9_][A-Za-z0-9_.-]*\\z"_s), numbers(u"^\\[[0-9A-Fa-f:.]+\\]\\z"_s);
    const auto match = form.match(address);
    const QString host = match.captured(2), user = match.captured(1), port = match.captured(3);
    if (!match.hasMatch() || !(word.match(host).hasMatch() || numbers.match(host).hasMatch()))
        return wrong(tr("this names no host; write ssh://host/folder"));
    if (match.hasCaptured(1) && !word.match(user).hasMatch())
        return wrong(tr("this names no user; write ssh://user@host/folder"));
    Remote remote{user, host, 0, match.captured(4)};
    if (host.startsWith(u'['))
        remote.host = host.sliced(1, host.size() - 2);
    if (match.hasCaptured(3)) {
        bool isNumber = false;
        remote.port = port.toInt(&isNumber);
        if (!isNumber || remote.port < 1 || remote.port > 65535)
            return wrong(tr("a port is a number from 1 to 65535"));
    }
    if (std::ranges::any_of(remote.path, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return wrong(tr("a folder's name here may hold no line end or other control character"));
    while (remote.path.endsWith(u'/'))
        remote.path.chop(1);
    if (remote.path.isEmpty())
        return wrong(tr("this names no folder; write ssh://host/folder"));
    if (remote.path == "/~"_L1 || remote.path.startsWith("/~/"_L1))
        remote.path = u"."_s % remote.path.sliced(2);
    return remote;
}

QString Remote::name() const
{
    return host % u':' % shownPath(*this);
}

QString Remote::mirror() const
{
    const QString last = path.section(u'/', -1);
    return folderOf(*this) % u'/' % host % u'/' % (last.isEmpty() || last.startsWith(u'.') ? host : last);
}

QDateTime Remote::fetched() const
{
    return QFileInfo(fetchedFile(*this)).lastModified();
}

QStringList Remote::links() const
{
    // What trainers and trackers link to lies beside it.
    static const QRegularExpression ownKin(u"(?:^|/)(?:latest-run|latest|last|debug(?:-internal|-core)?\\.log)$"_s);
    QFile file(linksFile(*this));
    QStringList links = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts) : QStringList();
    links.removeIf([](const QString &link) { return link.contains(ownKin); });
    return links;
}

QString Remote::linksSentence() const
{
    const QStringList all = links();
    if (all.isEmpty())
        return {};
    return tr("links on %1 are not followed: %2; name the folder that one leads to as an address of its own")
        .arg(host, all.size() > 3 ? QString(all.mid(0, 3).join(u", "_s) % u", …") : all.join(u", "_s));
}

Result<bool> fetch(const Remote &remote, const Progress &progress)
{
    for (const QString &tool : {u"rsync"_s, u"ssh"_s})
        if (QStandardPaths::findExecutable(tool).isEmpty())
            return failure(ErrorKind::NotFound, tr("%1 is not installed here, and runs on %2 are followed through it; install it").arg(tool, remote.host));
    if (!makeMirror(remote))
        return failure(ErrorKind::NotWritable, tr("this folder cannot be made; check the permissions"), remote.mirror());
    QLockFile lock(folderOf(remote) % u"/lock"_s);
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return false;
    QProcess rsync;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);  // what it says is read below
    for (const QString &name : environment.keys())
        if (name.startsWith("RSYNC_"_L1))
            environment.remove(name);
    rsync.setProcessEnvironment(environment);
    rsync.setStandardInputFile(QProcess::nullDevice());
    rsync.start(u"rsync"_s, argumentsFor(remote));
    QByteArray names, said;
    while (rsync.state() != QProcess::NotRunning && !rsync.waitForFinished(50)) {
        names += rsync.readAllStandardOutput();
        said += rsync.readAllStandardError();
        said.truncate(64 * 1024);
        if (progress.cancelled()) {
            rsync.terminate();  // it ends its ssh, and keeps what came
            if (!rsync.waitForFinished(2000)) {
                rsync.kill();
                rsync.waitForFinished();
            }
            return failure(ErrorKind::Cancelled, tr("reading was cancelled"), remote.mirror());
        }
    }
    names += rsync.readAllStandardOutput();
    said += rsync.readAllStandardError();
    const int code = rsync.exitStatus() == QProcess::NormalExit ? rsync.exitCode() : -1;
    const QString words = QString::fromUtf8(said);
    // 23, 24: a file that may not be read, or went meanwhile; the others are there.
    if (code != 0 && code != 24 && !(code == 23 && !words.contains("change_dir"_L1)))
        return std::unexpected(problemOf(remote, code, words));
    if (QFile mark(fetchedFile(remote)); mark.open(QIODevice::WriteOnly))
        mark.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime);
    // Links are told of at each call, whether anything changed or not.
    bool isNews = false;
    QStringList links;
    for (const QString &line : QString::fromUtf8(names).split(u'\n', Qt::SkipEmptyParts)) {
        static const QRegularExpression skipped(u"^skipping non-regular file \"(.*)\"$"_s);
        if (const auto match = skipped.match(line); match.hasMatch())
            links.append(match.captured(1));
        else
            isNews = true;
    }
    if (QFile list(linksFile(remote)); list.open(QIODevice::WriteOnly))
        list.write(links.join(u'\n').toUtf8());
    return isNews;
}

} // namespace yeonji::runs
