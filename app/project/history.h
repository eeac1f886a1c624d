// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Earlier texts of every file that was written here, in .yeonji/history/ (of a folder that is no project:
// in the user's own state). Texts lie once under the hash of their bytes, compressed; of each document
// there is a list of when it said what. Lists name documents from the project's root, so that a moved
// folder keeps its past. Its loss costs the past and never the present.
//
// The older, the fewer are kept: of the last hour one a minute, of the last day one in ten minutes, of
// the last month one a day, then one a week; always the first and the newest. The whole stays within a
// size: beyond it the oldest go. What was set aside in a conflict is thinned like the rest, after a month.

#include "core/error.h"
#include "project/project.h"

#include <QByteArray>
#include <QDateTime>

namespace yeonji::project {

struct Version
{
    QDateTime when;
    QByteArray hash;        // hashOf() the bytes
    qint64 size = 0;        // of the bytes
    bool setAside = false;  // given up in a conflict, or recovered and left

    friend bool operator==(const Version &, const Version &) = default;
};

class History
{
public:
    explicit History(Project project) : m_project(std::move(project)) {}

    // From any thread. The same bytes as the newest version add nothing, unless they are set aside.
    enum class Why { Saved, SetAside };
    Result<> keep(const QString &path, const QByteArray &bytes, Why why = Why::Saved,
                  const QDateTime &when = QDateTime::currentDateTime()) const;

    QList<Version> versions(const QString &path) const;  // newest first
    // Damaged or gone: an Error that says so.
    Result<QByteArray> read(const Version &version) const;

    // The document has another name now, and keeps its past.
    Result<> moved(const QString &from, const QString &to) const;

    // Brings the whole within `most` bytes and removes texts no list names. How many bytes are left.
    static constexpr qint64 usual = 256 << 20;
    Result<qint64> sweep(qint64 most = usual) const;

private:
    QString folder() const;
    QString nameOf(const QString &path) const;  // from the root, if it lies below it
    QString listOf(const QString &name) const;
    QString textOf(const QByteArray &hash) const;
    Result<> writeList(const QString &name, const QList<Version> &versions) const;

    Project m_project;
};

// What stays of a list (newest first) at `now`.
QList<Version> thinned(const QList<Version> &versions, const QDateTime &now);

} // namespace yeonji::project
