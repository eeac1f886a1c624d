// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/git.h"

#include <QFileInfo>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

constexpr int patience = 3000;  // milliseconds

std::optional<QByteArray> git(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GIT_NO_LAZY_FETCH"_s, u"1"_s);
    // No protocol at all, whatever protocol.NAME.allow of the repository says.
    environment.insert(u"GIT_ALLOW_PROTOCOL"_s, QString());
    environment.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    process.setProcessEnvironment(environment);
    process.start(u"git"_s, QStringList{u"-c"_s, u"core.fsmonitor=false"_s, u"-c"_s, u"log.showSignature=false"_s, u"--no-optional-locks"_s, u"--literal-pathspecs"_s} + arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted(patience) || !process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
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

} // namespace yeonji::project
