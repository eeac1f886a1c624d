// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The program and other tools, run from outside as a person would.

#include "paths.h"

#include <QFile>
#include <QProcess>

namespace yeonji::testing {

struct Ended
{
    int status = -1;      // -1: not within the time
    QString out, error;
};

// `prepare` runs in the child before the program does.
inline Ended run(const QString &program, const QStringList &arguments, const std::function<void()> &prepare = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Else one line more on standard error, where there is no sandbox.
    environment.insert(QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    if (prepare)
        process.setChildProcessModifier(prepare);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

inline Ended yeonji(const QStringList &arguments, const std::function<void()> &prepare = {})
{
    return run(program(), arguments, prepare);
}

inline QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace yeonji::testing
