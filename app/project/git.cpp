// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/git.h"

#include "core/words.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

constexpr int soon = 3000, patience = 60'000;  // milliseconds

struct Ended
{
    bool started = false;
    int status = -1;
    QByteArray out, error;
};

Ended run(const QString &folder, const QStringList &arguments, int milliseconds, const QByteArray &input = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GIT_NO_LAZY_FETCH"_s, u"1"_s);
    // No protocol at all, whatever protocol.NAME.allow of the repository says.
    environment.insert(u"GIT_ALLOW_PROTOCOL"_s, QString());
    environment.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.start(u"git"_s, QStringList{u"-c"_s, u"core.fsmonitor=false"_s, u"-c"_s, u"core.hooksPath=/dev/null"_s, u"-c"_s, u"log.showSignature=false"_s, u"-c"_s, u"commit.gpgSign=false"_s, u"-c"_s, u"gc.auto=0"_s,
                                        u"-c"_s, u"maintenance.auto=false"_s, u"--literal-pathspecs"_s} + arguments);
    Ended ended;
    ended.started = process.waitForStarted(milliseconds);
    if (!ended.started) {
        ended.error = process.errorString().toUtf8();
        return ended;
    }
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(milliseconds)) {
        process.kill();
        process.waitForFinished(milliseconds);
    } else if (process.exitStatus() == QProcess::NormalExit) {
        ended.status = process.exitCode();
    }
    ended.out = process.readAllStandardOutput();
    ended.error = process.readAllStandardError();
    return ended;
}

std::optional<QByteArray> git(const QString &folder, const QStringList &arguments)
{
    const Ended ended = run(folder, QStringList{u"--no-optional-locks"_s} + arguments, soon);
    return ended.status == 0 ? std::optional(ended.out) : std::nullopt;
}

Error errorOf(const Ended &ended, const QString &folder)
{
    if (!ended.started && QStandardPaths::findExecutable(u"git"_s).isEmpty())
        return {ErrorKind::NotFound, tr("git is not installed; install it to commit"), folder};
    if (ended.error.contains("not a git repository") || ended.error.contains("inside a git repository"))
        return {ErrorKind::NotFound, tr("this folder is in no git repository; make it one with `git init`"), folder};
    if (ended.error.contains("user.email") || ended.error.contains("Author identity"))
        return {ErrorKind::BadInput, tr("git does not know who you are; tell it with `git config --global user.name` and `user.email`"), folder};
    return {ErrorKind::BadInput, tr("git says: %1").arg(QString::fromUtf8(ended.error).trimmed().section(u'\n', 0, 0)), folder};
}

// Filters are programs that git runs over files; those of the person's own settings may, those of a
// repository that came from elsewhere may not.
Result<> runsNothingOfItsOwn(const QString &folder)
{
    const Ended filters = run(folder, {u"config"_s, u"--local"_s, u"--includes"_s, u"--get-regexp"_s, u"^filter\\."_s}, soon);
    if (filters.status == 0)
        return failure(ErrorKind::BadInput, tr("this repository names programs of its own to run (filters); commit on the command line if you trust them"), folder);
    return filters.status == 1 ? Result<>() : std::unexpected(errorOf(filters, folder));
}

} // namespace

std::optional<Committed> lastCommitted(const QString &path)
{
    const QFileInfo info(path);
    const auto bytes = git(info.path(), {u"cat-file"_s, u"blob"_s, u"HEAD:./"_s + info.fileName()});
    const auto seconds = bytes ? git(info.path(), {u"rev-list"_s, u"-1"_s, u"--no-commit-header"_s, u"--format=%ct"_s, u"HEAD"_s, u"--"_s, info.fileName()}) : std::nullopt;
    if (!bytes || !seconds)
        return std::nullopt;
    return Committed{*bytes, QDateTime::fromSecsSinceEpoch(seconds->trimmed().toLongLong())};
}

Result<QList<Uncommitted>> uncommitted(const Project &project)
{
    if (const auto fine = runsNothingOfItsOwn(project.root); !fine)
        return std::unexpected(fine.error());
    const auto prefix = git(project.root, {u"rev-parse"_s, u"--show-prefix"_s});
    const Ended status = run(project.root, {u"--no-optional-locks"_s, u"status"_s, u"--porcelain=v1"_s, u"-z"_s, u"--no-renames"_s,
                                            u"--untracked-files=all"_s, u"--ignore-submodules=all"_s, u"--"_s, u"."_s}, patience);
    if (!prefix || status.status != 0)
        return std::unexpected(errorOf(status, project.root));
    QList<Uncommitted> files;
    for (const QByteArray &line : status.out.split('\0')) {
        const QByteArray path = line.mid(3);
        if (path.isEmpty() || !path.startsWith(prefix->trimmed()) || path.endsWith('/'))
            continue;
        const QString name = QFile::decodeName(path.mid(prefix->trimmed().size()));
        const QByteArray marks = line.first(2);
        files.append({name, !QFileInfo(project.root % u'/' % name).exists()  ? Uncommitted::Is::Gone
                            : marks == "??" || marks.startsWith('A') ? Uncommitted::Is::New
                                                                     : Uncommitted::Is::Changed});
    }
    std::ranges::sort(files, {}, &Uncommitted::path);
    return files;
}

Result<QString> commit(const Project &project, const QStringList &paths, const QString &message)
{
    if (const auto fine = runsNothingOfItsOwn(project.root); !fine)
        return std::unexpected(fine.error());
    // In a file: ten thousand names are more than a command line holds.
    QTemporaryFile names;
    QByteArray list;
    for (const QString &path : paths)
        list += QFile::encodeName(path) + '\0';
    if (!names.open() || names.write(list) != list.size() || !names.flush())
        return failure(ErrorKind::NotWritable, tr("the list of files cannot be written for git; make room in the folder for temporary files"), names.fileName());
    const QStringList those{u"--pathspec-from-file="_s + names.fileName(), u"--pathspec-file-nul"_s};
    if (const Ended added = run(project.root, QStringList{u"add"_s, u"--all"_s} + those, patience); added.status != 0)
        return std::unexpected(errorOf(added, project.root));
    const Ended done = run(project.root, QStringList{u"-c"_s, u"commit.gpgSign=false"_s, u"commit"_s, u"--quiet"_s, u"--no-verify"_s, u"--only"_s,
                                                     u"--cleanup=whitespace"_s, u"--file=-"_s} + those, patience, message.toUtf8());
    if (done.status != 0)
        return std::unexpected(errorOf(done, project.root));
    return QString::fromUtf8(git(project.root, {u"rev-parse"_s, u"--short"_s, u"HEAD"_s}).value_or(QByteArray())).trimmed();
}

} // namespace yeonji::project
