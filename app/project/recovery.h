// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was typed and not yet saved, kept aside until it is: after a crash it is offered again. One
// file a document in .yeonji/recovery/ (of a folder that is no project, or is out of reach: in the
// user's own state).

#include "core/error.h"
#include "project/project.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace yeonji::project {

struct Recovered
{
    QString path;         // of the document
    QString text;
    QByteArray baseHash;  // hashOf() the file's bytes when the text was begun; empty: there was no file
    QDateTime when;
};

QByteArray hashOf(QByteArrayView bytes);

class Recovery
{
public:
    explicit Recovery(Project project) : m_project(std::move(project)) {}

    // From any thread; one document from one at a time. Away: in the user's own state, for folders so slow
    // that writing there cannot be waited for.
    enum class Where { Project, Away };
    Result<> keep(const Recovered &record, Where where = Where::Project) const;
    void forget(const QString &path) const;
    std::optional<Recovered> find(const QString &path) const;
    QList<Recovered> all() const;                  // newest first

private:
    QString fileName(const QString &path) const;
    QStringList filesOf(const QString &path) const;  // where one may lie; the first is where it is written
    QString nameOf(const QString &path) const;
    std::optional<Recovered> read(const QString &file) const;

    Project m_project;
};

} // namespace yeonji::project
