// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stamps that photos offer for themselves: when each was taken, and where, if the diary has named a place
// near it before. There is no map here, and no place is ever made up.

#include "diary/stamp.h"
#include "pictures/photo.h"
#include "project/textindex.h"

#include <QDateTime>

namespace yeonji::diary {

struct TakenPicture
{
    QDateTime taken;   // invalid: it does not say
    QString place;     // empty: unknown
};

// A stamp stands before the picture of that number, from 0, and for those behind it until the next.
struct PhotoStamp
{
    Stamp stamp;
    qsizetype before = 0;
    friend bool operator==(const PhotoStamp &, const PhotoStamp &) = default;
};

// One for pictures of the same place that were taken within an hour, as they stand in order.
QList<PhotoStamp> stampsFor(const QList<TakenPicture> &pictures);

// For each position the place of a stamp that stands with a picture taken near there, at about the time
// the stamp tells; of the nearest such. Empty: none is known. Opens the project's pictures (what they say is kept in the
// cache) and the documents that show those near, so it belongs on a worker.
QStringList placesNear(const project::Project &project, const project::TextIndex &index,
                       const QList<std::optional<pictures::Position>> &positions);

} // namespace yeonji::diary
