// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A source on another machine, `ssh://[user@]host[:port]/folder` (`/~/folder`: below the home there). The
// system's rsync, over its ssh, copies what changed into a mirror below the person's cache, and the mirror
// is read as any folder is. On the other machine nothing is written. What was broken off goes on where it
// stopped; of a file that grew only the end is transferred, and the file in the mirror stays the same one,
// so that it is read on and not anew. Nobody is asked for a password: a host that wants one says so.
//
// Weights, archives and pictures stay where they are, and so does any file beyond 4 GB. Links are not followed, as
// they may lead round in a circle or to everything there: who asks is told of them.

#include "runs/reader.h"

#include <QDateTime>

namespace yeonji::runs {

bool isRemote(QStringView source);

struct Remote
{
    QString user, host;
    int port = 0;     // 0: as ssh's own configuration says
    QString path;     // absolute, or relative to the home there

    // BadInput with what is wrong: rsync and ssh would take a host that begins with `-` for an option.
    static Result<Remote> parse(const QString &address);

    QString name() const;     // `gpu1:/data/runs`
    QString mirror() const;   // the folder it is copied into, absolute; called as the folder there
    QDateTime fetched() const;  // when it was whole last; invalid: never
    QStringList links() const;    // seen and not followed then, below the folder; without those of trackers to their own newest run
    QString linksSentence() const;  // says so, and what to do; empty: none
};

// Copies what changed; true if anything did. One at a time, also of several programs: who comes second gets
// false at once. An Error's sentence is what stands between here and there: the host is away (NotReadable),
// rsync or ssh is missing here or there (NotFound), a password is wanted, the disk is full (NoSpace). The
// mirror stays as far as it came.
Result<bool> fetch(const Remote &remote, const Progress &progress = {});

} // namespace yeonji::runs
