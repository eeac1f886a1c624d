// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was seen of runs, kept in the cache: which files are runs, and each run at a glance. The next
// start lists a project of many runs without opening a file that was not written since. It may be deleted
// at any time; one that is damaged, or that another build of the program wrote, is as good as none, and
// where it cannot be written it is done without.

#include "runs/card.h"
#include "runs/reader.h"
#include "runs/stamp.h"

#include <QMutex>

namespace yeonji::runs {

// All from any thread.
class Index
{
public:
    // Lies in this file; empty: only as long as the object lives. It is read when it is first asked.
    explicit Index(QString file = {});

    // What a file in this state was found to be, which may be nothing. Null: not known.
    std::optional<std::vector<Found>> known(const QString &path, const FileState &state);
    void learn(const QString &path, const FileState &state, const std::vector<Found> &found);

    // The run as it was read last; null if it or a log beside it was written since, and of runs that are
    // alive, which have to be looked at.
    std::shared_ptr<const Card> card(const Found &found);
    // `stamp` was taken before the run was read.
    void keep(const Run &run, Stamp stamp);

    // Writes what is new.
    void save();

private:
    struct Look
    {
        FileState state;
        std::optional<Found> found;
        bool used = false;
    };
    struct Kept
    {
        QStringList files;
        QByteArray digest;
        std::shared_ptr<const Card> card;
        bool used = false;
    };
    void load();
    void forgetUnused();

    QMutex m_mutex;
    QString m_file;
    bool m_loaded = false, m_isNew = false;
    QHash<QString, Look> m_looks;  // by path
    QHash<QString, Kept> m_cards;  // by Found::key()
};

} // namespace yeonji::runs
