// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A folder of a test's own, gone with it.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace yeonji::testing {

// Makes the file and its folders, or ends the test.
inline void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("%s: not written", qPrintable(path));
}

class Folder
{
public:
    QString path(const QString &name = {}) const { return name.isEmpty() ? m_dir.path() : m_dir.filePath(name); }

    // The file's path; its folders are made.
    QString written(const QString &name, const QByteArray &bytes) const
    {
        put(path(name), bytes);
        return path(name);
    }

private:
    QTemporaryDir m_dir;
};

} // namespace yeonji::testing
