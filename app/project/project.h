// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The folder. Any folder or single file opens; what has a yeonji.yaml is a project. A folder without
// one is shown as it is and gets neither that file nor .yeonji/ until the person makes it a project.

#include "core/error.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QStringList>
#include <QTime>

namespace yeonji::project {

// yeonji.yaml. Unknown keys stay in the file untouched.
struct Config
{
    QString title, author, place, language;
    QString theme;                       // light, dark or empty: as the system
    QTime dayStarts{5, 0};               // when *today* begins
    QStringList sources;                 // folders of runs outside; absolute after reading, or ssh://…
    QStringList roots;                   // where /imgs/… is looked for; absolute after reading
    QHash<QString, QString> directions;  // `metrics:` glob → min or max

    friend bool operator==(const Config &, const Config &) = default;
};

struct Project
{
    QString root;          // absolute, canonical
    bool made = false;     // has a yeonji.yaml
    Config config;
    QString whyReadOnly = {};  // who else writes in it (lock.h), as a sentence; empty: this program does

    QString diaryFolder() const;    // root/diary
    QString reportsFolder() const;
    QString decksFolder() const;
    QString runsFolder() const;
    QString assetsFolder() const;
    QString stateFolder() const;    // .yeonji/ of a project, unless a link is in it; else awayFolder()
    QString awayFolder() const;     // in the user's own state: also while the project's folder is out of reach
    QString cacheFolder() const;
};

// The project a file or folder belongs to: the nearest folder upwards with a yeonji.yaml, else the
// folder itself (of a file: the one it lies in). A broken yeonji.yaml is an Error with its line.
Result<Project> open(const QString &path);

// The same project with yeonji.yaml as it stands now. A file that is gone says nothing new: an editor may be
// replacing it.
Result<Project> reread(const Project &project);

// Makes `folder` (new or empty, or one that stands and is not yet a project) a project.
Result<Project> make(const QString &folder, const Config &config = {});

// Asked by whatever writes documents, before it does. Conflict: someone else writes here.
Result<> mayWrite(const Project &project);

// Makes stateFolder() and lets it ignore itself for git. Before anything is written there.
Result<> prepareState(const Project &project);

// A copy of the sample project in `folder`, which must be new or empty.
Result<Project> makeSample(const QString &folder);

// The day *new entry today* writes to: yesterday before config.dayStarts.
QDate today(const Config &config, const QDateTime &now = QDateTime::currentDateTime());

} // namespace yeonji::project
